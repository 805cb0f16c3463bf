"""Takes an entry out of a list of data, or moves it: with its comma and the note on its line.

A comment on a line of its own stays where it is: it may be of several entries.
"""

import re
from collections.abc import Iterator, Sequence

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.source_lines import rest_of_line, stretch, text_between
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.site import Place, SiteIndex

_SLASHES = r"//[^\r\n]*|/\*.*?\*/"
_HASH = r"#[^\r\n]*"
_NOTES = {"json": _SLASHES, "script": _SLASHES, "toml": _HASH, "yaml": _HASH}
"""Comments by the language of an entry."""


def cut(whole: Place, before: Place | None, after: Place | None, index: SiteIndex) -> Rewrite:
    """The rewrite that removes an entry which stands between two others.

    Raises UserError when something else stands between them.
    """
    trail = _trail(whole, after, index)
    own = _own(trail, whole)
    if before is None:
        rest = trail[len(own) :]
        end = whole.end + len((own + rest[: len(rest) - len(rest.lstrip())]).encode())
        return rewrite(stretch(index, whole, whole.start, end), "")
    lead = _gap(before, whole, index)
    kept = _own(lead, before)
    end = whole.end + len(own.encode())
    is_last = whole.style != "block" and "," not in _bare(own, whole)
    if is_last and _bare(lead, whole) == lead:
        return rewrite(stretch(index, before, before.end, end), "")
    if is_last and whole.kind == "json":
        raise UserError(phrase(Texts.gap_unclear))
    blank = lead[max(len(kept), len(lead.rstrip())) :]
    return rewrite(stretch(index, before, whole.start - len(blank.encode()), end), "")


def moved_notes(
    wholes: Sequence[Place], order: Sequence[Place], index: SiteIndex
) -> Iterator[Rewrite]:
    """The rewrites that let the notes on the lines of entries follow them to another order.

    Raises UserError where entries with notes do not stand on lines of their own.
    """
    notes = [_note_of(whole, following, index) for whole, following in _followed(wholes)]
    if not any(note.raw for note, _ in notes):
        return
    if not all(is_alone for _, is_alone in notes):
        raise UserError(phrase(Texts.gap_unclear))
    by_start = {whole.start: note.raw for whole, (note, _) in zip(wholes, notes, strict=True)}
    for (note, _), entry in zip(notes, order, strict=True):
        if note.raw != by_start[entry.start]:
            yield rewrite(note, by_start[entry.start])


def _followed(wholes: Sequence[Place]) -> Iterator[tuple[Place, Place | None]]:
    yield from zip(wholes, (*wholes[1:], None), strict=True)


def _note_of(whole: Place, following: Place | None, index: SiteIndex) -> tuple[Place, bool]:
    """The note on the line of an entry, with the blanks before it; whether the line ends there."""
    text = _trail(whole, following, index)
    own = _own(text, whole)
    comma = re.match(r"\s*,", own)
    start = whole.end + (len(comma[0].encode()) if comma else 0)
    place = stretch(index, whole, start, whole.end + len(own.encode()))
    rest = text[len(own) :]
    return place, bool(re.match(r"[ \t]*[\r\n]", rest))


def _trail(whole: Place, following: Place | None, index: SiteIndex) -> str:
    """What stands after an entry: up to the one that follows, else to the end of its line."""
    if following is None:
        return rest_of_line(index, whole).rstrip("\r\n") + "\n"
    return _gap(whole, following, index)


def _gap(one: Place, other: Place, index: SiteIndex) -> str:
    """What stands between two entries: white space, a comma, comments; raises UserError."""
    gap = text_between(index, one, other.start)
    if _bare(gap, one).strip() not in {"", ","}:
        raise UserError(phrase(Texts.gap_unclear))
    return gap


def _own(text: str, whole: Place) -> str:
    """What of the text after an entry is its own: the comma, a comment that ends the line."""
    comma = "" if whole.style == "block" else r"(?:\s*,)?"
    pattern = rf"{comma}(?:[ \t]*(?:{_note(whole)})(?=[ \t]*[\r\n]))?"
    found = re.match(pattern, text, re.DOTALL)
    return found[0] if found else ""


def _bare(text: str, whole: Place) -> str:
    return re.sub(_note(whole), "", text, flags=re.DOTALL)


def _note(whole: Place) -> str:
    return _NOTES[whole.kind]
