"""`kg site --serve` as its user has it: a process, an editor, a browser."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

LONG = "\n\n".join(f"Paragraph {number} of a long note." for number in range(80))


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start `kg site --serve`; give the address it says, and the process."""
    command = [sys.executable, "-m", "kg_cli", "--vault", str(folder), "site", "--serve"]
    process = subprocess.Popen(
        [*command, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        url = next(line.split()[1] for line in lines if line.startswith("Serving "))
        yield url, process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def until(page: Page, condition: str) -> None:
    """Wait for *condition*, which the page's own policy does not let Playwright wait for."""
    for _ in range(1000):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never: {condition}")


def marked(page: Page) -> None:
    """Leave something in the page that is gone once it was read again."""
    page.evaluate("window.kept = true")


def is_kept(page: Page) -> bool:
    return bool(page.evaluate("window.kept === true"))


def test_open_pages_follow_what_is_written(folder: Path, chromium: Browser) -> None:
    """
    == index.md
    # Welcome
    == a.md
    # A
    First words. ![[dot.png]]
    == b.md
    # B
    Other words.
    """
    dot = Path(__file__).parents[2] / "docs" / "images"
    shutil.copy(min(dot.glob("*.png")), folder / "dot.png")
    note = folder / "a.md"
    note.write_text(f"{note.read_text()}\n{LONG}\n", "utf-8")
    with serving(folder, "--base-url", "https://example.org/my/notes") as (url, process):
        assert url.endswith("/my/notes/")
        context = chromium.new_context(viewport={"width": 800, "height": 600})
        faults: list[str] = []
        page, other = context.new_page(), context.new_page()
        for one in (page, other):
            one.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
            one.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{url}note/a/")
        other.goto(f"{url}note/b/")
        marked(other)

        # A note that an editor writes under another name first.
        page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
        until(page, "scrollY === 900")
        (folder / "a.md~").write_text(note.read_text().replace("First", "Second"), "utf-8")
        (folder / "a.md~").replace(note)
        expect(page.get_by_text("Second words.")).to_be_attached()
        until(page, "scrollY === 900")
        assert is_kept(other)

        # Many files at once, and a page that is not there yet.
        missing = context.new_page()
        missing.goto(f"{url}note/n7/")
        for number in range(30):
            (folder / f"n{number}.md").write_text(f"# New {number}\nSee [[b]].\n", "utf-8")
        expect(missing.get_by_role("heading", name="New 7")).to_be_visible()
        expect(other.get_by_text("New 7").first).to_be_attached()

        # Styles are exchanged in place.
        marked(page)
        (folder / "site" / "styles").mkdir(parents=True)
        (folder / "site" / "styles" / "theme.css").write_text("p { letter-spacing: 7px }\n")
        until(page, "getComputedStyle(document.querySelector('main p')).letterSpacing === '7px'")
        assert is_kept(page)
        assert page.evaluate("document.styleSheets.length") == 1

        # A mistake is said in the page, and goes when it is mended.
        config = folder / "kg.yaml"
        right = config.read_text()
        config.write_text("titel: wrong\n", "utf-8")
        expect(page.get_by_role("alert")).to_contain_text("did you mean 'title'?")
        config.write_text(right.replace("Test notes", "Renamed notes"), "utf-8")
        expect(page.get_by_role("link", name="Renamed notes")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)

        assert faults == []
        context.close()
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 0, output
        assert "did you mean 'title'?" in output
        assert "Traceback" not in output


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_watching_builds_again_and_ends_cleanly(folder: Path, tmp_path: Path) -> None:
    """
    == a.md
    # A
    First words.
    """
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg_cli", "--vault", str(folder), "site", "--watch"]
    with subprocess.Popen(
        [*command, "--out", str(out)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            next(line for line in lines if line.startswith("Watching"))
            (folder / "a.md").write_text("# A\nSecond words.\n", "utf-8")
            assert " 0 files written" not in next(line for line in lines if "written" in line)
            assert "Second words." in (out / "note" / "a" / "index.html").read_text("utf-8")
            process.send_signal(signal.SIGINT)
            assert "Traceback" not in process.stdout.read()
        finally:
            process.kill()
    assert process.returncode == 0
