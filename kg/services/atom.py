"""Atom feeds out of bytes that nobody vouches for.

No document type is accepted, hence no entities: neither files nor a billion laughs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from kg.services.values import Unreadable

_ATOM = "http://www.w3.org/2005/Atom"
_DEEPEST = 50


def entries(data: bytes) -> Iterator[Element]:
    """Yield the entries of a feed. Raises `Unreadable`.

    Atom: https://www.rfc-editor.org/rfc/rfc4287
    """
    root = _tree(data)
    if root.tag != f"{{{_ATOM}}}feed":
        raise Unreadable("answered with XML that is no Atom feed")
    return root.iterfind(f"{{{_ATOM}}}entry")


def texts(element: Element, name: str, namespace: str = _ATOM) -> list[str]:
    """Return the texts of the children called *name*."""
    return ["".join(one.itertext()) for one in element.iterfind(f"{{{namespace}}}{name}")]


def _tree(data: bytes) -> Element:
    builder = TreeBuilder()
    parser = ParserCreate(namespace_separator="}")
    depth = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unreadable("answered with XML that is nested too deep")
        builder.start(_name(tag), attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_name(tag))

    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except (ExpatError, ValueError, LookupError):
        start = " ".join(data[:60].decode("utf-8", "replace").split())
        raise Unreadable(f"answered with what is no XML: '{start}'") from None
    return builder.close()


def _name(tag: str) -> str:
    return "{" + tag if "}" in tag else tag


def _refuse(*_: object) -> NoReturn:
    raise Unreadable("answered with XML that declares a document type")
