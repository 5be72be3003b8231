"""Each field finds what is written, as the page of the language says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import kg
from docs.make_find import PAGE, page
from kg.errors import AmbiguousThing, FindError, UnknownThing
from kg.find import find
from kg.find.reference import entries

VAULT = """
== kg.yaml
project: PUMA
finds:
  core: relevance:3 sort:-year
== literature/LN-Hubinger-2019.md
---
type: literature
title: "Risks from learned optimization"
authors: ["Hubinger, Evan", "Rocktäschel, Tim"]
year: 2019
status: reviewed
citekey: "@hubinger2019risks"
arxiv: "1906.01820"
doi: "10.48550/arXiv.1906.01820"
venue: "arXiv"
relevance: 3
keshav-pass: 3
tags: [AI/safety, core]
created: 2026-09-07
updated: 2026-10-02
---
# LN: Hubinger (2019) — Risks from learned optimization

## Key Concepts

**Deceptive alignment**: A model pretends to pursue the base objective.

## PUMA Integration

- **Ethics chapter**: why conduct in training proves little → [[PR-Ethics]]

## Related Notes

- [[PN-Alignment]] — because the whole belongs there
- [[LN-Nobody]] — because it is still to be read
== literature/LN-Amodei-2016.md
---
type: literature
title: "Concrete problems"
authors: ["Amodei, Dario"]
year: 2016
status: unread
citekey: "@amodei2016concrete"
relevance: 1
tags: [todo]
updated: 2026-11
---
# LN: Amodei (2016) — Concrete problems

Speaks of the Café, and of reward hacking. Hubinger et al. (2019) takes it up. ^cafe

## Related Notes

