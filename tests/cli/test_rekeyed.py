"""A citekey that changes in a bibliography: the next command says who cites the one before."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

ENTRY = "@article{{{key},\n  title = {{On proxies}},\n  doi = {{10.5555/proxies}},\n}}\n"


def test_the_command_that_is_told_follows_the_key(own_vault: Path, kg: Run) -> None:
    kg("init")
    (own_vault / "references.bib").write_text(ENTRY.format(key="doe2020"), "utf-8")
    (own_vault / "a.md").write_text("# A\n\nSo [@doe2020, p. 3].\n", "utf-8")
    (own_vault / "b.md").write_text("# B\n\n@doe2020 says so.\n", "utf-8")
    kg("build")
    (own_vault / "references.bib").write_text(ENTRY.format(key="doeProxies"), "utf-8")
    assert kg("build").err == (
        "kg: @doe2020 is @doeProxies now, but is cited as before in a.md and 1 more\n"
        "  help: `kg rename @doe2020 @doeProxies` follows it\n"
    )
    assert kg("rename", "@doe2020", "@doeProxies").status == 0
    assert "@doeProxies says so." in (own_vault / "b.md").read_text("utf-8")
    assert kg("check").status == 0
