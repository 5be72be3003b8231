"""Citations in notes, the works below them, and how a paper is cited."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser, expect
from pybtex.database import parse_string

from tests.site.browsing import visited
from tests.site.conftest import Site
from tests.site.pages import broken, ids, tree

BEFORE = "Hubinger, E., van Merwijk, C., & Mikulik, V. (2019)."
ARXIV = "https://arxiv.org/abs/1906.01820"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def note(site: Path, name: str = "n") -> str:
    return page(site, f"note/{name}")


def citations(html: str) -> list[str]:
    """Return the citations of a page as a reader sees them, in order."""
    found = re.findall(r'<span class="cite" id="cite\.\d+">(.*?)</span>', html)
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def works(html: str) -> list[str]:
    """Return the works below a note as a reader sees them."""
    section = re.search(r'<section class="works".*?</section>', html, re.DOTALL)
    entries = re.findall(r"<li id=.*?</li>", section[0]) if section else []
    words = (unescape(re.sub(r"<sup>\d+</sup>|<[^>]+>|↩", "", one)) for one in entries)
    return [" ".join(one.split()) for one in words]


def test_citations_are_set_in_the_style_and_lead_to_the_papers(site: Site) -> None:
    """
    == LN-Risks.md
    ---
    type: literature
    title: Risks from learned optimization
    authors: [Evan Hubinger, Chris van Merwijk, Vladimir Mikulik]
    year: 2019
    venue: arXiv
    arxiv: "1906.01820"
    citekey: hubinger2019risks
    ---
    # Risks

    == LN-Goals.md
    ---
    type: literature
    title: Goals and rewards
    authors: [OpenAI]
    year: 2021
    venue: NeurIPS 2021
    citekey: openai2021
    ---
    # Goals

    == n.md
    # N

    Seen [see @hubinger2019risks, pp. 3-5, and more; @openai2021], and @openai2021 [p. 4] says.
    Not `[@openai2021]`, $[@openai2021]$ nor a@openai2021.[^1]

    ## On [-@openai2021]

    | a |
    |---|
    | [@hubinger2019risks] |

    [^1]: As @hubinger2019risks has it.
    """
    built = site()
    html = note(built)
    assert citations(html) == [
        "(see Hubinger et al., 2019, pp. 3–5, and more; OpenAI, 2021)",
        "OpenAI (2021, p. 4)",
        "(2021)",
        "(Hubinger et al., 2019)",
        "Hubinger et al. (2019)",
    ]
    assert works(html) == [
        f"{BEFORE} Risks from learned optimization (arXiv:1906.01820). arXiv. {ARXIV}",
        "OpenAI. (2021). Goals and rewards. In NeurIPS 2021.",
    ]
    assert "<code>[@openai2021]</code>" in html
    link = re.search(
        r'<a class="internal" href="([^"]*)" title="([^"]*)">OpenAI \(2021, p. 4\)', html
    )
    assert link
    assert (built / "note/n" / link[1]).is_file()
    assert link[2] == "OpenAI. (2021). Goals and rewards. In NeurIPS 2021."
    assert re.findall(r'href="(#cite\.\d)"', html) == [
        "#cite.1", "#cite.4", "#cite.5", "#cite.1", "#cite.2", "#cite.3",
    ]  # fmt: skip
    assert broken(built) == []


def test_a_citation_is_a_backlink_in_words(site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, authors: [Ann Ash, Bob Bay], year: 2001, doi: 10.1000/a,
     citekey: ash2001}
    ---
    == n.md
    It is so [see @ash2001, p. 3] — they measured it, not [@nobody; @ash2001].

    ## Key Concepts
    **Measure**: As @ash2001 [p. 5] has it, <i>@ash2001</i> counts.
    == m.md
    ---
    publish: false
    ---
    Secretly [@ash2001].
    """
    built = site()
    for path in ("note/LN-A", "paper/doi-10.1000_a"):
        html = page(built, path)
        words = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
        assert "It is so (see Ash & Bay, 2001, p. 3) — they measured it" in words
        assert "(@nobody; Ash & Bay, 2001)" in words
        assert "Secretly" not in html
        assert "note/n/index.html" in html
    assert broken(built) == []


def test_a_numeric_style_counts_in_the_order_of_reading_also_through_embeds(site: Site) -> None:
    """
    == kg.yaml
    citation: {style: ieee}

    == LN-A.md
    ---
    {type: literature, title: Paper A, authors: [Ann Ash], year: 2001, citekey: a2001}
    ---

    == LN-B.md
    ---
    {type: literature, title: Paper B, authors: [Bob Bay], year: 2002, citekey: b2002}
    ---

    == LN-C.md
    ---
    {type: literature, title: Paper C, year: 2003, citekey: c2003}
    ---

    == m.md
    Inside [@b2002; @a2001].

    == n.md
    First [@a2001, p. 3].

    ![[m]]

    Then @c2003.
    """
    built = site()
    html = note(built)
    assert citations(html) == ["[1, p. 3]", "[2], [1]", "Paper C [3]"]
    assert [work[:4] for work in works(html)] == ["[1] ", "[2] ", "[3] "]
    assert broken(built) == []


