r"""Mathematics: TeX to MathML when the page is made.

The converter lets elements and addresses out of `\text` and `\href` through, so that
what it makes is taken apart and held to a list; what it cannot do, or should not, is
shown as TeX.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert

_ELEMENTS = (
    "math semantics mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded"
    " mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts"
    " mtable mtr mtd"
)
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = (
    "display mathvariant stretchy fence separator lspace rspace minsize maxsize symmetric"
    " largeop movablelimits accent accentunder linethickness displaystyle scriptlevel"
    " width height depth voffset columnalign rowalign columnspan rowspan columnspacing"
    " rowspacing columnlines rowlines notation form"
)
ATTRIBUTES = frozenset(_ATTRIBUTES.split())

_MATH = re.compile(r'<span class="math math-(inline|display)">(.*?)</span>', re.DOTALL)
_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_LONGEST = 4000
_DEEPEST = 60


def formulas(html: str) -> str:
    """Turn every formula into MathML."""
    return _MATH.sub(_formula, html) if 'class="math ' in html else html


def _formula(match: re.Match[str]) -> str:
    tex = unescape(match[2]).strip()
    is_block = match[1] == "display"
    made = _mathml(tex, is_block=is_block) or f'<code class="tex">{escape(tex)}</code>'
    if not is_block:
        return made
    return f'<span class="formula" role="group" tabindex="0" aria-label="Formula">{made}</span>'


@lru_cache(maxsize=8192)
def _mathml(tex: str, *, is_block: bool) -> str:
    if len(tex) > _LONGEST or _depth(tex) > _DEEPEST:
        return ""
    try:
        tree = ET.fromstring(convert(tex, display="block" if is_block else "inline"))  # noqa: S314 - it is what the converter wrote, without a document type
    except Exception:  # noqa: BLE001 - the converter raises anything on TeX it does not know
        return ""
    return _serialised(tree) if all(_is_allowed(element) for element in tree.iter()) else ""


def _is_allowed(element: ET.Element) -> bool:
    name = element.tag.removeprefix(_NAMESPACE)
    return name in ELEMENTS and ATTRIBUTES.issuperset(element.keys())


def _serialised(element: ET.Element) -> str:
    tag = element.tag.removeprefix(_NAMESPACE)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.items())
    children = "".join(_serialised(c) + escape(c.tail or "", quote=False) for c in element)
    text = escape((element.text or "").strip(), quote=False)
    return f"<{tag}{attributes}>{text}{children}</{tag}>"


def _depth(tex: str) -> int:
    depth = deepest = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest
