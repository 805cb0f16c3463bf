"""Messages that tell a new postal address: "we moved to 5 Mill Lane"."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import streets
from bot.ux_agent.understanding.figures.streets import CODE, HOUSE, IN_STREET, Block, has_code
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.trim import cleared

is_address = streets.is_address

_POLITE = (
    r"(?i)^\W*(?:(?:hi|hello|hey|please|pls|can|could|would|will|you|also|so|and|now|just"
    r"|i'?d like to|i want to|we need to|sorry|oh)\b\W*)+"
)
_MOVED = (
    r"(?i)^\W*we(?:['’]ve| have| are|['’]re)?\s(?:now\s)?(?:just\s|recently\s)?"
    r"(?:mov(?:ed|ing)|located|based|at)(?:\s(?:house|shop|premises|offices?|places?))?\b"
    r"\W*(?:to\b|at\b|in\b)?\W*"
)
_CALLED = (
    r"(?i)^\W*(?:(?:change|update|set|correct|fix)\s)?(?:the|our|my)?\s?(?:new\s)?"
    r"(?:postal\s|street\s|shop\s|business\s|contact\s|studio\s)?ad{1,2}ress?\b"
    r"(?:\s(?:in|on|at)\s(?:the\s)?[\w ]{3,20}?(?=\s(?:to|is)\b|:))?"
    r"(?:\s(?:has|have)(?:\snow)?(?:\sbeen)?\s(?:changed|moved)|\schanged|\sis\s(?:wrong|different|new))?"
    r"\W*(?:is\b|to\b|should\sbe\b|as\b)?\W*(?:now\b)?\W*(?:to\b)?\s*"
)
_COPULA = (
    r"(?i)^\W*(?:and\s)?(?:it|that|this|the\snew\s(?:one|ad{1,2}ress?)|new\s(?:one|ad{1,2}ress?)|which)"
    r"(?:\s?['’]?s\b|\sis\b|\sshould\sbe\b)(?:\snow\b)?\W*(?:at\b)?\s*"
)
_SAME = (
    r"(?i)\s*[,;.(–-]*\s*\b(?:and |but |it'?s |still |in |at |with )*(?:the )?same"
    r" (?:town|city|village|area|county|country|district|post ?code|zip(?: code)?)"
    r"(?: as (?:before|now|ever))?\b\)?"
)
"""What tells that a part of the address stays."""

_FROM = r"(?i)^from\s.{1,60}?\sto\s"
_TOWN = r"[^\W\d_]{3,}"
_SIGNS = " ·•|,;–-"
_ROUNDS = 4
_LONGEST = 300


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of a message that tells where the business is now; None for any other."""
    message = _unquoted(message) if len(message) <= _LONGEST else ""
    said, is_called = _told(message)
    is_one = streets.may_be_one(said) if is_called else is_address(said)
    if not is_one or any(token.kind == "quoted" for token in lift(message)):
        return None
    found = streets.blocks(index)
    if section:
        found = [one for one in found if one.pieces[0].target.section in section.split()]
    if not found:
        return None
    main = min(found, key=lambda one: (not one.end, len(one.street)))
    # Two addresses are two places of business.
    if not all(_is_same(one, main) for one in found):
        return None
    found = [one for one in found if not _is_sentence(one, main)]
    drafts = [draft for one in found for draft in _spread(one, said, main)]
    if all(draft.value for draft in drafts):
        drafts += _elsewhere(main, said, found, index)
    return drafts


def _unquoted(message: str) -> str:
    """The message without the marks around the one whole address that is all it quotes."""
    quoted = [token for token in lift(message) if token.kind == "quoted"]
    is_one = len(quoted) == 1 and streets.is_coded(quoted[0].value)
    return re.sub(r"[\"“”„«»]", "", message) if is_one else message


def _told(message: str) -> tuple[str, bool]:
    """The address that a message tells, '' for none, and whether it is called one."""
    rest, is_told, is_called = message, False, False
    for _ in range(_ROUNDS):
        before = rest
        rest = re.sub(_POLITE, "", rest)
        for form in (_MOVED, _CALLED, _COPULA):
            found = re.match(form, rest) if is_told or form != _COPULA else None
            if found and found[0].strip():
                is_told, is_called = True, is_called or form == _CALLED
                rest = rest[found.end() :]
        if rest == before:
            break
    if not is_told:
        return "", False
    said = re.sub(rf"{_FROM}|\s+now\W*$", "", cleared(re.sub(_SAME, "", rest)))
    return cleared(said).rstrip(".! "), is_called


def _is_same(one: Block, main: Block) -> bool:
    return _core(main.street) in one.street.casefold()


def _core(street: str) -> str:
    """The first piece of an address without signs around it, to find it by."""
    return street.strip(_SIGNS).casefold()


def _is_sentence(one: Block, main: Block) -> bool:
    """True for "Find us at 14 Mill Lane": words that are no name stand before the street."""
    before = one.street.casefold().partition(_core(main.street))[0].strip()
    return one is not main and bool(before) and before[-1].isalpha()


