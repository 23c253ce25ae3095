"""What the desk says about a translation or a file that it does not take."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import InterfaceString
from ..po import EntryFault, FileFault
from ..rules import Fault, lone_percent, placeholders

PLAIN = {
    Fault.EMPTY: gettext_lazy("Write the translation here."),
    Fault.HTML: gettext_lazy("Close each tag that is opened, in the order of the source."),
    Fault.SCRIPT: gettext_lazy("Use only the tags and attributes of the source."),
    Fault.QUOTE: gettext_lazy("Write quotation marks as “…” or «…», not as straight ones."),
    Fault.FORMS: gettext_lazy("The number of plural forms is not that of the language."),
    Fault.TOO_LONG: gettext_lazy("This is much longer than the source: say it shorter."),
    Fault.PLACEHOLDER_LOST: gettext_lazy("A placeholder of the source is missing."),
    Fault.PLACEHOLDER_ADDED: gettext_lazy("A placeholder is not in the source."),
    EntryFault.UNKNOWN: gettext_lazy("The site does not have this string."),
    EntryFault.OBSOLETE: gettext_lazy("The site no longer uses this string."),
    EntryFault.FUZZY: gettext_lazy("Marked as fuzzy: check it and take the mark away."),
    EntryFault.TWICE: gettext_lazy("It stands in the file twice; the first one counts."),
    EntryFault.CHANGED: gettext_lazy("An editor wrote something else after the file was exported."),
}
FILES = {
    FileFault.TOO_LARGE: gettext_lazy("The file is larger than 10 MB: choose a smaller one."),
    FileFault.NOT_UTF8: gettext_lazy("The file is not written in UTF-8: save it so first."),
    FileFault.NOT_PO: gettext_lazy("This is no PO file."),
    FileFault.OTHER_PROJECT: gettext_lazy("This PO file was not exported from this site."),
    FileFault.OTHER_LANGUAGE: gettext_lazy("This PO file is of another language."),
}


def about_file(fault: FileFault) -> str:
    return str(FILES[fault])


def about_entry(faults: Sequence[Fault | EntryFault]) -> str:
    return " ".join(str(PLAIN[fault]) for fault in faults)


def about_fault(fault: Fault, string: InterfaceString, text: str) -> str:
    """Names the placeholders, so that they can be put right without searching."""
    wanted = set().union(
        *(
            set(placeholders(said)) | lone_percent(said)
            for said in (string.msgid, string.msgid_plural)
        )
    )
    given = set(placeholders(text)) | lone_percent(text)
    if fault == Fault.PLACEHOLDER_LOST and wanted - given:
        return _lost(sorted(wanted - given))
    if fault == Fault.PLACEHOLDER_ADDED and given - wanted:
        return _added(sorted(given - wanted))
    return str(PLAIN[fault])


def _lost(names: list[str]) -> str:
    text = ngettext(
        "Keep %(names)s: the site puts a value there.",
        "Keep %(names)s: the site puts values there.",
        len(names),
    )
    return text % {"names": ", ".join(names)}


def _added(names: list[str]) -> str:
    return _("Take out %(names)s: the source does not have it.") % {"names": ", ".join(names)}
