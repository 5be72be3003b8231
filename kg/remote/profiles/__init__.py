"""The kinds of stores that are known, each with all its quirks in one module."""

from __future__ import annotations

from collections.abc import Mapping

from kg.remote.profiles.oxigraph import Oxigraph
from kg.remote.profiles.profile import Profile, Said
from kg.remote.profiles.standard import Standard
from kg.remote.profiles.virtuoso import Virtuoso

__all__ = ["PROFILES", "Profile", "Said"]

PROFILES: Mapping[str, Profile] = {one.name: one for one in (Standard(), Oxigraph(), Virtuoso())}
"""Each profile by the name it has in `kg.yaml`."""
