"""Pages at other names of things: they lead on to the page that is meant.

A note answers to its aliases (`note/<alias>/`), a concept to its other labels
(`concept/<slug>/`), a paper to its cite keys (`cite/<key>/`). A name that a page has, or that
two things share, leads nowhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from kg.names import slug
from kg_site.addresses import INDEX, href, root, safe_part
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf
from kg_site.templates import UNFIT

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<meta http-equiv="refresh" content="0; url={way}">
<meta name="robots" content="noindex">
<title>{title}</title>
{canonical}<link rel="stylesheet" href="{root}styles/site.css">
</head>
<body class="redirect">
<main>
<h1>{title}</h1>
<p>It is here: <a href="{way}">{title}</a></p>
</main>
</body>
</html>
""")


def redirect_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield a page for each other name."""
    by_path = {page.path: page for page in pages}
    for path, target in redirects(shelf, pages).items():
        yield File(path, partial(_page, shelf, path, by_path[target]))


def redirects(shelf: Shelf, pages: Sequence[Page]) -> Mapping[str, str]:
    """Return where each other name leads: paths of pages, in order."""
    taken = {_key(page.path) for page in pages}
    there = {page.path for page in pages}
    wanted: dict[str, dict[str, str]] = {}
    for path, iri in _names(shelf):
        target = shelf.addresses.page(iri)
        if target in there and _key(path) not in taken:
            wanted.setdefault(_key(path), {}).setdefault(target, path)
    alone = (pair for targets in wanted.values() if len(targets) == 1 for pair in targets.items())
    return dict(sorted((path, target) for target, path in alone))


def _names(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yield the page of each other name, and what is meant by it."""
    known = shelf.knowledge
    for iri in known.notes:
        for alias in shelf.text(iri).meta.get("aliases", ()):
            if alias.strip():
                yield f"note/{_part(alias)}/{INDEX}", iri
    for iri, concept in known.concepts.items():
        for label in concept.aliases:
            if words := slug(label):
                yield f"concept/{safe_part(words)}/{INDEX}", iri
    for iri, paper in known.papers.items():
        for key in paper.citekeys:
            if name := key.strip().lstrip("@"):
                yield f"cite/{_part(name)}/{INDEX}", iri


def _part(name: str) -> str:
    return safe_part(slug(name) if "/" in name and slug(name) else name.strip())


def _page(shelf: Shelf, path: str, target: Page) -> bytes:
    way = root(path) + href(target.path)
    canonical = Markup('<link rel="canonical" href="{}">\n').format(target.frame.canonical)
    html = _PAGE.format(
        language=shelf.site.language,
        way=way,
        title=target.frame.title,
        root=root(path),
        canonical=canonical if target.frame.canonical else Markup(""),
    )
    return UNFIT.sub("\ufffd", html).encode("utf-8", "replace")


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
