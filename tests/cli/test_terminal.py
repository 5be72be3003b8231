"""What a terminal sees, and what a pipe does not; text of notes steers neither."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command, environment, write_vault

HOSTILE = """
== kg.yaml
title: t
== evil.md
---
title: "\\e[31mred\\u202e [red]evil[/red]"
---
# Evil

Here \x1b]0;pwned\x07 is \x9b31m \u2066hidden\u2069 [bold]text[/bold] about plums, 対立 🎯.

- [[good]] — because \x1b[2J of \u202ethis
- [[gone \x1b5m]] — for no reason
== good.md
# Good

Nothing here.
"""
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""The colours and links that `kg` itself writes."""

READING = [
    ["show", "evil"],
    ["links"],
    ["backlinks", "good"],
    ["search", "plums"],
    ["query", "SELECT * { ?s ?p ?o }"],
    ["stats"],
    ["check"],
]
FORMATS = ["table", "plain", "json", "jsonl", "csv", "tsv", "md"]


@pytest.fixture
def hostile(own_vault: Path) -> Path:
    return write_vault(own_vault, HOSTILE)


@pytest.mark.usefixtures("hostile")
class TestHostileNote:
    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("arguments", READING[:-1], ids=" ".join)
    def test_in_every_format(self, kg: Run, arguments: list[str], form: str) -> None:
        shown = kg(*arguments, "--format", form)
        assert shown.status == 0, shown.err
        assert not STEERING.search(shown.out.replace("\r\n", "\n"))

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_in_findings(self, kg: Run, form: str) -> None:
        shown = kg("check", "--format", form)
        assert shown.status == 1
        assert not STEERING.search(shown.out + shown.err)

    @pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "rdfxml"])
    def test_in_an_export(self, kg: Run, form: str) -> None:
        assert not STEERING.search(kg("export", form).out)

    @pytest.mark.parametrize("arguments", READING, ids=" ".join)
    def test_on_a_terminal(self, kg_on_terminal: Run, arguments: list[str]) -> None:
        shown = kg_on_terminal(*arguments, "--no-pager")
        assert not STEERING.search(OURS.sub("", shown.out))

    def test_json_keeps_every_character(self, kg: Run) -> None:
        (found,) = json.loads(kg("show", "evil", "--format", "json").out)["results"]
        assert "\x1b[31mred\u202e" in found["label"]

    def test_markup_shows_as_it_was_written(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("show", "evil", "--no-pager")
        assert "[red]evil[/red]" in OURS.sub("", shown.out)

    def test_a_name_that_is_typed(self, kg: Run) -> None:
        shown = kg("show", "no\x1b[31msuch\u202ething")
        assert shown.status == 1
        assert not STEERING.search(shown.err)


@pytest.mark.usefixtures("vault")
class TestTerminal:
    ARGUMENTS = ("backlinks", "PN-Deceptive-Alignment")

    def test_a_terminal_gets_colours_and_links_to_the_line(
        self, kg_on_terminal: Run, vault: Path
    ) -> None:
        shown = kg_on_terminal(*self.ARGUMENTS)
        assert shown.status == 0
        assert "\x1b[1m" in shown.out
        folder = vault.resolve().as_uri()
        link = rf"\x1b\]8;[^;]*;{folder}/literature/LN-Hubinger-2019-Risks\.md#\d+\x1b\\"
        assert re.search(link, shown.out)

    def test_a_pipe_gets_neither(self, kg_process: Run) -> None:
        shown = kg_process(*self.ARGUMENTS)
        assert shown.status == 0
        assert "\x1b" not in shown.out
        assert "literature/LN-Hubinger-2019-Risks.md:" in shown.out

    @pytest.mark.parametrize("change", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_color(self, kg_on_terminal: Run, change: dict[str, str]) -> None:
        shown = kg_on_terminal(*self.ARGUMENTS, **change)
        assert shown.status == 0
        assert "\x1b" not in shown.out
        assert "From" in shown.lines[0]

    def test_the_option_no_color(self, kg_on_terminal: Run) -> None:
        assert "\x1b" not in kg_on_terminal(*self.ARGUMENTS, "--no-color").out

    def test_tables_fit_the_width(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal(*self.ARGUMENTS, "--no-color")
        assert max(map(len, shown.lines)) <= 100

    def test_long_output_goes_through_the_pager(self, kg_on_terminal: Run, tmp_path: Path) -> None:
        everything = ("query", "SELECT * { ?s ?p ?o }")
        pager = tmp_path / "pager"
        pager.write_text("#!/bin/sh\necho PAGED\ncat > /dev/null\n")
        pager.chmod(0o755)
        assert kg_on_terminal(*everything, PAGER=str(pager)).out == "PAGED\n"
        assert "PAGED" not in kg_on_terminal(*everything, "--no-pager", PAGER=str(pager)).out
        assert "PAGED" not in kg_on_terminal(*self.ARGUMENTS, PAGER=str(pager)).out

    def test_a_pager_that_is_not_there(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("query", "SELECT * { ?s ?p ?o }", PAGER="no-such-pager-here")
        assert shown.status == 0
        assert len(shown.lines) > 40

    def test_a_table_can_be_had_in_a_pipe(self, kg: Run) -> None:
        shown = kg(*self.ARGUMENTS, "--format", "table")
        assert "From" in shown.lines[0]
        assert "\x1b" not in shown.out

    def test_a_page_is_drawn(self, kg_on_terminal: Run) -> None:
        assert "\x1b[1" in kg_on_terminal("explain", "dangling-link", "--no-pager").out


@pytest.mark.usefixtures("vault")
def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command(["export", "nquads"]),
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("vault")
def test_control_c_is_quiet() -> None:
    process = subprocess.Popen(
        command(["query", "-"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with process:
        # it reads standard input once it has started
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")
