"""Write what `docs/theming.md` says of the style sheet: its parts, its custom properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg_site import styles

PAGE = Path(__file__).parent / "theming.md"

_ROOT = re.compile(r"^:root \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_PROPERTY = re.compile(
    r"^  (--[a-z0-9-]+):\s*([^;]+);(?: /\* (.*?) \*/)?", re.MULTILINE | re.DOTALL
)
_SECTION = r"(<!-- {}: [^\n]*-->\n).*?(<!-- end -->)"
_LONGEST = 40


class Property(NamedTuple):
    """A custom property: its value in the light, and what it is for."""

    name: str
    value: str
    use: str


def properties(part: str) -> list[Property]:
    """Return the custom properties that a part of the sheet sets for every page."""
    text = (styles.FOLDER / f"{part}.css").read_text("utf-8")
    blocks = "".join(_ROOT.findall(text))
    return [Property(n, " ".join(v.split()), use) for n, v, use in _PROPERTY.findall(blocks)]


def page() -> str:
    """Return the page with these sections as they should be."""
    text = _filled(PAGE.read_text("utf-8"), "properties", "".join(_table()))
    return _filled(text, "parts", ", ".join(f"`{part}.css`" for part in styles.PARTS) + "\n")


def _filled(text: str, name: str, section: str) -> str:
    pattern = re.compile(_SECTION.format(name), re.DOTALL)
    return pattern.sub(lambda m: f"{m[1]}{section}{m[2]}", text)


def _table() -> Iterator[str]:
    yield "| property | in the light | is the font, size or colour of |\n|---|---|---|\n"
    for part in styles.PARTS:
        for name, value, use in properties(part):
            shown = value if len(value) <= _LONGEST else f"{value.partition(',')[0]}, …"
            yield f"| `{name}` | `{shown}` | {use or f'see `{part}.css`'} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
