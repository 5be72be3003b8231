"""What quizzes ask: lessons as they are written, definitions with answers that could be right."""

from kg import Vault
from kg_site.build import shelve
from kg_site.quizzes import Quiz, Quizzes
from kg_site.quizzes.questions import Question
from tests.site.conftest import Site
from tests.site.pages import text


def quizzes(vault: Vault) -> dict[str, Quiz]:
    """Return the quizzes of *vault* by path."""
    return {quiz.path: quiz for quiz in Quizzes.of(shelve(vault)).all()}


def right(question: Question) -> str:
    """Return the right option."""
    return question.options[question.right].striptags()


def test_a_lesson_asks_what_it_has_written_down(vault: Vault) -> None:
    """
    == LS-One.md
    ---
    type: lesson
    ---
    # One lesson
    ## Quiz
    1. Which is a colour?
       - [ ] Seven
       - [x] Blue
    2. What does "The end" say?
    3. Which is a colour?
    4. How many?

       Answer: two
    """
    (quiz,) = quizzes(vault).values()
    assert (quiz.kind, quiz.path) == ("Lesson", "quiz/note/LS-One/index.html")
    colour, section, number = quiz.questions
    assert (colour.asked, right(colour), len(colour.options)) == ("Which is a colour?", "Blue", 2)
    assert colour.place.hint == "LS-One.md:6"
    assert (section.options, section.answer) == ((), "")
    assert "no key" in section.remark
    assert "“The end”" in section.remark
    assert (number.options, number.answer) == ((), "two")


def test_a_definition_is_asked_for_without_its_name(vault: Vault) -> None:
    """
    == LN-Ash-2020-Trees.md
    ---
    type: literature
    title: On trees
    arxiv: "2001.00001"
    ---
    # Ash (2020)
    ## Pass 2 — Content
    ### Key Concepts
    - **Oak**: An oak is a tree with acorns.
    - **Elm**: A tree with winged fruit, unlike an oak.
    - **Ivy**: What climbs up oaks and elms.
    """
    found = quizzes(vault)
    paper = found["quiz/paper/arxiv-2001.00001/index.html"].questions
    first = paper[0]
    assert first.about == "A tree with acorns."
    assert sorted(option.striptags() for option in first.options) == ["Elm", "Ivy", "Oak"]
    assert right(first) == "Oak"
    concept = found["quiz/concept/oak/index.html"].questions
    assert [question.asked for question in concept] == [
        "What is meant by “Oak”?",
        "Which concept is defined so?",
        "Which concept is defined so?",
    ]
    assert right(concept[0]) == "A tree with acorns."
    assert first in found["quiz/concept/elm/index.html"].questions


def test_one_concept_alone_cannot_be_mistaken_and_is_not_asked_for(vault: Vault) -> None:
    """
    == LN-Ash-2020-Trees.md
    ---
    type: literature
    title: On trees
    ---
    # Ash (2020)
    ## Pass 2 — Content
    ### Key Concepts
    - **Oak**: A tree with acorns.
    """
    assert quizzes(vault) == {}


def test_the_pages_of_things_lead_to_the_quiz_on_them(site: Site) -> None:
    """
    == LN-Ash-2020-Trees.md
    ---
    type: literature
    title: On trees
    arxiv: "2001.00001"
    ---
    # Ash (2020)
    ## Pass 2 — Content
    ### Key Concepts
    - **Oak**: A tree with acorns.
    - **Elm**: A tree with winged fruit.
    """
    out = site()
    for thing in ("paper/arxiv-2001.00001", "concept/oak"):
        html = (out / thing / "index.html").read_text("utf-8")
        assert f'href="../../quiz/{thing}/index.html"' in html
        assert "Answer" in text(out / "quiz" / thing / "index.html")
    assert "4 questions in 3 quizzes" in text(out / "quiz" / "index.html")
