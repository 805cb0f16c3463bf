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
_RANGE = r"(?i)\d.*?(?:\bto\b|\buntil\b|[-–—]).*?\d"
_NO_NUMBER = r"(?i)\b(?:free|closed|included|request|poa|tb[ac]|soon|none|call|noon|midnight)\b"
_LONGEST = 40


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


def asked(draft: Draft, target: Target, index: SiteIndex) -> Outcome | None:
    """The question which cell takes what is told, where only its label or a range was named."""
    if draft.nature not in {"text", "number", "size"} or not is_told(draft.value):
        return None
    is_picked = (draft.section, draft.property) == (target.section, target.property)
    is_end = not is_picked and _is_end(draft.value, target.value or "")
    is_other = not is_picked and is_other_form(draft.value, target.value or "")
    if not (is_label(target) or is_end or is_other):
        return None
    mine = [
        one
        for one in index.targets
        if one.section == target.section and fitting.is_text(one) and not is_label(one)
    ]
    choices = questions.targets(mine, is_section_known=True)
    question = questions.ask("property", texts.which_text(draft.value), choices)
    return Outcome(question=question, draft=draft._replace(section=target.section, property=""))
