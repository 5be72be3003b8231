"""Graphs in the formats of other programs: those programs read them, whatever labels say."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from html import unescape
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

import kg
from kg.network.edges import Edge, Node
from kg.network.formats import FORMATS, formatted
from kg.network.formats.svg.drawing import to_svg
from kg.network.formats.xml_safe import for_xml
from kg.network.subgraph import Subgraph

LABELS = (
    '"]; click n0 call alert(1)',
    "<script>alert(1)</script>",
    "#quot; &lt; &amp; #35;",
    '`**md**` %%{init: {"theme":"dark"}}%%',
    "two\nlines\r\nand\ta tab",
    "\x1b[31mred\x00\x07\x9b1m",
    "\u202eturned\u2066",
    '\\N \\G \\" \\',
    "{{x}} [[y]] (z) |p| --> q; end",
    "",
    "深度学习中的目标错误泛化与欺骗性对齐问题研究综述深度学习中的目标错误泛化",
    "x" * 300,
    "]]> <!-- -->",
)
KINDS = ("paper", "concept", "artifact", "claim", "person", "note")
WORDS = ("supports", "disputes", "links to", "is written by", 'cites "x" | y')


def hostile() -> Subgraph:
    """Return a graph whose texts would break what is careless with them."""
    nodes = tuple(
        Node(f"https://example.org/{n}", KINDS[n % 6], label, f"{label[:9]}.md", n)
        for n, label in enumerate(LABELS)
    )
    edges = tuple(
        Edge(nodes[0].iri, node.iri, WORDS[n % 5], label, label, node.path, n, nodes[0].iri)
        for n, (node, label) in enumerate(zip(nodes, LABELS, strict=True))
        if n
    )
    return Subgraph(nodes, edges, nodes[0].iri)


HOSTILE = hostile()


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_no_format_holds_what_a_terminal_obeys(form: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
                         formatted(HOSTILE, form))  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(example: kg.Vault, form: str) -> None:
    first, again = (example.graph("@hubinger2019risks") for _ in range(2))
    assert formatted(first, form) == formatted(again, form)


def _read(text: str, form: str) -> nx.Graph[str]:
    if form == "graphml":
        return nx.parse_graphml(text, force_multigraph=True)
    return nx.read_gexf(io.BytesIO(text.encode()))


def _edges(graph: nx.Graph[str]) -> list[tuple[str, str, list[tuple[str, object]]]]:
    """Return the edges with what is said of them, but for the number that GEXF gives each."""
    return sorted(
        (start, end, sorted((name, value) for name, value in said.items() if name != "id"))
        for start, end, said in graph.edges(data=True)
    )


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_back_every_thing_and_every_edge_with_all_that_is_known(
    example: kg.Vault, form: str
) -> None:
    for graph in (example.graph(), example.graph("deceptive-alignment"), HOSTILE):
        wanted = for_xml(graph)
        read = _read(formatted(graph, form), form)
        for _, said in read.nodes(data=True):
            said.pop("viz", None)
        assert dict(read.nodes.items()) == dict(wanted.nodes.items())
        assert _edges(read) == _edges(wanted)


def test_gexf_has_colours_and_places_and_no_day(example: kg.Vault) -> None:
    graph = example.graph()
    text = formatted(graph, "gexf")
    read = _read(text, "gexf")
    assert all(set(said["viz"]) == {"color", "position"} for _, said in read.nodes(data=True))
    assert "lastmodifieddate" not in text


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_labels_come_back_from_xml_as_they_were(form: str) -> None:
    graph = _read(formatted(HOSTILE, form), form)
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert {"<script>alert(1)</script>", "{{x}} [[y]] (z) |p| --> q; end"} <= labels
    assert "�[31mred���1m" in labels


def test_json_is_nodes_and_edges_with_address_and_place(example: kg.Vault) -> None:
    graph = example.graph("deceptive-alignment")
    said = json.loads(formatted(graph, "json"))
    assert set(said) == {"nodes", "edges"}
    assert {"iri", "kind", "label", "path", "line"} == set(said["nodes"][0])
    assert all({"iri", "source", "target", "kind", "reason"} <= set(edge) for edge in said["edges"])
    placed = [edge for edge in said["edges"] if "path" in edge]
    assert all(edge["path"] and edge["line"] >= 1 for edge in placed)
    assert len(placed) == len(said["edges"])
    read = nx.node_link_graph(said, directed=True, multigraph=True, name="iri", edges="edges")
    assert read.number_of_edges() == len(graph.edges)


def test_json_of_nothing_is_json() -> None:
    assert json.loads(formatted(Subgraph((), ()), "json")) == {"nodes": [], "edges": []}


def test_dot_says_each_label_in_quotes_that_end_where_they_should() -> None:
    lines = formatted(HOSTILE, "dot").splitlines()
    quoted = r'"(?:[^"\\]|\\.)*"'
    attributes = rf"\[(?:\w+={quoted}(?:, )?)+\];"
    for line in lines[4:-1]:
        assert re.fullmatch(rf"  {quoted}(?: -> {quoted})? {attributes}", line)


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_graphviz_reads_dot(example: kg.Vault) -> None:
    dot = str(shutil.which("dot"))
    for graph in (HOSTILE, example.graph("@hubinger2019risks")):
        text = formatted(graph, "dot").encode()
        done = subprocess.run([dot, "-Tplain"], input=text, capture_output=True, check=True)
        drawn = done.stdout.decode().splitlines()
        assert sum(line.startswith("node ") for line in drawn) == len(graph.nodes)
        assert done.stderr == b""


def test_mermaid_labels_hold_no_mark_that_means_something() -> None:
    lines = formatted(HOSTILE, "mermaid").splitlines()
    assert lines[0] == "flowchart LR"
    node = r"n\d+(\[/|\(\[|\{\{|\[|\(|>)\"[^\"<>`{}\[\]|%\\&]*\"(\\\]|\]\)|\}\}|\]|\))"
    edge = r"n\d+ -->\|\"[^\"<>`{}\[\]|%\\&]*\"\| n\d+"
    style = r"(classDef \w+|class [n\d,]+|linkStyle [\d,]+|style n\d+) [\w#:,. -]+"
    for line in lines[1:]:
        assert re.fullmatch(f"  (?:{node}|{edge}|{style})", line), line
    assert sum("-->|" in line for line in lines) == len(HOSTILE.edges)


SVG = "{http://www.w3.org/2000/svg}"


def test_a_drawing_has_every_thing_its_place_and_the_reasons(example: kg.Vault) -> None:
    graph = example.graph("deceptive-alignment")
    drawn = ET.fromstring(to_svg(graph))  # noqa: S314 - it was made two calls above
    things = [g for g in drawn.iter(f"{SVG}g") if (g.get("class") or "").startswith("thing ")]
    titles = [title.text or "" for thing in things for title in thing.findall(f"{SVG}title")]
    assert len(titles) == len(graph.nodes)
    assert titles[0].startswith("Deceptive alignment — concept — notes/concepts/PN-Dec")
    told = "\n".join(title.text or "" for title in drawn.iter(f"{SVG}title"))
    reasons = [edge for edge in graph.edges if edge.reason]
    assert reasons
    for edge in reasons:
        assert f"{edge.path}:{edge.line}" in told
    assert "legend" in {g.get("class") for g in drawn.iter(f"{SVG}g")}


def test_the_focus_is_in_the_middle_of_a_drawing(example: kg.Vault) -> None:
    drawn = to_svg(example.graph("deceptive-alignment"))
    focus = re.search(r'class="thing concept focus"><title>.*?</title><circle cx="(.*?)"', drawn)
    box = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', drawn)
    assert focus
    assert box
    left, _, wide, _ = map(float, box.groups())
    assert 0.25 < (float(focus[1]) - left) / wide < 0.75


def test_labels_in_a_drawing_do_not_cover_each_other(example: kg.Vault) -> None:
    from kg.network.formats.svg.scene import figures

    boxes = [figure.box for figure in figures(example.graph("@langosco2022goal"))]
    covered = [
        (one, other)
        for n, one in enumerate(boxes)
        for other in boxes[:n]
        if min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    ]
    assert len(boxes) > 40
    assert covered == []


def test_things_in_a_drawing_are_links_where_somebody_knows_addresses() -> None:
    drawn = to_svg(HOSTILE, lambda node: f'page"?{node.line}&x')
    root = ET.fromstring(drawn)  # noqa: S314 - as above
    assert {a.get("href") for a in root.iter(f"{SVG}a")} == {
        f'page"?{n}&x' for n in range(len(LABELS))
    }
    assert "<a" not in to_svg(HOSTILE)


def test_a_drawing_holds_no_element_or_handler_out_of_a_note() -> None:
    root = ET.fromstring(to_svg(HOSTILE))  # noqa: S314 - as above
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "style", "defs", "marker", "path", "g", "text", "rect", "circle"),
        "polygon",
    }
    assert not [name for element in root.iter() for name in element.attrib if name[:2] == "on"]
    assert "<script>alert(1)</script>" in unescape(to_svg(HOSTILE))


def test_a_drawing_has_colours_for_a_dark_ground_too() -> None:
    style = to_svg(HOSTILE).partition("</style>")[0]
    light, _, dark = style.partition("@media (prefers-color-scheme:dark)")
    for rule in (".kg-graph .paper>", ".kg-graph .supports path", ".kg-graph text{fill"):
        assert rule in light
        assert rule in dark
    assert all(line.startswith((".kg-graph ", "@media", "}", "<")) for line in style.splitlines())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_graphs_are_written_in_every_format(form: str, count: int) -> None:
    nodes = HOSTILE.nodes[:count]
    edges = HOSTILE.edges[: max(count - 1, 0)]
    assert formatted(Subgraph(nodes, edges, nodes[0].iri if nodes else ""), form)
