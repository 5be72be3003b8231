"""The owner's own sign in the bar of every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import ThemeError
from kg_site.images import is_still
from kg_site.sizes import size


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at `href`, seen from the site's folder; zeros where its size is not known."""

    href: str
    width: int
    height: int
    data: bytes


def logo(file: Path | None) -> Logo | None:
    """Return the logo in *file*. Raises `ThemeError` for one that could run something."""
    if file is None:
        return None
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ThemeError(file, 1, f"cannot be read: {error.strerror}") from error
    if file.suffix == ".svg" and not is_still(data):
        raise ThemeError(
            file,
            1,
            "holds a script, a style, an animation, or something from elsewhere",
            "save it as a plain SVG, or as PNG or WebP",
        )
    width, height = size(data)
    return Logo(f"styles/{file.name}", width, height, data)
