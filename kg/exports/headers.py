"""Front matter that Obsidian can read, or else sees as text."""

from __future__ import annotations

import re

from kg.markdown import parse

_HEADER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FENCES = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)


def faults(text: str) -> int:
    """Return how much is wrong with the front matter of a note."""
    return len(parse(text).problems)


def readable_header(text: str) -> str:
    r"""Return a note whose front matter is a block of code if it is no YAML.

    >>> print(readable_header("---\na: [\n---\nWords\n"), end="")
    ```yaml
    a: [
    ```
    Words
    """
    found = _HEADER.match(text)
    if not found or not faults(text):
        return text
    fence = "`" * max([3, *(len(run) + 1 for run in _FENCES.findall(found[1]))])
    return f"{fence}yaml\n{found[1]}{fence}\n{text[found.end() :]}"
