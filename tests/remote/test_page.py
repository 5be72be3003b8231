"""docs/stores.md says what is there, and its example does what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import yaml
from typer.testing import CliRunner

from kg.stores import STORE_PROFILES, checked_store
from kg_cli.app import app

PAGE = (Path(__file__).parents[2] / "docs" / "stores.md").read_text("utf-8")


def test_the_example_does_what_it_shows(example_folder: Path, store: str) -> None:
    (block,) = re.findall(r"^```console\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    shown = [part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    for command, _, output in shown[1:]:
        program, *arguments = shlex.split(command.replace("http://127.0.0.1:7878", store))
        assert program == "kg"
        done = CliRunner().invoke(app, [*arguments, "--vault", str(example_folder)])
        assert done.exit_code == 0
        assert done.stdout == output or not output
        assert done.stdout


def test_each_profile_is_in_the_table() -> None:
    for name in STORE_PROFILES:
        assert re.search(rf"^\| .*\| `{name}` \|", PAGE, re.MULTILINE)


def test_what_it_puts_into_kg_yaml_names_a_store() -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    short, long = (yaml.safe_load(part)["store"] for part in block.split("\n\n"))
    assert checked_store({"url": short}).url == short
    named = checked_store({key: str(value) for key, value in long.items()})
    assert (named.profile, named.timeout) == ("any", 120)
    for row in re.findall(
        r"^\| .*?`(HOST.*?)` \| `(HOST.*?)` \| `(HOST.*?)` \|", PAGE, re.MULTILINE
    ):
        keys = zip(("query", "update", "graphs"), row, strict=True)
        assert checked_store({key: url.replace("HOST", "https://a.org:1") for key, url in keys})
