"""A label in a text, in any of its spellings, and the new label in its place."""

from __future__ import annotations

import json
import re

from kg.vault.spelling import variant_key

_WORD = re.compile(r"[^\W_]+")
MARKUP = re.compile(r"[*_`~\[\]|<>\n]|==")
"""What no label holds: it would be no part of the words."""
_MOST = 12
"""Words that a label may have."""
_PLAIN = re.compile(r"[^\W\d_][\w ()/+'’–—-]*")
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off"))


def find_label(text: str, key: str) -> tuple[int, int] | None:
    """Return where *text* first has the label with that `variant_key`, without markup in it.

    >>> find_label("## 2. Mesa-Optimisers: what", variant_key("mesa optimizer"))
    (6, 21)
    """
    words = list(_WORD.finditer(text))
    for first, begin in enumerate(words):
        for last in reversed(words[first : first + _MOST]):
            said = text[begin.start() : last.end()]
            if not MARKUP.search(said) and variant_key(said) == key:
                is_open = said.count("(") > said.count(")") and text.startswith(")", last.end())
                return begin.start(), last.end() + is_open
    return None


def shaped(new: str, typed: str, old: str) -> str:
    """Return the label *new* as *typed* stands to *old*: as a plural, with a capital or without.

    >>> shaped("Base optimizer", "mesa-optimisers", "Mesa-optimizer")
    'base optimizers'
    >>> shaped("AI safety", "alignment", "Alignment")
    'AI safety'
    """
    is_plural = typed.casefold().endswith("s") and not old.casefold().endswith("s")
    if is_plural and variant_key(f"{new}s") == variant_key(new):
        new += "s"
    if typed[:1].isupper() and old[:1].islower():
        return new[:1].upper() + new[1:]
    if typed[:1].islower() and old[:1].isupper() and not new[1:2].isupper():
        return new[:1].lower() + new[1:]
    return new


def in_yaml(typed: str, new: str) -> str:
    """Return *new* as a YAML scalar, quoted as *typed* is, or where it has to be.

    >>> [in_yaml(typed, "a: b") for typed in ("'x'", '"x"', "x")]
    ["'a: b'", '"a: b"', '"a: b"']
    """
    if typed.startswith("'"):
        return "'" + new.replace("'", "''") + "'"
    if typed.startswith('"') or not _PLAIN.fullmatch(new) or new.lower() in _RESERVED:
        return json.dumps(new, ensure_ascii=False)
    return new
