"""Terms as people read them: prefixed names for IRIs, the bare value of a literal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.query.rows import Node

_LOCAL = re.compile(r"[\w.~%-]*(?<!\.)")


def by_namespace(prefixes: Mapping[str, str]) -> Mapping[str, str]:
    """Return the prefix of each namespace: what `short_term` looks names up in."""
    return {namespace: prefix for prefix, namespace in prefixes.items()}


def short_term(node: Node | None, names: Mapping[str, str]) -> str:
    """Return a term for people; an unbound one is empty.

    >>> short_term(Node("uri", "http://x/Claim"), {"http://x/": "kg"})
    'kg:Claim'
    """
    if node is None:
        return ""
    match node.kind:
        case "uri":
            return short_iri(node.value, names)
        case "bnode":
            return f"_:{node.value.removeprefix('_:')}"
        case _:
            return node.value


def short_iri(iri: str, names: Mapping[str, str]) -> str:
    """Return an IRI as a prefixed name, or in full where no prefix fits.

    A namespace ends in `/` or `#`, and neither may stand in the name after the prefix.

    >>> short_iri("http://x/a/b", {"http://x/": "kg", "http://x/a/": "a"})
    'a:b'
    >>> short_iri("http://x/a b", {"http://x/": "kg"})
    '<http://x/a b>'
    """
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = names.get(iri[:end])
    return f"{prefix}:{iri[end:]}" if prefix and _LOCAL.fullmatch(iri, end) else f"<{iri}>"
