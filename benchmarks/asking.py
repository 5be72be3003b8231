"""The rows on the 48 named questions, against rdflib on the same data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from benchmarks.goals import QUESTION, QUESTION_PEER, SLOWEST, Row
from benchmarks.setting import RDFLIB_AT_MOST, MeasuredVault, Setting
from benchmarks.timing import run


class Asked(NamedTuple):
    """A question, its SPARQL, and the seconds that its answer took."""

    name: str
    sparql: str
    seconds: float


def rows(setting: Setting) -> Iterator[Row]:
    """Ask everything of the larger vault; of a small one also rdflib."""
    yield _beside_rdflib(setting)
    answers = _asked(setting.vault(setting.large), setting.few)
    slowest = max(answers, key=lambda one: one.seconds)
    middle = median(one.seconds for one in answers)
    yield Row("the 48 questions, median", setting.large, QUESTION, middle)
    title = f"the slowest of them, `{slowest.name}`"
    yield Row(title, setting.large, SLOWEST, slowest.seconds)


def _beside_rdflib(setting: Setting) -> Row:
    vault = setting.vault(min(setting.small, RDFLIB_AT_MOST))
    answers = _asked(vault, setting.few)
    theirs = _asked_rdflib(vault, answers, setting.limit)
    stopped = sum(seconds >= setting.limit for seconds in theirs)
    why = f"{stopped} of rdflib's answers were stopped after {setting.limit:g} s" if stopped else ""
    return Row(
        "the 48 questions, median, a vault that rdflib can be asked about",
        vault.size,
        QUESTION_PEER,
        median(one.seconds for one in answers),
        "rdflib",
        median(theirs),
        why,
    )


def _asked(vault: MeasuredVault, times: int) -> list[Asked]:
    vault.run("build")
    done = run((sys.executable, "-m", "benchmarks.questions", str(vault.folder), str(times)))
    return [Asked(*one) for one in json.loads(done.output)]


def _asked_rdflib(vault: MeasuredVault, answers: list[Asked], limit: float) -> list[float]:
    """Return the seconds of rdflib's answers, without those of loading the data."""
    asked = vault.folder.with_suffix(".json")
    asked.write_text(json.dumps(answers), "utf-8")
    command = (str(vault.quads().file), str(asked), str(limit))
    done = run((sys.executable, "-m", "benchmarks.rdflib_questions", *command))
    seconds: list[float] = json.loads(done.output)
    return seconds
