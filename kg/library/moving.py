"""Edits to many notes at once, all of them or none, each of which can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import WriteError
from kg.library.asking import Asking

if TYPE_CHECKING:
    from kg.moving import Moved, Plan


class Moving(Asking):
    """What is called otherwise, becomes one or two, with every link to it."""

    def rename(
        self, old: str, new: str, *, keep_alias: bool = False, dry_run: bool = False
    ) -> Moved:
        """Let what *old* names be called *new*, everywhere.

        A note is named by its file's name or path; with *keep_alias* its old name stays as an
        alias. With *dry_run* nothing is written. Raises `UnknownThing`, `AmbiguousThing`,
        `MoveError` where something would no longer mean what it means, and `WriteError`.
        """
        from kg.moving import plan_rename  # noqa: PLC0415 - most commands move nothing

        self.refresh()
        plan = plan_rename(self._index, old, new, keep_alias=keep_alias)
        return self._carried(plan, dry_run=dry_run)

    def merge(
        self, gone: str, stays: str, *, keep_alias: bool = False, dry_run: bool = False
    ) -> Moved:
        """Let the note *gone* become part of the note *stays*, section by section.

        All links to it lead to *stays*; with *keep_alias* its names become aliases. Raises as
        `rename` does.
        """
        from kg.moving.merging import plan_merge  # noqa: PLC0415 - as above
        from kg.moving.renaming import note_called  # noqa: PLC0415 - as above

        self.refresh()
        paths = note_called(self._index, gone), note_called(self._index, stays)
        plan = plan_merge(self._index, *paths, keep_alias=keep_alias)
        return self._carried(plan, dry_run=dry_run)

    def split(self, section: str, name: str = "", *, dry_run: bool = False) -> Moved:
        """Make a note of its own of a section, named as `NOTE#Heading`; a link to it stays.

        The note is called *name*, or as the heading. Links into the section follow. Raises as
        `rename` does.
        """
        from kg.moving.renaming import heading_called  # noqa: PLC0415 - as above
        from kg.moving.splitting import plan_split  # noqa: PLC0415 - as above

        self.refresh()
        place, parts = heading_called(self._index, section)
        return self._carried(plan_split(self._index, place, parts, name), dry_run=dry_run)

    def undo(self, *, dry_run: bool = False) -> Moved:
        """Take back the last rename, merge or split.

        Raises `WriteError` where there is none, or a file is no longer as it left it.
        """
        from kg.moving import undo  # noqa: PLC0415 - as above

        self.refresh()
        moved = undo(self._index, dry_run=dry_run)
        return moved if dry_run else self._refreshed(moved)

    def _carried(self, plan: Plan, *, dry_run: bool) -> Moved:
        from kg.moving.carrying import carry  # noqa: PLC0415 - as above

        moved = carry(self._index, plan, dry_run=dry_run)
        return moved if dry_run else self._refreshed(moved)

    def _refreshed(self, moved: Moved) -> Moved:
        """Bring the index up to date; where it cannot be, the files have moved all the same."""
        try:
            self.refresh()
        except WriteError as error:
            return replace(moved, remarks=(*moved.remarks, f"it is done, but {error}"))
        return moved
