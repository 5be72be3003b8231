"""Characters that a format may not hold."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    r"""Return *text* with what no XML may hold, nor a terminal obeys, replaced by `�`.

    Marks that reorder text (bidi) are left out.

    >>> plain("a\x1b[31mb\u202e\tc")
    'a�[31mb\tc'
    """
    return _BIDI.sub("", _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n")))
