"""Words that travel to an agency and back."""

import time
from datetime import timedelta

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.models import Stamp
from locales import coverage, po
from locales.models import InterfaceString, InterfaceTranslation
from locales.po import EntryFault, FileFault
from locales.rules import Fault

pytestmark = pytest.mark.requirement("X-I18-01")


def out(language: str = "oc") -> polib.POFile:
    content = po.export(language, InterfaceString.objects.in_use())
    return polib.pofile(content.decode(), wrapwidth=0)


def back(file: polib.POFile) -> bytes:
    return str(file).encode()


def entry(file: polib.POFile, msgid: str) -> polib.POEntry:
    return next(one for one in file if one.msgid == msgid)


@pytest.fixture
def file(string, occitan) -> polib.POFile:
    string("Book", context="verb")
    string("Hello %(name)s")
    string("%(n)s night", plural="%(n)s nights")
    return out()


def test_a_file_carries_what_a_translator_needs(file, string):
    string("Log in")
    file = out()

    assert file.metadata["Project-Id-Version"] == po.PROJECT
    assert file.metadata["Language"] == "oc"
    assert file.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert entry(file, "Book").msgctxt == "verb"
    assert entry(file, "Hello %(name)s").flags == ["python-format"]
    assert entry(file, "Hello %(name)s").occurrences == [("core/views.py", "")]
    assert sorted(entry(file, "%(n)s night").msgstr_plural) == [0, 1]
    assert "Se connecter" in entry(file, "Log in").comment


def test_what_comes_back_makes_the_language_complete(file, occitan, editor):
    entry(file, "Book").msgstr = "Reservar"
    entry(file, "Hello %(name)s").msgstr = "Adieu %(name)s"
    entry(file, "%(n)s night").msgstr_plural = {0: "%(n)s nuèit", 1: "%(n)s nuèits"}

    report = po.take_in(occitan, back(file), editor)

    assert (report.accepted, report.refused) == (3, [])
    words = next(row for row in coverage.matrix([occitan]).rows if row.name == "site")
    assert words.cells[0].is_complete


def test_the_same_file_twice_changes_nothing(file, occitan, editor):
    entry(file, "Book").msgstr = "Reservar"
    po.take_in(occitan, back(file), editor)
    version = Stamp.objects.versions().languages

    report = po.take_in(occitan, back(file), editor)

    assert (report.accepted, report.unchanged, report.empty) == (0, 1, 2)
    assert Stamp.objects.versions().languages == version


def test_visitors_read_it_at_once(file, occitan, editor):
    version = Stamp.objects.versions().languages
    entry(file, "Book").msgstr = "Reservar"
    po.take_in(occitan, back(file), editor)

    assert Stamp.objects.versions().languages == version + 1


@pytest.mark.parametrize(
    ("msgid", "text", "fault"),
    [
        ("Hello %(name)s", "Adieu", Fault.PLACEHOLDER_LOST),
        ("Hello %(name)s", "Adieu %(name)s %(x)s", Fault.PLACEHOLDER_ADDED),
        ("Book", "<b>Reservar", Fault.SCRIPT),
        ("Book", "<script>", Fault.SCRIPT),
    ],
)
def test_an_entry_that_breaks_a_rule_is_named(file, occitan, editor, msgid, text, fault):
    entry(file, msgid).msgstr = text

    report = po.take_in(occitan, back(file), editor)

    assert [one.msgid for one in report.refused] == [msgid]
    assert fault in report.refused[0].faults
    assert not InterfaceTranslation.objects.exists()


def test_an_entry_that_is_no_longer_ours_is_named(file, occitan, editor):
    InterfaceString.objects.filter(msgid="Book").update(obsolete_at=timezone.now())
    entry(file, "Book").msgstr = "Reservar"
    entry(file, "Hello %(name)s").msgstr = "Adieu %(name)s"
    entry(file, "Hello %(name)s").flags.append("fuzzy")
    entry(file, "%(n)s night").msgstr_plural = {0: "%(n)s nuèit"}
    file.append(polib.POEntry(msgid="Nobody knows this", msgstr="Degun"))

    report = po.take_in(occitan, back(file), editor)

    assert {one.msgid: one.faults for one in report.refused} == {
        "Book": (EntryFault.OBSOLETE,),
        "Hello %(name)s": (EntryFault.FUZZY,),
        "%(n)s night": (Fault.FORMS,),
        "Nobody knows this": (EntryFault.UNKNOWN,),
    }


def test_an_entry_that_stands_there_twice_counts_once(file, occitan, editor):
    entry(file, "Book").msgstr = "Reservar"
    again = polib.POEntry(msgid="Book", msgctxt="verb", msgstr="Retenir")

    report = po.take_in(occitan, back(file) + f"\n{again}\n".encode(), editor)

    assert (report.accepted, report.refused[0].faults) == (1, (EntryFault.TWICE,))
    assert InterfaceTranslation.objects.get().forms == ["Reservar"]


def test_what_an_editor_wrote_since_the_export_stays(file, occitan, editor, say):
    say("oc", "Book", "Reservar", context="verb")
    entry(file, "Book").msgstr = "Retenir"

    report = po.take_in(occitan, back(file), editor)

    assert report.refused[0].faults == (EntryFault.CHANGED,)
    assert InterfaceTranslation.objects.get().forms == ["Reservar"]

    later = timezone.now() + timedelta(minutes=1)
    file.metadata[po.EXPORTED] = later.isoformat()
    assert po.take_in(occitan, back(file), editor).accepted == 1


