"""Text as people type it, made fit to stand in a source (Trojan Source, CVE-2021-42574)."""

import re
import unicodedata
from functools import lru_cache

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase

_REMOVED = frozenset("\u00ad\u180e\u200b\u2060\ufeff")
_JOINERS = frozenset("\u200c\u200d")
_MARKS = frozenset("\u061c\u200e\u200f")
_TAGS = range(0xE0020, 0xE0080)
_REFUSED = {
    "Cc": Texts.control_character,
    "Cs": Texts.half_a_character,
    "Co": Texts.private_character,
}
_JOINING = (
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufeff]"
)
_EMOJI_SELECTOR = "\ufe0f"


@lru_cache(maxsize=256)  # one new text is tried for every place that it might be meant for
def clean_text(text: str) -> str:
    """The text in one line, without characters that nobody can see.

    Raises UserError naming the code point of a control or direction character that is not removed.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    parts = (part.strip() for part in re.split(r"[\t\n\v\f\r]", text))
    line = " ".join(filter(None, parts))
    kept = "".join(char for at, char in enumerate(line) if not _is_removed(line, at))
    for char in kept:
        _refuse(char)
    return unicodedata.normalize("NFC", kept).strip()


def _refuse(char: str) -> None:
    point = ord(char)
    name = _REFUSED.get(unicodedata.category(char), "")
    if 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069 or 0x206A <= point <= 0x206F:
        name = Texts.turning_character
    elif point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF or 0xFFF9 <= point <= 0xFFFB:
        name = Texts.no_character
    if name:
        raise UserError(phrase(Texts.refused_character, code=f"{point:04X}", name=phrase(name)))


def _is_removed(line: str, at: int) -> bool:
    char = line[at]
    if char in _REMOVED:
        return True
    if char in _JOINERS:
        return not _joins(line[:at], line[at + 1 :])
    if char in _MARKS:
        letters = (other for other in line if other not in _MARKS)
        return not any(unicodedata.bidirectional(other) in {"R", "AL"} for other in letters)
    if ord(char) in _TAGS or ord(char) == 0xE0001:
        return not line[:at].rstrip("".join(map(chr, _TAGS))).endswith("\U0001f3f4")
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return at == 0 or unicodedata.category(line[at - 1]) in {"Mn", "Zs", "Cf"}
    return False


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands where an emoji or a joining script needs one."""
    left, right = before.rstrip(_EMOJI_SELECTOR)[-1:], after[:1]
    if not left or not right:
        return False
    if re.match(_JOINING, left):
        return bool(re.match(_JOINING, right))
    pictures = {"So", "Sk"}
    return unicodedata.category(left) in pictures and unicodedata.category(right) in pictures
