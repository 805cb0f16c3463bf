"""Texts of a template that each entry of a list shows: a change of one is a change in all."""

from bot.ux_agent.scanning.copies import Group
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import CAMEL, is_utility, said_class, slug

_ROWS = {"tr": "row", "td": "row", "li": "entry"}
_SHORT = 3


def noun_of(group: Group) -> str:
    """What the entries are called that all show the text; '' for a text that stands once."""
    if group.twin is None:
        return ""
    entry = _entry(group.first.element, group.twin.element)
    named = [
        said_class(name)
        for name in entry.attributes.get("class", "").split()
        if said_class(name).replace("-", "").replace("_", "").isalpha() and not is_utility(name)
    ]
    stem = entry.file.rpartition("/")[2].partition(".")[0]
    made = CAMEL.sub("-", stem) if stem[:1].isupper() and _is_component(entry) else ""
    found = (slug(one, 2) for one in (made, *named))
    return next((one for one in found if one), _ROWS.get(entry.tag, "entry"))


def words_for(group: Group, name: str) -> tuple[str, ...]:
    """What people call a text that every entry shows; none for one that stands once."""
    noun = noun_of(group).replace("-", " ")
    own = name.removeprefix(f"every-{noun_of(group)}-").replace("-", " ")
    return (f"{own} in every {noun}", f"every {noun}") if noun else ()


def own_name(group: Group) -> str:
    """What the text is called within an entry: by its class, else by its first words."""
    element = group.first.element
    classes = map(said_class, element.attributes.get("class", "").split())
    named = [slug(one) for one in classes if one.isalpha() and not is_utility(one)]
    return next((one for one in named if one), slug(group.first.value, _SHORT)) or "text"


def _entry(one: Seen, other: Seen) -> Seen:
    """The part of what both stand in that holds the first."""
    around = {id(above) for above in (other, *other.above())}
    found = one
    for above in one.above():
        if id(above) in around:
            break
        found = above
    return found


def _is_component(entry: Seen) -> bool:
    """Whether it is the whole of what a file shows, used in another."""
    return entry.parent is not None and entry.parent.file != entry.file
