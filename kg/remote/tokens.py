"""The tokens of SPARQL that matter where a query is rewritten: nothing inside texts is touched."""

from __future__ import annotations

import re

_OPAQUE = r"""\"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}
    | \"(?:\\.|[^\"\\\n])*\" | '(?:\\.|[^'\\\n])*' | \#[^\n]* | <[^<>\"{}|^`\\\s]*>"""
_NAME = r"[\w.-]*:(?:\\.|%[\da-f]{2}|[\w:.-])*"
_FLAGS = re.VERBOSE | re.DOTALL | re.IGNORECASE

OPAQUE = re.compile(f"({_OPAQUE})", _FLAGS)
"""Texts, comments and addresses: what stands in them is no SPARQL."""

TOKEN = re.compile(
    rf"""\bGRAPH\b (?P<between> (?:\s|\#[^\n]*\n)* ) (?P<graph> <[^<>]*> | [?$]\w+ | {_NAME} )
      | {_OPAQUE} | [?$]\w+ | {_NAME} | \w+ | .""",
    _FLAGS,
)
"""A token, or GRAPH with the graph that it names."""
