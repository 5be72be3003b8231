"""Tables for LaTeX."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg_cli.output.latex import escaped_latex, latex_table

COMMANDS = re.compile(
    r"\\text(backslash|asciitilde|asciicircum|less|greater|bar|asciigrave)\{\}|\\char34\{\}"
    r"|\\[{}$&#%_]|\{\[\}|\{\*\}|\$\\(star|neq)\$|-\{\}"
)


@given(st.text(max_size=60))
def test_no_special_character_of_a_text_stays_one(text: str) -> None:
    rest = COMMANDS.sub("", escaped_latex(text))
    assert not set(rest) & set(r'\{}$&#%_~^<>|[*"`')
    assert "--" not in rest
    assert "\n" not in rest


def test_letters_of_every_script_stay() -> None:
    assert escaped_latex("naïve 対立 Ωμέγα —") == "naïve 対立 Ωμέγα —"


def test_columns_share_the_line() -> None:
    table = latex_table("A & B", ["", "x", "y"], [["one", "1", "2"]])
    widths = [float(w) for w in re.findall(r"p\{([0-9.]+)\\linewidth\}", table)]
    assert widths[0] + 2 * widths[1] <= 1
    assert r"\caption{A \& B}\\" in table
    assert r"one & 1 & 2 \\" in table.splitlines()
    assert table.splitlines()[-1] == r"\end{longtable}"
