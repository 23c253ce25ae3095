"""What a film's file and its captions must look like, from their first bytes."""

VIDEO_EXTENSIONS = ("mp4", "webm")
VIDEO_MAX = 60 * 1024 * 1024
CAPTIONS_MAX = 512 * 1024
HEAD = 64


def video_kind(head: bytes) -> str:
    """`mp4` or `webm`, as the content says, whatever the name; nothing for any other file."""
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return "webm"
    return ""


def is_webvtt(content: bytes) -> bool:
    """Captions begin with their format's name, hold a cue, and are UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return text.split("\n", 1)[0].split(" ", 1)[0].strip() == "WEBVTT" and "-->" in text
