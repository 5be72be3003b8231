"""Which changes count, and when all files are looked at though nothing was told of them."""

from __future__ import annotations

import pytest

from kg.vault.watching import Looks, Moment, Watched


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("/v", True),
        ("/v/a.md", True),
        ("/v/sub/.gitignore", True),
        ("/v/_site.md", True),
        ("/v/.kg/index.sqlite", False),
        ("/v/.git/HEAD", False),
        ("/v/.obsidian/.gitignore", False),
        ("/v/a.md~", False),
        ("/v/.a.md.swp", False),
        ("/v/_site/index.html", False),
        ("/v/web/index.html", False),
        ("/v/web", False),
        ("/v/website/a.md", True),
        ("/v/sub/node_modules/x.md", False),
    ],
)
def test_what_a_vault_leaves_out_does_not_count(path: str, *, counts: bool) -> None:
    assert Watched("/v", "/v/web")(None, path) is counts


def at(steady: float, slept: float = 0.0) -> Moment:
    return Moment(100 + steady, 5000 + steady + slept)


def test_all_is_looked_at_when_a_burst_has_settled() -> None:
    looks = Looks(at(0))
    assert not looks.is_due(at(1))
    looks.changed = at(1)
    assert not looks.is_due(at(2))
    assert looks.is_due(at(5))
    assert not looks.is_due(at(9))


def test_all_is_looked_at_now_and_then() -> None:
    looks = Looks(at(0))
    assert [second for second in range(200) if looks.is_due(at(second))] == [60, 120, 180]


@pytest.mark.parametrize("slept", [3600.0, -3600.0])
def test_all_is_looked_at_after_sleep_and_when_the_clock_was_set(slept: float) -> None:
    looks = Looks(at(0))
    assert not looks.is_due(at(1))
    assert looks.is_due(at(2, slept))
    assert not looks.is_due(at(3, slept))
