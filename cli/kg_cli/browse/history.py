"""Where somebody has been: pages, and the row on each that the cursor stood on."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Visit:
    """A page by its address, which of its tabs is open, and the key of the row on it.

    An empty `tab` is the one that is open anyway.
    """

    address: str
    tab: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The visits before `now`, the latest last, and those that may be made again.

    >>> walked = History().to(Visit("a")).to(Visit("b"))
    >>> walked.back().now.address, walked.back().forward().now.address
    ('a', 'b')
    """

    now: Visit | None = None
    past: tuple[Visit, ...] = ()
    future: tuple[Visit, ...] = ()

    def at(self, left: Visit) -> History:
        """Return it with what is to be seen now: the tab and the row that *left* names."""
        return replace(self, now=left) if self.now else self

    def to(self, visit: Visit) -> History:
        """Go somewhere; what was gone back from is forgotten."""
        past = (*self.past, self.now) if self.now else self.past
        return History(visit, past)

    def back(self) -> History:
        """Go back; nowhere where nothing was before."""
        if not self.past or not self.now:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def forward(self) -> History:
        """Go where was gone back from."""
        if not self.future or not self.now:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
