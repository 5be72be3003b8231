"""What a site says of other vaults."""

from __future__ import annotations

import re
from pathlib import Path

import kg
from kg_site import build_site


def page_of(folder: Path, *, all_vaults: bool = False) -> str:
    """Build the site of the vault `project`; return the text of its note `Plan`."""
    build_site(kg.open(folder / "project", all_vaults=all_vaults), folder / "site")
    page = (folder / "site" / "note" / "Plan" / "index.html").read_text()
    found = re.search(r'<article class="text">(.*?)</article>', page, re.DOTALL)
    assert found
    return found[1]


def test_links_lead_to_the_other_site_where_that_is_known(folders: Path) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library, diary: ../diary}
    == project/Plan.md
    [[library:Smith#Results]], [[library:Smith|it]] and [[diary:Monday]].
    == library/kg.yaml
    base: https://example.org/library/
    == library/Smith.md
    # Ways of reading
    ## Results
    == diary/Monday.md
    # The first day
    """
    text = page_of(folders)
    there = "https://example.org/library/note/Smith/index.html"
    title = 'title="Ways of reading"'
    assert (
        f'<a class="external" href="{there}#results" {title}>Ways of reading › Results</a>' in text
    )
    assert f'<a class="external" href="{there}" {title}>it</a>' in text
    assert '<span class="elsewhere" title="The first day">The first day</span>' in text
    kg_yaml = folders / "library" / "kg.yaml"
    kg_yaml.write_text(kg_yaml.read_text() + "site: {url: 'https://notes.example.org/lib'}\n")
    assert 'href="https://notes.example.org/lib/note/Smith/index.html"' in page_of(folders)
    assert page_of(folders, all_vaults=True) == page_of(folders)


def test_a_citation_that_names_the_other_vault_is_set_like_any(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    So [@library:smith2019, p. 3], and not [@nowhere:smith2019].
    == library/Smith.md
    ---
    {type: literature, title: Quiet words, authors: ["Smith, Ann"], year: 2019, citekey: smith2019}
    ---
    """
    text = page_of(folders)
    assert ">Smith, 2019, p. 3</a>" in text
    assert "No paper here has the citekey nowhere:smith2019" in text
    assert kg.open(folders / "project").in_words("[@library:smith2019]") == "(Smith, 2019)"


def test_what_the_other_vault_keeps_private_leaves_no_trace(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    [[Smith]], [[notes-on-okafor]] and [@jones2020].
    == library/kg.yaml
    site: {private: [drafts]}
    == library/Smith.md
    ---
    title: A quiet word
    publish: false
    ---
    == library/drafts/notes-on-okafor.md
    # A loud word
    == library/LN-Jones.md
    ---
    title: A hidden paper
    authors: ["Jones, Hidden"]
    citekey: jones2020
    draft: true
    ---
    """
    vault = kg.open(folders / "project")
    assert vault.stats().links["missing"] == 0
    assert page_of(folders).count('<span class="missing"') == 3
    site = folders / "site"
    for file in (path for path in site.rglob("*") if path.is_file()):
        said = file.read_bytes().lower()
        assert not re.search(rb"quiet word|loud word|hidden paper|jones, hidden|drafts/", said), (
            file
        )
    assert len(vault.published().check(["dangling-link"])) == 2


def test_a_site_has_no_pages_of_other_vaults(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    [@smith2019]
    == library/LN-Smith.md
    ---
    title: Ways of reading
    authors: ["Smith, Ada"]
    citekey: smith2019
    ---
    == library/LN-Other.md
    ---
    title: Unrelated
    ---
    """
    text = page_of(folders, all_vaults=True)
    assert "Smith" in text
    pages = [path.parent.name for path in (folders / "site" / "note").glob("*/index.html")]
    assert pages == ["Plan"]
    assert not any("unrelated" in path.read_text().lower() for path in folders.glob("site/**/*.js"))
