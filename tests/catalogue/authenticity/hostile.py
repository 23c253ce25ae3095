"""Files that strangers send to do harm, and pictures that are merely odd."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from PIL import Image, ImageCms

from tests.catalogue.authenticity.pictures import room


def saved(picture: Image.Image, kind: str, **options) -> bytes:
    output = io.BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, data: bytes, depth: int = 1, colours: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bomb(side: int = 30_000) -> bytes:
    """About a hundred kilobytes that would become gigabytes."""
    packer = zlib.compressobj(9)
    row = b"\0" + bytes(side // 8)
    return png(side, side, b"".join(packer.compress(row) for _ in range(side)) + packer.flush())


def film(kind: str, count: int = 200) -> bytes:
    images = [Image.new("RGB", (40, 40), (n, 0, 0)) for n in range(count)]
    return saved(images[0], kind, save_all=True, append_images=images[1:])


def zip_bomb() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_000))
    return output.getvalue()


def small() -> Image.Image:
    return room(1, (640, 480))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
LAUGHS = b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>'
OUTSIDE = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>'
SCRIPT = b"<script>alert(1)</script>"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty.jpg": lambda: b"",
    "bomb.png": bomb,
    "endless.png": lambda: png(2**31 - 1, 2**31 - 1, b""),
    "script.svg": lambda: SVG,
    "svg.jpg": lambda: SVG,
    "laughs.svg": lambda: LAUGHS,
    "outside.svg": lambda: OUTSIDE,
    "script.svgz": lambda: zlib.compress(SVG, wbits=31),
    "scan.pdf.jpg": lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF",
    "page.jpg": lambda: b"<!doctype html>" + SCRIPT,
    "film.gif": partial(film, "GIF"),
    "gif.jpg": partial(film, "GIF", 2),
    "polyglot.gif": lambda: b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "truncated.jpg": lambda: saved(small(), "JPEG")[:2000],
    "half.png": lambda: saved(small(), "PNG")[:5000],
    "half.webp": lambda: saved(small(), "WEBP")[:300],
    "header.png": lambda: b"\x89PNG\r\n\x1a\n" + b"\xff" * 64,
    "no-size.png": lambda: png(0, 0, b""),
    "drawing.ps.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "scan.tiff": lambda: saved(small(), "TIFF"),
    "picture.bmp": lambda: saved(small(), "BMP"),
    "letter.docx.jpg": zip_bomb,
    "icon.ico": lambda: saved(small(), "ICO"),
    "exe.jpg": lambda: b"MZ" + bytes(500),
    "negative.jpg": lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(12),
}


def palette() -> bytes:
    return saved(small().quantize(32), "PNG", transparency=0)


def wide() -> bytes:
    return saved(Image.new("I;16", (400, 300), 40_000), "PNG")


def huge_profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(small(), "JPEG", icc_profile=profile + bytes(3_000_000))


def broken_profile() -> bytes:
    return saved(small(), "JPEG", icc_profile=b"not a profile at all" * 50)


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(small(), "JPEG", exif=exif)


def telephone() -> bytes:
    return saved(small(), "MPO", save_all=True, append_images=[room(2, (640, 480))])


def text_bomb() -> bytes:
    """A PNG whose text becomes large when it is unpacked."""
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(30_000_000)))
    whole = saved(small(), "PNG")
    return whole[:33] + text + whole[33:]


STRANGE: dict[str, Callable[[], bytes]] = {
    "four colours": lambda: saved(small().convert("CMYK"), "JPEG"),
    "grey": lambda: saved(small().convert("L"), "JPEG"),
    "two colours": lambda: saved(small().convert("1"), "PNG"),
    "a palette": palette,
    "sixteen bits": wide,
    "see-through": lambda: saved(small().convert("RGBA"), "PNG"),
    "a huge profile": huge_profile,
    "a broken profile": broken_profile,
    "upside down": lambda: turned(3),
    "an impossible orientation": lambda: turned(99),
    "several pictures": telephone,
    "a script behind it": lambda: saved(small(), "JPEG") + SCRIPT + b"PK\x03\x04",
    "a script in its comment": lambda: saved(small(), "JPEG", comment=SCRIPT),
    "a film": partial(film, "WEBP", 20),
    "one pixel": lambda: saved(Image.new("RGB", (1, 1)), "PNG"),
    "a thin line": lambda: saved(Image.new("RGB", (4000, 1), "red"), "PNG"),
    "modern": lambda: saved(small(), "AVIF"),
}
