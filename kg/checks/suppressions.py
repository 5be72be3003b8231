"""Checks of suppressions: whether they name a rule, and whether there is anything to suppress."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from kg.checks.base import Edit, Finding
from kg.checks.ignoring import Suppression, Suppressions

_NEAR = 60


def unknown_rule(said: Suppressions) -> Iterator[Finding]:
    """A suppression that names no rule there is.

    Why: it suppresses nothing; the finding that it was meant for is still reported.

        See [[jones2091]]. <!-- kg-ignore: dangling-lnik -->

    Instead:

        See [[jones2091]]. <!-- kg-ignore: dangling-link -->
    """
    for one in said.all:
        if one.rule in said.known:
            continue
        near = process.extractOne(one.rule, sorted(said.known), score_cutoff=_NEAR)
        yield Finding(
            path=one.path,
            line=one.place.line,
            column=one.place.column,
            end_line=one.place.end_line,
            end_column=one.place.end_column,
            message=f"there is no rule called '{one.rule}'" if one.rule else "this names no rule",
            help=f"did you mean '{near[0]}'?" if near and one.rule else "`kg explain` lists them",
        )


def unused_suppression(said: Suppressions) -> Iterator[Finding]:
    """A suppression of something that is not found, or no longer.

    Why: it would hide the next fault on its line.

        See [[jones2019]]. <!-- kg-ignore: dangling-link -->      (the note is there by now)

    Instead:

        See [[jones2019]].

    `--fix` takes the comment away if nothing that it names is found.
    """
    kept = {(one.path, one.comment) for one in said.all if not said.is_unused(one)}
    for one in filter(said.is_unused, said.all):
        yield Finding(
            path=one.path,
            line=one.place.line,
            column=one.place.column,
            end_line=one.place.end_line,
            end_column=one.place.end_column,
            message=f"no '{one.rule}' is found here",
            help="take the suppression out",
            edits=() if (one.path, one.comment) in kept else (_removal(one),),
        )


def _removal(one: Suppression) -> Edit:
    """Return the edit that takes a comment out, with its line if it has one for itself."""
    comment = one.comment
    if one.is_alone:
        return Edit(comment.line, 1, comment.end_line + 1, 1, "")
    return Edit(comment.line, comment.column, comment.end_line, comment.end_column, "")
