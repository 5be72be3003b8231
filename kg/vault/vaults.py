"""Which vault a path means, and which one a link does: `library:papers/x.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

COLON = ":"
"""Between the name of a vault and the path of a file in it."""


@dataclass(frozen=True, slots=True)
class Vaults:
    """Which vaults there are beside this one, whose name is empty.

    `bases` are those of the others by name; `calls` tells, for each vault, which one it means
    by each name, in lower case; `known` are those that begin addresses so themselves.
    """

    bases: Mapping[str, str] = field(default_factory=dict)
    calls: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: Sequence[str] = ()

    def __bool__(self) -> bool:
        """Tell whether there are others."""
        return bool(self.bases)

    def of(self, path: str) -> str:
        """Return the name of the vault in which *path* lies, empty for this one.

        >>> Vaults({"library": "https://example.org/"}).of("library:papers/x.md")
        'library'
        """
        name, colon, _ = path.partition(COLON)
        return name if colon and name in self.bases else ""

    def inside(self, path: str) -> str:
        """Return *path* as the vault in which it lies has it."""
        return path.partition(COLON)[2] if self.of(path) else path

    def as_text(self) -> str:
        """Return this as it is kept among the names of an index."""
        calls = {name: dict(called) for name, called in self.calls.items()}
        return json.dumps([dict(self.bases), calls, list(self.known)])

    @classmethod
    def from_text(cls, text: str) -> Vaults:
        """Read what `as_text` wrote."""
        return cls(*json.loads(text))


def prefixed(name: str, path: str) -> str:
    """Return the *path* of a file in the vault called *name* as it is seen from this one.

    >>> prefixed("library", "papers/x.md"), prefixed("", "x.md")
    ('library:papers/x.md', 'x.md')
    """
    return f"{name}{COLON}{path}" if name else path
