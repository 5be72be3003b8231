"""The questions that lessons ask, as the notes have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg_site.columns import name_of, number_of
from kg_site.knowledge import note_of
from kg_site.quizzes.questions import Question, shuffled, with_options
from kg_site.shelf import Shelf

_ASKED = "SELECT DISTINCT ?s ?p ?o WHERE { ?s a kg:QuizQuestion ; ?p ?o }"

Facts = Mapping[str, tuple[str, ...]]


def lesson_questions(shelf: Shelf) -> dict[str, tuple[Question, ...]]:
    """Return the questions of each note that asks some, in their order; none twice."""
    found: dict[str, list[tuple[int, Question]]] = {}
    for iri, facts in _facts(shelf).items():
        if "duplicateOf" in facts or note_of(iri) not in shelf.knowledge.notes:
            continue
        position = number_of(_one(facts, "position"))
        found.setdefault(note_of(iri), []).append((position, _question(shelf, iri, facts)))
    return {
        note: tuple(question for _, question in sorted(some, key=lambda one: (one[0], one[1].id)))
        for note, some in sorted(found.items())
    }


def _facts(shelf: Shelf) -> dict[str, Facts]:
    table = shelf.vault.query(_ASKED).table
    values: dict[str, dict[str, set[str]]] = {}
    for subject, name, value in table.rows if table else ():
        if subject and name and value:
            facts = values.setdefault(subject.value, {})
            facts.setdefault(name_of(name.value), set()).add(value.value)
    return {
        iri: {name: tuple(sorted(some)) for name, some in facts.items()}
        for iri, facts in sorted(values.items())
    }


def _question(shelf: Shelf, iri: str, facts: Facts) -> Question:
    key, options = _one(facts, "acceptedAnswer"), facts.get("suggestedAnswer", ())
    question = Question(
        id=iri.removeprefix(shelf.knowledge.base),
        asked=_one(facts, "text"),
        answer=shelf.said(key),
        remark=_remark(facts, has_key=bool(key)),
        source=shelf.ref(note_of(iri)),
        place=shelf.place(iri, number_of(_one(facts, "line"))),
    )
    if key and len({key, *options}) > 1:
        return with_options(question, key, options, shelf.said)
    if options and not key:
        return replace(question, options=tuple(map(shelf.said, shuffled(question.id, options))))
    return question


def _remark(facts: Facts, *, has_key: bool) -> str:
    sections = " and ".join(f"“{name}”" for name in facts.get("refersToSection", ()))
    lost = f"It names {sections}, which the lesson lacks." if "sectionMissing" in facts else ""
    return " ".join(filter(None, ("" if has_key else "The lesson has no key for it.", lost)))


def _one(facts: Facts, name: str) -> str:
    return next(iter(facts.get(name, ())), "")
