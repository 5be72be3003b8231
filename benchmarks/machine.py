"""The machine that was measured on, in a sentence."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Say how many processors of which kind, and which Python and Oxigraph."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{cores} cores ({_processor()}), {platform.system()}, Python"
        f" {platform.python_version()}, Oxigraph {version('pyoxigraph')}"
    )


def load() -> str:
    """Say how busy the machine was in the last fifteen minutes, by itself and by others."""
    return f"{os.getloadavg()[2]:.1f}"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    if file.exists():
        found = re.search(r"^model name\s*: (.+)$", file.read_text("utf-8"), re.MULTILINE)
        if found:
            return found[1].strip()
    return platform.machine()
