"""What tests ask of built pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib


def pages(site: Path) -> list[Path]:
    """Return every page of *site*."""
    return sorted(site.rglob("*.html"))


def tree(page: Path) -> Element:
    """Parse *page*; a mistake in its HTML raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parsed: Element = parser.parse(page.read_text("utf-8"))
    return parsed


def ids(page: Element) -> list[str]:
    """Return the ids of a page."""
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def addresses(page: Element) -> Iterator[str]:
    """Yield everything that a page links or loads."""
    for element in page.iter():
        for name in ("href", "src"):
            if name in element.attrib:
                yield element.attrib[name]


STATES = {"graph/index.html": "node", "ask/index.html": "q", "search/index.html": "q"}
"""Pages whose scripts take a state from the fragment, and the name that it begins with."""


def broken(site: Path) -> list[str]:
    """Return the links inside *site* that lead nowhere, each with its page."""
    trees = {page.resolve(): tree(page) for page in pages(site)}
    known = {page: set(ids(parsed)) for page, parsed in trees.items()}
    found = []
    for page, parsed in trees.items():
        for address in addresses(parsed):
            if address.startswith(("http://", "https://", "mailto:")):
                continue
            path, _, fragment = address.partition("#")
            target = (page.parent / unquote(path)).resolve() if path else page
            is_there = target.is_file() and target.is_relative_to(site.resolve())
            if is_there and is_state(site, target, fragment):
                continue
            if not is_there or (fragment and unquote(fragment) not in known[target]):
                found.append(f"{page.relative_to(site.resolve())}: {address}")
    return found


def is_state(site: Path, page: Path, fragment: str) -> bool:
    """Tell whether *fragment* is no place on *page* but what its script is to show."""
    name = STATES.get(page.relative_to(site.resolve()).as_posix())
    return bool(name) and fragment.startswith(f"{name}=")


def text(page: Path) -> str:
    """Return the words of *page* on one line."""
    return " ".join("".join(tree(page).itertext()).split())


def by_kind(site: Path) -> dict[str, str]:
    """Return a page of each kind, by its address in *site*: the one that says most."""
    found: dict[str, tuple[int, str]] = {}
    for page in pages(site):
        kind = next(tree(page).iter("body")).get("class", "")
        if kind == "redirect":  # a browser would be elsewhere before it is looked at
            continue
        size = page.stat().st_size
        if size > found.get(kind, (0, ""))[0]:
            found[kind] = (size, page.relative_to(site).as_posix())
    return {kind: path for kind, (_, path) in sorted(found.items())}
