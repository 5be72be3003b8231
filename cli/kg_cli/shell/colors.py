"""Colours of what is typed: SPARQL as such, else the command and what is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer, PygmentsLexer
from prompt_toolkit.styles import Style
from pygments.lexers.rdf import SparqlLexer

from kg_cli.shell.reading import is_sparql

STYLE = Style.from_dict(
    {
        "prompt": "bold ansigreen",
        "continuation": "ansibrightblack",
        "command": "bold ansiblue",
        "option": "ansimagenta",
        "quoted": "ansigreen",
        "pygments.keyword": "bold ansiblue",
        "pygments.name.function": "ansimagenta",
        "pygments.name.variable": "ansicyan",
        "pygments.name.namespace": "ansibrightblack",
        "pygments.name.label": "ansibrightblack",
        "pygments.literal.string": "ansigreen",
        "pygments.literal.number": "ansiyellow",
        "pygments.comment": "ansibrightblack",
    }
)
"""The terminal's own colours, so that they go with its background."""

_PART = re.compile(
    r"(?P<quoted>\"[^\"]*\"?|'[^']*'?)|(?P<option>(?<!\S)-{1,2}[a-z][\w-]*|[\w-]+(?=[:=<>~]))"
    r"|(?P<word>[^\s\"']+)|\s+"
)


class ShellLexer(Lexer):
    """Colours what is typed; *known* are the words that it may begin with."""

    def __init__(self, known: Container[str]) -> None:
        """Keep the words."""
        self._known = known
        self._sparql = PygmentsLexer(SparqlLexer)

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return what colours one line."""
        if is_sparql(document.text) or document.text.lstrip().startswith("#"):
            return self._sparql.lex_document(document)
        lines = document.lines
        return lambda number: self._line(lines[number])

    def _line(self, line: str) -> StyleAndTextTuples:
        parts: StyleAndTextTuples = []
        for found in _PART.finditer(line):
            kind = found.lastgroup or ""
            if kind == "word":
                first = not line[: found.start()].strip()
                kind = "command" if first and found[0] in self._known else ""
            parts.append((f"class:{kind}" if kind else "", found[0]))
        return parts
