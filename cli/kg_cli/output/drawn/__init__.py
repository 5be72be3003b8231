"""Drawings for people: tables, colours, links. Only these modules import rich."""
