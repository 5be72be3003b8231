"""From a folder to its files, and from a name to what it means there."""

from kg.vault.files import FileStat, find_root, walk_files
from kg.vault.names import Ambiguous, Found, Kind, Missing, Name, Names, Resolution

__all__ = [
    "Ambiguous",
    "FileStat",
    "Found",
    "Kind",
    "Missing",
    "Name",
    "Names",
    "Resolution",
    "find_root",
    "walk_files",
]
