"""PDFs of a vault: they become literature notes, with what their reader marked in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import WriteError
from kg.library.writing import Writing

if TYPE_CHECKING:
    from kg.importing import Imported
    from kg.importing.papers import Paper


class Papers(Writing):
    """What makes notes of PDFs."""

    def import_pdf(
        self,
        paper: Paper,
        *,
        as_type: str = "",
        folder: str = "",
        attach: str = "",
        dry_run: bool = False,
    ) -> Imported:
        """Write the literature note on a PDF, or add what was marked in it since.

        *paper* is what `kg.importing.papers.read_paper` returns. A PDF outside of the vault is
        copied into its folder *attach*, where one is named. Raises `UnknownName` for a type,
        `WriteError`.
        """
        from kg.importing.papers import import_pdf, paper_values  # noqa: PLC0415 - few import

        path = self._path_of(paper.name)
        if not path and attach:
            path = self._attached(paper, attach, dry_run=dry_run)
        values = paper_values(paper)
        known = self.notes_on("", values)
        done = import_pdf(
            self._place(),
            replace(paper, path=path, known=known),
            as_type=as_type,
            folder=folder,
            project=self.config.project,
            dry_run=dry_run,
        )
        self.refresh()
        return done

    def _path_of(self, name: str) -> str:
        """Return the path of a file in the vault; nothing for one outside, or that it ignores."""
        inside, root = Path(name).resolve(), self.root.resolve()
        if not inside.is_file() or not inside.is_relative_to(root):
            return ""
        path = inside.relative_to(root).as_posix()
        return path if path in self._index.database.files_at([path]) else ""

    def _attached(self, paper: Paper, folder: str, *, dry_run: bool) -> str:
        """Copy a PDF into a folder of the vault, unless it is there; return its path."""
        from kg.importing.notes import folder_in  # noqa: PLC0415 - as above

        parent, name = folder_in(self.root, folder), Path(paper.name)
        names = [name.name, *(f"{name.stem}-{n}{name.suffix}" for n in range(2, 1000))]
        for one in names:
            file = self.root / parent / one
            if not file.exists():
                if not dry_run:
                    self._copied(file, paper.data)
                return (parent / one).as_posix()
            if file.read_bytes() == paper.data:
                return (parent / one).as_posix()
        raise WriteError(f"every name like {name.name} is taken in {folder}")

    def _copied(self, file: Path, data: bytes) -> None:
        from kg.vault.beginning import write_atomically  # noqa: PLC0415 - as above

        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(file, data)
        except OSError as error:
            raise WriteError(f"cannot write {file}: {error.strerror}") from error
