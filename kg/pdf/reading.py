"""Reading a PDF: in a process of its own, which may take so much and no more."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec

from kg.pdf.limits import LIMITS, Limits
from kg.pdf.model import Pdf, Unreadable, from_json

EXTRA = "litkg[pdf]"
"""What brings the library that reads PDFs."""
_MAGIC = b"%PDF-"
_RUN = "import sys; sys.path[:] = {path!r}; from kg.pdf.child import main; main()"


def can_read_pdfs() -> bool:
    """Tell whether the library that reads PDFs is installed."""
    return find_spec("pypdfium2") is not None


def is_pdf(data: bytes) -> bool:
    """Tell whether a file begins as a PDF does; programs allow other bytes before it."""
    return _MAGIC in data[:1024]


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Pdf | Unreadable:
    """Return what a PDF says, or why it cannot be read. Never raises for what is in it."""
    if not can_read_pdfs():
        return Unreadable("is a PDF, and nothing here reads PDFs",
                          f"install the extra: pip install '{EXTRA}'", for_good=False)  # fmt: skip
    if len(data) > limits.bytes:
        return Unreadable(f"is larger than {limits.bytes:,} bytes")
    if not is_pdf(data):
        return Unreadable("is no PDF, or a broken one")
    command = [sys.executable, "-c", _RUN.format(path=sys.path), json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, our module
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=limits.patience + 5, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Unreadable(f"takes longer to read than {limits.patience} seconds")
    except OSError as error:
        return Unreadable(f"cannot be read now: {error.strerror}", for_good=False)
    try:
        return from_json(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        return _given_up(-done.returncode, limits)


def _given_up(number: int, limits: Limits) -> Unreadable:
    """Say of what the process died, by the number of the signal that ended it."""
    if number == getattr(signal, "SIGXCPU", 0):
        return Unreadable(f"takes longer to read than {limits.patience} seconds")
    return Unreadable(f"is broken, or takes more than {limits.memory:,} bytes of memory to read")
