"""Notes that were made to break their reader: bounded in time and memory, reported, not lost.

Each vault is read by a process of its own that may use so much memory and no more; one that
does not come to an end is ended.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import kg
from kg.notes.links import MOST_LINKS
from tests.index.compared import assert_as_from_nothing

_LIMIT = 1536 << 20
"""Bytes of memory that a command may take, code and mapped files counted."""

_HANGS = 200
"""Seconds after which a command is taken to hang."""

_RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
from kg_cli.app import main
main()
"""

DEEP = {
    "quotes": ">" * 10_000 + " x",
    "lists": "- " * 10_000 + "x",
    "indents": "".join("  " * n + "- x\n" for n in range(1_500)),
    "brackets": "[" * 10_000 + "x" + "]" * 10_000,
    "wikilinks": "[[" * 10_000 + "x" + "]]" * 10_000,
    "emphasis": "**a _b " * 10_000,
    "headings": "".join("#" * (n % 6 + 1) + f" H{n}\n" for n in range(10_000)),
    "parentheses": "(" * 10_000 + "[a](" * 10_000,
    "code": "`" * 10_000 + " x " + "".join("`" * n + " " for n in range(400)),
    "html": "<div>\n" * 10_000 + "<!--" * 10_000,
    "maths": "$" + "{" * 10_000 + "x" + "}" * 10_000 + "$\n\n$$\n" * 1_000,
    "fields": "[a:: " * 10_000 + "@" * 10_000 + "^a " * 10_000,
    "comments": "%%" * 10_000 + "\n\n%% x\n" * 1_000,
    "callouts": "".join(">" * n + " [!note] c\n" for n in range(1, 300)),
    "dashes": "— [[x]] " * 2_000,
    "dataview": "```dataview\nLIST FROM " + "(" * 9_000 + "#a" + ")" * 9_000 + "\n```",
}  # fmt: skip

