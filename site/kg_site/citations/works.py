"""What notes may cite: the papers by their keys, the style, and the pages of the papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kg.bibliography.reference import Reference
from kg.bibliography.references import References
from kg.identifiers import looks_like_citekey

if TYPE_CHECKING:  # citeproc is slow to import, and most vaults cite nothing
    from kg.bibliography.style import Style


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
        return self.references.one(key)

    def missing(self, key: str, *, is_bare: bool) -> str:
        """Return an unknown *key* as HTML, with the reason; nothing for a *bare* name.

        One without brackets that does not look like a key is a person.
        """
        if is_bare and not looks_like_citekey(key):
            return ""
        if self.references.called(key):
            why = f"Several papers have the citekey {key}"
        else:
            near = self.references.nearest(key)
            why = f"No paper here has the citekey {key}" + (f"; near it is {near}" if near else "")
        return f'<span class="missing" title="{escape(why)}">@{escape(key)}</span>'


NOTHING = Works(References({}), _no_style, lambda _: "")
"""No papers."""
