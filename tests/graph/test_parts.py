"""Artifacts have parts; logs have entries; maps need no reasons."""

from __future__ import annotations

import kg


def test_a_link_points_to_the_article_that_is_named_behind_it_or_in_it(vault: kg.Vault) -> None:
    """
    == SP-X.md
    ---
    type: spec
    ---
    # SP: X
    ## Art. 7 Ethics
    **7.2** Every plan SHALL be reviewed.
    == a.md
    See [[SP-X]] (Art. 7), [[SP-X#Art. 7 Ethics]], [[SP-X]] §7.2 and [[SP-X]] (Art. 9).
    """
    found = vault.query(
        "SELECT ?label (COUNT(?l) AS ?n) WHERE { ?l kg:toPart ?p ; kg:to note:SP-X ."
        " ?p a kg:ArtifactPart ; rdfs:label ?label ; dcterms:isPartOf+ artifact:x }"
        " GROUP BY ?label ORDER BY ?label"
    ).table
    assert found
    assert [[node.value for node in row if node] for row in found.rows] == [
        ["7.2", "1"],
        ["Art. 7 Ethics", "2"],
    ]
    assert [item.label for item in vault.show("artifact:x").items] == ["Art. 7 Ethics", "7.2"]
    assert vault.stats().artifacts == 1


def test_links_of_maps_and_navigations_need_no_reason(vault: kg.Vault) -> None:
    """
    == MOC-All.md
    - [[SP-X]]
    - [[a]]
    == SP-X.md
    ## Navigation
    - [[MOC-All]]
    - [[a]] (§1.7)
    == a.md
    """
    assert vault.check(["link-without-reason"]) == ()
    assert vault.stats().notes_by_type == {"artifact": 1, "map": 1, "note": 1}
    (row,) = (row for row in vault.links("SP-X") if row.to_title == "a")
    assert row.reason == "§1.7"


def test_the_rows_of_a_log_are_entries_with_their_places(vault: kg.Vault) -> None:
    """
    == Risks.md
    ---
    type: log
    ---
    # Risks
    | Risk | Likelihood | Status | Date |
    |---|---|---|---|
    | Drift | high | open | 2024-05-01 |
    """
    table = vault.query(
        "SELECT ?label ?line ?date ?like ?status WHERE { ?e a kg:LogEntry ; rdfs:label ?label ;"
        " kg:line ?line ; dcterms:date ?date ; kg:likelihood ?like ; kg:status ?status }"
    ).table
    assert table
    assert [[node.value for node in row if node] for row in table.rows] == [
        ["Drift", "7", "2024-05-01", "high", "open"]
    ]
