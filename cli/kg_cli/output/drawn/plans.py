"""What a query is made of, drawn: its text in colours, its parts with their counts."""

from __future__ import annotations

from rich.syntax import Syntax
from rich.text import Text

from kg.query.plan import MOST_COUNTED, Plan, Step
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import BAD, PLACE, STRONG, WEAK, draw, text
from kg_cli.output.drawn.terminal import table as empty_table
from kg_cli.output.plans import counted
from kg_cli.output.safety import clean


def draw_plan(plan: Plan, settings: Settings) -> None:
    """Draw the query and its parts."""
    parts = empty_table()
    parts.add_column("part", overflow="fold")
    parts.add_column("triples", justify="right", no_wrap=True)
    for step in plan.steps:
        many = step.matches is not None and step.matches > MOST_COUNTED
        parts.add_row(_part(step), text(counted(step), BAD if many else PLACE))
    shown = Syntax(
        clean(plan.sparql).strip(),
        "sparql",
        theme="ansi_dark",
        background_color="default",
        word_wrap=True,
    )
    told = "Triples: how many fit a pattern alone; the engine joins the fewest first."
    draw(settings, shown, Text(), parts, text(told, WEAK))


def _part(step: Step) -> Text:
    is_pattern = step.matches is not None or " " in step.text
    return text(f"{'  ' * step.depth}{step.text}", "" if is_pattern else STRONG)
