"""Details of long reading, on pages of a small vault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg_site import attachments
from kg_site.directions import directed
from tests.site.browsing import address, visited
from tests.site.conftest import Site
from tests.site.test_sizes import PNG


@pytest.fixture
def folder(folder: Path) -> Path:
    """Add to the vault what its notes show."""
    for name in ("dot.png", "private/dot2.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(PNG)
    for name in ("paper.pdf", "talk.mp3", "film.mp4", "data.csv", "page.html", "deep/in/it.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * 1_234_567 if name == "paper.pdf" else b"x")
    return folder


def article(site: Path, name: str = "a") -> str:
    """Return the text of a note's page as HTML."""
    page = (site / "note" / name / "index.html").read_text("utf-8")
    text = page.partition('<article class="text"')[2].partition(">")[2].partition("</article>")[0]
    return re.sub('<span class="at" id="[^"]*"></span>', "", text)


def test_a_picture_alone_with_words_of_its_author_is_a_figure(site: Site) -> None:
    """
    == a.md
    # A
    ![[dot.png|What *it* shows]]

    ![Its text](dot.png "Its caption & more")

    ![[dot.png]]

    Inside ![[dot.png|a line]] it is none.

    ![[dot.png|150]]
    """
    html = article(site())
    image = '<img src="../../files/dot.png" alt="{}" width="{}" height="{}"'
    rest = ' loading="lazy" decoding="async">'
    first = image.format("What it shows", 300, 200) + rest
    assert f'<figure>{first}<figcaption aria-hidden="true">What it shows</figcaption>' in html
    second = image.format("Its text", 300, 200) + rest
    assert f"<figure>{second}<figcaption>Its caption &amp; more</figcaption>" in html
    assert f"<p>{image.format('dot', 300, 200)}{rest}</p>" in html
    assert f"<p>Inside {image.format('a line', 300, 200)}{rest} it is none.</p>" in html
    assert image.format("dot", 150, 100) in html
    assert "data-caption" not in html


def test_sounds_films_and_papers_are_shown_as_what_they_are(site: Site) -> None:
    """
    == a.md
    # A
    ![[talk.mp3]]

    ![[film.mp4|The film]]

    ![[paper.pdf#page=3]]

    See [[paper.pdf]], [the data](data.csv), [[it.pdf|a deep one]] and ![[nowhere.pdf]].
    """
    out = site()
    html = article(out)
    assert '<audio src="../../files/talk.mp3" controls="" preload="metadata"></audio>' in html
    assert '<video src="../../files/film.mp4" controls="" preload="metadata"></video>' in html
    assert '<figcaption><a class="attachment" href="../../files/film.mp4">The film</a>' in html
    assert (
        '<a class="attachment" href="../../files/paper.pdf#page=3">paper.pdf</a> '
        '<span class="size">PDF, 1.2 MB</span>'
    ) in html
    assert 'href="../../files/data.csv" title="CSV, 1 kB">the data</a>' in html
    assert 'href="../../files/deep/in/it.pdf" title="PDF, 1 kB">a deep one</a>' in html
    assert '<span class="missing" title="This file is not here">nowhere.pdf</span>' in html
    shown = {file.relative_to(out / "files").as_posix() for file in (out / "files").rglob("*.*")}
    assert shown == {"talk.mp3", "film.mp4", "paper.pdf", "data.csv", "deep/in/it.pdf"}


