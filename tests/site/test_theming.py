import re
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser

import kg
from docs import make_theming
from kg.errors import ConfigError, ThemeError, WriteError
from kg_site import Page, build_site, plan, styles
from kg_site.build import shelve
from kg_site.templates import Templates
from kg_site.theming import NO_THEME, Theme
from kg_site.theming.accents import accented
from kg_site.views import Site as SiteView
from tests.site.conftest import Site
from tests.site.pages import pages, text
from tests.site.test_styles import contrast

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "theming.md").read_text("utf-8")


def example() -> dict[str, str]:
    """Return the files of the example in docs/theming.md: a fenced block below each name."""
    found = re.findall(
        r"^`(kg\.yaml|site/[^`]+)`:\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    return dict(found)


class Note(NamedTuple):
    """A page, and the site it is of."""

    site: SiteView
    page: Page


@pytest.fixture(scope="module")
def note(tmp_path_factory: pytest.TempPathFactory) -> Note:
    """Return the page of a note."""
    root = tmp_path_factory.mktemp("vault")
    (root / "a.md").write_text("# A\nIts words.\n", "utf-8")
    shelf = shelve(kg.open(root))
    return Note(shelf.site, next(page for page in plan(shelf) if page.subject == "note"))


def rendered(note: Note, folder: Path, template: str) -> str:
    """Return the page as a vault in *folder* has it whose template for notes is *template*."""
    own = folder / "vault" / "site" / "templates"
    own.mkdir(parents=True, exist_ok=True)
    (own / "note.html.j2").write_text(template, "utf-8")
    return Templates.of(note.site, Theme.of(folder / "vault")).render(note.page)


def test_the_page_is_what_the_style_sheet_says() -> None:
    assert make_theming.page() == PAGE, "run `make docs`"


def test_every_custom_property_of_the_first_part_says_what_it_is_for() -> None:
    found = make_theming.properties("base")
    assert len(found) > 25
    assert [one.name for one in found if not one.use] == []


def test_the_example_of_the_page_builds(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    files = example()
    assert len(files) >= 5
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    (root / "a.md").write_text("# A note\nIts words.\n", "utf-8")
    built = build_site(kg.open(root), tmp_path / "out")
    assert built.left_out == ()
    out = tmp_path / "out"
    note = out / "note" / "a" / "index.html"
    assert "Everything here is mine" in text(note)
    assert note.read_text("utf-8").count('class="logo"') == 1
    assert not list((out / "note").glob("site*"))
    sheet = (out / "styles" / "site.css").read_text("utf-8")
    assert sheet.rstrip().endswith(files["site/styles/theme.css"].rstrip())


def test_a_part_of_the_same_name_replaces_ours_and_the_theme_comes_last(
    site: Site,
) -> None:
    """
    == a.md
    # A
    == site/styles/lists.css
    .mine { color: red }
    == site/styles/extra.css
    .extra { color: red }
    == site/styles/theme.css
    :root { --link: #123456; }
    """
    sheet = (site() / "styles" / "site.css").read_bytes()
    ours = (styles.FOLDER / "lists.css").read_bytes()
    assert ours not in sheet
    assert sheet.index(b".mine") < sheet.index(b".extra") < sheet.index(b"--link: #123456")


def test_a_template_extends_ours_and_is_given_the_same(site: Site) -> None:
    """
    == a.md
    # A
    Its words.
    == site/templates/note.html.j2
    {% extends "litkg/note.html.j2" %}
    {% block main %}{{ super() }}<p class="mine">Read {{ note.title }} on paper.</p>{% endblock %}
    == site/templates/foot.html.j2
    <footer class="foot"><p>Another foot of {{ site.title }}.</p></footer>
    """
    out = site()
    note = out / "note" / "a" / "index.html"
    assert "Its words." in text(note)
    assert "Read A on paper." in text(note)
    for page in pages(out):
        assert text(page).count("Another foot of Test notes.") == 1
        assert "Read A on paper." in text(page) or page != note


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("<p>\n\n{{ note.titel }}", 3, "a NoteView has no 'titel'"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("\n{% include 'no.html.j2' %}", 2, "no template called 'no.html.j2'"),
        ("{% extends 'note.html.j2' %}", 1, "leads back to itself"),
        ("{{ 1 + 'a' }}", 1, "unsupported operand"),
    ],
)
def test_a_mistake_in_a_template_says_file_and_line(
    note: Note, tmp_path: Path, template: str, line: int, words: str
) -> None:
    with pytest.raises(ThemeError) as raised:
        rendered(note, tmp_path, template)
    assert f"note.html.j2:{line}: " in str(raised.value)
    assert words in str(raised.value)


def test_a_template_of_ours_that_misses_something_names_the_one_that_took_its_place(
    site: Site,
) -> None:
    """
    == a.md
    # A
    == site/templates/parts.html.j2
    nothing
    """
    with pytest.raises(ThemeError) as raised:
        site()
    assert raised.value.hint.endswith("took the place of: parts.html.j2")


@pytest.mark.parametrize(
    "template",
    [
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ ref.__globals__ }}",
        "{{ site.__init__.__globals__['os'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{% for i in range(10000000) %}x{% endfor %}",
        "{% include '../../secret.html.j2' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'linked.html.j2' %}",
    ],
)
def test_a_template_reaches_nothing_but_what_it_is_given(
    note: Note, tmp_path: Path, template: str
) -> None:
    (tmp_path / "secret.html.j2").write_text("the secret", "utf-8")
    own = tmp_path / "vault" / "site" / "templates"
    own.mkdir(parents=True)
    (own / "linked.html.j2").symlink_to(tmp_path / "secret.html.j2")
    with pytest.raises(ThemeError, match=r"note\.html\.j2:1"):
        rendered(note, tmp_path, template)


