"""Pictures: found inside the vault, copied beside the pages, never fetched from elsewhere."""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import basename, dirname, join, normpath, splitext
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from kg_site.addresses import href, safe_part

FOLDER = "files"
"""Where pictures lie in the site."""

_KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".svg"})
_SIZE = re.compile(r"\A(?:.*\|)?\s*(\d{1,4})(?:x(\d{1,4}))?\s*\Z", re.DOTALL)
_IMG = re.compile(r'<img((?:[^>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_SVG_LIMIT = 2_000_000
_HERE = ("#", "data:image/png", "data:image/jpeg")


@dataclass(frozen=True, slots=True)
class Images:
    """The pictures of the vault at `root`."""

    root: Path

    def find(self, target: str, from_path: str) -> str:
        """Return the picture that *target* names as a path, empty when none does.

        The path counts from the folder of *from_path* or from the vault's folder.
        """
        wish = target.strip().removeprefix("/")
        paths = (normpath(join(dirname(from_path), wish)), normpath(wish))
        return next((path for path in paths if self._is_ours(path)), "")

    def read(self, path: str) -> bytes:
        """Return the bytes of a picture, none for one that could run something."""
        if not self._is_ours(path):
            return b""
        try:
            data = (self.root / path).read_bytes()
        except OSError:
            return b""
        return data if not path.lower().endswith(".svg") or is_still(data) else b""

    def _is_ours(self, path: str) -> bool:
        """Tell whether *path* is a file of the vault, by no detour."""
        if not is_picture(path) or any(part.startswith(".") for part in path.split("/")):
            return False
        full = os.path.join(self.root, path)  # noqa: PTH118 - a path that leads out must not be tidied up first
        real = os.path.join(os.path.realpath(self.root), path)  # noqa: PTH118
        return os.path.isfile(full) and os.path.realpath(full) == real  # noqa: PTH113


def is_picture(target: str) -> bool:
    """Say whether *target* is named as a picture."""
    return splitext(target)[1].lower() in _KINDS


def site_path(path: str) -> str:
    """Return where the vault's picture *path* lies in the site."""
    return "/".join([FOLDER, *(safe_part(part) for part in path.split("/"))])


def tag(src: str, label: str, target: str, data: bytes) -> str:
    """Return the `<img>` of a picture: *label* is its text, or its size as Obsidian writes it."""
    width, height = size(data)
    alt = label
    if asked := _SIZE.match(label):
        alt = label.rpartition("|")[0]
        wide = int(asked[1])
        tall = int(asked[2]) if asked[2] else round(height * wide / width) if width else 0
        width, height = wide, tall
    alt = alt.strip() or splitext(basename(target))[0].replace("-", " ").replace("_", " ")
    box = f' width="{width}"' if width else ""
    box += f' height="{height}"' if height else ""
    return f'<img src="{escape(src)}" alt="{escape(alt)}"{box} loading="lazy" decoding="async">'


def only_ours(html: str, made: Callable[[str], bool]) -> str:
    """Replace pictures that lie elsewhere by a link to them: a page asks nobody for anything.

    *html* has been through the sanitizer.
    """

    def one(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        src, alt = attributes.get("src", ""), attributes.get("alt", "")
        if made(src):
            return match[0]
        if src.startswith(("http://", "https://")):
            return f'<a class="external" href="{src}">{alt or "picture elsewhere"}</a>'
        return f'<span class="missing" title="This picture is not here">{alt or "picture"}</span>'

    return _IMG.sub(one, html) if "<img" in html else html


def is_still(svg: bytes) -> bool:
    """Say whether an SVG is a mere picture: no script, no handler, nothing from elsewhere."""
    if len(svg) > _SVG_LIMIT or b"<!ENTITY" in svg or b"<!DOCTYPE" in svg or b"<?xml-" in svg:
        return False
    try:
        tree = ET.fromstring(svg)  # noqa: S314 - no entities, see above
    except (ET.ParseError, ValueError, LookupError):
        return False
    return all(_is_still(element) for element in tree.iter())


def _is_still(element: ET.Element) -> bool:
    name = str(element.tag).rpartition("}")[2].lower()
    if name in {"script", "foreignobject", "iframe", "animate", "set", "style", "handler"}:
        return False
    for attribute, value in element.items():
        local = attribute.rpartition("}")[2].lower()
        folded = unquote(value).strip().lower()
        leads_out = local == "href" and not folded.startswith(_HERE)
        if leads_out or local.startswith("on") or ("url(" in folded and "url(#" not in folded):
            return False
    return True


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, GIF or JPEG; zeros for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data[:4] == b"GIF8" and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + max(length, 2)
    return 0, 0


def source(page_root: str, path: str) -> str:
    """Return the address of the vault's picture *path* as a page writes it."""
    return page_root + href(site_path(path))
