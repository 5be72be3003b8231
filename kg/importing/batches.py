"""Batches of citations as files of the vault: what one service said on one day.

Their form is described where they are read, in `kg.notes.batches`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import BATCH
from kg.errors import UnknownName, WriteError
from kg.notes.people import person
from kg.services import Identifier, Record, Scheme
from kg.vault.beginning import write_atomically

_FOLDER = "citations"
_PAGES = {
    "OpenAlex": "https://openalex.org/",
    "Semantic Scholar": "https://www.semanticscholar.org/",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch: its file's name without ending, who said so and when, about how many papers."""

    name: str
    service: str
    day: str
    papers: int
    citations: int

    @property
    def path(self) -> str:
        """Where it lies in the vault."""
        return f"{_FOLDER}/{self.name}.jsonl"


def line_of(identifier: Identifier, title: str, record: Record) -> dict[str, object]:
    """Return what is kept of the citations of a paper, which the vault knows by *identifier*."""
    own = {**_named((identifier,)), "title": title}
    return {
        "paper": {key: value for key, value in own.items() if value},
        "cited_by_count": record.cited_by_count,
        "references": [_brief(one) for one in record.references],
        "cited_by": [_brief(one) for one in record.cited_by],
    }


def batches(root: Path) -> tuple[Batch, ...]:
    """Return the batches of the vault at *root*, the latest first."""
    files = (file for file in (root / _FOLDER).glob("*.jsonl") if _is_batch(file))
    found = [_batch(file.stem, list(_lines(file))) for file in files]
    return tuple(sorted(found, key=lambda one: (one.day, one.name), reverse=True))


def keep_batch(
    root: Path, key: str, service: str, day: str, lines: Sequence[Mapping[str, object]]
) -> Batch:
    """Write *lines* to the batch of the service and the day; other papers in it stay.

    Raises `WriteError`.
    """
    file = root / _FOLDER / f"{key}-{day}.jsonl"
    told = {json.dumps(line["paper"]) for line in lines}
    head = {"litkg": "citations", "service": service, "url": _PAGES.get(service, ""), "day": day}
    kept = [one for one in _lines(file) if "paper" in one and json.dumps(one["paper"]) not in told]
    whole: list[Mapping[str, object]] = [head, *kept, *lines]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in whole)
    try:
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, text.encode("utf-8", "replace"))
    except OSError as error:
        raise WriteError(f"cannot write {file}: {error.strerror}") from error
    return _batch(file.stem, whole)


def drop_batch(root: Path, name: str, *, dry_run: bool = False) -> Batch:
    """Remove the file of a batch; return what it was. Raises `UnknownName`, `WriteError`.

    With *dry_run* it stays.
    """
    known = {one.name: one for one in batches(root)}
    wanted = Path(name).name.removesuffix(".jsonl")
    if wanted not in known:
        raise UnknownName("batch of citations", name, tuple(known)[:3])
    try:
        if not dry_run:
            (root / known[wanted].path).unlink()
    except OSError as error:
        raise WriteError(f"cannot remove {known[wanted].path}: {error.strerror}") from error
    return known[wanted]


def _is_batch(file: Path) -> bool:
    return bool(BATCH.fullmatch(f"{_FOLDER}/{file.name}")) and not file.is_symlink()


def _lines(file: Path) -> Iterator[dict[str, object]]:
    """Yield the lines of a batch that can be read."""
    try:
        data = file.read_bytes()
    except OSError:
        return
    for line in data.split(b"\n"):
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            yield said


def _batch(name: str, lines: Sequence[Mapping[str, object]]) -> Batch:
    head: Mapping[str, object] = next((one for one in lines if "litkg" in one), {})
    about = [one for one in lines if "paper" in one]
    lists = (one.get(which) for one in about for which in ("references", "cited_by"))
    citations = sum(len(one) for one in lists if isinstance(one, list))
    service, day = (str(head.get(key, "")) for key in ("service", "day"))
    return Batch(name, service, day or name[-10:], len(about), citations)


def _brief(record: Record) -> dict[str, object]:
    """Return a paper with what identifies it."""
    first = next(iter(record.authors), None)
    said: dict[str, object] = {
        **_named(record.identifiers),
        "title": record.title,
        "year": record.year,
        "author": (first.family or person(first.name).family) if first else "",
    }
    return {key: value for key, value in said.items() if value}


def _named(identifiers: tuple[Identifier, ...]) -> dict[str, str]:
    """Return identifiers that others know; where there is none, the service's own page."""
    own = {one.scheme: one for one in reversed(identifiers)}
    known = {
        key: own[scheme].value
        for key, scheme in (("arxiv", Scheme.ARXIV), ("doi", Scheme.DOI))
        if scheme in own
    }
    return known or {"url": next((one.page for one in identifiers), "")}
