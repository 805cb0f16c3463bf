"""One new text for two places: "change News to Blog in the menu and on the page"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.anchors import Found
from bot.ux_agent.understanding.words.parts import QUOTES, without_article
from bot.ux_agent.understanding.words.trim import cleared
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_MENU = r"(?:menu|menu bar|nav|navbar|nav bar|navigation|navigation bar)"
_OWN = r"(?:(?:the|our|my|its|that)\s+)?"
_THING = (
    rf"(?:(?:(?!(?:in|on|at)\s)[\w-]+\s+){{0,3}}?(?:{_MENU}|header|footer|page|pages|heading|headings|headline|title"
    r"|top|bottom|sidebar|banner|hero|body)|page\s+itself|itself)"
)
_TAIL = re.compile(
    rf"(?i)\s+(?:both\s+)?(?:in|on|at)\s+{_OWN}(?P<one>{_THING})"
    rf"\s*(?:,\s*|\s+)(?:and|&|plus|as well as)\s+(?:also\s+)?(?:(?:in|on|at)\s+)?{_OWN}"
    rf"(?P<other>{_THING})(?:\s+itself)?(?:\s*,?\s*(?:please|too|as well))*\s*[.!]*\s*$"
)
_WISH = re.compile(
    r"(?is)^\W*(?:(?:please|pls|can you|could you|we should|let['’]?s)\W+)*"
    r"(?:(?:rename|change|relabel|replace|call|switch|swap)\s+(?P<old>\S.{0,60}?)"
    r"(?:\s+(?:page|link|tab|entry))?\s+(?:to|into|with|as)\s+"
    r"|(?P<named>\S.{0,60}?)\s+(?:should|must|needs? to|has to)\s+(?:now\s+)?"
    r"(?:be called|be named|be|say|read|become)\s+)(?P<new>\S.{0,80})$"
)
_PART = rf"(?i)(?:^|\s)(?:{_MENU}|header|footer|page|itself)$"
_LANDMARKS = frozenset({"header", "navbar", "footer"})
_UNSEEN = ("page-title", "description", "alt", "-link", "image")


def read(message: str, index: SiteIndex, words: Vocabulary) -> list[Draft] | str:
    """The drafts for the two places; the message with its new text quoted where none is known so.

    A message that names no two places behind its text comes back as it is.
    """
    tail = _TAIL.search(message)
    wish = _WISH.match(message[: tail.start()]) if tail else None
    if tail is None or wish is None:
        return message
    new = cleared(wish["new"]).strip(QUOTES)
    old = (wish["old"] or wish["named"]).strip().strip(QUOTES)
    known = _whole(old, index) or _whole(without_article(old), index)
    if not new or not known:
        is_text = wish["new"][:1] in QUOTES or not new or not _are_parts(tail)
        return message if is_text else f"{message[: wish.start('new')]}“{new}”{tail[0]}"
    drafts = []
    for place in (tail["one"], tail["other"]):
        sections = _sections(place, index, words)
        here = _there(known, place, sections)
        wished = Draft(" ".join(sections), anchor=old, value=new, nature="text")
        drafts.append(_draft(here, wished))
    return drafts


def _are_parts(tail: re.Match[str]) -> bool:
    """False for "at the top and the bottom", which a text may well end with."""
    return all(re.search(_PART, tail[name]) for name in ("one", "other"))


def _whole(text: str, index: SiteIndex) -> list[Found]:
    """Where the site says just that, where people see it."""
    found = [one for one in anchors.find(text, index) if not one.before + one.after]
    return [
        one
        for one in found
        if one.part == "label"
        or (one.part == "value" and fitting.is_text(one.target) and _is_seen(one))
    ]


def _is_seen(found: Found) -> bool:
    return not found.target.property.endswith(_UNSEEN)


def _draft(here: Sequence[Found], wish: Draft) -> Draft:
    """The draft for one place; it is asked about where the text stands there twice, or not."""
    if len(here) > 1:
        return wish
    if not here:
        return wish._replace(section=wish.section if " " not in wish.section else "", anchor="")
    target, entry = here[0].target, here[0].entry
    found = Draft(target.section, property=target.property, value=wish.value, nature="text")
    if entry is None:
        return found
    return found._replace(property="link-label", target=entry.label, listed=target.property)


def _sections(place: str, index: SiteIndex, words: Vocabulary) -> list[str]:
    """The sections of the site that a word for a place names: none for "the page"."""
    named = [one.value for one in words.items(lift(place)) if one.kind == "section"]
    return [name for name in named if name in index.sections and name != "site"]


def _there(known: Sequence[Found], place: str, sections: Sequence[str]) -> list[Found]:
    """Those of the places where a text stands that are meant by a word for one."""
    if re.fullmatch(rf"(?i)(?:.*\s)?{_MENU}", place):
        return [one for one in known if one.entry is not None and one.target.section == "navbar"]
    if sections:
        return [one for one in known if one.target.section in sections]
    return [one for one in known if one.target.section not in _LANDMARKS]
