"""What a link may call a file in Obsidian, which knows file names and paths and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import dirname, join, normpath

from kg.vault.names import is_note, link_key


class LinkNames:
    """The files of a vault by the names that lead to them."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Hold *paths*, relative to the vault."""
        self._by_last: dict[str, list[str]] = {}
        for path in paths:
            self._by_last.setdefault(_last(link_key(path)), []).append(path)

    def leads_to(self, name: str, source: str) -> str:
        """Return the file that a link in the note at *source* leads to for certain, else nothing.

        That is by its whole path, by its way from the note, or by the end of its path where
        no other file has the same.
        """
        wanted = link_key(name)
        near = self._by_last.get(_last(wanted), [])
        here = link_key(normpath(join(dirname(source), name.replace("\\", "/"))))
        for exact in (wanted, here) if "/" in name else (wanted,):
            for path in near:
                if link_key(path) == exact:
                    return path
        ending = [path for path in near if f"/{link_key(path)}".endswith(f"/{wanted}")]
        return ending[0] if len(ending) == 1 else ""

    def written(self, name: str, path: str, source: str) -> str:
        """Return what a link is to call the file at *path*: *name* where that leads there.

        >>> names = LinkNames(["a/Plan.md", "b/Plan.md", "b/Other.md"])
        >>> names.written("other", "b/Other.md", "x.md")
        'other'
        >>> names.written("alias", "b/Other.md", "x.md")
        'Other'
        >>> names.written("Plan", "b/Plan.md", "b/x.md")
        'b/Plan'
        """
        if not name or self.leads_to(name, source) == path:
            return name
        whole = path[:-3] if is_note(path) else path
        last = _last(whole)
        return last if self.leads_to(last, source) == path else whole


def _last(path: str) -> str:
    return path.rpartition("/")[2]
