import pytest
from django.db import transaction

from core.network import NetworkInTransaction, outside_transaction


@pytest.mark.django_db
def test_no_call_leaves_while_a_transaction_is_open():
    outside_transaction()
    with transaction.atomic(), pytest.raises(NetworkInTransaction):
        outside_transaction()
