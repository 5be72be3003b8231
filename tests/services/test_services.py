"""What each service says of a paper, and what it says when it says nothing of use."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.services import Author, Failed, Found, Identifier, NotFound, Record, Scheme, Services
from kg.services import arxiv as arxiv_service
from kg.services import crossref as crossref_service
from kg.services import openalex as openalex_service
from kg.services import semanticscholar as s2_service
from kg.services.values import Unreadable
from kg.services.web import DAY, Web

from .conftest import Hours
from .host import Host, Reply, as_json
from .papers import ENTRY, ERROR, OpenAlexAnswers, crossref, feed, openalex_work, s2_paper

ARXIV = Identifier(Scheme.ARXIV, "3107.00042")
DOI = Identifier(Scheme.DOI, "10.5555/loud.7")


def found(answer: object) -> Record:
    assert isinstance(answer, Found), answer
    return answer.record


def test_arxiv(host: Host, services: Services) -> None:
    host.paths["/arxiv/query"] = [feed()]
    record = found(services.all["arxiv"].look_up(ARXIV))
    assert record == Record(
        title="Quiet Proxies: when $p < 0.05$ hides a goal",
        authors=(Author("Ada Okoro"), Author("Bram van der Veld")),
        date="2031-07-01",
        venue="J. Made Up 3",
        abstract="We study goals that stand in for others.\n\nThey are quiet.",
        identifiers=(ARXIV, Identifier(Scheme.DOI, "10.5555/quiet.42")),
        url="https://arxiv.org/abs/3107.00042",
    )
    assert host.asked[0].parameters == {"id_list": "3107.00042", "max_results": "1"}


def test_arxiv_names_old_papers_without_their_class(host: Host, services: Services) -> None:
    old = ENTRY.replace("3107.00042v2", "math/0309136v1")
    host.paths["/arxiv/query"] = [feed(old)]
    asked = Identifier(Scheme.ARXIV, "math.GT/0309136")
    assert found(services.all["arxiv"].look_up(asked)).identifiers[0] == asked


def test_arxiv_knows_nothing(host: Host, services: Services) -> None:
    wrong = ERROR.format(fragment="incorrect_id", summary="incorrect id format for 3107.00042")
    host.paths["/arxiv/query"] = [feed("")]
    assert services.all["arxiv"].look_up(ARXIV) == NotFound("arXiv")
    host.paths["/arxiv/query"] = [feed(wrong)]
    other = Identifier(Scheme.ARXIV, "3107.00043")
    assert services.all["arxiv"].look_up(other) == NotFound("arXiv")


def test_an_empty_feed_is_believed_for_a_day_only(host: Host, web: Web, hours: Hours) -> None:
    host.paths["/arxiv/query"] = [feed(""), feed()]
    service = arxiv_service.Arxiv(web)
    assert service.look_up(ARXIV) == NotFound("arXiv")
    hours.time += DAY / 2
    assert service.look_up(ARXIV) == NotFound("arXiv")
    hours.time += DAY
    assert isinstance(service.look_up(ARXIV), Found)


BOMB = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom">&b;&c;</feed>"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"Rate exceeded.", "no XML: 'Rate exceeded.'"),
        (b"<html></html>", "no Atom feed"),
        (b"", "no XML"),
        (feed().body[:700], "no XML"),
        (BOMB.encode(), "declares a document type"),
        (BOMB.encode("utf-16"), "declares a document type"),
        (b"<a>" * 5_000, "nested too deep"),
        (feed(ENTRY.replace("3107.00042", "3107.00001")).body, "another paper"),
        (feed(ERROR.format(fragment="x", summary="too much")).body, "an error: too much"),
    ],
)
def test_arxiv_says_nothing_of_use(
    host: Host, services: Services, body: bytes, reason: str
) -> None:
    host.paths["/arxiv/query"] = [Reply(body)]
    answer = services.all["arxiv"].look_up(ARXIV)
    assert isinstance(answer, Failed)
    assert reason in answer.reason


def test_crossref(host: Host, services: Services) -> None:
    host.paths["/crossref/works/10.5555/loud.7"] = [crossref()]
    record = found(services.all["crossref"].look_up(DOI))
    assert record == Record(
        title="Loud & clear rewards: A study",
        authors=(
            Author("Ada Okoro", "Okoro", "Ada", "0000-0002-1825-0097"),
            Author("The Example Group", "The Example Group"),
        ),
        date="2033-04",
        venue="Journal of Examples",
        abstract="Rewards may be loud.\n\nOr clear.",
        identifiers=(DOI,),
        url="https://doi.org/10.5555/loud.7",
        references=(
            Record("", identifiers=(Identifier(Scheme.DOI, "10.5555/quiet.42"),)),
            Record("An old paper", (Author("Roe"),), "1999"),
        ),
        cited_by_count=5,
    )
    assert host.asked[0].parameters == {"mailto": "reader@example.org"}


def test_crossref_knows_nothing(services: Services) -> None:
    assert services.all["crossref"].look_up(DOI) == NotFound("Crossref")


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"message": {}}', b"<html>", b"[" * 9999])
def test_crossref_says_nothing_of_use(host: Host, services: Services, body: bytes) -> None:
    host.paths["/crossref/works/10.5555/loud.7"] = [Reply(body)]
    assert isinstance(services.all["crossref"].look_up(DOI), Failed)


def test_openalex(host: Host, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    work = openalex_work(
        7,
        "Loud rewards",
        abstract_inverted_index={"loud": [1, 3], "So": [0], "and": [2]},
        primary_location={"source": {"display_name": "Journal of Examples"}},
        locations=[{"landing_page_url": "http://arxiv.org/abs/3107.00042"}, {}],
        referenced_works=["https://openalex.org/W8", None],
        cited_by_count=3,
    )
    answers = OpenAlexAnswers([work])
    host.paths["/openalex/works/doi:10.5555/work.7"] = answers.single
    monkeypatch.setenv("OPENALEX_API_KEY", "k")
    record = found(services.all["openalex"].look_up(Identifier(Scheme.DOI, "10.5555/work.7")))
    assert record == Record(
        title="Loud rewards",
        authors=(Author("Ada Okoro", orcid="0000-0002-1825-0097"),),
        date="2030-02-03",
        venue="Journal of Examples",
        abstract="So loud and loud",
        identifiers=(
            ARXIV,
            Identifier(Scheme.DOI, "10.5555/work.7"),
            Identifier(Scheme.OPENALEX, "W7"),
        ),
        url="https://arxiv.org/abs/3107.00042",
        references=(Record("", identifiers=(Identifier(Scheme.OPENALEX, "W8"),)),),
        cited_by_count=3,
    )
    asked = dict(host.asked[0].parameters)
    assert asked.pop("select").startswith("id,doi,display_name,")
    assert asked == {"mailto": "reader@example.org", "api_key": "k"}


def test_openalex_calls_papers_of_arxiv_by_their_doi(host: Host, services: Services) -> None:
    assert services.all["openalex"].look_up(ARXIV) == NotFound("OpenAlex")
    assert host.asked[0].path == "/openalex/works/doi:10.48550/arxiv.3107.00042"


def test_openalex_lists_references_and_what_cites(host: Host, services: Services) -> None:
    me = "https://openalex.org/W1"
    old = [openalex_work(1000 + n, f"Old {n}") for n in range(150)]
    new = [openalex_work(2000 + n, f"New {n}", referenced_works=[me]) for n in range(230)]
    own = openalex_work(1, "Mine", referenced_works=[w["id"] for w in old], cited_by_count=230)
    answers = OpenAlexAnswers([own, *old, *new])
    host.paths |= {"/openalex/works/W1": answers.single, "/openalex/works": answers.listed}
    asked = Identifier(Scheme.OPENALEX, "W1")
    record = found(services.citing["openalex"].citations(asked, 1_000))
    assert [one.title for one in record.references] == [f"Old {n}" for n in range(150)]
    assert len(record.cited_by) == 230
    assert record.left_out == 0
    few = found(services.citing["openalex"].citations(asked, 120))
    assert (len(few.cited_by), few.left_out) == (120, 110)


def test_a_list_that_breaks_off_is_no_list(host: Host, services: Services) -> None:
    answers = OpenAlexAnswers([openalex_work(1, "Mine", cited_by_count=1)])
    host.paths |= {
        "/openalex/works/W1": answers.single,
        "/openalex/works": [Reply(b'{"error": "Bad filter"}')],
    }
    answer = services.citing["openalex"].citations(Identifier(Scheme.OPENALEX, "W1"), 10)
    assert answer == Failed("OpenAlex", "answers with a list that is none")


def test_semantic_scholar(host: Host, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = s2_paper(
        "a",
        "Loud rewards",
        externalIds={"ArXiv": "3107.00042", "DOI": "10.5555/LOUD.7"},
        venue="Examples",
        abstract="Rewards.",
    )
    host.paths["/semanticscholar/paper/ARXIV:3107.00042"] = [as_json(paper)]
    monkeypatch.setenv("SEMANTIC_SCHOLAR_API_KEY", "k")
    record = found(services.all["semanticscholar"].look_up(ARXIV))
    assert record == Record(
        title="Loud rewards",
        authors=(Author("Ada Okoro"),),
        date="2029",
        venue="Examples",
        abstract="Rewards.",
        identifiers=(ARXIV, DOI, Identifier(Scheme.SEMANTIC_SCHOLAR, "a" * 40)),
        url="https://arxiv.org/abs/3107.00042",
    )
    assert host.asked[0].headers["x-api-key"] == "k"


def test_semantic_scholar_lists_page_by_page(host: Host, services: Services) -> None:
    place = f"/semanticscholar/paper/{'a' * 40}"
    citing = [{"citingPaper": s2_paper("b", f"New {n}")} for n in range(3)]
    host.paths |= {
        place: [as_json(s2_paper("a", "Mine", citationCount=9))],
        f"{place}/references": [as_json({"offset": 0, "data": None})],
        f"{place}/citations": [
            as_json({"offset": 0, "next": 2, "data": citing[:2]}),
            as_json({"offset": 2, "data": [*citing[2:], {"citingPaper": {"title": None}}]}),
        ],
    }
    asked = Identifier(Scheme.SEMANTIC_SCHOLAR, "a" * 40)
    record = found(services.citing["semanticscholar"].citations(asked, 500))
    assert record.references == ()
    assert [one.title for one in record.cited_by] == ["New 0", "New 1", "New 2"]
    assert record.left_out == 6


def test_the_first_who_knows_is_believed(host: Host, services: Services) -> None:
    host.paths["/arxiv/query"] = [Reply(status=503)]
    host.paths["/semanticscholar/paper/ARXIV:3107.00042"] = [as_json(s2_paper("a", "Loud"))]
    asked = services.look_up(ARXIV)
    assert asked.found
    assert (asked.found.service, asked.found.record.title) == ("Semantic Scholar", "Loud")
    assert asked.without == (Failed("arXiv", "answers with 503 Service Unavailable"),)


def test_nobody_knows_or_nobody_answers(host: Host, services: Services) -> None:
    asked = services.look_up(DOI)
    assert asked.is_unknown
    assert [one.service for one in asked.without] == ["Crossref", "OpenAlex", "Semantic Scholar"]
    host.paths["/crossref/works/10.5555/other"] = [Reply(status=500)]
    assert not services.look_up(Identifier(Scheme.DOI, "10.5555/other")).is_unknown


KEYS = (
    "message", "title", "author", "DOI", "id", "display_name", "authorships", "data", "results",
    "paperId", "name", "externalIds", "issued", "date-parts", "abstract", "reference", "locations",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(JSON | st.dictionaries(st.just("message"), JSON))
def test_no_json_makes_a_reader_raise_anything_else(value: object) -> None:
    data = json.dumps(value).encode()
    for read in (
        lambda: crossref_service._record(data, DOI),  # noqa: SLF001
        lambda: openalex_service._single(data),  # noqa: SLF001
        lambda: openalex_service._page(data),  # noqa: SLF001
        lambda: s2_service._single(data),  # noqa: SLF001
        lambda: s2_service._page(data, "references"),  # noqa: SLF001
    ):
        with suppress(Unreadable):
            read()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_the_reader_of_feeds_raise_anything_else(data: bytes) -> None:
    with suppress(Unreadable):
        arxiv_service._record(data, "3107.00042")  # noqa: SLF001
