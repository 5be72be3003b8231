"""Pages to HTML: one environment, strict about what a template may ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from kg.resources import folder
from kg_site.addresses import root
from kg_site.pages import Page
from kg_site.views import Ref, Site

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no page may hold."""

TEMPLATES = folder(__file__, "templates")


@dataclass(frozen=True, slots=True)
class Templates:
    """Renders pages of one site."""

    environment: Environment
    site: Site

    @classmethod
    def of(cls, site: Site) -> Templates:
        """Load the templates."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            keep_trailing_newline=True,
        )
        environment.globals["ref"] = ref
        return cls(environment, site)

    def render(self, page: Page) -> str:
        """Return the HTML of *page*."""
        template = self.environment.get_template(page.template)
        html = template.render(
            {
                "site": self.site,
                "frame": page.frame,
                "root": root(page.path),
                page.subject: page.view,
            }
        )
        return _UNFIT.sub("\ufffd", html)


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
