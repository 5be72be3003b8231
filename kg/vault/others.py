"""The other vaults that `kg.yaml` names: where they lie, and whose notes a path means.

A note of another vault has the name of that vault before its path, `library:papers/x.md`, and its
address under that vault's base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.config import DEFAULT_BASE, Config, config_line, read_config
from kg.errors import ConfigError
from kg.vault.files import FileStat, found_files, literal
from kg.vault.vaults import Vaults, prefixed

_OTHERWISE = "give the vault another name in `vaults:`, or the file"


@dataclass(frozen=True, slots=True)
class Other:
    """Another vault by the name that this one has for it, and how it says that it is read.

    `base` is where the addresses of its notes begin, `calls` what it calls the vaults that are
    known here; its own name is empty where it calls this one.
    """

    name: str
    root: Path
    config: Config
    base: str
    calls: Mapping[str, str] = field(default_factory=dict)


def other_vaults(root: Path, config: Config) -> tuple[Other, ...]:
    """Return the other vaults that *config*, that of the vault at *root*, names, in its order.

    A vault without a base of its own, or with one that another has, gets one beside that of this
    vault. Raises `ConfigError` for a folder that is not there, and for a `kg.yaml` of theirs.
    """
    roots = {name: _folder(root, config, name) for name in config.vaults}
    names = {folder.resolve(): name for name, folder in reversed(roots.items())}
    names[root.resolve()] = ""
    bases = {config.base}
    found = []
    for name, folder in roots.items():
        if names[folder.resolve()] != name:
            raise _wrong(root, name, f"'{name}' is the same vault as {_called(names, folder)}")
        theirs = read_config(folder)
        base = theirs.base
        if base == DEFAULT_BASE or base in bases:
            base = f"{config.base.rstrip('/#')}-vault/{name}/"
        bases.add(base)
        theirs = without_nested(folder, theirs, (root, *roots.values()))
        found.append(Other(name, folder, theirs, base, _calls(folder, theirs, names)))
    return tuple(found)


def without_nested(root: Path, config: Config, roots: Sequence[Path]) -> Config:
    """Return *config* so that no other vault among *roots*, inside the one at *root*, is read."""
    own = root.resolve()
    inside = [
        literal(other.resolve().relative_to(own).as_posix()) + "/"
        for other in roots
        if other.resolve() != own and other.resolve().is_relative_to(own)
    ]
    return replace(config, ignore=(*config.ignore, *inside)) if inside else config


def vaults_among(config: Config, others: Sequence[Other]) -> Vaults:
    """Return what links have to know of *others*, which the vault with *config* names."""
    own = {name.casefold(): name for name in config.vaults}
    bases = {one.name: one.base for one in others}
    calls = {"": own, **{one.name: one.calls for one in others}}
    return Vaults(bases, calls, [one.name for one in others if one.base == one.config.base])


def files_with_theirs(
    root: Path, own: Iterable[FileStat], others: Sequence[Other]
) -> Iterator[FileStat]:
    """Yield a vault's *own* files, then those of *others*, each with the name of its vault.

    Raises `ConfigError` where an own file is called as one of theirs would be.
    """
    starts = tuple(prefixed(one.name, "") for one in others)
    for stat in own:
        if stat.path.startswith(starts):
            name = stat.path.partition(":")[0]
            raise _wrong(root, name, f"'{stat.path}' looks like a file of '{name}'", _OTHERWISE)
        yield stat
    for one in others:
        for stat in found_files(one.root, one.config):
            yield stat._replace(path=prefixed(one.name, stat.path))


def _folder(root: Path, config: Config, name: str) -> Path:
    written = config.vaults[name]
    try:
        folder = root / Path(written).expanduser()
    except RuntimeError:
        raise _wrong(root, name, f"there is no home folder for '{written}'") from None
    if not folder.is_dir():
        raise _wrong(
            root, name, f"the vault '{name}' is not there: no folder {folder.resolve()}",
            "name the folder of its notes, seen from this vault, or take the line out",
        )  # fmt: skip
    return folder.resolve()


def _called(names: Mapping[Path, str], folder: Path) -> str:
    name = names[folder.resolve()]
    return f"'{name}'" if name else "this one"


def _calls(folder: Path, config: Config, names: Mapping[Path, str]) -> dict[str, str]:
    """Return which of the known vaults another one means by each name that it has for one."""
    found = {}
    for name, written in config.vaults.items():
        try:
            there = (folder / Path(written).expanduser()).resolve()
        except (OSError, RuntimeError):
            continue  # what it says of vaults that nobody here asks is its own affair
        if there in names:
            found[name.casefold()] = names[there]
    return found


def _wrong(root: Path, name: str, message: str, hint: str = "") -> ConfigError:
    return ConfigError(root / "kg.yaml", config_line(root, f"vaults.{name}"), message, hint)
