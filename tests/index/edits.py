"""Edits of a vault's folder, as hypothesis makes them up."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from hypothesis import strategies as st

Edit: TypeAlias = Callable[[Path], None]
"""What is done to the folder of a vault."""

PATHS = st.sampled_from(
    [
        "concepts.yaml", "a.md", "A.md", "b.md", "x/a.md", "x/part.md", "LN-P.md", "PN-Q.md",
        "SP-R.md", "pic.png",
    ]
)  # fmt: skip
HEADS = st.sampled_from(
    [
        "",
        "---\naliases: [the alias, B]\n---",
        "---\naliases: [nobody]\ntags: [one, two/three]\n---",
        "---\ntitle: Shared title\narxiv: '2001.00001'\nauthors: ['Last, F.']\n---",
        "---\ntitle: Shared title\nauthors: ['Last, First', 'Last, Fred']\n---",
        "---\ntype: concept\ntitle: Inner alignment\naliases: [inner alignment problem]\n---",
        "---\ntype: spec\ntitle: Rules\nproject: PUMA\naliases: [Ethics chapter]\n---",
        "---\nbroken: [\n---",
        "---\ntype: paper\ntitle: Third\nauthors: ['Last, F.']\nyear: 2020\n---",
        "---\ntype: paper\ntitle: Fourth\nauthors: ['Last, G.']\nyear: 2020\ncitekey: key2020\n---",
        "---\ntype: paper\ntitle: Shared title\nyear: 2023\ncitekey: Key2020\n---",
        "---\ntitle: Third\ndoi: 10.1000/xyz\npublish: false\n---",
        "- label: inner alignment\n  aliases: [Q]\n  broader: [Alignment]",
        "inner alignment:\n  aliases: [the alias]\n  broader: [Q]",
    ]
)
LINES = st.sampled_from(
    [
        "---\nid: PN-Q\ntype: concept\ntitle: Inner alignment\n---\n[[part]] [[a]]",
        "---\nid: part\naliases: [the alias]\n---\n# Part\n[[PN-Q]]",
        "---\ntitle: Shared title\n---\n[[a/shared-title]]",
        "# Heading",
        "See [[a]] and [[x/a|it]] — because of [[b#Part]] and ![[pic.png]].",
        "[[The alias]] then [[nobody]] and [[Q]]",
        "## Key Concepts\n**Inner Alignment Problem**: one.\n\n**inner alignment**: two.",
        "## Key Concepts\n**Inner-alignment problems**: three.",
        "## PUMA Integration\n- **Ethics chapter**: reason → [[SP-R]]\n- Other: why",
        "## Related Notes\n- [[PN-Q]] — it is\n- [[LN-P]]",
        "text #tag ^block",
        "Last et al. (2020) and (van Other, 2021) say [[PN-Q#^block]] (supports) [[a#^block]].",
        "[see @key2020, p. 3; @last2020third] — because, and @Key2020 or @nobody says.",
        "supports:: [@key2020]\n\n## Related Notes\n- [@key2020] — it is",
        "contradicts:: [[LN-P]] and [[LN-P#^block]] — because ^block",
        "- [[b]] supports: [[x/part#^block]]\n- rests on:: [[PN-Q]]",
        "```dataview\nLIST FROM #tag\n```",
    ]
)


def writing(path: str, head: str, lines: list[str]) -> Edit:
    """Write a note, or another in its place."""

    def edit(folder: Path) -> None:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("\n\n".join([head, *lines]) + "\n", "utf-8")

    return edit


def adding(path: str, line: str) -> Edit:
    """Add a line to a file, if it is there."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            with (folder / path).open("a", encoding="utf-8") as file:
                file.write(f"\n{line}\n")

    return edit


def heading(path: str, head: str) -> Edit:
    """Give a note another front matter: other aliases, another type, none, or a broken one."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            text = (folder / path).read_text("utf-8", "replace")
            body = text.rpartition("\n---\n")[2]
            (folder / path).write_text(f"{head}\n{body}", "utf-8")

    return edit


def removing(path: str) -> Edit:
    """Delete a file."""
    return lambda folder: (folder / path).unlink(missing_ok=True)


def moving(path: str, to: str) -> Edit:
    """Rename a file, if it is there."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            (folder / to).parent.mkdir(exist_ok=True)
            (folder / path).rename(folder / to)

    return edit


def breaking(path: str) -> Edit:
    """Put bytes that are no text in the place of a file, if it is there."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            (folder / path).write_bytes(b"\xff\xfe\xff not text \xff")

    return edit


def touching(path: str, seconds: int) -> Edit:
    """Give a file another time, long ago or yet to come."""

    def edit(folder: Path) -> None:
        if (folder / path).exists():
            os.utime(folder / path, (seconds, seconds))

    return edit


EDITS = st.one_of(
    st.builds(writing, PATHS, HEADS, st.lists(LINES, max_size=4)),
    st.builds(writing, PATHS, HEADS, st.lists(LINES, max_size=4)),
    st.builds(adding, PATHS, LINES),
    st.builds(heading, PATHS, HEADS),
    st.builds(removing, PATHS),
    st.builds(moving, PATHS, PATHS),
    st.builds(breaking, PATHS),
    st.builds(touching, PATHS, st.sampled_from([1, 1_000_000_000, 4_000_000_000])),
)
