"""Bytes of a note to text, and text to the one form that the rest works on."""

from __future__ import annotations

import codecs
import re

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Read *data* as UTF-8, or as UTF-16 when it begins with that byte-order mark.

    The mark itself is dropped. Raises `UnicodeDecodeError` for anything else.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def normalise(text: str) -> str:
    r"""Return *text* with `\n` line ends, no byte-order mark, and only real characters.

    NUL and lone surrogates become U+FFFD: neither survives UTF-8 or YAML, and the masks
    of this package use NUL as the character that no text holds.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if "\0" not in text and _is_encodable(text) else _UNFIT.sub("\ufffd", text)


def _is_encodable(text: str) -> bool:
    """Tell whether *text* is free of lone surrogates; encoding is the fastest way to know."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
