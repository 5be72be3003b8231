"""A mistake in a template of the vault's own: in which file, on which line, what."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from kg.errors import ThemeError

_OBJECT = re.compile(r"'kg_site(?:\.\w+)*\.(\w+) object' has no attribute '([^']*)'")


def mistake(
    error: Exception, templates: Mapping[str, Path], ours: Mapping[str, Path]
) -> ThemeError | None:
    """Return what *error* says of the vault's *templates*; `None` where they have no part in it.

    *ours* are those of this program, by name.
    """
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return ThemeError(Path(error.filename), error.lineno, error.message or "is no template")
    if place := _place(error, templates):
        return _theirs(error, place, frozenset((*templates, *ours)))
    if place := _place(error, ours):
        hint = f"it uses what one of yours took the place of: {', '.join(templates)}"
        return ThemeError(*place, _said(error), hint)
    return None


def _theirs(error: Exception, place: tuple[Path, int], known: frozenset[str]) -> ThemeError:
    if isinstance(error, RecursionError):
        return ThemeError(
            *place,
            "the template leads back to itself",
            "`litkg/` before a name reaches ours: {% extends 'litkg/note.html.j2' %}",
        )
    if isinstance(error, TemplateNotFound):
        hint = f"there are {', '.join(sorted(known))}"
        return ThemeError(*place, f"there is no template called '{error.name}'", hint)
    return ThemeError(*place, _said(error), "docs/theming.md lists what each template is given")


def _said(error: Exception) -> str:
    """Return the sentence of *error*, in the words of the documentation.

    >>> _said(Exception("'kg_site.views.Site object' has no attribute 'titel'"))
    "a Site has no 'titel'"
    """
    return _OBJECT.sub(r"a \1 has no '\2'", str(error)) or type(error).__name__


def _place(error: Exception, templates: Mapping[str, Path]) -> tuple[Path, int] | None:
    """Return the innermost line of *templates* that *error* passed through."""
    files = frozenset(str(file) for file in templates.values())
    passed = [(f.filename, f.lineno or 1) for f in traceback.extract_tb(error.__traceback__)]
    return next(((Path(file), line) for file, line in reversed(passed) if file in files), None)
