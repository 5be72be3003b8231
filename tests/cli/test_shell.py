"""`kg shell`: what a question means, what may come next, and sessions with all their keys."""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.library import open_vault
from kg_cli.options import Settings
from kg_cli.output.answers import FORMATS
from kg_cli.shell.colors import ShellLexer
from kg_cli.shell.completing import ShellCompleter
from kg_cli.shell.names import Names
from kg_cli.shell.prompting import HISTORY, prompted
from kg_cli.shell.questions import Format, Help, Leave, Run, meant
from kg_cli.shell.reading import goes_on, questions
from kg_cli.shell.session import Session
from tests.cli.conftest import Run as RunKg
from tests.cli.conftest import command, environment, write_vault

QUERIES = {"definitions": 1, "read-next": 1}
ENTER, UP, CTRL_C, CTRL_D, ALT_ENTER = "\r", "\x1b[A", "\x03", "\x04", "\x1b\r"


class TestWhatAQuestionMeans:
    @pytest.mark.parametrize(
        ("text", "question"),
        [
            ("", None),
            ("  \n", None),
            ("# only a comment", None),
            ("exit", Leave()),
            (":q", Leave()),
            ("?", Help("")),
            ("help show", Help("show")),
            ("format json", Format("json")),
            ("format", Format("")),
            ("stats", Run("stats")),
            ("kg stats", Run("stats")),
            ("# why not\nstats", Run("stats")),
            ("search --limit 3 red team", Run("search", ("--limit", "3", "red", "team"))),
            ("show Deceptive alignment", Run("show", ("Deceptive alignment",))),
            ("show Deceptive alignment --full", Run("show", ("--full", "Deceptive alignment"))),
            ("show 'Deceptive alignment'", Run("show", ("Deceptive alignment",))),
            ('path @a "b c" --all 2', Run("path", ("@a", "b c", "--all", "2"))),
            ("read-next", Run("query", ("read-next",))),
            ("read-next least=1", Run("query", ("read-next", "-p", "least=1"))),
            ("read-next -p least=1", Run("query", ("read-next", "-p", "least=1"))),
            (
                'definitions concept="reward hacking" --format csv',
                Run("query", ("definitions", "-p", "concept=reward hacking", "--format", "csv")),
            ),
            ("ask { ?x ?y 'show' } ;", Run("query", ("--", "ask { ?x ?y 'show' }"))),
            ("# why\nSELECT * {\n}", Run("query", ("--", "# why\nSELECT * {\n}"))),
        ],
    )
    def test_it_is_a_command_of_kg(self, text: str, question: object) -> None:
        assert meant(text, QUERIES) == question

    @pytest.mark.parametrize(
        ("text", "arguments"),
        [
            ("type:literature year:2018..2021", ("--", "type:literature year:2018..2021")),
            ("find -tag:todo text~'red team'", ("--", "-tag:todo text~'red team'")),
            ("find type:paper --limit 5", ("--limit", "5", "--", "type:paper")),
            ("selected works", ("--", "selected works")),
        ],
    )
    def test_anything_else_is_a_find(self, text: str, arguments: tuple[str, ...]) -> None:
        found = meant(text, QUERIES)
        assert isinstance(found, Run)
        assert (found.command, found.arguments) == ("find", arguments)
        assert found.guessed is not text.startswith("find")


class TestWhereAQuestionEnds:
    @pytest.mark.parametrize(
        "text",
        ["SELECT", "ASK", "PREFIX a: <http://a>", "SELECT * {", "ASK { ?a ?b '''x", "DESCRIBE"],
    )
    def test_sparql_goes_on(self, text: str) -> None:
        assert goes_on(text)

    @pytest.mark.parametrize(
        "text",
        ["", "show x", "ASK {}", "SELECT * { ?s ?p '{' } # {", "DESCRIBE concept:x", "ASK { } }"],
    )
    def test_or_it_is_whole(self, text: str) -> None:
        assert not goes_on(text)

    def test_lines_of_a_pipe_are_put_together(self) -> None:
        lines = [
            "stats",
            "SELECT *",
            "{ ?s ?p ?o }",
            "ORDER BY ?s",
            "",
            "ASK {}",
            "# a comment",
            "show x",
            "ASK {",
            "",
            "};",
            "stats",
        ]
        assert [text for text in questions(lines) if text] == [
            "stats",
            "SELECT *\n{ ?s ?p ?o }\nORDER BY ?s",
            "ASK {}",
            "# a comment\nshow x",
            "ASK {\n\n};",
            "stats",
        ]

    def test_a_line_is_answered_before_the_next_one_comes(self) -> None:
        def lines() -> Iterator[str]:
            yield "stats"
            yield "ASK {};"
            pytest.fail("asked for one line too many")

        found = questions(lines())
        assert [next(found), next(found)] == ["stats", "ASK {};"]


