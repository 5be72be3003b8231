"""Vaults to measure on: as many notes as asked for, the same ones every time.

Of a hundred notes about 88 are literature notes, 4 machine reviews, 3 lessons, 4 concept notes
and 1 a project note, in the forms in which the tool's users write them: front matter, the 5 Cs
as a table, definitions, formulas, links with reasons, quotations, block ids.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

_NOUNS = (
    "agent objective reward policy model search proxy optimizer evaluation oversight deployment"
    " distribution training gradient dataset benchmark argument assumption overseer environment"
    " incentive signal representation circuit feature behaviour specification constraint failure"
    " guarantee bound estimate prior posterior sample trajectory classifier detector probe trigger"
).split()
_VERBS = (
    "shapes hides reveals limits predicts rewards measures replaces corrupts explains separates"
    " generalizes approximates dominates stabilizes weakens supports"
).split()
_QUALITIES = (
    "learned inner outer robust deceptive honest latent sparse proxy hidden scalable corrigible"
    " adversarial causal empirical formal partial bounded"
).split()
_FAMILIES = (
    "Abara Bianchi Castro Dubois Eriksen Fischer Garcia Haddad Ivanova Jansen Kowalski Lindqvist"
    " Moreau Nakamura Okafor Petrov Quispe Rossi Santos Tanaka Ueda Varga Weber Xu Yilmaz Zhang"
).split()
_GIVEN = "Ada Ben Chi Dana Eli Fay Gil Hana Ito June Kofi Lena Max Noor Omar Pia".split()
_TYPES = ("supports", "extends", "disputes", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a vault of *size* notes holds of each kind."""

    size: int

    @property
    def concepts(self) -> int:
        """Concept notes, and the concepts that notes speak of."""
        return max(8, self.size // 25)

    @property
    def artifacts(self) -> int:
        """Project notes."""
        return max(4, self.size // 100)

    @property
    def lessons(self) -> int:
        """Lessons, each with a quiz."""
        return max(2, self.size * 3 // 100)

    @property
    def reviews(self) -> int:
        """Machine reviews, each of a paper that has a literature note."""
        return max(2, self.size // 25)

    @property
    def papers(self) -> int:
        """Literature notes: all that is left."""
        return self.size - self.concepts - self.artifacts - self.lessons - self.reviews


def notes(size: int) -> Iterator[tuple[str, str]]:
    """Yield path and text of each of *size* notes, 50 at least."""
    plan = Plan(max(size, 50))
    yield from (_concept(plan, number) for number in range(plan.concepts))
    yield from (_artifact(plan, number) for number in range(plan.artifacts))
    yield from (_paper(plan, number) for number in range(plan.papers))
    yield from (_review(plan, number) for number in range(plan.reviews))
    yield from (_lesson(plan, number) for number in range(plan.lessons))


def write(folder: Path, size: int) -> None:
    """Write a vault of *size* notes into the new folder *folder*."""
    folder.mkdir(parents=True)
    (folder / "kg.yaml").write_text(
        f"title: A vault of {size:,} notes\nproject: PUMA\nrelevance_max: 3\n", "utf-8"
    )
    for path, text in notes(size):
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


class _Words(Random):
    """Sentences of one note: its number decides them."""

    def phrase(self) -> str:
        return f"{self.choice(_QUALITIES)} {self.choice(_NOUNS)}"

    def sentence(self) -> str:
        middle = f"{self.phrase()} {self.choice(_VERBS)} the {self.phrase()}"
        return f"{middle} whenever a {self.phrase()} {self.choice(_VERBS)} it".capitalize() + "."

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def skewed(self, below: int) -> int:
        """Return a number below *below*, small ones more often: some papers everybody reads."""
        return int(below * self.random() ** 2)


def _name(number: int) -> str:
    return f"{_QUALITIES[number % len(_QUALITIES)]} {_NOUNS[number * 7 % len(_NOUNS)]} {number}"


def _concept_file(number: int) -> str:
    return f"PN-{_name(number).title().replace(' ', '-')}"


def _artifact_file(number: int) -> str:
    return f"SP-Artifact-{number}"


def _authors(number: int) -> Sequence[str]:
    words = _Words(f"authors {number}")
    return [
        f"{words.choice(_FAMILIES)}{words.randrange(40)}, {words.choice(_GIVEN)}"
        for _ in range(1 + number % 4)
    ]


def _year(number: int) -> int:
    return 1995 + number % 31


def _title(number: int) -> str:
    words = _Words(f"title {number}")
    return f"On {words.phrase()} under {words.phrase()}, part {number}"


def _paper_file(number: int) -> str:
    family = _authors(number)[0].partition(",")[0]
    return f"LN-{family}-{_year(number)}-Part{number}"


def _concept(plan: Plan, number: int) -> tuple[str, str]:
    words = _Words(f"concept {number}")
    broader = _concept_file(words.randrange(number)) if number else ""
    front = f'broader: "[[{broader}]]"\n' if broader else ""
    paper = _paper_file(words.randrange(plan.papers))
    text = f"""---
type: concept
title: "{_name(number).capitalize()}"
aliases: ["{_name(number)}s"]
{front}tags: [concept, topic/{number % 12}]
---
# {_name(number).capitalize()}

{words.text(3)} Introduced in [[{paper}]], which {words.choice(_VERBS)} it.

## Evidence
- [[{_paper_file(words.skewed(plan.papers))}]] — {words.sentence()}
- [[{_paper_file(words.skewed(plan.papers))}|another paper]] — {words.sentence()}
"""
    return f"concepts/{_concept_file(number)}.md", text


def _artifact(plan: Plan, number: int) -> tuple[str, str]:
    words = _Words(f"artifact {number}")
    rests = "\n".join(
        f"- [[{_paper_file(words.skewed(plan.papers))}]]: {words.sentence()}" for _ in range(6)
    )
    return (
        f"project/{_artifact_file(number)}.md",
        f"""---
type: artifact
title: "Artifact {number}"
---
# Artifact {number}

{words.text(4)}

## Rests on
{rests}
""",
    )


def _paper(plan: Plan, number: int) -> tuple[str, str]:
    words = _Words(f"paper {number}")
    authors, year, title = _authors(number), _year(number), _title(number)
    named = ", ".join(f'"{author}"' for author in authors)
    arxiv = f"{year % 100:02d}{1 + number % 12:02d}.{number % 100000:05d}"
    concepts = [words.skewed(plan.concepts) for _ in range(3)]
    defined = "\n\n".join(
        f"**{_name(one).capitalize()}**: {words.text(2)} ^def-{place}"
        for place, one in enumerate(dict.fromkeys(concepts))
    )
    read = _paper_file(words.skewed(plan.papers))
    related = "\n".join(_related(plan, words) for _ in range(5))
    uses = "\n".join(
        f"- **Artifact {words.randrange(plan.artifacts)}**: {words.sentence()}" for _ in range(2)
    )
    text = f"""---
type: literature
title: "{title}"
authors: [{named}]
year: {year}
arxiv: "{arxiv}"
citekey: "part{number}"
venue: "Proceedings {number % 17}"
relevance: {1 + number % 3}
status: {("unread", "reading", "reviewed")[number % 3]}
tags: [literature, topic/{number % 12}, year/{year}]
---
# LN: {authors[0].partition(",")[0]} et al. ({year}) — {title}

> [!cite] Bibliographic Reference
> **Citation**: {authors[0]} ({year}). *{title}*. arXiv:{arxiv}.

## Pass 1 — Bird's Eye View (5 Cs)

| C | Assessment |
|---|-----------|
| **Category** | {words.sentence()} |
| **Context** | {words.sentence()} |
| **Correctness** | {words.sentence()} |
| **Contributions** | (1) {words.sentence()} (2) {words.sentence()} |
| **Clarity** | {words.sentence()} |

## Key Concepts

{defined}

## Summary

{words.text(4)} The bound is $\\sum_{{i=0}}^{{n}} w_i \\le {number % 90 + 1}$. {words.sentence()}

> {words.sentence()}

{words.text(3)} See [[{_concept_file(concepts[0])}]] and [[{read}]].

## Links
{related}

## PUMA Integration
{uses}
"""
    return f"literature/{_paper_file(number)}.md", text


def _related(plan: Plan, words: _Words) -> str:
    relation = words.choice(_TYPES)
    said = f"{relation}:: " if relation else ""
    return f"- {said}[[{_paper_file(words.skewed(plan.papers))}]] — {words.sentence()}"


def _review(plan: Plan, number: int) -> tuple[str, str]:
    words = _Words(f"review {number}")
    paper = number * plan.papers // plan.reviews
    claims = "\n".join(
        f"{place}. {words.sentence()} [[{_paper_file(words.skewed(plan.papers))}]]"
        for place in range(1, 4)
    )
    return (
        f"reviews/MR-{_paper_file(paper)[3:]}.md",
        f"""---
type: machine-review
title: "{_title(paper)}"
about: "[[{_paper_file(paper)}]]"
---
# Review: {_title(paper)}

## Strongest claims
{claims}

## What would settle it
- {words.sentence()}
- {words.sentence()}

## Verdict
{words.text(2)}
""",
    )


def _lesson(plan: Plan, number: int) -> tuple[str, str]:
    words = _Words(f"lesson {number}")
    concept = words.randrange(plan.concepts)
    quiz = "\n".join(
        f"{place}. What does the {words.phrase()} do?\n"
        f"   - [x] {words.sentence()}\n   - [ ] {words.sentence()}\n   - [ ] {words.sentence()}"
        for place in range(1, 5)
    )
    return (
        f"lessons/LS-{number}-{_concept_file(concept)[3:]}.md",
        f"""---
type: lesson
title: "Lesson {number}: {_name(concept)}"
teaches: ["[[{_concept_file(concept)}]]"]
---
# Lesson {number}: {_name(concept)}

{words.text(5)}

## Quiz

{quiz}
""",
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
