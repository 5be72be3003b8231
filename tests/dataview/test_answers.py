"""Dataview's queries, answered over the notes of a vault."""

from __future__ import annotations

import kg
from kg.dataview import Answer


def answer(vault: kg.Vault, note: str = "q") -> Answer:
    """Return the one answer in the note called *note*."""
    (found,) = vault.dataview(vault.show(note).iri)
    return found


def rows(found: Answer) -> list[list[str]]:
    assert found.problem == ""
    return [["".join(piece.text for piece in cell) for cell in row.cells] for row in found.rows]


def test_a_table_over_a_tag_is_filtered_sorted_and_named(vault: kg.Vault) -> None:
    """
    == LN-a.md
    ---
    title: Alpha
    year: 2020
    status: reading
    relevance: 2
    tags: [literature]
    ---
    == LN-b.md
    ---
    title: Beta
    year: 2021
    status: reading
    relevance: 4
    tags: [literature/agents]
    ---
    == LN-c.md
    ---
    title: Gamma
    status: to-read
    tags: [literature]
    ---
    == q.md
    # Reading

    ```dataview
    TABLE title AS "Title", year FROM #literature WHERE status = "reading" SORT relevance DESC
    ```
    """
    found = answer(vault)
    assert (found.line, found.end_line, found.kind) == (3, 5, "table")
    assert found.columns == ("File", "Title", "year")
    assert rows(found) == [["LN-b", "Beta", "2021"], ["LN-a", "Alpha", "2020"]]
    assert found.rows[0].cells[0][0].address == f"{vault.config.base}note/LN-b"


def test_folders_links_and_their_opposites_are_sources(vault: kg.Vault) -> None:
    """
    == p/a.md
    [[hub]] #x
    == p/b.md
    #x
    == hub.md
    [[p/b]]
    == q1.md
    ```dataview
    LIST FROM "p" AND [[hub]]
    ```
    == q2.md
    ```dataview
    LIST FROM outgoing([[hub]])
    ```
    == q3.md
    ```dataview
    LIST FROM #x AND -[[hub]] OR "hub"
    ```
    """
    assert rows(answer(vault, "q1")) == [["a"]]
    assert rows(answer(vault, "q2")) == [["b"]]
    assert rows(answer(vault, "q3")) == [["hub"], ["b"]]


def test_inline_fields_dates_and_links_are_values(vault: kg.Vault) -> None:
    """
    == a.md
    due:: 2024-05-01
    area:: [[hub]]
    Rating:: 4
    == b.md
    due:: 2023-01-31
    area:: [[other]]
    == hub.md
    == q.md
    ```dataview
    TABLE WITHOUT ID file.link AS Note, due + dur(1 day) AS next, rating * 2
    WHERE area = [[HUB]] AND due > date(2024-01-01)
    ```
    """
    found = answer(vault)
    assert found.columns == ("Note", "next", "rating * 2")
    assert rows(found) == [["a", "2024-05-02", "8"]]


def test_tasks_have_their_own_fields_and_places(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    project: x
    ---
    - [ ] buy milk [due:: 2024-05-01]
    - [x] done
    - [ ] later
    == q.md
    ```dataview
    TASK WHERE !completed AND due AND project = "x"
    ```
    """
    (row,) = answer(vault).rows
    assert (row.status, row.path, row.line) == (" ", "a.md", 4)
    assert row.cells[0][0].text == "buy milk"


def test_groups_hold_rows_and_lists_are_flattened(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    kind: k1
    authors: [Ada, Bo]
    ---
    == b.md
    ---
    kind: k1
    authors: [Bo]
    ---
    == g.md
    ```dataview
    TABLE rows.file.link AS Notes FROM "" WHERE kind GROUP BY kind
    ```
    == f.md
    ```dataview
    TABLE who WHERE kind FLATTEN authors AS who SORT who LIMIT 2
    ```
    == n.md
    ```dataview
    LIST length(rows) WHERE kind FLATTEN authors AS who GROUP BY who SORT key DESC
    ```
    """
    assert rows(answer(vault, "g")) == [["k1", "a, b"]]
    assert rows(answer(vault, "f")) == [["a", "Ada"], ["a", "Bo"]]
    assert rows(answer(vault, "n")) == [["Bo", "2"], ["Ada", "1"]]


def test_this_is_the_note_that_asks_and_functions_work_on_lists(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    topic: t
    parts: [xa, yb]
    ---
    == q.md
    ---
    topic: t
    ---
    ```dataview
    TABLE filter(parts, (p) => contains(p, "x")) AS p, default(nothing, "-") AS d
    WHERE topic = this.topic AND file.name != this.file.name
    ```
    """
    assert rows(answer(vault)) == [["a", "xa", "-"]]


def test_a_query_that_is_not_understood_says_what(vault: kg.Vault) -> None:
    """
    == q.md
    ```dataview
    TABLE title
    FORM #x
    ```

    > [!note]
    > ```dataview
    > CALENDAR file.mtime
    > ```

    ```dataview
    LIST WHERE regexmatch("(a+)+$", file.name)
    ```
    """
    found = vault.dataview(vault.show("q").iri)
    assert [(one.line, one.problem) for one in found] == [
        (1, "'FORM #x' is not understood, in line 2 of it"),
        (7, "'CALENDAR file.mtime' is not understood, in line 1 of it"),
        (11, "the function 'regexmatch' is not known here"),
    ]


def test_later_notes_of_a_file_are_asked_and_ask_too(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    id: one
    kind: k
    ---
    text

    ---
    id: two
    kind: k
    ---
    ```dataview
    LIST WHERE kind = "k"
    ```
    """
    found = answer(vault, "two")
    assert found.line == 11
    assert rows(found) == [["a"], ["two"]]
