"""Checks of bibliographies as they were read, and of their names in `kg.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.base import Finding
from kg.checks.files import as_read, finding_of
from kg.index import Index
from kg.resources import own_text


def unreadable_entry(index: Index) -> Iterator[Finding]:
    """An entry of a bibliography that cannot be read.

    Why: the paper is not in the graph, and citations of its key lead nowhere. The other entries
    of the file were read.

        @article{doe2019, title = {Gnats and gnus, year = 2019}

    Instead:

        @article{doe2019, title = {Gnats and gnus}, year = 2019}
    """
    return map(finding_of, as_read(index, "unreadable-entry"))


def malformed_entry(index: Index) -> Iterator[Finding]:
    """An entry of a bibliography that was read in spite of a slip in it.

    Why: other programs may read it in another way or not at all: a comma is missing, a field
    stands twice, a name is used that no `@string` defines, the entry named by `crossref` is not
    there, or there is neither a title nor an identifier by which the paper could be known.

        @article{doe2019, title = {Gnats and gnus} year = 2019}

    Instead:

        @article{doe2019, title = {Gnats and gnus}, year = 2019}
    """
    return map(finding_of, as_read(index, "malformed-entry"))


def duplicate_citekey(index: Index) -> Iterator[Finding]:
    """A key that two entries of one bibliography have.

    Why: nobody can tell which of the two a citation means. BibTeX stops at the second.

    Instead: give one of them another key; where both are the same paper, take one away.
    """
    return map(finding_of, as_read(index, "duplicate-citekey"))


def missing_bibliography(index: Index) -> Iterator[Finding]:
    """A bibliography that `kg.yaml` names and that is not read.

    Why: its papers are not in the graph. The file is not there, is a link to elsewhere, or is
    left out by `ignore` or a `.gitignore`.

    Instead: put it there, or correct its name under `citation: bibliography:`.
    """
    named = index.config.citation.bibliography
    read = set(index.database.bibliographies())
    for path, written in zip(index.config.bibliographies, named, strict=False):
        if path not in read:
            message = (
                f"the bibliography '{written}' is not read: there is no such file in the vault"
            )
            if (index.root / path).exists():
                message = f"the bibliography '{written}' is not read: it is a link, or left out"
            yield Finding("kg.yaml", _line_of(index, written), message, "correct its name")


def _line_of(index: Index, name: str) -> int:
    lines = own_text(index.root / "kg.yaml").split("\n")
    return next((number for number, line in enumerate(lines, 1) if name in line), 1)
