"""Messages that tell a new postal address: "we moved to 5 Mill Lane"."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import numbering
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.trim import cleared

_TOLD = (
    r"(?is)\W*(?:(?:hi|hello|hey|please|pls|and|also|so)\b\W*)*"
    r"(?:we(?:['’]ve| have| are|['’]re)?\s(?:now\s)?(?:just\s|recently\s)?"
    r"(?:mov(?:ed|ing)|located|based|at)"
    r"(?:\s(?:house|shop|premises|offices?))?\W*(?:to|at|in)?\s*)?"
    r"(?:(?:(?:please\s)?(?:change|update|set)\s)?(?:the|our|my)?\s?(?:new\s)?"
    r"(?:postal\s|street\s|shop\s|business\s)?address\s*"
    r"(?:is|to|:|=|changed to|has changed to)?\s*(?:now\s)?(?:to\s)?)?"
)
_STREET = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|square|sq|place|close|drive|way|row|court|hill"
    r"|gardens?|terrace|quay|wharf|mews|park|yard|house|unit|studios?|mill|boulevard|blvd|floor"
    r"|\w+(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee)|rue|via|calle|piazza|plaza)\b"
)
# The number of a house beside its street: "12 Oak Lane", "Hauptstraße 5".
_HOUSE = (
    rf"(?i)\b(?:\d+\w?,?\s(?:[\w'-]+,?\s){{0,3}}?{_STREET}|{_STREET}(?:\s[\w'-]+){{0,2}}\s\d+)\b"
)
_IN_STREET = rf"(?i){_HOUSE[4:]}|\b{_STREET}\W*$"
_CODE = r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5})\b"
_OTHER = (
    r"(?i)[@©!?]|\w\w\.\s[A-Z]\w+\s|\d{1,2}[:.]\d{2}"
    r"|\b(?:call|open|tel|phone|welcome|since|tour|day|course|we)\b"
)
_LONGEST = 100
_SIGNS = " ·•|,;–-"


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of a message that tells where the business is now; None for any other."""
    head = re.match(_TOLD, message)
    said = cleared(message[head.end() :]) if head and head[0].strip() else ""
    said = re.sub(r"(?i)^from\s.{1,60}?\sto\s|\s+now$", "", said).rstrip(".! ")
    if not is_address(said) or any(token.kind == "quoted" for token in lift(message)):
        return None
    found = [
        target
        for target in index.targets
        if _is_spot(target) and (not section or target.section in section.split())
    ]
    # Two addresses are two places of business.
    if len({(target.value or "").casefold() for target in found}) != 1:
        return None
    return [_draft(one, said) for one in found]


def _draft(target: Target, said: str) -> Draft:
    """The draft of a new address with the signs around the old one: "Via Roma 3 ·".

    Told in part ("12 Oak Lane") it replaces that part alone, or is asked for whole.
    """
    current = target.value or ""
    said = _completed(said, current.strip(_SIGNS))
    if not said:
        return Draft(target.section, property=target.property)
    before = current[: len(current) - len(current.lstrip(_SIGNS))]
    behind = current[len(current.rstrip(_SIGNS)) :]
    whole = f"{before}{said}{behind}"
    return Draft(target.section, property=target.property, value=whole, nature="text")


def _completed(said: str, current: str) -> str:
    """The new address with the parts of the old one that it leaves out; '' where not sure."""
    told, known = said.split(","), re.split(r"(,\s*|\n)", current)
    if len(known) > 2 and _is_name(known[0]) and not _is_name(told[0]):
        rest = _completed(said, "".join(known[2:]))
        return f"{known[0]}{known[1]}{rest}" if rest else ""
    if len(told) > len(known[::2]) // 2 and (re.search(_CODE, said) or not _has_code(current)):
        return said
    mine = [at for at, part in enumerate(known) if re.search(_IN_STREET, part)]
    if len(told) > 1 or not mine or re.search(_CODE, said) or not re.search(_HOUSE, said):
        return ""
    street = "".join(known[mine[0] : mine[-1] + 1])
    # Nothing behind the street may be lost: "9 Park Row Leeds LS1 5HD".
    is_plain = bool(re.search(_HOUSE, street)) and not _has_code(street)
    is_row = all(at in mine for at in range(mine[0], mine[-1] + 1, 2))
    return "".join([*known[: mine[0]], said, *known[mine[-1] + 1 :]]) if is_plain and is_row else ""


def _is_name(part: str) -> bool:
    """True for the name of a business before its street: "Riverside Vets"."""
    return not any(map(str.isdigit, part)) and not re.search(_IN_STREET, part)


def _has_code(text: str) -> bool:
    return re.search(_CODE, text) is not None


def is_address(text: str) -> bool:
    """True for what can be nothing but a postal address."""
    if not 0 < len(text) <= _LONGEST or re.search(_OTHER, text) or re.search(numbering.PHONE, text):
        return False
    return bool(re.search(_HOUSE, text) or re.search(_CODE, text))


def _is_spot(target: Target) -> bool:
    return target.type in {"text", "string"} and is_address(target.value or "")
