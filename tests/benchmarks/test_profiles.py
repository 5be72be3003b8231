"""The profile counts what each part does itself, and what C does for it."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pytest

from benchmarks.profiles import columns, part_of, parts, shares
from kg.markdown import parse


@pytest.mark.parametrize(
    ("file", "name", "part"),
    [
        ("/x/kg/markdown/blocks.py", "read", "kg.markdown"),
        ("/x/kg/config.py", "read", "kg.config"),
        ("/x/cli/kg_cli/output/shown.py", "draw", "kg_cli.output"),
        ("/x/.venv/lib/python3.11/site-packages/jinja2/runtime.py", "call", "jinja2"),
        ("~", "<method 'query' of 'pyoxigraph.Store' objects>", "Oxigraph"),
        ("~", "{built-in method pyromark.events}", "pyromark"),
        ("~", "{method 'join' of 'str' objects}", ""),
        ("/usr/lib/python3.11/re/_parser.py", "parse", "regular expressions"),
        ("/x/kg/markdown/blocks.py", "<module>", "loading modules"),
        ("/usr/lib/python3.11/json/decoder.py", "decode", ""),
    ],
)
def test_each_function_belongs_to_a_part_or_to_who_calls_it(
    file: str, name: str, part: str
) -> None:
    assert part_of((file, 1, name)) == part


def test_the_parts_of_a_run_are_what_it_ran_and_sum_up_to_it(tmp_path: Path) -> None:
    profile, file = cProfile.Profile(), tmp_path / "profile"
    profile.runcall(parse, "# One\n\nSee [[two]].\n" * 200)
    profile.dump_stats(file)
    found = pstats.Stats(str(file))
    seconds = parts(found)
    assert max(seconds, key=lambda part: seconds[part]).startswith("kg.markdown")
    total: float = found.total_tt  # type: ignore[attr-defined]
    assert sum(seconds.values()) == pytest.approx(total, rel=0.05)
    assert sum(share for _, share in shares(seconds)) == pytest.approx(1)


def test_shares_stand_in_columns() -> None:
    found = {"a": [("x", 0.75), ("all others", 0.25)], "b": [("y", 0.5), ("all others", 0.5)]}
    assert columns(found).splitlines() == [
        "| a | b |",
        "|---|---|",
        "| x 75% | y 50% |",
        "| all others 25% | all others 50% |",
    ]
