"""GraphML, which Gephi, yEd, Cytoscape and networkx read."""

from __future__ import annotations

import networkx as nx

from kg.network.formats.xml_safe import for_xml
from kg.network.subgraph import Subgraph


def to_graphml(graph: Subgraph) -> str:
    """Return *graph* as GraphML: addresses are the ids, all else are attributes."""
    return "\n".join([*nx.generate_graphml(for_xml(graph)), ""])
