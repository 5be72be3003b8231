"""What stands in the bar above every page: the lists that this site has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg_site.addresses import INDEX
from kg_site.pages import Page
from kg_site.views import Menu, Ref

FIRST = ("Notes", "Papers", "Concepts", "Claims", "Artifacts", "Graph")
"""Always in sight."""

WAYS = {
    "Graph": "everything, and how it hangs together",
    "Claims": "what is said, disputed, rested on",
    "Timeline": "papers and reading by year",
    "Compare": "papers side by side",
    "Questions": "answers, each with its place",
    "Quiz": "what stayed in your mind",
    "Ask": "questions of your own, in SPARQL",
}
"""What the first page says of them."""

MORE = ("Timeline", "Compare", "Questions", "Quiz", "Ask", "Tags", "People", "Data")
"""Behind one more step."""


def menu(pages: Iterable[Page]) -> Menu:
    """Return the menu of a site that has *pages*: nothing that is not there."""
    there = {page.path for page in pages}

    def listed(names: Iterable[str]) -> tuple[Ref, ...]:
        found = ((name, f"{name.lower()}/{INDEX}") for name in names)
        return tuple(Ref(name, path) for name, path in found if path in there)

    ways = tuple(replace(way, hint=WAYS[way.text]) for way in listed(WAYS))
    return Menu(listed(FIRST), listed(MORE), ways, f"search/{INDEX}" in there)
