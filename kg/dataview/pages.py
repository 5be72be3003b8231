"""The notes of a vault as Dataview sees them: `file` and its facts, fields, tasks."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from kg.dataview.values import Link, Value, as_date, as_number, key_of
from kg.names import PART, file_of

_LINK = re.compile(r"!?\[\[([^\[\]\n|#]+)(?:#[^\[\]\n|]*)?(?:\|([^\[\]\n]*))?\]\]")
_LINKS = re.compile(rf"{_LINK.pattern}(?:,\s*{_LINK.pattern})*")
_FIELD = re.compile(r"[\[(][^\[\]():]{1,100}::[^\[\]()]*[\])]")
_FACTS = (
    "name", "path", "folder", "ext", "link", "size", "ctime", "cday", "mtime", "mday", "tags",
    "etags", "inlinks", "outlinks", "aliases", "tasks", "frontmatter", "day",
)  # fmt: skip
DONE = frozenset("xX")


@dataclass
class Page:
    """One note: where it is, what may be asked of it, and how links in it are resolved.

    `link` resolves a target as this note means it; `inward` and `outward` are the links
    from and to other notes.
    """

    root: str
    place: str
    address: str
    title: str
    asked: Mapping[str, object]
    link: Callable[[str], Link] = field(repr=False)
    inward: Callable[[], list[Link]] = field(repr=False)
    outward: Callable[[], list[Link]] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of its file, or its own among several in one file."""
        own = self.place.partition(PART)[2] or self.place
        return own.rpartition("/")[2].removesuffix(".md")

    @property
    def path(self) -> str:
        """The path of its file."""
        return file_of(self.place)

    @cached_property
    def tags(self) -> list[str]:
        """Its tags, as typed, without `#`."""
        return [str(tag) for tag in _list(self.asked, "tags")]

    @cached_property
    def all_tags(self) -> frozenset[str]:
        """Its tags and those above them, folded."""
        found: set[str] = set()
        for tag in self.tags:
            parts = tag.casefold().split("/")
            found.update("/".join(parts[:n]) for n in range(1, min(len(parts), 20) + 1))
        return frozenset(found)

    @cached_property
    def values(self) -> dict[str, Value]:
        """What a query may ask by name."""
        return self._values(frozenset())

    @cached_property
    def outer(self) -> dict[str, Value]:
        """What a query may ask of a task that the task does not say itself."""
        return self._values(frozenset(line for _, _, line, _ in _list(self.asked, "tasks")))

    def _values(self, hidden: frozenset[int]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        matter = self.asked.get("matter")
        for key, value in matter.items() if isinstance(matter, dict) else ():
            found[str(key)] = found[key_of(str(key))] = self.read(value)
        inline: dict[str, list[Value]] = {}
        for key, value, line in _list(self.asked, "fields"):
            if line in hidden:
                continue
            inline.setdefault(key_of(str(key)), []).append(self.read(value))
        for key, values in inline.items():
            known = [found[key]] if found.get(key) is not None else []
            both = [*known, *values]
            found[key] = both[0] if len(both) == 1 else both
        found["file"] = _File(self)
        return found

    def read(self, value: object) -> Value:
        """Return what a value in front matter or in a field is."""
        match value:
            case str():
                return self._text(value.strip())
            case list():
                return [self.read(one) for one in value]
            case dict():
                return {str(k): self.read(v) for k, v in value.items()}
            case bool() | int() | float() | None:
                return value
            case _:
                return str(value)

    def _text(self, text: str) -> Value:
        if "[[" in text and _LINKS.fullmatch(text):
            links = [self.linked(m[1], m[2] or "") for m in _LINK.finditer(text)]
            return links[0] if len(links) == 1 else list[Value](links)
        day = as_date(text)
        if day is not None:
            return day
        number = as_number(text)
        if number is not None:
            return number
        return {"true": True, "false": False}.get(text, text)

    def linked(self, target: str, shown: str = "") -> Link:
        """Return a link as this note means it."""
        found = self.link(target.strip())
        return Link(found.address, shown or found.shown, found.target)

    @cached_property
    def own(self) -> Link:
        """The link to the note."""
        return Link(self.address, self.name, self.place.removesuffix(".md"))

    def tasks(self) -> list[Value]:
        """Return its tasks."""
        fields: dict[int, dict[str, Value]] = {}
        for key, value, line in _list(self.asked, "fields"):
            fields.setdefault(line, {})[key_of(str(key))] = self.read(value)
        found: list[Value] = []
        for status, text, line, tags in _list(self.asked, "tasks"):
            said: dict[str, Value] = dict(fields.get(line, {}))
            said |= {
                "status": status, "text": _FIELD.sub("", text).strip(), "line": line,
                "tags": [f"#{tag}" for tag in tags], "completed": status in DONE,
                "fullycompleted": status in DONE, "checked": status != " ", "task": True,
                "path": self.path, "link": self.own,
            }  # fmt: skip
            found.append(said)
        return found


class _File(Mapping[str, Value]):
    """`file`: facts of a note, each found when it is asked."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __iter__(self) -> Iterator[str]:
        return iter(_FACTS)

    def __len__(self) -> int:
        return len(_FACTS)

    def __contains__(self, name: object) -> bool:
        return name in _FACTS

    def __getitem__(self, name: str) -> Value:  # noqa: C901, PLR0912 - one case a fact
        page = self._page
        match name:
            case "name":
                return page.name
            case "path":
                return page.path
            case "folder":
                return page.path.rpartition("/")[0]
            case "ext":
                return "md"
            case "link":
                return page.own
            case "ctime" | "mtime" | "size" | "cday" | "mday":
                return self._fact(name)
            case "etags":
                return [f"#{tag}" for tag in page.tags]
            case "tags":
                above = (tag.split("/") for tag in page.tags)
                every = ("/".join(p[:n]) for p in above for n in range(1, min(len(p), 20) + 1))
                return [f"#{tag}" for tag in dict.fromkeys(every)]
            case "inlinks":
                return list[Value](page.inward())
            case "outlinks":
                return list[Value](page.outward())
            case "aliases":
                values = page.values
                found = values.get("aliases", values.get("alias"))
                return found if isinstance(found, list) else [found] if found else []
            case "tasks":
                return page.tasks()
            case "frontmatter":
                return page.read(page.asked.get("matter", {}))
            case "day":
                stem = page.name[:10]
                return as_date(stem) if len(stem) == 10 else None
            case _:
                raise KeyError(name)

    def _fact(self, name: str) -> Value:
        try:
            facts = os.stat(os.path.join(self._page.root, self._page.path))  # noqa: PTH116, PTH118 - 10,000 notes
        except OSError:
            return None
        if name == "size":
            return facts.st_size
        begun = getattr(facts, "st_birthtime", min(facts.st_ctime, facts.st_mtime))
        time = datetime.fromtimestamp(facts.st_mtime if name[0] == "m" else begun)  # noqa: DTZ006 - the reader's clock
        time = time.replace(microsecond=0)
        return time.replace(hour=0, minute=0, second=0) if name.endswith("day") else time


def _list(asked: Mapping[str, object], name: str) -> list[Any]:
    found = asked.get(name, [])
    return found if isinstance(found, list) else []
