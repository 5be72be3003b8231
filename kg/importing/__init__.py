"""Pages and templates to notes: pasted text, HTML and Markdown into the vault's own style."""

from kg.importing.conversion import Converted, converted
from kg.importing.notes import Imported, Place, import_page
from kg.importing.templates import new_note

__all__ = ["Converted", "Imported", "Place", "converted", "import_page", "new_note"]
