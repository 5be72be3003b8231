"""Answers kept on disk, each with the day on which it was given."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its body, and when it came in seconds since 1970."""

    body: bytes
    at: float
    is_missing: bool = False

    @property
    def day(self) -> str:
        """The day on which it came, as `2026-11-26`."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.at))


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers; it may be deleted at any time."""

    folder: Path
    now: Callable[[], float] = time.time

    def get(self, address: str, *, max_age: float, missing_for: float) -> Kept | None:
        """Return what is kept of *address* unless it is older than *max_age* seconds.

        That there was nothing counts for *missing_for* seconds.
        """
        try:
            head, _, body = self._file(address).read_bytes().partition(b"\n")
            said = json.loads(head)
            kept = Kept(body, float(said["at"]), bool(said["missing"]))
            is_it = said["address"] == address and said["bytes"] == len(body)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        oldest = missing_for if kept.is_missing else max_age
        return kept if is_it and 0 <= self.now() - kept.at <= oldest else None

    def keep(self, address: str, body: bytes, *, is_missing: bool = False) -> Kept:
        """Keep the answer that *address* gave now; a disk that is full keeps nothing."""
        at = self.now()
        said = {"address": address, "at": at, "missing": is_missing, "bytes": len(body)}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(said).encode() + b"\n" + body)
            Path(temporary).replace(self._file(address))
        except OSError:
            pass
        return Kept(body, at, is_missing)

    def _file(self, address: str) -> Path:
        name = hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self.folder / f"{name}.answer"
