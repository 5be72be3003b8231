"""The owner's own foot of every page, written in Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
from markupsafe import Markup

from kg.errors import ThemeError
from kg_site import images, sanitizer
from kg_site.views import EMPTY

_LINK = re.compile(r"""<a((?:[^>"]|"[^"]*")*)>""")
_OUTWARD = re.compile(r'\bhref="(?:https?:|mailto:)')


def foot(file: Path | None) -> Markup:
    """Return *file* as HTML that neither runs nor loads anything; links lead out of the site.

    Raises `ThemeError` for a file that is no text.
    """
    if file is None:
        return EMPTY
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(file, 1, f"cannot be read: {error}") from error
    html = sanitizer.clean(pyromark.Markdown().html(text))
    html = images.only_ours(html, lambda _: False)
    html = _LINK.sub(lambda m: m[0] if _OUTWARD.search(m[1]) else "<a>", html)
    return Markup(html)  # noqa: S704 - through the sanitizer
