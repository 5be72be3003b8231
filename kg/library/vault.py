"""A vault and all that it can be asked and told."""

from __future__ import annotations

from kg.library.asking import Asking
from kg.library.checking import Checking
from kg.library.entries import Entries
from kg.library.exporting import Exporting
from kg.library.graphing import Graphing
from kg.library.moving import Moving
from kg.library.orienting import Orienting
from kg.library.pushing import Pushing
from kg.library.refreshing import Refreshing


class Vault(
    Entries,
    Refreshing,
    Moving,
    Asking,
    Orienting,
    Graphing,
    Exporting,
    Checking,
    Pushing,
):
    """A vault whose index is open: `kg.open` made it fresh.

    Every method answers from the index. Only `import_text`, `import_pdf`, `import_entries`,
    `import_address`, `new_note`, `refresh_citations`, `drop_citations`, `fix`, `rename`, `merge`,
    `split` and `undo` write files of it.
    """
