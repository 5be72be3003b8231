"""The Ask page: the engine in the browser answers as the vault does."""

from __future__ import annotations

import base64
import csv
import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import kg
from kg import Vault
from kg.query.rows import Node
from kg_site.asking import ENGINE, GRAPH, NAMES
from tests.site.browsing import address, served, visited
from tests.site.conftest import Site
from tests.site.test_accessibility import AXE, violations

ASK = "ask/index.html"
FAULT = "#ask-fault:not([hidden])"

SINCE = """\
# param since: year = 2018 -- not before
# param word: text = of -- which is put before the title
SELECT ?title (CONCAT($word, " ", ?title) AS ?both) {
  ?paper fabio:hasPublicationYear ?year ; dcterms:title ?title FILTER(?year >= $since)
}
"""

PREMISE = "MR-Hubinger-2019-LearnedOptimization#^premise"

QUESTIONS: Sequence[tuple[str, dict[str, str]]] = (
    ("definitions", {"concept": "mesa optimisation"}),
    ("definitions", {"concept": "PN-Deceptive-Alignment"}),
    ("co-cited", {"paper": "@hubinger2019risks"}),
    ("read-next", {"least": "1"}),
    ("lone-claims", {}),
    ("notes-on", {"concept": "concept:deceptive-alignment"}),
    ("what-falls", {"claim": PREMISE}),
    ("SELECT * { ?note foaf:primaryTopic ?of OPTIONAL { ?of kg:tldr ?tldr } }", {}),
    ("SELECT (COUNT(*) AS ?all) { ?s ?p ?o }", {}),
    (SINCE, {}),
    (SINCE, {"since": "2019", "word": 'say "$since"'}),
)

CITING = {"paper": "@hubinger2019risks", "on": "@wang2016learning"}


@pytest.fixture(autouse=True)
def engine() -> None:
    """Skip where the engine is not there."""
    if not ENGINE.is_file():
        pytest.skip("npm could not be reached when the package was built")


def ask(page: Page, query: str, values: dict[str, str]) -> None:
    """Ask, and wait for the answer."""
    if " " in query:
        page.fill("#ask-query", query)
    else:
        page.select_option("#ask-example", query)
    for name, value in values.items():
        page.fill(f"#ask-parameters [name='{name}']", value)
    page.evaluate("document.getElementById('ask-answer').replaceChildren()")
    page.click("#ask-run:enabled")
    page.wait_for_selector(f".ask-told, {FAULT}")
    assert page.locator(FAULT).count() == 0, page.inner_text(FAULT)


def saved(page: Page, words: str) -> str:
    """Return the file that a button saves."""
    with page.expect_download() as coming:
        page.click(f".ask-savers button:text-is('{words}')")
    return Path(coming.value.path()).read_text("utf-8")


def rows_of(vault: Vault, query: str, values: dict[str, str]) -> list[tuple[Node | None, ...]]:
    """Return what the vault itself answers, in an order of its own."""
    table = vault.query(query, values).table
    assert table is not None
    return sorted(table.rows, key=str)


def rows_in(text: str) -> list[tuple[Node | None, ...]]:
    """Read SPARQL's JSON results."""
    found = json.loads(text)
    columns = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    return sorted((tuple(node(row.get(c)) for c in columns) for row in bindings), key=str)


def node(term: dict[str, str] | None) -> Node | None:
    """Return a term as the vault has it."""
    if term is None:
        return None
    return Node(term["type"], term["value"], term.get("datatype", ""), term.get("xml:lang", ""))


@pytest.mark.parametrize("where", [served, None], ids=["http", "file"])
def test_the_page_answers_as_the_vault_does(
    example_site: Path, chromium: Browser, where: Callable[[Path], Any] | None
) -> None:
    vault = kg.open(example_site.parent)

    def compare(site: str) -> None:
        with visited(chromium, site, ASK) as page:
            for query, values in QUESTIONS:
                ask(page, query, values)
                expected = rows_of(vault, query, values)
                assert expected, query
                assert rows_in(saved(page, "JSON")) == expected, query
            ask(page, "builds-on", CITING)
            truth = vault.query("builds-on", CITING).truth
            assert page.inner_text(".ask-told").startswith("Yes" if truth else "No")
            page.select_option("#ask-example", "what-falls")
            page.fill("[name='claim']", "CAPABLE trained models")
            page.wait_for_selector(f"datalist option[value='{PREMISE}']", state="attached")
            described = "DESCRIBE concept:deceptive-alignment"
            ask(page, described, {})
            triples = vault.query(described).triples or ""
            assert sorted(saved(page, "Turtle").splitlines()) == sorted(triples.splitlines())
            assert page.locator("tbody tr").count() == len(triples.splitlines())

    if where is None:
        compare(address(example_site))
    else:
        with where(example_site) as site:
            compare(site)


