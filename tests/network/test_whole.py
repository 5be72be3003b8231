"""The network read as a whole says what its neighbourhoods say, one after another."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.network.edges import Edge
from kg.network.network import Network

NAMES = ("LN-A", "LN-B", "PN-C", "PN-D", "SP-E", "F")
HEADS = {
    "LN-A": 'type: literature\ntitle: Paper A\narxiv: "1901.00001"\nauthors: ["Roe, Ann"]',
    "LN-B": 'type: literature\ntitle: Paper B\narxiv: "1901.00002"\nauthors: ["Roe, A."]',
    "PN-C": "type: concept\ntitle: Concept C\naliases: [see]",
    "PN-D": "type: concept\ntitle: Concept D",
    "SP-E": "type: specification\ntitle: Rules E",
    "F": "title: Plain F",
}


def network(vault: kg.Vault) -> Network:
    return vault._network()  # noqa: SLF001 - what the methods of a vault answer from


def by_neighbourhood(found: Network) -> set[Edge]:
    """Return all edges, asking one node after another."""
    return {edge for node in found.nodes() for edge in found.around(node.iri)}


def test_the_example_as_a_whole_is_its_neighbourhoods(example: kg.Vault) -> None:
    found = network(example)
    assert len(found.edges()) == len(set(found.edges())) > 300
    assert by_neighbourhood(found) == set(found.edges())


def test_the_edges_within_some_things_are_those_of_the_whole(example: kg.Vault) -> None:
    found = network(example)
    some = {node.iri for node in found.nodes() if node.kind in ("paper", "claim")}
    inside = tuple(edge for edge in found.edges() if {edge.source, edge.target} <= some)
    assert found.within(some) == inside != ()


def test_nodes_are_described_alike_one_by_one_and_as_a_whole(example: kg.Vault) -> None:
    found = network(example)
    assert found.nodes() == tuple(found.node(node.iri) for node in found.nodes())
    assert set(found.members()) <= {node.iri for node in found.nodes()}
    assert {node.kind for node in found.nodes()} >= {"paper", "concept", "artifact", "claim"}


def _lines() -> st.SearchStrategy[str]:
    """Return lines as notes have them: links with and without reasons, claims, definitions."""
    target = st.sampled_from((*NAMES, "LN-A#^k", "LN-B#^k", "SP-E#Art. 1", "Nowhere", "see"))
    word = st.sampled_from(("supports", "disputes", "rests on", "extends", "is part of", "seen in"))
    return st.one_of(
        st.builds("[[{}]] — because of it".format, target),
        st.builds("See [[{}]] and [[{}|that]].".format, target, target),
        st.builds("A claim that holds. ({}) [[{}]] — so it is".format, word, target),
        st.builds("{}:: [[{}]]".format, word, target),
        st.builds("**Concept {}**: What it means here.".format, st.sampled_from("CDX")),
        st.builds("**Rules E**: It matters → [[{}]]".format, target),
        st.just("#### Art. 1 First\nIt shall be [[LN-A]]."),
        st.sampled_from(("Roe (2019) says so.", "A statement. ^k", "Plain words.")),
    )


HEADINGS = (
    *("## Key Concepts", "## Key Results", "## PUMA Integration", "## Related Notes"),
    *("## Definition", "## Articles", "## Notes"),
)
SECTIONS = st.lists(
    st.tuples(st.sampled_from(HEADINGS), st.lists(_lines(), max_size=3)), max_size=3
)
KEYS = st.dictionaries(
    st.sampled_from(("related", "broader", "narrower", "sources", "supports")),
    st.lists(st.sampled_from(NAMES), max_size=2),
    max_size=2,
)


def written(name: str, keys: dict[str, list[str]], sections: list[tuple[str, list[str]]]) -> str:
    """Return a note with front matter and sections."""
    links = {key: ", ".join(f'"[[{target}]]"' for target in names) for key, names in keys.items()}
    matter = [f"{key}: [{found}]" for key, found in links.items()]
    body = [line for heading, lines in sections for line in (heading, *(f"- {x}" for x in lines))]
    return "\n".join(["---", HEADS[name], *matter, "---", f"# {name}", "", *body, ""])


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({name: st.tuples(KEYS, SECTIONS) for name in NAMES}))
def test_any_vault_as_a_whole_is_its_neighbourhoods(
    notes: dict[str, tuple[dict[str, list[str]], list[tuple[str, list[str]]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, (keys, sections) in notes.items():
            (Path(folder) / f"{name}.md").write_text(written(name, keys, sections), "utf-8")
        found = network(kg.open(folder))
        assert by_neighbourhood(found) == set(found.edges())
        some = {node.iri for node in found.nodes()[::2]}
        inside = tuple(edge for edge in found.edges() if {edge.source, edge.target} <= some)
        assert found.within(some) == inside
        assert found.nodes() == tuple(found.node(node.iri) for node in found.nodes())
