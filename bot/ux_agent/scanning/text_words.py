"""What people call a text: by its kind, by what the site calls it, by the part it stands in."""

import re
from collections.abc import Callable, Iterator

from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.beside import beside, label_before
from bot.ux_agent.scanning.block_words import block_words, is_alone_notice, lead_words
from bot.ux_agent.scanning.buttons import MOST_LABEL
from bot.ux_agent.scanning.component_words import component_of, holder_of
from bot.ux_agent.scanning.copies import Group
from bot.ux_agent.scanning.data_lists import entry_of
from bot.ux_agent.scanning.meanings import CALLED, hours_words, is_amount, kind_of, labelled
from bot.ux_agent.scanning.menu_words import menu_words
from bot.ux_agent.scanning.naming import ALIASES, is_legal, is_site_name, key_name
from bot.ux_agent.scanning.records import Record
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.spots import Spot, is_address, is_button
from bot.ux_agent.scanning.strips import strip_words
from bot.ux_agent.scanning.wording import is_utility, said_class, slug

MOST_RECORD = 6
"""Words of such a heading that are said before what is meant of its part."""


SAID: tuple[tuple[str, Callable[[Seen], bool]], ...] = (
    ("button", is_button),
    ("heading", is_heading),
    ("paragraph", lambda element: element.tag == "p"),
    ("link", lambda element: element.tag == "a"),
)
"""How people call a text of a part, by the element that it stands in."""

QUOTES = ("review", "quote", "testimonial", "comment")
"""What people call what somebody says of the site's owner."""

_TOO_PLAIN = frozenset({"title", "name", "brand", "label", "text", "heading"})
"""Keys of values that a part of a page has one of its own of."""


def of_record(spot: Spot, record: Record) -> tuple[str, ...]:
    """What people say for a text of a part that repeats, by the heading of the part."""
    said = slug(record.heading.words, MOST_RECORD).replace("-", " ")
    if record.heading in (spot.element, *spot.element.above()):
        return (f"{said} heading", f"{said} title")
    kind = "price" * is_amount(spot.value)
    kind = kind or next((word for word, is_it in SAID if is_it(spot.element)), "")
    extra = (f"{said} text", f"{said} description") if kind == "paragraph" else ()
    return (f"{said} {kind}", *extra) if kind and said else ()


def usual_words(group: Group, name: str) -> tuple[str, ...]:
    """Further words for a value: usual ones, and what the site itself calls it."""
    if name == "text" and is_legal(group):
        return ("copyright", "legal line")
    if is_site_name(group.first.origin) and name not in ALIASES:
        return ("site name", "business name", "company name")
    if name == "brand" and group.first.element.tag == "h1":
        return ("name", "site name", "title", "headline", "heading")
    own = key_name(group.first.origin).replace("-", " ")
    attributes = group.first.element.attributes
    classes = map(said_class, (attributes.get("id", ""), *attributes.get("class", "").split()))
    words = [one for one in classes if one.isalpha() and not is_utility(one)]
    said = [own, *(slug(one).replace("-", " ") for one in words)]
    named = ALIASES.get(name, ())
    extra = [word for word in said[:2] if len(word) > 3 and word not in {name, *named}]
    if name == "hero-text":
        extra += [f"{word} heading" for word in lead_words(group.area.root)]
    named = (*named, *_of_notice(group.first), *_of_title(group.first, name))
    section = group.area.section.replace("-", " ")
    # "The announcement text" of the section called so is its text anyway.
    said_twice = {section, f"{section} text"} if name == "text" else set()
    named = (*named, *(one for one in _of_component(group.first) if one not in said_twice))
    named = (*named, *(one for one in _of_strip(group.first) if one not in named))
    return (*named, *dict.fromkeys(extra)) if name in {*ALIASES, "text"} else named


def _of_notice(spot: Spot) -> tuple[str, ...]:
    """What people call all that a notice says: "notice text"."""
    root = spot.area.root
    if not spot.area.name or root is None or spot.part != "text" or not is_alone_notice(root):
        return ()
    said = [one for one in (root, *root.below()) if one.texts and not is_button(one)]
    is_all = len(said) == 1 and said[0] is spot.element and len(said[0].texts) == 1
    return tuple(f"{word} text" for word in block_words(spot.area.name, root)) if is_all else ()


def _of_component(spot: Spot) -> Iterator[str]:
    """What the only line, or the only link, of a component is called by its file."""
    root = holder_of(spot.element)
    name = component_of(root) if spot.part == "text" else ""
    if not name:
        return
    every = [root, *root.below()]
    links = [one for one in every if one.tag == "a" or is_button(one)]
    if any(one is spot.element for one in links):
        if len(links) == 1 and spot.element.tag == "a":
            yield from (f"{name} link", f"{name} button")
        return
    told = (one for one in every if any(map(_is_told, one.texts)))
    said = [one for one in told if not any(one is link for link in links)]
    is_all = len(said) == 1 and said[0] is spot.element
    if is_all and sum(map(_is_told, said[0].texts)) == 1:
        yield from (name, f"{name} text")


def _of_strip(spot: Spot) -> Iterator[str]:
    """What the only link of a strip beside the content is called by the strip."""
    root = spot.area.root
    if root is None or not spot.area.is_shared or spot.part != "text":
        return
    links = [one for one in root.below() if one.tag == "a" or is_button(one)]
    if len(links) != 1 or not any(one is links[0] for one in (spot.element, *spot.element.above())):
        return
    told = strip_words(spot.area.section, root)
    for word in dict.fromkeys((spot.area.section.replace("-", " "), *told)) if told else ():
        yield from (f"{word} {link}" for link in ("link", "link text", "linked words"))


def _is_told(text: Shown) -> bool:
    return any(map(str.isalpha, text.value))


def _of_title(spot: Spot, name: str) -> Iterator[str]:
    """What the heading of a part is called by the links of the menu that lead to the part."""
    root = spot.area.root
    if root is not None and name == f"{spot.area.name}-title" and is_heading(spot.element):
        yield from (f"{word} heading" for word in menu_words(root))


def meant_words(group: Group, name: str) -> tuple[str, ...]:
    """What people call a telephone number, an e-mail address, the hours of a day."""
    spot = group.first
    if spot.part != "text" or beside(spot.element)[0]:
        return ()
    if is_button(spot.element):
        before = re.split(r"[:–—|]|\d", spot.value, maxsplit=1)[0]
        labels = (slug(one, MOST_LABEL).replace("-", " ") for one in (spot.value, before))
        return tuple(f"{one} button" for one in dict.fromkeys(labels) if one)
    kind = kind_of(spot.value)
    before = label_before(spot)
    said = (slug(before).replace("-", " "), *hours_words(before, spot.value)) if before else ()
    if kind:
        return (kind, *CALLED[kind], *said)
    if is_address(spot):
        return ("address", "our address", "street address", "postal address", *said)
    if said:
        return said
    key = key_name(spot.origin)
    if line := labelled(spot.value):
        return hours_words(line.label, spot.value)
    return hours_words(key, spot.value) if key else ()


def words_elsewhere(group: Group) -> Iterator[str]:
    """What people call a value by another part of the site that shows it too: "footer phone"."""
    spot = group.first
    kind = kind_of(spot.value)
    own = key_name(spot.origin).replace("-", " ")
    is_one = spot.part == "text" and entry_of(spot.origin) is None and own not in _TOO_PLAIN
    said = (kind, *CALLED[kind]) if kind else (own, *(("address",) if is_address(spot) else ()))
    for section in group.elsewhere if is_one else ():
        yield from (f"{section.replace('-', ' ')} {word}" for word in said if word)
