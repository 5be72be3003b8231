"""What notes may cite: the papers by their keys, the style, and the pages of the papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kg.bibliography.reference import Reference
from kg.bibliography.references import References

if TYPE_CHECKING:  # citeproc is slow to import, and most vaults cite nothing
    from kg.bibliography.style import Style

_LIKE_A_KEY = re.compile(r"[^\W\d_].*\d\d")
"""A key without brackets that is unknown is only said to be one where it looks like one: people
are called `@name` too."""


def _no_style() -> Style:
    raise LookupError("nothing can be cited here")


@dataclass(frozen=True, slots=True)
class Works:
    """The papers of a vault; `page` is the page of one by its address."""

    references: References
    style: Callable[[], Style]
    page: Callable[[str], str]

    def called(self, key: str) -> Reference | None:
        """Return the one paper that *key* means."""
        found = self.references.called(key)
        return found[0] if len(found) == 1 else None

    def missing(self, key: str, *, is_bare: bool) -> str:
        """Return an unknown *key* as HTML, with the reason; nothing for a *bare* name."""
        if is_bare and not _LIKE_A_KEY.match(key):
            return ""
        if self.references.called(key):
            why = f"Several papers have the citekey {key}"
        else:
            near = self.references.nearest(key)
            why = f"No paper here has the citekey {key}" + (f"; near it is {near}" if near else "")
        return f'<span class="missing" title="{escape(why)}">@{escape(key)}</span>'


NOTHING = Works(References({}), _no_style, lambda _: "")
"""No papers."""
