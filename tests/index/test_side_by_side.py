"""Several commands at once on one vault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_commands_that_come_first_together_all_answer(vault_folder: Path) -> None:
    """
    == a.md
    See [[b]].
    == b.md
    # B
    """
    (vault_folder / "kg.yaml").touch()
    command = [sys.executable, "-m", "kg_cli", "backlinks", "b", "--vault", str(vault_folder)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert answers == [("a.md:1\ta\t\t\tSee b.\n", "", 0)] * 6
