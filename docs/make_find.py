"""Write the tables of `docs/find.md` from those that `kg find` itself uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.find.kinds import KINDS
from kg.find.reference import Entry, entries, steps

PAGE = Path(__file__).parent / "find.md"

_TABLE = re.compile(r"(<!-- (\w+): made by `make docs` -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """Return *text* with its tables as they are now."""
    made = {"fields": "".join(_fields()), "kinds": "".join(_kinds())}
    return _TABLE.sub(lambda found: f"{found[1]}{made[found[2]]}\n{found[3]}", text)


def _fields() -> Iterator[str]:
    for heading, several in entries():
        yield f"\n### {heading}\n\n| field | matches | operators |\n|---|---|---|\n"
        yield from map(_field, several)


def _field(entry: Entry) -> str:
    also = f" ({', '.join(f'`{name}`' for name in entry.also)})" if entry.also else ""
    return f"| `{entry.field}`{also} | {entry.matches} | {entry.operators_mean} |\n"


def _kinds() -> Iterator[str]:
    yield "\n| `kind:` | is | its fields, and by a step those of |\n|---|---|---|\n"
    for kind in KINDS.values():
        other = "; ".join(f"{o}s: {words}" for own, o, words in steps() if own == kind.name)
        yield f"| `{kind.name}` | {kind.about} | {other} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
