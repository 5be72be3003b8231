"""One request over HTTP, once: what came of it, as a value."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kg.services.request import Body, Missing, Outcome, Refused, Request
from kg.services.turns import Clock

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 4
_MISSING = frozenset((404, 410))
_TRY_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_UNSAID = 0.0
_NUMBER = re.compile(r"\[Errno -?\d+\] ?")


def transfer(client: httpx.Client, request: Request, seconds: float, clock: Clock) -> Outcome:
    """Get a page, following where it has moved; no longer than *seconds* in all.

    Where the host cannot be reached at all, to ask again is no help.
    """
    import httpx  # noqa: PLC0415 - slow to import

    until = clock.now() + seconds
    url = request.sent
    for _ in range(_REDIRECTS):
        try:
            with client.stream("GET", url, headers=dict(request.headers)) as response:
                where = response.headers.get("location", "")
                if not response.is_redirect or not where:
                    return _outcome(response, request.largest, until, clock)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:  # most often, no network
            return Refused(f"cannot be reached: {_reason(error)}")
        except httpx.TimeoutException:
            return Refused("does not answer", _UNSAID)
        except httpx.HTTPError as error:
            return Refused(f"breaks off: {_reason(error)}", _UNSAID)
        except (httpx.InvalidURL, ValueError) as error:
            return Refused(f"has no such address: {error}")
        target = urljoin(url, where)
        if not _may_follow(url, target, anywhere=request.anywhere):
            return Refused(f"leads on to {_place(target)}, which was not asked for")
        url = target
    return Refused("leads on and on")


def _outcome(response: httpx.Response, largest: int, until: float, clock: Clock) -> Outcome:
    status = response.status_code
    if status in _MISSING:
        return Missing()
    if status in _TRY_AGAIN:
        wait = _wait(response.headers.get("retry-after", ""), clock)
        return Refused(f"answers with {status} {response.reason_phrase}".rstrip(), wait)
    if status != 200:
        return Refused(f"answers with {status} {response.reason_phrase}".rstrip())
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > largest:
            return Refused(f"answers with more than {largest // 1_000_000} megabytes")
        if clock.now() > until:
            return Refused("answers too slowly", _UNSAID)
    return Body(bytes(data), str(response.url), response.headers.get("content-type", ""))


def _wait(said: str, clock: Clock) -> float:
    """Return the seconds that a host asks to be left alone: a number, or a date.

    Retry-After: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
    """
    if said.strip().isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - clock.now())
    except (ValueError, TypeError, OverflowError):
        return _UNSAID


def _may_follow(url: str, target: str, *, anywhere: bool) -> bool:
    """Tell whether one may go on: never to plain HTTP elsewhere, for a service nowhere else."""
    try:
        before, after = urlsplit(url), urlsplit(target)
        same = (before.hostname, before.port) == (after.hostname, after.port)
        upgraded = before.hostname == after.hostname and not after.port
    except ValueError:
        return False
    if after.username or after.password:
        return False
    if after.scheme == "https":
        return anywhere or same or upgraded
    return after.scheme == before.scheme == "http" and same


def _place(target: str) -> str:
    parts = urlsplit(target)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _reason(error: Exception) -> str:
    return _NUMBER.sub("", str(error)).strip() or type(error).__name__
