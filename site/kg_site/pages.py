"""A page as a value: where it goes and what is on it."""

from __future__ import annotations

from dataclasses import dataclass

from kg_site.views import Frame, View


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    `path` is relative to the site; `template` the name of its template, which is given
    `view` under the name `subject`.
    """

    path: str
    template: str
    subject: str
    frame: Frame
    view: View
