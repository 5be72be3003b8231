"""Pages to HTML: one environment, strict about what a template may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from kg.errors import ThemeError
from kg.resources import folder
from kg_site.addresses import root
from kg_site.metadata.head import NO_HEAD, Head
from kg_site.pages import Page
from kg_site.theming import NO_THEME, Theme
from kg_site.theming.mistakes import mistake
from kg_site.views import Ref, Site

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no page may hold."""

TEMPLATES = folder(__file__, "templates")


@dataclass(frozen=True, slots=True)
class Templates:
    """Renders pages of one site."""

    environment: Environment
    site: Site
    theme: Theme
    heads: Callable[[Page], Head]

    @classmethod
    def of(
        cls,
        site: Site,
        theme: Theme = NO_THEME,
        heads: Callable[[Page], Head] = lambda _: NO_HEAD,
    ) -> Templates:
        """Load the templates: those of *theme*, else ours; *heads* gives the head of each page.

        A vault's own run in a sandbox: they may arrange what they are given, and reach nothing
        else of this program.
        """
        kind = SandboxedEnvironment if theme.templates else Environment
        environment = kind(
            loader=_loader(theme.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            keep_trailing_newline=True,
        )
        environment.globals["ref"] = ref
        return cls(environment, site, theme, heads)

    def render(self, page: Page) -> str:
        """Return the HTML of *page*. Raises `ThemeError` for a mistake in the vault's own."""
        given = {
            "site": self.site,
            "frame": page.frame,
            "head": self.heads(page),
            "root": page.frame.root or root(page.path),
            page.subject: page.view,
        }
        try:
            html = self.environment.get_template(page.template).render(given)
        except Exception as error:
            ours = {file.name: file for file in TEMPLATES.iterdir()}
            found = mistake(error, self.theme.templates, ours) if self.theme.templates else None
            if found is None:
                raise
            raise found from error
        return UNFIT.sub("\ufffd", html)


def _loader(own: Mapping[str, Path]) -> BaseLoader:
    """Look among the templates of the vault, then ours; `litkg/` before a name means ours."""
    ours = FileSystemLoader(TEMPLATES)
    if not own:
        return ours

    def load(name: str) -> tuple[str, str, None] | None:
        file = own.get(name)
        if file is None:
            return None
        try:
            return file.read_text("utf-8-sig"), str(file), None
        except (OSError, UnicodeDecodeError) as error:
            raise ThemeError(file, 1, f"cannot be read: {error}") from error

    return ChoiceLoader([FunctionLoader(load), PrefixLoader({"litkg": ours}), ours])


def ref(way: str, it: Ref, name: str = "") -> Markup:
    """Return the link of *it* as HTML, of class *name*; *way* leads up to the site's folder.

    A function and not a macro: a page calls it a hundred times.
    """
    kind = f' class="{name}"' if name else ""
    if not it.href:
        return Markup(f"<span{kind}>{escape(it.text)}</span>")  # noqa: S704 - escaped here
    address = escape(it.href if it.outside else way + it.href)
    hint = f' title="{escape(it.hint)}"' if it.hint else ""
    return Markup(f'<a{kind} href="{address}"{hint}>{escape(it.text)}</a>')  # noqa: S704 - escaped here
