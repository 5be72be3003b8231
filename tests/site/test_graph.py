"""The graph as data, as a table, and around each thing."""

import base64
import json
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from kg.network.edges import Edge, Node
from kg.network.formats.appearance import FAMILIES, LOOKS
from kg_site import styles
from kg_site.graphs.around import MOST, Neighbour, around
from kg_site.graphs.chart import Chart
from kg_site.graphs.fan import TEXT, WIDTH, fan
from kg_site.graphs.kept import FILE
from kg_site.graphs.tiles import FIRST, SIDE, TILE, tiles
from tests.site.conftest import Site, write
from tests.site.pages import text, tree

SVG = "{http://www.w3.org/2000/svg}"


def given(site: Path, name: str) -> object:
    """Return what a data script of the graph gives."""
    said = (site / "graph" / "data" / name).read_text("utf-8")
    return json.loads(said.partition(",")[2].removesuffix(");\n"))


def labels(site: Path) -> dict[str, list[str]]:
    """Return labels and addresses by short name."""
    rows = given(site, "labels-0.js")
    assert isinstance(rows, list)
    return {name: [label, address] for label, address, name in rows}


def figure(page: Path) -> Element:
    """Return the drawing in the margin of a page."""
    (found,) = (e for e in tree(page).iter("figure") if e.get("class") == "local-graph")
    return found


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(f.relative_to(site)): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def places(site: Path) -> dict[str, tuple[float, float]]:
    """Return where things were kept."""
    kept = json.loads((site.parent / "vault" / ".kg" / FILE).read_text("utf-8"))
    return {iri: (x, y) for iri, (x, y) in kept["places"].items()}


def area(box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)


def edge(source: str, target: str, kind: str, note: str = "") -> Edge:
    return Edge(source, target, kind, "", "", "", 0, note)


def test_a_page_shows_what_hangs_together_with_its_subject_and_why(site: Site) -> None:
    """
    == LN-Last-2024.md
    ---
    type: literature
    title: "A last paper"
    authors: ["Last, First"]
    year: 2024
    ---
    # A last paper
    ## Key Concepts
    **Trust**: What is given before it is earned.
    ## PUMA Integration
    - **Ethics chapter**: Names who has to answer → [[PR-Ethics]]
    == PR-Ethics.md
    # Ethics chapter
    It rests on [[LN-Last-2024]].
    """
    out = site()
    (paper,) = (out / "paper").glob("*/index.html")
    drawing = figure(paper)
    words = [e.text for e in drawing.iter(SVG + "text") if e.get("class") == "words"]
    assert words[:2] == ["informs", "defines"]
    told = {a.get("href"): a.findtext(SVG + "title") for a in drawing.iter(SVG + "a")}
    artifact = "../../artifact/ethics-chapter/index.html"
    assert told[artifact] == (
        "Ethics chapter — artifact. informs: Names who has to answer — LN-Last-2024.md:11"
    )
    assert (paper.parent / artifact).resolve().is_file()
    assert any(e.get("class") == "edge carries" for e in drawing.iter(SVG + "g"))
    note = figure(out / "note" / "LN-Last-2024" / "index.html")
    assert artifact in {a.get("href") for a in note.iter(SVG + "a")}


def test_what_is_hostile_stays_text_in_drawings_and_data(site: Site) -> None:
    """
    == </script><b>.md
    ---
    title: "</script><script>alert(1)</script> \u2028 & 'so on'"
    ---
    See [[other]] because </title><img src=x onerror=alert(1)>.
    == other.md
    # Other <svg onload=alert(1)>
    Back to [[</script><b>]].
    """
    out = site()
    (page,) = (out / "note").glob("other*/index.html")
    assert not [e for e in figure(page).iter() if e.tag.rpartition("}")[2] in {"script", "img"}]
    whole = page.read_text("utf-8") + (out / "graph" / "table" / "index.html").read_text("utf-8")
    assert "<script>alert" not in whole
    for file in (out / "graph" / "data").iterdir():
        said = file.read_text("utf-8")
        assert not set(said) & {"<", ">", "\u2028"}, file.name
    assert any("</script>" in label for label, _ in labels(out).values())


def test_the_same_vault_gives_the_same_graph_with_and_without_what_was_kept(site: Site) -> None:
    """
    == a.md
    # A
    See [[b]] and [[c]].
    == b.md
    # B
    See [[c]].
    == c.md
    # C
    == alone.md
    # Alone
    """
    out = site()
    first = bytes_of(out)
    site()
    assert bytes_of(out) == first
    kept = out.parent / "vault" / ".kg" / FILE
    for spoiled in ("", "{}", '{"of": 1, "places": [], "communities": {"x": null}}'):
        kept.write_text(spoiled, "utf-8")
        site()
        assert bytes_of(out) == first


def test_things_stay_where_they_were_when_others_come(site: Site, folder: Path) -> None:
    """
    == hub.md
    # Hub
    [[n1]] [[n2]] [[n3]] [[n4]] [[n5]]
    == n1.md
    See [[n2]].
    == n2.md
    See [[n3]].
    == n3.md
    See [[n4]].
    == n4.md
    See [[n5]].
    == n5.md
    See [[n1]].
    """
    out = site()
    before = places(out)
    write(folder, "== new.md\nSee [[n1]] and [[hub]].\n")
    site()
    after = places(out)
    assert len(after) == len(before) + 1
    moved = [abs(after[iri][axis] - before[iri][axis]) for iri in before for axis in (0, 1)]
    assert max(moved) < 0.7
    assert sum(moved) / len(moved) < 0.25


