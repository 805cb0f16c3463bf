"""How big a site's logo is: the picture at its head, by its rule, classes, or a rule for it."""

import re
from collections.abc import Iterator

from bot.ux_agent.kinds.css_numbers import NUMBER
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.landmarks import LOGO_WORDS, is_named_brand
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import ADDED, Look
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import spoken

_HEADS = frozenset({"header", "navbar"})
_LENGTH = re.compile(rf"{NUMBER}(?:px|rem|em)")
_SIDES = ("height", "width", "max-height", "max-width")
_SIZE = Look("logo-size", "size", ("height",)).called(
    "logo-size", "logo", "logo height", "logo picture size", "brand size", "brand logo size"
)


def logo_of(entry: Page, areas: Areas) -> Seen | None:
    """The picture in the head that is called the logo, or that leads to the first page."""
    heads = [one for one in entry.all("img") if areas.of(one).section in _HEADS]
    return next((one for one in heads if _is_logo(one, entry)), None)


def logo_size(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The height of the logo, or the width where that alone is said; both where they are one."""
    logo = logo_of(entry, areas)
    if logo is None:
        return
    sides = [one for one in _SIDES if _LENGTH.fullmatch(_said(logo, one, entry))]
    attributes = [one for one in _SIDES[:2] if logo.attributes.get(one, "").isdecimal()]
    two = [one for one in sides if one in _SIDES[:2]]
    if len(two) == 2 and len({_said(logo, one, entry) for one in two}) > 1:
        return
    chosen = two or sides[:1] or attributes[:1] or ["height"]
    same = [one for one in entry.all("img") if _is_same(one, logo)]
    alike = Alike(entry, [logo], same, logo.parent)
    section = areas.of(logo).section
    made = [
        wish for one in chosen for wish in look_of(section, _SIZE._replace(declared=(one,)), alike)
    ]
    if len(made) != len(chosen):
        return
    wish = made[0]._replace(at=tuple(place for one in made for place in one.at))
    number = logo.attributes.get(chosen[0], "")
    is_open = wish.note == ADDED and number.isdecimal()
    yield wish._replace(computed=f"{number}px") if is_open else wish


def _said(logo: Seen, side: str, entry: Page) -> str:
    """What decides about a side: the class that counts, or the rule."""
    found = winner(logo, entry.rules, (side,))
    utility = entry.framework.utility(logo, side)
    if utility is not None and entry.framework.counts(utility, found):
        return entry.framework.meant(logo.attributes.get("class", ""), side)
    return found.value


def _is_same(image: Seen, logo: Seen) -> bool:
    return image is logo or image.attributes.get("src") == logo.attributes.get("src", "-")


def _is_logo(image: Seen, entry: Page) -> bool:
    around = [image]
    for one in image.above():
        if one.tag in {"header", "nav", "body", "ul"}:
            break
        around.append(one)
    links = (one.attributes.get("href", "") for one in around if one.tag == "a")
    if any(link.partition("#")[0] and entry.resolve(link) == entry.path for link in links):
        return True
    said = spoken(image.attributes.get(name, "").casefold() for name in ("alt", "src"))
    return any(map(is_named_brand, around)) or bool(said & LOGO_WORDS)
