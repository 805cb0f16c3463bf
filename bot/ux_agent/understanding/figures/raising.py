"""Messages that tell by how much a price goes up or down: "roses up £1", "£2 more", "by 50p"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.record import Record
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import sums, telling
from bot.ux_agent.understanding.figures.facts import Fact, words
from bot.ux_agent.understanding.figures.told import FRAME, Told
from bot.ux_agent.understanding.literals import lift

_COIN = r"(?P<coin>[£$€])\s?(?P<plain>\d{1,6}(?:[.,]\d{1,2})?)(?![\d%\w])"
_UNIT = r"(?P<number>\d{1,6}(?:[.,]\d{1,2})?)\s?(?P<unit>p|pence|cents?|pounds?|quid|euros?|dollars?|€|%|percent|per cent)?"  # noqa: E501 - one row of units
_AMOUNT = rf"(?:{_COIN}|{_UNIT}(?![\w.,]\w))"
_FORMS = (
    rf"(?<![\w-])(?P<way>up|down)(?:\s+by)?\s+{_AMOUNT}",
    rf"\b(?P<way>raise|increase|bump|lower|reduce|drop|cut)\b(?P<what>.{{0,80}}?)\bby\s+{_AMOUNT}",
    rf"\bby\s+{_AMOUNT}",
    rf"{_AMOUNT}\s+(?P<way>more|extra|dearer|less|cheaper)\b(?!\s+(?:than|or)\b)",
    rf"\b(?P<way>add)\s+{_AMOUNT}\s+(?:to|on)\b",
    rf"\b(?P<way>take|knock)\s+{_AMOUNT}\s+off\b",
)
_DOWN = frozenset({"down", "lower", "reduce", "drop", "cut", "less", "cheaper", "take", "knock"})
_TEXT = (
    r"(?i)[:?“\"]|\b(?:say|says|reads?|writes?|texts?|headlines?|headings?|titles?|notice|banner"
    r"|paragraph|size|padding|font|spacing|margin|width|height|radius|gap|corners?|logo|image)\b"
)
_ALL = frozenset("all every each both everything prices costs fees rates whole".split())  # noqa: SIM905
_PLAIN = FRAME | _ALL
_PLAIN |= frozenset("price cost fee rate by more less extra cheaper dearer expensive off".split())  # noqa: SIM905
_PARTING = r"\s*(?:[;\n]|,(?!\d)|\band\b|&)\s*"
_LONGEST = 200


class Rise(Record):
    """By how much a price of whom changes; `is_of_all` when more than one may be meant."""

    by: Decimal
    coin: str
    is_part: bool
    subject: tuple[str, ...]
    is_of_all: bool


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of prices that change by an amount, or what is asked; None for all else."""
    if len(message) > _LONGEST or re.search(_TEXT, message):
        return None
    if any(token.kind in {"quoted", "colour", "address"} for token in lift(message)):
        return None
    pieces = [piece for piece in re.split(_PARTING, message) if re.search(r"\d", piece)]
    told = [rise(piece) for piece in pieces] if len(pieces) > 1 else [rise(message)]
    known = [one for one in told if one]
    if not known:
        return None
    if len(known) < len(told):
        # What is told beside it is no rise: neither is sure.
        return [Draft(unknown=" ".join(known[0].subject))]
    return [draft for one in known for draft in _drafts(one, index, section)]


def rise(clause: str) -> Rise | None:
    """What a clause tells; None when it tells of no rise or fall of a price."""
    found = next((one for form in _FORMS if (one := re.search(f"(?i){form}", clause))), None)
    if found is None:
        return None
    named = found.groupdict()
    rest = f"{clause[: found.start()]} {named.get('what') or ''} {clause[found.end() :]}"
    said = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", rest.lower()))
    unit = (named["unit"] or "").lower()
    is_part = unit.startswith(("%", "per"))
    amount = sums.amount(named["plain"] or named["number"])
    if unit in {"p", "pence", "cent", "cents"}:
        amount /= 100
    coin = named["coin"] or next((one.coin for one in sums.sums(f"1 {unit}")), "")
    way = _way(named.get("way") or "", rest)
    if not way:
        return None
    subject = tuple(word for word in said if word not in _PLAIN)
    return Rise(way * amount, coin, is_part, subject, not _ALL.isdisjoint(said))


def _way(word: str, rest: str) -> int:
    """1 for up, -1 for down, 0 where nothing says it."""
    if word:
        return -1 if word.lower() in _DOWN else 1
    found = re.search(r"(?i)(?<![\w-])(?:up|rises?|down|falls?|cheaper|dearer)\b", rest)
    if found is None:
        return 0
    return -1 if found[0].lower() in {"down", "fall", "falls", "cheaper"} else 1


def _drafts(told: Rise, index: SiteIndex, section: str) -> list[Draft]:
    """The drafts of new prices; where it is not sure which are meant, one without a value."""
    found = Told(told.subject, words(*told.subject), frozenset(), None, is_price=True)
    found = found._replace(kinds=frozenset({"sum", "number"}))
    meant = telling.priced(found, index, section)
    if not meant and told.subject:
        within = telling.within(found, index, section, is_of_all=told.is_of_all)
        found, meant = (within.found, list(within.facts)) if within else (found, [])
    if not meant:
        return [Draft(unknown=" ".join(told.subject))]
    if not told.is_of_all and found.subject:
        meant = telling.best(meant, found)
    if len(meant) > 1 and not (told.is_of_all and _is_list(meant)):
        return [Draft(property=_names(meant))]
    return [telling.draft(fact, _value(told, fact)) for fact in meant]


def _is_list(meant: Sequence[Fact]) -> bool:
    """True for prices of one section that stand alone, each in a place of its own."""
    places = {(fact.target.property, fact.entry) for fact in meant}
    is_one = len({fact.target.section for fact in meant}) == 1
    return is_one and len(places) == len(meant) and all(fact.is_alone for fact in meant)


def _names(meant: Sequence[Fact]) -> str:
    return " ".join(
        dict.fromkeys(f"{fact.target.section}.{fact.target.property}" for fact in meant)
    )


def _value(told: Rise, fact: Fact) -> str:
    """The whole text with the new price; '' where it cannot be reckoned."""
    current = fact.value[fact.start : fact.end]
    known = sums.sums(current)
    if len(known) != 1 or (told.coin and known[0].coin and told.coin != known[0].coin):
        return ""
    old = sums.amount(known[0].number)
    new = old * (1 + told.by / 100) if told.is_part else old + told.by
    if new <= 0:
        return ""
    price = sums.written(f"{new:.2f}", known[0].number, is_bare=fact.kind == "number")
    written = f"{current[: known[0].first]}{price}{current[known[0].last :]}"
    return f"{fact.value[: fact.start]}{written}{fact.value[fact.end :]}"
