"""What kind of publication a paper is, as far as its venue and its identifiers tell."""

from __future__ import annotations

import re

_CONFERENCE = (
    r"proceedings|conference|symposium|workshop|annual meeting|advances in neural"
    r"|neurips|nips|icml|iclr|aaai|ijcai|acl|emnlp|naacl|eacl|coling|cvpr|iccv|eccv|aistats|uai"
    r"|colt|kdd|chi|cscw|facct|aies|corl|icra|iros|sigir|www|usenix|oopsla|pldi|popl|cav|tacas"
)
_VENUES = tuple(
    (type_, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for type_, words in (
        ("thesis", "thesis|dissertation"),
        ("article", "arxiv|biorxiv|medrxiv|psyarxiv|chemrxiv|ssrn|preprint|corr"),
        ("paper-conference", _CONFERENCE),
        ("report", "report|white ?paper|working paper|memorandum"),
        ("webpage", "blog|weblog|forum|lesswrong|substack|website|web ?page"),
        ("book", "press|verlag|publishers?|publishing|books"),
    )
)
"""Words in a venue that tell the type, the most telling first."""


def csl_type(venue: str, *, arxiv: str = "", isbn: str = "") -> str:
    """Return CSL's type of a publication, `document` where nothing tells.

    >>> csl_type("ICML 2019"), csl_type("Nature"), csl_type("", arxiv="1906.01820"), csl_type("")
    ('paper-conference', 'article-journal', 'article', 'document')
    """
    for type_, words in _VENUES:
        if words.search(venue):
            return type_
    if isbn:
        return "book"
    if venue:
        return "article-journal"
    return "article" if arxiv else "document"
