"""Mending: only what is certain, every other byte as it was."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.checks.base import Edit
from kg.checks.fixing import apply_edits
from kg.errors import WriteError

BROKEN = (
    "---\r\ntitle: Risks: an overview\r\n---\r\n# A\x0b\u2028\r\n\r\n"
    "See [[LN jones 2019#^x|him]].\rAnd [[LN_Jones_2019]] — so"
)
MENDED = (
    '---\r\ntitle: "Risks: an overview"\r\n---\r\n# A\x0b\u2028\r\n\r\n'
    "See [[LN-Jones-2019#^x|him]].\rAnd [[LN-Jones-2019]] — so"
)
ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


def vault_of(folder: Path, data: bytes) -> kg.Vault:
    (folder / "LN-Jones-2019.md").write_text("# Jones\n", "utf-8")
    (folder / "a.md").write_bytes(data)
    return kg.open(folder)


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS, ids=["none", "utf-8", "le", "be"])
def test_every_other_byte_stays(tmp_path: Path, mark: bytes, encoding: str) -> None:
    vault = vault_of(tmp_path, mark + BROKEN.encode(encoding))
    vault.fix()
    assert (tmp_path / "a.md").read_bytes() == mark + MENDED.encode(encoding)


def test_mending_twice_is_mending_once(tmp_path: Path) -> None:
    vault = vault_of(tmp_path, BROKEN.encode())
    (fix,) = vault.fix()
    assert (fix.path, fix.rules, fix.findings) == ("a.md", ("bad-front-matter", "dangling-link"), 3)
    assert vault.fix() == ()


def test_what_only_shows_afterwards_is_mended_as_well(tmp_path: Path) -> None:
    """In front matter that could not be read no identifier is seen at first."""
    text = "---\ntype: literature\ntitle: A: b\ndoi: https://doi.org/10.1000/x\n---\n"
    vault = vault_of(tmp_path, text.encode())
    assert [fix.rules for fix in vault.fix()] == [("bad-front-matter",), ("malformed-identifier",)]
    assert "doi: 10.1000/x" in (tmp_path / "a.md").read_text("utf-8")


def test_a_dry_run_shows_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    data = b"See [[LN Jones 2019]]."
    vault = vault_of(tmp_path, data)
    (fix,) = vault.fix(dry_run=True)
    assert fix.diff.splitlines() == [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -1 +1 @@",
        "-See [[LN Jones 2019]].",
        r"\ No newline at end of file",
        "+See [[LN-Jones-2019]].",
        r"\ No newline at end of file",
    ]
    assert (tmp_path / "a.md").read_bytes() == data


def test_only_the_rules_that_were_named_mend(tmp_path: Path) -> None:
    vault = vault_of(tmp_path, BROKEN.encode())
    (fix,) = vault.fix(["bad-front-matter"])
    assert fix.rules == ("bad-front-matter",)
    assert "[[LN jones 2019#^x|him]]" in (tmp_path / "a.md").read_text("utf-8")


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    vault = vault_of(tmp_path, b"See [[LN Jones 2019]].")
    (tmp_path / "a.md").write_bytes(b"See [[LN Jones 2019]], she says.")
    with pytest.raises(WriteError, match=r"a\.md was changed meanwhile"):
        vault.fix()
    assert (tmp_path / "a.md").read_bytes() == b"See [[LN Jones 2019]], she says."


def test_a_finding_that_is_suppressed_is_not_mended(tmp_path: Path) -> None:
    data = b"See [[LN Jones 2019]]. <!-- kg-ignore: dangling-link -->"
    assert vault_of(tmp_path, data).fix() == ()


def test_a_link_that_is_written_in_another_way_is_left_alone(tmp_path: Path) -> None:
    data = b"See [jones](LN%20Jones%202019.md)."
    vault = vault_of(tmp_path, data)
    assert len(vault.check(["dangling-link"])) == 1
    assert vault.fix() == ()


@given(st.text(alphabet="ab \r\n\u2028é", max_size=40))
def test_edits_of_nothing_change_nothing(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    edits = [Edit(n, 1, n, len(line) + 1, line) for n, line in enumerate(lines, 1)]
    assert apply_edits(text, edits) == text
