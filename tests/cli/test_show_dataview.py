"""`kg show NOTE` answers the Dataview queries in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import write_files

VAULT = """
== kg.yaml
title: Notes
== LN-a.md
---
status: reading
---
== log.md
```dataview
TABLE status AS "Status" WHERE status
```

```dataview
CALENDAR file.mtime
```
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_files(tmp_path, VAULT)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("folder")
def test_answers_and_what_is_not_answered_are_lines(kg: Run) -> None:
    lines = kg("show", "log").lines
    assert lines[lines.index("dataview, line 1: 1 row:") :] == [
        "dataview, line 1: 1 row:",
        "  File | Status",
        "  LN-a | reading",
        "dataview, line 5: not answered, 'CALENDAR file.mtime' is not understood, in line 1 of it",
    ]


@pytest.mark.usefixtures("folder")
def test_answers_are_values_in_json(kg: Run) -> None:
    (found,) = json.loads(kg("show", "log", "--format", "json").out)["results"]
    first, second = found["dataview"]
    assert (first["columns"], first["rows"]) == (["File", "Status"], [["LN-a", "reading"]])
    assert second["problem"]
