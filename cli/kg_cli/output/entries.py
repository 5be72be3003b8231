"""What the import of a bibliography did, for people."""

from __future__ import annotations

from kg.importing.entries import Done, ImportedEntries
from kg_cli.failures import say
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line

_LONGEST = 60
"""Characters of a value that are shown of a conflict."""


def print_entries(done: ImportedEntries, *, dry_run: bool) -> None:
    """Print a line for each entry that came or changed, and how many there were of each kind.

    What clashed and what is wrong in the source goes to standard error.
    """
    would = "would be " if dry_run else ""
    for one in done.entries:
        if one.status != "unchanged":
            write(f"{would}{_what(one)}\n")
    if done.diff and (dry_run or done.count("updated")):
        write(clean(done.diff))
    created, updated = done.count("created"), done.count("updated")
    left = done.count("unchanged")
    unwritten = ", nothing written" if dry_run else ""
    write(
        f"{one_line(done.path)}{unwritten}:"
        f" {created} created, {updated} updated, {left} left alone\n"
    )
    for note in done.notes:
        write(f"{would}{note.status} {one_line(note.path)} ({note.type})\n")
    for found in done.told:
        say(one_line(str(found)), one_line(found.help))
    for one in done.entries:
        _tell_conflicts(done, one)


def _what(one: Done) -> str:
    fields = f" ({', '.join(map(one_line, one.fields))})" if one.status == "updated" else ""
    title = f": {one_line(one.title)}" if one.title else ""
    return f"{one.status} {one_line(one.key)}{fields}{title}"


def _tell_conflicts(done: ImportedEntries, one: Done) -> None:
    where = one_line(f"{done.source}:{one.line}")
    for clash in one.conflicts:
        here, there = _short(clash.here), _short(clash.there)
        match clash.field:
            case "key" if clash.here == one.key:
                old, new = one_line(clash.here), one_line(clash.there)
                hint = f"`kg rename @{old} @{new}` calls it so here"
                say(f"{where}: @{old} is called @{new} there", hint)
            case "key":
                said = f"{where}: '{one_line(one.key)}' is the key of {here} here, of {there} there"
                say(said, "give one of them another key, then import again")
            case "entry":
                say(f"{where}: this paper comes more than once ({here})", "only one was taken")
            case "braces":
                say(f"{where}: the braces of {one_line(one.key)} do not balance: nothing was added")
            case name:
                said = (
                    f"{where}: {one_line(one.key)}: {one_line(name)} is {here} here, {there} there"
                )
                say(said, "the bibliography's was kept")


def _short(text: str) -> str:
    shown = one_line(text)
    return f"'{shown[:_LONGEST]}…'" if len(shown) > _LONGEST else f"'{shown}'"
