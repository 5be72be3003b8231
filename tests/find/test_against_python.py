"""A find agrees with a plain filter over what is written, and its SPARQL with the find."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg

WORDS = ("alpha", "beta", "gamma", "naïve", "co-op", "Zwölf", "of")
TAGS = ("a", "a/b", "a/b/c", "Ab", "todo", "x-y")
STATUSES = ("unread", "Reading", "reviewed", "it's \\ odd")
FOLDERS = ("lit", "lit/old", "Notes")
PLAIN = {"naïve": "naive", "zwölf": "zwolf"}


@dataclass(frozen=True)
class Written:
    """What one note says, as it was written."""

    path: str
    title: str
    tags: tuple[str, ...]
    status: str
    relevance: int | None
    year: int | None
    created: str
    body: str

    @property
    def text(self) -> str:
        lines = [f"title: {_quoted(self.title)}", f"tags: [{', '.join(self.tags)}]"]
        lines += [f"status: {_quoted(self.status)}"] if self.status else []
        lines += [f"relevance: {self.relevance}"] if self.relevance is not None else []
        lines += [f"year: {self.year}"] if self.year else []
        lines += [f"created: {self.created}"] if self.created else []
        matter = "\n".join(["---", "type: literature", *lines, "---"])
        return f"{matter}\n# {self.title}\n\n{self.body}\n"

    @property
    def words(self) -> list[str]:
        """The words of the text in order, as full text compares them."""
        return _spelled(self.text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _notes() -> list[Written]:
    chance = random.Random(4)  # noqa: S311 - a vault, no secret
    return [
        Written(
            path=f"{chance.choice(FOLDERS)}/n{number:02}.md",
            title=f"Note {number} {' '.join(chance.sample(WORDS, 2))}",
            tags=tuple(chance.sample(TAGS, chance.randint(0, 3))),
            status=chance.choice((*STATUSES, "")),
            relevance=chance.choice((None, 1, 2, 3)),
            year=chance.choice((None, *range(2015, 2024))),
            created=chance.choice(("", "2024-02-29", "2024-03-01", "2025-12-31")),
            body=" ".join(chance.choices(WORDS, k=4)),
        )
        for number in range(48)
    ]


NOTES = _notes()
Test = Callable[[Written], bool]
Asked = tuple[str, Test]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> kg.Vault:
    """The vault of `NOTES`, written and read once."""
    folder: Path = tmp_path_factory.mktemp("vault")
    for note in NOTES:
        path = folder / note.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(note.text, "utf-8")
    (folder / "kg.yaml").touch()
    return kg.open(folder)


def _word(word: str) -> Asked:
    row = _spelled(word)

    def says(note: Written) -> bool:
        return any(note.words[n : n + len(row)] == row for n in range(len(note.words)))

    return f'"{word}"', says


def _spelled(text: str) -> list[str]:
    lowered = text.lower()
    for accented, plain in PLAIN.items():
        lowered = lowered.replace(accented, plain)
    return "".join(c if c.isalnum() else " " for c in lowered).split()


def _tag(tag: str, operator: str) -> Asked:
    low = tag.lower()

    def has(note: Written) -> bool:
        tags = [one.lower() for one in note.tags]
        below = operator == ":" and any(one.startswith(f"{low}/") for one in tags)
        return low in tags or below

    return f"tag{operator}{tag}", has


COMPARED: dict[str, Callable[[int, int], bool]] = {
    ":": lambda a, b: a == b,
    "=": lambda a, b: a == b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}


def _number(field: str, operator: str, number: int) -> Asked:
    def is_so(note: Written) -> bool:
        own = note.year if field == "year" else note.relevance
        return own is not None and COMPARED[operator](own, number)

    return f"{field}{operator}{number}", is_so


def _range(low: int | None, length: int) -> Asked:
    high = None if low is None else low + length
    ends = (low, None) if length > 4 else (low, high)
    first, last = ends
    if first is None:
        first, last = None, 2016 + length

    def is_in(note: Written) -> bool:
        year = note.year
        return year is not None and (first or 0) <= year <= (last or 9999)

    return f"year:{first or ''}..{last or ''}", is_in


def _has(field: str) -> Asked:
    def has(note: Written) -> bool:
        return bool({"year": note.year, "tag": note.tags, "status": note.status}[field])

    return f"has:{field}", has


SINGLE: st.SearchStrategy[Asked] = st.one_of(
    st.sampled_from((*WORDS, "alpha beta", "of naïve")).map(_word),
    st.builds(_tag, st.sampled_from((*TAGS, "b", "A/B")), st.sampled_from(":=")),
    st.builds(
        _number,
        st.sampled_from(("year", "relevance")),
        st.sampled_from(tuple(COMPARED)),
        st.one_of(st.integers(0, 4), st.integers(2014, 2024)),
    ),
    st.builds(_range, st.one_of(st.none(), st.integers(2014, 2024)), st.integers(0, 6)),
    st.sampled_from(STATUSES).map(
        lambda said: (
            f"status:{_quoted(said.upper())}",
            lambda note: note.status.lower() == said.lower(),
        )
    ),
    st.sampled_from(("2", "alp", "ZWÖLF", "note 1")).map(
        lambda part: (f"title:{_quoted(part)}", lambda note: part.lower() in note.title.lower())
    ),
    st.sampled_from(("lit", "LIT", "old", "notes")).map(
        lambda name: (
            f"folder:{name}",
            lambda note: name.lower() in note.path.lower().split("/")[:-1],
        )
    ),
    st.sampled_from(("2024", "2024-02", "2024-02-29", "2025")).map(
        lambda day: (f"created:{day}", lambda note: note.created.startswith(day))
    ),
    st.sampled_from(("year", "tag", "status")).map(_has),
)


def _denied(asked: Asked) -> Asked:
    return f"-({asked[0]})", lambda note: not asked[1](note)


def _both(parts: list[Asked]) -> Asked:
    return " ".join(f"({text})" for text, _ in parts), lambda note: all(p(note) for _, p in parts)


def _either(parts: list[Asked]) -> Asked:
    text = " or ".join(text for text, _ in parts)
    return f"({text})", lambda note: any(p(note) for _, p in parts)


EXPRESSIONS = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        inner.map(_denied),
        st.lists(inner, min_size=2, max_size=3).map(_both),
        st.lists(inner, min_size=2, max_size=3).map(_either),
    ),
    max_leaves=6,
)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=EXPRESSIONS)
def test_a_find_agrees_with_a_filter_over_the_notes(written: kg.Vault, asked: Asked) -> None:
    expression, holds = asked
    found = [one.path for one in written.find(expression)]
    assert sorted(found) == sorted(note.path for note in NOTES if holds(note)), expression
    assert found == sorted(found, key=str.lower)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=EXPRESSIONS,
    order=st.sampled_from(("", "-year", "year,-title", "-relevance,status", "created")),
    limit=st.integers(0, 12),
    kind=st.sampled_from(("note", "paper", "concept", "claim", "person")),
)
def test_its_sparql_gives_the_same_rows(
    written: kg.Vault, asked: Asked, order: str, limit: int, kind: str
) -> None:
    expression = asked[0] if kind in ("note", "paper") else ""
    order = order if kind == "note" else ""
    text = f"{expression} kind:{kind}"
    found = written.find(text, sort=order, limit=limit)
    table = written.query(written.find_sparql(text, sort=order, limit=limit)).table
    assert table is not None
    assert [row[0].value for row in table.rows if row[0]] == [one.iri for one in found]
