"""How much each rule matters in a vault: as the rule says, or as `checks:` in `kg.yaml` does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import yaml
from rapidfuzz import process

from kg.config import Config
from kg.errors import ConfigError

OFF = "off"
"""What `checks:` says of a rule that is not to run."""


def configured(root: Path, config: Config, known: Collection[str]) -> Mapping[str, str]:
    """Return what `kg.yaml` says of rules. Raises `ConfigError` for one that there is not."""
    for name in config.checks:
        if name not in known:
            near = process.extractOne(name, sorted(known), score_cutoff=60)
            hint = f"did you mean '{near[0]}'?" if near else "`kg explain` lists the rules"
            path = root / "kg.yaml"
            raise ConfigError(path, _line(path, name), f"there is no rule called '{name}'", hint)
    return config.checks


def _line(path: Path, rule: str) -> int:
    """Return the line of a rule's name below `checks:`."""
    tree = yaml.compose(path.read_text("utf-8-sig"), yaml.CSafeLoader)
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "checks" and isinstance(value, yaml.MappingNode):
            for name, _ in value.value:
                if name.value == rule:
                    return int(name.start_mark.line) + 1
    return 1
