"""Which spellings are one word: British and American, with and without hyphen, one and many."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names import fold

_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational|able|ability)$)")
_YSE = re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|er|ers|ing)$)")
_OUR = re.compile(
    r"(?<=[a-z]{2})our(?=(?:s|al|ally|ed|ing|ism|ist|ists|able|ite|ites|ful|less|hood|er|ers)?$)"
)
_DOUBLED = re.compile(
    r"^(model|label|signal|travel|cancel|level|channel|tunnel|fuel|counsel)l(ing|ed|er|ers)$"
)
_PLURAL = re.compile(r"(?:(?<=[a-z]{2})ies|(?<=ss|sh|ch)es|(?<=x)es|(?<![suai])s)$")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_SAME = {
    "artefact": "artifact",
    "artefacts": "artifact",
    "catalogue": "catalog",
    "centre": "center",
    "centres": "center",
    "defence": "defense",
    "defences": "defense",
    "dialogue": "dialog",
    "dialogues": "dialog",
    "grey": "gray",
    "judgement": "judgment",
    "judgements": "judgment",
    "licence": "license",
    "offence": "offense",
    "programme": "program",
    "programmes": "program",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "sceptic": "skeptic",
    "analyses": "analysis",
    "axes": "axis",
    "biases": "bias",
    "crises": "crisis",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "phenomena": "phenomenon",
    "syntheses": "synthesis",
    "theses": "thesis",
    "vertices": "vertex",
    "gpus": "gpu",
    "cpus": "cpu",
    "tpus": "tpu",
    "schemas": "schema",
    "formulas": "formula",
    "agendas": "agenda",
    "personas": "persona",
    "heuristics": "heuristic",
    "metrics": "metric",
    "topics": "topic",
    "ais": "ai",
    "apis": "api",
}
"""Words whose other form no rule makes."""
_WHOLE = frozenset(
    """
    aids always arms bayes belongings corps customs earnings glasses goods https lens maths means
    news physics proceedings sales savings series species surroundings thanks
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Words that end in `s` and are not the plural of the word without it; so are all in `ics`."""


@lru_cache(maxsize=100_000)
def variant_key(label: str) -> str:
    """Return what all spellings of one label have in common; other labels differ in it.

    >>> variant_key("Mesa-Optimisers") == variant_key("mesa optimizer") == "mesaoptimizer"
    True
    >>> variant_key("Behavioural cloning") == variant_key("behavioral cloning")
    True
    >>> variant_key("ethics") == variant_key("ethic")
    False
    """
    words = [_word(word) for word in fold(label).split(" ")]
    last = words[-1]
    shouted = label.rstrip()[-len(last) :]
    if not (len(last) <= 5 and shouted.isupper()):  # an acronym may end in S
        words[-1] = _singular(last)
    joined = " ".join(words)
    return joined.replace(" ", "") if not _BETWEEN_DIGITS.search(joined) else joined


def _word(word: str) -> str:
    """Return a word as Americans write it."""
    if len(word) < 5:
        return _SAME.get(word, word)
    known = _SAME.get(word)
    if known:
        return known
    return _OUR.sub("or", _YSE.sub("yz", _ISE.sub("iz", _DOUBLED.sub(r"\1\2", word))))


def _singular(word: str) -> str:
    if len(word) < 4 or word in _WHOLE or word.endswith("ics"):
        return word
    plural = _PLURAL.search(word)
    if not plural:
        return word
    return word[: plural.start()] + ("y" if plural[0] == "ies" else "")
