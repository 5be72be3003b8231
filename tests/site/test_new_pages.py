import csv
import re
from pathlib import Path

import pytest

from kg import Vault
from kg_site import arguments, build
from kg_site.tagging import key, tree
from tests.site.conftest import Site
from tests.site.pages import addresses, text
from tests.site.pages import tree as parsed


def test_a_claim_has_a_page_that_says_what_speaks_against_it_why_and_where(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    year: 2019
    ---
    # LN: First paper
    ### Key Results
    - Scale is enough for anything. ^scale
    == LN-B.md
    ---
    type: literature
    title: Second paper
    year: 2021
    ---
    # LN: Second paper
    ## Related Notes
    - (disputes) [[LN-A#^scale]] — the curve is flat after a while
    """
    page = site() / "claim/LN-A/scale/index.html"
    words = text(page)
    assert "contested" in words
    assert "disputed by" in words
    assert "the curve is flat after a while" in words
    disputing = next(a for a in parsed(page).iter("a") if "".join(a.itertext()) == "Second paper")
    assert "/paper/" in disputing.attrib["href"]
    listed = text(page.parents[3] / "claims/index.html")
    assert listed.index("Contested") < listed.index("Scale is enough")


def test_a_circle_of_claims_ends_with_again(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    ---
    # LN: First paper
    ### Key Results
    - The hen was first. (supports) [[LN-A#^egg]] — hens lay ^hen
    - The egg was first. (supports) [[LN-A#^farm]] — eggs hatch ^egg
    - The farm was first. (supports) [[LN-A#^hen]] — farms buy ^farm
    """
    page = parsed(site() / "claim/LN-A/hen/index.html")
    trees = [it for it in page.iter("div") if it.get("class") == "tree"]
    for tree_of in trees:
        said = ["".join(p.itertext()) for p in tree_of.iter("p") if p.get("class") == "said"]
        assert len(said) == 3
        assert [line.endswith("again") for line in said] == [False, False, True]
    assert len(trees) == 2


def test_a_numbered_contribution_nobody_speaks_of_has_no_page_of_its_own(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    ---
    # LN: First paper
    ## Pass 1 — Bird's Eye View (5 Cs)
    | C | Assessment |
    |---|---|
    | **Category** | System |
    | **Contributions** | (1) One thing; (2) Another thing |
    """
    built = site()
    assert not (built / "claim").exists()
    assert not (built / "claims").exists()


def test_a_tag_lists_the_notes_below_it_however_they_spell_it(vault: Vault, site: Site) -> None:
    """
    == a.md
    ---
    tags: [Field/Inner]
    ---
    # A
    Said of #field too.
    == b.md
    # B
    A #field/inner matter.
    """
    shelf = build.shelve(vault)
    (top,) = tree(shelf.knowledge)
    assert (top.key, len(top.notes)) == ("field", 2)
    assert [below.key for below in top.below] == ["field/inner"]
    page = site() / "tag/field/inner/index.html"
    assert {"A", "B"} <= {"".join(a.itertext()) for a in parsed(page).iter("a")}
    note = parsed(page.parents[3] / "note/b/index.html")
    assert any(href.endswith("tag/field/inner/index.html") for href in addresses(note))


@pytest.mark.parametrize(("one", "other"), [("#A/b", "a/B"), ("a//b/", "a/b"), ("É", "E\u0301")])
def test_spellings_of_a_tag_are_one_tag(one: str, other: str) -> None:
    assert key(one) == key(other)


TABLE = """
== LS-Ways.md
---
type: lesson
title: Ways
---
# Ways
## Comparison
| Way | Cheap | Safe |
|---|---|---|
| By sea | yes | no, *mostly* |
| By air | no | "yes", they say |
"""


def test_a_comparison_is_a_table_that_can_be_downloaded(site: Site) -> None:
    built = site()
    (page,) = (p for p in (built / "compare").glob("*/index.html") if p.parent.name != "five-cs")
    (table,) = parsed(page).iter("table")
    assert "data-table" in table.attrib
    (file,) = page.parent.glob("*.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[0] == ["Way", "Cheap", "Safe"]
    assert ["By air", "no", '"yes", they say'] in rows


test_a_comparison_is_a_table_that_can_be_downloaded.__doc__ = TABLE


def test_a_question_is_answered_with_places_and_an_empty_one_is_set_apart(site: Site) -> None:
    """
    == a.md
    # A
    See [[Nobody]] — they would know.
    """
    built = site()
    page = built / "questions/missing-notes/index.html"
    assert "Nobody" in text(page)
    assert any(re.search(r"note/a/index\.html", href) for href in addresses(parsed(page)))
    assert not (built / "questions/conflicts").exists()
    words = text(built / "questions/index.html")
    assert words.index("No answer here") < words.index("Which claims are in conflict")


def test_the_timeline_leads_to_the_years_and_they_to_their_papers(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    year: 2019
    created: 2026-04-06
    ---
    # LN: First paper
    == LN-B.md
    ---
    type: literature
    title: Second paper
    year: 2021
    ---
    # LN: Second paper
    """
    built = site()
    there = set(addresses(parsed(built / "timeline/index.html")))
    assert {"../year/2019/index.html", "../year/2021/index.html"} <= there
    assert "April 2026" in text(built / "timeline/index.html")
    assert "First paper" in text(built / "year/2019/index.html")
    assert "LN-A" in text(built / "year/2026/index.html") or "First paper" in text(
        built / "year/2026/index.html"
    )


def test_a_person_is_shown_with_co_authors_and_orcid(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    year: 2019
    authors: ["Lovelace, Ada", "Babbage, Charles"]
    orcid: {"Lovelace, Ada": 0000-0002-1825-0097}
    ---
    # LN: First paper
    """
    built = site()
    (page,) = (built / "person").glob("lovelace*/index.html")
    assert "https://orcid.org/0000-0002-1825-0097" in set(addresses(parsed(page)))
    assert "Babbage" in text(page)
    assert "2 authors" in text(built / "people/index.html")


def test_what_is_contested_beneath_an_artifact_is_found_from_below(vault: Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: First paper
    ---
    # LN: First paper
    ### Key Results
    - Scale is enough. ^scale
    ## PUMA Integration
    - **Ethics chapter**: it says so → [[PR-Ethics]]
    == LN-B.md
    ---
    type: literature
    title: Second paper
    ---
    # LN: Second paper
    ## Related Notes
    - (disputes) [[LN-A#^scale]] — it is not
    - (critiques) [[LN-A]] — the method is wrong
    == PR-Ethics.md
    # Ethics chapter
    """
    shelf = build.shelve(vault)
    (one,) = arguments.contested(shelf)
    assert (one.verdict.word, one.verdict.against) == ("contested", 1)
    found = arguments.beneath(shelf)
    assert any(under.contested for under in found.values())


def test_every_page_of_the_example_links_only_what_is_there(example_site: Path) -> None:
    for kind in ("claims", "tags", "people", "timeline", "compare", "questions"):
        page = example_site / kind / "index.html"
        for href in addresses(parsed(page)):
            path = href.partition("#")[0]
            if path and "://" not in path:
                assert (page.parent / path).is_file(), href
