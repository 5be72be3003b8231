"""The vault's own SHACL shapes, with results at their place in the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import SchemaError
from tests.checks.lines import lines

PREFIXES = """\
@prefix kg: <https://w3id.org/litkg/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix my: <https://example.org/my#> .
"""


def write_shapes(vault: kg.Vault, text: str, path: str = "shapes/my.ttl") -> Path:
    file = vault.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PREFIXES + text, "utf-8")
    return file


def test_shacl_has_nothing_to_say_without_shapes(vault: kg.Vault) -> None:
    """
    == a.md
    """
    assert lines(vault, "shacl") == []


@pytest.mark.parametrize("path", ["shapes/my.ttl", "schema/shapes/my.ttl"])
def test_shacl_gives_message_and_severity_of_the_shape(vault: kg.Vault, path: str) -> None:
    """
    == LN-A.md
    ---
    status: unheard-of
    ---
    == LN-B.md
    ---
    status: reviewed
    ---
    """
    write_shapes(
        vault,
        """my:Read a sh:NodeShape ; sh:targetClass kg:LiteratureNote ;
        sh:property [ sh:path kg:status ; sh:in ( "to-read" "reviewed" ) ;
            sh:severity sh:Warning ; sh:message "a status that nobody knows" ] .""",
        path,
    )
    (found,) = vault.check(["shacl"])
    assert str(found) == "LN-A.md:1:1: warning[shacl] a status that nobody knows"
    assert found.help == f"shape Read in {path}: kg:status of 'LN-A' is 'unheard-of'"


def test_shacl_stands_on_the_line_of_an_item(vault: kg.Vault) -> None:
    """
    == MR-A.md
    ## Core claim
    It is so.

    ## Load-bearing premise
    It was always so.
    """
    write_shapes(
        vault,
        """my:Premise a sh:NodeShape ; sh:targetClass kg:Premise ;
        sh:property [ sh:path schema:text ; sh:minLength 50 ; sh:message "too short" ] .""",
    )
    assert lines(vault, "shacl") == ["MR-A.md:5:1: error too short"]


def test_shacl_sees_the_whole_vault_and_not_one_note(vault: kg.Vault) -> None:
    """
    == kg.yaml
    project: PUMA
    == PR-Ethics.md
    ---
    type: chapter
    title: Ethics
    ---
    == LN-A.md
    ## PUMA Integration
    - **Ethics**: it shows → [[PR-Ethics]]
    == LN-B.md
    ## PUMA Integration
    - **Ethics**: it measures → [[PR-Ethics]]
    """
    shape = """my:Supported a sh:NodeShape ; sh:targetClass kg:Artifact ;
        sh:property [ sh:path [ sh:inversePath kg:informs ] ; sh:minCount %d ;
            sh:severity sh:Info ; sh:message "papers are missing" ] ."""
    write_shapes(vault, shape % 2)
    assert lines(vault, "shacl") == []
    write_shapes(vault, shape % 3)
    assert lines(vault, "shacl") == ["PR-Ethics.md:1:1: info papers are missing"]


def test_shacl_asks_in_sparql_and_for_closed_shapes_too(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    == b.md
    # B
    [[a]]
    """
    write_shapes(
        vault,
        """my:Linked a sh:NodeShape ; sh:targetClass kg:Note ;
        sh:sparql [ sh:message "nothing links here" ; sh:select '''
            SELECT $this WHERE { FILTER NOT EXISTS {
                ?other <http://purl.org/dc/terms/references> $this } }''' ] .""",
    )
    assert lines(vault, "shacl") == ["b.md:1:1: error nothing links here"]


def test_shacl_sees_the_types_that_a_shape_asks_for(vault: kg.Vault) -> None:
    """
    == LN-A.md
    """
    write_shapes(
        vault,
        """my:Plain a sh:NodeShape ; sh:targetClass kg:Note ;
        sh:property [ sh:path rdf:type ; sh:maxCount 1 ; sh:message "two types" ] .""",
    )
    assert lines(vault, "shacl") == ["LN-A.md:1:1: error two types"]


def test_shacl_without_a_message_names_things_as_people_do(vault: kg.Vault) -> None:
    """
    == LN-A.md
    """
    write_shapes(
        vault,
        """my:Status a sh:NodeShape ; sh:targetClass kg:LiteratureNote ;
        sh:property [ sh:path kg:status ; sh:minCount 1 ] .""",
    )
    (line,) = lines(vault, "shacl")
    assert "note:LN-A" in line
    assert "kg:status" in line
    assert "https://" not in line


def test_shacl_points_at_the_line_of_shapes_that_cannot_be_read(vault: kg.Vault) -> None:
    """
    == a.md
    """
    file = write_shapes(vault, "my:Broken a sh:NodeShape ;\n  sh:targetClass nope:Note .\n")
    with pytest.raises(SchemaError) as raised:
        vault.check()
    assert str(raised.value).startswith(f"{file}:7: ")
    assert "nope" in str(raised.value)


def test_shacl_says_so_where_shapes_make_no_sense(vault: kg.Vault) -> None:
    """
    == a.md
    """
    write_shapes(
        vault,
        """my:Odd a sh:NodeShape ; sh:targetClass kg:Note ;
        sh:property [ sh:path kg:status ; sh:minCount "many" ] .""",
    )
    with pytest.raises(SchemaError, match="pySHACL cannot use these shapes"):
        vault.check(["shacl"])
