"""Made-up papers in the forms in which the services hand them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .host import Asked, Reply, as_json

FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query=&amp;id_list={id}" rel="self"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list={id}&amp;start=0</title>
  <id>http://arxiv.org/api/abc</id>
  <os:totalResults xmlns:os="http://a9.com/-/spec/opensearch/1.1/">1</os:totalResults>
  {entry}
</feed>
"""
ENTRY = """\
<entry>
    <id>http://arxiv.org/abs/3107.00042v2</id>
    <updated>2031-08-02T10:00:00Z</updated>
    <published>2031-07-01T17:59:00Z</published>
    <title>Quiet Proxies: when $p &lt; 0.05$
  hides a goal</title>
    <summary>  We study goals that stand in
for others.

  They are quiet.
</summary>
    <author><name>Ada Okoro</name></author>
    <author>
      <name>Bram van der Veld</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Nowhere</arxiv:affiliation>
    </author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/Quiet.42</arxiv:doi>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Made Up 3</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/3107.00042v2" rel="alternate" type="text/html"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
"""
ERROR = """\
<entry>
    <id>http://arxiv.org/api/errors#{fragment}</id>
    <title>Error</title>
    <summary>{summary}</summary>
    <author><name>arXiv api core</name></author>
  </entry>
"""


def feed(entry: str = ENTRY, identifier: str = "3107.00042") -> Reply:
    text = FEED.format(id=identifier, entry=entry)
    return Reply(text.encode(), headers={"Content-Type": "application/atom+xml"})


CROSSREF_WORK: Mapping[str, object] = {
    "DOI": "10.5555/Loud.7",
    "type": "journal-article",
    "title": ["Loud &amp; <i>clear</i> rewards"],
    "subtitle": ["A study"],
    "container-title": ["Journal of Examples"],
    "abstract": "<jats:title>Abstract</jats:title><jats:p>Rewards may be\n loud.</jats:p>"
    "<jats:p>Or clear.</jats:p>",
    "author": [
        {
            "given": "Ada",
            "family": "Okoro",
            "sequence": "first",
            "ORCID": "http://orcid.org/0000-0002-1825-0097",
            "affiliation": [],
        },
        {"name": "The Example Group", "sequence": "additional", "affiliation": []},
    ],
    "issued": {"date-parts": [[2033, 4]]},
    "reference": [
        {"key": "1", "DOI": "10.5555/quiet.42", "doi-asserted-by": "publisher"},
        {"key": "2", "article-title": "An old paper", "author": "Roe", "year": "1999"},
        {"key": "3", "unstructured": "Somebody, somewhere, p. 3"},
    ],
    "is-referenced-by-count": 5,
}


def crossref(work: Mapping[str, object] = CROSSREF_WORK) -> Reply:
    return as_json(
        {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work}
    )


def openalex_work(number: int, title: str, **more: object) -> dict[str, object]:
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/work.{number}",
        "display_name": title,
        "publication_year": 2030,
        "publication_date": "2030-02-03",
        "authorships": [
            {
                "author_position": "first",
                "author": {
                    "id": "https://openalex.org/A1",
                    "display_name": "Ada Okoro",
                    "orcid": "https://orcid.org/0000-0002-1825-0097",
                },
                "raw_author_name": "Ada Okoro",
            }
        ],
        "locations": [{"landing_page_url": "https://example.org/landing"}],
        **more,
    }


class OpenAlexAnswers:
    """A whole OpenAlex: works by number, what they refer to, and what cites them."""

    def __init__(self, works: Sequence[Mapping[str, object]]) -> None:
        self.works = {str(work["id"]).rpartition("/")[2]: work for work in works}

    def single(self, asked: Asked) -> Reply:
        name = asked.path.rpartition("/works/")[2]
        if name.startswith("doi:"):
            wanted = f"https://doi.org/{name[4:]}"
            work = next((one for one in self.works.values() if one["doi"] == wanted), None)
        else:
            work = self.works.get(name)
        return as_json(work) if work else Reply(b'{"error": "Not found"}', 404)

    def listed(self, asked: Asked) -> Reply:
        which, _, value = asked.parameters["filter"].partition(":")
        if which == "openalex_id":
            found = [self.works[name] for name in value.split("|") if name in self.works]
        else:
            cited = f"https://openalex.org/{value}"
            found = [
                one
                for one in self.works.values()
                if cited in (one.get("referenced_works") or ())  # type: ignore[operator]
            ]
        size = int(asked.parameters["per_page"])
        first = (int(asked.parameters.get("page", "1")) - 1) * size
        meta = {"count": len(found), "page": 1, "per_page": size}
        return as_json({"meta": meta, "results": found[first : first + size]})


def s2_paper(letter: str, title: str, **more: object) -> dict[str, object]:
    return {
        "paperId": letter * 40,
        "externalIds": {"DOI": f"10.5555/S2.{letter}", "CorpusId": 1},
        "title": title,
        "year": 2029,
        "publicationDate": None,
        "authors": [{"authorId": "1", "name": "Ada Okoro"}],
        **more,
    }
