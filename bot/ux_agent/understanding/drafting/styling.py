"""Looks told as a state: "the headline should be a bit bigger on the home page"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words.clauses import LOOKS, kinds
from bot.ux_agent.understanding.words.lexicon import LETTERINGS
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.vocabulary import Item

STYLES = frozenset(
    """
    italic italics italicise italicize italicised italicized capitalise capitalize oblique
    underlined underline strikethrough centered centred centre center middle justified aligned
    uppercase uppercased lowercase capitalised capitalized caps capitals indented outlined
    bordered blurred blurry rotated tilted animated blinking prominent noticeable conspicuous
    flashing transparent translucent
    """.split()  # noqa: SIM905 - a row of words
)
"""Words for looks that a text may be wanted to have and that nothing of a site declares."""

_NAMING = frozenset({"word", "section", "property", "site"})
_FEW = 3
_AROUND = frozenset({"and", "in", "less"})
_BESIDE = frozenset(
    """
    a an all bit little lot touch tad notch much slightly somewhat way far very really more less in
    also even too please left right fully both quite rather again it
    """.split()  # noqa: SIM905 - as above
)
_STRIKING = (
    r"(?i)\b(?:stands? out|sticks? out|pop|pops|eye[- ]catching|prominent|noticeable|conspicuous)\b"
)
_SAME = r"\s*the same (?:colou?r|shade|size|font|height|width|style|look)s?\b"
_POPPING = (
    r"(?i)\s*(?:really |just |simply )?(?:pop|pops|stand out|stick out|shine|sparkle)\b"
    r"(?:\s+(?:a )?(?:more|bit|little|lot|out|better))*\W*$"
)
_SCREEN = (
    r"(?i)\b(?:on|for|in|when|while|if)\s+((?:an?\s|the\s|my\s|our\s|small(?:er)?\s|large[r]?\s|"
    r"big(?:ger)?\s){0,3}(?:mobiles?|(?:smart|mobile )?phones?|tablets?|desktops?|screens?"
    r"|hover(?:ed|ing)?|dark mode|print))\b"
)


def is_told(parts: Parts) -> bool:
    """True where all that stands behind the joint is looks and where they hold."""
    after = parts.after
    raw = parts.text[parts.behind() : parts.end].strip()
    if parts.joint != "to" or not raw[:1].islower() or "quoted" in kinds(after):
        return False
    end = _place_at(after)
    looks = [one for one in after[:end] if not _is_beside(parts, one)]
    told = [one for one in looks if one.kind in LOOKS or _is_style(parts, one)]
    if not told or looks[0] not in told or any(one not in told for one in looks):
        return False
    is_state = parts.said(parts.items[parts.at or 0]).lower() in {"be", "is", "are"}
    is_sure = any(one.kind == "relative" or _is_style(parts, one) for one in told)
    return (is_state or is_sure) and (len(after) > 1 or is_sure)


def is_placed(parts: Parts) -> bool:
    """True for "Read more should be bold in the cards", a look with its place behind it."""
    said = "" if parts.at is None else parts.said(parts.items[parts.at]).lower()
    return said == "be" and "in" in kinds(parts.after[1:]) and is_told(parts)


def is_begun(parts: Parts) -> bool:
    """True for "should be bigger than the subtitle", which no text is meant to say."""
    if re.match(f"{_POPPING}|{_SAME}", parts.text[parts.behind() : parts.end]):
        return "quoted" not in kinds(parts.after)
    behind = [one for one in parts.after if not _is_beside(parts, one)]
    said = parts.said(parts.items[parts.at or 0]).lower()
    is_look = bool(behind) and (behind[0].kind == "relative" or _is_style(parts, behind[0]))
    return is_look and said == "be" and "quoted" not in kinds(parts.after)


def limited(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft that is unsure for a look that nothing declares, or one that holds in part only."""
    style = _lettering(draft, parts, index) if draft.nature else _style(parts)
    striking = re.search(_STRIKING, parts.text[parts.start : parts.end])
    if striking and not draft.nature:
        style = striking[0]
    if style:
        places = candidates(draft._replace(nature="", value=""), index) if draft.property else []
        sections = draft.section or " ".join(dict.fromkeys(one.section for one in places))
        return Draft(sections, unknown=style)
    screen = re.search(_SCREEN, parts.text[parts.start : parts.end])
    if not screen or not (draft.nature or kinds(parts.items) & LOOKS):
        return draft
    return draft._replace(unknown=screen[1].split()[-1])


def _lettering(draft: Draft, parts: Parts, index: SiteIndex) -> str:
    """The word for a look of letters that what is named has not got, '' where it may have it."""
    is_open = not (draft.section or draft.property) or draft.anchor
    if draft.value not in LETTERINGS or is_open or candidates(draft, index):
        return ""
    return next(parts.said(one) for one in parts.items if one.value == draft.value)


def _style(parts: Parts) -> str:
    """The word of a clause for a look that no site declares, '' for none."""
    items = parts.items if parts.at is None else parts.after
    found = next((one for one in items if _is_style(parts, one)), None)
    if found is not None and found == parts.items[0] and len(items) > 1:
        return parts.said(found)  # "center the headline"
    if found is None or parts.verb not in {"make", "set", "change", ""}:
        return ""
    behind = items[items.index(found) : max(_place_at(items), items.index(found))]
    is_last = all(
        one.kind in LOOKS or _is_beside(parts, one) or _is_style(parts, one) for one in behind
    )
    return parts.said(found) if is_last else ""


def _place_at(items: Sequence[Item]) -> int:
    """Where "on the home page" begins at the end, else the number of the items."""
    places = [at for at, one in enumerate(items) if one.kind in {"section", "property"}]
    if places and places[0] > 0 and items[places[0] - 1].kind == "in":
        return places[0] - 1
    # A place may have a name that nobody here knows: "in the form".
    start = next((at for at, one in enumerate(items) if at and one.kind == "in"), len(items))
    named = items[start + 1 :]
    is_name = 0 < len(named) <= _FEW and kinds(named) <= _NAMING
    return start if is_name else len(items)


def _is_beside(parts: Parts, item: Item) -> bool:
    said = parts.said(item).lower()
    return item.kind in _AROUND or said in _BESIDE


def _is_style(parts: Parts, item: Item) -> bool:
    said = parts.said(item).lower().rpartition("-")[2]
    return item.kind in {"word", "less"} and said in STYLES
