"""The style of a drawing, for a light and for a dark ground."""

from __future__ import annotations

from kg.network.formats.appearance import FAMILIES, LOOKS

_INK, _WEAK, _GROUND = ("#1c1c1a", "#ececea"), ("#5c5c57", "#a9a9a3"), ("#ffffff", "#17181a")

_FIXED = """\
.kg-graph text{font:12px system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;\
text-anchor:middle;paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
.kg-graph .focus text{font-weight:600}
.kg-graph .legend text{font-size:11px;text-anchor:start}
.kg-graph .name{font-size:10px}
.kg-graph .line path{fill:none;stroke-width:1.4px}
.kg-graph .mentions path{stroke-width:1px;stroke-opacity:.75}
.kg-graph .thing>*:not(text){stroke-width:1.6px}
.kg-graph .focus>*:not(text){stroke-width:3px}
.kg-graph a{text-decoration:none}
.kg-graph a:hover text,.kg-graph a:focus text{text-decoration:underline}"""


def style() -> str:
    """Return the rules; every one of them holds only inside the drawing."""
    dark = _colors(1)
    return f"{_FIXED}\n{_colors(0)}\n@media (prefers-color-scheme:dark){{\n{dark}\n}}"


def _colors(ground: int) -> str:
    rules = [
        f".kg-graph .ground{{fill:{_GROUND[ground]}}}",
        f".kg-graph text{{fill:{_INK[ground]};stroke:{_GROUND[ground]}}}",
        f".kg-graph .legend text{{fill:{_WEAK[ground]}}}",
    ]
    for kind, look in LOOKS.items():
        fill, line = look.fill[ground], look.line[ground]
        rules.append(f".kg-graph .{kind}>*:not(text):not(a){{fill:{fill};stroke:{line}}}")
    for name, family in FAMILIES.items():
        color = family.color[ground]
        dashes = f";stroke-dasharray:{family.dashes}" if family.dashes else ""
        rules.append(f".kg-graph .{name} path{{stroke:{color}{dashes}}}")
        rules.append(f".kg-graph .{name} text,.kg-graph .{name}-head path{{fill:{color}}}")
    return "\n".join(rules)
