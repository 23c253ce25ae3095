import re

import pytest
from django.contrib.staticfiles.finders import AppDirectoriesFinder

from core.staticfiles import STYLES, HashedStaticFiles


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> HashedStaticFiles:
    """What `core` ships, as collectstatic leaves it for production."""
    published = HashedStaticFiles(tmp_path_factory.mktemp("static"), base_url="/static/")
    paths = {}
    for name, source in AppDirectoriesFinder(app_names=["core"]).list([]):
        with source.open(name) as file:
            published.save(name, file)
        paths[name] = (source, name)
    refusals = [error for *_, error in published.post_process(paths) if error not in (True, False)]
    assert refusals == []
    return published


def text(published: HashedStaticFiles, name: str) -> str:
    with published.open(published.stored_name(name)) as file:
        return file.read().decode()


def test_all_styles_arrive_in_one_file_with_what_they_point_to(published):
    styles = text(published, STYLES)

    assert "@import" not in styles
    assert ".listing-card" in styles
    assert "@layer reset {" in styles  # the map library's styles, under ours
    addresses = re.findall(r'url\("([^"#)]+)"\)', styles)
    assert any("inter" in address for address in addresses)
    assert [one for one in addresses if not published.exists(f"core/css/{one}")] == []


def test_scripts_import_each_other_by_the_names_of_their_content(published):
    imported = re.findall(r'import\("\./(.+?)"\)', text(published, "core/js/main.js"))

    assert imported
    assert [name for name in imported if not re.search(r"\.[0-9a-f]{12}\.js$", name)] == []
    assert [name for name in imported if not published.exists(f"core/js/{name}")] == []
