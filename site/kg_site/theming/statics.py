"""Which of the owner's files are copied as they are: what may run only where it is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from posixpath import splitext

from kg_site.images import is_still

_RUNS = frozenset(
    {".htm", ".html", ".js", ".mht", ".mhtml", ".mjs", ".shtml", ".swf", ".wasm", ".xht"}
    | {".xhtml", ".xml", ".xsl", ".xslt"}
)
"""Endings of what a browser runs, or reads as a page that can."""


def publishable(files: Mapping[str, Path], named: tuple[str, ...]) -> frozenset[str]:
    """Return which of *files* may be copied: those that cannot run, and the *named*.

    *named* are patterns as in `.gitignore`. A vault from somebody else must not put scripts
    into the reader's browser by merely having them.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few vaults have such files

    if not files:
        return frozenset()
    wanted = GitIgnoreSpec.from_lines(named)
    return frozenset(
        path for path, file in files.items() if wanted.match_file(path) or _is_inert(file)
    )


def _is_inert(file: Path) -> bool:
    ending = splitext(file.name)[1].lower()
    if ending == ".svg":
        return is_still(file.read_bytes())
    return ending not in _RUNS
