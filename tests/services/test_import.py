"""`kg import https://…`: a page got once, or the paper that it is known to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.importing.webpages import is_address, record_of_page
from kg.services import Author, Identifier, Record, Scheme, identifier_of_page
from tests.pdf.making import LEFT, Said, column, pdf

from .conftest import Run
from .host import Host, Reply
from .papers import feed

PAGE = """<!DOCTYPE html>
<html><head><title>Towers — Tall towers</title>
<meta name="citation_title" content="Tall towers">
<meta name="citation_author" content="Roe, Rita">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_publication_date" content="2012/05/01">
<meta name="citation_journal_title" content="Towers &amp; spires">
<meta name="citation_doi" content="https://doi.org/10.5555/Tall.1">
<script>track()</script></head>
<body><h1>Tall towers</h1><h2>Abstract</h2><p>We build <em>high</em>.</p>
<h2>Key Concepts</h2><p><b>Spire</b>: the end of a tower.</p></body></html>
"""


def html(text: str, charset: str = "utf-8", kind: str = "text/html") -> Reply:
    return Reply(text.encode(charset), headers={"Content-Type": f"{kind}; charset={charset}"})


def test_a_page_becomes_a_note_with_what_its_head_says(host: Host, vault: Path, run: Run) -> None:
    host.paths["/tall"] = [html(PAGE)]
    ran = run("import", f"{host.url}/tall")
    path = "literature/LN-Roe-2012-Tall-Towers.md"
    assert ran.out == f"created {path} (literature)\n"
    text = (vault / path).read_text("utf-8")
    assert 'authors: ["Roe, Rita"]\n' in text
    assert 'orcid: {"Roe, Rita": "0000-0002-1825-0097"}\n' in text
    assert "year: 2012\n" in text
    assert 'doi: "10.5555/tall.1"\n' in text
    assert "**Spire**: the end of a tower." in text
    assert "track" not in text
    assert run("import", f"{host.url}/tall").out.startswith("left alone")
    assert len(host.asked) == 2


def test_a_saved_page_is_read_alike(host: Host, vault: Path, run: Run) -> None:
    file = vault.parent / "tall.html"
    file.write_text(PAGE, "utf-8")
    assert run("import", str(file)).out.startswith("created literature/LN-Roe-2012-Tall-Towers.md")
    assert host.asked == []


def test_any_other_page_is_a_note_with_its_address(host: Host, vault: Path, run: Run) -> None:
    host.paths["/blog"] = [html("<html><title>On [[towers]]</title><p>They are tall.</p></html>")]
    assert run("import", f"{host.url}/blog").status == 0
    (path,) = vault.rglob("*.md")
    text = path.read_text("utf-8")
    assert f'url: "{host.url}/blog"' in text
    assert "# On \\[\\[towers]]" in text
    assert "They are tall." in text


def test_a_page_says_how_it_is_written(host: Host, vault: Path, run: Run) -> None:
    host.paths["/old"] = [html("<html><h1>Türme</h1><p>Hoch.</p></html>", "latin-1")]
    assert run("import", f"{host.url}/old").status == 0
    (path,) = vault.rglob("*.md")
    assert "# Türme" in path.read_text("utf-8")


def test_the_page_of_a_known_host_stands_for_its_paper(host: Host, vault: Path, run: Run) -> None:
    host.paths["/arxiv/query"] = [feed()]
    ran = run("import", "https://arxiv.org/abs/3107.00042v2", "--out", "reading")
    path = "reading/LN-Okoro-2031-Quiet-Proxies.md"
    assert ran.out == f"created {path} (literature)\n"
    assert (vault / path).exists()
    again = run("import", "https://arxiv.org/pdf/3107.00042")
    assert again.out == f"left alone {path} (literature)\n"
    assert [one.path for one in host.asked] == ["/arxiv/query"]


def test_offline_no_page_is_got(host: Host, vault: Path, run: Run) -> None:
    ran = run("import", f"{host.url}/tall", "--offline")
    assert (ran.status, host.asked) == (2, [])
    assert "is an address, and nobody is asked offline" in ran.err
    ran = run("import", "https://arxiv.org/abs/3107.00042", "--offline")
    assert (ran.status, host.asked) == (0, [])
    assert "nobody was asked: offline" in ran.err
    assert len(list(vault.rglob("*.md"))) == 1


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=404), "is not there (404)"),
        (Reply(status=403), "answers with 403 Forbidden"),
        (Reply(b"%PDF-1.7"), "kg: http"),
        (Reply(b"\xff\xfe\x00", headers={"Content-Type": "text/html"}), "no text"),
        (Reply(b'{"a": 1}', headers={"Content-Type": "application/json"}), "no page in HTML"),
        (Reply(b"\x89PNG\r\n\x1a\n\xff", headers={"Content-Type": "image/png"}), "no text"),
    ],
)
def test_what_is_no_page_is_said(
    host: Host, vault: Path, run: Run, reply: Reply, said: str
) -> None:
    host.paths["/x"] = [reply]
    ran = run("import", f"{host.url}/x")
    assert ran.status == 2
    assert said in ran.err
    assert not list(vault.rglob("*.md"))


def test_a_pdf_becomes_a_note_and_is_taken_in(host: Host, vault: Path, run: Run) -> None:
    said = [Said(LEFT, 780, "Tall towers: a survey", 18), *column("Abstract\nWe build high.")]
    host.paths["/get/my paper"] = [Reply(pdf(said, author="Rita Roe"))]
    ran = run("import", f"{host.url}/get/my%20paper?x=1", "--attach", "papers")
    assert ran.status == 0
    (path,) = vault.rglob("*.md")
    assert 'pdf: "[[papers/my-paper.pdf]]"' in path.read_text("utf-8")
    assert (vault / "papers" / "my-paper.pdf").read_bytes().startswith(b"%PDF-")
    ran = run("new", "literature", "--url", f"{host.url}/get/my%20paper")
    assert ran.status == 2
    assert "is a PDF" in ran.err


def test_an_address_with_a_password_is_none(host: Host, run: Run) -> None:
    ran = run("import", host.url.replace("://", "://me:secret@"))
    assert (ran.status, host.asked) == (2, [])


def test_tags_of_pages_differ() -> None:
    page = (
        '<meta name="DC.Title" content="Tall"><meta name="DC.Creator" content="Roe, R."/>'
        '<meta name="DC.Identifier" content="doi:10.5555/TALL.1"/>'
        '<meta name="DC.Date" content="2012"><meta name="citation_arxiv_id" content="1201.00001">'
    )
    assert record_of_page(page, "https://example.org") == Record(
        "Tall",
        (Author("Roe, R."),),
        "2012",
        identifiers=(
            Identifier(Scheme.ARXIV, "1201.00001"),
            Identifier(Scheme.DOI, "10.5555/tall.1"),
        ),
        url="https://example.org",
    )
    several = '<meta name="citation_authors" content="Roe, R.; Doe, J.">'
    assert record_of_page(several).authors == (Author("Roe, R."), Author("Doe, J."))
    assert record_of_page("<<<>") == Record("")


def test_one_page_that_cannot_be_got_stops_no_other(host: Host, vault: Path, run: Run) -> None:
    host.paths["/tall"] = [html(PAGE)]
    ran = run("import", f"{host.url}/gone", f"{host.url}/tall")
    assert ran.status == 2
    assert f"{host.url}/gone is not there (404)" in ran.err
    assert ran.out.startswith("created literature/LN-Roe-2012-Tall-Towers.md")
    assert len(list(vault.rglob("*.md"))) == 1


@given(st.text(max_size=300) | st.lists(st.sampled_from(PAGE.split('"'))).map('"'.join))
def test_no_page_makes_reading_its_head_raise(text: str) -> None:
    record_of_page(text, "https://example.org")


@given(st.text(max_size=80) | st.text(max_size=60).map("https://arxiv.org/".__add__))
def test_no_address_makes_reading_it_raise(url: str) -> None:
    identifier_of_page(url)
    is_address(url)
