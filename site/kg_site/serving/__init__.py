"""Reading the site while one writes: built again on change, served to this machine's browser."""

from kg.library.watching import Failed
from kg_site.serving.rebuilding import Outcome, rebuilds
from kg_site.serving.server import Server

__all__ = ["Failed", "Outcome", "Server", "rebuilds"]
