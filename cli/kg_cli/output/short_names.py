"""Terms as people read them: prefixed names for IRIs, the bare value of a literal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.query.rows import Node

_LOCAL = re.compile(r"[\w.~%-]*(?<!\.)")


def short_term(node: Node | None, prefixes: Mapping[str, str]) -> str:
    """Return a term for people; an unbound one is empty.

    >>> short_term(Node("uri", "http://x/Claim"), {"kg": "http://x/"})
    'kg:Claim'
    """
    if node is None:
        return ""
    match node.kind:
        case "uri":
            return short_iri(node.value, prefixes)
        case "bnode":
            return f"_:{node.value.removeprefix('_:')}"
        case _:
            return node.value


def short_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI as a prefixed name, or in full where no prefix fits.

    >>> short_iri("http://x/a/b", {"kg": "http://x/", "a": "http://x/a/"})
    'a:b'
    >>> short_iri("http://x/a b", {"kg": "http://x/"})
    '<http://x/a b>'
    """
    fitting = [(space, name) for name, space in prefixes.items() if iri.startswith(space)]
    if fitting:
        space, name = max(fitting, key=lambda pair: len(pair[0]))
        if _LOCAL.fullmatch(iri[len(space) :]):
            return f"{name}:{iri[len(space) :]}"
    return f"<{iri}>"