Complete = Callable[[str], list[str]]


@pytest.fixture
def complete(vault: Path) -> Complete:
    """Return what Tab offers behind a text."""
    opened = open_vault(vault)
    completer = ShellCompleter(opened, Names(opened.root, opened.config.base), FORMATS)

    def completed(text: str) -> list[str]:
        before, _, after = text.partition("|")
        document = Document(before + after, len(before))
        return [one.text for one in completer.get_completions(document, CompleteEvent())]

    return completed


class TestCompletion:
    def test_commands_and_queries(self, complete: Complete) -> None:
        assert complete("de") == ["define", "definitions", "definition:"]
        assert complete("ex") == ["explain", "export", "exit"]

    def test_names_of_things(self, complete: Complete) -> None:
        assert complete("show decept")[0] == '"Deceptive alignment"'
        assert "hubinger2019risks" in complete("path 'Ethics chapter' hub19")
        assert complete('show "Deceptive ali')[0] == '"Deceptive alignment"'
        assert complete("show person:lang") == ['"Lauro Langosco"']

    def test_citekeys_behind_an_at_sign(self, complete: Complete) -> None:
        assert complete("show @HUB") == ["@hubinger2019risks"]
        assert complete("path @langosco2022goals @") == [
            "@hubinger2019risks",
            "@langosco2022goals",
        ]
        assert complete("cites:@lang") == ["@langosco2022goals"]
        assert complete("find -citedby:@hub") == ["@hubinger2019risks"]

    def test_a_command_that_takes_no_thing_gets_none(self, complete: Complete) -> None:
        assert complete("search decept") == []

    def test_options(self, complete: Complete) -> None:
        assert complete("search --li") == ["--limit"]
        assert "--format" in complete("show x --")

    def test_parameters_and_their_values(self, complete: Complete) -> None:
        assert complete("builds-on ") == ["paper=", "on="]
        assert complete("builds-on on=x ") == ["paper="]
        assert complete("definitions concept=dec") == ['"Deceptive alignment"']
        assert complete("builds-on paper=lan")[0] == "langosco2022goals"
        assert complete("query definitions con") == ["concept="]
        assert complete("read-next least=") == []

    def test_finds(self, complete: Complete) -> None:
        assert complete("find rel") == ["relevance:", "relation:"]
        assert complete("type:literature -conc") == ["concept:"]
        assert complete("type:literature concept:dec") == ['"Deceptive alignment"']

    def test_formats_and_help(self, complete: Complete) -> None:
        assert complete("format js") == ["json", "jsonl", "jsonld"]
        assert complete("help ba") == ["backlinks"]

    def test_sparql(self, complete: Complete) -> None:
        assert complete("SELECT ?title { ?p dcterms:ti") == ["dcterms:title"]
        assert complete("SELECT ?title { ?p dcterms:title ?t|") == ["?title"]
        assert complete("SELECT ?| { ?paper a kg:Paper }") == ["?paper"]
        assert complete("SELECT * { ?p a kg:LiteratureN") == ["kg:LiteratureNote"]
        assert complete("SELECT * { concept:dec") == ["concept:deceptive-alignment"]
        assert complete("SELECT * { ?x a ?y } ord") == ["ORDER"]
        assert complete("SELECT * { fab") == ["fabio:"]

    def test_a_query_that_cannot_be_used_offers_nothing(self, own_vault: Path) -> None:
        folder = own_vault / "schema" / "queries"
        folder.mkdir(parents=True)
        (own_vault / "kg.yaml").write_text("title: Own")
        (folder / "mine.rq").write_text("nothing")
        opened = open_vault(own_vault)
        completer = ShellCompleter(opened, Names(opened.root, opened.config.base), FORMATS)
        document = Document("mine ")
        assert list(completer.get_completions(document, CompleteEvent())) == []


class TestColors:
    @staticmethod
    def painted(text: str) -> list[tuple[str, str]]:
        lexer = ShellLexer({"show", "definitions"})
        shown = lexer.lex_document(Document(text))(0)
        return [(part[0].removeprefix("class:"), part[1]) for part in shown if part[0].strip()]

    def test_a_command_and_what_is_quoted(self) -> None:
        assert self.painted("show 'a b' --full") == [
            ("command", "show"),
            ("quoted", "'a b'"),
            ("option", "--full"),
        ]

    def test_a_word_that_is_no_command_is_not(self) -> None:
        assert self.painted("shwo x") == []
        assert self.painted("x show") == []

    def test_sparql(self) -> None:
        kinds = {text: kind for kind, text in self.painted("SELECT ?x { ?x a 'y' }")}
        assert kinds["SELECT"] == "pygments.keyword"
        assert kinds["?x"] == "pygments.name.variable"


