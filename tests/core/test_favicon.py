"""The icon that browsers ask for by its old name."""

import pytest
from django.contrib.staticfiles import finders


@pytest.mark.django_db
def test_the_old_name_leads_to_the_icon_there_is(client):
    address = client.get("/favicon.ico").headers["Location"]

    assert finders.find(address.removeprefix("/static/"))
