"""What a vault's own `site/` folder holds. Nothing is read from anywhere else through it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg_site import styles
from kg_site.theming.statics import publishable

FOLDER = "site"
"""Where it lies in the vault, in the shape that our own has in this program's sources."""

LOGOS = ("logo.svg", "logo.png", "logo.webp")
_DOTTED = frozenset({".nojekyll", ".well-known"})
"""Names with a dot that static files may have: hosts look for them."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Files of the vault's `site/`, by the name they have in the folder of their kind.

    `statics` are those to be copied as they are, `left_out` those that are not: they could
    run in a reader's browser, and `site: static:` in kg.yaml does not name them.
    """

    styles: Mapping[str, Path] = field(default_factory=dict)
    templates: Mapping[str, Path] = field(default_factory=dict)
    statics: Mapping[str, Path] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    logo: Path | None = None
    footer: Path | None = None

    @classmethod
    def of(cls, vault: Path, named: tuple[str, ...] = ()) -> Theme:
        """Look what the `site/` of *vault* holds; *named* are patterns of files that may run.

        Where that folder is the one this program itself is made of, it is ours.
        """
        site = vault / FOLDER
        if site.is_symlink() or not site.is_dir() or site.resolve() == _ours():
            return NO_THEME
        statics = dict(_files(site / "static"))
        allowed = publishable(statics, named)
        logos = (site / name for name in LOGOS)
        return cls(
            styles=dict(_files(site / "styles", ".css")),
            templates=dict(_files(site / "templates", ".html.j2")),
            statics={path: file for path, file in statics.items() if path in allowed},
            left_out=tuple(f"{FOLDER}/static/{path}" for path in statics if path not in allowed),
            logo=next((logo for logo in logos if _is_plain(logo)), None),
            footer=site / "footer.md" if _is_plain(site / "footer.md") else None,
        )


NO_THEME = Theme()


def _ours() -> Path:
    return styles.FOLDER.parent.resolve()


def _files(folder: Path, ending: str = "") -> Iterator[tuple[str, Path]]:
    """Yield the files below *folder* by path, in its order; no symbolic link is followed."""
    if folder.is_symlink():
        return
    found = []
    for parent, folders, names in os.walk(folder):
        below = Path(parent)
        folders[:] = [name for name in folders if _is_shown(name)]
        found += [below / name for name in names if _is_shown(name) and name.endswith(ending)]
    for file in sorted(found):
        if _is_plain(file):
            yield file.relative_to(folder).as_posix(), file


def _is_shown(name: str) -> bool:
    return not name.startswith(".") or name in _DOTTED


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()
