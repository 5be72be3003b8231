"""A vault's own `site/` folder: styles, templates, logo, footer and files that override ours."""

from kg_site.theming.theme import NO_THEME, Theme

__all__ = ["NO_THEME", "Theme"]
