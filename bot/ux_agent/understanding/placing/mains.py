"""The headline, the title and the name that are meant where several places have such a name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item

_LENGTH = r"(?i)\d[\d.,]*(?: ?½)? ?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?)"
_WORDS = frozenset({"", "text"})
_BUTTON_ENDS = tuple(f"button {word}" for word in ("color", "colour"))
_FIRST = frozenset({"home", "header", "site"})
_BARE = frozenset({"headline", "title", "page-title"})
_MANY = frozenset({"headings", "headlines", "titles"})


def among(found: list[Target], draft: Draft, kind: str, index: SiteIndex) -> list[Target]:
    """The targets that a headline, a title, a brand or "" (a description) may mean instead."""
    if draft.nature not in _WORDS:
        return found
    if kind in {"", "page-title"}:
        # What search engines and tabs are told is the site's, or its first page's.
        mine = [one for one in found if one.section in {"site", "home"}]
        return found if draft.section else mine or found
    if kind == "brand":
        return _named(found, index)
    if kind == "headline":
        return _headed(found, draft, index)
    return _titled(found, draft, index)


def lettered(looks: Sequence[Target], index: SiteIndex) -> list[Target]:
    """The texts whose letters are called so: told as words "the pill text" is what it says."""
    called = {f"{one.section} {normal(alias)}" for one in looks for alias in one.aliases}
    return [
        one
        for one in index.targets
        if fitting.is_text(one)
        and any(f"{one.section} {normal(it)} text" in called for it in (one.property, *one.aliases))
    ]


def headed(
    stands: list[Target], tiers: Sequence[str], draft: Draft, index: SiteIndex
) -> list[Target]:
    """The headline that "the title" is whose look is told, rather than a heading within a page."""
    if (
        not _BARE & set(tiers[:3])
        or any(map(_is_headline, stands))
        or draft.section not in {"", "home"}
    ):
        return stands
    if any(one.section == "header" for one in stands) and not draft.section:
        return stands
    tops = [one for one in index.targets if _is_headline(one) and one.section in {"home", "header"}]
    return tops[:1] or stands


def _named(found: list[Target], index: SiteIndex) -> list[Target]:
    """What the menu calls brand rather than a headline that takes a name's place."""
    if not any(map(_is_headline, found)):
        return found
    return [
        one for one in index.targets if one.property.endswith("-brand") and fitting.is_text(one)
    ] or found


def _headed(found: list[Target], draft: Draft, index: SiteIndex) -> list[Target]:
    """The headline over the first page, wherever it stands, rather than a heading within it."""
    if draft.section not in {"", "home"} or any(one.property == "hero-text" for one in found):
        return found
    tops = [
        one
        for one in index.targets
        if _is_headline(one) and one.section == "header" and _is_of_first_page(one, index)
    ]
    is_within = all(one.section == "home" or one in tops for one in found)
    return tops if len(tops) == 1 and is_within and not any(map(_is_own, found)) else found


def _titled(found: list[Target], draft: Draft, index: SiteIndex) -> list[Target]:
    """With the first page's headline where "the title" is that of other pages or of the tab."""
    is_tab = [one.property for one in found] == ["page-title"]
    is_there = bool(draft.section) and not (is_tab and draft.section == "home")
    if is_there or (not is_tab and {one.section for one in found} & _FIRST):
        return found
    own = index.find("home", "hero-text")
    return [own, *found] if own and fitting.takes(own, draft.nature, draft.value) else found


def _is_headline(target: Target) -> bool:
    return "headline" in target.aliases


def _is_own(target: Target) -> bool:
    return _is_headline(target) and target.section == "home"


def _is_of_first_page(target: Target, index: SiteIndex) -> bool:
    files = {place.file for one in index.targets if one.section == "home" for place in one.places}
    return any(place.file in files for place in target.places)


def labelled(draft: Draft, pool: Sequence[Target]) -> list[Target]:
    """The colour of the one button on which the words stand: "the WhatsApp button"."""
    said = set(normal(draft.unknown).split())
    found = [
        one
        for one in pool
        if any(
            said <= set(normal(name).removesuffix(ending).split())
            for name in one.aliases
            for ending in _BUTTON_ENDS
            if normal(name).endswith(ending)
        )
    ]
    return found if len(found) == 1 else []


def freed(named: Sequence[Item], parts: Parts, index: SiteIndex) -> list[Item]:
    """The items without "top" of "the top headline" where the header has no headline."""
    kept = list(named)
    for item, following in pairwise(named):
        is_top = item.kind == "section" and parts.said(item).lower() == "top"
        if not is_top or following.kind != "property" or not is_text_word(following.value):
            continue
        mine = [one for one in index.targets if one.section == item.value and fitting.is_text(one)]
        is_any = is_generic(following.value)
        if not any(one.property == "text" if is_any else _is_headline(one) for one in mine):
            kept.remove(item)
    return kept


def several(named: Sequence[Item], parts: Parts) -> str:
    """The word among the items for all headings of a site, '' for none."""
    said = [normal(parts.said(item)) for item in named if item.kind == "property"]
    return next((word for word in said if word.split()[-1] in _MANY), "")


def is_one_of(draft: Draft, target: Target, index: SiteIndex) -> bool:
    """Whether a look is that of one heading or button, where all were named and there are more."""
    if draft.many == "buttons":
        return True
    if any(draft.many in alias for alias in target.aliases):
        return False
    headings = [
        one
        for one in index.targets
        if fitting.is_text(one)
        and (one.property.endswith(("title", "heading", "hero-text")) or _is_headline(one))
        and (not draft.section or one.section == draft.section)
        and not one.property.startswith("page-")
    ]
    return len(headings) > 1


def question(draft: Draft, target: Target) -> str:
    """What is asked where one button has a look that all are to get, '' for headings."""
    if draft.many != "buttons":
        return ""
    look = target.property.rpartition("-")[2]
    return texts.lacks_anywhere(f"button-{look}")


def lasting(value: str, found: Sequence[Target]) -> list[Target]:
    """The one of several texts that is a length of time, for a value that is one too."""
    is_length = re.fullmatch(_LENGTH, value) is not None
    mine = [one for one in found if is_length and re.fullmatch(_LENGTH, one.value or "")]
    return mine if len(mine) == 1 else list(found)
