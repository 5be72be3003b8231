"""Write `docs/queries.md`: every named query of `schema/queries/`, with its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kg.query.catalog import read_query
from kg.query.named import TYPES, NamedQuery, Parameter

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "queries.md"

INTRODUCTION = """\
# Named queries

Made from `schema/queries/` by `make docs`; edit those files, not this page.

```console
$ kg query --list                                    # what there is, by topic
$ kg query definitions -p concept="reward hacking"   # a thing by any of its names
$ kg query read-next -p least=1 --format csv
$ kg query co-cited -p paper=@hubinger2019risks --explain
```

In Python: `vault.query("definitions", {"concept": "reward hacking"})`, and `vault.queries()`
for what is on this page.

## Your own

A query is a file `schema/queries/NAME.rq` in your vault; one of the name of ours stands in for
it. Its first comments say what it answers and what it has to be told:

```sparql
# Which notes on a concept are newer than a year?
# topic: Mine
# param concept: concept -- by any of its names
# param since: year = 2020 -- papers from before are left out
SELECT DISTINCT ?title ?path WHERE {
  ?note dcterms:subject $concept ; foaf:primaryTopic ?paper ; kg:sourcePath ?path .
  ?paper dcterms:title ?title ; fabio:hasPublicationYear ?year FILTER(?year >= $since)
}
```

The first line is the description; further lines are remarks. `# param name: type` declares a
parameter, with its default behind `=` and what it is behind `--`; it is written `$name` in the
query. A `?` behind the type means that it may be left out: `$name` is then a variable like any
other. What is given becomes a term before the query is read, so no value can change the query.

"""


def queries() -> list[NamedQuery]:
    """Return our named queries in order of topic and name."""
    found = [read_query(path) for path in (ROOT / "schema" / "queries").glob("*.rq")]
    return sorted(found, key=lambda query: (query.topic, query.name))


def page() -> str:
    """Return the page."""
    return "".join([INTRODUCTION, *_types(), *_topics(queries())])


def _types() -> Iterator[str]:
    yield "| type | what is given |\n|---|---|\n"
    for name, told in TYPES.items():
        yield f"| `{name}` | {told} |\n"


def _topics(found: Sequence[NamedQuery]) -> Iterator[str]:
    for topic, group in groupby(found, key=lambda query: query.topic):
        yield f"\n## {topic}\n"
        for query in group:
            yield from _query(query)


def _query(query: NamedQuery) -> Iterator[str]:
    yield f"\n### {query.name}\n\n{query.description}"
    yield f" {query.remarks}\n" if query.remarks else "\n"
    if query.parameters:
        yield "\n"
    for parameter in query.parameters:
        yield f"- `{parameter.name}`: {_told(parameter)}\n"
    sparql = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    yield f"\n```sparql\n{sparql}\n```\n"


def _told(parameter: Parameter) -> str:
    told = [TYPES[parameter.type], parameter.description]
    if parameter.default is not None:
        told.append(f"`{parameter.default}` unless given")
    if parameter.optional:
        told.append("may be left out")
    return "; ".join(told)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
