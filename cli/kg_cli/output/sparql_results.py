"""SPARQL results in the formats of the W3C: JSON, CSV, TSV."""

from __future__ import annotations

import re

from kg.query.rows import Node, Table
from kg_cli.output.json_text import json_rows, json_text
from kg_cli.output.listing import csv_text
from kg_cli.output.safety import escaped

XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?([0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
)


def table_json(table: Table) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    bindings = [
        {
            name: _json_term(node)
            for name, node in zip(table.variables, row, strict=True)
            if node is not None
        }
        for row in table.rows
    ]
    head = json_text({"vars": table.variables}, indent=None)
    return f'{{"head": {head}, "results": {json_rows("bindings", bindings).rstrip()}}}\n'


def truth_json(truth: bool) -> str:  # noqa: FBT001 - the answer of an ASK
    """Return the JSON of an ASK."""
    return json_text({"head": {}, "boolean": truth}, indent=None) + "\n"


def table_csv(table: Table) -> str:
    """Return SPARQL 1.1 Query Results CSV: values without their types, lines end in CRLF."""
    return csv_text(table.variables, [[_csv_term(node) for node in row] for row in table.rows])


def table_tsv(table: Table) -> str:
    """Return SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    lines = [[f"?{name}" for name in table.variables]]
    lines += [[turtle_term(node) if node else "" for node in row] for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def turtle_term(node: Node) -> str:
    r"""Return a term in Turtle's syntax.

    >>> turtle_term(Node("literal", 'a "b"\n', language="en"))
    '"a \\"b\\"\\n"@en'
    >>> turtle_term(Node("literal", "12", XSD + "integer"))
    '12'
    """
    match node.kind:
        case "uri":
            return f"<{escaped(node.value)}>"
        case "bnode":
            return _labelled(node)
        case _:
            return _turtle_literal(node)


def _turtle_literal(node: Node) -> str:
    bare = _BARE.get(node.datatype)
    if bare and bare.fullmatch(node.value):
        return node.value
    quoted = f'"{escaped(node.value.translate(_ESCAPES))}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return f"{quoted}^^<{escaped(node.datatype)}>" if _typed(node) else quoted


def _json_term(node: Node) -> dict[str, str]:
    value = node.value.removeprefix("_:") if node.kind == "bnode" else node.value
    term = {"type": node.kind, "value": value}
    if node.language:
        term["xml:lang"] = node.language
    elif _typed(node):
        term["datatype"] = node.datatype
    return term


def _csv_term(node: Node | None) -> str:
    if node is None:
        return ""
    return _labelled(node) if node.kind == "bnode" else node.value


def _labelled(node: Node) -> str:
    return f"_:{node.value.removeprefix('_:')}"


def _typed(node: Node) -> bool:
    plain = {"", XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
    return node.kind == "literal" and node.datatype not in plain
