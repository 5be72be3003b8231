"""GEXF, Gephi's own format, with the colours of the kinds and places to begin from."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from networkx.readwrite.gexf import GEXFWriter

from kg.network.edges import Node
from kg.network.formats.appearance import LOOKS
from kg.network.formats.placing import placed
from kg.network.formats.xml_safe import for_xml
from kg.network.subgraph import Subgraph

_SCALE = 1000.0
"""Gephi's units for the mean distance of a thing from the middle."""


def to_gexf(graph: Subgraph) -> str:
    """Return *graph* as GEXF 1.2, without the day on which it was written."""
    made = for_xml(graph)
    for node, (x, y) in zip(graph.nodes, placed(graph), strict=True):
        made.nodes[node.iri]["viz"] = _viz(node, x * _SCALE, -y * _SCALE)
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(made)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    for part in writer.xml.iter("graph"):
        part.attrib.pop("name", None)  # no version of the format knows it
    return f"{ET.tostring(writer.xml, encoding='unicode')}\n"


def _viz(node: Node, x: float, y: float) -> dict[str, object]:
    red, green, blue = bytes.fromhex(LOOKS[node.kind].line[0].lstrip("#"))
    return {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "position": {"x": round(x, 1), "y": round(y, 1), "z": 0.0},
    }
