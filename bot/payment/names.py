"""Names of people: any letters of any script, with what stands between them."""

import re
import unicodedata

MOST_NAME = 100
"""Characters of a name; on a card there is room for 26."""

_LEAD = re.compile(
    r"(?:(?:hi|hello|hey|hallo|sure|ok|okay|yes|ja)\b[\s,!.]*)?"
    r"(?:(?:my|the|mein|der)\s+(?:full\s+)?name(?:\s+on\s+(?:the\s+)?card)?\s*(?:is|ist|['’]s|:|=)"
    r"|name\s*(?:is\b|ist\b|:|=)|i['’]m\b|i\s+am\b|(?-i:im)\b|it\s*['’]?\s*i?s\b|this\s+is\b"
    r"|(?:you\s+(?:can|may)\s+)?call\s+me\b"
    r"|ich\s+(?:heiße|heisse|bin)\b|auf\s+den\s+namen\b)\s*",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:(?:my|mein)\s+name|call\s+me|ich\s+hei(?:ß|ss)e)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,]+(?:(?:is|ist)\s+(?:my|the|mein|der)\s+name|(?:here|speaking))$", re.IGNORECASE
)
_MOST_LEAD = 3 * MOST_NAME  # characters of a name with what is around it
_SHORT = re.compile(r"[\s.][^\W\d_]{1,2}\.$")  # "Jr.", an initial: the dot is the name's
_BETWEEN = " '’‘ʼ`´-‐.,·"


def read_name(text: str) -> str:
    """The name in a plain text that holds nothing else but its lead ("my name is"); '' for none."""
    said = without_lead(text).strip(" ,;:!")
    if not _SHORT.search(said):
        said = said.rstrip(". ")
    return said if is_name(said) else ""


def without_lead(text: str) -> str:
    """The text in one line, without what leads to a name or follows one."""
    said = " ".join(text.split())
    if len(said) > _MOST_LEAD:
        return said
    found = _LEAD.match(said)
    return _TAIL.sub("", said[found.end() :] if found else said)


def is_called(text: str) -> bool:
    """Whether a text says that what it holds is a name ("my name is", "ich heiße")."""
    return bool(_CALLED.search(text[:_MOST_LEAD]))


def is_name(text: str) -> bool:
    """Whether a text can be a name: letters and what joins them, at most MOST_NAME characters."""
    if not text or len(text) > MOST_NAME or not _is_letter(text[0]):
        return False
    return all(_is_letter(one) or one in _BETWEEN for one in text)


def first_name(name: str) -> str:
    """What a person is thanked by: the first word of the name."""
    words = name.split(maxsplit=1)
    return words[0].strip(",.") if words else name


def _is_letter(one: str) -> bool:
    return unicodedata.category(one)[0] in "LM"
