"""Content credentials (C2PA): a signed account of how a picture was made.

With the optional package c2pa (`pip install pcs[credentials]`) signatures are verified. Without
it only what stands in the file is read, and the answer says that nobody verified it.
"""

import json
import logging
import re
from importlib.util import find_spec
from io import BytesIO
from typing import IO, Any

from ..uploads import BROKEN, opened, picture_kind
from .exif import xmp_of

log = logging.getLogger("pcs.photos")

# The label of the box that holds the account, in every kind of file.
LABEL = b"jumdc2pa"
SOURCE_TYPE = re.compile(rb"digitalsourcetype/(\w{3,60})")
MOST = 20 * 1024 * 1024
KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}
NEVER_FETCH = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}


def read(file: IO[bytes]) -> dict[str, Any]:
    """What a file says of its making; empty when it says nothing."""
    file.seek(0)
    content = file.read(MOST)
    file.seek(0)
    if LABEL not in content:
        return _from_xmp(file)
    if find_spec("c2pa"):
        return _verified(content, KINDS.get(picture_kind(file), "image/jpeg"))
    return {"verified": False, "source_types": _types(content)}


def _types(content: bytes) -> list[str]:
    return sorted({found.decode() for found in SOURCE_TYPE.findall(content)})


def _from_xmp(file: IO[bytes]) -> dict[str, Any]:
    """Some tools say only in XMP, unsigned, that a machine made the picture."""
    try:
        with opened(file) as picture:
            types = _types(xmp_of(dict(picture.info)))
    except BROKEN:
        return {}
    return {"verified": False, "source_types": types} if types else {}


def _verified(content: bytes, kind: str) -> dict[str, Any]:
    import c2pa

    try:
        with (
            c2pa.Context.from_dict(NEVER_FETCH) as context,
            c2pa.Reader(kind, BytesIO(content), context=context) as reader,
        ):
            told = json.loads(reader.json())
    except (c2pa.C2paError, ValueError) as error:
        log.info("content credentials could not be read: %s", error)
        return {"verified": False, "source_types": _types(content), "problems": ["unreadable"]}
    return _summary(told)


def _summary(told: dict[str, Any]) -> dict[str, Any]:
    active = told.get("manifests", {}).get(told.get("active_manifest"), {})
    problems = [one.get("code", "") for one in told.get("validation_status", [])]
    tools = [one.get("name", "") for one in active.get("claim_generator_info", [])]
    return {
        "verified": True,
        "signer": (active.get("signature_info") or {}).get("issuer", "") or "",
        "tool": ", ".join(filter(None, tools))[:200],
        "problems": sorted({problem for problem in problems if problem})[:10],
        "source_types": _types(json.dumps(active).encode()),
    }
