"""Which `Host` a request may name.

A page of any other site can make a browser ask this machine: it lets its own name point to
127.0.0.1 (DNS rebinding) and then reads the answers as its own. The name it used stands in
the `Host` header, so only names that cannot be made to point here are answered.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:@/?#\s]+)(?::[0-9]{1,5})?\Z")


def name_of(header: str) -> str:
    """Return the host that a `Host` header names, without its port; empty for no host.

    >>> name_of("LocalHost:8000"), name_of("[::1]:8000"), name_of("a@b")
    ('localhost', '::1', '')
    """
    found = _HOST.match(header.strip())
    return found[1].strip("[]").rstrip(".").lower() if found else ""


def is_loopback(host: str) -> bool:
    """Tell whether *host* is this machine and can be nothing else.

    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("evil.example")
    (True, True, False)
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def is_expected(header: str, bound: str) -> bool:
    """Tell whether a request with this `Host` header may be answered at the host *bound*.

    A server for this machine answers to names of this machine. One for the network also
    answers to addresses, which nobody else can bring under a name of theirs, and to the name
    it was bound to.
    """
    host = name_of(header)
    if not host:
        return False
    if is_loopback(host) or host == bound.lower():
        return True
    return not is_loopback(bound.lower()) and _address(host) is not None


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
