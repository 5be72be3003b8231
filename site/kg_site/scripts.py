"""Scripts: classic ones, so that they also run in a page opened from the file system."""

from __future__ import annotations

import json

from kg.resources import folder

FOLDER = folder(__file__, "scripts")

COMMON = (
    "loading",
    "menu",
    "search/opening",
    "theme-button",
    "outline",
    "copy",
    "previews",
    "tables",
)
"""What every page runs once it is read, in this order: one file, `scripts/site.js`."""

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def bundle() -> bytes:
    """Return the script of every page."""
    return b"\n".join((FOLDER / f"{name}.js").read_bytes() for name in COMMON)


def data_script(path: str, value: object) -> bytes:
    r"""Return a script that hands *value* to the page that loads it as *path*.

    A page opened from the file system may load scripts, and no other data.

    >>> data_script("search/a.js", {"t": "</script>"})
    b'litkg.give("search/a.js",{"t":"\\u003c/script\\u003e"});\n'
    """
    return f"litkg.give({as_json(path)},{as_json(value)});\n".encode("utf-8", "replace")


def as_json(value: object) -> str:
    """Return *value* as JSON that may stand in a script, and in a page between its tags."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _UNSAFE.items():
        if sign in text:
            text = text.replace(sign, escaped)
    return text