def test_a_logo_that_could_run_is_refused(folder: Path, site: Site) -> None:
    """
    == a.md
    # A
    == site/logo.svg
    <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
    """
    with pytest.raises(ThemeError, match=r"logo\.svg:1: holds a script"):
        site()
    (folder / "site" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = (site() / "index.html").read_text("utf-8")
    assert '<img class="logo" src="styles/logo.svg" alt="">' in page


def test_the_owners_foot_runs_nothing_and_leads_out_only(site: Site) -> None:
    """
    == a.md
    # A
    == site/footer.md
    Written by **me**, [elsewhere](https://example.org) and [here](a.md).
    [x](javascript:alert(1)) ![x](https://example.org/x.png)

    <script>alert(1)</script>
    """
    out = site()
    page = (out / "note" / "a" / "index.html").read_text("utf-8")
    foot = page.partition('<footer class="foot">')[2]
    assert "Written by <strong>me</strong>" in foot
    assert re.findall('href="([^"]*)"', foot) == [
        "https://example.org",
        "https://example.org/x.png",
    ]
    assert "alert" not in foot
    assert not list((out / "note").glob("*footer*"))


def test_files_are_copied_as_they_are_unless_they_run_and_nobody_named_them(
    folder: Path, tmp_path: Path
) -> None:
    """
    == a.md
    # A
    == site/static/CNAME
    notes.example.org
    == site/static/.nojekyll
    == site/static/.hidden
    secret
    == site/static/papers/data.csv
    a,b
    == site/static/stats.js
    alert(1)
    == site/static/app/index.html
    <script>alert(1)</script>
    """
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "site" / "static" / "linked.txt").symlink_to(tmp_path / "secret.txt")
    out = tmp_path / "out"
    built = build_site(kg.open(folder), out)
    assert built.left_out == ("site/static/app/index.html", "site/static/stats.js")
    assert (out / "CNAME").read_text() == "notes.example.org\n"
    assert (out / "papers" / "data.csv").read_text() == "a,b\n"
    assert (out / ".nojekyll").is_file()
    for path in (".hidden", "linked.txt", "stats.js", "app"):
        assert not (out / path).exists(), path
    config = folder / "kg.yaml"
    config.write_text(f"{config.read_text()}site:\n  static: [stats.js, app/]\n")
    assert build_site(kg.open(folder), out).left_out == ()
    assert (out / "stats.js").is_file()
    assert (out / "app" / "index.html").is_file()


@pytest.mark.parametrize("path", ["index.html", "styles/site.css", "Note/A/index.html"])
def test_a_file_never_replaces_one_of_ours(folder: Path, site: Site, path: str) -> None:
    """
    == kg.yaml
    site: {static: ["*"]}
    == a.md
    # A
    == note/A.md
    # Another
    """
    file = folder / "site" / "static" / path
    file.parent.mkdir(parents=True)
    file.write_text("mine", "utf-8")
    with pytest.raises(WriteError, match="two files of the site"):
        site()


def test_this_programs_own_folder_is_no_theme() -> None:
    assert Theme.of(ROOT) is NO_THEME


def test_a_site_folder_that_leads_elsewhere_is_no_theme(folder: Path, tmp_path: Path) -> None:
    """
    == a.md
    # A
    """
    (tmp_path / "elsewhere" / "styles").mkdir(parents=True)
    (tmp_path / "elsewhere" / "styles" / "theme.css").write_text("p {}")
    (folder / "site").symlink_to(tmp_path / "elsewhere")
    assert Theme.of(folder) is NO_THEME


@pytest.mark.parametrize("accent", ["url(x)", "red; } * { display: none", "#12", "#1234567"])
def test_an_accent_is_a_colour(folder: Path, accent: str) -> None:
    """
    == a.md
    # A
    """
    (folder / "kg.yaml").write_text(f"title: T\nsite: {{accent: '{accent}'}}\n")
    with pytest.raises(ConfigError, match=r"kg\.yaml:2: .* is no colour"):
        kg.open(folder)


def test_any_accent_can_be_read(chromium: Browser) -> None:
    page = chromium.new_page()
    for hue in (
        "#ff0",
        "#0ff",
        "#00f",
        "#f0f",
        "#0f0",
        "#f00",
        "#fff",
        "#000",
        "#8a2be2",
        "orange",
    ):
        page.set_content(f"<style>{styles.sheet(accent=accented(hue)).decode()}</style><p>")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            link, paper = page.evaluate(COLOURS)
            assert contrast(link, paper) >= 4.5, (hue, scheme)
    page.close()


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const style = getComputedStyle(document.documentElement);
  const hex = (name) => {
    const probe = document.createElement("a");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("");
  };
  return [hex("--link"), hex("--paper")];
}"""
