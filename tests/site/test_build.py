import json
from itertools import pairwise
from pathlib import Path

import pytest

import kg
from kg import Vault
from kg.errors import WriteError
from kg_site import build_site
from tests.site.conftest import Site, write
from tests.site.pages import addresses, broken, ids, pages, text, tree

VAULT = """
== index.md
# Welcome
Begin with [[LN-Last-2024]].
== LN-Last-2024.md
---
type: literature
title: "A title: with a colon"
authors: ["Last, First", "van der Last, Other"]
year: 2024
relevance: 4
arxiv: "2401.01234"
tags: [agents]
created: 2026-04-06
---
# LN: Last et al. (2024) — A title: with a colon

## Pass 1 — Bird's Eye View (5 Cs)

| C | Assessment |
|---|-----------|
| **Category** | System |
| **Context** | Builds on nothing |
| **Correctness** | Sound |
| **Contributions** | (1) First thing; (2) Second thing |
| **Clarity** | Good. |

## Pass 2 — Content
### Key Concepts
**Deceptive alignment**: It pretends while it is watched.

## PUMA Integration
- **Ethics chapter**: Why it is cited there → [[PR-Ethics]]

## Related Notes
- [[PN-Deceptive-Alignment]] — it gave the thing its name
- [[LN-Nobody-1999]] — still to be read
== PN-Deceptive-Alignment.md
---
type: permanent-note
title: Deceptive alignment
aliases: [deceptively aligned]
---
# Deceptive alignment
The evidence is in [[LN-Last-2024#Key Concepts]], because it is the first. ^proof
== PR-Ethics.md
# Ethics chapter
It rests on [[LN-Last-2024]] and on [[PN-Deceptive-Alignment#^proof]].
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return the site of a small vault with a thing of each kind."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "kg.yaml").write_text("title: Test notes\nproject: PUMA\nrelevance_max: 5\n")
    write(root, VAULT)
    build_site(kg.open(root), tmp_path / "site")
    return tmp_path / "site"


def note(site: Path, name: str) -> Path:
    return site / "note" / name / "index.html"


def test_there_is_a_page_of_each_kind(built: Path) -> None:
    assert (built / "index.html").is_file()
    assert note(built, "LN-Last-2024").is_file()
    for kind in ("paper", "concept", "artifact", "person"):
        assert list((built / kind).glob("*/index.html")), kind
    for name in ("notes", "papers", "concepts", "artifacts"):
        assert (built / name / "index.html").is_file()


def test_every_link_leads_somewhere(built: Path) -> None:
    assert broken(built) == []


def test_every_page_is_right_html_with_unique_ids(built: Path) -> None:
    for page in pages(built):
        found = ids(tree(page))
        assert len(found) == len(set(found)), page


def test_headings_of_every_page_are_in_order(built: Path) -> None:
    for page in pages(built):
        tags = [e.tag for e in tree(page).iter() if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        levels = [int(tag[1]) for tag in tags]
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        assert all(b - a <= 1 for a, b in pairwise(levels)), page


def test_nothing_is_loaded_from_elsewhere(built: Path) -> None:
    for page in pages(built):
        parsed = tree(page)
        loaded = [e.attrib["src"] for e in parsed.iter() if "src" in e.attrib]
        loaded += [
            e.attrib["href"]
            for e in parsed.iter("link")
            if e.attrib.get("rel") in {"stylesheet", "icon"}
        ]
        assert not [a for a in loaded if "://" in a or a.startswith("/")], page
        run = [e for e in parsed.iter("script") if e.get("type") != "application/ld+json"]
        assert all("src" in script.attrib and not script.text for script in run), page
        assert not list(parsed.iter("style"))


def test_a_backlink_has_its_sentence_and_its_reason(built: Path) -> None:
    words = text(note(built, "LN-Last-2024"))
    assert "The evidence is in" in words
    page = note(built, "PN-Deceptive-Alignment").read_text("utf-8")
    assert '<em class="why">it gave the thing its name</em>' in page


def test_a_link_that_waits_for_its_note_is_no_link(built: Path) -> None:
    page = note(built, "LN-Last-2024").read_text("utf-8")
    assert '<span class="missing" title="Not written yet">LN-Nobody-1999</span>' in page


def test_a_definition_stands_on_the_page_of_its_concept_with_its_year(built: Path) -> None:
    words = text(built / "concept" / "deceptive-alignment" / "index.html")
    assert "It pretends while it is watched." in words
    assert "2024" in words


def test_an_artifact_shows_what_it_stands_on_with_reason_and_line(built: Path) -> None:
    (page,) = (built / "artifact").glob("*/index.html")
    words = text(page)
    assert "Why it is cited there" in words
    assert "LN-Last-2024.md:28" in words


def test_the_first_page_has_the_text_of_the_index_note(built: Path) -> None:
    assert "Begin with" in text(built / "index.html")


def test_relevance_is_said_in_words(built: Path) -> None:
    page = note(built, "LN-Last-2024").read_text("utf-8")
    assert 'aria-label="4 of 5 stars"' in page


def test_a_second_build_writes_nothing(folder: Path, tmp_path: Path) -> None:
    """
    == a.md
    # A
    See [[b]].
    == b.md
    # B
    """
    out = tmp_path / "site"
    first = build_site(kg.open(folder), out)
    second = build_site(kg.open(folder), out)
    assert first.written == second.unchanged
    assert second.written == second.removed == 0


def test_a_change_rewrites_what_mentions_the_note_and_nothing_else(
    folder: Path, site: Site
) -> None:
    """
    == a.md
    # A
    See [[b]] for more.
    == b.md
    # B
    == c.md
    # C
    """
    out = site()
    before = {page: page.stat().st_mtime_ns for page in pages(out)}
    (folder / "a.md").write_text("# A\nSee [[b]] for less.\n", "utf-8")
    site()
    changed = {
        page.relative_to(out).as_posix()
        for page in before
        if page.stat().st_mtime_ns != before[page]
    }
    sizes = {"data/index.html"}  # it says how large the dumps are
    assert changed - sizes == {"note/a/index.html", "note/b/index.html"}


def test_the_page_of_a_removed_note_goes(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    == b.md
    # B
    """
    out = site()
    (folder / "b.md").unlink()
    site()
    assert not (out / "note" / "b").exists()
    assert (out / "note" / "a" / "index.html").is_file()


