"""What stands in other blocks of a page than its hero, which is called as the page is."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words.phrases import normal

_HERO = r"(?i)\bhero\b"
_BUTTON = r"(?:cta|button)\b"
_OWN = frozenset({"background", "hero-text", "subtitle", "headline-color", "padding"})
_ENDS = ("-visibility", "-background")
_STANDS = ("title", "background", "color", "padding", "visibility")


def of_hero(said: Sequence[str], index: SiteIndex) -> SiteIndex:
    """The index without what stands in other blocks of the first page, where its hero is named.

    `said` are the words for the sections of a wish. The very index where nothing is left out.
    """
    if not any(re.search(_HERO, one) for one in said):
        return index
    home = [one for one in index.targets if one.section == "home"]
    own = {place.file for one in home if one.property in _OWN for place in one.places}
    names = _blocks(home)
    files = {
        place.file
        for one in home
        if one.property in {f"{name}-{end}" for name in names for end in _STANDS}
        for place in one.places
    }
    others = [one for one in home if _is_of(one, names) or _stands(one, files - own)]
    if not others:
        return index
    return index._replace(targets=tuple(one for one in index.targets if one not in others))


def kept(draft: Draft, hero: SiteIndex, index: SiteIndex, *, lacking: str) -> Draft:
    """The draft for what of its places stands in the hero; where none does, for what is lacking."""
    found = candidates(draft, index) if hero is not index else []
    mine = [one for one in found if one in hero.targets]
    if len(mine) == len(found):
        return draft
    places = " ".join(f"{one.section}.{one.property}" for one in mine)
    return draft._replace(section="" if mine else "home", property=places or lacking)


def _blocks(home: Sequence[Target]) -> set[str]:
    """The names of the blocks of a page that are told apart from its hero."""
    return {
        one.property.removesuffix(end)
        for one in home
        for end in _ENDS
        if one.property.endswith(end)
        and any(alias.endswith(" section") for alias in one.aliases)
        and not re.match(_BUTTON, one.property)
        and not any(re.search(_HERO, name) for name in (normal(one.property), *one.aliases))
    }


def _is_of(target: Target, names: set[str]) -> bool:
    return target.property.startswith(tuple(f"{name}-" for name in names))


def _stands(target: Target, files: set[str]) -> bool:
    return bool(target.places) and all(place.file in files for place in target.places)
