"""What became of the site since a page was served: told to every page that is open."""

from __future__ import annotations

import json
import secrets
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Condition

KEPT = 500
"""Builds that are remembered: a page older than that is simply read again."""


@dataclass(frozen=True, slots=True)
class Event:
    """One build: the files it wrote or removed, or why it failed.

    After a failure nobody knows what it had written before: `is_all`, any file may be another.
    """

    changed: frozenset[str] = frozenset()
    failure: str = ""
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What one page is told.

    `edition` is what it shows once it did as told; `is_stale`: it is to be read again; `files`
    changed beside the pages; `failure` says why the site is not up to date.
    """

    edition: str
    is_stale: bool
    files: tuple[str, ...]
    failure: str

    def event(self) -> bytes:
        """Return the message as Server-Sent Events have it."""
        said = {"stale": self.is_stale, "files": self.files, "failure": self.failure}
        return f"id: {self.edition}\ndata: {json.dumps(said)}\n\n".encode()


@dataclass(slots=True)
class News:
    """The builds since the server began; safe to use from several threads."""

    run: str = field(default_factory=lambda: secrets.token_hex(4))
    events: deque[Event] = field(default_factory=lambda: deque(maxlen=KEPT))
    number: int = 0
    is_over: bool = False
    condition: Condition = field(default_factory=Condition)  # may be taken twice by one thread

    @property
    def edition(self) -> str:
        """What is served now."""
        return f"{self.run}-{self.number}"

    def built(self, paths: Iterable[str]) -> None:
        """Tell that a build wrote or removed *paths*: nothing to tell where it did neither."""
        changed = frozenset(paths)
        with self.condition:
            is_mended = bool(self.events and self.events[-1].failure)
            if changed or is_mended:
                self._add(Event(changed, is_all=is_mended))

    def failed(self, failure: str) -> None:
        """Tell that a build failed."""
        self._add(Event(failure=failure))

    def close(self) -> None:
        """Let everybody go who waits."""
        with self.condition:
            self.is_over = True
            self.condition.notify_all()

    def since(self, edition: str, page: str) -> Message:
        """Return what *page* is to be told that was served as *edition*."""
        with self.condition:
            missed = self._missed(edition)
            failure = self.events[-1].failure if self.events else ""
            if missed is None or any(event.is_all for event in missed):
                return Message(self.edition, is_stale=True, files=(), failure=failure)
            paths = frozenset[str]().union(*(event.changed for event in missed))
            files = tuple(sorted(path for path in paths if not path.endswith(".html")))
            return Message(self.edition, page in paths, files, failure)

    def follow(self, edition: str, page: str, patience: float) -> Iterator[Message | None]:
        """Yield each message to *page*; `None` when nothing came for *patience* seconds.

        It begins with what was missed, and with a failure that still stands.
        """
        message = self.since(edition, page)
        if message.edition != edition or message.failure:
            yield message
        while not self.is_over:
            edition = message.edition
            if self._wait(edition, patience):
                message = self.since(edition, page)
                yield message
            elif not self.is_over:
                yield None

    def _wait(self, edition: str, patience: float) -> bool:
        """Wait until there is something newer than *edition*, and tell whether there is."""
        with self.condition:
            self.condition.wait_for(lambda: self.is_over or self.edition != edition, patience)
            return not self.is_over and self.edition != edition

    def _add(self, event: Event) -> None:
        with self.condition:
            self.events.append(event)
            self.number += 1
            self.condition.notify_all()

    def _missed(self, edition: str) -> list[Event] | None:
        """Return the events since *edition*; `None` for one of another run or long gone."""
        run, _, number = edition.rpartition("-")
        if run != self.run or not number.isdecimal():
            return None
        behind = self.number - int(number)
        if not 0 <= behind <= len(self.events):
            return None
        return list(self.events)[len(self.events) - behind :]
