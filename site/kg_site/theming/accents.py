"""One colour of the owner's, for links and what can be pressed, that stays legible."""

from __future__ import annotations

_LIGHT = "min(l, 0.5)"
_DARK = "max(l, 0.76)"
"""The lightness at which any hue keeps a contrast of 4.5 with the paper of its theme."""

_SHEET = """
@supports (color: oklch(from red l c h)) {{
  :root {{ {light} }}
  @media screen and (prefers-color-scheme: dark) {{
    :root:not([data-theme="light"]) {{ {dark} }}
  }}
  @media screen {{ :root[data-theme="dark"] {{ {dark} }} }}
}}
"""


def accented(colour: str) -> bytes:
    """Return the part of the sheet that makes *colour* the one of links: nothing for none."""
    if not colour:
        return b""
    return _SHEET.format(light=_colours(colour, _LIGHT), dark=_colours(colour, _DARK)).encode()


def _colours(colour: str, lightness: str) -> str:
    return (
        f"--link: oklch(from {colour} {lightness} c h); "
        "--link-line: color-mix(in oklab, var(--link) 40%, var(--paper)); "
        "--focus: var(--link); --note: var(--link);"
    )