YAML = {
    "repeated-values": "a: &a [x, x, x, x]\n"
    + "".join(f"k{n}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(9)),
    "brackets": "a: " + "[" * 100_000,
    "mappings": "".join(" " * n + "k:\n" for n in range(1_000)),
    "itself": "a: &a [*a]",
    "merged": "x: &x {a: 1}\n<<: *x\n<<: [*x, *x]",
    "surrogate": r'title: "a\ud800b"',
}
"""Front matter that is no good, each in its way."""

ODD_VALUES = {
    "integer": "year: " + "9" * 5_000,
    "hexadecimal": "year: 0x" + "f" * 290,
    "no-number": "type: literature\ntitle: T\nyear: .nan\nrelevance: .inf",
    "long-key": "? " + "k" * 100_000 + "\n: v",
    "nul": r'title: "a\0b"',
    "many-keys": "".join(f"k{n}: v\n" for n in range(20_000)),
}
"""Front matter that is good YAML."""


def ran(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` with bounded memory and time; it must end as it says that it does."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN.format(limit=_LIMIT), *arguments, "--vault", str(root)],
        capture_output=True, text=True, check=False, timeout=_HANGS, stdin=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "120", "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    assert "this should not happen" not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1, 2}
    return done


def put(root: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (root / f"{name}.md").write_text(text, "utf-8")


def test_notes_that_are_nested_ten_thousand_deep_are_read_whole(vault_folder: Path) -> None:
    """
    == kg.yaml
    == last.md
    The needle is here.
    """
    put(vault_folder, {name: f"{text}\n\nThe needle is here.\n" for name, text in DEEP.items()})
    out = vault_folder.parent / "out"
    assert ran(vault_folder, "site", "--out", str(out)).returncode == 0
    pages = [out / "note" / name / "index.html" for name in [*DEEP, "last"]]
    assert all("needle" in page.read_text("utf-8") for page in pages)
    assert ran(vault_folder, "check", "not-utf8", "unreadable").returncode == 0
    found = ran(vault_folder, "search", "needle", "--limit", "100", "--format", "json").stdout
    assert all(f'"{name}.md"' in found for name in [*DEEP, "last"])


def test_yaml_bombs_are_reported_where_they_stand_and_the_text_is_read(vault_folder: Path) -> None:
    """
    == kg.yaml
    == target.md
    """
    put(vault_folder, {name: f"---\n{yaml}\n---\n[[target]]\n" for name, yaml in YAML.items()})
    put(vault_folder, {n: f"---\n{yaml}\n---\n[[target]]\n" for n, yaml in ODD_VALUES.items()})
    told = ran(vault_folder, "check", "--format", "text").stdout
    blamed = {line.split(":")[0] for line in told.splitlines() if "bad-front-matter" in line}
    assert blamed == {f"{name}.md" for name in YAML}
    vault = kg.open(vault_folder)
    linked = {row.path for row in vault.backlinks("target")}
    assert linked == {f"{name}.md" for name in [*YAML, *ODD_VALUES]}


@pytest.mark.parametrize("path", ["kg.yaml", "concepts.yaml", "schema/notes/own.yaml"])
@pytest.mark.parametrize("yaml", ["repeated-values", "brackets"])
def test_a_yaml_bomb_in_a_file_that_steers_us_is_named(
    vault_folder: Path, path: str, yaml: str
) -> None:
    """
    == a.md
    # A
    """
    file = vault_folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(YAML[yaml], "utf-8")
    done = ran(vault_folder, "check")
    assert done.returncode > 0
    assert f"{path}:1" in done.stdout + done.stderr


@pytest.mark.soak
def test_a_million_links_to_one_note_are_counted_and_bounded(vault_folder: Path) -> None:
    """
    == kg.yaml
    == target.md
    == small.md
    See [[target]], because it is small.
    """
    several = f"{'[[target]] ' * 20}\n" * 25_000 + "\n" + "[[target]]\n\n" * 500
    (vault_folder / "many.md").write_text(f"# Many\n\n{several}", "utf-8")
    (vault_folder / "more.md").write_text(f"# More\n\n{several}", "utf-8")
    done = ran(vault_folder, "check")
    told = [line for line in done.stdout.splitlines() if "[too-many-links]" in line]
    beyond = 500_500 - MOST_LINKS
    line, column = 3 + MOST_LINKS // 20, MOST_LINKS % 20 * 11 + 1
    assert told == [
        f"{name}.md:{line}:{column}: warning[too-many-links] {beyond:,} links from here on are"
        " counted, but not in the graph"
        for name in ("many", "more")
    ]
    vault = kg.open(vault_folder)
    assert vault.stats().links["wikilinks"] == 2 * 500_500 + 1
    (row,) = [row for row in vault.backlinks("target") if row.path == "small.md"]
    assert row.sentence == "See target, because it is small."


@pytest.mark.soak
def test_a_note_of_fifty_megabytes_is_read_to_its_end(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    paragraph = "A sentence about nothing in particular, with **bold** words.\n" * 40 + "\n"
    text = "# Big\n\n" + paragraph * (50_000_000 // len(paragraph)) + "The needle is here.\n"
    (vault_folder / "big.md").write_text(text, "utf-8")
    assert ran(vault_folder, "build").returncode == 0
    line = text.replace("\n", " ")
    (vault_folder / "line.md").write_text(f"# Line\n{line}", "utf-8")
    assert ran(vault_folder, "search", "sentence words").returncode == 0
    hits = {hit.path: hit for hit in kg.open(vault_folder).search("needle")}
    assert [hits["big.md"].line, hits["line.md"].line] == [text.count("\n"), 2]
    assert hits["line.md"].snippet.endswith("The needle is here.")


def test_a_hundred_thousand_tags_are_counted(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    tags = [f"#tag{number}" for number in range(100_000)]
    rows = [" ".join(tags[at : at + 10]) for at in range(0, len(tags), 10)]
    (vault_folder / "tagged.md").write_text("\n".join(rows), "utf-8")
    assert ran(vault_folder, "build").returncode == 0
    assert kg.open(vault_folder).stats().tags == {"uses": 100_000, "distinct": 100_000}


COLLIDING = [
    "İ",
    "i̇",
    "ı",
    "ß",
    "ss",
    "ẞ",
    "é",
    "é",
    "ﬁ",
    "fi",
    "K",
    "k",
    "💥",
    "💥💥",
    "a-b",
    "a b",
]


def test_names_that_become_one_when_folded_stay_notes_of_their_own(vault_folder: Path) -> None:
    """
    == kg.yaml
    == other.md
    """
    names = {unicodedata.normalize(form, name) for name in COLLIDING for form in ("NFC", "NFD")}
    put(vault_folder, {name: f"# {name}\n[[other]] from {name}\n" for name in names})
    out = vault_folder.parent / "out"
    assert ran(vault_folder, "site", "--out", str(out)).returncode == 0
    vault = assert_as_from_nothing(vault_folder)
    assert {note.path for note in vault.notes()} == {"other.md", *(f"{n}.md" for n in names)}
    assert len({row.from_iri for row in vault.backlinks("other")}) == len(names)
    pages = {path.parent.as_posix().casefold() for path in (out / "note").rglob("index.html")}
    notes = {path.parent for path in (out / "note").rglob("index.html")}
    assert len(pages) == len(notes) >= len(names) + 1


def test_a_name_that_is_not_utf8_is_reported(vault_folder: Path) -> None:
    """
    == kg.yaml
    == good.md
    """
    names = [b"caf\xe9.md", b"\xed\xa0\x80.md", b"pic\xe9.png"]
    try:
        for name in names:
            Path(os.fsdecode(os.fsencode(vault_folder) + b"/" + name)).write_bytes(b"# Odd")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    vault = kg.open(vault_folder)
    told = [(found.path, found.message) for found in vault.check(["unreadable"])]
    why = "the name of the file is not UTF-8"
    assert told == [("\\xed\\xa0\\x80.md", why), ("caf\\xe9.md", why)]
    assert vault.stats().files == {"read": 1, "failed": 2}
    assert kg.open(vault_folder).refreshed.read == ()
    out = vault_folder.parent / "out"
    assert ran(vault_folder, "site", "--out", str(out)).returncode == 0
    Path(os.fsdecode(os.fsencode(vault_folder) + b"/" + names[0])).rename(vault_folder / "café.md")
    assert kg.open(vault_folder).refreshed.read == ("café.md",)


def test_what_a_note_says_moves_no_cursor_and_turns_no_line(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    odd = "\x1b]0;title\x07\x1b[31m\u202e\u2066"
    put(vault_folder, {"a": f"# {odd}Odd\n\n[[{odd}gone]] \0\n", f"n{odd}": "[[gone]]\n"})
    for command in (("check",), ("show", "a"), ("search", "odd"), ("links", "a")):
        done = ran(vault_folder, *command)
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\0\u202e\u2066")


def test_what_is_no_file_is_left_alone(vault_folder: Path) -> None:
    """
    == good.md
    # Good
    """
    for name in ("pipe.md", "pipe.png", ".gitignore", "concepts.yaml"):
        os.mkfifo(vault_folder / name)
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.open(vault_folder, os.O_RDONLY)
        listening.bind(f"/proc/self/fd/{here}/socket.md")
        os.close(here)
    (vault_folder / "loop").symlink_to(vault_folder)
    (vault_folder / "itself.md").symlink_to("itself.md")
    (vault_folder / "zeros.md").symlink_to("/dev/zero")
    (vault_folder / "folder.md").mkdir()
    for command in ("build", "check", "stats"):
        assert ran(vault_folder, command).returncode == 0
    assert [note.path for note in kg.open(vault_folder).notes()] == ["good.md"]
    assert ran(vault_folder, "site", "--out", str(vault_folder.parent / "out")).returncode == 0


@pytest.mark.parametrize("path", ["kg.yaml", "schema/notes/own.yaml"])
def test_a_pipe_in_the_place_of_a_file_that_steers_us_is_named(
    vault_folder: Path, path: str
) -> None:
    """
    == a.md
    # A
    """
    (vault_folder / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(vault_folder / path)
    done = ran(vault_folder, "stats")
    assert done.returncode == 2
    assert path in done.stderr
    assert "this is no file" in done.stderr


WINDOWS = ["CON", "aux", "NUL.txt", "COM1", "a.", "b ", "a:b", "a?b", "a|b", 'a"b']


def test_a_site_has_no_file_that_windows_cannot_have(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    put(vault_folder, {name: f"# {name}\n![[{name}.png]]\n" for name in WINDOWS})
    for name in WINDOWS:
        (vault_folder / f"{name}.png").write_bytes(b"\x89PNG")
    out = vault_folder.parent / "out"
    assert ran(vault_folder, "site", "--out", str(out)).returncode == 0
    parts = {part for path in out.rglob("*") for part in path.relative_to(out).parts}
    assert {part.split(".")[0].lower() for part in parts} & {"con", "aux", "nul", "com1"} == set()
    assert [part for part in parts if part[-1] in ". " or set(part) & set('<>:"|?*\\')] == []


@pytest.mark.parametrize("title", ["CON", "aux", "Com1", "../../NUL", "lpt9."])
def test_a_note_gets_no_name_that_windows_keeps_for_itself(vault_folder: Path, title: str) -> None:
    """
    == kg.yaml
    """
    made = kg.open(vault_folder).new_note("note", title)
    name = made.path.rpartition("/")[2].removesuffix(".md")
    assert name.lower().endswith("-note")
    assert (vault_folder / made.path).is_file()


def test_long_names_have_pages(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    names = ["a" * 252, "ä" * 126, "日" * 84, "💥" * 63]
    put(vault_folder, dict.fromkeys(names, f"# Long\n[[{'x' * 5000}]] #{'t' * 5000}\n"))
    out = vault_folder.parent / "out"
    assert ran(vault_folder, "site", "--out", str(out)).returncode == 0
    assert len({path.parent for path in (out / "note").rglob("index.html")}) >= len(names)
    assert len(kg.open(vault_folder).check(["dangling-link"])) == len(names)
