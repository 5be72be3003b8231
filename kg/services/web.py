"""The way to the services: each host asked politely, its answers kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from kg.services.cache import Cache, Kept
from kg.services.request import Body, Missing, Outcome, Refused, Request
from kg.services.transfer import transfer
from kg.services.turns import Clock, turn
from kg.services.values import Unreadable

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

DAY = 86_400.0
_ATTEMPTS = 3
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
"""Seconds; who asks to be left alone for longer is not asked again meanwhile."""
_PATIENCE = 2.0
"""Seconds for which nobody wonders what is going on."""
Waiting: TypeAlias = Callable[[str, float], None]
_EVER = float("inf")
OFFLINE = "was not asked: offline"
"""Why nobody answered where nobody may be asked."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read out of an answer, and the day on which it came."""

    value: T
    day: str


@dataclass(frozen=True)
class Web:
    """Asks hosts, one request at a time.

    `folder` keeps answers for `max_age` seconds (that there is nothing: for a day) and whose
    turn it is. `agent` tells hosts who asks, `contact` whom to write to. What is `offline`
    answers from the folder alone, whatever its age. Nobody is waited for longer than `seconds`,
    and no answer may take longer than four times that.
    `waiting` is told which host is to be left alone for how many seconds.
    """

    folder: Path
    contact: str = ""
    agent: str = "litkg"
    offline: bool = False
    max_age: float = 30 * DAY
    seconds: float = 15.0
    clock: Clock = field(default_factory=Clock)
    waiting: Waiting | None = None
    _resting: dict[str, tuple[float, Refused]] = field(default_factory=dict, repr=False)
    """Hosts that want to be left alone: until when, and what they said."""

    def close(self) -> None:
        """Close the connections that were made."""
        if "_client" in self.__dict__:
            self._client.close()

    def ask(
        self, request: Request, read: Callable[[bytes], T | None]
    ) -> Read[T] | Missing | Refused:
        """Return what *read* makes of the page; an answer that it cannot read is not kept.

        *read* returns `None` where the answer is that there is nothing, and raises `Unreadable`.
        """
        ages = (_EVER, _EVER) if self.offline else (self.max_age, min(self.max_age, DAY))
        kept = self._cache.get(request.address, max_age=ages[0], missing_for=ages[1])
        if kept:
            try:
                return _read(kept, read)
            except Unreadable:
                pass  # kept by another version
        if self.offline:
            return Refused(OFFLINE)
        return self._asked(request, read)

    def page(self, request: Request) -> Body | Missing | Refused:
        """Return a page as it is now; nothing is kept of it."""
        return Refused(OFFLINE) if self.offline else self._outcome(request)

    def _asked(
        self, request: Request, read: Callable[[bytes], T | None]
    ) -> Read[T] | Missing | Refused:
        match self._outcome(request):
            case Body(data=data):
                try:
                    value = read(data)
                except Unreadable as error:
                    return Refused(str(error))
                if value is not None:
                    return Read(value, self._cache.keep(request.address, data).day)
                self._cache.keep(request.address, b"", is_missing=True)
                return Missing()
            case Missing() as missing:
                self._cache.keep(request.address, b"", is_missing=True)
                return missing
            case refused:
                return refused

    def _outcome(self, request: Request) -> Outcome:
        """Ask until there is an answer, with longer and longer pauses, or as long as is asked."""
        until, refused = self._resting.get(request.host, (0.0, None))
        if refused and self.clock.now() < until:
            return refused
        outcome = self._once(request)
        for attempt in range(_ATTEMPTS - 1):
            if not isinstance(outcome, Refused) or outcome.wait is None:
                return outcome
            if outcome.wait > _LONGEST_PAUSE:
                return self._rests(request.host, outcome.reason, outcome.wait)
            own = 0.0 if request.is_at_home else _FIRST_PAUSE * 2**attempt
            pause = max(outcome.wait, own)
            if self.waiting and pause > _PATIENCE:
                self.waiting(request.host, pause)
            self.clock.pause(pause)
            outcome = self._once(request)
        return outcome

    def _rests(self, host: str, reason: str, seconds: float) -> Refused:
        """Remember that a host wants to be left alone for longer than anybody waits."""
        refused = Refused(f"{reason}, and asks to be left alone for {seconds:.0f} s")
        self._resting[host] = (self.clock.now() + seconds, refused)
        return refused

    def _once(self, request: Request) -> Outcome:
        pause = 0.0 if request.is_at_home else request.pause
        try:
            with turn(self.folder, request.host, pause, self.clock):
                return transfer(self._client, request, 4 * self.seconds, self.clock)
        except (OSError, ValueError) as error:  # of the folder, a certificate, a proxy
            return Refused(f"was not asked: {getattr(error, 'strerror', None) or error}")

    @cached_property
    def _cache(self) -> Cache:
        return Cache(self.folder, self.clock.now)

    @cached_property
    def _client(self) -> httpx.Client:
        import httpx  # noqa: PLC0415 - slow to import, and most commands ask nobody

        who = self.agent + (f" (mailto:{self.contact})" if self.contact else "")
        return httpx.Client(
            headers={"User-Agent": who},
            timeout=httpx.Timeout(self.seconds, connect=min(5.0, self.seconds)),
        )


def _read(kept: Kept, read: Callable[[bytes], T | None]) -> Read[T] | Missing:
    value = None if kept.is_missing else read(kept.body)
    return Missing() if value is None else Read(value, kept.day)
