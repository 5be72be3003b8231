"""Make the README's pictures from the example vault: a page in Chromium, a terminal as SVG."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

import kg
from kg_site import build_site

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("/usr/bin/chromium", "/usr/bin/google-chrome")
GRAPH = "graph/index.html"
PAGE = "note/LN-Hubinger-2019-LearnedOptimization/index.html"
COLUMNS = 100
LINES = 38

_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" \
role="img" aria-label="kg in a terminal">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; \
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">\
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
<rect width="{terminal_width}" height="{terminal_height}" rx="8" fill="#16181d"/>
<g transform="translate(9, 9)" clip-path="url(#{unique_id}-clip-terminal)">{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""
"""A frame without the web fonts that rich's own asks another host for."""


def site_pictures(out: Path) -> None:
    """Take pictures of a note's page and of the graph."""
    browser = next(path for path in BROWSERS if Path(path).exists())
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(kg.open(ROOT), Path(folder) / "site")
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto((Path(folder) / "site" / PAGE).as_uri())
        page.screenshot(path=str(out / "site.png"))
        page.goto((Path(folder) / "site" / GRAPH).as_uri())
        page.locator("#graph-canvas").wait_for()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=str(out / "graph.png"))
        chromium.close()


def terminal_picture(out: Path, *arguments: str) -> None:
    """Run `kg` on a terminal and draw the first lines of what it says."""
    shown = f"$ kg {' '.join(arguments)}\n{_on_terminal(arguments)}"
    console = Console(record=True, width=COLUMNS + 3, file=StringIO())
    console.print(Text.from_ansi("\n".join([*shown.splitlines()[:LINES], ""])))
    svg = console.export_svg(title="kg", code_format=_SVG, unique_id="kg")
    out.write_text(svg, "utf-8")


def _on_terminal(arguments: tuple[str, ...]) -> str:
    """Return what `kg` writes on a terminal of `COLUMNS` columns."""
    reader, writer = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "LINES": "200", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "kg_cli", "--no-pager", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=writer, stderr=writer, env=environment) as run:
        os.close(writer)
        data = b""
        while True:
            try:
                piece = os.read(reader, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            data += piece
        run.wait()
    os.close(reader)
    return data.decode().replace("\r\n", "\n")


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    site_pictures(IMAGES)
    terminal_picture(IMAGES / "terminal.svg", "show", "deceptive-alignment")
