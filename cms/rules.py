"""Where an editor's link leads."""


def address(written: str, language: str) -> str:
    """An address of this site gets the reader's language; any other stays as it was written."""
    return f"/{language}{written}" if written.startswith("/") else written
