import gzip
from pathlib import Path

import pytest

import kg
from tests.site.conftest import Site

SECRETS = ("Zanzibar", "zanzibar", "Kilimanjaro", "Quagga")
"""Words that stand only in private notes."""


def leaks(site: Path) -> list[str]:
    """Return the files of a site that hold a secret in their bytes or their name."""
    found = []
    for file in sorted(site.rglob("*")):
        if not file.is_file():
            continue
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        said = str(file.relative_to(site)) + raw.decode("utf-8", "replace")
        found += [f"{file}: {word}" for word in SECRETS if word in said]
    return found


def test_private_notes_leave_no_trace(site: Site) -> None:
    """
    == kg.yaml
    title: Test
    project: PUMA
    relevance_max: 5
    site:
      private: [diary, "*.secret.md"]
    == open.md
    ---
    type: literature
    title: An open paper
    authors: ["Last, First"]
    year: 2024
    ---
    # LN: Last (2024) — An open paper
    It names [[hidden|a note]] and [[draft-one|another]] and ![[hidden]].

    ## Key Concepts
    **Openness**: all may read it.
    == hidden.md
    ---
    type: literature
    publish: false
    title: On Zanzibar
    authors: ["Kilimanjaro, Ada"]
    year: 1999
    aliases: [Zanzibar]
    tags: [zanzibar]
    ---
    # On Zanzibar
    See [[open]].

    ## Key Concepts
    **Quagga**: an animal.

    ## PUMA Integration
    - **Zanzibar chapter**: Kilimanjaro → [[open]]
    == draft-one.md
    ---
    draft: true
    ---
    # Quagga
    == diary/monday.md
    # Kilimanjaro
    [[open]]
    == x.secret.md
    # Zanzibar
    """
    out = site()
    assert (out / "note" / "open" / "index.html").is_file()
    assert leaks(out) == []


@pytest.mark.parametrize(
    "matter",
    [
        "publish: false",
        "publish: no",
        "Publish: 'False'",
        "draft: true",
        "private: yes",
        "publish: false\ntags: [unclosed",
    ],
)
def test_what_is_meant_to_be_private_stays_so(matter: str, folder: Path) -> None:
    """
    == open.md
    # Open
    """
    (folder / "hidden.md").write_text(f"---\n{matter}\n---\n# Hidden\n", "utf-8")
    assert [note.path for note in kg.open(folder).published().notes()] == ["open.md"]


def test_front_matter_that_nobody_closed_does_not_publish(folder: Path) -> None:
    """
    == open.md
    # Open
    == hidden.md
    ---
    publish: false

    # Hidden
    """
    assert [note.path for note in kg.open(folder).published().notes()] == ["open.md"]


def test_a_vault_without_private_notes_is_published_as_it_is(folder: Path) -> None:
    """
    == open.md
    ---
    publish: true
    draft: false
    ---
    # Open
    == talk.md
    # Talk
    publish: false is what one writes to keep a note private.
    """
    vault = kg.open(folder)
    assert vault.published() is vault
    assert not (folder / ".kg" / "published").exists()


def test_a_note_that_is_published_later_appears(folder: Path, site: Site) -> None:
    """
    == open.md
    # Open
    == later.md
    ---
    publish: false
    ---
    # Later
    """
    assert not (site() / "note" / "later").exists()
    (folder / "later.md").write_text("# Later\n", "utf-8")
    assert (site() / "note" / "later" / "index.html").is_file()