def test_nothing_private_outside_too_large_or_that_runs_is_copied(
    folder: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == kg.yaml
    site: {private: [private/]}
    == a.md
    # A
    ![[dot2.png]] ![[private/dot2.png]] [x](private/dot2.png) ![[page.html]] [p](page.html)
    ![[secret.pdf]] ![[../secret.pdf]] ![[linked.pdf]] ![[paper.pdf]] ![[.kg/index.sqlite]]
    """
    monkeypatch.setattr(attachments, "LIMIT", 1_000_000)
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (folder / "linked.pdf").symlink_to(tmp_path / "secret.pdf")
    out = site()
    assert not (out / "files").exists()
    html = article(out)
    assert "files/" not in html


def test_media_from_elsewhere_are_links(site: Site) -> None:
    """
    == a.md
    # A
    <video src="https://example.org/x.mp4" autoplay onplay="alert(1)" poster="p.png">no</video>

    <audio src="../../files/talk.mp3" controls><source src="https://example.org/y.mp3"></audio>
    """
    html = article(site())
    assert '<a class="external" href="https://example.org/x.mp4">video elsewhere</a>' in html
    assert "<video" not in html
    assert "<audio" not in html
    assert "y.mp3" not in html


def test_footnotes_stand_at_the_foot_each_with_its_ways_back(site: Site) -> None:
    """
    == a.md
    # A
    One[^x] and two[^y] and one again[^x].

    [^y]: Second.
    [^x]: First.
    """
    html = article(site())
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">' in html
    assert html.index("First.") < html.index("Second.")
    assert html.count('role="doc-noteref"') == html.count('role="doc-backlink"') == 3
    assert 'href="#fn-x-r2" role="doc-backlink" aria-label="Back to the text, place 2 of 2"' in html


def test_a_diagram_says_what_it_is(site: Site) -> None:
    """
    == a.md
    # A
    ```mermaid
    flowchart LR
      A --> B
    ```
    """
    html = article(site())
    assert '<figure class="diagram"><pre' in html
    assert "<figcaption>A Mermaid diagram, as it is written.</figcaption>" in html


def test_a_text_from_right_to_left_lets_its_outermost_parts_find_their_direction() -> None:
    assert (
        directed("<p>only words</p><ul><li>x</li></ul>") == "<p>only words</p><ul><li>x</li></ul>"
    )
    html = '<ul{} class="x"><li>שלום<ul><li>x</li></ul></li></ul><p>x</p><ol dir="ltr"></ol>'
    assert directed(html.format("")) == html.format(' dir="auto"')


def test_right_to_left_in_the_browser(folder: Path, site: Site, chromium: Browser) -> None:
    """
    == a.md
    # יישור של מודלים
    המודל מתנהג היטב כל עוד צופים בו.

    > ציטוט ארוך של מישהו אחר.

    - פריט ראשון
    - Second entry

    An English paragraph.
    """
    sides = """(selector) => {
      const style = getComputedStyle(document.querySelector(selector));
      return [style.direction, style.borderRightWidth, style.paddingRight !== "0px"];
    }"""
    with visited(chromium, address(site()), "note/a/index.html") as page:
        assert page.evaluate(sides, ".text blockquote") == ["rtl", "3px", True]
        assert page.evaluate(sides, ".text ul") == ["rtl", "0px", True]
        assert page.evaluate(sides, ".text > p:last-child")[0] == "ltr"
    config = folder / "kg.yaml"
    config.write_text(f"{config.read_text()}site: {{language: he}}\n", "utf-8")
    with visited(chromium, address(site()), "note/a/index.html", viewport=PHONE) as page:
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_handout_is_light_and_says_each_address_once(site: Site, chromium: Browser) -> None:
    """
    == a.md
    # A
    https://example.org/bare and [words](https://example.org/words).
    """
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    addresses = """Array.from(
      document.querySelectorAll(".text a"), (a) => getComputedStyle(a, "::after").content
    )"""
    with visited(chromium, address(site()), "note/a/index.html", color_scheme="dark") as page:
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(colour) == "rgb(255, 255, 255)"
        bare, named = page.evaluate(addresses)
        assert bare == "none"
        assert "https://example.org/words" in named or "attr(href)" in named
        page.emulate_media(media="screen", color_scheme="dark")
        assert page.evaluate(colour) != "rgb(255, 255, 255)"


PHONE = {"width": 320, "height": 640}


def test_pictures_have_their_place_before_they_come(site: Site) -> None:
    """
    == a.md
    # A
    ![[dot.png|One]]
    """
    assert re.search(r'<img [^>]*width="300" height="200" loading="lazy"', article(site()))