def test_files_of_others_are_left_alone(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    """
    out = site()
    (out / "CNAME").write_text("example.org")
    (out / "note" / "a" / "mine.txt").write_text("mine")
    (folder / "a.md").unlink()
    (folder / "b.md").write_text("# B")
    site()
    assert (out / "CNAME").is_file()
    assert (out / "note" / "a" / "mine.txt").is_file()
    assert not (out / "note" / "a" / "index.html").exists()


def test_a_folder_that_holds_something_else_is_refused(vault: Vault, tmp_path: Path) -> None:
    """
    == a.md
    # A
    """
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.tex").write_text("mine")
    with pytest.raises(WriteError, match="not a site"):
        build_site(vault, out)
    assert [f.name for f in out.iterdir()] == ["thesis.tex"]


def test_a_file_in_the_way_is_not_overwritten(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    """
    out = site()
    (out / "note" / "b").mkdir()
    (out / "note" / "b" / "index.html").write_text("mine")
    (folder / "b.md").write_text("# B")
    with pytest.raises(WriteError, match="in the way"):
        site()
    assert (out / "note" / "b" / "index.html").read_text() == "mine"


def test_a_manifest_cannot_make_files_outside_go(folder: Path, site: Site, tmp_path: Path) -> None:
    """
    == a.md
    # A
    """
    out = site()
    precious = tmp_path / "precious"
    precious.write_text("mine")
    listed = json.loads((out / ".litkg-site.json").read_text())
    listed["files"] += ["../precious", str(precious)]
    (out / ".litkg-site.json").write_text(json.dumps(listed))
    (folder / "a.md").write_text("# Another")
    site()
    assert precious.is_file()


def test_the_address_of_the_site_is_named_where_it_is_known(vault: Vault, tmp_path: Path) -> None:
    """
    == a b.md
    # A
    """
    build_site(vault, tmp_path / "site", base_url="https://notes.example/kg")
    page = (tmp_path / "site" / "note" / "a b" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://notes.example/kg/note/a%20b/">' in page


def test_an_empty_vault_has_a_site(site: Site) -> None:
    """
    == kg.yaml
    title: Nothing
    """
    out = site()
    assert broken(out) == []
    assert "Nothing" in text(out / "index.html")


def test_a_picture_is_copied_from_the_vault_only(folder: Path, site: Site, tmp_path: Path) -> None:
    """
    == a.md
    ![[in.png|200]] ![out](../out.png) ![link](link.png) ![[bad.svg]] ![[good.svg]]
    """
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\1\x90\0\0\0\xc8" + b"\0" * 8
    (folder / "in.png").write_bytes(png)
    (tmp_path / "out.png").write_bytes(png)
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    (folder / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    (folder / "good.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    )
    out = site()
    assert sorted(f.name for f in (out / "files").iterdir()) == ["good.svg", "in.png"]
    assert 'alt="in" width="200" height="100"' in note(out, "a").read_text("utf-8")
    assert broken(out) == []


def test_a_link_to_a_lost_heading_leads_to_the_note(site: Site) -> None:
    """
    == a.md
    [[b#Gone]] and [[b#^gone]] and [[#Gone]]
    == b.md
    # B
    """
    out = site()
    assert broken(out) == []
    assert 'href="../../note/b/index.html"' in note(out, "a").read_text("utf-8")


def test_long_lists_are_paged(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    """
    for number in range(401):
        (folder / f"n{number}.md").write_text(f"# N {number}\n")
    out = site()
    assert (out / "notes" / "3" / "index.html").is_file()
    assert not (out / "notes" / "4").exists()
    links = list(addresses(tree(out / "notes" / "2" / "index.html")))
    assert "../../notes/3/index.html" in links
    assert broken(out) == []
