from collections.abc import Callable

import pytest
from wagtail.models import Locale

from core.models import Stamp
from locales import live
from locales.collecting import Found
from locales.models import InterfaceString, InterfaceTranslation

Say = Callable[..., InterfaceTranslation]


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
