from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Locale, Page

from accounts.models import User
from cms.models import HomePage, StandardPage
from core.models import Stamp
from locales import live
from locales.collecting import Found
from locales.models import InterfaceString, InterfaceTranslation

Say = Callable[..., InterfaceTranslation]
MakeString = Callable[..., InterfaceString]


@pytest.fixture
def occitan(db) -> Locale:
    """A language that Django does not ship."""
    return Locale.objects.create(language_code="oc")


@pytest.fixture
def arabic(db) -> Locale:
    return Locale.objects.create(language_code="ar")


@pytest.fixture
def say(db) -> Say:
    """`say("oc", "Log in", "Se connectar")`: an editor's finished translation."""

    def finish(language: str, msgid: str, *forms: str, plural: str = "", context: str = ""):
        digest = Found(context, msgid, plural, ()).digest
        texts = {"msgid": msgid, "msgid_plural": plural, "context": context, "area": "site"}
        string, _made = InterfaceString.objects.get_or_create(digest=digest, defaults=texts)
        done = {"forms": list(forms), "state": InterfaceTranslation.State.DONE}
        return InterfaceTranslation.objects.update_or_create(
            string=string, language=language, defaults=done
        )[0]

    return finish


@pytest.fixture
def next_request() -> Callable[[], None]:
    """What every process does first at its next request."""
    return lambda: live.refresh(Stamp.objects.versions().languages)


@pytest.fixture
def string(db) -> MakeString:
    """`string("%(n)s night", plural="%(n)s nights")`: a string of the code."""

    def make(msgid: str, plural: str = "", context: str = "", **fields: object) -> InterfaceString:
        digest = Found(context, msgid, plural, ()).digest
        values = {"area": "site", "places": "core/views.py"} | fields
        return InterfaceString.objects.create(
            digest=digest, msgid=msgid, msgid_plural=plural, context=context, **values
        )

    return make


@pytest.fixture
def draft(db) -> Callable[..., InterfaceTranslation]:
    """What a machine made of a string."""

    def make(string: InterfaceString, language: str, *forms: str) -> InterfaceTranslation:
        state = InterfaceTranslation.State.MACHINE
        return string.translations.create(language=language, forms=list(forms), state=state)

    return make


def may(user: User, *permissions: str) -> User:
    """The same person with these permissions, as a login finds them."""
    for permission in permissions:
        app, code = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=code)
        )
    return User.objects.get(pk=user.pk)


@pytest.fixture
def editor(db) -> User:
    """Someone of marketing: the desk, and what it leads to."""
    user = User.objects.create_user("mara@example.org", "un mot de passe", name="Mara Kettler")
    user.groups.add(Group.objects.get(name="marketing"))
    return may(
        user,
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "locales.translate_interface",
        "locales.manage_languages",
    )


@pytest.fixture
def desk(client, editor) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def home_page(french) -> HomePage:
    """A site of two French pages."""
    root = Page.get_first_root_node()
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title="Accueil", slug="accueil", locale=french))
    about = StandardPage(
        title="Qui sommes-nous",
        slug="a-propos",
        locale=french,
        search_description="Vingt personnes",
    )
    home.add_child(instance=about)
    return HomePage.objects.get(pk=home.pk)


@pytest.fixture
def about(home_page) -> StandardPage:
    return StandardPage.objects.get(slug="a-propos", locale=home_page.locale)
