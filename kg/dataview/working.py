"""A query at work: its commands, one after the other, over rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kg.dataview.queries import Column, Flatten, Group, Limit, Sort, Where
from kg.dataview.values import NotAnswered, Value, is_list, is_true, key_of, listed, order

MOST_STEPS = 2_000_000
"""Steps after which a query is given up."""


@dataclass(slots=True)
class Work:
    """One query at work: who asks, and how many steps it took."""

    link: Callable[[str], Value]
    this: Mapping[str, Value]
    steps: int = 0

    def done(self, rows: list[Bound], command: object) -> list[Bound]:
        """Return what *command* leaves of *rows*."""
        match command:
            case Where(test=test):
                return [row for row in rows if is_true(test(row))]
            case Sort(keys=keys):
                for key, falls in reversed(keys):
                    rows = sorted(rows, key=lambda row: order(key(row)), reverse=falls)
                return rows
            case Limit(count=count):
                most = count(Bound(self, {}))
                return rows[: max(0, int(most))] if isinstance(most, int | float) else rows
            case Group(by=by):
                return self._grouped(rows, by)
            case Flatten(by=by):
                return self._flattened(rows, by)
            case _:
                return rows

    def _grouped(self, rows: list[Bound], by: Column) -> list[Bound]:
        groups: dict[object, tuple[Value, list[Value]]] = {}
        for row in rows:
            key = by.value(row)
            groups.setdefault(order(key), (key, []))[1].append(row.values)
        made = (groups[key] for key in sorted(groups))  # type: ignore[type-var]
        return [Bound(self, {"key": k, by.name: k, "rows": several}) for k, several in made]

    def _flattened(self, rows: list[Bound], by: Column) -> list[Bound]:
        found = []
        for row in rows:
            value = by.value(row)
            for one in listed(value) if is_list(value) else [value]:
                self.step()
                found.append(Bound(self, {**row.values, by.name: one}))
        return found

    def step(self) -> None:
        """Count a step. Raises `NotAnswered` when there were too many."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise NotAnswered("it takes too long")


@dataclass(frozen=True, slots=True)
class Bound:
    """A row, and the names that functions in an expression were given."""

    work: Work
    values: Mapping[str, Value]
    names: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """Return a field of the row, or what a function was given."""
        if name in self.names:
            return self.names[name]
        if name == "this":
            return self.work.this
        values = self.values
        return values[name] if name in values else values.get(key_of(name))

    def link(self, target: str) -> Value:
        """Return what `[[target]]` means."""
        return self.work.link(target)

    def with_names(self, names: dict[str, Value]) -> Bound:
        """Return the row with *names* before its fields."""
        return replace(self, names={**self.names, **names})

    def step(self) -> None:
        """Count a step."""
        self.work.step()
