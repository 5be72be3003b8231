"""Bytes of a bibliography to text: reference managers write many encodings."""

from __future__ import annotations

import codecs
import re

from kg.bibfiles.entries import Place
from kg.diagnostics import Diagnostic
from kg.markdown import decode
from kg.markdown.decoding import normalise

_SAID = re.compile(rb"^\s*%+\s*Encoding\s*:\s*([\w-]{2,40})", re.IGNORECASE | re.MULTILINE)
"""JabRef's first line: `% Encoding: ISO8859_1`."""

_USUAL = "cp1252"
"""What is not UTF-8 was mostly written on Windows."""


def decoded(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    r"""Return the text of *data* with `\n` line ends; told where it is not UTF-8.

    What the file says of its own encoding is believed before Windows-1252.
    """
    try:
        return normalise(decode(data)), ()
    except UnicodeDecodeError as error:
        place = Place(path, data.count(b"\n", 0, error.start) + 1, _column(data, error.start))
        byte = data[error.start : error.start + 1].hex()
    encoding = _own_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "iso-8859-1", data.decode("iso-8859-1")
    message = f"byte 0x{byte} is not UTF-8: the file was read as {_shown(encoding)}"
    return normalise(text), (place.not_utf8(message, "save the file as UTF-8"),)


def _column(data: bytes, at: int) -> int:
    return at - data.rfind(b"\n", 0, at)


def _own_encoding(data: bytes) -> str:
    said = _SAID.search(data[:1000])
    name = said[1].decode("ascii").replace("Cp", "cp") if said else _USUAL
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return _USUAL
    return known if known.startswith(("iso8859", "cp", "mac", "koi8", "utf-16")) else _USUAL


def _shown(encoding: str) -> str:
    return "Windows-1252" if encoding == _USUAL else encoding
