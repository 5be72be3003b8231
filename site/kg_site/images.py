"""Pictures on a page: their tags, their captions, and which of them are mere pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from posixpath import basename, splitext
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from kg_site.sizes import size

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".svg"})

_SIZE = re.compile(r"\A(?:.*\|)?\s*(\d{1,4})(?:x(\d{1,4}))?\s*\Z", re.DOTALL)
_SHOWN = re.compile(
    r'<img((?:[^>"]|"[^"]*")*)>|<(audio|video)((?:[^>"]|"[^"]*")*)>.*?</\2>', re.DOTALL
)
_ALONE = re.compile(
    r'<p>((?:<span class="at" id="[^"]*"></span>)*)(<img(?: [a-z-]+="[^"]*")*>)</p>'
)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_EMPHASIS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)")
_SVG_LIMIT = 2_000_000
_HERE = ("#", "data:image/png", "data:image/jpeg")


def is_picture(target: str) -> bool:
    """Say whether *target* is named as a picture."""
    return splitext(target)[1].lower() in PICTURES


def tag(src: str, label: str, target: str, data: bytes, title: str = "") -> str:
    """Return the `<img>` of a picture: *label* is its text, or its size as Obsidian writes it.

    What the author wrote about it is its caption where it stands alone: see `figures`.
    """
    width, height = size(data)
    alt = label
    if asked := _SIZE.match(label):
        alt = label.rpartition("|")[0]
        wide = int(asked[1])
        tall = int(asked[2]) if asked[2] else round(height * wide / width) if width else 0
        width, height = wide, tall
    alt = _EMPHASIS.sub("", alt).strip()
    caption = title or alt
    alt = alt or splitext(basename(target))[0].replace("-", " ").replace("_", " ")
    box = f' width="{width}"' if width else ""
    box += f' height="{height}"' if height else ""
    box += f' data-caption="{escape(caption)}"' if caption else ""
    return f'<img src="{escape(src)}" alt="{escape(alt)}"{box} loading="lazy" decoding="async">'


def figures(html: str) -> str:
    """Set each picture that stands alone in its paragraph as a figure with its caption.

    A caption that says what the picture's text says is not read out a second time.
    """

    def one(match: re.Match[str]) -> str:
        places, picture = match.groups()
        attributes = dict(_ATTRIBUTE.findall(picture))
        caption = attributes.get("data-caption", "")
        if not caption:
            return match[0]
        silent = ' aria-hidden="true"' if caption == attributes.get("alt") else ""
        return f"<figure>{places}{picture}<figcaption{silent}>{caption}</figcaption></figure>"

    return _ALONE.sub(one, html) if "data-caption" in html else html


def only_ours(html: str, made: Callable[[str], bool]) -> str:
    """Replace what lies elsewhere and would be shown by a link to it: a page asks nobody.

    *html* has been through the sanitizer.
    """

    def one(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1] or match[3] or ""))
        src, alt = attributes.get("src", ""), attributes.get("alt", "")
        if made(src):
            return match[0]
        what = "picture" if match[2] is None else match[2]
        if src.startswith(("http://", "https://")):
            return f'<a class="external" href="{src}">{alt or f"{what} elsewhere"}</a>'
        return f'<span class="missing" title="This {what} is not here">{alt or what}</span>'

    return _SHOWN.sub(one, html)


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
