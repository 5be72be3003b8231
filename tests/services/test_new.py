"""`kg new literature --arxiv ID`: what is asked, what is written, what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.services.places import NAMES

from .conftest import Run
from .host import Host, Reply
from .papers import CROSSREF_WORK, crossref, feed

NOTE = "literature/LN-Okoro-2031-Quiet-Proxies.md"


def test_arxiv_fills_the_note(host: Host, vault: Path, run: Run) -> None:
    host.paths["/arxiv/query"] = [feed()]
    ran = run("new", "literature", "--arxiv", "https://arxiv.org/abs/3107.00042v2")
    assert (ran.status, ran.out) == (0, f"created {NOTE} (literature)\n")
    assert ran.err.startswith("kg: described by arXiv (2")
    text = (vault / NOTE).read_text("utf-8")
    assert 'arxiv: "3107.00042"' in text
    assert 'authors: ["Okoro, Ada", "van der Veld, Bram"]' in text
    assert "## Abstract\n\nWe study goals that stand in for others.\n\nThey are quiet.\n" in text
    (paper,) = kg.open(vault).papers_as_csl()
    assert paper["title"] == "Quiet Proxies: when $p < 0.05$ hides a goal"
    assert paper["DOI"] == "10.5555/quiet.42"


def test_a_doi_brings_orcids_and_what_was_given_counts_more(
    host: Host, vault: Path, run: Run
) -> None:
    host.paths["/crossref/works/10.5555/loud.7"] = [crossref()]
    ran = run("new", "literature", "--doi", "doi:10.5555/LOUD.7", "--set", "venue=My Journal")
    assert ran.status == 0
    (path,) = (vault / "literature").iterdir()
    text = path.read_text("utf-8")
    assert "venue: My Journal\n" in text
    assert 'orcid: {"Okoro, Ada": "0000-0002-1825-0097"}\n' in text
    asked = (
        "ASK { ?one schema:sameAs <https://orcid.org/0000-0002-1825-0097> ;"
        ' rdfs:label|foaf:name "Ada Okoro" }'
    )
    assert kg.open(vault).query(asked).truth


def test_the_contact_of_the_vault_is_told(host: Host, vault: Path, run: Run) -> None:
    (vault / "kg.yaml").write_text("citation: {contact: me@example.org}\n", "utf-8")
    host.paths["/crossref/works/10.5555/loud.7"] = [crossref()]
    run("new", "literature", "--doi", "10.5555/loud.7")
    assert host.asked[0].headers["user-agent"].endswith("(mailto:me@example.org)")
    assert host.asked[0].parameters == {"mailto": "me@example.org"}


@pytest.mark.parametrize("contact", ["nobody", "a@b\\nX-Evil: 1", "<a@b.c>"])
def test_a_contact_that_is_none_is_said(vault: Path, run: Run, contact: str) -> None:
    (vault / "kg.yaml").write_text(f'citation:\n  contact: "{contact}"\n', "utf-8")
    ran = run("new", "literature", "--doi", "10.5555/loud.7")
    assert ran.status == 2
    assert "kg.yaml:2: " in ran.err
    assert "is no contact" in ran.err


def test_what_was_answered_is_not_asked_again(host: Host, vault: Path, run: Run) -> None:
    host.paths["/arxiv/query"] = [feed()]
    run("new", "literature", "--arxiv", "3107.00042", "--dry-run")
    (vault / ".kg" / "index.sqlite").unlink()
    again = run("new", "literature", "--arxiv", "3107.00042", "--offline")
    assert again.out == f"created {NOTE} (literature)\n"
    assert len(host.asked) == 1


def test_offline_the_note_holds_what_is_known(host: Host, vault: Path, run: Run) -> None:
    ran = run("new", "literature", "--arxiv", "3107.00042", "--offline")
    assert (ran.status, host.asked) == (0, [])
    assert "nobody was asked: offline" in ran.err
    assert "the note holds what is known" in ran.err
    text = (vault / "literature" / "LN-ArXiv-3107-00042.md").read_text("utf-8")
    assert text.startswith('---\ntype: literature\narxiv: "3107.00042"\n---\n')


def test_the_environment_keeps_offline_too(
    host: Host, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_OFFLINE", "1")
    assert run("new", "literature", "--arxiv", "3107.00042").status == 0
    assert host.asked == []


def test_who_cannot_be_reached_is_named(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_OFFLINE", "0")
    for name in NAMES:
        monkeypatch.setenv(f"KG_{name.upper()}_URL", "http://127.0.0.1:9")
    ran = run("new", "literature", "Quiet proxies", "--arxiv", "3107.00042")
    assert ran.status == 0
    for service in ("arXiv", "Semantic Scholar", "OpenAlex"):
        assert f"kg: {service} cannot be reached: Connection refused" in ran.err
    assert (vault / "literature" / "LN-Quiet-Proxies.md").exists()


@pytest.mark.usefixtures("host")
def test_a_paper_that_nobody_knows_is_no_note(vault: Path, run: Run) -> None:
    ran = run("new", "literature", "--doi", "10.5555/nothing")
    assert ran.status == 1
    assert "nobody knows 10.5555/nothing" in ran.err
    assert not list(vault.rglob("*.md"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--arxiv", "nonsense"), "'nonsense' is no arXiv identifier"),
        (("--doi", "11.x"), "'11.x' is no DOI"),
        (("--url", "ftp://example.org"), "is no address of a page"),
        (("--arxiv", "3107.00042", "--doi", "10.5555/x"), "one of --arxiv, --doi, --url and --bib"),
    ],
)
def test_what_is_no_identifier_is_asked_of_nobody(
    host: Host, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("new", "literature", *arguments)
    assert (ran.status, host.asked) == (2, [])
    assert said in ran.err


HOSTILE = {
    **CROSSREF_WORK,
    "DOI": "10.5555/loud.7\ud800",
    "title": ["[[Evil]] #tag\x1b[31m <script>alert(1)</script> `x` @key"],
    "subtitle": [],
    "abstract": "# Heading\n\n---\n\ntype: evil\n\n[[Link]] see [@key] key:: value ^block",
    "author": [{"family": 'x"]\ny: [', "given": "\u202eA"}],
    "container-title": ['": {evil: true}'],
}


def test_nothing_that_a_service_says_means_anything_in_a_note(
    host: Host, vault: Path, run: Run
) -> None:
    host.paths["/crossref/works/10.5555/loud.7"] = [crossref(HOSTILE)]
    ran = run("new", "literature", "--doi", "10.5555/loud.7")
    assert ran.status == 0
    assert "\x1b" not in ran.out + ran.err
    opened = kg.open(vault)
    (note,) = opened.notes()
    assert note.type == "literature"
    assert opened.query("ASK { ?link a kg:Link }").truth is False
    assert opened.query("ASK { ?note schema:keywords ?tag }").truth is False
    said = {row["rule"] for row in _diagnostics(run)}
    assert not said & {"dangling-link", "unknown-citekey", "unreadable", "unread-lines"}


def _diagnostics(run: Run) -> list[dict[str, str]]:
    import json

    found: list[dict[str, str]] = json.loads(run("check", "--format", "json").out)["diagnostics"]
    return found


def test_a_page_describes_its_paper(host: Host, vault: Path, run: Run) -> None:
    page = (
        "<!DOCTYPE html><head><title>Site: Tall towers</title>"
        '<meta name="citation_title" content="Tall towers">'
        '<meta name="citation_author" content="Roe, Rita"><meta name="citation_author"'
        ' content="Bo Doe"><meta name="citation_date" content="2012/5/1">'
        '<meta name="citation_conference_title" content="Towers 2012"></head><p>x</p>'
    )
    host.paths["/page"] = [Reply(page.encode(), headers={"Content-Type": "text/html"})]
    ran = run("new", "literature", "--url", f"{host.url}/page")
    assert ran.out == "created literature/LN-Roe-2012-Tall-Towers.md (literature)\n"
    text = (vault / "literature" / "LN-Roe-2012-Tall-Towers.md").read_text("utf-8")
    assert 'authors: ["Roe, Rita", "Doe, Bo"]\nyear: 2012\nvenue: Towers 2012\n' in text
    assert f'url: "{host.url}/page"' in text


def test_a_page_that_names_a_doi_is_described_by_who_knows_it(
    host: Host, vault: Path, run: Run
) -> None:
    page = '<html><meta name="citation_doi" content="10.5555/loud.7"><title>Loud</title>'
    host.paths["/page"] = [Reply(page.encode(), headers={"Content-Type": "text/html"})]
    host.paths["/crossref/works/10.5555/loud.7"] = [crossref()]
    ran = run("new", "literature", "--url", f"{host.url}/page")
    assert "described by Crossref" in ran.err
    assert list((vault / "literature").glob("LN-Okoro-2033-*"))
