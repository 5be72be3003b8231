"""Set the examples of CSL's own test suite and print how many come out as they should, by group.

    git clone --depth 1 https://github.com/citation-style-language/test-suite
    make csl TESTS=test-suite/processor-tests/humans

The tests are the CSL project's and are not kept here. Those are taken whose style says nothing
that none of the shipped styles says, element by element and attribute by attribute, and which
set their items once, as a citation or as a bibliography. Compared are the words, not their
marks. Exit status: 0 all came out, 1 some did not, 2 no tests were found.
"""

from __future__ import annotations

import html
import json
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml.etree import XML, XMLSyntaxError, _Element

from kg.bibfiles import Entry, names
from kg.bibfiles.csl import read_csl
from kg.bibliography.citing import Group, Use, cite
from kg.bibliography.more import csl_type_of
from kg.bibliography.reference import Author, Reference
from kg.bibliography.style import open_style
from kg.bibliography.words import plain
from kg.resources import SCHEMA

_SECTION = re.compile(r">>=+ ([A-Z-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_ENTRY = re.compile(r'<div class="csl-entry">(.*?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_STYLE = "tested.csl"
_SEVERAL = {"CITATIONS", "CITATION-ITEMS", "BIBENTRIES", "BIBSECTION", "ABBREVIATIONS", "OPTIONS"}
_LANGUAGE = {"style@lang", "text@value"}
"""What any style may say."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test: a style, items of CSL-JSON, and the texts that they should become."""

    name: str
    style: str
    items: str
    expected: tuple[str, ...]
    is_bibliography: bool

    @property
    def group(self) -> str:
        """What the test is about."""
        return self.name.partition("_")[0]


def cases(folder: Path) -> Iterator[Case]:
    """Yield the tests in *folder* that say no more than the shipped styles do."""
    shipped = {one for style in (SCHEMA / "styles").glob("*.csl") for one in _said(style)}
    for file in sorted(folder.glob("*.txt")):
        parts = dict(_SECTION.findall(file.read_text("utf-8")))
        if parts.keys() & _SEVERAL or not {"CSL", "INPUT", "RESULT", "MODE"} <= parts.keys():
            continue
        try:
            said = set(_features(XML(parts["CSL"].encode())))
        except XMLSyntaxError:
            continue
        if said <= shipped | _LANGUAGE and parts["MODE"].strip() in {"citation", "bibliography"}:
            yield Case(
                file.stem,
                parts["CSL"].replace('class="note"', 'class="in-text"'),
                parts["INPUT"],
                tuple(map(_words, _ENTRY.findall(parts["RESULT"]) or [parts["RESULT"]])),
                parts["MODE"].strip() == "bibliography",
            )


def texts(case: Case) -> tuple[str, ...]:
    """Set the items of a test in its style; return the words."""
    with TemporaryDirectory() as folder:
        Path(folder, _STYLE).write_text(case.style, "utf-8")
        style = open_style(_STYLE, Path(folder))
        uses = tuple(Use(_reference(entry)) for entry in read_csl(case.items, "items").entries)
        cited = cite(style, [Group(uses)])
    if case.is_bibliography:
        return tuple(_words(plain(entry.words)) for entry in cited.entries)
    return (_words("".join(plain(piece.words) for piece in cited.groups[0])),)


def main(arguments: Sequence[str]) -> int:
    """Run the tests in the folder that is named."""
    warnings.simplefilter("ignore")  # citeproc warns of each variable that it does not know
    found = list(cases(Path(arguments[0]))) if arguments else []
    if not found:
        sys.stderr.write(__doc__ or "")
        return 2
    passed: dict[str, list[bool]] = defaultdict(list)
    for case in found:
        made = texts(case)
        passed[case.group].append(made == case.expected)
        if made != case.expected:
            sys.stdout.write(
                f"{case.name}: {json.dumps([case.expected, made], ensure_ascii=False)}\n"
            )
    for group, outcomes in passed.items():
        sys.stdout.write(f"{group}: {sum(outcomes)} of {len(outcomes)}\n")
    right = sum(map(sum, passed.values()))
    sys.stdout.write(f"{right} of {len(found)} came out as they should\n")
    return int(right < len(found))


def _said(style: Path) -> Iterator[str]:
    return _features(XML(style.read_bytes()))


def _features(root: _Element) -> Iterator[str]:
    """Yield each element of a style, and each with an attribute that it has."""
    for element in root.iter("{*}*"):
        name = _local(str(element.tag))
        if not any(_local(str(one.tag)) == "info" for one in (element, *element.iterancestors())):
            yield name
            yield from (f"{name}@{_local(str(attribute))}" for attribute in element.attrib)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _reference(entry: Entry) -> Reference:
    """Return an item as a paper of a vault would be referred to."""
    said = {field.name: field for field in entry.fields}
    value = {name: field.value for name, field in said.items()}
    authors = names(said["author"].latex or said["author"].value) if "author" in said else ()
    year = re.match(r"-?\d+", value.get("date", ""))
    venues = (value.get(name) for name in ("journaltitle", "booktitle", "publisher"))
    return Reference(
        entry.key,
        entry.key,
        csl_type_of(entry) or "document",
        value.get("title", ""),
        tuple(Author(one.family, one.given) for one in authors),
        int(year[0]) if year else 0,
        next(filter(None, venues), ""),
        value.get("doi", ""),
        entry=entry,
    )


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
