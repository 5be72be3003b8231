"""Build the site of a vault: ask, read, plan, and only then write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from posixpath import dirname

from kg import Vault
from kg.exports.folders import Folder
from kg.names import file_of
from kg.vault import Resolution
from kg_site import made, questions, tagging, targets, texts
from kg_site.addresses import INDEX, assign
from kg_site.attachments import Attachments
from kg_site.citations.works import Works
from kg_site.elsewhere import elsewhere
from kg_site.emitting import emit
from kg_site.licence import licence
from kg_site.menu import menu
from kg_site.metadata.heads import Heads
from kg_site.planning import plan
from kg_site.shelf import Shelf
from kg_site.templates import Templates
from kg_site.theming import Theme
from kg_site.theming.footers import foot
from kg_site.theming.logos import logo
from kg_site.views import Site

MANIFEST = ".litkg-site.json"
"""Lists the files that a build wrote, so that the next one removes no others."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: `pages` planned; files `written`, left `unchanged`, `removed`.

    `changed` are the paths that were written or removed, `left_out` files of the vault's
    `site/static/` that were not copied because they could run.
    """

    pages: int
    written: int
    unchanged: int
    removed: int
    index: Path
    changed: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()


def build_site(vault: Vault, out: Path, *, base_url: str = "") -> Built:
    """Write the site of *vault* into *out*; with *base_url* pages name their address.

    It is that of `site: url:` in `kg.yaml` unless another is given.
    Files are written where their bytes changed, and files of an earlier build that are
    no longer made are removed; no other file is touched. Where neither the vault nor what
    was written changed since, nothing is made. Raises `WriteError` when *out* holds files
    that an earlier build did not write.
    """
    folder = Folder.open(out, MANIFEST)
    public = vault.published()
    base_url = base_url or vault.config.site.url
    of, before = made.sources(public, base_url), made.read(vault.index_folder, out)
    if before and before.of == of and before.there == made.there(out, folder.ours):
        return Built(before.pages, 0, before.files, 0, out / INDEX, left_out=before.left_out)
    built = _build(public, folder, base_url)
    number = built.written + built.unchanged
    now = made.Made(of, made.there(out, folder.kept), built.pages, number, built.left_out)
    made.keep(vault.index_folder, out, now)
    return built


def _build(vault: Vault, folder: Folder, base_url: str) -> Built:
    shelf = shelve(vault, base_url)
    pages = plan(shelf)
    files = emit(shelf, pages)
    folder.claim([*(page.path for page in pages), *(file.path for file in files)])
    heads = Heads.of(shelf, pages)
    templates = Templates.of(replace(shelf.site, menu=menu(pages)), shelf.theme, heads.head)
    for page in pages:
        folder.write(page.path, templates.render(page).encode())
    for file in files:
        folder.write(file.path, file.read())
    removed = folder.finish()
    changed = frozenset(folder.changed)
    return Built(
        len(pages), folder.written, folder.unchanged, removed, folder.root / INDEX, changed,
        shelf.theme.left_out,
    )  # fmt: skip


def shelve(vault: Vault, base_url: str = "") -> Shelf:
    """Return everything that the pages of *vault* are made of: all that is in it."""
    config = vault.config
    statements = vault.statements()
    knowledge = questions.ask(statements, config.base)
    addresses = assign(config.base, knowledge.iris(), tagging.keys(knowledge))
    theme = Theme.of(vault.root, config.site.static)
    site = Site(
        title=config.title or vault.root.name or "Reading notes",
        language=config.site.language,
        footer=config.site.footer,
        foot=foot(theme.footer),
        logo=logo(theme.logo),
        base_url=base_url,
        most_stars=config.relevance_max,
        author=config.site.author,
        licence=licence(config.site.licence),
    )
    places = {note.iri: (note.place, note.line) for note in vault.notes()}
    asked = texts.Asked(
        resolver(vault),
        places,
        cache(vault.dataview),
        Attachments(vault.root, config.unpublished),
        Works(vault.references, vault.citation_style, addresses.page),
        elsewhere(vault),
    )
    read = texts.read(vault.root, knowledge, addresses, asked, config.relevance_max)
    return Shelf.of(vault, site, theme, knowledge, addresses, read)


def resolver(vault: Vault) -> targets.Resolve:
    """Return what a link's target means in *vault*: the same for all notes of a folder."""
    names = vault.resolver()

    @cache
    def resolve_from(target: str, folder: str) -> Resolution:
        return names.resolve(target, f"{folder}/x.md" if folder else "x.md")

    return lambda target, place: resolve_from(target, dirname(file_of(place)))
