"""Dataview's queries, answered over the vault's own notes."""

from kg.dataview.answering import Questions
from kg.dataview.answers import Answer, Cell, Piece, Row
from kg.dataview.parsing import parse_query
from kg.dataview.values import NotAnswered

__all__ = ["Answer", "Cell", "NotAnswered", "Piece", "Questions", "Row", "parse_query"]
