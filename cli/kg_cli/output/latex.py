"""Tables for LaTeX: booktabs rules, over several pages where need be, text out of notes escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_cli.output.safety import one_line

PREAMBLE = "% needs \\usepackage{array,booktabs,longtable}\n"

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "[": "{[}",  # behind a line end these two would be its arguments
        "*": "{*}",
        '"': r"\char34{}",  # babel gives the character a meaning of its own
        "`": r"\textasciigrave{}",
        "★": r"$\star$",
        "≠": r"$\neq$",
    }
)
_DASHES = re.compile(r"-(?=-)")
_FIRST = 0.14
"""The share of a line that the first column has."""
_GAP = 0.03
"""The share of a line between two columns."""


def escaped_latex(text: str) -> str:
    r"""Return *text* on one line, so that LaTeX prints it as it is; letters of every script stay.

    >>> escaped_latex("50 % of {x_1} & C:\\a -- naïve 対立")
    '50 \\% of \\{x\\_1\\} \\& C:\\textbackslash{}a -{}- naïve 対立'
    """
    return _DASHES.sub("-{}", one_line(text).translate(_SPECIAL))


def latex_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a `longtable` whose columns share the line, the first one narrow."""
    others = len(columns) - 1
    share = (1 - _FIRST - _GAP * others) / max(others, 1)
    ragged = r">{\raggedright\arraybackslash}"
    layout = rf"{ragged}p{{{_FIRST}\linewidth}}*{{{others}}}{{{ragged}p{{{share:.3f}\linewidth}}}}"
    lines = [
        rf"\begin{{longtable}}{{@{{}}{layout}@{{}}}}",
        rf"\caption{{{escaped_latex(caption)}}}\\",
        r"\toprule",
        _line(columns),
        r"\midrule",
        r"\endhead",
        r"\bottomrule",
        r"\endlastfoot",
        *map(_line, rows),
        r"\end{longtable}",
    ]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return " & ".join(map(escaped_latex, cells)) + r" \\"
