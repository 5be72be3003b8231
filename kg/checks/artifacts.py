"""Checks of the project's own artifacts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.base import Finding
from kg.checks.graph import Spots, instances, pairs
from kg.index import Index


def unsupported_artifact(index: Index) -> Iterator[Finding]:
    """An artifact of the project that no reading informs.

    Why: what a chapter or rule stands on is nowhere; `kg why` has nothing to show.

        PR-Ethics-Chapter.md:  (no literature note names it under *Integration*)

    Instead: a bullet under *Integration* in the note on the paper that it uses.

        - **Ethics chapter**: shows why behaviour proves little → [[PR-Ethics-Chapter]]

    Articles and clauses are parts of their artifact, and need none of their own.
    """
    spots = Spots(index)
    informed = {artifact for _, artifact in pairs(index, "kg:informs")}
    resting = {artifact for artifact, _ in pairs(index, "kg:restsOn")}
    whole = instances(index, "kg:Artifact") - instances(index, "kg:ArtifactPart")
    for artifact in sorted(whole - informed - resting):
        spot = spots.of(artifact)
        if spot:
            yield Finding(
                path=spot.path,
                line=spot.line,
                message=f"no reading informs '{spots.label(artifact)}' yet",
                help="name it under `Integration` in the notes on the papers it uses",
            )
