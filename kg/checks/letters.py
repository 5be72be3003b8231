"""Names that differ only in what stands between their letters: blanks, hyphens, accents, case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from kg.index import Index
from kg.names import PART, fold
from kg.vault import Found, Kind, Names


@dataclass(frozen=True)
class SameLetters:
    """The notes of a vault by the letters and digits of their names."""

    index: Index

    def of(self, target: str, source: str) -> str:
        """Return how a link from *source* calls the one note with the letters of *target*.

        Empty where no note has them, or more than one has. A folder in *target* counts too.
        """
        wanted = _letters(target)
        files = {path for path in self._files.get(wanted[-1], ()) if _ends(path, wanted)}
        if len(files) != 1:
            return ""
        (path,) = files
        whole = path.removesuffix(".md")
        name = whole if len(wanted) > 1 else whole.rpartition("/")[2]
        found = Names(self.index.database.names).resolve(name, source)
        return name if found == Found(path) else ""

    @cached_property
    def _files(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        rows = self.index.database.connection.execute(
            "SELECT DISTINCT value FROM name WHERE kind = ?", (int(Kind.STEM),)
        )
        for (path,) in rows:
            if PART not in path:
                found.setdefault(_letters(path)[-1], []).append(path)
        return found


def _letters(path: str) -> list[str]:
    parts = unquote(path).removesuffix(".md").split("/")
    return [fold(part) for part in parts if part not in ("", ".")] or [""]


def _ends(path: str, wanted: Sequence[str]) -> bool:
    return _letters(path)[-len(wanted) :] == list(wanted)
