"""Answers to Dataview queries are baked into the pages; so are the later notes of a file."""

from __future__ import annotations

from tests.site.conftest import Site


def test_an_answer_stands_where_its_query_stood(site: Site) -> None:
    """
    == LN-a.md
    ---
    title: A <b>bold</b> claim
    status: reading
    ---
    # A
    == log.md
    # Log
    Before.

    ```dataview
    TABLE title AS "Title <i>" WHERE status = "reading"
    ```

    After.

    ```dataview
    TASK
    ```

    ```dataview
    CALENDAR file.mtime
    ```
    """
    page = (site() / "note" / "log" / "index.html").read_text()
    assert '<th scope="col">Title &lt;i&gt;</th>' in page
    assert '<a class="internal" href="../../note/LN-a/index.html">LN-a</a>' in page
    assert "<td>A &lt;b&gt;bold&lt;/b&gt; claim</td>" in page
    assert "Nothing answers this query." in page
    assert "This query is not answered here: 'CALENDAR file.mtime' is not understood" in page
    assert "TABLE title" not in page
    assert page.index("Before.") < page.index("Title &lt;i&gt;") < page.index("After.")


def test_each_note_of_a_file_has_a_page_with_its_own_lines(site: Site) -> None:
    """
    == PN-a.md
    ---
    id: PN-1
    title: First
    ---
    Only in the first, see [[PN-2]].

    ---
    id: PN-2
    title: Second
    ---
    Only in the second, see [[PN-1]]. #tag
    == b.md
    ![[PN-2]]
    """
    made = site()
    first = (made / "note" / "PN-a" / "index.html").read_text()
    second = (made / "note" / "PN-2" / "index.html").read_text()
    embedding = (made / "note" / "b" / "index.html").read_text()
    assert "Only in the first" in first
    assert "Only in the second" not in first.split('class="backlinks"')[0].split("<h2")[0]
    assert ">#tag</a>" in second
    assert 'href="../../note/PN-a/index.html"' in second
    assert "Only in the second" in embedding
