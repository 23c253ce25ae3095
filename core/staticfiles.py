import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLES = "core/css/main.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
ADDRESS = re.compile(r'url\("?([^"#)]+)"?\)')
# from "./dates.js", import("./menu.js"), import "../vendor/leaflet/leaflet.js"
SCRIPT = r'(?P<matched>(?P<how>from |import |import\()"(?P<url>\.[^"]+)")'


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Files named after their content, our scripts' imports too; our styles in one file."""

    # Ours only: what the scripts of libraries import is their business.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("core/js/*.js", ((SCRIPT, '%(how)s"%(url)s"'),)),
    )

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        if STYLES in paths and not dry_run:
            joined = IMPORT.sub(self._imported, self._text(STYLES))
            self.delete(STYLES)
            self._save(STYLES, ContentFile(joined))
            paths[STYLES] = (self, STYLES)
        yield from super().post_process(paths, dry_run, **options)

    def _imported(self, match: re.Match[str]) -> str:
        """The text of an imported file, its addresses seen from the file that imports it."""
        name, layer = match.groups()
        text = ADDRESS.sub(
            lambda address: f'url("{normpath(join(dirname(name), address[1]))}")',
            self._text(join(dirname(STYLES), name)),
        )
        return f"@layer {layer} {{\n{text}\n}}" if layer else text

    def _text(self, name: str) -> str:
        with self.open(normpath(name)) as file:
            return str(file.read(), "utf-8")
