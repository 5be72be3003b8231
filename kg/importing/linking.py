"""Links to concept notes that the vault has, in a page that becomes a note."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.vault.spelling import variant_key

_LABEL = re.compile(r"^(?P<start>\s*(?:[-*+]\s+)?)\*\*(?P<label>[^*\[\]|\n]{1,120})\*\*(?=:)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def linked(body: str, concepts: Mapping[str, str]) -> str:
    """Return *body* with each bold label that names a concept made a link to its note.

    *concepts* maps the key of each label to the file name of the concept's note. What is
    linked already, and what stands in a block of code, stays as it is.

    >>> linked("**Inner Alignment**: goals.", {variant_key("inner alignment"): "PN-Inner"})
    '**[[PN-Inner|Inner Alignment]]**: goals.'
    """
    lines = body.split("\n")
    in_code = False
    for index, line in enumerate(lines if concepts else ()):
        if _FENCE.match(line):
            in_code = not in_code
        found = None if in_code else _LABEL.match(line)
        stem = concepts.get(variant_key(found["label"])) if found else None
        if found and stem:
            link = f"{found['start']}**[[{stem}|{found['label']}]]**"
            lines[index] = link + line[found.end() :]
    return "\n".join(lines)
