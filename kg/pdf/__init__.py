"""PDFs to text: pages in reading order, what a paper says of itself, what its reader marked."""

from kg.pdf.model import Mark, MarkKind, Page, Pdf, Unreadable
from kg.pdf.reading import EXTRA, can_read_pdfs, is_pdf, read_pdf

__all__ = [
    "EXTRA",
    "Mark",
    "MarkKind",
    "Page",
    "Pdf",
    "Unreadable",
    "can_read_pdfs",
    "is_pdf",
    "read_pdf",
]
