"""Edits to many notes at once: things that are called otherwise, notes that become one or two."""

from kg.moving.moved import FileMoved, Moved
from kg.moving.plan import Plan, Replacement
from kg.moving.renaming import plan_rename
from kg.moving.undoing import undo

__all__ = ["FileMoved", "Moved", "Plan", "Replacement", "plan_rename", "undo"]
