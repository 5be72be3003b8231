"""Reading the site while one writes: built again on change, served to this machine's browser."""

from kg_site.serving.rebuilding import Failed, Outcome, rebuilds
from kg_site.serving.server import Server

__all__ = ["Failed", "Outcome", "Server", "rebuilds"]
