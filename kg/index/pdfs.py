"""The texts of a vault's PDFs: read when a quotation asks for one, and kept by their hash."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from kg.errors import WriteError
from kg.index.place import index_folder
from kg.pdf import Pdf, Unreadable, read_pdf
from kg.pdf.model import as_json, from_json
from kg.pdf.searching import Text
from kg.vault.beginning import write_atomically

FOLDER = "pdf"
"""Where they lie in the folder of the index."""
_READER = "1"
"""Changes whenever the same PDF is read in another way."""
_MOST = 2_000
"""Texts that are kept; the oldest go."""
_OPEN = 8
"""Texts that are held ready."""


class PdfTexts:
    """The texts of the PDFs of the vault at *root*, by path; each is read once."""

    def __init__(self, root: Path, file: Callable[[str], tuple[Path, str]] | None = None) -> None:
        """Read nothing yet; *file* tells in which vault's folder a path lies, and where there."""
        self._root = root
        self._file = file or (lambda path: (root, path))
        self._open: dict[str, Text | Unreadable] = {}

    def text(self, path: str) -> Text | Unreadable:
        """Return the text of a PDF of the vault, or why there is none."""
        known = self._open.pop(path, None)
        if known is None:
            found = self.read(path)
            known = Text(found) if isinstance(found, Pdf) else found
        self._open[path] = known
        if len(self._open) > _OPEN:
            del self._open[next(iter(self._open))]
        return known

    def read(self, path: str) -> Pdf | Unreadable:
        """Return what a PDF of the vault says, from where it is kept if it was read before."""
        try:
            data = Path(*self._file(path)).read_bytes()
        except OSError as error:
            return Unreadable(f"cannot be read: {error.strerror}", for_good=False)
        kept = self._kept(blake2b(data, digest_size=16).hexdigest())
        known = _known(kept) if kept else None
        if known is None:
            known = read_pdf(data)
            if kept and (isinstance(known, Pdf) or known.for_good):
                _keep(kept, known)
        return known

    def _kept(self, digest: str) -> Path | None:
        """Return where a text is kept, `None` where nothing can be."""
        try:
            return index_folder(self._root) / FOLDER / f"{digest}-{_READER}.json"
        except WriteError:
            return None


def _known(file: Path) -> Pdf | Unreadable | None:
    try:
        return from_json(json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(file: Path, read: Pdf | Unreadable) -> None:
    """Keep what was read; where there is no room it is read again another time."""
    try:
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, json.dumps(as_json(read)).encode())
        others = sorted(file.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)
        for old in others[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        return
