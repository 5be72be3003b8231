"""Where the things of the graph were drawn last, and what belonged together: kept on disk.

The file lies in the vault's `.kg` folder and may be deleted at any time: then everything is
worked out from nothing. A graph that did not change is drawn where it was; in one that did,
things stay about where they were. So the same vault beside the same kept file gives the same
site, and so does the same vault without one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from math import isfinite
from pathlib import Path

from kg.network.subgraph import Subgraph
from kg.vault.beginning import write_atomically

FILE = "graph-layout.json"

_FORM = 1
"""Changes whenever the same graph is laid out in another way, or kept in another form."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """Where each thing of a graph lies, by its address, and the number of its community.

    Lengths are mean distances from the middle, which is 0. `of` stands for the graph;
    a thing of no community has the number 0.
    """

    of: str
    places: Mapping[str, Place]
    communities: Mapping[str, int]


def stamp(graph: Subgraph) -> str:
    """Return what stands for the things of *graph* and how they hang together."""
    taken = blake2b(str(_FORM).encode(), digest_size=16)
    for node in sorted(node.iri for node in graph.nodes):
        taken.update(f"{node}\n".encode("utf-8", "surrogatepass"))
    edges = {(e.source, e.target, e.kind, "why" if e.reason else "") for e in graph.edges}
    for edge in sorted(edges):
        taken.update("\t".join((*edge, "\n")).encode("utf-8", "surrogatepass"))
    return taken.hexdigest()


def read(folder: Path) -> Laid | None:
    """Return what is kept in *folder*; what cannot be read is as good as nothing."""
    try:
        said = json.loads((folder / FILE).read_text("utf-8"))
        places = {str(iri): (float(x), float(y)) for iri, (x, y) in said["places"].items()}
        communities = {str(iri): int(number) for iri, number in said["communities"].items()}
        laid = Laid(str(said["of"]), places, communities)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    is_sound = places.keys() == communities.keys() and min(communities.values(), default=0) >= 0
    return laid if is_sound and all(isfinite(x + y) for x, y in places.values()) else None


def keep(folder: Path, laid: Laid) -> None:
    """Keep *laid* for the next time; where nothing can be written it is not kept."""
    said = {"of": laid.of, "places": laid.places, "communities": laid.communities}
    with suppress(OSError):
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        write_atomically(folder / FILE, text.encode("utf-8", "surrogatepass"))
