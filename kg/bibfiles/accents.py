"""The LaTeX that nearly all of bibliographies is made of, made out without a parser of LaTeX."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
}  # fmt: skip
_SIGNS = {"&": "&", "#": "#", ",": " ", " ": " "}
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))

_ACCENT = re.compile(
    r"""\\(?:([`'^"~=.])\s*|([urHvdckb])(?:\s+|(?=\{)))"""  # a letter's name ends the command
    r"(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])(?![A-Za-z])\s*|([A-Za-z]))"
)
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|o|O|l|L|aa|AA|i|j)(?![A-Za-z])(?:\{\}|\s*)")
_SETTING = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|rm|sf|sl|up)?|mbox|uppercase)(?=\{)"
    r"|(?<=\{)\\(?:em|it|bf|sc|tt|rm|sl)\s+"
)
_SIGN = re.compile(r"\\([&%$#_, ])")
_OTHER = re.compile(r"[\\$%^_]|<<|>>|\?`|!`")
"""What is left to a parser: mathematics, other commands, comments."""

_HIDDEN = {"%": "\x01", "$": "\x02", "_": "\x03"}
"""What stands for an escaped sign until it is clear that no bare one is left."""
_PLAIN = {ord("{"): None, ord("}"): None} | {ord(sign): to for to, sign in _HIDDEN.items()}


def usual_text(latex: str) -> str | None:
    r"""Return the text of *latex*, `None` where there is more in it than accents and dashes.

    >>> usual_text(r"{\'E}cole, {\'\i}, {\O}re \& \emph{{RNA}} -- ``x''")
    'École, í, Øre & RNA – “x”'
    >>> usual_text(r"\frac{1}{2}"), usual_text("$x$")
    (None, None)
    """
    text = latex
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _LETTER.sub(lambda found: _LETTERS[found[1]], _SETTING.sub("", text))
        text = _SIGN.sub(lambda found: _HIDDEN.get(found[1]) or _SIGNS[found[1]], text)
    if _OTHER.search(text):
        return None
    for written, sign in _LIGATURES:
        text = text.replace(written, sign)
    return text.translate(_PLAIN)


def _accented(found: re.Match[str]) -> str:
    mark = _MARKS[found[1] or found[2]]
    return unicodedata.normalize("NFC", (found[3] or found[4] or found[5]) + mark)
