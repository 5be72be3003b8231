"""Who cites whom, asked of the services for one paper of the vault after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.importing.batches import line_of
from kg.services import Answer, Failed, Found, Identifier
from kg.services.service import CitationService
from kg.services.web import OFFLINE

_PATIENCE = 3
"""Papers in a row for which a service may fail before it is asked no more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of the vault whose citations are asked for, by any of its identifiers."""

    iri: str
    title: str
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it: how many papers it cites, how many cite it; else who did not answer.

    `left_out` is how many more cite it. `batch` is named once there is one.
    """

    iri: str
    title: str
    service: str = ""
    references: int = 0
    cited_by: int = 0
    left_out: int = 0
    batch: str = ""
    problem: str = ""


@dataclass(slots=True)
class Gathered:
    """The lines of each batch, by the service's key and name and the day; what came of each."""

    lines: dict[tuple[str, str, str], list[dict[str, object]]] = field(default_factory=dict)
    papers: list[Fetched] = field(default_factory=list)


@dataclass(slots=True)
class Asker:
    """A service that is asked no more once it has failed too often in a row."""

    service: CitationService
    failures: int = 0

    def citations(self, paper: Wanted, most: int) -> Iterator[tuple[Identifier, Answer]]:
        """Ask by one identifier of the paper after the other."""
        for identifier in filter(self.service.takes, paper.identifiers):
            if self.failures >= _PATIENCE:
                yield identifier, Failed(self.service.name, "was not asked: it failed too often")
                return
            answer = self.service.citations(identifier, most)
            if not isinstance(answer, Failed):
                self.failures = 0
            elif answer.reason != OFFLINE:  # then what is kept is looked for to the end
                self.failures += 1
            yield identifier, answer
            if isinstance(answer, Found):
                return


def gather(
    askers: Sequence[Asker],
    papers: Sequence[Wanted],
    most: int,
    done: Callable[[], None] = lambda: None,
) -> Gathered:
    """Ask for each paper, one after the other, until somebody knows it; *done* is told of each."""
    gathered = Gathered()
    for paper in papers:
        gathered.papers.append(_gather(gathered, askers, paper, most))
        done()
    return gathered


def _gather(gathered: Gathered, askers: Sequence[Asker], paper: Wanted, most: int) -> Fetched:
    problems: dict[str, None] = {}
    for one in askers:
        for identifier, answer in one.citations(paper, most):
            match answer:
                case Found(service=name, record=record, day=day):
                    line = line_of(identifier, paper.title, record)
                    gathered.lines.setdefault((one.service.key, name, day), []).append(line)
                    return Fetched(
                        paper.iri,
                        paper.title,
                        name,
                        len(record.references),
                        len(record.cited_by),
                        record.left_out,
                        f"{one.service.key}-{day}",
                    )
                case Failed(service=name, reason=reason):
                    problems[f"{name} {reason}"] = None
                case _:
                    problems[f"{answer.service} does not know it"] = None
    return Fetched(paper.iri, paper.title, problem="; ".join(problems))
