"""What keeps a store from answering, each in one sentence."""

from __future__ import annotations

import httpx

from kg.errors import StoreError
from kg.remote.credentials import HOST, PASSWORD, TOKEN, USER, Credentials

_SHOWN = 200
"""Characters of what a store says that are passed on."""


def unreachable(address: str, error: httpx.HTTPError, seconds: float) -> StoreError:
    """Return the error for a request that got no whole answer."""
    where = f"the store at {address}"
    match error:
        case httpx.ConnectTimeout():
            return StoreError(
                f"{where} cannot be reached: no answer within {seconds:g} s", _IS_IT_ON
            )
        case httpx.TimeoutException():
            hint = "ask for less, or set `timeout:` under `store:` in kg.yaml"
            return StoreError(f"{where} did not answer within {seconds:g} s", hint)
        case httpx.ConnectError():
            return StoreError(f"{where} cannot be reached: {_reason(error)}", _IS_IT_ON)
        case httpx.RemoteProtocolError() | httpx.ReadError() | httpx.WriteError():
            return StoreError(f"{where} broke off in the middle", "try again; what was sent stays")
        case _:
            return StoreError(f"{where} cannot be asked: {_reason(error)}")


def refused(address: str, response: httpx.Response, body: bytes, who: Credentials) -> StoreError:
    """Return the error for an answer whose status says that it is none."""
    where, status = f"the store at {address}", response.status_code
    if status == httpx.codes.UNAUTHORIZED:
        if who:
            return StoreError(f"{where} does not know these credentials", f"see {_VARIABLES}")
        if who.withheld:
            hint = f"set {HOST}={who.withheld}, or name the store with --store"
            return StoreError(f"{where} wants to know who asks, and only kg.yaml names it", hint)
        return StoreError(f"{where} wants to know who asks", f"set {_VARIABLES}")
    if status == httpx.codes.FORBIDDEN:
        return StoreError(f"{where} does not allow this", "its user may lack a right to write")
    if response.is_redirect:
        there = response.headers.get("location", "another address")
        return StoreError(f"{where} sends on to {_plain(there)}", "name that address instead")
    if status == httpx.codes.NOT_FOUND:
        hint = "name the endpoints one by one under `store:` in kg.yaml"
        return StoreError(f"there is no SPARQL endpoint at {address}", hint)
    said = _plain(body[: 8 * _SHOWN].decode(errors="replace"))
    return StoreError(f"{where} answered {status}: {said or 'no word why'}")


def half_answer(address: str, reason: str) -> StoreError:
    """Return the error for an answer that is not whole, or not what was asked for."""
    return StoreError(
        f"the store at {address} gave an answer that cannot be read: {_plain(reason)}"
    )


_IS_IT_ON = "is it running, and is the address right?"
_VARIABLES = f"{USER} and {PASSWORD}, or {TOKEN}, in the environment"


def _reason(error: httpx.HTTPError) -> str:
    """Return the system's own word for it: `Connection refused`."""
    return _plain(str(error).rpartition("] ")[2]) or type(error).__name__


def _plain(text: str) -> str:
    """Return the beginning of what a store said, on one line."""
    said = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _SHOWN]).split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
