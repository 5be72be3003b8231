"""A SPARQL 1.1 engine that holds the graph: asked over HTTP, and kept in step by pushes.

Imported where a store is named, and only there: httpx takes long to load.
"""

from kg.remote.pulling import pull
from kg.remote.pushing import Local, Plan, Progress, carry_out, check_removal, plan
from kg.remote.reading import RemoteStore
from kg.remote.target import Target, open_target

__all__ = [
    "Local",
    "Plan",
    "Progress",
    "RemoteStore",
    "Target",
    "carry_out",
    "check_removal",
    "open_target",
    "plan",
    "pull",
]
