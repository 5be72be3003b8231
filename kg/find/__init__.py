"""The short query language: from an expression to SPARQL, and to what that finds."""

from kg.find.fields import GROUPS, Field
from kg.find.finding import Found, find, find_sparql

__all__ = ["GROUPS", "Field", "Found", "find", "find_sparql"]