- (extends) [[LN-Hubinger-2019]] — more of it
== concepts/PN-Alignment.md
---
type: permanent-note
title: Alignment
maturity: evergreen
---
# Alignment
== concepts/PN-Deceptive-Alignment.md
---
type: permanent-note
title: Deceptive alignment
aliases: [treacherous turn]
broader: ["[[PN-Alignment]]"]
---
# Deceptive alignment
== project/PR-Ethics.md
---
type: chapter
project: PUMA
title: Ethics chapter
---
# Ethics chapter
== project/Decisions.md
---
type: log
project: PUMA
title: Decisions
---
# Decisions
== journal/plain.md
Nothing much.
"""
HUBINGER, AMODEI = "literature/LN-Hubinger-2019.md", "literature/LN-Amodei-2016.md"
ALIGNMENT, DECEPTIVE = "concepts/PN-Alignment.md", "concepts/PN-Deceptive-Alignment.md"
ETHICS, DECISIONS, PLAIN = "project/PR-Ethics.md", "project/Decisions.md", "journal/plain.md"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> kg.Vault:
    """The vault above, read once."""
    folder = tmp_path_factory.mktemp("vault")
    for part in VAULT.strip().split("== ")[1:]:
        name, _, content = part.partition("\n")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return kg.open(folder)


FOUND = [
    ("text:cafe", [AMODEI]),
    ("hack*", [AMODEI]),
    ("hack", []),
    ('"reward hacking"', [AMODEI]),
    ("hacking reward", [AMODEI]),
    ('text~"re(d|ward)\\s+hack"', [AMODEI]),
    ("title:LEARNED", [HUBINGER]),
    ('title="deceptive alignment"', [DECEPTIVE]),
    ("title~^d", [DECEPTIVE, DECISIONS]),
    ("alias:treacherous", [DECEPTIVE]),
    ("type:literature", [AMODEI, HUBINGER]),
    ("type:permanent-note", [ALIGNMENT, DECEPTIVE]),
    ("type:artifact", [DECISIONS, ETHICS]),
    ("type=artifact", [ETHICS]),
    ("type:log", [DECISIONS]),
    ("tag:ai", [HUBINGER]),
    ("tag=ai", []),
    ("#ai/safety", [HUBINGER]),
    ("status:Reviewed", [HUBINGER]),
    ("maturity~green$", [ALIGNMENT]),
    ("relevance>=2", [HUBINGER]),
    ("relevance:1..2", [AMODEI]),
    ("pass>2.5", [HUBINGER]),
    ("created:2026-09", [HUBINGER]),
    ("updated>2026-09", [HUBINGER]),
    ("updated:-7d..", [HUBINGER]),
    ("path:ln-amodei", [AMODEI]),
    ("folder:concepts", [ALIGNMENT, DECEPTIVE]),
    ("folder=project", [DECISIONS, ETHICS]),
    ("concept:alignment", [ALIGNMENT, DECEPTIVE, HUBINGER]),
    ('concept=alignment -concept="deceptive alignment"', [ALIGNMENT]),
    ('concept:"treacherous turn"', [DECEPTIVE, HUBINGER]),
    ("concept~^decep", [DECEPTIVE, HUBINGER]),
    ("definition:pretends", [HUBINGER]),
    ('artifact:"ethics chapter"', [HUBINGER]),
    ("artifact:PR-Ethics", [HUBINGER]),
    ("project:puma", [DECISIONS, ETHICS, HUBINGER]),
    ("links:PN-Alignment", [DECEPTIVE, HUBINGER]),
    ("linkedby:@amodei2016concrete", [HUBINGER]),
    ("relation:extends", [AMODEI]),
    ("reason:belongs", [HUBINGER]),
    ("paper:1906.01820", [HUBINGER]),
    ("author:hub", [HUBINGER]),
    ('author:"rocktaschel, t"', [HUBINGER]),
    ('author="evan hubinger"', [HUBINGER]),
    ("year:2019", [HUBINGER]),
    ("year<2019", [AMODEI]),
    ("venue:ARX", [HUBINGER]),
    ("cites:@hubinger2019risks", [AMODEI]),
    ("cites:LN-Hubinger-2019", [AMODEI]),
    ("citedby:@amodei2016concrete", [HUBINGER]),
    ("citekey:@amodei2016concrete", [AMODEI]),
    ("doi:https://doi.org/10.48550/ARXIV.1906.01820", [HUBINGER]),
    ("arxiv:arXiv:1906.01820v2", [HUBINGER]),
    ("has:doi", [HUBINGER]),
    ("has:reason -has:doi", [AMODEI]),
    ("-has:year -has:backlink", [DECEPTIVE, DECISIONS, PLAIN]),
    ("is:orphan is:deadend", [DECISIONS, PLAIN]),
    ("is:broken", [HUBINGER]),
    ("@core", [HUBINGER]),
]


@pytest.mark.parametrize(("expression", "paths"), FOUND)
def test_an_expression_finds(written: kg.Vault, expression: str, paths: list[str]) -> None:
    found = find(written._index, expression, today=date(2026, 10, 8))  # noqa: SLF001 - the day
    assert sorted(one.path for one in found) == sorted(paths)


@pytest.mark.parametrize(
    ("expression", "titles"),
    [
        ("kind:paper sort:year", ["Concrete problems", "Risks from learned optimization"]),
        ("kind:paper relevance:3", ["Risks from learned optimization"]),
        ("kind:paper cites:@hubinger2019risks", ["Concrete problems"]),
        ("kind:concept year:2019", ["Deceptive alignment"]),
        ("kind:concept treacherous", ["Deceptive alignment"]),
        ("kind:concept concept:alignment", ["Alignment", "Deceptive alignment"]),
        ("kind:artifact year:2019", ["Ethics chapter"]),
        ("kind:person rocktaschel", ["Tim Rocktäschel"]),
        ("kind:person year:2016", ["Dario Amodei"]),
        ("kind:claim cafe", ["Speaks of the Café, and of reward hacking. Hubinger et al. (2019)"]),
    ],
)
def test_other_kinds_are_found(written: kg.Vault, expression: str, titles: list[str]) -> None:
    found = [one.title for one in written.find(expression)]
    assert len(found) == len(titles)
    assert all(a.startswith(b) for a, b in zip(found, titles, strict=True))


def test_what_has_no_value_comes_last_either_way(written: kg.Vault) -> None:
    for order in ("year", "-year"):
        years = [one.year for one in written.find("", sort=order)]
        known = [year for year in years if year]
        assert known == sorted(known, reverse=order[0] == "-")
        assert years[: len(known)] == known


def test_a_limit_keeps_the_first(written: kg.Vault) -> None:
    assert written.find("limit:2") == written.find("")[:2]


@pytest.mark.parametrize(
    ("expression", "column", "hint"),
    [
        ("x yaer:2019", 2, "did you mean 'year'"),
        ("type:literatur", 5, "did you mean 'literature'"),
        ("has:dio", 4, "did you mean 'doi'"),
        ("is:orphn", 3, "did you mean 'orphan'"),
        ("kind:papre", 5, "did you mean 'paper'"),
        ("title>x", 0, "it takes : = ~"),
        ("year~19", 0, "it takes : ="),
        ("year:abc", 5, "for instance 2019"),
        ("year:2021..2018", 5, "the lower end"),
        ("year:2018..x", 11, "for instance"),
        ("year:>=2018", 5, "stands alone"),
        ("year>2018..2020", 5, "write year:2018..2020"),
        ("created:2026-02-30", 8, "for instance"),
        ("relevance>99999999999999999999", 10, "for instance"),
        ("title~[", 6, "\\"),
        ('title~"(?=x)"', 6, "\\"),
        ('title~"(a{1000}){1000}{1000}"', 6, "\\"),
        ("sort:concept", 5, "there are title"),
        ("kind:person doi:x sort:title tag:x role:premise", 35, "fields of a person"),
        ("kind:paper is:orphan", 11, ""),
        ("limit:none", 6, "for instance 20"),
        ("role:xyzzy", 5, ""),
    ],
)
def test_a_value_that_cannot_be_is_pointed_at(
    written: kg.Vault, expression: str, column: int, hint: str
) -> None:
    with pytest.raises(FindError) as raised:
        written.find(expression)
    assert raised.value.column == column
    assert hint in raised.value.hint


def test_a_name_that_is_nothing_names_the_nearest_of_its_kind(written: kg.Vault) -> None:
    with pytest.raises(UnknownThing) as raised:
        written.find("concept:deceptve-alignment")
    assert raised.value.nearest[0] == "Deceptive alignment"
    with pytest.raises(UnknownThing) as raised:
        written.find("author:hubbinger")
    assert raised.value.nearest[0] == "Evan Hubinger"


def test_a_name_of_several_things_lists_them(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "jones.md").write_text("# Jones\n", "utf-8")
    with pytest.raises(AmbiguousThing):
        kg.open(tmp_path).find("links:jones")


def test_the_page_has_the_tables_that_the_language_has() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text
    for _, several in entries():
        assert all(f"| `{one.field}`" in text for one in several)


def test_every_field_is_tried_above() -> None:
    tried = " ".join(expression for expression, _ in FOUND)
    fields = {one.field for _, several in entries() for one in several}
    own = {"topic", "claim", "role", "modality", "by", "kind", "sort", "limit"}
    assert {f for f in fields - own if not any(f"{f}{sign}" in tried for sign in ":=~<>")} == set()


EXAMPLE = re.compile(r"^\$ kg find '(.*)' +# (\d+)$", re.MULTILINE)


@pytest.mark.parametrize(("expression", "count"), EXAMPLE.findall(PAGE.read_text("utf-8")))
def test_an_example_of_the_page_finds_as_many(
    example: kg.Vault, expression: str, count: str
) -> None:
    assert len(example.find(expression)) == int(count)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLE.findall(PAGE.read_text("utf-8"))) == 10
