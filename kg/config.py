"""`kg.yaml`: every key is optional, every unknown key an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from pathlib import Path
from posixpath import normpath
from typing import Any, TypeAlias

import yaml

from kg.errors import ConfigError
from kg.resources import own_text
from kg.stores import STORE_KEYS, StoreConfig, checked_store

DEFAULT_BASE = "https://example.org/kg/"

BIBLIOGRAPHY = "references.bib"
"""The vault's bibliography where `kg.yaml` names none."""

BATCH = re.compile(r"citations/[a-z]+-\d{4}-\d\d-\d\d\.jsonl")
"""Where a batch of citations lies that `kg refresh-citations` fetched."""

BATCHES = "/citations/*.jsonl"
"""The pattern, as in `.gitignore`, of all batches."""

_COLOUR = re.compile("#(?:[0-9a-fA-F]{3}){1,2}|[a-zA-Z]{3,24}")

SEVERITIES = ("error", "warning", "info", "off")
"""What `checks:` may say of a rule."""


_STYLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[^/~].*\.csl")
_CONTACT = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,200}", re.ASCII)
_SITE = re.compile(r"https?://[^\s<>\"'\\^`{}|]+")
_VAULT = re.compile(r"[a-zA-Z][\w-]{0,39}", re.ASCII)
_TAKEN = frozenset(
    ("note", "paper", "concept", "artifact", "person", "http", "https", "file", "mailto", "kg")
)
"""Words before a colon that mean something else already."""
_Fields: TypeAlias = Mapping[str, Field[Any]]


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The `site:` part of `kg.yaml`.

    `private` are folders and globs that are not published; `accent` is the colour of links;
    `author`, `description` and `licence` (an address, a name of SPDX, words) go with the data;
    `static` are globs of files in `site/static/` that are published though they may run; `url`
    is where the site will be found.
    """

    accent: str = ""
    author: str = ""
    description: str = ""
    footer: str = ""
    language: str = "en"
    licence: str = ""
    private: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class CitationConfig:
    """The `citation:` part of `kg.yaml`: how references are set, and files that hold more of them.

    `style` is a name or a `.csl` file of the vault, `bibliography` files of it; `ignore` are
    fields of their entries that are left out of the graph, as `abstract` or `bdsk-*`; `contact`
    is the address that the services are told which are asked for papers.
    """

    style: str = "apa"
    bibliography: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """What `kg.yaml` says, with a default for each key.

    `notes` are folders or globs that hold notes (empty: the whole vault); `ignore` are
    patterns as in `.gitignore`; `types` maps a folder or file name prefix to a note
    type; `relevance_max` is the number of stars at which relevance ends (0: unknown);
    `finds` are expressions of the short query language by name; `checks` the severity of
    rules, one of `SEVERITIES`; `vaults` the folders of other vaults by the names that
    links call them.
    """

    title: str = ""
    base: str = DEFAULT_BASE
    notes: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    project: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    relevance_max: int = 0
    citation: CitationConfig = field(default_factory=CitationConfig)
    site: SiteConfig = field(default_factory=SiteConfig)
    finds: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    store: StoreConfig = field(default_factory=StoreConfig)
    vaults: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks_others(self) -> bool:
        """Whether there are other vaults that can be asked: a remote store is asked alone."""
        return bool(self.vaults) and not self.store

    @property
    def reading(self) -> tuple[object, ...]:
        """What decides how notes are read: the index is made anew when it changes."""
        types = tuple(sorted(self.types.items()))
        return (
            self.base, self.notes, self.ignore, self.project, types, self.relevance_max,
            self.bibliographies, self.citation.ignore,
        )  # fmt: skip

    @property
    def bibliographies(self) -> tuple[str, ...]:
        """The bibliographies that are read as notes are: those named, else `references.bib`."""
        return tuple(map(normpath, self.citation.bibliography)) or (BIBLIOGRAPHY,)

    @property
    def unpublished(self) -> tuple[str, ...]:
        """Patterns, as in `.gitignore`, of files that no site shows: batches are others' work."""
        return (*self.ignore, *self.site.private, BATCHES)


