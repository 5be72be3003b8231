"""Whatever stands in an address, its term is one that the store takes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Store

import kg
from kg.graph.terms import iri

PARTS = (
    "a.org", "[::1]", "[x", "]", ":80", ":xx", ":", "@", "u:p@", "/", "?", "#", "%", "%20", "%zz",
    "é", "x y", "'", "..", "\ue000", "\ufffd", "\U000fffff", "\ud800", "<", '"', "\\", "\n",
)  # fmt: skip


@example("a.org/a#b#c")
@example("a.org:port/")
@given(st.text(max_size=12) | st.lists(st.sampled_from(PARTS), max_size=7).map("".join))
def test_any_address_is_a_term(text: str) -> None:
    term = iri(f"https://{text}")
    store = Store()
    store.update(f"INSERT DATA {{ {term} <urn:is> {term} }}")
    assert len(store) == 1


@pytest.mark.parametrize(
    "url",
    ["https://a.org/x?y=[1]&z=%C3%A9#top", "http://u@a.org:80/~x(y)'z", "https://é.org/日本"],
)
def test_what_browsers_take_stays_what_it_is(url: str) -> None:
    assert iri(url)[1:-1].replace("%5B", "[").replace("%5D", "]") == url


def test_an_odd_address_in_a_note_stops_nothing(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    type: literature
    title: A
    ---
    # A
    == b.md
    # B
    """
    note = vault.root / "a.md"
    for url in ("https://a.org/a#b#c", "https://a.org:port/x", "https://a.org/%zz", "https://[x"):
        text = note.read_text("utf-8").replace("title: A\n", f'title: A\nurl: "{url}"\n')
        note.write_text(text, "utf-8")
        vault.refresh()
        note.write_text(text.replace(f'url: "{url}"\n', ""), "utf-8")
    assert len(list(vault.notes())) == 2
