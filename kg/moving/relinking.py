"""The links of a file, so that each goes on meaning what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.errors import MoveError
from kg.index import Index
from kg.markdown import Document, Link, LinkKind, parse_notes
from kg.moving.asked import all_links, asking
from kg.moving.attached import attaching
from kg.moving.forms import Form, form_of
from kg.moving.linkplaces import LinkPlaces, Style, link_places
from kg.moving.names_after import Moves
from kg.moving.originals import Originals
from kg.moving.plan import Replacement
from kg.names import file_of
from kg.vault.names import Found, Kind, Name, Names, link_key

TOO_MANY = "too-many-links"
"""What is told of a note of whose links not all are in the index."""
_PLACES = (
    "SELECT note.line, place FROM note JOIN file ON file.id = note.file WHERE path = ?"
    " ORDER BY note.line"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a link is to mean: the note or file at a place, headings in it, or a block."""

    place: str
    headings: tuple[str, ...] = ()
    block: str = ""


Aiming = Callable[[Aim, Link], Aim]
"""Says what a link that means something now is to mean afterwards."""


@dataclass(frozen=True)
class Relinking:
    """Changes links: `before` and `after` say what names mean, `aiming` what links shall mean.

    `standing` says in which note a link stands afterwards, where that is not the note that
    its own becomes.
    """

    index: Index
    originals: Originals
    moves: Moves
    aiming: Aiming
    standing: Callable[[str, Link], str] | None = None

    @cached_property
    def brought(self) -> frozenset[Name]:
        """The names of the files that move."""
        known = self.index.database.files_at(self.moves.paths)
        numbers = [known[path].id for path in self.moves.paths if path in known]
        return frozenset(self.index.database.names_of(numbers))

    @cached_property
    def before(self) -> Names:
        """What names mean now."""
        return Names(self.index.database.names)

    @cached_property
    def after(self) -> Names:
        """What names will mean."""
        return self.moves.names(self.index.database.names, self.brought)

    def touched(self) -> list[str]:
        """Return the files with links whose names change, and those that move, in order."""
        old = {(name.kind, name.key) for name in self.brought if name.kind is Kind.LINK}
        new = {(Kind.LINK, key) for key in self._new_keys()}
        users = self.index.database.users(old | new)
        others = {*asking(self.index), *attaching(self.index, self.moves.paths)}
        others |= {d.path for d in self.index.database.diagnostics() if d.rule == TOO_MANY}
        return sorted({*users, *others, *self.moves.paths})

    def _new_keys(self) -> Iterator[str]:
        yield from (name.key for name in self.moves.new)
        for there in self.moves.paths.values():
            if there:
                yield link_key(there).rpartition("/")[2]

    def notes(self, path: str) -> list[tuple[str, Document]]:
        """Return the notes in a file, each with its place."""
        found = self.index.database.connection.execute(_PLACES, (path,)).fetchall()
        lines = {int(line): str(place) for line, place in found}
        return [(lines.get(n.first_line, path), n) for n in self.originals.of(path).notes]

    def links(self, path: str) -> list[tuple[str, Link]]:
        """Return the links of a file, each with the place of its note."""
        return [(place, link) for place, note in self.notes(path) for link in all_links(note)]

    def replacements(self, path: str) -> tuple[Replacement, ...]:
        """Return the edits of the links in a file. Raises `MoveError` where one cannot be made."""
        return tuple(
            edit for source, link in self.links(path) for edit in self._link(path, source, link)
        )

    def meant(self, source: str, link: Link) -> Aim | None:
        """Return what a link in the note at *source* shall mean; `None` if it means nothing now."""
        match self.before.resolve(link.target, source):
            case Found(path=place):
                aim = self.aiming(Aim(place, link.headings, link.block), link)
                return Aim(self.moves.place(aim.place), aim.headings, aim.block)
            case _:
                return None

    def there(self, source: str, link: Link) -> str:
        """Return the place of the note in which a link stands afterwards."""
        return self.standing(source, link) if self.standing else self.moves.place(source)

    def _link(self, path: str, source: str, link: Link) -> list[Replacement]:
        aim = self.meant(source, link)
        if aim is None:
            return []
        target = self._target(source, link, aim)
        parts = [*aim.headings, *([f"^{aim.block}"] if aim.block else [])]
        typed = [*link.headings, *([f"^{link.block}"] if link.block else [])]
        if target == link.target and parts == typed:
            return []
        original = self.originals.of(path)
        places = link_places(original, link)
        if target is None or places is None:
            what = f"the link to '{link.target}' cannot be written so that it means the same"
            raise MoveError(path, link.span.line, what)
        edits = [Replacement(*places.target, places.written(target))] * (target != link.target)
        return edits + _fragment(places, typed, parts)

    def _target(self, source: str, link: Link, aim: Aim) -> str | None:
        """Return what a link is to call the file, `None` where nothing will do."""
        found = self.before.resolve(link.target, source)
        assert isinstance(found, Found)  # noqa: S101 - else it would have no aim
        there = self.there(source, link)
        keeps = self.after.resolve(link.target, there) == Found(aim.place) and bool(
            link.target or aim.headings or aim.block
        )
        old, new = file_of(found.path), file_of(aim.place)
        last = link.target.replace("\\", "/").rpartition("/")[2]
        by_file = link_key(last) == link_key(old).rpartition("/")[2]
        is_exact = f"/{old}".removesuffix(".md").endswith(f"/{last}".removesuffix(".md"))
        form = self._form(source, link, old if by_file else new)
        stays = old == new and self.moves.paths.get(old, old) == old
        if keeps and (not by_file or (stays and (source == there or form.parts))):
            return link.target
        for name in form.names(new, there):
            if self.after.resolve(name, there) == Found(aim.place):
                is_same = link_key(name) == link_key(link.target)
                return link.target if keeps and is_same and not is_exact else name
        return link.target if keeps else None

    def _form(self, source: str, link: Link, path: str) -> Form:
        if not link.target:
            return Form(1)
        is_markdown = link.kind in (LinkKind.MARKDOWN, LinkKind.IMAGE)
        return form_of(link.target, path, file_of(source), is_markdown=is_markdown)

    def check(self, path: str, text: str) -> None:
        """See that in the new *text* of a file each link means what it shall.

        Raises `MoveError` for the first that does not, and for front matter that would break.
        """
        old, new = self.originals.of(path).notes, parse_notes(text)
        problems = [len([p for n in notes for p in n.problems]) for notes in (old, new)]
        if len(old) != len(new) or problems[0] < problems[1]:
            raise MoveError(path, 1, "its front matter could not be read with the new name in it")
        written = [link for note in new for link in all_links(note)]
        before = self.links(path)
        for (source, link), now in zip(before, written, strict=False):
            aim = self.meant(source, link)
            found = self.after.resolve(now.target, self.there(source, link))
            if (link.kind, link.key, link.label) != (now.kind, now.key, now.label) or (
                aim and (found, now.headings, now.block) != (Found(aim.place), *_parts(aim))
            ):
                raise MoveError(path, link.span.line, "a link cannot hold the new name here")
        if len(before) != len(written):
            raise MoveError(path, 1, "a link cannot hold the new name here")


def _parts(aim: Aim) -> tuple[tuple[str, ...], str]:
    return aim.headings, aim.block


def _fragment(places: LinkPlaces, typed: list[str], parts: list[str]) -> list[Replacement]:
    """Return the edits of what stands behind the target."""
    if len(typed) == len(parts) == len(places.parts):
        trios = zip(places.parts, typed, parts, strict=True)
        return [Replacement(*at, places.written(new)) for at, old, new in trios if old != new]
    end = places.parts[-1][1] if places.parts else places.target[1]
    shown = "".join(f"#{places.written(part)}" for part in parts)
    return [Replacement(places.target[1], end, shown)]


__all__ = ["Aim", "Aiming", "Relinking", "Style"]
