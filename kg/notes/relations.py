"""The words by which people name the relation of two notes, out of `relations.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from kg.names import Folded, fold
from kg.notes.model import Relation
from kg.notes.yamlfile import YamlFile

SYMMETRIC = frozenset(("kg:contradicts", "kg:restates"))
"""The edges that hold both ways."""
INTENTS = frozenset(
    """
    agreesWith cites citesAsAuthority citesAsDataSource citesAsEvidence citesAsMetadataDocument
    citesAsPotentialSolution citesAsRecommendedReading citesAsRelated citesAsSourceDocument
    citesForInformation compiles confirms containsAssertionFrom corrects credits critiques derides
    describes disagreesWith discusses disputes documents extends includesExcerptFrom
    includesQuotationFrom linksTo obtainsBackgroundFrom obtainsSupportFrom parodies plagiarizes
    qualifies refutes repliesTo retracts reviews ridicules speculatesOn supports updates
    usesConclusionsFrom usesDataFrom usesMethodIn
    """.split()  # noqa: SIM905 - words read best as a text
)
"""The 43 properties of CiTO that lead from what cites to what is cited."""
EDGES = (
    *("kg:supports", "kg:disputes", "kg:contradicts", "kg:implies", "kg:restates"),
    *("kg:extrapolatesFrom", "kg:qualifiesClaim", "kg:restsOn", "kg:answers"),
)
"""The edges from claim to claim; a research question is a claim that is asked."""
_KEYS = ("words", "inverse", "papers", "claims", "symmetric")
_LONGEST = 60
"""Characters that the name of a relation may have."""


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations that a vault knows, by each of their words."""

    by_word: Mapping[Folded, Relation] = field(default_factory=dict)

    def get(self, word: str) -> Relation | None:
        """Return the relation that *word* names, with the word as it is written.

        >>> relation = Relation("supports", "cito:supports", "kg:supports")
        >>> Relations({fold("supports"): relation}).get("**Supports**")
        Relation(word='**Supports**', intent='cito:supports', edge='kg:supports', inverse=False)
        """
        if not word or len(word) > _LONGEST:
            return None
        found = self.by_word.get(fold(word))
        return replace(found, word=word) if found else None


def read_relations(paths: Sequence[Path]) -> Relations:
    """Read relations out of each file that exists; a later file adds to an earlier one.

    Raises `SchemaError` with file and line for what cannot be used.
    """
    known: dict[str, _Entry] = {}
    for path in paths:
        if path.is_file():
            for entry in _File.read(path).entries():
                before = known.get(entry.name)
                known[entry.name] = before.with_(entry) if before else entry
    words: dict[Folded, Relation] = {}
    for entry in known.values():
        for inverse, said in ((True, entry.inverse), (False, entry.words)):
            for word in said:
                words[fold(word)] = Relation(word, entry.papers, entry.claims, inverse)
    return Relations(MappingProxyType(words))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One relation as a file has it."""

    name: str
    words: tuple[str, ...]
    inverse: tuple[str, ...]
    papers: str
    claims: str

    def with_(self, later: _Entry) -> _Entry:
        """Return this entry with what a later file says of the same name."""
        return _Entry(
            self.name,
            (*self.words, *later.words),
            (*self.inverse, *later.inverse),
            later.papers or self.papers,
            later.claims or self.claims,
        )


class _File(YamlFile):
    """One file of relations as it is written."""

    def entries(self) -> Iterator[_Entry]:
        for name, said in self.values.items():
            if not isinstance(said, dict):
                hint = "words: [supports], papers: cito:supports, claims: kg:supports"
                raise self.error(f"'{name}' must hold `key: value` lines", name, hint=hint)
            values = {str(key): value for key, value in said.items()}
            for key in values:
                if key not in _KEYS:
                    hint = f"known keys: {', '.join(_KEYS)}"
                    raise self.error(f"unknown key '{key}' of '{name}'", name, key, hint=hint)
            yield self._entry(name, values)

    def _entry(self, name: str, values: Mapping[str, object]) -> _Entry:
        papers, claims = values.get("papers") or "", values.get("claims") or ""
        if papers and str(papers).removeprefix("cito:") not in INTENTS:
            hint = "cito: and one of " + ", ".join(sorted(INTENTS))
            raise self.error(f"'{papers}' is no intent of a citation", name, "papers", hint=hint)
        if claims and claims not in EDGES:
            hint = f"one of {', '.join(EDGES)}"
            raise self.error(
                f"'{claims}' leads from no claim to a claim", name, "claims", hint=hint
            )
        symmetric = values.get("symmetric", False)
        if not isinstance(symmetric, bool):
            raise self.error("'symmetric' must be true or false", name, "symmetric")
        if claims and symmetric != (claims in SYMMETRIC):
            said = "is" if claims in SYMMETRIC else "is not"
            raise self.error(f"'{claims}' {said} symmetric", name, "symmetric")
        return _Entry(
            name,
            self._words(name, "words", values) or (name,),
            self._words(name, "inverse", values),
            str(papers) if not papers or ":" in str(papers) else f"cito:{papers}",
            str(claims),
        )

    def _words(self, name: str, key: str, values: Mapping[str, object]) -> tuple[str, ...]:
        said = values.get(key, [])
        said = [said] if isinstance(said, str) else said
        if not isinstance(said, list) or not all(isinstance(w, str) and fold(w) for w in said):
            raise self.error(f"'{key}' of '{name}' must be a list of words", name, key)
        long = next((word for word in said if len(word) > _LONGEST), "")
        if long:
            raise self.error(f"'{long[:20]}…' has more than {_LONGEST} characters", name, key)
        return tuple(said)
