"""Sizes of pictures, each read from a header written by hand."""

from __future__ import annotations

import struct

import pytest

from kg_site.sizes import size

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 300, 200)
GIF = b"GIF89a" + struct.pack("<HH", 300, 200)
BMP = b"BM" + bytes(16) + struct.pack("<ii", 300, -200)
FRAME = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 200, 300)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab" + FRAME
ORIENTED = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
EXIF = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + ORIENTED
TURNED = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(EXIF) + 2) + EXIF + FRAME
LOSSY = b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 300, 200)
LOSSLESS = b"RIFF....WEBPVP8L" + bytes(5) + struct.pack("<I", 299 | 199 << 14)
EXTENDED = b"RIFF....WEBPVP8X" + bytes(8) + b"\x2b\x01\x00\xc7\x00\x00"
AVIF = b"\0\0\0\x1cftypavif" + bytes(40) + b"ispe\0\0\0\0" + struct.pack(">II", 300, 200)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300px" height="200"/>'
BOX = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300, 200"/>'
PERCENT = b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 300 200"/>'
KNOWN = [PNG, GIF, BMP, JPEG, LOSSY, LOSSLESS, EXTENDED, AVIF, SVG, BOX, PERCENT]


@pytest.mark.parametrize("data", KNOWN)
def test_a_picture_has_its_size(data: bytes) -> None:
    assert size(data) == (300, 200)


def test_a_photograph_that_was_taken_on_its_side_is_as_tall_as_it_is_shown() -> None:
    assert size(TURNED) == (200, 300)


@pytest.mark.parametrize("data", KNOWN)
def test_a_picture_that_ends_too_soon_has_none(data: bytes) -> None:
    for end in range(len(data) - 2):
        assert size(data[:end]) == (0, 0)


@pytest.mark.parametrize("data", [b"", b"text", b"\xff\xd8\xff", b"RIFF....WEBP", b"<svg"])
def test_what_is_no_picture_has_none(data: bytes) -> None:
    assert size(data) == (0, 0)
