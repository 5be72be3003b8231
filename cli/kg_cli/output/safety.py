"""Text out of notes is not to be trusted: nothing in it may steer a terminal."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str) -> str:
    r"""Return *text* without anything that a terminal obeys, but for tab and newline.

    Control characters become `�`; marks that reorder text (bidi) are left out.

    >>> clean("a\x1b[31mb\r\nc\td\u202e")
    'a�[31mb\nc\td'
    """
    return _BIDI.sub("", _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    r"""Return *text* cleaned and on one line, so that a row stays a row.

    >>> one_line(" one\n\ttwo ")
    'one two'
    """
    return clean(" ".join(text.split()))


def escaped(text: str) -> str:
    r"""Return JSON, Turtle or N-Triples with what a terminal obeys as `\uXXXX`.

    Such characters stand only inside strings there, so the meaning stays.

    >>> escaped('"\x9b1m\u202e"')
    '"\\u009B1m\\u202E"'
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def escaped_xml(text: str) -> str:
    """Return XML with what a terminal obeys as character references."""
    return _STEERING.sub(lambda found: f"&#x{ord(found[0]):X};", text)
