"""`concepts.yaml`: a list of concepts, what else they are called and what they belong to.

- label: Mesa-optimizer
  aliases: [inner optimizer]
  broader: [Learned optimization]
  related: [Mesa-objective]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from kg.diagnostics import Diagnostic, Severity
from kg.names import fold
from kg.vault.names import Kind, Name, label_name
from kg.vault.spelling import variant_key

PATH = "concepts.yaml"
"""Where the list lies in a vault."""
_PREFERRED, _OTHER = 0, 1
_TERMS = {"broader": "skos:broader", "narrower": "skos:narrower", "related": "skos:related"}
_KEYS = ("label", "aliases", *_TERMS)


def concept_names(text: str) -> tuple[list[Name], Diagnostic | None]:
    """Return the names that the list brings, and the first thing in it that cannot be used.

    What is said of a concept is a name of kind `ABOUT`: the notes that speak of it state it.
    """
    try:
        tree = yaml.compose(text, yaml.CSafeLoader)
        values = yaml.load(text, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or error
        return [], _problem(mark.line + 1 if mark else 1, f"{reason}")
    if values is None:
        return [], None
    if not isinstance(values, list) or not isinstance(tree, yaml.SequenceNode):
        return [], _problem(1, "expected a list of `- label: …`")
    names: list[Name] = []
    problem: Diagnostic | None = None
    for node, value in zip(tree.value, values, strict=True):
        wrong = _wrong(value)
        if wrong:
            problem = problem or _problem(node.start_mark.line + 1, wrong)
        else:
            names += _names(value)
    return list(dict.fromkeys(names)), problem


def _wrong(value: object) -> str:
    """Say what cannot be used in one concept, nothing where all can."""
    if (
        not isinstance(value, dict)
        or not _texts(value, "label")
        or isinstance(value["label"], list)
    ):
        return "a concept must have a `label`"
    unknown = next((key for key in value if key not in _KEYS), None)
    if unknown is not None:
        return f"unknown key '{unknown}'; known keys: {', '.join(_KEYS)}"
    bad = next((k for k in _KEYS if k in value and value[k] and not _texts(value, k)), None)
    return f"'{bad}' must be a list of texts" if bad else ""


def _names(value: Mapping[str, object]) -> Iterator[Name]:
    label = _texts(value, "label")[0]
    key = variant_key(label)
    yield label_name(Kind.CONCEPT, label, label, _PREFERRED, PATH)
    for alias in _texts(value, "aliases"):
        yield label_name(Kind.CONCEPT, alias, label, _OTHER, PATH)
        yield Name(Kind.ABOUT, key, f"skos:altLabel\n{alias}", _OTHER, PATH)
    for name, curie in _TERMS.items():
        for other in _texts(value, name):
            yield Name(Kind.ABOUT, key, f"{curie}\n{other}", _OTHER, PATH)


def _texts(value: Mapping[str, object], key: str) -> list[str]:
    said = value.get(key)
    several = said if isinstance(said, list) else [said]
    texts = [" ".join(one.split()) for one in several if isinstance(one, str)]
    return texts if len(texts) == len(several) and all(map(fold, texts)) else []


def _problem(line: int, message: str) -> Diagnostic:
    hint = "each entry: label, and lists of aliases, broader, narrower, related"
    return Diagnostic(PATH, line, 1, line, 1, "unreadable", Severity.ERROR, message, hint)