class Typed:
    """A session at a prompt: what is typed, and what the commands print."""

    def __init__(self, folder: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.keys, self.capsys = folder, keys, capsys

    def __call__(self, *typed: str) -> tuple[str, str]:
        """Type *typed* and leave; return what was printed to standard output and error."""
        self.keys.send_text("".join(typed) + CTRL_D)
        session = Session(open_vault(self.folder), Settings(vault=str(self.folder)))
        assert prompted(session, source=self.keys, sink=DummyOutput()) == 0
        printed = self.capsys.readouterr()
        return printed.out.partition("\n")[2], printed.err


@pytest.fixture
def typed(own_vault: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Typed]:
    """Return a session about a small vault of the test's own."""
    text = "== a.md\n# One\n\nSee [[b]] — because it is next.\n== b.md\n# Two\n"
    write_vault(own_vault, text)
    (own_vault / "kg.yaml").write_text("title: Own")
    with create_pipe_input() as keys:
        yield Typed(own_vault, keys, capsys)


PATHS = "SELECT ?path { ?n kg:sourcePath ?path } ORDER BY ?path"


class TestAtThePrompt:
    def test_questions_are_answered_in_turn(self, typed: Typed) -> None:
        out, err = typed("ASK { ?n a kg:Note }", ENTER, "backlinks Two --format csv", ENTER)
        assert out.startswith("true\n")
        assert "because it is next" in out.splitlines()[-1]
        assert err == ""

    def test_a_query_over_several_lines(self, typed: Typed) -> None:
        lines = PATHS.replace("{", "{\r").replace("}", "\r}")
        assert typed(lines, ENTER) == ("a.md\nb.md\n", "")

    def test_an_empty_line_ends_a_query_that_is_not_whole(self, typed: Typed) -> None:
        _, err = typed("SELECT * {", ENTER, ENTER, "ASK {}", ENTER)
        assert err.startswith("kg: not SPARQL: ")

    def test_alt_enter_begins_a_line_in_a_whole_query(self, typed: Typed) -> None:
        query, order = PATHS.split(" ORDER")
        assert typed(query, ALT_ENTER, f"ORDER{order}", ENTER) == ("a.md\nb.md\n", "")

    def test_an_error_is_a_sentence_and_the_shell_goes_on(self, typed: Typed) -> None:
        out, err = typed("show nothing", ENTER, "ASK {}", ENTER)
        assert out == "true\n"
        assert err.splitlines()[0] == "kg: nothing here is called 'nothing'"

    def test_ctrl_c_leaves_a_line(self, typed: Typed) -> None:
        assert typed("show One", CTRL_C, "ASK {}", ENTER) == ("true\n", "")

    def test_ctrl_d_on_an_empty_line_leaves_and_so_does_exit(self, typed: Typed) -> None:
        assert typed("ASK {}", ENTER, "exit", ENTER, "stats", ENTER) == ("true\n", "")

    def test_changed_notes_are_seen(self, typed: Typed) -> None:
        path = typed.folder / "c.md"
        query = "SELECT ?path { ?n dcterms:title 'Three' ; kg:sourcePath ?path }"
        session = Session(open_vault(typed.folder), Settings(vault=str(typed.folder)))
        assert session.answer(query) == 1
        path.write_text("# Three")
        assert session.answer(query) == 0

    def test_history_comes_back_in_the_next_session(self, typed: Typed) -> None:
        typed(PATHS, ENTER)
        assert typed(UP, ENTER)[0] == "a.md\nb.md\n"
        history = typed.folder / ".kg" / HISTORY
        assert stat.S_IMODE(history.stat().st_mode) == 0o600

    def test_history_is_no_note(self, typed: Typed) -> None:
        typed(PATHS, ENTER)
        assert open_vault(typed.folder).stats().files == {"read": 2, "failed": 0}

    def test_a_format_stays_until_it_is_changed(self, typed: Typed) -> None:
        out, _ = typed("format tsv", ENTER, PATHS, ENTER, "format", ENTER, PATHS, ENTER)
        assert out == '?path\n"a.md"\n"b.md"\na.md\nb.md\n'

    def test_a_format_is_left_aside_by_a_command_that_does_not_have_it(self, typed: Typed) -> None:
        out, err = typed("format turtle", ENTER, "show One", ENTER)
        assert out.startswith("note: One\n")
        assert err == ""

    def test_a_format_that_does_not_exist(self, typed: Typed) -> None:
        out, err = typed("format yaml", ENTER, "ASK {}", ENTER)
        assert out == "true\n"
        assert err.startswith("kg: there is no format 'yaml'\n  help: one of table, ")

    def test_help(self, typed: Typed) -> None:
        assert "Tab completes" in typed("help", ENTER)[0]
        assert "Usage: kg show" in typed("help show", ENTER)[0]
        assert "Which works do several papers here cite" in typed("help read-next", ENTER)[0]
        assert "did you mean 'show'?" in typed("help shwo", ENTER)[1]

    def test_a_shell_in_the_shell(self, typed: Typed) -> None:
        assert typed("shell", ENTER)[1] == "kg: this is `kg shell` already\n"


class TestThroughAPipe:
    def test_each_question_is_answered(self, kg: RunKg, vault: Path) -> None:
        asked = "# two questions\nbuilds-on paper=@langosco2022goals on=@hubinger2019risks\n"
        shown = kg("shell", stdin=f"{asked}ASK {{ ?p a kg:Paper }}\n")
        assert (shown.out, shown.status, shown.err) == ("false\ntrue\n", 1, "")
        assert not (vault / ".kg" / HISTORY).exists()

    def test_the_status_is_the_worst(self, kg: RunKg, vault: Path) -> None:
        del vault
        assert kg("shell", stdin="ASK {}").status == 0
        assert kg("shell", stdin="show nothing\nASK {}").status == 1
        assert kg("shell", stdin="show jones\nASK {}\nshow nothing").status == 2
        assert kg("shell", stdin="").status == 0

    def test_exit_ends_it(self, kg: RunKg, vault: Path) -> None:
        del vault
        assert kg("shell", stdin="ASK {}\nexit\nASK {}").out == "true\n"

    def test_as_a_process(self, vault: Path) -> None:
        done = subprocess.run(
            command(("shell", "--vault", str(vault))),
            input="ASK {\n ?p a kg:Paper\n}\nstats\nno-such-option --x",
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
            timeout=60,
        )
        assert done.stdout.startswith("true\nnotes\t6\n")
        assert "Traceback" not in done.stderr

    def test_options_of_the_shell_hold_for_what_is_asked(self, kg: RunKg, own_vault: Path) -> None:
        write_vault(own_vault, "== kg.yaml\n== a.md\n# One\n")
        kg("build")
        (own_vault / "b.md").write_text("# Two")
        query = "SELECT ?path { ?n kg:sourcePath ?path }"
        assert kg("shell", "--no-refresh", stdin=query).out == "a.md\n"
        assert len(kg("shell", stdin=query).lines) == 2


def test_on_a_terminal_tab_completes(own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\n== a.md\n# One\n\nSee [[b]].\n")
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    child, terminal = pty.fork()
    if child == 0:
        argv = command(("shell", "--vault", str(own_vault)))
        os.execve(argv[0], argv, environment(PROMPT_TOOLKIT_NO_CPR="1"))  # noqa: S606
    greeting = shown_until(terminal, b"kg> ")
    type_until(terminal, b"note-s\t", b"izes")
    os.write(terminal, b"\r")
    answer = shown_until(terminal, b"a.md") + shown_until(terminal, b"kg> ")
    status = left(child, terminal)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"help tells how to ask" in greeting
    assert b"Traceback" not in answer
    assert (own_vault / ".kg" / HISTORY).read_text().splitlines()[-1] == "+note-sizes"


def left(child: int, terminal: int) -> int:
    """Type Ctrl-D until the shell has ended; return its status.

    A Ctrl-D that comes before the prompt is ready is lost: it is typed again, for a minute.
    """
    for _ in range(60):
        with suppress(OSError):  # how Linux says that the other end is closed
            os.write(terminal, CTRL_D.encode())
            if select.select([terminal], [], [], 0.5)[0]:
                os.read(terminal, 65536)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.5)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def type_until(terminal: int, typed: bytes, wanted: bytes) -> None:
    """Type into an empty line until *wanted* is shown: what comes before the prompt may be lost."""
    shown = b""
    for _ in range(12):
        os.write(terminal, b"\x15" + typed)
        while wanted not in shown and select.select([terminal], [], [], 5)[0]:
            shown += os.read(terminal, 65536)
        if wanted in shown:
            return
    raise AssertionError(shown)


def shown_until(terminal: int, wanted: bytes) -> bytes:
    """Return what a terminal shows until it has shown *wanted*."""
    shown = b""
    while wanted not in shown:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, shown
        shown += os.read(terminal, 65536)
    return shown