def test_an_unknown_key_is_shown_as_missing_with_the_reason(site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, year: 2001, doi: 10.1000/a, citekey: ash2001}
    ---

    == LN-B.md
    ---
    {type: literature, title: Paper B, year: 2002, doi: 10.1000/b, citekey: same}
    ---

    == LN-C.md
    ---
    {type: literature, title: Paper C, year: 2003, doi: 10.1000/c, citekey: same}
    ---

    == n.md
    [@ash2002, p. 3], [@ash2001; @nobody], [@same], @nobody1999 and @bob.
    """
    html = note(site())
    assert "@ash2002</span>, p. 3]" in html
    assert 'title="No paper here has the citekey ash2002; near it is ash2001"' in html
    assert citations(html) == ["(Paper A, 2001)"]
    assert html.count(">@nobody</span>") == 1
    assert "missing/" not in html
    assert 'title="Several papers have the citekey same">@same</span>' in html
    assert ">@nobody1999</span> and @bob." in html


def test_a_note_with_references_of_its_own_keeps_them_apart(site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, year: 2001, citekey: ash2001}
    ---

    == n.md
    # On [@ash2001]

    ## References

    - [@ash2001] <b id="works">x</b> <b id="ref.ash2001">y</b> <b id="cite.1">z</b>
    """
    built = site()
    html = note(built)
    assert "<h1>On (Paper A, 2001)</h1>" in html
    assert 'id="works.">Works cited</h2>' in html
    assert broken(built) == []
    found = ids(tree(built / "note/n/index.html"))
    assert len(found) == len(set(found))


def test_a_paper_tells_how_to_cite_it_with_files_for_other_programs(site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A & B, authors: [Ann Ash], year: 2001, doi: 10.1000/a,
     citekey: Ash/2001}
    ---

    == LN-B.md
    ---
    {type: literature, title: Paper B, authors: [Bob Bay], year: 2002}
    ---
    """
    built = site()
    (path,) = (p for p in built.glob("paper/*/index.html") if "10.1000" in p.parent.name)
    html = path.read_text("utf-8")
    assert 'Ash, A. (2001). <i>Paper A &amp; B</i>. <a class="external"' in html
    entry = parse_string(
        unescape(re.findall(r"<pre[^>]*>(@.*?)</pre>", html, re.DOTALL)[0]), "bibtex"
    )
    assert entry.entries["Ash/2001"].fields["title"] == r"Paper A \& B"
    files = re.findall(r'<a href="([^"]*)" download>', html)
    bib, csl = ((path.parent / file).read_text("utf-8") for file in files)
    assert bib.startswith("@misc{Ash/2001,")
    assert json.loads(csl)[0]["author"] == [{"family": "Ash", "given": "Ann"}]
    assert 'href="../../bib/bay2002paper.bib">BibTeX</a>' in note(built, "LN-B")
    everything = parse_string((built / "references.bib").read_text("utf-8"), "bibtex")
    assert sorted(everything.entries) == ["Ash/2001", "bay2002paper"]
    assert len(json.loads((built / "references.json").read_text("utf-8"))) == 2
    assert 'href="../references.bib" download' in page(built, "papers")
    assert broken(built) == []


def test_hostile_titles_keys_and_addresses_stay_text(site: Site) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: '<script>alert(1)</script> <i onclick=x>"&amp;'
    authors: ['<img src=x onerror=alert(1)>']
    year: 2001
    venue: '</pre><script>'
    url: 'javascript:alert(1)'
    citekey: evil2001
    ---

    == LN-B.md
    ---
    {type: literature, title: Paper B, year: 2002, citekey: '../../up"><script>'}
    ---

    == n.md
    [<b onclick=x>see</b> @evil2001, p. <script>3</script>] and [@{"><script>alert(1)</script>}]
    and ⸨\ufdd10⸩ [`<script>` @evil2001].
    """
    built = site()
    for file in built.rglob("*.html"):
        parsed = tree(file)
        assert not [e for e in parsed.iter() if e.tag == "script" and (e.text or "").strip()
                    and e.get("type") != "application/ld+json"]  # fmt: skip
        assert not [a for e in parsed.iter() for a in e.attrib if a.startswith("on")]
    assert "javascript:" not in re.sub(r"<pre.*?</pre>", "", note(built), flags=re.DOTALL)
    assert all(p.parent == built / "bib" for p in built.rglob("*.bib") if p.parent != built)
    assert broken(built) == []


def test_a_private_note_leaves_no_paper_in_the_bibliographies(site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Secret paper, year: 2001, citekey: secret2001, publish: false}
    ---

    == n.md
    [@secret2001]
    """
    built = site()
    assert "Secret" not in "".join(p.read_text("utf-8", "replace") for p in built.rglob("*.*"))
    assert not (built / "references.bib").exists()


def test_a_reader_goes_from_a_citation_to_the_paper_and_back(chromium: Browser, site: Site) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, authors: [Ann Ash], year: 2001, citekey: ash2001}
    ---

    == n.md
    It is so [@ash2001, p. 3].
    """
    with visited(chromium, f"{site().as_uri()}/", "note/n/index.html") as there:
        there.get_by_role("link", name="Back to where it is cited").click()
        expect(there.locator(".cite:target")).to_have_text("(Ash, 2001, p. 3)")
        there.get_by_role("link", name="Ash, 2001, p. 3").click()
        expect(there.get_by_role("heading", name="Cite as")).to_be_visible()
        expect(there.get_by_text("@misc{ash2001,")).to_be_hidden()
        there.get_by_text("BibTeX", exact=True).first.click()
        expect(there.get_by_text("@misc{ash2001,")).to_be_visible()
