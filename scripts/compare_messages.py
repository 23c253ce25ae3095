"""Say what is missing in the committed catalogues, held against freshly collected ones."""

import sys
from pathlib import Path

import polib

Key = tuple[str, str]


def entries(path: Path) -> dict[Key, polib.POEntry]:
    return {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(path))}


def complaints(language: str, kept: Path, fresh: Path) -> list[str]:
    committed, collected = entries(kept), entries(fresh)
    found = [f"not collected: {msgid}" for _, msgid in collected.keys() - committed.keys()]
    found += [f"no longer used: {msgid}" for _, msgid in committed.keys() - collected.keys()]
    found += [f"to review: {e.msgid}" for e in committed.values() if e.fuzzy]
    if language != "en":  # the code's own language needs no translation
        found += [f"to translate: {e.msgid}" for e in committed.values() if not e.translated()]
    compiled = polib.mofile(str(kept.with_suffix(".mo")))
    if {e.msgid for e in compiled} != {e.msgid for e in committed.values() if e.translated()}:
        found.append("the compiled catalogue is older: run make messages")
    return [f"{language}: {complaint}" for complaint in sorted(found)]


def main(kept: Path, fresh: Path) -> int:
    catalogues = sorted(kept.glob("*/LC_MESSAGES/django.po"))
    found = [
        complaint
        for path in catalogues
        for complaint in complaints(path.parts[-3], path, fresh / path.relative_to(kept))
    ]
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
