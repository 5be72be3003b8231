from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.conftest import Site
from tests.site.pages import addresses, broken, ids, pages, tree

HANDLERS = ("onerror", "onclick", "onload", "onmouseover", "style", "srcdoc", "formaction")
RUNS = frozenset({"iframe", "object", "embed", "style", "base"})
CONTROLS = frozenset({"form", "input", "textarea", "select"})
WITH_CONTROLS = frozenset({"search", "graph", "ask", "quiz", "question"})
"""Kinds of pages that have controls of their own, and no text of a note."""


def harmless(site: Path) -> None:
    """Assert that nothing on any page runs, loads, or leads to what runs."""
    assert broken(site) == []
    for page in pages(site):
        parsed = tree(page)
        found = ids(parsed)
        assert len(found) == len(set(found)), page
        for element in parsed.iter():
            assert element.tag not in RUNS, (page, element.tag)
            if element.tag == "script":
                assert is_ours(site, page, element), page
            if element.tag in CONTROLS:
                assert kind_of(parsed) in WITH_CONTROLS, (page, element.tag)
            assert not [a for a in element.attrib if a.lower() in HANDLERS], (page, element.attrib)
        for address in addresses(parsed):
            scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
            assert scheme.lower() in {"", "http", "https", "mailto"}, (page, address)


def is_ours(site: Path, page: Path, script: Element) -> bool:
    """Tell whether a script is one of the site's own, or data that nobody runs."""
    if script.get("type") == "application/ld+json":
        return "<" not in (script.text or "")
    file = (page.parent / script.get("src", "")).resolve()
    return not script.text and file.is_relative_to((site / "scripts").resolve()) and file.is_file()


def kind_of(page: Element) -> str:
    """Return the kind of a page."""
    return next(page.iter("body")).get("class", "")


def test_markup_of_a_note_does_not_run(site: Site) -> None:
    """
    == a.md
    ---
    title: "<script>alert(1)</script>"
    tags: ["<img src=x onerror=alert(1)>"]
    aliases: ["\\"><script>alert(1)</script>"]
    status: "<b onclick=alert(1)>"
    venue: "</title><script>alert(1)</script>"
    url: "javascript:alert(1)"
    ---
    # <img src=x onerror=alert(1)> heading
    <script>alert(1)</script> <svg onload=alert(1)> <a href="javascript:alert(1)">x</a>

    ## <script>alert(2)</script> again
    > [!note"><script>alert(1)</script>] Title
    > text

    [x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>
    [[b|<script>alert(1)</script>]] see [[b]] because <img src=x onerror=alert(1)>
    ```"><script>alert(1)</script>
    code
    ```
    text[^"><script>]

    [^"><script>]: note
    == b.md
    # B
    - [[a]] — <script>alert(1)</script>
    """
    harmless(site())


def test_a_paper_with_markup_in_its_record_does_not_run(site: Site) -> None:
    """
    == LN-X-2020.md
    ---
    type: literature
    title: "<script>alert(1)</script> \\"quoted\\""
    authors: ["<script>, Evil", "\\" onclick=\\"alert(1), E"]
    year: "<b>2020"
    doi: "10.1/<script>alert(1)</script>"
    url: "javascript:alert(1)"
    citekey: "<script>"
    ---
    # X

    ## Key Concepts
    **<script>alert(1)</script>**: <img src=x onerror=alert(1)> defines it.

    ## PUMA Integration
    - **<b onclick=alert(1)>Chapter</b>**: <script>alert(1)</script> reason → [[LN-X-2020]]
    """
    harmless(site())


@pytest.mark.parametrize(
    "name",
    ["a#b", "a?b", 'a"b', "a'b", "a%2e%2e", "a&b<c>", "a..b", "a b", "…", "🎯", "con", "a:b"],
)
def test_every_name_of_a_file_gives_a_page_inside_the_site(
    name: str, folder: Path, site: Site, tmp_path: Path
) -> None:
    """
    == start.md
    # Start
    """
    (folder / f"{name}.md").write_text(f"# Note\n[[start]] [[{name}]]\n", "utf-8")
    out = site()
    harmless(out)
    assert len(list((out / "note").rglob("index.html"))) == 2
    assert {f.name for f in tmp_path.iterdir()} == {"vault", "site"}


def test_names_that_differ_in_case_alone_get_two_pages(folder: Path, site: Site) -> None:
    """
    == x/Note.md
    # One
    == y/note.md
    # Two
    == x/Other.md
    # Three
    """
    (folder / "x" / "other.md").write_text("# Four\n")
    out = site()
    found = [p.relative_to(out).as_posix().casefold() for p in (out / "note").rglob("index.html")]
    assert len(found) == len(set(found)) == 4


def test_a_note_that_leads_out_of_the_vault_is_not_shown(
    folder: Path, site: Site, tmp_path: Path
) -> None:
    """
    == a.md
    ![[secret]]
    """
    (tmp_path / "secret.md").write_text("the secret\n")
    (folder / "secret.md").symlink_to(tmp_path / "secret.md")
    out = site()
    assert not [p for p in pages(out) if "the secret" in p.read_text("utf-8")]


def test_notes_embedded_in_a_circle_end(site: Site) -> None:
    """
    == a.md
    in a ![[b]]
    == b.md
    in b

    ![[a]]

    ![[b]]
    """
    harmless(site())


def test_a_note_of_bytes_that_are_no_text_stops_nothing(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    """
    (folder / "b.md").write_bytes(b"\xff\xfe\x00\xd8 \x80\x81")
    (folder / "c.md").write_bytes(b"# C\x00\x01\r\nline\x0b\x0c \xef\xbf\xbe\n")
    harmless(site())
