"""The process in which one PDF is read: from standard input, within the limits it is given.

PDFium is C++ and a PDF may be anybody's: what goes wrong goes wrong here, within the limits.
"""

from __future__ import annotations

import json
import sys

from kg.pdf.limits import Limits
from kg.pdf.model import Pdf, Unreadable, as_json


def main() -> None:
    """Read a PDF from standard input, write what it says to standard output as JSON.

    The limits are the last argument of the command, as JSON.
    """
    limits = Limits(**json.loads(sys.argv[-1]))
    data = sys.stdin.buffer.read()
    _enforce(limits, len(data))
    said = json.dumps(as_json(_read(data, limits)), ensure_ascii=True)
    sys.stdout.buffer.write(said.encode("ascii"))
    sys.stdout.buffer.flush()


def _read(data: bytes, limits: Limits) -> Pdf | Unreadable:
    from kg.pdf.engine import CannotOpen  # noqa: PLC0415 - within the limits
    from kg.pdf.extraction import extract  # noqa: PLC0415 - as above

    try:
        return extract(data, limits)
    except CannotOpen as error:
        return Unreadable(str(error))
    except MemoryError:
        return Unreadable("needs more memory than a PDF may take")
    except Exception as error:  # noqa: BLE001 - a stranger's file: what it breaks ends here
        return Unreadable(f"cannot be read ({type(error).__name__}: {error})", for_good=False)


def _enforce(limits: Limits, size: int) -> None:
    """Let the system end this process where it takes too much, on systems that can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    room = limits.memory + 3 * size
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.patience, limits.patience + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
