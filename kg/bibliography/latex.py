"""Text as LaTeX sets it."""

from __future__ import annotations

import unicodedata
from functools import cache

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_",
}  # fmt: skip
"""What means something to TeX. A brace is a word: BibTeX counts the escaped ones as well."""

_LETTERS = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}",
    "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}", "đ": r"{\dj}", "Đ": r"{\DJ}",
    "ð": r"{\dh}", "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}", "–": "--", "—": "---",
    "‘": "`", "’": "'", "“": "``", "”": "''", "„": r"{\quotedblbase}", "…": r"{\ldots}",
    "\N{NO-BREAK SPACE}": "~", "¿": "?`", "¡": "!`", "§": r"{\S}", "¶": r"{\P}",
    "©": r"{\copyright}", "°": r"{\textdegree}", "€": r"{\texteuro}", "£": r"{\pounds}",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d",
    "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip


def latex(text: str, *, ascii_only: bool = True) -> str:
    r"""Return *text* for LaTeX, on one line; nothing in it is a command any more.

    With *ascii_only* Latin letters with accents become commands, as BibTeX needs them to sort;
    other scripts stay as they are.

    >>> print(latex("Škoda & Müller: 100% of $x_1$"))
    \v{S}koda \& M\"{u}ller: 100\% of \$x\_1\$
    >>> print(latex("Müller", ascii_only=False))
    Müller
    """
    signs = _sign if ascii_only else _special
    return "".join(map(signs, " ".join(unicodedata.normalize("NFC", text).split())))


def accented(text: str) -> str:
    r"""Return LaTeX that may hold letters with accents with commands in their place.

    >>> print(accented(r"\emph{Škoda} & {Müller}"))
    \emph{\v{S}koda} & {M\"{u}ller}
    """
    return text if text.isascii() else "".join(c if c.isascii() else _sign(c) for c in text)


def _special(sign: str) -> str:
    return _SPECIAL.get(sign, sign if sign.isprintable() else " ")


@cache
def _sign(sign: str) -> str:
    if sign.isascii():
        return _special(sign)
    if sign in _LETTERS:
        return _LETTERS[sign]
    base, *marks = list(unicodedata.normalize("NFD", sign))
    if not marks or not base.isascii() or not all(mark in _ACCENTS for mark in marks):
        return _special(sign)
    written = rf"\{base}" if base in "ij" and marks[0] != "\u0328" else base
    for mark in marks:
        written = rf"\{_ACCENTS[mark]}{{{written}}}"
    return written
