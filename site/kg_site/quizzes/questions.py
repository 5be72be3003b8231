"""A question as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from kg.names import digest
from kg_site.views import EMPTY, NOWHERE, Ref

UNKNOWN = -1
"""The place of the right option where the source does not say."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `id` is the same wherever it is asked, so that it is remembered once.

    `about` is what it asks about; `right` the place of the right one among `options`, from 0
    on. Without options one answers in one's head and compares with `answer`, which is empty
    where the source has no key. `source` and `place` say who says so, and where.
    """

    id: str
    asked: str
    about: Markup = EMPTY
    options: tuple[Markup, ...] = ()
    right: int = UNKNOWN
    answer: Markup = EMPTY
    remark: str = ""
    source: Ref = NOWHERE
    place: Ref = NOWHERE

    @property
    def number(self) -> int:
        """The number of the right option, 0 where there is none."""
        return self.right + 1


def shuffled(id_: str, options: Iterable[str]) -> tuple[str, ...]:
    """Return *options* in an order that says nothing, and is the same at every build."""
    return tuple(sorted(dict.fromkeys(options), key=lambda option: digest(id_, option)))


def with_options(
    question: Question, key: str, others: Iterable[str], set_: Callable[[str], Markup]
) -> Question:
    """Return *question* with its options, one of which is *key*; *set_* makes HTML of each."""
    options = shuffled(question.id, (key, *others))
    return replace(
        question,
        options=tuple(map(set_, options)),
        right=options.index(key),
        answer=set_(key),
    )
