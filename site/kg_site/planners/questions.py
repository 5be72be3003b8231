"""The named questions, each with its answer, and a list that groups them as they are grouped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.query.named import TYPES, NamedQuery, Parameter
from kg_site.addresses import INDEX, href, safe_part
from kg_site.asking import ENGINE, usable_queries
from kg_site.cells import Answers
from kg_site.datatables import DataTable, csv_file
from kg_site.files import File
from kg_site.pages import Entry, Page
from kg_site.shelf import Shelf, count
from kg_site.views import Ref

ROWS = 200
"""Rows of an answer that its page shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the list: what it asks, where its answer is, what that comes to.

    `wants` are the things it has to be told first, in words.
    """

    ref: Ref
    result: str
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions of one topic: answered, to be asked of something, without an answer here."""

    name: str
    answered: tuple[Asked, ...]
    open: tuple[Asked, ...]
    empty: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The list of questions."""

    lede: str
    topics: tuple[Topic, ...]
    ask: Ref


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer."""

    title: str
    topic: str
    remarks: str
    lede: str
    given: str
    table: DataTable
    more: int
    sparql: str
    ask: Ref
    download: File


@dataclass(frozen=True, slots=True)
class _Answer:
    query: NamedQuery
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def question_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each question that is answered, and the list of all."""
    queries = usable_queries(shelf.vault)
    if not queries:
        return
    answers = Answers.of(shelf)
    found: dict[str, int] = {}
    for query in queries:
        if not any(parameter.required for parameter in query.parameters):
            page, found[query.name] = _answered(shelf, answers, query)
            if page:
                yield page
    yield _list(shelf, queries, found)


def _answered(shelf: Shelf, answers: Answers, query: NamedQuery) -> tuple[Page | None, int]:
    """Return the page of a question and how many rows answer it: no page for none."""
    answer = shelf.vault.query(query.name)
    found = answer.table
    if answer.truth is not None:
        return None, int(answer.truth)
    if not found or not found.rows:
        return None, 0
    number, page = len(found.rows), _page_of(query)
    table = answers.table(found, ROWS, query.description)
    view = QuestionView(
        title=query.description,
        topic=query.topic,
        remarks=query.remarks,
        lede=count(number, "row"),
        given=", ".join(_given(one) for one in query.parameters if one.default is not None),
        table=table,
        more=max(0, number - ROWS),
        sparql=query.text.strip(),
        ask=_ask(query),
        download=csv_file(
            f"questions/{_name(query)}/{_name(query)}.csv",
            found.variables,
            lambda: ([node.value if node else "" for node in row] for row in found.rows),
        ),
    )
    frame = shelf.frame(
        page, query.description, f"{query.description} {view.lede}.", "question", "questions"
    )
    entry = Entry("Question", view.lede, (query.name,), query.remarks or query.description)
    return Page(page, "question.html.j2", "question", frame, view, entry), number


def _list(shelf: Shelf, queries: Sequence[NamedQuery], found: dict[str, int]) -> Page:
    topics = tuple(
        _topic(name, tuple(some), found)
        for name, some in groupby(queries, key=lambda query: query.topic)
    )
    answered = sum(bool(number) for number in found.values())
    lede = f"{count(answered, 'question')} that these notes answer, each with its place."
    ask = Ref("Ask your own", f"ask/{INDEX}") if ENGINE.is_file() else Ref("")
    path = f"questions/{INDEX}"
    frame = shelf.frame(path, "Questions", lede, "list", "questions")
    return Page(path, "questions.html.j2", "questions", frame, QuestionsView(lede, topics, ask))


def _topic(name: str, queries: Sequence[NamedQuery], found: dict[str, int]) -> Topic:
    answered, waiting, empty = [], [], []
    for query in queries:
        number = found.get(query.name)
        if number is None:
            wants = " and ".join(TYPES[one.type] for one in query.parameters if one.required)
            waiting.append(Asked(Ref(query.description, _ask(query).href), "", wants))
        elif number:
            ref = Ref(query.description, href(_page_of(query)))
            answered.append(Asked(ref, count(number, "row")))
        else:
            empty.append(Asked(Ref(query.description, _ask(query).href), ""))
    return Topic(name, tuple(answered), tuple(waiting), tuple(empty))


def _given(parameter: Parameter) -> str:
    told = f": {parameter.description}" if parameter.description else ""
    return f"{parameter.name} = {parameter.default}{told}"


def _ask(query: NamedQuery) -> Ref:
    """Return the link to where a question can be asked anew, nowhere without the engine."""
    address = f"ask/{INDEX}#q={href(query.name)}" if ENGINE.is_file() else ""
    return Ref("Ask it anew", address)


def _name(query: NamedQuery) -> str:
    return safe_part(query.name)


def _page_of(query: NamedQuery) -> str:
    return f"questions/{_name(query)}/{INDEX}"
