"""A page as it is served: with the script that follows the builds, and leave for it to ask."""

from __future__ import annotations

import re
from html import escape

LIVE = ".litkg/live.js"
EVENTS = ".litkg/events"
"""Addresses that only the server answers: no file of a site begins with a dot."""

_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)', re.IGNORECASE
)
_ASKING = re.compile(rb"(connect-src)([^;]*)")


def dressed(html: bytes, mount: str, path: str, edition: str) -> bytes:
    """Return the page *html*, which was asked for as *path*, so that it follows the builds."""
    script = (
        f'<script defer src="{escape(mount + LIVE)}" data-page="{escape(path)}"'
        f' data-edition="{escape(edition)}"></script>\n'
    ).encode()
    html = _POLICY.sub(_allowing, html, count=1)
    at = html.rfind(b"</body>")
    return html[:at] + script + html[at:] if at >= 0 else html + script


def _allowing(policy: re.Match[bytes]) -> bytes:
    """Let the page ask the server it came from, and nobody else."""
    said = policy[2]
    if not _ASKING.search(said):
        said = said.rstrip(b"; ") + b"; connect-src 'self'"
    elif not re.search(rb"connect-src[^;]*'self'", said):
        said = _ASKING.sub(rb"\1 'self'\2", said, count=1)
    return policy[1] + said + policy[3]
