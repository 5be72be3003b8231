"""What a query is made of, as it is explained."""

from __future__ import annotations

from collections.abc import Iterator

from kg.query.plan import MOST_COUNTED, Plan, Step
from kg_cli.options import Settings
from kg_cli.output.json_text import json_text, record
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line

TOLD = "parts of the query, the outermost first; behind a pattern, the triples it matches alone"


def print_plan(plan: Plan, settings: Settings) -> None:
    """Print the query with its parameters filled in, then its parts."""
    match settings.row_format:
        case "table":
            from kg_cli.output.drawn.plans import draw_plan  # noqa: PLC0415 - rich only to draw

            draw_plan(plan, settings)
        case "json":
            steps = [record(step) for step in plan.steps]
            write(json_text({"sparql": plan.sparql, "steps": steps}) + "\n")
        case _:
            write("".join(f"{line}\n" for line in _lines(plan)))


def counted(step: Step) -> str:
    """Return how many triples a pattern matches, for people.

    >>> [counted(Step(0, "?a ?b ?c", number)) for number in (12345, 3, None)]
    ['> 10,000', '3', '']
    """
    if step.matches is None:
        return ""
    return f"> {MOST_COUNTED:,}" if step.matches > MOST_COUNTED else f"{step.matches:,}"


def _lines(plan: Plan) -> Iterator[str]:
    yield from clean(plan.sparql).strip().splitlines()
    yield f"\n# {TOLD}"
    for step in plan.steps:
        count = counted(step)
        yield f"{'  ' * step.depth}{one_line(step.text)}{f'  # {count}' if count else ''}"