def _spread(block: Block, said: str, main: Block) -> list[Draft]:
    """The drafts of a new address in the places of the old one; without value where not sure."""
    told = [part.strip() for part in re.split(r",|\n", said) if part.strip()]
    at = next(
        (at for at, one in enumerate(told) if (has_code(one) if at else streets.is_coded(one))),
        None,
    )
    if len(block.pieces) == 1:
        is_street = bool(main.end) and _core(block.street) == _core(main.street)
        part = ", ".join(told[: block.street.count(",") + 1]) if is_street and at else said
        return [_draft(block.pieces[0].target, part, block)]
    # "Unit 5, Mill Lane, Kilkenny R95 XY12", "12 Oak Street, Portland, OR 97201"
    lines = max(len(told) - 1 - (not re.search(_TOWN, re.sub(CODE, "", told[-1]))), 1)
    first = ", ".join(told[:lines]) if at is not None else said
    rest = told[lines:] if at is not None else []
    values = _values(block, first, rest, is_whole=at is not None)
    return [_piece(block, number, value) for number, value in enumerate(values)]


def _values(block: Block, first: str, rest: list[str], *, is_whole: bool) -> list[str]:
    """The new texts of the pieces of an address; that of the first alone is '' where not sure."""
    ends = [piece.value for piece in block.pieces[1:]]
    if not is_whole:
        # A street alone leaves the town as it is; with more than that the code is not known.
        return [first] if first.count(",") <= block.street.count(",") else [""]
    whole = ", ".join(rest)
    found = re.search(CODE, whole)
    town = re.sub(CODE, "", whole).strip(" ,")
    if len(ends) == 1:
        is_end = _is_end(ends[0])
        if found and not town and is_end and has_code(ends[0]):
            whole = re.sub(CODE, found[0], ends[0], count=1)  # the town stays
        return [first, whole] if whole and is_end else [""]
    return [first, town or ends[0], found[0]] if len(ends) == 2 and found else [""]


def _is_end(text: str) -> bool:
    """True for a town and a code with nothing else around them."""
    town = re.sub(CODE, "", text).strip(_SIGNS)
    return len(re.findall(r"[^\W_]+", town)) <= 4 and not re.search(r"[—:.!]", town)


def _piece(block: Block, number: int, value: str) -> Draft:
    piece = block.pieces[number]
    signed = _signed(piece.value, value) if value else ""
    section = piece.target.section
    if piece.entry:
        return Draft(
            section,
            property="link-label",
            target=piece.entry.label,
            value=signed,
            listed=piece.target.property,
        )
    nature = "text" if signed else ""
    return Draft(section, property=piece.target.property, value=signed, nature=nature)


def _elsewhere(main: Block, said: str, known: list[Block], index: SiteIndex) -> list[Draft]:
    """The drafts of sentences that tell the old street too: "Find us at 14 Mill Lane, Totnes."."""
    taken = {piece.target for block in known for piece in block.pieces}
    told = [part.strip() for part in said.split(",")]
    street = main.street.strip(_SIGNS)
    if not main.end:
        return []
    new = _values(main, ", ".join(told[: street.count(",") + 1]), [], is_whole=False)[0]
    old_town = re.sub(CODE, "", main.pieces[1].value).strip(_SIGNS)
    towns = [re.sub(CODE, "", part).strip(_SIGNS) for part in told[1:]]
    town = next((one for one in reversed(towns) if one), old_town)
    drafts: list[Draft] = []
    for one in index.targets:
        value = one.value or ""
        if one.type in {"text", "string"} and one not in taken and street in value and new:
            whole = value.replace(street, new)
            whole = re.sub(rf"\b{re.escape(old_town)}\b", town, whole) if old_town else whole
            drafts.append(Draft(one.section, property=one.property, value=whole, nature="text"))
    return drafts


def _draft(target: Target, said: str, block: Block) -> Draft:
    """The draft of a new address with the signs around the old one: "Via Roma 3 ·".

    Told in part ("12 Oak Lane") it replaces that part alone, or is asked for whole.
    """
    current = block.street
    said = _completed(said, current.strip(_SIGNS))
    if not said:
        return Draft(target.section, property=target.property)
    value = _signed(current, said)
    return Draft(target.section, property=target.property, value=value, nature="text")


def _signed(current: str, value: str) -> str:
    """A new text with the signs that are around the old one."""
    before = current[: len(current) - len(current.lstrip(_SIGNS))]
    behind = current[len(current.rstrip(_SIGNS)) :]
    return f"{before}{value}{behind}"


def _completed(said: str, current: str) -> str:
    """The new address with the parts of the old one that it leaves out; '' where not sure."""
    told, known = said.split(","), re.split(r"(,\s*|\n)", current)
    if len(known) > 2 and _is_name(known[0]) and not _is_name(told[0]):
        rest = _completed(said, "".join(known[2:]))
        return f"{known[0]}{known[1]}{rest}" if rest else ""
    if len(told) > len(known[::2]) // 2 and (re.search(CODE, said) or not has_code(current)):
        return said
    mine = [at for at, part in enumerate(known) if re.search(IN_STREET, part)]
    if len(told) > 1 or not mine or re.search(CODE, said) or not re.search(HOUSE, said):
        return ""
    street = "".join(known[mine[0] : mine[-1] + 1])
    # Nothing behind the street may be lost: "9 Park Row Leeds LS1 5HD".
    is_plain = bool(re.search(HOUSE, street)) and not has_code(street)
    is_row = all(at in mine for at in range(mine[0], mine[-1] + 1, 2))
    return "".join([*known[: mine[0]], said, *known[mine[-1] + 1 :]]) if is_plain and is_row else ""


def _is_name(part: str) -> bool:
    """True for the name of a business before its street: "Riverside Vets"."""
    return not any(map(str.isdigit, part)) and not re.search(IN_STREET, part)
