"""The parts of a query's algebra, each as a short line of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from rdflib.namespace import XSD, NamespaceManager
from rdflib.paths import Path
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, Variable

Part = Any
"""What rdflib puts into an algebra: parts and expressions are `CompValue`, terms are `Node`."""

_INFIX: Mapping[str, str] = MappingProxyType(
    {"ConditionalAndExpression": " && ", "ConditionalOrExpression": " || "}
)
_BUILTIN, _AGGREGATE = "Builtin_", "Aggregate_"
_ARGUMENTS = ("arg", "arg1", "arg2", "arg3", "text", "pattern", "replacement", "flags", "start")


@dataclass(frozen=True, slots=True)
class Words:
    """Says what a part does, addresses shortened; it learns what aggregates are called."""

    names: NamespaceManager
    called: dict[Variable, Variable] = field(default_factory=dict)

    def term(self, node: Part) -> str:
        """Return a variable, a term or a property path as SPARQL writes it."""
        node = self.called.get(node, node)
        if isinstance(node, Literal) and node.datatype == XSD.integer:
            return str(node)
        return str(node.n3(self.names))

    def unary(self, part: CompValue) -> str:
        """Return what a part does that has one part below it; nothing for a mere renaming."""
        says = _UNARY.get(part.name)
        return says(self, part) if says else part.name

    def expression(self, node: Part) -> str:
        """Return an expression in one line."""
        if isinstance(node, list):
            return f"({', '.join(map(self.expression, node))})"
        if not isinstance(node, CompValue):
            return self.term(node)
        name = node.name
        if name in _INFIX:
            return _INFIX[name].join(map(self.expression, (node.expr, *node.other)))
        if name == "RelationalExpression":
            return f"{self.expression(node.expr)} {node.op} {self.expression(node.other)}"
        if name in ("AdditiveExpression", "MultiplicativeExpression"):
            rest = (
                f" {op} {self.expression(x)}" for op, x in zip(node.op, node.other, strict=True)
            )
            return self.expression(node.expr) + "".join(rest)
        if name.startswith("Unary"):
            sign = {"UnaryNot": "!", "UnaryMinus": "-"}.get(name, "+")
            return sign + self.expression(node.expr)
        return self._call(node, name.removeprefix(_BUILTIN))

    def _call(self, node: CompValue, name: str) -> str:
        match name:
            case "NOTEXISTS":
                return "NOT EXISTS { … }"
            case "EXISTS":
                return "EXISTS { … }"
            case "Function":
                return f"{self.term(node.iri)}{self.expression(list(node.expr or ()))}"
            case _:
                given = [node[key] for key in _ARGUMENTS if key in node and node[key] is not None]
                flat = [x for one in given for x in (one if isinstance(one, list) else [one])]
                return f"{name}({', '.join(map(self.expression, flat))})"

    def aggregates(self, part: CompValue) -> Iterator[str]:
        """Yield what is counted or summed, and under which name; not what is grouped by."""
        for one in part.A:
            name = one.name.removeprefix(_AGGREGATE)
            if name == "Sample" and part.p.expr and one.vars in part.p.expr:
                continue
            distinct = "DISTINCT " if one.distinct else ""
            yield f"{name.upper()}({distinct}{self._counted(one.vars)}) as {self.term(one.res)}"

    def _counted(self, what: Part) -> str:
        return "*" if what == "*" else self.expression(what)

    def variables(self, names: Iterable[Variable] | None) -> str:
        """Return variables side by side."""
        return " ".join(map(self.term, names or ()))


def _extend(words: Words, part: CompValue) -> str:
    if isinstance(part.expr, Variable) and part.expr.startswith("__agg_"):
        words.called[part.expr] = part.var
        return ""
    return f"{words.term(part.var)} := {words.expression(part.expr)}"


def _grouped(words: Words, part: CompValue) -> str:
    return f"group by {', '.join(map(words.expression, part.expr or ()))}".strip()


def _aggregated(words: Words, part: CompValue) -> str:
    return f"aggregate {', '.join(words.aggregates(part))}".strip()


def _ordered(words: Words, part: CompValue) -> str:
    down = {"DESC": "descending "}
    by = (down.get(one.order, "") + words.expression(one.expr) for one in part.expr)
    return f"order by {', '.join(by)}"


def _sliced(_: Words, part: CompValue) -> str:
    most = "" if part.length is None else f"at most {part.length} "
    return f"{most}{f'from {part.start} on' if part.start else ''}".strip()


def _values(words: Words, part: CompValue) -> str:
    names = words.variables(part.res[0]) if part.res else ""
    return f"values {names} ({len(part.res)})"


_UNARY: Mapping[str, Callable[[Words, CompValue], str]] = MappingProxyType(
    {
        "AggregateJoin": _aggregated,
        "Distinct": lambda _, __: "distinct",
        "Reduced": lambda _, __: "reduced",
        "Extend": _extend,
        "Filter": lambda words, part: f"filter {words.expression(part.expr)}",
        "Graph": lambda words, part: f"graph {words.term(part.term)}",
        "Group": _grouped,
        "OrderBy": _ordered,
        "Project": lambda words, part: f"select {words.variables(part.PV)}",
        "Slice": _sliced,
        "ToMultiSet": lambda _, part: "" if part.p.name == "values" else "sub-select",
        "values": _values,
    }
)


def is_path(predicate: Part) -> bool:
    """Tell whether a predicate is a property path of more than one property."""
    return isinstance(predicate, Path)
