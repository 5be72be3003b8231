"""A named query: SPARQL in a file whose first comments say what it answers and what it asks for.

    # How does each source define a concept, side by side?
    # topic: Concepts
    # param concept: concept -- whose definitions
    # param since: year = 1900 -- not from before this year
    SELECT DISTINCT ?text { $concept skos:definition/rdf:value ?text … }

The first line is the description; further comment lines are remarks. A parameter is written
`$name` in the query and has a type of `TYPES`; after `=` stands its default as people would
type it; a `?` behind the type means that it may be left out, and `$name` is then a variable
like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SchemaError
from kg.graph.terms import Term
from kg.query.tokens import fill, variables

THINGS: Mapping[str, str] = {
    "note": "a note",
    "paper": "a paper",
    "concept": "a concept",
    "artifact": "an artifact",
    "person": "a person",
    "claim": "a claim, as NOTE#^block",
    "thing": "a thing of any kind",
}
"""Types of parameters that are looked up by name, and how a sentence speaks of them."""

TYPES: Mapping[str, str] = {
    **THINGS,
    "text": "a text",
    "integer": "a whole number",
    "year": "a year",
}
"""Every type that a parameter may have."""

_PARAM = re.compile(
    r"param\s+(?P<name>[A-Za-z]\w*)\s*:\s*(?P<type>\w+)(?P<optional>\?)?"
    r"(?:\s*=\s*(?P<default>.*?))?(?:\s+--\s+(?P<told>.*))?\Z"
)
_TOPIC = re.compile(r"topic\s*:\s*(?P<topic>.+)\Z")
_OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query has to be told; `line` is where its file declares it."""

    name: str
    type: str
    default: str | None = None
    optional: bool = False
    description: str = ""
    line: int = 1

    @property
    def required(self) -> bool:
        """Whether the query cannot be asked without it."""
        return self.default is None and not self.optional

    @property
    def is_thing(self) -> bool:
        """Whether its value is the name of something in the vault."""
        return self.type in THINGS


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its first comments say; `path` is `None` for one that was typed."""

    name: str
    text: str
    description: str = ""
    topic: str = _OTHER
    remarks: str = ""
    parameters: tuple[Parameter, ...] = field(default=())
    path: Path | None = None

    def filled(self, terms: Mapping[str, Term]) -> str:
        """Return the SPARQL with *terms* in the place of the parameters.

        Their declarations become remarks: what is given is no parameter any more.
        """
        lines = self.text.split("\n")
        for parameter in self.parameters:
            if parameter.name in terms:
                line = lines[parameter.line - 1]
                lines[parameter.line - 1] = line.replace("param", "given", 1)
        return fill("\n".join(lines), terms)


def read_named(name: str, text: str, path: Path | None = None) -> NamedQuery:
    """Read a query and its first comments.

    Raises `SchemaError` where a parameter is declared in a way that cannot be used.
    """
    head = list(_comments(text))
    reader = _Reader(path or Path("query"), text)
    told = [(line, said) for line, said in head if said and not _is_field(said)]
    topics = [found["topic"].strip() for _, said in head if (found := _TOPIC.match(said))]
    return NamedQuery(
        name=name,
        text=text,
        description=told[0][1] if told else "",
        topic=topics[0] if topics else _OTHER,
        remarks=" ".join(said for _, said in told[1:]),
        parameters=reader.parameters(head),
        path=path,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes the declarations of one query, or says in which line they cannot be used."""

    path: Path
    text: str

    def parameters(self, head: Iterable[tuple[int, str]]) -> tuple[Parameter, ...]:
        found: dict[str, Parameter] = {}
        for line, said in head:
            if said.startswith("param "):
                one = self._parameter(line, said)
                if one.name in found:
                    raise SchemaError(self.path, line, f"'{one.name}' is declared twice")
                found[one.name] = one
        if found:
            self._check_uses(found)
        return tuple(found.values())

    def _parameter(self, line: int, said: str) -> Parameter:
        declared = _PARAM.match(said)
        if declared is None:
            raise SchemaError(
                self.path,
                line,
                f"'{said}' declares no parameter",
                "write `# param name: type = default -- what it is`",
            )
        if declared["type"] not in TYPES:
            raise SchemaError(
                self.path,
                line,
                f"there is no type '{declared['type']}' for a parameter",
                f"one of {', '.join(TYPES)}",
            )
        return Parameter(
            name=declared["name"],
            type=declared["type"],
            default=declared["default"],
            optional=bool(declared["optional"]),
            description=declared["told"] or "",
            line=line,
        )

    def _check_uses(self, declared: Mapping[str, Parameter]) -> None:
        """See that each parameter is used, and nowhere as the variable of that name."""
        used: set[str] = set()
        for sigil, name, line in variables(self.text):
            if name in declared and sigil == "?":
                raise SchemaError(
                    self.path, line, f"?{name} is a parameter", f"write it as ${name}"
                )
            used.add(name)
        for name, parameter in declared.items():
            if name not in used:
                raise SchemaError(
                    self.path,
                    parameter.line,
                    f"the query never uses its parameter '{name}'",
                    f"write it as ${name} where its value belongs",
                )


def _comments(text: str) -> Iterable[tuple[int, str]]:
    """Yield line number and words of the comments before the first line of SPARQL."""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            return
        yield number, stripped.lstrip("#").strip()


def _is_field(said: str) -> bool:
    return said.startswith("param ") or _TOPIC.match(said) is not None
