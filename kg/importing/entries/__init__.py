"""Entries of other bibliographies into the vault's own."""

from kg.importing.entries.importing import Done, ImportedEntries, import_entries
from kg.importing.entries.merging import Conflict
from kg.importing.entries.sources import Source, read_entries

__all__ = ["Conflict", "Done", "ImportedEntries", "Source", "import_entries", "read_entries"]
