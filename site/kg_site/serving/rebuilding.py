"""The site of a vault, built again as often as the vault changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from kg import Vault
from kg.library.watching import Failed, watch
from kg_site.build import Built, build_site

Outcome: TypeAlias = Built | Failed


def rebuilds(vault: Vault, out: Path, *, base_url: str = "") -> Iterator[Outcome]:
    """Yield what each build came to, one after each burst of changes; never ends.

    The site was built before. Raises what `kg.library.watching.watch` raises.
    """
    for told in watch(vault, out):
        yield told if isinstance(told, Failed) else _built(told.vault, out, base_url)


def _built(vault: Vault, out: Path, base_url: str) -> Outcome:
    try:
        return build_site(vault, out, base_url=base_url)
    except Exception as error:  # noqa: BLE001 - one note that nobody foresaw must not end the watching
        return Failed.because(error)
