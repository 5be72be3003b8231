"""What others know of papers: arXiv, Crossref, OpenAlex, Semantic Scholar behind one interface."""

from kg.services.asking import Asked, Services, open_services
from kg.services.identifier import Identifier, Scheme, identifier_of_page
from kg.services.record import Answer, Author, Failed, Found, NotFound, Record
from kg.services.service import CitationService, Service

__all__ = [
    "Answer",
    "Asked",
    "Author",
    "CitationService",
    "Failed",
    "Found",
    "Identifier",
    "NotFound",
    "Record",
    "Scheme",
    "Service",
    "Services",
    "identifier_of_page",
    "open_services",
]
