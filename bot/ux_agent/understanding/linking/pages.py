"""Pages of the site by what they are called: by their file, their heading, a menu's label."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, SiteIndex
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal

_AROUND = r"^(?:the|our|my|that|this)\s+|\s+(?:page|site|tab)$"
_ELSEWHERE = r"(?i)^(?:[a-z][a-z0-9+.-]*:|//)|[#?{]|\.(?:svg|png|jpe?g|gif|webp|avif|ico)$"
_ENDING = r"(?i)(?:/?index)?(?:\.(?:html?|php|njk|md|liquid|astro|jsx?|tsx?|vue|svelte))?/?$"
_FRAMES = frozenset({"navbar", "header", "footer"})
_FIRST = ("home", "homepage", "start", "front", "main", "landing")


def address(said: str, index: SiteIndex) -> str:
    """Where the links of the site to a page lead that is called so; '' for none, and in doubt."""
    wanted = _bare(said)
    found = [href for name, href in _names_of(index) if name == wanted]
    # One menu may lead to "contact/", and the other to "/contact/".
    return found[0] if len({href.strip("/") for href in found}) == 1 else ""


def entries(said: str, among: Sequence[Entry], index: SiteIndex) -> list[Entry]:
    """The entries of a list that lead to the page that is called so."""
    wanted = _bare(said)
    led = {href.strip("/") for name, href in _names_of(index) if name == wanted}
    return [one for one in among if one.href and one.href.strip("/") in led]


def names(index: SiteIndex) -> list[str]:
    """What the pages of the site are called, in lower case."""
    return list(dict.fromkeys(name for name, _ in _names_of(index)))


def _bare(said: str) -> str:
    """What a page is called, without "the" and "page"."""
    plain = normal(said)
    return re.sub(_AROUND, "", re.sub(_AROUND, "", plain)).strip()


def _named(index: SiteIndex) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(_pairs(index)))


_names_of = Once(_named)


def _pairs(index: SiteIndex) -> Iterator[tuple[str, str]]:
    """Each name of a page with the address by which a link of the site leads there."""
    sections = {
        normal(name): {_bare(one) for one in (name, *aliases)}
        for name, aliases in index.sections.items()
        if any(one.endswith(" page") for one in aliases)
    }
    for label, href in _links(index):
        stem = normal(re.sub(_ENDING, "", href).rpartition("/")[2])
        names = sections.get(stem or "home", set()) | ({stem} if stem else set(_FIRST))
        for name in {*names, _bare(label)} - {""}:
            yield name, href


def _links(index: SiteIndex) -> Iterator[tuple[str, str]]:
    """The words and the addresses of the links to pages of the site: those of menus first."""
    within = [
        (one.label if target.section in _FRAMES else "", one.href)
        for target in anchors.lists(index)
        for one in target.entries
    ]
    within += [("", one.value or "") for one in index.targets if one.type == "url"]
    known: set[str] = set()
    for label, href in within:
        plain = re.sub(r"^\./", "", href)
        is_new = label or plain not in known
        if plain and is_new and not re.search(_ELSEWHERE, plain):
            known.add(plain)
            yield label, href
