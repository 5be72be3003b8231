"""LaTeX to text: what a field says to somebody who reads it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.bibfiles.accents import usual_text

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexMacroNode

_BARE = re.compile(r"(?<!\\)[%&#]")
"""Signs that people write as they are, though to TeX they mean something."""
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_LINKED = re.compile(r"\\href\s*\{[^{}]*\}\s*")
_SORTING = re.compile(r"\\(?:noopsort|SortNoop|switchargs)\s*\{[^{}]*\}")
_NAMED = re.compile(r"\\((?:La|Bib|Xe|Lua|pdf)*TeX|BibLaTeX)(?![A-Za-z])\s*(?:\{\})?")
_QUOTED = re.compile(r"\\(?:mkbibquote|enquote\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_CITED = re.compile(r"\\[a-zA-Z]{0,20}cite[a-zA-Z]{0,20}\*?(?:\[[^\]]*\])*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([&%$#_{}~^ -])")
_BLANKS = re.compile(r"[\s\N{NO-BREAK SPACE}]+")
_ONLY_SET = (
    "mbox",
    "text",
    "textrm",
    "texttt",
    "textsf",
    "textsc",
    "textsl",
    "textup",
    "emph",
    "uppercase",
)
_SIGNS = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{",
    "textbraceright": "}", "textasciicircum": "^", "pounds": "£", "textsterling": "£", "S": "§",
    "P": "¶", "copyright": "©", "textbullet": "•",
}  # fmt: skip
"""Commands that the parser has no sign for, or another one."""
_SHORT = 200
"""Characters of a text that is kept with what it says."""

_LONGEST = 50_000
"""Characters of LaTeX that are taken apart; what is longer loses its braces only."""

_DEEPEST = 200
"""Braces that are open at once, beyond which nobody meant them."""


def text_of(latex: str) -> str:
    r"""Return *latex* as text on one line: accents as letters, without braces and commands.

    >>> text_of(r"M{\"u}ller and {\v S}koda: {{RNA}} \& 5\,\% of $x^2$")
    'Müller and Škoda: RNA & 5 % of $x^2$'
    """
    return _kept_text(latex) if len(latex) < _SHORT else _text(latex)


def _text(latex: str) -> str:
    text = usual_text(latex)
    if text is None:
        is_much = len(latex) > _LONGEST or _is_deep(latex)
        text = latex.translate(_NO_BRACES) if is_much else _converted(latex)
    return _BLANKS.sub(" ", text).strip()


_kept_text = lru_cache(maxsize=4096)(_text)  # authors and journals come again and again


_NO_BRACES = {ord("{"): None, ord("}"): None}


def plain_of(latex: str) -> str:
    r"""Return the text of a field that LaTeX sets as it stands: an address, an identifier.

    >>> plain_of(r"https://a.org/x\_y{\%}20")
    'https://a.org/x_y%20'
    """
    inside = _ADDRESS.sub(r"\1", latex)
    inside = inside.replace(r"{\textunderscore}", "_").replace(r"$\sim$", "~")
    inside = inside.replace(r"\textasciitilde{}", "~").replace(r"{\textasciitilde}", "~")
    return _BLANKS.sub(" ", _ESCAPED.sub(r"\1", inside).translate(_NO_BRACES)).strip()


def _converted(latex: str) -> str:
    prepared = _LINKED.sub("", _ADDRESS.sub(r"\1", latex))
    prepared = _CITED.sub(r"\1", _SORTING.sub("", prepared))
    prepared = _QUOTED.sub("“\\1”", _NAMED.sub(r"\1 ", prepared))
    prepared = _BARE.sub(r"\\\g<0>", prepared)
    try:
        return str(_converter().latex_to_text(prepared))
    except Exception:  # noqa: BLE001 - whatever the library stumbles over, the words stay
        return _ESCAPED.sub(r"\1", latex).translate(_NO_BRACES)


def _is_deep(latex: str) -> bool:
    depth = deepest = 0
    for sign in latex:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import (  # noqa: PLC0415 - many files need none
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    def arguments(node: LatexMacroNode, l2tobj: LatexNodes2Text) -> str:
        """Return what stands in the braces behind a command that only sets it in some way."""
        given = node.nodeargd.argnlist if node.nodeargd else None
        return "".join(str(l2tobj.nodelist_to_text([one])) for one in given or () if one)

    known = get_default_latex_context_db()
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=arguments))
    own = [MacroTextSpec(name, simplify_repl=arguments) for name in _ONLY_SET]
    own += [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    known.add_context_category("ours", prepend=True, macros=own)
    return LatexNodes2Text(latex_context=known, math_mode="verbatim", strict_latex_spaces=True)
