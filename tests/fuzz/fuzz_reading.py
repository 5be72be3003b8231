"""Feed mutated notes to the reader for a bounded time: nothing may raise, nothing be lost.

Run by `make fuzz`, not by pytest: coverage-guided fuzzing finds other inputs in each run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"]):
    from kg.markdown import parse
    from kg.notes import KNOWN, Settings, read_note, read_note_types
    from kg.notes.citations import parse_citation
    from kg.notes.references import read_references

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(read_note_types([ROOT / "schema" / "notes"], KNOWN), {}, "PUMA")
PATHS = ("LN-a.md", "PN-a.md", "SP-a.md", "MR-a.md", "LS-a.md", "a.md")


def one_input(data: bytes) -> None:
    """Read one input as each type of note, as a citation and as a reference."""
    source = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    document = parse(source)
    lines = document.text.split("\n")
    for link in document.links:
        assert 1 <= link.span.line <= len(lines)
        assert link.span.column <= len(lines[link.span.line - 1]) + 1
    for path in PATHS:
        note = read_note(path, document, SETTINGS)
        assert len({item.key for item in note.items}) == len(note.items)
        assert all(1 <= item.line <= item.end_line <= len(lines) for item in note.items)
    parse_citation(source[:2000])
    read_references([(1, lines[:5]), (2, lines[5:9])])


def main() -> None:
    """Begin with the example notes as seeds."""
    arguments = [sys.argv[0], *sys.argv[1:], "-timeout=20", "-rss_limit_mb=4096"]
    corpus = ROOT / ".fuzz"
    corpus.mkdir(exist_ok=True)
    seeds = [str(folder) for folder in sorted((ROOT / "notes").iterdir()) if folder.is_dir()]
    atheris.Setup([*arguments, str(corpus), *seeds], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
