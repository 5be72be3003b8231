"""docs/publishing.md says what is true: its workflows can be read, its commands are ours."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kg.config import read_config
from kg_cli.app import COMMANDS, load_command

PAGE = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text("utf-8")
BLOCKS = re.findall(
    r"^(?:`([^`\n]+)`:\n\n)?```(yaml|sh)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
)


def block(name: str) -> Any:  # noqa: ANN401 - what a YAML file holds
    (text,) = (text for called, _, text in BLOCKS if called == name)
    return yaml.safe_load(text)


def shell_lines() -> Iterator[str]:
    """Yield every command line of the page, in its blocks and its workflows."""
    for _, language, text in BLOCKS:
        if language == "sh":
            yield from (line.partition("  #")[0] for line in text.splitlines())
    for step in block(".github/workflows/site.yml")["jobs"]["publish"]["steps"]:
        if "run" in step:
            yield step["run"]
    yield from block(".gitlab-ci.yml")["pages"]["script"]
    yield from re.findall(r"`(?:- run: )?(kg [^`]+)`", PAGE)


def test_every_command_of_the_page_is_one_of_ours_with_its_options() -> None:
    lines = [shlex.split(line) for line in shell_lines() if line.startswith("kg ")]
    assert len(lines) >= 10
    for _, name, *arguments in lines:
        assert name in COMMANDS
        known = {name for option in load_command(name).params for name in option.opts}
        assert {a for a in arguments if a.startswith("--")} <= known, arguments


def test_the_workflow_of_github_publishes_the_folder_that_is_built() -> None:
    workflow = block(".github/workflows/site.yml")
    steps = workflow["jobs"]["publish"]["steps"]
    used = [step["uses"].partition("@")[0] for step in steps if "uses" in step]
    order = ["checkout", "configure-pages", "upload-pages-artifact", "deploy-pages"]
    assert [name for name in used if name.removeprefix("actions/") in order] == [
        f"actions/{name}" for name in order
    ]
    (upload,) = (step for step in steps if "upload-pages" in step.get("uses", ""))
    assert upload["with"]["path"] == "_site"
    ids = {step["id"] for step in steps if "id" in step}
    asked = set(re.findall(r"steps\.(\w+)\.", str(workflow)))
    assert asked <= ids
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_the_job_of_gitlab_publishes_the_folder_it_names() -> None:
    job = block(".gitlab-ci.yml")["pages"]
    assert f"--out {job['artifacts']['paths'][0]}" in " ".join(job["script"])


def test_what_it_says_of_private_notes_is_read(tmp_path: Path) -> None:
    (text,) = (text for name, kind, text in BLOCKS if kind == "yaml" and not name)
    (tmp_path / "kg.yaml").write_text(text, "utf-8")
    assert read_config(tmp_path).site.private == ("journal/", "people/*.md")
