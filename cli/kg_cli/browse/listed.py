"""The rows of the list on the left: what goes with what was typed, or where to begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.text import Text

from kg.errors import KgError
from kg.find import Found
from kg.library import Vault
from kg.names import fold
from kg.network.edges import Node
from kg.query.called import Called, marks
from kg.query.rows import Hit
from kg_cli.browse.history import Visit
from kg_cli.browse.rows import Row, beside, heading, line_key, mark, remark
from kg_cli.output.drawn.hits import MARK
from kg_cli.output.drawn.terminal import WEAK, text

NAMES, TEXTS = 50, 30
"""How many things and how many notes are listed at most."""
_EXPRESSION = re.compile(r"\w\s*(?:[:~]\S|[<>=])|(?:^|\s)(?:-\w|#\w)")
"""What only an expression of the short query language has: a field, a tag, a denial."""
_BEFORE = 12
"""Characters of a line that stand before the hit in it."""


def found_rows(vault: Vault, typed: str) -> Sequence[Row]:
    """Return the things whose names go with *typed*, then the notes that hold it.

    An expression of the short query language (`type:lesson year>2020`) is asked instead of
    the text; what is wrong with it is said where nothing else is found.
    """
    rows = [_named(vault.node(one.iri), one, typed) for one in vault.called(typed, limit=NAMES)]
    mistake = ""
    if _EXPRESSION.search(typed):
        try:
            rows += _group("Found", map(_found, vault.find(typed, limit=NAMES)))
        except KgError as error:
            mistake = " ".join([str(error).partition("\n")[0], error.hint]).strip()
    if not _EXPRESSION.search(typed) or not rows:
        rows += _group("In the text", map(_hit, vault.search(typed, limit=TEXTS)))
    return rows or [remark(mistake or f"Nothing goes with '{typed}'.")]


def _group(title: str, rows: Iterable[Row]) -> Sequence[Row]:
    listed = list(rows)
    return [heading(title), *listed] if listed else []


def _found(one: Found) -> Row:
    said = text(one.title)
    if one.year:
        said.append(f"  {one.year}", WEAK)
    return _row(Node(one.iri, one.kind, one.title, one.path, one.line), said)


def first_rows(vault: Vault) -> Sequence[Row]:
    """Return what is listed before anything is typed: the latest notes and the hubs."""
    latest = dict.fromkeys(vault.topic(address) for address in vault.latest())
    hubs = vault.hubs()
    rows = [heading("Changed last"), *(_thing(vault.node(address)) for address in latest)]
    if hubs:
        rows += [Row(Text(), still=True), heading("Most linked")]
    rows += [_thing(vault.node(address), count) for address, count in hubs]
    return rows if latest else [remark("There is no note in this vault yet.")]


def _thing(node: Node, count: int = 0) -> Row:
    return _row(node, text(node.label), f"{count:>3}  " if count else "")


def _named(node: Node, one: Called, typed: str) -> Row:
    """Show the usual name if it agrees, else the one that does and the usual one behind it."""
    wanted, usual = fold(typed.rpartition(":")[2]), text(node.label)
    if all(word in fold(node.label) for word in wanted.split()) or node.label == one.name:
        return _row(node, _marked(node.label, marks(node.label, wanted)))
    name = _marked(one.name, one.marks)
    usual.stylize(WEAK)
    names = (usual, name) if "/" in one.name else (name, usual)
    return _row(node, beside(*names, gap="  "))


def _marked(said: str, places: Iterable[tuple[int, int]], style: str = "") -> Text:
    shown, end = Text(), 0
    for start, stop in places:
        shown.append_text(text(said[end:start], style)).append_text(text(said[start:stop], MARK))
        end = stop
    return shown.append_text(text(said[end:], style))


def _row(node: Node, said: Text, count: str = "") -> Row:
    lead = mark(node.kind).append("  ").append(count, WEAK)
    return Row(said, lead, Visit(node.iri), node.path, node.line, wraps=False, key=node.iri)


def _hit(hit: Hit) -> Row:
    """Show a hit as the title of its note, and the words around it below."""
    said = text(hit.title).append("\n").append_text(_snippet(hit))
    lead = mark("note").append("  ")
    key = line_key(hit.path, hit.line)
    opens = Visit(hit.iri, "text", key)
    return Row(said, lead, opens, hit.path, hit.line, wraps=False, key=key)


def _snippet(hit: Hit) -> Text:
    first = hit.marks[0][0] if hit.marks else 0
    start = hit.snippet.rfind(" ", 0, first - _BEFORE) + 1 if first > _BEFORE else 0
    places = [(begin - start, stop - start) for begin, stop in hit.marks]
    before = Text().append("…" if start else "", WEAK)
    return before.append_text(_marked(hit.snippet[start:], places, WEAK))
