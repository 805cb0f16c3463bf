"""What is never taken from a person, however it is worded; each check returns a reason or ''."""

import re
import unicodedata
from functools import lru_cache

from bot.errors import UserError
from bot.ux_agent.editing.link import clean_link
from bot.ux_agent.editing.plain_text import clean_text
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.literals import lift

_LONGEST_REQUEST = 6000
_MOST_WORDS = 1000  # and signs beside literals; clauses are compared with one another
_MENTION = r"<(?:@[!&]?|#|a?:\w{1,64}:|/[\w -]{1,99}:|t:)\d{1,20}[^>]{0,64}>"
_DIGITS = r"(?<![\d+])(?:\d[ .\-–—_·]{0,2}){12,18}\d(?!\d)"
_FEWEST_DIGITS = 13
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = (
    r"(?i)[a-z][a-z0-9+.-]*://|(?:mailto|tel|sms|javascript|vbscript|data|file|blob):|\.{0,2}/|#[a-z]"
    r"|www\.|[\w.+-]+@[\w-]+\.\w|[\w./-]+\.(?:html?|php|pdf|com|org|net|io|dev|app|shop)\b"
)


def refuse_message(text: str) -> str:
    """Why a message is not read at all.

    It is too long, or holds too many words, a payment card's number or a hidden character.
    """
    if not text:
        return ""
    if len(text) > _LONGEST_REQUEST:
        return texts.too_long(_LONGEST_REQUEST)
    if has_card_number(text):
        return texts.CARD_NUMBER
    if len(text) > _MOST_WORDS and len(lift(text)) > _MOST_WORDS:
        return texts.MANY_WORDS
    return hidden_character(text)


def has_card_number(text: str) -> bool:
    """True when 13 to 19 digits, however parted, pass the Luhn test (ISO/IEC 7812-1)."""
    text = unicodedata.normalize("NFKC", text)
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return False
    text = re.sub(_MENTION, " ", text)
    return any(
        _passes_luhn([int(digit) for digit in found[0] if digit.isdigit()])
        for found in re.finditer(_DIGITS, text)
    )


@lru_cache(maxsize=256)  # as clean_text: one value is tried for many places
def hidden_character(text: str) -> str:
    """The reason against a character that nobody sees (CVE-2021-42574), with its code point.

    Joiners stay where an emoji or a script needs them; line breaks and tabs become spaces.
    """
    try:
        kept = clean_text(text)
    except UserError as fault:
        return str(fault)
    if len(kept) == len(text):
        return ""
    flat = unicodedata.normalize("NFC", text)
    for sign in dict.fromkeys(flat):
        if not sign.isspace() and flat.count(sign) > kept.count(sign):
            return texts.hidden_character(ord(sign))
    return ""


def refuse_text(text: str) -> str:
    """Why `text` cannot be shown on the site: hidden characters, words of two alphabets."""
    return hidden_character(text) or mixed_word(text)


@lru_cache(maxsize=256)
def mixed_word(text: str) -> str:
    """The reason against a word that mixes Latin with Cyrillic letters that look like them."""
    if text.isascii():
        return ""
    for word in text.split():
        scripts = {
            unicodedata.name(sign, "").split(" ")[0]: sign for sign in word if sign.isalpha()
        }
        if "LATIN" in scripts and "CYRILLIC" in scripts:
            return texts.look_alike(ord(scripts["CYRILLIC"]))
    return ""


def address(text: str) -> str | None:
    """The address as it will be written, or None when a link may not lead there.

    As bot.ux_agent.editing.link has it, and a bare mail address gets mailto:; `..` is no path of
    the site.
    """
    text = text.strip()
    if re.fullmatch(_MAIL, text):
        return f"mailto:{text}"
    if ".." in text.partition("?")[0].split("/"):
        return None
    try:
        return clean_link(text)
    except UserError:
        return None


def is_address(text: str) -> bool:
    """True for what can only be meant as an address, whether or not a link may lead there."""
    text = text.strip()
    return len(text.split()) == 1 and bool(re.match(_ADDRESS, text))


def is_section_trick(name: str) -> bool:
    """True for a section name that looks like a way out of the site's folder."""
    plain = unicodedata.normalize("NFKC", name)
    return any(sign in plain for sign in "/\\\0%") or ".." in plain or plain.startswith((".", "~"))


def _passes_luhn(digits: list[int]) -> bool:
    doubled = [
        digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4)
        for place, digit in enumerate(reversed(digits))
    ]
    return sum(doubled) % 10 == 0 and any(digits)
