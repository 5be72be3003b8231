import re

import pytest

from kg_site import styles

SHEET = styles.sheet().decode()
_COLOUR = re.compile(r"--([a-z-]+): #([0-9a-f]{6});")


def colours(part: str) -> dict[str, str]:
    """Return the colours that a part of the sheet sets."""
    return dict(_COLOUR.findall(part))


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


LIGHT = colours(SHEET.partition("@media")[0])
DARK = LIGHT | colours(SHEET.partition("prefers-color-scheme: dark")[2].partition("\n}\n")[0])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("background", ["paper", "raised", "target", "mark"])
def test_text_can_be_read(theme: dict[str, str], background: str) -> None:
    words = ["ink", "soft", "link"]
    if background in {"paper", "raised"}:
        words += ["star", "note", "good", "ask", "warn", "bad", "cite"]
        words += [name for name in theme if name.startswith("code-")]
    behind = theme[background]
    weak = {name: round(contrast(theme[name], behind), 2) for name in words}
    assert {name: ratio for name, ratio in weak.items() if ratio < 4.5} == {}


def test_the_sheet_asks_for_nothing_elsewhere() -> None:
    assert "url(" not in SHEET
    assert "@import" not in SHEET
    assert "@font-face" not in SHEET