def test_a_long_query_is_stopped_and_a_wrong_one_shown_where_it_is_wrong(
    example_site: Path, chromium: Browser
) -> None:
    with visited(chromium, address(example_site), ASK) as page:
        page.fill("#ask-query", "SELECT (COUNT(*) AS ?n) {\n  ?a ?b ?c . ?d ?e ?f . ?g ?h ?i\n}")
        page.click("#ask-run:enabled")
        page.wait_for_selector("#ask-status:text-is('Asking…')")
        page.click("#ask-stop")
        assert page.inner_text("#ask-status") == "Stopped."

        page.fill("#ask-query", "SELECT ?a {\n  BIND('😀' AS ?x) ?a foo:b ?c\n}")
        page.press("#ask-query", "Control+Enter")
        page.wait_for_selector(FAULT)
        page.click("#ask-fault button")
        assert page.inner_text("#ask-fault").startswith("Line 2, column 27: ")
        selected = "document.activeElement.value.slice(document.activeElement.selectionStart)"
        assert page.evaluate(selected) == " ?c\n}"

        page.fill("#ask-query", "SELECT ?s { SERVICE SILENT <https://example.org/> { ?s ?p ?o } }")
        page.press("#ask-query", "Control+Enter")
        page.wait_for_selector(f"{FAULT}:has-text('SERVICE')")
        page.fill("#ask-query", f"SELECT ?s {{ {'{' * 9000}{'}' * 9000} }}")
        page.press("#ask-query", "Control+Enter")
        page.wait_for_selector(f"{FAULT}:has-text('nests deeper')")
        page.select_option("#ask-example", "definitions")
        page.press("#ask-query", "Control+Enter")
        assert page.evaluate("document.activeElement.name") == "concept"
        page.fill("#ask-parameters input", "nothing of that name")
        page.press("#ask-query", "Control+Enter")
        page.wait_for_selector(f"{FAULT}:has-text('nothing of that name')")


def test_a_long_answer_is_shown_in_parts_sorts_as_a_whole_and_leads_to_pages(
    example_site: Path, chromium: Browser
) -> None:
    with visited(chromium, address(example_site), ASK) as page:
        ask(page, "SELECT ?s ?p ?line { ?s ?p ?o OPTIONAL { ?s kg:line ?line } }", {})
        rows, more = page.locator("tbody tr"), page.locator(".ask-more")
        assert rows.count() == 500
        more.click()
        assert rows.count() == 1000
        lines = page.locator("th:has-text('line') button")
        lines.click()
        lines.click()
        assert page.get_attribute("th:has-text('line')", "aria-sort") == "descending"
        vault = kg.open(example_site.parent)
        highest = vault.query("SELECT (MAX(?line) AS ?l) { ?s kg:line ?line }").table
        assert highest is not None
        assert highest.rows[0][0] is not None
        assert page.inner_text("tbody tr:first-child td:last-child") == highest.rows[0][0].value

        ask(page, "SELECT ?paper ?path { ?n foaf:primaryTopic ?paper ; kg:sourcePath ?path }", {})
        links = page.locator("tbody a").evaluate_all("them => them.map(a => a.href)")
        assert len(links) == 2 * rows.count()
        files = {link.removeprefix(address(example_site)) for link in links}
        assert all((example_site / file).is_file() for file in files)
        table = list(csv.reader(saved(page, "CSV").splitlines()))
        assert table[0] == ["paper", "path"]
        assert len(table) == rows.count() + 1
        asked = page.url.removeprefix(address(example_site))

    narrow = {"width": 320, "height": 640}
    with visited(
        chromium, address(example_site), asked, viewport=narrow
    ) as page:  # whoever is sent the address
        page.click("#ask-run:enabled")
        page.wait_for_selector(".ask-told")
        assert page.locator("tbody tr").count() == len(table) - 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_a_note_says_stays_text(site: Site, chromium: Browser) -> None:
    """
    == LN-Last-2024.md
    # LN: Last (2024) — A </script><img src=x onerror=alert(1)> title

    ## Key Concepts
    **</script><script>alert(2)</script>**: `'"><svg onload=alert(3)>`.
    """
    with visited(chromium, address(site()), ASK) as page:
        ask(page, "SELECT ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'alert')) }", {})
        assert page.locator("tbody tr").count() > 0
        assert page.locator("tbody :is(img, svg, script)").count() == 0


def test_without_scripts_the_page_says_what_it_is(example_site: Path, chromium: Browser) -> None:
    site = address(example_site)
    with visited(chromium, site, ASK, java_script_enabled=False) as page:
        assert not page.is_visible("#ask")
        assert "needs JavaScript" in page.inner_text("main")


def test_the_page_knows_nothing_of_private_notes(site: Site) -> None:
    """
    == LN-Last-2024.md
    # LN: Last (2024) — A title
    == LN-Secret-2024.md
    ---
    publish: false
    ---
    # LN: Secret (2024) — Hidden thing
    """
    out = site()
    graph = json.loads((out / GRAPH).read_text("utf-8").partition(",")[2].strip()[:-2])
    lines = gzip.decompress(base64.b64decode(graph)).decode()
    assert "Last" in lines
    assert "Secret" not in lines
    assert "Hidden" not in lines
    assert "Secret" not in (out / NAMES).read_text("utf-8")


def test_without_the_engine_there_is_no_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    == LN-Last-2024.md
    # LN: Last (2024) — A title
    """
    monkeypatch.setattr("kg_site.planners.ask.ENGINE", Path("no such file"))
    out = site()
    assert not (out / "ask").exists()
    assert "ask/index.html" not in (out / "index.html").read_text("utf-8")


@pytest.mark.skipif(not AXE.is_file(), reason="npm could not be reached: there is no axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer_nor_in_a_fault(
    example_site: Path, chromium: Browser, scheme: str
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": 768, "height": 900}}
    with visited(chromium, address(example_site), ASK, **options) as page:
        ask(page, "definitions", {"concept": "mesa-optimization"})
        page.click("thead th:first-child button")
        assert violations(page) == []
        page.fill("#ask-query", "SELECT ?a {\n  ?a a")
        page.press("#ask-query", "Control+Enter")
        page.wait_for_selector(FAULT)
        assert violations(page) == []
