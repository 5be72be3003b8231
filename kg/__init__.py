"""A knowledge graph of reading notes: open a vault, ask it.

>>> import kg
>>> vault = kg.open("notes")  # doctest: +SKIP
>>> vault.show("deceptive-alignment").label  # doctest: +SKIP
'Deceptive alignment'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.library import Vault
    from kg.library import open_vault as open  # noqa: A004 - `kg.open` reads as it should

__version__ = "0.1.0"
__all__ = ["KgError", "Vault", "__version__", "open"]

_PLACES = {
    "KgError": ("kg.errors", "KgError"),
    "Vault": ("kg.library", "Vault"),
    "open": ("kg.library", "open_vault"),
}
"""Where each public name is made: loaded when it is asked for, so `kg --help` is quick."""


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    module, attribute = _PLACES[name]
    return getattr(importlib.import_module(module), attribute)
