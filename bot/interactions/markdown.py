"""Other people's text inside Discord's markdown: shown as it is, and never longer than allowed.

Lengths are UTF-16 code units: Discord counts no character as more than that.
"""

import re
import unicodedata
from codecs import utf_16_le_encode
from collections.abc import Iterable

ELLIPSIS = "…"

# Control characters, lone surrogates and the signs that turn the direction of text or hide it.
_UNSEEN = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_UNSEEN_SIGN = "\ufffd"
_ADDRESS = r"https?://[A-Za-z0-9._~/?#=&%+:@-]+"
_ANYWHERE = "\\*_~`|<[]@"  # the backslash first: the others are given one
_SIGNS = frozenset(_ANYWHERE)
_AT_START = r"(?m)^([ \t]*)(#(?=#{0,2}\s)|-(?=[\s#])|>)"
_NUMBERED = r"(?m)^([ \t]*[0-9]+)([.)])"
_STARTS = tuple("#->0123456789")  # with one of which a line begins that is no plain one
_FENCE = r"`{3,}"
_FENCE_SIGN = "ˋ"
_JOINER = "\u200d"


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    if text.isascii():
        return len(text)
    # As text.encode() does, without a module that is loaded for it.
    return len(utf_16_le_encode(text, "surrogatepass")[0]) // 2


def clean(text: str) -> str:
    """The text with every character that nobody sees replaced by one that everybody sees."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNSEEN, _UNSEEN_SIGN, text)


def one_line(text: str) -> str:
    """The clean text on one line."""
    return " ".join(clean(text).split())


def escape(text: str, *, is_inside: bool = False) -> str:
    """The text so that Discord shows it as typed: no formatting, mention or masked link.

    Plain addresses stay as they are: a backslash would become part of the link. `is_inside` says
    that the text begins within a line, where no heading, list or quote can begin.
    """
    text = clean(text)
    if "://" not in text:
        return _escaped(text, is_inside=is_inside)
    parts: list[str] = []
    end = 0
    for address in re.finditer(_ADDRESS, text):
        parts += (_escaped(text[end : address.start()], is_inside=False), address[0])
        end = address.end()
    parts.append(_escaped(text[end:], is_inside=False))
    return "".join(parts)


def _escaped(text: str, *, is_inside: bool) -> str:
    if not _SIGNS.isdisjoint(text):
        for sign in _ANYWHERE:
            text = text.replace(sign, f"\\{sign}")
    if "\n" not in text:
        if is_inside or not text.lstrip(" \t").startswith(_STARTS):
            return text
    elif not any(line.lstrip(" \t").startswith(_STARTS) for line in text.split("\n")):
        return text
    return re.sub(_NUMBERED, r"\1\\\2", re.sub(_AT_START, r"\1\\\2", text))


def unfenced(text: str) -> str:
    """The text so that it cannot end the code block it stands in, every change visible."""
    text = clean(text)
    if "```" not in text:
        return text
    return re.sub(_FENCE, lambda fence: _FENCE_SIGN * len(fence[0]), text)


def cut(text: str, limit: int) -> str:
    """At most `limit` units of a text, ending in an ellipsis where something is missing.

    Neither a character with its accents, nor an emoji of several parts, nor a backslash and what
    it escapes is taken apart.
    """
    if 2 * len(text) <= limit or units(text) <= limit:
        return text
    end, room = 0, limit - len(ELLIPSIS)
    for character in text:
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            break
        end += 1
    while end > 0 and _goes_together(text[end - 1], text[end]):
        end -= 1
    kept = text[:end].rstrip()
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return kept[: len(kept) - backslashes % 2].rstrip() + ELLIPSIS


def _goes_together(left: str, right: str) -> bool:
    is_accent = unicodedata.category(right) in ("Mn", "Me", "Mc")
    is_skin_tone = "\U0001f3fb" <= right <= "\U0001f3ff"
    return is_accent or is_skin_tone or _JOINER in (left, right)


def fitting(blocks: Iterable[str], limit: int, note: str) -> list[str]:
    """As many blocks as fit into `limit` units when joined by line breaks.

    When some are left out, the last one is `note` with their number for {number}.
    """
    found = list(blocks)
    if 2 * (sum(map(len, found)) + len(found)) <= limit or units("\n".join(found)) <= limit:
        return found
    reserve = units(note) + len(str(len(found))) + 1
    kept: list[str] = []
    used = 0
    for block in found:
        used += units(block) + 1
        if used + reserve > limit:
            break
        kept.append(block)
    return [*kept, note.format(number=len(found) - len(kept))]