@pytest.mark.parametrize("moment", [None, "2026-99-99T00:00:00+00:00", "2026-01-01T00:00:00"])
def test_a_file_that_lost_its_date_overwrites_nothing(file, occitan, editor, say, moment):
    say("oc", "Book", "Reservar", context="verb")
    del file.metadata[po.EXPORTED]
    file.metadata |= {po.EXPORTED: moment} if moment else {}
    entry(file, "Book").msgstr = "Retenir"
    entry(file, "Hello %(name)s").msgstr = "Adieu %(name)s"

    report = po.take_in(occitan, back(file), editor)

    assert (report.accepted, report.refused[0].faults) == (1, (EntryFault.CHANGED,))


def test_a_formula_that_cannot_be_reckoned_is_left_aside(file, occitan, editor):
    file.metadata["Plural-Forms"] = "nplurals=2; plural=n/0;"
    entry(file, "%(n)s night").msgstr_plural = {0: "%(n)s nuèit", 1: "%(n)s nuèits"}

    assert po.take_in(occitan, back(file), editor).accepted == 1


def test_what_the_libraries_say_comes_back_as_it_went(string, occitan, editor, monkeypatch):
    string("“%(path)s” does not exist")
    said = ['"%(path)s" existís pas']
    monkeypatch.setattr(po, "speaker", lambda _language: lambda _row: said)

    report = po.take_in(occitan, back(out()), editor)

    assert (report.unchanged, report.refused) == (1, [])


PO = """msgid ""
msgstr ""
"Project-Id-Version: {}\\n"
"Language: {}\\n"

msgid "Book"
msgstr "x"
"""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (PO.format("other", "oc").encode(), FileFault.OTHER_PROJECT),
        (PO.format(po.PROJECT, "pt").encode(), FileFault.OTHER_LANGUAGE),
        (PO.format(po.PROJECT, "").encode(), FileFault.OTHER_LANGUAGE),
        (PO.format(po.PROJECT, "oc").replace("x", "é").encode("latin-1"), FileFault.NOT_UTF8),
        (b"\xde\x12\x04\x95 a compiled catalogue", FileFault.NOT_UTF8),
        (b"Dear agency, please find our strings attached.", FileFault.NOT_PO),
        (b"/etc/passwd", FileFault.NOT_PO),
        (b"manage.py", FileFault.NOT_PO),
        (b"", FileFault.NOT_PO),
        (b'msgid "a\nmsgstr', FileFault.NOT_PO),
        (b"x" * (po.LARGEST + 1), FileFault.TOO_LARGE),
        (PO.format(po.PROJECT, "oc").replace("x", "\0").encode(), FileFault.NOT_PO),
        ((PO.format(po.PROJECT, "oc") + '\n"a"\n' * 1_000_000).encode(), FileFault.NOT_PO),
    ],
)
def test_a_file_that_is_not_ours_is_refused_whole(occitan, editor, content, fault):
    with pytest.raises(po.RefusedFile) as refused:
        po.take_in(occitan, content, editor)

    assert refused.value.fault == fault


def test_the_screen_reports_what_became_of_the_file(desk, file, occitan):
    entry(file, "Book").msgstr = "Reservar"
    entry(file, "Hello %(name)s").msgstr = "Adieu"
    upload = SimpleUploadedFile("pcs-oc.po", back(file))

    page = desk.post(reverse("languages:files", args=["oc"]), {"file": upload})

    assert page.context["report"].accepted == 1
    assert "Hello %(name)s" in page.content.decode()


def test_the_screen_refuses_another_file_beside_the_field(desk, occitan):
    upload = SimpleUploadedFile("notes.po", b"Bonjour")

    page = desk.post(reverse("languages:files", args=["oc"]), {"file": upload})

    assert page.context["form"].errors["file"]
    assert not desk.post(reverse("languages:files", args=["oc"])).context["form"].is_valid()


def test_fifty_megabytes_are_refused_unread(desk, occitan, monkeypatch):
    def read(*_args):
        raise AssertionError("the file was read")

    monkeypatch.setattr(po, "take_in", read)
    upload = SimpleUploadedFile("pcs-oc.po", b"#" * (50 * 1024 * 1024))
    upload_was = []
    monkeypatch.setattr(TemporaryUploadedFile, "read", lambda *_args: upload_was.append(1))

    page = desk.post(reverse("languages:files", args=["oc"]), {"file": upload})

    assert page.context["form"].errors["file"]
    assert not upload_was


def test_a_file_is_downloaded_by_area(desk, file, string):
    string("Dear %(name)s", area="mails")

    answer = desk.get(reverse("languages:export", args=["oc"]), {"area": "mails"})

    assert [one.msgid for one in polib.pofile(answer.content.decode())] == ["Dear %(name)s"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pcs-oc-mails.po"'


def test_only_what_is_not_done_is_downloaded(desk, file, say, draft, string):
    say("oc", "Log in", "Se connectar")
    draft(string("Two"), "oc", "Dos")

    answer = desk.get(reverse("languages:export", args=["oc"]), {"only": "missing"})
    got = polib.pofile(answer.content.decode())

    assert "Log in" not in [one.msgid for one in got]
    assert entry(got, "Two").flags == ["fuzzy"]


def test_a_whole_language_takes_seconds(occitan, editor):
    InterfaceString.objects.bulk_create(
        InterfaceString(digest=f"{index:064}", msgid=f"Sentence {index} of %(name)s", area="site")
        for index in range(2_600)
    )
    file = out()
    for one in file:
        one.msgstr = f"Frasa {one.msgid}"

    started = time.monotonic()
    report = po.take_in(occitan, back(file), editor)

    assert report.accepted == 2_600
    assert time.monotonic() - started < 10
