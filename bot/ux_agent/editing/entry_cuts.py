"""Takes an entry out of a list of data: with its comma, its line, and the note beside it.

A comment on a line of its own above an entry, or after it on its line, is of that entry.
"""

import re

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
    trail = rest_of_line(index, whole) if after is None else _gap(whole, after, index)
    own = _own(trail, whole)
    if before is None:
        rest = trail[len(own) :]
        end = whole.end + len((own + rest[: len(rest) - len(rest.lstrip())]).encode())
        return rewrite(stretch(index, whole, whole.start, end), "")
    lead = _gap(before, whole, index)
    kept = _own(lead, before)
    end = whole.end + len(own.encode())
    if whole.style == "block" or "," in _bare(own, whole):
        return rewrite(stretch(index, before, before.end + len(kept.encode()), end), "")
    if re.search(_note(whole), kept):
        raise UserError(phrase(Texts.gap_unclear))
    return rewrite(stretch(index, before, before.end, end), "")


def _gap(one: Place, other: Place, index: SiteIndex) -> str:
    """What stands between two entries: white space, a comma, comments; raises UserError."""
    gap = text_between(index, one, other.start)
    if _bare(gap, one).strip() not in {"", ","}:
        raise UserError(phrase(Texts.gap_unclear))
    return gap


def _own(text: str, whole: Place) -> str:
    """What of the text after an entry is its own: the comma, a comment that ends the line."""
    comma = "" if whole.style == "block" else r"(?:\s*,)?"
    pattern = rf"{comma}(?:[ \t]*(?:{_note(whole)})(?=[ \t]*(?:[\r\n]|\Z)))?"
    found = re.match(pattern, text, re.DOTALL)
    return found[0] if found else ""


def _bare(text: str, whole: Place) -> str:
    return re.sub(_note(whole), "", text, flags=re.DOTALL)


def _note(whole: Place) -> str:
    return _NOTES[whole.kind]
