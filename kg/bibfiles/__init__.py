"""Bibliographies as other programs write them, to entries with their lines.

BibTeX and BibLaTeX, CSL-JSON, RIS: all become the same frozen `Entry`, its fields called as
BibLaTeX and BibTeX call them. Never raises on what somebody wrote: what is wrong is a
`Diagnostic` beside the entries.
"""

from kg.bibfiles.entries import Bibliography, Entry, Field
from kg.bibfiles.inheriting import inherited
from kg.bibfiles.names import Name, names
from kg.bibfiles.reading import form_of, form_of_path, read_bibliography

__all__ = [
    "Bibliography",
    "Entry",
    "Field",
    "Name",
    "form_of",
    "form_of_path",
    "inherited",
    "names",
    "read_bibliography",
]
