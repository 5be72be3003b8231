"""The feed, the map of the site, the pages at other names, the page of what is not there."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

import kg
from kg_site import build_site
from kg_site.emitters.sitemaps import maps
from kg_site.pages import Page
from kg_site.views import Frame
from tests.site.browsing import SUB_PATH, served
from tests.site.conftest import Site
from tests.site.pages import broken, text

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOME = "https://notes.org/sub/"


def _xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - we wrote it


@pytest.fixture
def online(folder: Path, tmp_path: Path) -> Path:
    """Return the site of the vault as it lies at `HOME`."""
    build_site(kg.open(folder), tmp_path / "online", base_url=HOME)
    return tmp_path / "online"


def test_the_feed_is_atom_the_newest_first(online: Path) -> None:
    r"""
    == old.md
    ---
    created: 2023-01-02
    ---
    # Old & <b>bold</b> "quoted" ]]>
    Its words.
    == new.md
    ---
    created: 2023-01-01
    modified: 2024-05-06
    tags: [x/y]
    ---
    # New
    == undated.md
    # Undated
    """
    feed = _xml((online / "feed.xml").read_bytes())
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    for parent in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"a:{name}", ATOM)) == 1, name
    assert feed.findtext("a:author/a:name", "", ATOM) == "Test notes"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"alternate": HOME, "self": f"{HOME}feed.xml"}
    entries = feed.findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries]
    assert ids == ["https://example.org/kg/note/new", "https://example.org/kg/note/old"]
    moments = [datetime.fromisoformat(e.findtext("a:updated", "", ATOM)) for e in entries]
    assert moments == sorted(moments, reverse=True)
    addresses = [link.get("href") for e in entries for link in e.findall("a:link", ATOM)]
    assert addresses == [f"{HOME}note/new/", f"{HOME}note/old/"]
    assert feed.findtext("a:updated", "", ATOM) == "2024-05-06T00:00:00Z"
    assert entries[1].findtext("a:summary", "", ATOM).startswith("Its words.")


def test_notes_without_a_day_make_no_feed(site: Site) -> None:
    """
    == a.md
    # A
    """
    out = site()
    assert not (out / "feed.xml").exists()
    assert "feed.xml" not in (out / "index.html").read_text("utf-8")


def test_the_map_lists_every_page_with_its_address(online: Path) -> None:
    """
    == a b.md
    ---
    created: 2023-01-01
    aliases: [other]
    ---
    # A
    """
    found = _xml((online / "sitemap.xml").read_bytes()).findall("s:url", MAP)
    addresses = [url.findtext("s:loc", "", MAP) for url in found]
    assert len(addresses) == len(set(addresses))
    assert {a.startswith(HOME) for a in addresses} == {True}
    assert f"{HOME}note/a%20b/" in addresses
    assert not [a for a in addresses if "404" in a or "other" in a]
    days = {url.findtext("s:loc", "", MAP): url.findtext("s:lastmod", "", MAP) for url in found}
    assert days[f"{HOME}note/a%20b/"] == "2023-01-01"
    assert f"Sitemap: {HOME}sitemap.xml" in (online / "robots.txt").read_text()


def test_a_site_too_great_for_one_map_has_several() -> None:
    frames = [Frame("t", "d", "note", "notes", f"{HOME}{n}/") for n in range(5)]
    made = [Page(f"{n}/index.html", "t", "v", frame, None) for n, frame in enumerate(frames)]
    files = {file.path: file.read() for file in maps(HOME, made, {}, most=2)}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = _xml(files["sitemap.xml"])
    listed = [one.text or "" for one in index.findall("s:sitemap/s:loc", MAP)]
    assert listed == [f"{HOME}sitemap-{n}.xml" for n in (1, 2, 3)]
    pages = [p for name in list(files)[:3] for p in _xml(files[name]).iter(f"{{{MAP['s']}}}loc")]
    assert [page.text for page in pages] == [frame.canonical for frame in frames]


def test_other_names_lead_to_the_page_that_is_meant(site: Site) -> None:
    """
    == real.md
    # Real
    == LN-X.md
    ---
    type: literature
    title: A paper
    citekey: jones2020
    aliases: [Old Name, real, Both, "a/b: c"]
    ---
    # A

    ## Key Concepts
    **Proxy (stand-in)**: what stands for another.
    == other.md
    ---
    aliases: [both, ..]
    ---
    # Other
    == PN-Proxy.md
    ---
    type: concept
    aliases: [stand-in measure]
    ---
    # Proxy
    """
    out = site()
    assert broken(out) == []
    for path, target in {
        "note/Old Name": "../../note/LN-X/index.html",
        "cite/jones2020": "../../paper/",
        "concept/stand-in-measure": "../../concept/proxy/index.html",
    }.items():
        html = (out / path / "index.html").read_text("utf-8")
        way = re.findall('content="0; url=([^"]*)"', html)
        assert len(way) == 1
        assert way[0].startswith(target)
        assert (out / path / way[0]).is_file()
        assert '<meta name="robots" content="noindex">' in html
    assert "Real" in text(out / "note" / "real" / "index.html")
    assert not (out / "note" / "Both").exists()
    assert not (out / "note" / "both").exists()
    assert {file.name for file in out.parent.iterdir()} == {"vault", "site"}


def test_what_is_not_there_offers_a_search_for_its_words(online: Path, chromium: Browser) -> None:
    """
    == Inner-Alignment.md
    # Inner alignment
    """
    html = (online / "404.html").read_text("utf-8")
    assert 'href="/sub/index.html"' in html
    assert "canonical" not in html
    local = online.parent / "local"
    build_site(kg.open(online.parent / "vault"), local, base_url=f"http://127.0.0.1{SUB_PATH}/")
    (local / "note" / "inner-alignmnt").mkdir(parents=True)
    (local / "404.html").rename(local / "note" / "inner-alignmnt" / "index.html")
    with served(local) as address:
        page = chromium.new_page()
        page.goto(f"{address}note/inner-alignmnt/index.html")
        assert page.title().startswith("Not found")
        link = page.locator("a[data-words]")
        assert "q=inner+alignmnt" in (link.get_attribute("href") or "")
        meant = page.locator("[data-meant] a").first
        meant.wait_for()
        assert meant.text_content() == "Inner alignment"
        assert meant.get_attribute("href") == f"{SUB_PATH}/note/Inner-Alignment/index.html"
        assert page.locator("main a").first.get_attribute("href") is not None
        assert page.evaluate("document.styleSheets.length") == 1
        page.close()
