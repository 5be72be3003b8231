"""How large a picture is, read from its first bytes: a page keeps its place free."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree as ET

Size: TypeAlias = tuple[int, int]
"""Width and height in CSS pixels; zeros where they are not known."""

UNKNOWN: Size = (0, 0)

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*\Z")
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations of Exif that lay a picture on its side."""


def size(data: bytes) -> Size:
    """Return the size of a PNG, GIF, JPEG, WebP, AVIF, BMP or SVG; zeros for anything else."""
    try:
        return _size(data)
    except (struct.error, IndexError, ValueError):
        return UNKNOWN  # it ends too soon


def _size(data: bytes) -> Size:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">II", data, 16)
    if data.startswith(b"GIF8"):
        return _pair("<HH", data, 6)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"BM"):
        width, height = _pair("<ii", data, 18)
        return width, abs(height)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:8] == b"ftyp" and (at := data.find(b"ispe", 0, 65536)) > 0:
        return _pair(">II", data, at + 8)
    return _svg(data) if b"<svg" in data[:4096] else UNKNOWN


def _pair(form: str, data: bytes, at: int) -> Size:
    width, height = struct.unpack_from(form, data, at)
    return int(width), int(height)


def _jpeg(data: bytes) -> Size:
    """Walk the segments up to the one that tells the size; an earlier one may turn it."""
    at, is_turned = 2, False
    while data[at] == 0xFF:
        kind, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = _pair(">HH", data, at + 5)
            return (height, width) if is_turned else (width, height)
        if kind == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = _orientation(data[at + 10 : at + 2 + length]) in _TURNED
        at += 2 + max(length, 2)
    return UNKNOWN


def _orientation(exif: bytes) -> int:
    order = ">" if exif[:2] == b"MM" else "<"
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for entry in range(start + 2, start + 2 + 12 * min(count, 64), 12):
        tag, value = struct.unpack_from(f"{order}H6xH", exif, entry)
        if tag == 0x0112:
            return int(value)
    return 1


def _webp(data: bytes) -> Size:
    match data[12:16]:
        case b"VP8 ":
            width, height = _pair("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X" if len(data) >= 30:
            width, height = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
            return width + 1, height + 1
        case _:
            return UNKNOWN


def _svg(data: bytes) -> Size:
    try:
        _, root = next(iter(ET.iterparse(BytesIO(data), ("start",))))  # noqa: S314 - no entities
    except (ET.ParseError, StopIteration):
        return UNKNOWN
    lengths = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else UNKNOWN
