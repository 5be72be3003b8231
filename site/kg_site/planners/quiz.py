"""What there is to learn, and one page for each quiz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg_site.addresses import INDEX, href
from kg_site.pages import Entry, Page
from kg_site.quizzes import Quiz, Quizzes
from kg_site.quizzes.questions import Question
from kg_site.shelf import Shelf, count
from kg_site.views import Counted, Ref

PAGE = 200
"""Quizzes on one page of the list."""

ASKING = ("quiz/schedule.js", "quiz/progress.js", "quiz/marking.js", "quiz/page.js")
LISTING = ("quiz/schedule.js", "quiz/progress.js", "quiz/due.js")


@dataclass(frozen=True, slots=True)
class QuizView:
    """A quiz: on what, and where it is asked (`path`, under which the browser keeps it)."""

    title: str
    kind: str
    path: str
    subject: Ref
    lede: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuizzesView:
    """A page of the list of quizzes, by kind."""

    title: str
    lede: str
    kinds: tuple[tuple[str, tuple[Counted, ...]], ...]
    number: str
    pages: tuple[Ref, ...]
    titles: dict[str, str]


def quiz_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the pages of all quizzes, and the list of them where there are any."""
    quizzes = tuple(Quizzes.of(shelf).all())
    for quiz in quizzes:
        yield _quiz(shelf, quiz)
    if quizzes:
        yield from _list(shelf, quizzes)


def _quiz(shelf: Shelf, quiz: Quiz) -> Page:
    subject = shelf.ref(quiz.iri)
    title = f"Quiz: {subject.text}"
    lede = f"{count(len(quiz.questions), 'question')} {_FROM[quiz.kind]}"
    view = QuizView(title, quiz.kind, quiz.path, subject, lede, quiz.questions)
    frame = shelf.frame(
        quiz.path,
        title,
        f"{title}. {lede}.",
        "quiz",
        "quiz",
        scripts=ASKING,
        subject=quiz.iri,
    )
    entry = Entry("Quiz", summary=lede) if quiz.kind == "Lesson" else None
    return Page(quiz.path, "quiz.html.j2", "quiz", frame, view, entry)


_FROM = {
    "Lesson": "from the lesson",
    "Paper": "on what it defines",
    "Concept": "on what it is, and on what is near it",
}

_KINDS = {"Lesson": "From lessons", "Paper": "By paper", "Concept": "By concept"}


def _list(shelf: Shelf, quizzes: Sequence[Quiz]) -> Iterator[Page]:
    number = len({question.id for quiz in quizzes for question in quiz.questions})
    lede = f"{count(number, 'question')} in {count(len(quizzes), 'quiz', 'quizzes')}."
    titles = {quiz.path: shelf.name(quiz.iri) for quiz in quizzes}
    pieces = [quizzes[at : at + PAGE] for at in range(0, len(quizzes), PAGE)]
    paths = [f"quiz/{INDEX}", *(f"quiz/{n}/{INDEX}" for n in range(2, len(pieces) + 1))]
    numbered = tuple(Ref(str(n), href(path)) for n, path in enumerate(paths, 1))
    for n, (path, piece) in enumerate(zip(paths, pieces, strict=True), 1):
        title = "Quiz" if n == 1 else f"Quiz, page {n}"
        scripts = LISTING if n == 1 else ()
        frame = shelf.frame(path, title, f"Quiz: {lede}", "quizzes", "quiz", scripts=scripts)
        view = QuizzesView(title, lede, _by_kind(shelf, piece), str(n), numbered, titles)
        entry = Entry("Page", summary=lede) if n == 1 else None
        yield Page(path, "quizzes.html.j2", "quizzes", frame, view, entry)


def _by_kind(shelf: Shelf, quizzes: Sequence[Quiz]) -> tuple[tuple[str, tuple[Counted, ...]], ...]:
    most = max(len(quiz.questions) for quiz in quizzes)
    rows = {
        words: tuple(
            Counted(
                Ref(shelf.name(quiz.iri), href(quiz.path)),
                len(quiz.questions),
                most,
                count(len(quiz.questions), "question"),
            )
            for quiz in quizzes
            if quiz.kind == kind
        )
        for kind, words in _KINDS.items()
    }
    return tuple((words, some) for words, some in rows.items() if some)
