"""What cards look like, and texts of notes as Anki's HTML."""

from __future__ import annotations

import re
from html import escape

from kg.exports.apkg import Model

_CSS = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: left;
  max-width: 40em; margin: auto; padding: 1em; }
.asked { font-weight: bold; }
.by, .source { color: #6b6b6b; font-size: 15px; }
.nightMode .by, .nightMode .source { color: #a6a6a6; }
"""
_ASKED = '<div class="asked">{{{{{}}}}}</div>'
_ANSWER = '{{{{FrontSide}}}}\n<hr id=answer>\n{{{{{}}}}}\n<p class="source">{{{{Source}}}}</p>'

DEFINITION = Model(
    number=1_724_103_601,
    name="litkg definition",
    fields=("Concept", "By", "Definition", "Source"),
    question=_ASKED.format("Concept") + '{{#By}}<div class="by">{{By}}</div>{{/By}}',
    answer=_ANSWER.format("Definition"),
    style=_CSS,
)
"""A concept, and how a source defines it; `By` only where several do."""

QUESTION = Model(
    number=1_724_103_602,
    name="litkg question",
    fields=("Question", "Options", "Answer", "Source"),
    question=_ASKED.format("Question") + "{{Options}}",
    answer=_ANSWER.format("Answer"),
    style=_CSS,
)
"""A question of a quiz, its options in alphabetical order, and the key."""

_MATHS = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]*[^\s$\\])\$(?![\d$])")
_UNSAFE_MATHS = re.compile(
    r"\\(?:href|url|html|class|style|cssId|data|unicode|require|def|newcommand|let|text\s*\{[^}]*\$)",
    re.IGNORECASE,
)
_DELIMITER = re.compile(r"\\(&#91;|[()\]])")
"""How formulas begin and end for MathJax, when `[` is escaped."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def html(text: str) -> str:
    r"""Return *text* as it stands on a card: words and mathematics, nothing that Anki obeys.

    Anki plays `[sound:…]` and runs `[latex]…[/latex]` wherever they stand in a field.

    >>> html("a < b & [sound:x.mp3]")
    'a &lt; b &amp; &#91;sound:x.mp3]'
    >>> print(html("costs $5, and $x < y$ holds"))
    costs $5, and \(x &lt; y\) holds
    """
    clean = _CONTROLS.sub("\ufffd", text)
    parts: list[str] = []
    end = 0
    for found in _MATHS.finditer(clean):
        if not _UNSAFE_MATHS.search(found[1]):
            parts += [_words(clean[end : found.start()]), rf"\({_escaped(found[1])}\)"]
            end = found.end()
    return "".join([*parts, _words(clean[end:])])


def _words(text: str) -> str:
    """Return plain words; MathJax looks for its delimiters in one piece of text."""
    return _DELIMITER.sub(r"\\<span>\1</span>", _escaped(text))


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("[", "&#91;")
