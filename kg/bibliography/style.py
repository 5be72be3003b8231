"""A citation style: how it sets one reference, in a bibliography and where it is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS, CitationStylesStyle
from lxml.etree import XML, XMLSyntaxError

from kg.bibliography import plainly
from kg.bibliography.citeproc_items import family_name, item_of, whole_name
from kg.bibliography.marking import AUTHOR, ITEM, SIGNS, Formatter, read
from kg.bibliography.reference import Author, Reference
from kg.bibliography.stylefiles import style_file
from kg.bibliography.words import Mark, Run, Words, plain, without
from kg.errors import SchemaError

_HIDDEN = re.compile(f"{AUTHOR}({SIGNS}*)[\\s,;:.]*")
_NUMBER = re.compile(r"[\[(]?\d+[\])]?[.):]?\s*")


MOST = 200_000
"""What a style remembers, so that a process that runs for long does not grow."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before, between and behind references cited together, and how all is set."""

    parts: tuple[Words, ...]
    marks: frozenset[Mark]


class Style:
    """A style that is open. What it set once it keeps; what citeproc cannot set is set plainly.

    `name` is what it was called by; a `language` that citeproc does not know is English.
    """

    def __init__(self, path: Path, name: str, language: str) -> None:
        """Read the style at *path*. Raises `SchemaError` where it is none for running text."""
        self.name = name
        self._style = _opened(path, language)
        self._root = self._style.root
        self._root.formatter = Formatter
        self._known: dict[Hashable, Words] = {}
        formats = self._root.xpath_search("./cs:info/cs:category/@citation-format")
        self.is_numeric = "numeric" in formats
        self._names_families = bool(self._root.xpath_search(".//cs:name[@form='short']"))
        self.is_sorted = bool(self._root.xpath_search("./cs:bibliography/cs:sort"))

    def entry(self, reference: Reference, letter: str = "") -> Words:
        """Return a reference as a bibliography has it, without a number before it."""
        return self._once((reference, letter), lambda: self._entry(reference, letter))

    def cite(  # noqa: PLR0913 - what can be told of one citation
        self,
        reference: Reference,
        number: int = 1,
        letter: str = "",
        *,
        label: str = "",
        locator: str = "",
        hides_author: bool = False,
    ) -> Words:
        """Return what stands for *reference* in running text, without what encloses a group.

        *number* is the one it has in the bibliography, *letter* tells it from others of its
        authors and year; *label* is CSL's word for what *locator* counts.
        """
        number = number if self.is_numeric else 1
        place = (label, locator) if locator else ("", "")
        hides = hides_author and not self.is_numeric
        asked = (reference, number, letter, place, hides)
        return self._once(asked, lambda: self._cite(*asked))

    def frame(self, count: int) -> Frame:
        """Return what encloses *count* references that are cited together."""
        layout = self._root.citation.layout
        whole = read(str(layout.format(layout.wrap(layout.join([ITEM] * count)))))
        marks = next((run.marks for run in whole if ITEM in run.text), frozenset[Mark]())
        parts: list[list[Run]] = [[]]
        for run in whole:
            first, *others = run.text.split(ITEM)
            parts[-1].append(Run(first, run.marks))
            parts += [[Run(text, run.marks)] for text in others]
        return Frame(tuple(tuple(run for run in part if run.text) for part in parts), marks)

    def authors(self, reference: Reference) -> Words:
        """Return the authors as a sentence names them; the title where there are none."""
        names = [author.family for author in reference.authors]
        match names:
            case []:
                return (Run(reference.title, frozenset({"italic"})),)
            case [one]:
                return (Run(one),)
            case [one, other]:
                return (Run(f"{one} {self._term('and', 'and')} {other}"),)
            case _:
                return (Run(f"{names[0]} {self._term('et-al', 'et al.')}"),)

    def _term(self, name: str, default: str) -> str:
        return str(self._root.get_single_term(name) or default)

    def _once(self, asked: Hashable, make: Callable[[], Words]) -> Words:
        found = self._known.get(asked)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[asked] = make()
        return found

    def _entry(self, reference: Reference, letter: str) -> Words:
        def render(one: Reference) -> str:
            item = item_of(self._style, one, letter=letter)
            return "".join(map(str, self._style.render_bibliography([item])))

        words = _tried(render, reference)
        if self.is_numeric and (number := _NUMBER.match(plain(words))):
            words = without(words, number.end())
        return words or plainly.entry(reference)

    def _cite(
        self,
        reference: Reference,
        number: int,
        letter: str,
        place: tuple[str, str],
        hides_author: bool,  # noqa: FBT001 - one of a tuple
    ) -> Words:
        def render(one: Reference) -> str:
            item = item_of(
                self._style,
                one,
                number,
                letter=letter,
                place=place,
                names=family_name if self._names_families else whole_name,
                hides_author=hides_author,
            )
            layout = self._root.citation.layout
            layout.repressed = {}
            return _HIDDEN.sub(r"\1", str(layout.render_children(item) or ""))

        words = _tried(render, reference)
        return words or plainly.cite(reference, place[1], hides_author=hides_author)


def open_style(name: str, root: Path, language: str = "en") -> Style:
    """Open a style by its name, or a `.csl` file of the vault at *root*.

    Raises `UnknownName`, or `SchemaError` for a style that cannot be used.
    """
    path = style_file(name, root)
    return _open(path, path.stat().st_mtime_ns, name, language)


@lru_cache(maxsize=8)
def _open(path: Path, _changed: int, name: str, language: str) -> Style:
    """Open a style once a process: a site that is built again and again finds all set."""
    return Style(path, name, language)


def _tried(render: Callable[[Reference], str], reference: Reference) -> Words:
    """Return what citeproc makes of *reference*, nothing where it fails.

    Where a title takes an author's place, citeproc may set it there and once more.
    """
    try:
        words = read(render(reference))
        title = reference.title.rstrip(".").casefold()
        if title and not reference.authors and plain(words).casefold().count(title) > 1:
            author = Author(reference.title)
            words = read(render(replace(reference, title="", authors=(author,))))
    except Exception:  # noqa: BLE001 - no list of errors covers the faults of citeproc
        return ()
    return words


def _locale(language: str) -> str | None:
    """Return citeproc's name of a language, nothing where it knows none: then the style's own."""
    if language in LANGUAGE_NAMES:
        return language
    dialect: str | None = PRIMARY_DIALECTS.get(language.partition("-")[0])
    return dialect


def _opened(path: Path, language: str) -> CitationStylesStyle:
    try:
        if XML(path.read_bytes()).tag != "{http://purl.org/net/xbiblio/csl}style":
            raise SchemaError(path, 1, "not a style: it is other XML")
        style = CitationStylesStyle(str(path), locale=_locale(language), validate=False)
    except (XMLSyntaxError, OSError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise SchemaError(path, line, f"not a style: {error}") from error
    root = style.root
    parent = root.xpath("//*[local-name()='link'][@rel='independent-parent']/@href")
    if parent:
        return _opened(style_file(parent[0].rpartition("/")[2], path.parent), language)
    if root.citation is None:
        raise SchemaError(path, 1, "not a style: it does not say how to cite")
    if root.get("class") == "note":
        hint = "choose one that cites in the text"
        raise SchemaError(path, 1, "this style cites in footnotes", hint)
    return style
