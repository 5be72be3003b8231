"""A vault and all that it can be asked and told."""

from __future__ import annotations

from kg.library.asking import Asking
from kg.library.checking import Checking
from kg.library.exporting import Exporting
from kg.library.graphing import Graphing
from kg.library.orienting import Orienting
from kg.library.publishing import Publishing
from kg.library.writing import Writing


class Vault(Writing, Asking, Orienting, Graphing, Exporting, Checking, Publishing):
    """A vault whose index is open: `kg.open` made it fresh.

    Every method answers from the index. Only `import_text`, `new_note` and `fix` write notes.
    """
