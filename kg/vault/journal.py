"""What is written down while several files change together, so that all of them do or none.

In `.kg/moving` of the vault lies a journal while a change is under way, called after how far it
has come: `staging` while new contents are laid beside their places and old ones are kept,
`ready` once that is done and the change will be finished by whoever finds it, `back` where
it is being taken back instead. A rename takes it from one state to the next, for which a
full disk has room. What is done is kept in `done`, so that it can be undone.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.vault.beginning import write_atomically

STAGING, READY, BACK = "staging", "ready", "back"
"""States of a journal that is open."""

MOST_DONE = 20
"""Changes that can be undone, the latest of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file: hashes of its content before and after, empty where it is not.

    `staged` is the name, beside the file, of the content to come, `kept` that of the content
    before, in the journal's folder; `to` the path to which a file went that is not there any more.
    """

    path: str
    before: str
    after: str
    staged: str = ""
    kept: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """A change of several files: `what` it is, in words; `folders` are those that it made.

    `token` tells it from all others; `undoes` is the name of the record that goes with it.
    """

    token: str
    what: str
    steps: tuple[Step, ...]
    folders: tuple[str, ...] = ()
    undoes: str = ""


def folder(root: Path) -> Path:
    """Return the folder of the vault's journals."""
    return root / ".kg" / "moving"


def kept_folder(root: Path, journal: Journal) -> Path:
    """Return the folder of the contents before."""
    return folder(root) / "kept" / journal.token


def state(root: Path) -> str:
    """Return how far the change that is under way has come; empty where none is."""
    place = os.fspath(folder(root))
    return next((s for s in (BACK, READY, STAGING) if os.path.lexists(f"{place}/{s}.json")), "")


def stamp(root: Path) -> str:
    """Return what is another text after each change that was begun."""
    try:
        return (folder(root) / "stamp").read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def begin(root: Path, journal: Journal) -> None:
    """Open *journal*: what is staged and kept from now on is cleared away after a kill."""
    place = folder(root)
    place.mkdir(parents=True, exist_ok=True)
    (place / "done").mkdir(exist_ok=True)
    (place / "stamp").write_text(journal.token, "ascii")
    write_atomically(place / f"{STAGING}.json", json.dumps(asdict(journal)).encode("ascii"))


def proceed(root: Path, before: str, after: str) -> None:
    """Take the open journal from one state to the next."""
    place = folder(root)
    (place / f"{before}.json").rename(place / f"{after}.json")
    sync(place)


def read(root: Path) -> Journal:
    """Return the journal that is open. Raises `OSError`, or `ValueError` where it is none."""
    return _read(root, f"{state(root)}.json")


def close(root: Path, journal: Journal) -> None:
    """Close a journal of which nothing is to be undone."""
    _forget(folder(root) / "kept" / journal.token)
    for name in (STAGING, READY, BACK):
        (folder(root) / f"{name}.json").unlink(missing_ok=True)
    sync(folder(root))


def record(root: Path, journal: Journal) -> None:
    """Close a journal that was finished; keep it, so that it can be undone."""
    place = folder(root)
    if journal.undoes:
        with suppress(OSError, ValueError):  # gone already, if we were interrupted right here
            undone = _read(root, f"done/{journal.undoes}")
            _forget(place / "kept" / undone.token)
            remove_folders(root, undone)
        (place / "done" / journal.undoes).unlink(missing_ok=True)
        close(root, journal)
        return
    names = _records(root)
    number = int(names[-1].partition(".")[0]) + 1 if names else 1
    (place / f"{READY}.json").rename(place / "done" / f"{number:06}.json")
    sync(place / "done")
    sync(place)
    for name in names[: -(MOST_DONE - 1)]:
        with suppress(OSError, ValueError):
            _forget(place / "kept" / _read(root, f"done/{name}").token)
        (place / "done" / name).unlink(missing_ok=True)


def remove_folders(root: Path, journal: Journal) -> None:
    """Remove the folders that a change made, unless somebody has put something into them."""
    for name in reversed(journal.folders):
        with suppress(OSError):
            (root / name).rmdir()


def last(root: Path) -> tuple[str, Journal] | None:
    """Return the latest change that was finished and not undone, and the name of its record."""
    for name in reversed(_records(root)):
        with suppress(OSError, ValueError):
            return name, _read(root, f"done/{name}")
    return None


def sync(place: Path) -> None:
    """Let the names in a folder reach the disk."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _records(root: Path) -> list[str]:
    place = folder(root) / "done"
    if not place.is_dir():
        return []
    return sorted(p.name for p in place.glob("*.json") if p.stem.isdecimal())


def _read(root: Path, name: str) -> Journal:
    """Read a journal; it is trusted with nothing that `begin` cannot have written."""
    path = folder(root) / name
    try:
        said = json.loads(path.read_bytes())
        steps = tuple(Step(**one) for one in said["steps"])
        found = Journal(said["token"], said["what"], steps, tuple(said["folders"]), said["undoes"])
        is_ours = _is_ours(found) and all(_is_inside(root, name) for name in _places(found))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path} is no journal") from error
    if not is_ours:
        raise ValueError(f"{path} is no journal")
    return found


def _places(journal: Journal) -> list[str]:
    """Return the paths of all files and folders of which a journal speaks."""
    moved = [step.to for step in journal.steps if step.to]
    return [*journal.folders, *(step.path for step in journal.steps), *moved]


def _is_ours(journal: Journal) -> bool:
    names = [journal.token, journal.undoes, *(f"{s.staged} {s.kept}" for s in journal.steps)]
    texts = [journal.what, *journal.folders]
    texts += [
        text for step in journal.steps for text in (step.path, step.before, step.after, step.to)
    ]
    return bool(_NAMES.fullmatch("\n".join(names))) and all(isinstance(t, str) for t in texts)


_NAMES = re.compile(
    r"[0-9a-f]{16}\n(?:[0-9]+\.json)?(?:\n(?:\.kg-[0-9a-f]{16}-[0-9]+)? (?:[0-9]+)?)*"
)


def _is_inside(root: Path, path: str) -> bool:
    """Tell whether *path* is that of a file of the vault: a journal may come from others."""
    names = path.split("/")
    if not path or any(name.startswith(".") or not name for name in names):
        return False
    return (root / path).parent.resolve().is_relative_to(root.resolve())


def _forget(place: Path) -> None:
    if place.is_dir():
        for file in place.iterdir():
            file.unlink(missing_ok=True)
        place.rmdir()
