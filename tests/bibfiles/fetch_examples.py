"""Fetch the example files of other programs, to try the readers of bibliographies on them.

    python tests/bibfiles/fetch_examples.py [FOLDER]
    pytest -m soak tests/bibfiles/test_examples.py

They belong to others and are not part of this repository; `SOURCES` says where each comes from.
Without FOLDER they go to `tests/bibfiles/examples`, where the test looks for them; it looks in
the folder that `KG_BIB_EXAMPLES` names, too.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.request import urlopen

HERE = Path(__file__).parent / "examples"
SUFFIXES = frozenset((".bib", ".bibtex", ".biblatex", ".ris"))
_LARGEST = 20_000_000
"""Bytes of one file, beyond which it is left out."""


class Source(NamedTuple):
    """A repository on GitHub at one commit, and the licence of what it holds."""

    repository: str
    commit: str
    licence: str

    @property
    def address(self) -> str:
        """Where its files can be had as one zip file."""
        return f"https://codeload.github.com/{self.repository}/zip/{self.commit}"


SOURCES = (
    Source("sciunto-org/python-bibtexparser", "b0f77f9828737af760442293e13ebf5f87827042", "MIT"),
    Source("live-clones/pybtex", "fc6f83e517e882e99319a6de178bb4910b679183", "MIT"),
    Source("retorquere/zotero-better-bibtex", "73dd6799831d1c11f0186bd44bbb26c43b95e521", "MIT"),
    Source("MrTango/rispy", "b7aae3b2069ced3fb75287711300f2edf0bcac21", "MIT"),
)


def fetch(source: Source, folder: Path) -> int:
    """Write the bibliographies of *source* below *folder*; return how many there are."""
    with urlopen(source.address, timeout=60) as answer:  # noqa: S310 - https, see above
        archive = zipfile.ZipFile(io.BytesIO(answer.read()))
    own = folder / source.repository.replace("/", "-")
    own.mkdir(parents=True, exist_ok=True)
    found = 0
    for one in archive.infolist():
        path = PurePosixPath(one.filename)
        if path.suffix in SUFFIXES and one.file_size < _LARGEST:
            found += 1
            (own / f"{found:04d}{path.suffix}").write_bytes(archive.read(one))
    return found


def main(arguments: list[str]) -> None:
    """Fetch all of them."""
    folder = Path(arguments[0]) if arguments else HERE
    for source in SOURCES:
        print(f"{source.repository}@{source.commit[:7]} ({source.licence}):", end=" ", flush=True)  # noqa: T201
        print(f"{fetch(source, folder)} files")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
