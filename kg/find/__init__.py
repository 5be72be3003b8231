"""The short query language: from an expression to SPARQL, and to what that finds."""

from kg.find.fields import GROUPS, Field
from kg.find.finding import Found, find, find_sparql
from kg.find.reference import Entry, entries

__all__ = ["GROUPS", "Entry", "Field", "Found", "entries", "find", "find_sparql"]
