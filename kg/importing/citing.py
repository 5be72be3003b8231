"""Who cites whom, asked of the services for one paper of the vault after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.importing.batches import line_of
from kg.services import Answer, Failed, Found, Identifier, Services
from kg.services.service import CitationService

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


def gather(
    services: Services,
    papers: Sequence[Wanted],
    keys: Sequence[str],
    most: int,
    progress: Callable[[int, int], None] | None = None,
) -> Gathered:
    """Ask the services called *keys*, in order, for each paper until one knows it."""
    gathered = Gathered()
    asked = [_Patient(services.citing[key]) for key in keys]
    for number, paper in enumerate(papers, 1):
        gathered.papers.append(_gather(gathered, asked, paper, most))
        if progress:
            progress(number, len(papers))
    return gathered


@dataclass(slots=True)
class _Patient:
    """A service that is asked no more once it has failed too often."""

    service: CitationService
    failures: int = 0

    def citations(self, paper: Wanted, most: int) -> Iterator[tuple[Identifier, Answer]]:
        """Ask by one identifier of the paper after the other."""
        for identifier in filter(self.service.takes, paper.identifiers):
            if self.failures >= _PATIENCE:
                yield identifier, Failed(self.service.name, "was not asked: it failed too often")
                return
            answer = self.service.citations(identifier, most)
            self.failures = self.failures + 1 if isinstance(answer, Failed) else 0
            yield identifier, answer
            if isinstance(answer, Found):
                return


def _gather(gathered: Gathered, asked: Sequence[_Patient], paper: Wanted, most: int) -> Fetched:
    problems: dict[str, None] = {}
    for one in asked:
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
