"""Small signs in running text: stars, highlights."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODE_OR_TAG = re.compile(
    r"""(<code(?: [^>]*)?>.*?</code>|<math(?: [^>]*)?>.*?</math>"""
    r"""|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_STARS = re.compile("⭐️?(?:⭐️?)*(?:☆*)")
_MARKED = re.compile(r"==(?![=\s])([^=\n]+?)(?<!\s)==")


def signs(html: str, most: int) -> str:
    """Set runs of star emoji as a rating of *most*, `==words==` as marked."""
    if "⭐" in html:
        html = _outside_code(html, lambda text: _STARS.sub(lambda m: _rating(m[0], most), text))
    if "==" in html:
        html = _outside_code(html, lambda text: _MARKED.sub(r"<mark>\1</mark>", text))
    return html


def stars(value: int, most: int) -> str:
    """Return a rating as stars that also have a text: `3 of 5 stars`.

    >>> stars(1, 2)
    '<span class="stars" role="img" aria-label="1 of 2 stars">★<span class="off">★</span></span>'
    """
    shown = max(0, min(value, 10))
    rest = "★" * max(0, min(most, 10) - shown)
    name = f"{value} of {most} stars" if most >= value else f"{value} star{'s'[: value != 1]}"
    off = f'<span class="off">{rest}</span>' if rest else ""
    return f'<span class="stars" role="img" aria-label="{name}">{"★" * shown}{off}</span>'


def _rating(run: str, most: int) -> str:
    value = run.count("⭐")
    return stars(value, most or value + run.count("☆"))


def _outside_code(html: str, change: Callable[[str], str]) -> str:
    parts = _CODE_OR_TAG.split(html)
    parts[::2] = [change(part) for part in parts[::2]]
    return "".join(parts)
