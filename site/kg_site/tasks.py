"""Task boxes, each with a name that a screen reader says."""

from __future__ import annotations

import re

_BOX = re.compile(r'<li>(\n<p>)?<input disabled="" type="checkbox"( checked="")?/>\n')
_OTHER = re.compile(r"<li>(\n<p>)?\[([^\]\s<>])\] ")

NAMES = {
    " ": "Open", "x": "Done", "/": "In progress", "-": "Cancelled", ">": "Moved on",
    "<": "Scheduled", "?": "Question", "!": "Important",
}  # fmt: skip


def boxes(html: str) -> str:
    """Turn checkboxes into pictures of boxes: nothing on the page can tick them."""
    if "[" not in html and "<input" not in html:
        return html
    html = _BOX.sub(lambda m: _item(m[1], "x" if m[2] else " "), html)
    return _OTHER.sub(lambda m: _item(m[1], m[2]) if m[2] in NAMES else m[0], html)


def _item(paragraph: str | None, mark: str) -> str:
    name = NAMES[mark]
    kind = "done" if mark == "x" else "open" if mark == " " else "other"
    shown = "" if kind != "other" else mark.replace("<", "&lt;").replace(">", "&gt;")
    box = f'<span class="box {kind}" role="img" aria-label="{name}">{shown}</span>'
    return f'<li class="task">{paragraph or ""}{box} '
