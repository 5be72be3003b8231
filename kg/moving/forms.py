"""How a link may say which file it leads to: as its author wrote it, longer where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from kg.vault.names import is_note, link_key


@dataclass(frozen=True, slots=True)
class Form:
    """The way in which a link names the file at `path` from the note at `source`.

    `parts` counts the parts of the path that are written, 0 where they are relative to the
    note's folder; `before` is what stands before them, `ending` behind: `.md` as typed.
    """

    parts: int
    before: str = ""
    ending: str = ""
    is_whole: bool = False
    is_lower: bool = False

    def names(self, path: str, source: str) -> Iterator[str]:
        """Yield names for the file at *path* in the note at *source*, the likeliest first."""
        bare = _bare(path)
        pieces = bare.split("/")
        whole = len(pieces)
        if not self.parts:
            way = relpath(bare, dirname(source) or ".")
            yield self._shown(way if way.startswith("../") else self.before + way)
        elif self.is_whole:
            yield self._shown(self.before + bare)
        for count in range(min(max(self.parts, 1), whole), whole + 1):
            yield self._shown("/".join(pieces[-count:]))
        yield self._shown(bare) if self.ending else bare + (".md" if is_note(path) else "")
        yield self._shown(relpath(bare, dirname(source) or "."))

    def _shown(self, name: str) -> str:
        return (name.lower() if self.is_lower else name) + self.ending


def form_of(typed: str, path: str, source: str, *, is_markdown: bool) -> Form:
    """Return the form in which *typed* names the file at *path* from the note at *source*.

    >>> form_of("x/plan.md", "a/x/Plan.md", "b.md", is_markdown=False)
    Form(parts=2, before='', ending='.md', is_whole=False, is_lower=True)
    """
    name = typed.replace("\\", "/")
    ending = name[-3:] if is_note(path) and name[-3:].lower() == ".md" else ""
    bare, wanted = name.removesuffix(ending), _bare(path)
    is_relative = link_key(normpath(join(dirname(source), name))) == link_key(path)
    last, own = bare.rpartition("/")[2], wanted.rpartition("/")[2]
    is_lower = last != own and last == own.lower()
    if is_relative and (is_markdown or name.startswith(("./", "../")) or "/../" in name):
        return Form(0, "./" if name.startswith("./") else "", ending, is_lower=is_lower)
    if "/" not in bare:
        return Form(1, "", ending, is_lower=is_lower)
    key = link_key(name)
    if key == link_key(path):
        before = "/" if name.startswith("/") else ""
        return Form(key.count("/") + 1, before, ending, is_whole=True, is_lower=is_lower)
    if is_relative:
        return Form(0, "", ending, is_lower=is_lower)
    return Form(key.count("/") + 1, "", ending, is_lower=is_lower)


def _bare(path: str) -> str:
    return path[:-3] if is_note(path) else path
