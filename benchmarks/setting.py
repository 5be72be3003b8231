"""What a whole run measures on: vaults of two sizes, copies of them, the programs."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from shutil import copyfileobj, copytree, rmtree

from benchmarks import vaults
from benchmarks.timing import Run, run

RDFLIB_AT_MOST = 1_000
"""Notes in the largest vault that rdflib is asked about: some questions take it minutes."""

SITE_AT_MOST = 10_000
"""Notes in the largest vault that websites are made of."""

_INDEX = ".kg"
_PAPER = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """A run: its vaults have *small* and *large* notes.

    Websites of others are made of each number of notes in *beside*. Slow things are run
    *few* times, short ones *many* times; rdflib may think for *limit* seconds; *cache* keeps
    vaults between runs, *tools* is the virtual environment of the peers.
    """

    small: int
    large: int
    beside: tuple[int, ...]
    few: int
    many: int
    limit: float
    cache: Path
    tools: Path
    kg: str = field(default_factory=lambda: str(Path(sys.executable).with_name("kg")))

    @property
    def work(self) -> Path:
        """A folder for this run alone."""
        return self.cache / "work"

    def vault(self, size: int) -> MeasuredVault:
        """Copy the vault of *size* notes, without an index."""
        folder = self.work / f"{size}-notes"
        if not folder.exists():
            copytree(self.pristine(size), folder)
        return MeasuredVault(folder, size, self.kg)

    def pristine(self, size: int) -> Path:
        """Return the vault of *size* notes as it was made, once for each version of its maker."""
        version = blake2b(Path(vaults.__file__).read_bytes(), digest_size=4).hexdigest()
        folder = self.cache / "vaults" / version / str(size)
        if not folder.exists():
            begun = folder.with_name(f"{size}.begun")
            rmtree(begun, ignore_errors=True)
            vaults.write(begun, size)
            begun.rename(folder)
        return folder


@dataclass(frozen=True, slots=True)
class Quads:
    """A file of N-Quads: *named* in the graphs of the notes, *merged* in that of all of them."""

    file: Path
    named: int
    merged: int


@dataclass(frozen=True, slots=True)
class MeasuredVault:
    """A vault that commands are run on, and that may be changed."""

    folder: Path
    size: int
    kg: str

    def run(self, *command: str) -> Run:
        """Run a command of kg on it. Raises `CommandFailed`."""
        return run((self.kg, "--vault", str(self.folder), *command))

    def forget(self) -> None:
        """Remove everything that was made of the notes."""
        for name in (_INDEX, "_site"):
            rmtree(self.folder / name, ignore_errors=True)

    @property
    def note(self) -> Path:
        """An ordinary literature note, the one that is changed."""
        return next(self.folder.glob(f"literature/*Part{_PAPER}.md"))

    def edit(self, number: int) -> str:
        """Write another sentence into the note; return the sentence."""
        sentence = f"Seen in the light of experiment {number}."
        text = self.note.read_text("utf-8")
        kept = [line for line in text.splitlines() if "Seen in the light" not in line]
        self.note.write_text("\n".join([*kept, f"- **Artifact 0**: {sentence}", ""]), "utf-8")
        return sentence

    def quads(self) -> Quads:
        """Write every quad that its store holds into a file beside it."""
        whole, counts = self.folder.with_suffix(".nq"), []
        with whole.open("wb") as target:
            for form in ("nquads", "ntriples"):
                file = self.folder.with_suffix(f".{form}")
                self.run("export", form, "-o", str(file))
                with file.open("rb") as source:
                    copyfileobj(source, target)
                with file.open("rb") as source:
                    counts.append(sum(1 for _ in source))
        return Quads(whole, *counts)
