"""Numbers as text that a script takes apart quickly."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from struct import pack


def packed(numbers: Iterable[int]) -> str:
    """Return natural *numbers* in base64: seven bits to a byte, the lowest first (LEB128).

    The highest bit of a byte says that the number goes on.

    >>> packed([1, 300])
    'AawC'
    """
    data = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            data.append(rest & 0x7F | 0x80)
            rest >>= 7
        data.append(rest)
    return b64encode(data).decode("ascii")


def words(numbers: Iterable[int]) -> str:
    """Return *numbers* below 65536 in base64: two bytes each, the lower first.

    >>> words([1, 256])
    'AQAAAQ=='
    """
    listed = list(numbers)
    return b64encode(pack(f"<{len(listed)}H", *listed)).decode("ascii")
