"""The library: open a vault, ask it. The terminal and the site use only this."""

from kg.library.asking import NoteRecord
from kg.library.opening import explain, init_vault, open_vault
from kg.library.vault import Vault

__all__ = ["NoteRecord", "Vault", "explain", "init_vault", "open_vault"]
