"""What lies beside the pages: the list of what makes such files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from kg.errors import WriteError
from kg_site.emitters.ask import ask_files
from kg_site.emitters.attachments import attachment_files
from kg_site.emitters.citations import citation_files
from kg_site.emitters.downloads import download_files
from kg_site.emitters.dumps import dump_files
from kg_site.emitters.feeds import feed_files
from kg_site.emitters.graph import graph_files
from kg_site.emitters.previews import preview_files
from kg_site.emitters.quizzes import quiz_files
from kg_site.emitters.redirects import redirect_files
from kg_site.emitters.search import search_files
from kg_site.emitters.sheets import sheet_files
from kg_site.emitters.sitemaps import sitemap_files
from kg_site.emitters.statics import static_files
from kg_site.emitters.tables import table_files
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf

EMITTERS: tuple[Callable[[Shelf, Sequence[Page]], Iterator[File]], ...] = (
    sheet_files,
    attachment_files,
    graph_files,
    citation_files,
    ask_files,
    search_files,
    preview_files,
    quiz_files,
    table_files,
    download_files,
    dump_files,
    feed_files,
    sitemap_files,
    redirect_files,
    static_files,
)


def emit(shelf: Shelf, pages: Sequence[Page]) -> tuple[File, ...]:
    """Return every file that lies beside *pages*, in the order the emitters are listed.

    Raises `WriteError` where two would be one file: the vault's own never replace ours.
    """
    files = tuple(file for emitter in EMITTERS for file in emitter(shelf, pages))
    taken = {_key(page.path) for page in pages}
    for file in files:
        if _key(file.path) in taken:
            hint = "rename the one in the vault's site/static/"
            raise WriteError(f"two files of the site would be {file.path}", hint)
        taken.add(_key(file.path))
    return files


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