def test_the_table_says_what_the_drawing_shows(site: Site) -> None:
    """
    == a.md
    # Alpha
    See [[b]] and [[c]].
    == b.md
    # Beta
    == c.md
    # Gamma
    """
    page = site() / "graph" / "table" / "index.html"
    kinds, things = tree(page).iter("table")
    assert ["".join(row.itertext()).split("\n")[0] for row in kinds.iter("tr")][1:] == [
        "links tois linked from2"
    ]
    rows = [["".join(cell.itertext()) for cell in row] for row in things.iter("tr")][1:]
    assert rows[0] == ["Alpha", "note", "2", "Alpha"]
    assert sorted(rows[1:]) == [["Beta", "note", "1", "Alpha"], ["Gamma", "note", "1", "Alpha"]]
    links = [a.get("href") for a in things.iter("a")]
    assert links[0] == "../../note/a/index.html"
    assert "3 things and 2 typed edges" in text(page)


def test_a_thing_with_many_neighbours_shows_the_most_telling_of_each_kind() -> None:
    edges = [edge("hub", f"a{n}", "supports") for n in range(9)]
    edges += [edge(f"b{n}", "hub", "cites") for n in range(9)]
    near = around("hub", edges)
    assert sum(map(len, near.groups.values())) == MOST
    assert [(words, len(group)) for words, group in near.groups.items()] == [
        ("supports", 7),
        ("is cited by", 5),
    ]
    assert near.left_out == 6


def test_what_a_note_says_itself_comes_first() -> None:
    edges = [edge("topic", "a", "supports", "other"), edge("topic", "b", "cites", "mine")]
    assert list(around("topic", edges, "mine").groups) == ["cites", "supports"]
    assert list(around("topic", edges).groups) == ["supports", "cites"]


@pytest.mark.parametrize("word", ["an unusually telling title ", "x" * 40 + "-", "漢字 "])
def test_no_label_of_a_neighbourhood_lies_on_another(word: str) -> None:
    members = tuple(Neighbour(f"n{n}", (edge("hub", f"n{n}", "cites"),)) for n in range(12))
    near = around("hub", [one.edges[0] for one in members])
    placed = fan(near, {one.iri: word * (n + 1) for n, one in enumerate(members)})
    rows = [row for band in placed.bands for row in band.rows]
    assert all(above.top + above.height < below.top for above, below in pairwise(rows))
    assert rows[-1].top + rows[-1].height <= placed.height
    assert max(row.label.width for row in rows) < WIDTH - TEXT


def test_the_best_connected_are_drawn_first_and_the_others_by_the_place() -> None:
    count = FIRST + 3 * TILE + 1
    nodes = tuple(Node(f"n{n:05}", "note", "") for n in range(count))
    place = {node.iri: (float(n * 37 % 101), float(n % 53)) for n, node in enumerate(nodes)}
    chart = Chart(nodes, (), {}, place, {}, ())
    cut = tiles(chart)
    assert cut[0].nodes == nodes[:FIRST]
    assert [tile.first for tile in cut[1:]] == [
        sum(len(tile.nodes) for tile in cut[:n]) for n in range(1, len(cut))
    ]
    assert sorted(n.iri for tile in cut for n in tile.nodes) == [node.iri for node in nodes]
    assert all(len(tile.nodes) <= TILE for tile in cut[1:])
    boxes = [tile.box for tile in cut[1:]]
    assert all(0 <= low <= high <= SIDE for box in boxes for low, high in (box[::2], box[1::2]))
    assert sum(map(area, boxes)) <= 1.1 * area(cut[0].box)


def test_a_shard_holds_every_edge_once(site: Site) -> None:
    """
    == a.md
    See [[b]], [[b]] and [[c]].
    == b.md
    See [[a]].
    == c.md
    """
    out = site()
    tile, index = given(out, "tile-0.js"), given(out, "index.js")
    assert isinstance(tile, dict)
    assert isinstance(index, dict)
    data = base64.b64decode(tile["edges"])
    assert index["edges"] == 3
    assert list(base64.b64decode(tile["degree"])) == [2, 1, 1]
    # Of a nothing; of b one step back both ways; of c two steps back, coming from there.
    assert list(data) == [0, 2, 2, 0, 3, 0, 1, 4, 0]


def test_the_colours_are_those_of_every_other_drawing() -> None:
    sheet = (styles.FOLDER / "graph.css").read_text("utf-8")
    light, dark, chosen = (part.partition("\n}")[0] for part in sheet.split(":root")[1:4])
    for ground, rules in ((0, light), (1, dark), (1, chosen)):
        for kind, look in LOOKS.items():
            assert f"--thing-{kind}: {look.fill[ground]};" in rules
            assert f"--thing-{kind}-line: {look.line[ground]};" in rules
        for name, family in FAMILIES.items():
            assert f"--edge-{name}: {family.color[ground]};" in rules
