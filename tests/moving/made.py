"""Vaults that hypothesis makes, and what the links in one mean."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import quote

from hypothesis import strategies as st

import kg
from kg.moving.asked import all_links
from kg.moving.originals import read_original
from kg.vault import Found
from tests.moving.conftest import MEMORY, files

FOLDERS = ("", "a", "a/Sub folder", "Bü")
STEMS = ("Jones 2019", "Risks", "Ünder", "v1.5", "don't", "Long (name)", "对齐")
HEADINGS = ("Results", "Open questions", "5 Cs: all")
TEXTS = (
    "plain words",
    "# Results",
    "## Open questions",
    "> quote",
    "`[[Risks]]`",
    "%% [[Risks]] %%",
)


@contextmanager
def made(texts: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        for path, data in texts.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield Path(folder)


def places(*, unique: bool) -> st.SearchStrategy[list[str]]:
    place = st.builds(
        lambda folder, stem: f"{folder}/{stem}.md".lstrip("/"),
        st.sampled_from(FOLDERS), st.sampled_from(STEMS),
    )  # fmt: skip
    same = (lambda path: path.rpartition("/")[2].casefold()) if unique else None
    return st.lists(place, min_size=2, max_size=5, unique_by=same or (lambda path: path))


@st.composite
def links(draw: st.DrawFn, source: str, paths: list[str]) -> str:
    path = draw(st.sampled_from(paths))
    bare = path.removesuffix(".md")
    part = draw(st.sampled_from(("", "", "#Results", "#^block", "#Results#Open questions")))
    label = draw(st.sampled_from(("", "|label", "\\|cell")))
    pieces = bare.split("/")
    suffix = "/".join(pieces[-draw(st.integers(1, len(pieces))) :])
    way = relpath(path, dirname(source) or ".")
    match draw(st.integers(0, 6)):
        case 0:
            return f"[[{pieces[-1]}{part}{label}]]"
        case 1:
            return f"[[{suffix}{part}{label}]]"
        case 2:
            return f"![[{bare}.md{part}]]"
        case 3:
            url = re.sub(r"[ ()]", lambda sign: quote(sign[0]), f"{way}{part}")
            return f"[label]({url})"
        case 4:
            return f'[label](<{way}{part}> "title")'
        case 5:
            return f"[[{bare}{part}|{pieces[-1]}]]"
        case _:
            return f"[[{part or '#Results'}]]"


@st.composite
def vaults(draw: st.DrawFn, *, unique: bool) -> dict[str, bytes]:
    paths = draw(places(unique=unique))
    found: dict[str, bytes] = {}
    for path in paths:
        parts = draw(st.lists(st.one_of(links(path, paths), st.sampled_from(TEXTS)), max_size=6))
        text = "\n\n".join(("# Results ^block", *parts)) + "\n"
        if draw(st.booleans()):
            matter = draw(links(path, paths)).replace("\\|", "|")
            text = f'---\nup: "{matter}"\nrelated: [a, b]\n---\n' + text
        ends = draw(st.sampled_from(("\n", "\r\n")))
        encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16")))
        found[path] = text.replace("\n", ends).encode(encoding)
    return found


Meaning = tuple[object, tuple[str, ...], str]


def meanings(
    vault: kg.Vault, moved: dict[str, str], body_of: str = ""
) -> dict[tuple[str, int], Meaning]:
    """Return what each link means, by its file and number, with the paths of the end.

    Of the file *body_of* only those in its body.
    """
    found: dict[tuple[str, int], Meaning] = {}
    for path in (p for p in files(vault.root) if p.endswith(".md")):
        links = [link for n in read_original(vault.root, path).notes for link in all_links(n)]
        for number, link in enumerate(links):
            means = vault.resolver().resolve(link.target, path)
            if isinstance(means, Found) and not (link.key and path == body_of):
                there = Found(moved.get(means.path, means.path))
                found[moved.get(path, path), number] = (there, link.headings, link.block)
    return found
