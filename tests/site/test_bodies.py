from pathlib import Path

import pytest

from kg.markdown import parse
from kg.vault import Ambiguous, Found, Missing, Resolution
from kg_site.attachments import Attachments
from kg_site.bodies import Bodies
from kg_site.targets import NotePage, Targets
from tests.site.conftest import files_of


def bodies(files: dict[str, str]) -> Bodies:
    """Return what renders *files*; a note lies at `note/<stem>/`, `[[twice]]` is ambiguous."""
    stems = {path.rpartition("/")[2].removesuffix(".md"): path for path in files}
    pages = {
        path: NotePage(f"note/{stem}/index.html", f"The note {stem}", stem)
        for stem, path in stems.items()
    }

    def resolve(target: str, _from: str) -> Resolution:
        if target == "twice":
            return Ambiguous(("a/twice.md", "b/twice.md"))
        name = target.removesuffix(".md")
        return Found(stems[name]) if name in stems else Missing()

    targets = Targets(resolve, pages)
    return Bodies(lambda path: parse(files[path]), targets, Attachments(Path()), 5)


def render(files: dict[str, str]) -> str:
    """Return the body of the first of *files*."""
    path, text = next(iter(files.items()))
    return bodies(files).body(path, parse(text), "note/a/index.html").html


def test_golden(golden: Path, *, is_updating: bool) -> None:
    source, _, _ = golden.read_text("utf-8").partition("=> html\n")
    actual = f"{source}=> html\n{render(files_of(source))}\n"
    if is_updating:
        golden.write_text(actual, "utf-8")
    assert golden.read_text("utf-8") == actual


def body(text: str) -> str:
    return render({"a.md": text, "b.md": "# B\n"})


def test_a_link_to_a_missing_note_is_no_link() -> None:
    assert "<a" not in body("see [[nobody]]")
    assert 'title="Not written yet">nobody</span>' in body("see [[nobody]]")


def test_a_link_to_an_ambiguous_name_is_no_link() -> None:
    assert 'title="Several notes are called this">twice</span>' in body("see [[twice]]")


def test_a_link_in_code_or_math_stays_as_it_was_typed() -> None:
    assert "<code>[[b]]</code>" in body("`[[b]]`")
    assert "<a" not in body("$[[b]]$")


def test_a_link_in_the_text_of_a_picture_breaks_nothing() -> None:
    html = body('![x [[b|" onerror=alert(1) ]] y](z.png)')
    assert "onerror" not in html or "onerror=" not in html.replace("onerror=alert(1)", "")
    assert "<a" not in html


def test_one_block_embedded_twice_has_unique_ids() -> None:
    html = render({"a.md": "![[b]]\n\n![[b]]\n", "b.md": "## H ^x\n\ntext[^1]\n\n[^1]: note\n"})
    ids = [part.partition('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_an_embed_in_a_circle_ends() -> None:
    html = render({"a.md": "![[b]]\n", "b.md": "in b\n\n![[a]]\n"})
    assert html.count("in b") == 1


def test_embeds_are_followed_three_deep() -> None:
    chain = {f"{n}.md": f"text {n}\n\n![[{n + 1}]]\n" for n in range(6)}
    html = render(chain)
    assert "text 3" in html
    assert "text 4" not in html


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\href{javascript:alert(1)}{x}",
        "{" * 3000,
        r"\frac",
        r"\begin{nowhere}",
    ],
)
def test_tex_that_is_wrong_or_hostile_is_shown_as_text(tex: str) -> None:
    html = body(f"$${tex}$$")
    assert "<script" not in html
    assert "href=" not in html


def test_tokens_cannot_be_forged() -> None:
    assert "\ufdd0" not in body("⸨\ufdd00⸩ [[b]]")


def test_headings_leave_no_gap_below_the_title() -> None:
    html = body("# T\n\n### Three\n\n##### Five\n\n## Two\n")
    assert [html[m + 1 : m + 3] for m in range(len(html)) if html[m : m + 2] == "<h"] == [
        "h2",
        "h3",
        "h2",
    ]
