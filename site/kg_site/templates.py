"""Pages to HTML: one environment, strict about what a template may ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.resources import folder
from kg_site.addresses import root
from kg_site.pages import Page
from kg_site.views import Site

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""Characters that no page may hold."""

TEMPLATES = folder(__file__, "templates")
STYLES = folder(__file__, "styles")


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
