"""`kg export latex`: the comparison of papers, as LaTeX's own grammar takes it apart."""

from __future__ import annotations

from pathlib import Path

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexWalker

from tests.cli.conftest import Run


def tables(latex: str) -> list[list[list[str]]]:
    """Return the cells of each table, as plain text. Raises where the text is no LaTeX."""
    nodes, *_ = LatexWalker(latex, tolerant_parsing=False).get_latex_nodes()
    found = []
    for node in nodes:
        if isinstance(node, LatexEnvironmentNode):
            assert node.environmentname == "longtable"
            body = node.latex_verbatim()
            assert body.count(r"\begin{") == body.count(r"\end{") == 1
            rows = [line for line in body.splitlines() if line.endswith(r" \\")]
            found.append([[_plain(cell) for cell in _cells(row)] for row in rows])
    return found


def _cells(row: str) -> list[str]:
    return row.removesuffix(r" \\").replace(r"\&", "\0").split(" & ")


def _plain(cell: str) -> str:
    text = LatexNodes2Text().latex_to_text(cell.replace("\0", r"\&"))
    return str(text).strip()


def test_papers_stand_side_by_side(run: Run, example_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "table.tex"
    arguments = ("export", "latex", "year:2018", "--vault", str(example_folder))
    assert run(*arguments, "-o", str(target)).status == 0
    text = target.read_text("utf-8")
    assert run(*arguments).out == text
    first, *_ = tables(text)
    assert first[0][1] == "Armstrong & Mindermann 2018"
    assert [row[0] for row in first] == [
        *("", "Year", "Relevance", "Category", "Context", "Correctness", "Contributions"),
        "Clarity",
    ]
    assert all(len(row) == len(first[0]) for row in first)


def test_words_of_a_note_stay_in_their_cell(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").touch()
    hostile = r"50% & \input{/etc/passwd} $x_1$ \\ \end{longtable} ~ ^ # {"
    (tmp_path / "a.md").write_text(
        "---\ntype: literature\ntitle: A\nyear: 2020\n---\n# A\n\n## Pass 1 — 5 Cs\n\n"
        f"- **Category**: {hostile}\n- **Clarity**: Good\n",
        "utf-8",
    )
    shown = run("export", "latex", "--vault", str(tmp_path))
    assert shown.status == 0
    (table,) = tables(shown.out)
    assert [len(row) for row in table] == [2] * len(table)
    assert r"\input" not in shown.out
    cells = {row[0]: row[1] for row in table}
    assert cells["Category"].startswith(r"50% & \input")


def test_it_is_what_compare_says(run: Run, example_folder: Path) -> None:
    vault = ("--vault", str(example_folder))
    assert run("export", "latex", *vault).out == run("compare", "--format", "latex", *vault).out


def test_nothing_to_compare_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").touch()
    (tmp_path / "a.md").write_text("# A\n")
    shown = run("export", "latex", "--vault", str(tmp_path))
    assert (shown.status, shown.out) == (1, "")
    assert "no note assesses a paper" in shown.err
    shown = run("export", "latex", "year:1900", "--vault", str(tmp_path))
    assert (shown.status, shown.out) == (1, "")
