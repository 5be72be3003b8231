"""Render a vault as a static site: plan the pages, then write them."""

from kg_site.build import Built, build_site
from kg_site.pages import Page
from kg_site.planning import plan

__all__ = ["Built", "Page", "build_site", "plan"]
