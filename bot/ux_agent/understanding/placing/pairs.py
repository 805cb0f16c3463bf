"""Links whose text and address are declared as two targets: "social" and "social-link"."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target, by_section
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal

_CALLED = frozenset(
    [
        "link",
        "links",
        "url",
        "address",
        "icon",
        "button",
        "logo",
        "page",
        "profile",
        "account",
        "our",
    ]
)
_LARGE = frozenset({"header", "navbar", "home", "footer", "site"})
"""Sections that hold much beside one sentence."""

_SENTENCES = 3
"""Texts that a strip has: its sentence, a heading of it, its link."""

_SCHEMES = ("/", "#", "./", "http://", "https://", "mailto:", "tel:", "sms:")


def address_of(text: Target, index: SiteIndex) -> Target | None:
    """The target of the address that a text leads to, None where none stands beside it."""
    name = text.property
    names = (
        f"{name}-link",
        f"{name}-href",
        f"{name}-url",
        name.replace("-label", "-href"),
        name.replace("text", "link"),
    )
    found = (index.find(text.section, one) for one in names if one != name)
    return next((one for one in found if one and one.type == "url"), None)


def texts_of(address: Target, index: SiteIndex) -> list[str]:
    """The words that lead to an address, where they are a target beside it."""
    mine = (one for one in index.targets if one.section == address.section)
    return [
        one.value
        for one in mine
        if one.value and fitting.is_text(one) and address_of(one, index) is address
    ]


def sure_address(text: Target, index: SiteIndex) -> Target | None:
    """The address beside a link's words; None where "the Services link" may be the menu's too."""
    links = {normal(f"{entry.label} link") for one in index.targets for entry in one.entries}
    return address_of(text, index) if links.isdisjoint(map(normal, text.aliases)) else None


def spoken(section: str, found: Sequence[Target], index: SiteIndex) -> list[Target]:
    """The sentence of a strip that says nothing else but its link; else all that were found."""
    line = index.find(section, "text") if section not in _LARGE else None
    is_all = line is not None and all(one is line or address_of(one, index) for one in found)
    return [line] if line is not None and is_all and line in found else list(found)


def is_strip(section: str, index: SiteIndex) -> bool:
    """True for a part with a sentence or two, and no page: its one link may be called by it."""
    mine = by_section(index).get(section, ())
    texts_of = [one for one in mine if fitting.is_text(one)]
    has_lists = any(fitting.is_list(one) for one in mine)
    return section not in _LARGE and not has_lists and len(texts_of) <= _SENTENCES


def only(sections: Sequence[str], index: SiteIndex) -> Target | None:
    """The text of the one link of a strip that is named; None where it holds no or several."""
    is_meant = len(sections) == 1 and is_strip(sections[0], index)
    mine = by_section(index).get(sections[0], ()) if is_meant else ()
    found = [one for one in mine if fitting.is_text(one) and address_of(one, index)]
    return found[0] if len(found) == 1 else None


def texts(label: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[Target]:
    """The texts that say `label`, capitals aside, and have an address beside them."""
    folded = " ".join(label.split()).casefold()
    return [
        target
        for target in index.targets
        if fitting.is_text(target)
        and " ".join((target.value or "").split()).casefold() == folded
        and (not sections or target.section in sections)
        and address_of(target, index)
    ]


def leading(label: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[Target]:
    """The addresses that are named so and stand in no list: "facebook", "the Facebook icon"."""
    said = set(normal(label).split()) - _CALLED
    if not said:
        return []
    ways = [
        target
        for target in index.targets
        if target.type == "url" and (not sections or target.section in sections)
    ]
    named = [
        (target, set(normal(name).split()) - _CALLED)
        for target in ways
        for name in (target.property, *target.aliases)
    ]
    whole = [target for target, words in named if words == said]
    found = whole or [target for target, words in named if said <= words]
    hosts = [one for one in ways if said <= set(_host(one.value or "").split("."))]
    return list(dict.fromkeys(found or hosts))


def _host(address: str) -> str:
    """The name of the machine that an address leads to, '' for a path."""
    return address.partition("://")[2].partition("/")[0].lower()


def is_whole_address(value: str) -> bool:
    """True for what can be no text: an address with its scheme, a path, an anchor."""
    return value.lower().startswith(_SCHEMES)
