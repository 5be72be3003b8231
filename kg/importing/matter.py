"""Front matter: what a page says of itself, as `key: value` lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.notes.citations import Citation

Value = str | int | Sequence[str] | Mapping[str, str]

_PLAIN = re.compile(r"[^\W\d_][\w .()/+-]*\Z")
_RESERVED = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def front_matter(values: Mapping[str, Value]) -> str:
    """Return the block of front matter that says *values*; empty ones are left out.

    >>> print(front_matter({"year": 2020, "authors": ["Doe, J."], "orcid": {"Doe, J.": "0"}}))
    ---
    year: 2020
    authors: ["Doe, J."]
    orcid: {"Doe, J.": "0"}
    ---
    """
    lines = [f"{key}: {_value(value)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---"))


def _value(value: Value) -> str:
    match value:
        case int():
            return str(value)
        case str():
            return value if _is_plain(value) else quoted(value)
        case Mapping():
            pairs = (f"{quoted(key)}: {quoted(one)}" for key, one in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return f"[{', '.join(quoted(one) for one in value)}]"


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.match(text)) and text.lower() not in _RESERVED and text == text.strip()


def quoted(text: str) -> str:
    r"""Return *text* as YAML quotes it.

    >>> quoted('say "x"')
    '"say \\"x\\""'
    """
    escaped = "".join(_character(c) for c in text)
    return f'"{escaped}"'


def _character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable() or character == "\u200d":
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def cited(citation: Citation) -> dict[str, Value]:
    """Return what a citation says of its paper."""
    return {
        "title": citation.title,
        "authors": [_name(p.family, p.given) for p in citation.authors],
        "year": citation.year,
        "venue": citation.venue,
        "arxiv": citation.arxiv,
        "doi": citation.doi,
        "isbn": citation.isbn,
        "url": citation.url,
    }


def _name(family: str, given: str) -> str:
    return f"{family}, {given}" if given else family
