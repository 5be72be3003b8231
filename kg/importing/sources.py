"""What is to be imported: a file or standard input, as text."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import UnusableSource
from kg.markdown import decode

_HTML = frozenset((".html", ".htm", ".xhtml"))
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)


def read_source(name: str, data: bytes | None = None) -> str:
    """Return the text of the file *name*, or of *data* for what came from elsewhere.

    Raises `UnusableSource` where it is no page: an address, no text.
    """
    if data is None:
        if _ADDRESS.match(name):
            raise UnusableSource(name, "is an address", "save the page as HTML, and import that")
        try:
            data = Path(name).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnusableSource(name, f"cannot be read: {reason}") from error
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        text = _in_its_charset(name, data, error)
    if not text.strip():
        raise UnusableSource(name, "is empty")
    return text


def _in_its_charset(name: str, data: bytes, error: UnicodeDecodeError) -> str:
    """Decode a page as it says that it is written, or give up."""
    said = _CHARSET.search(data[:4000])
    if said and Path(name).suffix.lower() in _HTML:
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    raise UnusableSource(name, f"is not text (byte {error.start:,})", "save it as UTF-8") from error