def read_config(root: Path) -> Config:
    """Return the configuration of the vault at *root*; the defaults without `kg.yaml`.

    Raises `ConfigError` with the line for anything that cannot be used.
    """
    path = root / "kg.yaml"
    try:
        source = own_text(path)
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, 1, f"cannot be read: {error}") from error
    try:
        tree = yaml.compose(source, yaml.CSafeLoader)
        values = yaml.load(source, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise ConfigError(path, mark.line + 1 if mark else 1, str(reason)) from error
    if values is None:
        return Config()
    if not isinstance(tree, yaml.MappingNode):
        raise ConfigError(path, 1, "expected `key: value` lines")
    return _Reader(path, _key_lines(tree)).config(values)


def config_line(root: Path, key: str) -> int:
    """Return the line of `kg.yaml` on which *key* stands (`vaults.library`), else 1."""
    try:
        tree = yaml.compose(own_text(root / "kg.yaml"), yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return 1
    return _key_lines(tree).get(key, 1) if isinstance(tree, yaml.MappingNode) else 1


def _key_lines(tree: yaml.MappingNode) -> dict[str, int]:
    lines = {}
    for key, value in tree.value:
        lines[str(key.value)] = key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            lines |= {f"{key.value}.{name}": line for name, line in _key_lines(value).items()}
    return lines


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes each key to its type, or says where it cannot."""

    path: Path
    lines: Mapping[str, int]

    def config(self, values: Mapping[str, object]) -> Config:
        known = tuple(Config.__dataclass_fields__)
        for key in values:
            self._known(str(key), known)
        base = self._text(values, "base", DEFAULT_BASE)
        if "://" not in base or any(c in base for c in ' <>"{}|\\^`'):
            raise self._error("base", f"'{base}' is not an absolute IRI")
        return Config(
            title=self._text(values, "title", ""),
            base=base if base.endswith(("/", "#")) else base + "/",
            notes=self._texts(values, "notes"),
            ignore=self._texts(values, "ignore"),
            project=self._text(values, "project", ""),
            types=self._mapping(values, "types"),
            relevance_max=self._number(values, "relevance_max"),
            citation=self._citation(values),
            site=self._site(values),
            finds=self._mapping(values, "finds"),
            checks=self._checks(values),
            store=self._store(values),
            vaults=self._vaults(values),
        )

    def _known(self, key: str, known: tuple[str, ...]) -> None:
        if key not in known:
            from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped key

            near = process.extractOne(key, known, score_cutoff=60)
            hint = f"did you mean '{near[0]}'?" if near else f"known keys: {', '.join(known)}"
            raise self._error(key, f"unknown key '{key}'", hint)

    def _error(self, key: str, message: str, hint: str = "") -> ConfigError:
        return ConfigError(self.path, self.lines.get(key, 1), message, hint)

    def _text(self, values: Mapping[str, object], key: str, default: str) -> str:
        value = values.get(key)
        if value is None:
            return default
        if isinstance(value, (list, dict)):
            raise self._error(key, f"'{key}' must be one text")
        return str(value)

    def _texts(self, values: Mapping[str, object], key: str) -> tuple[str, ...]:
        match values.get(key):
            case None:
                return ()
            case str(one):
                return (one,)
            case list(several) if all(isinstance(s, str) for s in several):
                return tuple(several)
            case _:
                raise self._error(key, f"'{key}' must be a list of texts")

    def _mapping(self, values: Mapping[str, object], key: str) -> Mapping[str, str]:
        match values.get(key):
            case None:
                return {}
            case dict(pairs) if all(isinstance(v, str) for v in pairs.values()):
                return {str(k): str(v) for k, v in pairs.items()}
            case _:
                raise self._error(key, f"'{key}' must map texts to texts")

    def _checks(self, values: Mapping[str, object]) -> Mapping[str, str]:
        """Return the severity of each rule; YAML reads a bare `off` as a text or as false."""
        given = values.get("checks")
        if isinstance(given, dict):
            said = {k: "off" if v is False else v for k, v in given.items()}
            values = {**values, "checks": said}
        found = self._mapping(values, "checks")
        for rule, severity in found.items():
            if severity not in SEVERITIES:
                hint = f"one of {', '.join(SEVERITIES)}"
                raise self._error("checks", f"'{severity}' is no severity for '{rule}'", hint)
        return found

    def _vaults(self, values: Mapping[str, object]) -> Mapping[str, str]:
        """Return the folder of each vault that is named: absolute, or seen from this one."""
        found = self._mapping(values, "vaults")
        seen: dict[str, str] = {}
        for name, folder in found.items():
            key = f"vaults.{name}"
            if not _VAULT.fullmatch(name) or name.casefold() in _TAKEN:
                hint = "letters, digits, `-` and `_`; no word that stands for something else"
                raise self._error(key, f"'{name}' is no name for a vault", hint)
            if not folder.strip():
                raise self._error(key, f"'{name}' needs a folder", "as `library: ../library`")
            other = seen.setdefault(name.casefold(), name)
            if other != name:
                raise self._error(key, f"'{name}' and '{other}' are one name for links")
        return found

    def _number(self, values: Mapping[str, object], key: str) -> int:
        match values.get(key):
            case None:
                return 0
            case int(number) if not isinstance(number, bool) and number > 0:
                return number
            case _:
                raise self._error(key, f"'{key}' must be a whole number above 0")

    def _part(self, values: Mapping[str, object], part: str, fields: _Fields) -> dict[str, Any]:
        """Return what stands under the key *part*: texts, or lists of texts, as *fields* say."""
        match values.get(part):
            case None:
                return {}
            case dict(pairs):
                given = {f"{part}.{key}": value for key, value in pairs.items()}
            case _:
                raise self._error(part, f"'{part}' must hold `key: value` lines")
        known = {f"{part}.{key}": field for key, field in fields.items()}
        for key in given:
            self._known(key, tuple(known))
        return {
            known[key].name: (
                self._texts(given, key)
                if str(known[key].type).startswith("tuple")
                else self._text(given, key, "")
            )
            for key, value in given.items()
            if value is not None
        }

    def _citation(self, values: Mapping[str, object]) -> CitationConfig:
        citation = CitationConfig(
            **self._part(values, "citation", CitationConfig.__dataclass_fields__)
        )
        if not _STYLE.fullmatch(citation.style):
            hint = "a name as `apa`, or a .csl file of the vault"
            raise self._error("citation.style", f"'{citation.style}' is no citation style", hint)
        if citation.contact and not _CONTACT.fullmatch(citation.contact):
            hint = "an address for mail, as `name@example.org`"
            raise self._error("citation.contact", f"'{citation.contact}' is no contact", hint)
        for file in citation.bibliography:
            if file.startswith(("/", "~")) or ".." in file.split("/"):
                raise self._error("citation.bibliography", f"'{file}' is not inside the vault")
        return citation

    def _site(self, values: Mapping[str, object]) -> SiteConfig:
        read = self._part(values, "site", SiteConfig.__dataclass_fields__)
        accent = read.get("accent", "")
        if accent and not _COLOUR.fullmatch(accent):
            raise self._error("site", f"'{accent}' is no colour", "write it as '#1f4e86'")
        url = read.get("url", "")
        if url and not _SITE.fullmatch(url):
            raise self._error("site.url", f"'{url}' is no address", "as https://example.org/notes/")
        return SiteConfig(**read)

    def _store(self, values: Mapping[str, object]) -> StoreConfig:
        if isinstance(values.get("store"), str):
            values = {**values, "store": {"url": values["store"]}}
        fields = StoreConfig.__dataclass_fields__
        read = self._part(values, "store", {key: fields[key] for key in STORE_KEYS})
        try:
            return checked_store(read)
        except ValueError as error:
            raise self._error("store", str(error)) from error
