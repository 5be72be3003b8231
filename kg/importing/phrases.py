"""Single lines of a page, written as a note writes them: labels, links, quotations."""

from __future__ import annotations

import re

from kg.markdown import Text, plain
from kg.notes.labels import split_label

ARROW = re.compile(r"[→⇒⟶➔➜➞⮕]|(?<!\S)(?:[-–—]{1,2}|=)>")
_REASON = re.compile(r"\s+[—–]\s+|\s+--?\s+|:\s+")
_TAGS = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_DOLLAR = re.compile(r"(?<!\\)\$")
_BLOCK = re.compile(r"(?:#{1,6}(?=\s|\Z)|[>+|]|-(?=\s|-|\Z)|={3,}\s*\Z|~{3}|\d{1,9}[.)](?=\s|\Z))")
_ACTIVE = re.compile(r"(?<!\\)(?:[\[`*@]|#(?=\w)|(?<=:):)|\^(?=[\w-]+\s*\Z)")
"""What begins links, citations, tags, emphasis, code and fields, or names a block."""
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_ATTRIBUTED = re.compile(r"\s*(?:—|–|--|―)\s*\S")


def safe(text: str) -> str:
    r"""Return a line of text so that Markdown shows it as it stands.

    >>> safe("Diff\\'erance and RL$^2$ <b>"), safe("# of papers")
    ("Diff\\\\'erance and RL\\$^2\\$ \\<b>", '\\# of papers')
    """
    text = _DOLLAR.sub(r"\\$", _TAGS.sub(r"\\<", _BACKSLASH.sub(r"\\\\", text)))
    return block_safe(text.replace("%%", r"\%%"))


def inert(text: str) -> str:
    r"""Return a line of somebody else's text so that nothing in it means anything in a note.

    >>> inert("# of [[goals]] by a@b: #tag, *x* key:: y ^id")
    '\\# of \\[\\[goals]] by a\\@b: \\#tag, \\*x\\* key:\\: y \\^id'
    """
    return _ACTIVE.sub(r"\\\g<0>", safe(text))


def block_safe(text: str) -> str:
    """Return a line so that it begins no heading, list, quote or table."""
    found = _BLOCK.match(text)
    if found is None:
        return text
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered[1]}\\{text[numbered.end(1) :]}"
    return f"\\{text}"


def is_attribution(text: str) -> bool:
    """Tell whether a line says whose words the ones before it are."""
    return _ATTRIBUTED.match(text) is not None and len(text) < 300


def bold_label(text: str, *, longest: int = 80) -> str:
    """Return `Name: text` as `**Name**: text`; a line without label as it is.

    >>> bold_label("Proxy goal: what is pursued"), bold_label("**A**: b"), bold_label("no label")
    ('**Proxy goal**: what is pursued', '**A**: b', 'no label')
    """
    label, start = split_label(Text(text, 1))
    if not label or len(label) > longest or text.lstrip().startswith(("**", "__", "[[")):
        return text
    rest = text[start:].strip()
    return f"**{label}**: {rest}" if rest else text


def labelled(text: str) -> str:
    """Return the label of a line, in plain words; nothing where it has none."""
    return plain(split_label(Text(text, 1))[0])


def linked(name: str) -> str:
    """Return a name as a link to a note; nothing where it cannot be a name.

    >>> linked("LN-Doe-2020-Topic"), linked("[[A]] (Art. 7)"), linked("what is longer. It is text")
    ('[[LN-Doe-2020-Topic]]', '[[A]] (Art. 7)', '')
    """
    said = name.strip()
    if "[[" in said or "](" in said:
        return said
    bare, dot, _ = said.partition(". ")
    core = said.rstrip(".")
    if (
        not core
        or dot
        or len(bare) > 100
        or len(core.split()) > 10
        or set(core) & set("[]|#^<>;?!")
    ):
        return ""
    names = [piece.strip() for piece in core.split(",")]
    if len(names) > 1 and all(piece and " " not in piece for piece in names):
        return ", ".join(f"[[{piece}]]" for piece in names)
    return f"[[{core}]]"


def use(text: str) -> str:
    """Return `Artifact: reason → target` as an integration bullet is written.

    >>> use("Ethics chapter: cited for its argument → Review-Log")
    '**Ethics chapter**: cited for its argument → [[Review-Log]]'
    """
    arrows = list(ARROW.finditer(text))
    if arrows and "[[" not in text[arrows[-1].end() :]:
        target = linked(text[arrows[-1].end() :])
        text = f"{text[: arrows[-1].end()]} {target}" if target else text
    return bold_label(text)


def related(text: str) -> str:
    """Return `Note — reason` as a related note is written.

    >>> related("Some-Note — it says the same"), related("Some-Note")
    ('[[Some-Note]] — it says the same', '[[Some-Note]]')
    """
    if "[[" in text or "](" in text:
        return text
    found = _REASON.search(text)
    link = linked(text[: found.start()] if found else text)
    if not link:
        return text
    return f"{link} — {text[found.end() :].strip()}" if found else link
