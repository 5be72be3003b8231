"""What a note may put on a page: everything rendered from a note goes through here."""

from __future__ import annotations

import nh3

from kg_site import callouts, code, maths

SCHEMES = frozenset({"http", "https", "mailto"})

_TEXT = (
    "a abbr aside audio b bdi bdo blockquote br cite code dd del details dfn div dl dt em"
    " figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s"
    " samp section small span strong sub summary sup table tbody td tfoot th thead time tr u"
    " ul var video wbr"
)
_GONE = "script style template noscript iframe object embed svg textarea select title xmp"
_ATTRIBUTES = {
    "*": {"id", "dir", "lang", "title"},
    "a": {"href", "aria-label"},
    "audio": {"src", "controls"},
    "details": {"open"},
    "div": {"aria-label"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "section": {"aria-label"},
    "pre": {"aria-label"},
    "span": {"aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "video": {"src", "controls"},
    **{element: set(maths.ATTRIBUTES) for element in maths.ELEMENTS},
}
_VALUES = {
    "a": {"role": {"doc-backlink", "doc-noteref"}},
    "audio": {"preload": {"metadata"}},
    "div": {"role": {"group"}, "tabindex": {"0"}},
    "figcaption": {"aria-hidden": {"true"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "pre": {"role": {"group"}, "tabindex": {"0"}},
    "section": {"role": {"doc-endnotes"}},
    "span": {"role": {"img", "group"}, "tabindex": {"0"}},
    "th": {"scope": {"col", "row"}},
    "video": {"preload": {"metadata"}},
}
_TONES = set(callouts.TONES.values())
_CLASSES = {
    "a": {"anchor", "attachment", "back", "bare", "external", "internal", "tag", "thing"},
    "aside": {"callout", *_TONES},
    "blockquote": {"embed"},
    "code": {"tex"},
    "details": {"callout", *_TONES},
    "div": {"columns", "scroll"},
    "figure": {"diagram", "embed", "media"},
    "figcaption": {"source"},
    "li": {"task"},
    "p": {"callout-title", "subhead", "source"},
    "pre": {"scroll", "wrap"},
    "section": {"footnotes"},
    "span": {
        "at", "box", "cite", "done", "elsewhere", "field", "formula", "missing", "off", "open",
        "other", "size", "small-caps", "stars", "tag", *code.CLASSES,
    },
    "summary": {"callout-title"},
    "sup": {"ref"},
    "table": {"five-cs"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}  # fmt: skip

_CLEANER = nh3.Cleaner(
    tags={*_TEXT.split(), *maths.ELEMENTS},
    clean_content_tags=set(_GONE.split()),
    attributes=_ATTRIBUTES,
    tag_attribute_values=_VALUES,
    allowed_classes=_CLASSES,
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_WORDS = nh3.Cleaner(
    tags={"b", "strong", "em", "i", "code", "del", "s", "sub", "sup", "img", "br", *maths.ELEMENTS},
    clean_content_tags=set(_GONE.split()),
    attributes={"img": {"src", "alt"}, **{e: set(maths.ATTRIBUTES) for e in maths.ELEMENTS}},
    allowed_classes={"code": {"tex"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """Return *html* with nothing in it that could run, load or pretend."""
    return _CLEANER.clean(html)


def clean_words(html: str) -> str:
    """Return *html* with nothing left in it but words, emphasis and formulas."""
    return _WORDS.clean(html)
