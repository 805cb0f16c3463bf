"""Heads of columns and labels, which name a value beside them and never take one themselves."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, numbering, sums
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import fitting, questions
from bot.ux_agent.understanding.words.phrases import normal

_MONTH = (
    r"(?:(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|(?:nov|dec)(?:ember)?)"
)
_LEAD = r"(?:(?:on|from|at|by|until|till|begins?|starts?|ends?|now|the|up|down|to|only|about)\s+)*"
_TOLD = rf"(?i){_LEAD}(?:[£$€]?\s?\d|{_MONTH}\s+\d)"
_COIN = r"(?i)\s*(?:from\s+|only\s+)?[£$€]\s?\d[\d.,]*\s*(?:(?:per|an?|each|/)\s*[^\W\d_]+)?\W*"
_RANGE = r"(?i)\d.*?(?:\bto\b|\buntil\b|[-–—]).*?\d"
_NO_NUMBER = r"(?i)\b(?:free|closed|included|request|poa|tb[ac]|soon|none|call|noon|midnight)\b"
_COMPARED = (
    r"(?i)\W*(?:a bit |a little |much |an hour |half an hour )?(?:later|earlier|longer|shorter)\b"
)
_LONGEST = 40
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"


def is_told(value: str) -> bool:
    """True for a date, a price, a number or an amount."""
    return len(value) <= _LONGEST and re.match(_TOLD, value) is not None


def is_label(target: Target) -> bool:
    """True for a short text without a number that is called by its own words."""
    value = target.value or ""
    if len(value) > _LONGEST or not fitting.is_text(target) or any(map(str.isdigit, value)):
        return False
    own = re.sub(r"[^\w ]", "", normal(value))
    return own == re.sub(r"[^\w ]", "", normal(target.property.removesuffix("-label")))


def _is_end(value: str, current: str) -> bool:
    """True for one date where two stand: "5 November" for "28 October to 1 November"."""
    is_row = re.search(_RANGE, current) is not None and re.search(rf"(?i)\b{_MONTH}\b", current)
    return bool(is_row) and not re.search(_RANGE, value)


def is_other_form(value: str, current: str) -> bool:
    """True for a price or a clock's time where words without any number stand."""
    if any(map(str.isdigit, current)) or re.search(_NO_NUMBER, current):
        return False
    if re.fullmatch(_COIN, value):
        return True
    is_clock = any(one.is_clock for one in clock.times(value))
    return numbering.is_bare(value) and (is_clock or any(one.coin for one in sums.sums(value)))


def alike(value: str, pool: Sequence[Target]) -> list[Target]:
    """Those of some texts that are a price or a time too, where `value` is one; else all."""
    if not numbering.is_bare(value):
        return list(pool)
    has_coin = any(one.coin for one in sums.sums(value))
    mine = [
        one
        for one in pool
        if numbering.is_bare(one.value or "")
        and has_coin == any(known.coin for known in sums.sums(one.value or ""))
    ]
    return mine or list(pool)


def is_contact(text: str) -> bool:
    """True for a mail address or a telephone's number and nothing else."""
    return re.fullmatch(rf"{_MAIL}|{numbering.PHONE}", text.strip()) is not None


def beside_number(value: str, current: str) -> str:
    """A new name with the number that stands behind the old one: "Peter Dunn, 01935 815377"."""
    found = re.fullmatch(
        rf"([^\d@]{{2,40}}?)(\s*[,:·|–—-]\s*(?:{_MAIL}|{numbering.PHONE}))", current
    )
    is_name = len(value) <= _LONGEST and not re.search(r"[\d@,.:;]", value)
    return f"{value}{found[2]}" if found and is_name else value


def asked(draft: Draft, target: Target, index: SiteIndex) -> Outcome | None:
    """The question which cell takes what is told, where only its label or a range was named.

    A name takes no telephone's place.
    """
    if is_contact(target.value or "") and draft.nature == "text" and draft.value:
        is_picked = (draft.section, draft.property) == (target.section, target.property)
        if not is_picked and not re.search(r"[\d@]|\b(?:call|ring|mail|phone)\b", draft.value):
            return _which(draft, target, index)
    if re.match(_COMPARED, draft.value) and numbering.is_bare(target.value or ""):
        text = texts.new_value(target.section, target.property, target.type)
        known = Draft(target.section, property=target.property)
        return Outcome(question=questions.ask("value", text), draft=known)  # "open later"
    if draft.nature not in {"text", "number", "size"} or not is_told(draft.value):
        return None
    is_picked = (draft.section, draft.property) == (target.section, target.property)
    is_end = not is_picked and _is_end(draft.value, target.value or "")
    is_other = not is_picked and is_other_form(draft.value, target.value or "")
    if not (is_label(target) or is_end or is_other):
        return None
    return _which(draft, target, index)


def _which(draft: Draft, target: Target, index: SiteIndex) -> Outcome:
    """Which text of the section of one takes the value."""
    mine = [
        one
        for one in index.targets
        if one.section == target.section and fitting.is_text(one) and not is_label(one)
    ]
    choices = questions.targets(mine, is_section_known=True)
    question = questions.ask("property", texts.which_text(draft.value), choices)
    return Outcome(question=question, draft=draft._replace(section=target.section, property=""))
