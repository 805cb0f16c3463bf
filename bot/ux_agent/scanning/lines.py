"""Single lines of a page: which its own rules could hide, and which have looks of their own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.alike import ANY_TEXT, called, telling
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.inline_styles import inline_at
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import (
    BACKGROUND,
    COLOUR,
    SIZE,
    VISIBILITY,
    WEIGHT,
    Look,
    looks_of,
)
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import slug

MOST_LINES = 20
"""Lines of a site that may be hidden."""

MOST_INLINE = 40
"""Lines of a site whose own looks are proposed."""

MOST_BOLD = 20
"""Texts that are bold by their tags whose weight is proposed."""

_BOLD = ("strong", "b")
_LINES = ("p", "div", "span", "small", "strong", "em")


def hidden_lines(
    pages: Sequence[Page], areas: Mapping[str, Areas], said: Mapping[int, tuple[str, ...]]
) -> Iterator[Wish]:
    """Whether lines are shown whose class no other element has; `said` are names of their texts."""
    found = 0
    held = _held(pages)
    for page in pages:
        if page.language or page.framework.name or not page.rules:
            continue
        known = areas[page.address]
        roots = {id(area.root) for area in known.all()}
        for one in page.all(*_LINES):
            names = [name for name in said.get(id(one), ()) if name not in ANY_TEXT]
            name = telling(one.attributes.get("class", "").split()) if names else ""
            is_other = known.of(one).is_shared or _is_alone(one, held)
            if not name or id(one) in roots or not is_other or found >= MOST_LINES:
                continue
            aliases = tuple(f"{word} visibility" for word in dict.fromkeys((*names, name)))
            called = VISIBILITY._replace(
                name=f"{name.replace(' ', '-')}-visibility", aliases=aliases
            )
            for wish in looks_of(known.of(one).section, one, page, (called,)):
                found += 1
                yield wish


def _is_alone(line: Seen, held: Mapping[str, int]) -> bool:
    """Whether no other element of the pages has a class of the line."""
    return all(held[name] == 1 for name in set(line.attributes.get("class", "").split()))


def _held(pages: Sequence[Page]) -> Counter[str]:
    """How many elements of the pages have each class."""
    every = (
        set(one.attributes.get("class", "").split()) for page in pages for one in page.elements
    )
    return Counter(name for names in every for name in names)


def styled_lines(
    pages: Sequence[Page], areas: Mapping[str, Areas], said: Mapping[int, tuple[str, ...]]
) -> Iterator[Wish]:
    """The looks that texts and buttons have from their own attributes."""
    found = 0
    for page in pages:
        for one in page.elements if not page.language else ():
            names = [name for name in said.get(id(one), ()) if name not in ANY_TEXT]
            if "style" not in one.attributes or not names or found >= MOST_INLINE:
                continue
            looks = [_named(look, names, one) for look in (BACKGROUND, COLOUR, SIZE, WEIGHT)]
            own = [look for look in looks if inline_at(one, look.declared, look.type, page)]
            found += bool(own)
            yield from looks_of(areas[page.address].of(one).section, one, page, tuple(own))


def weights_of_bold(
    pages: Sequence[Page], areas: Mapping[str, Areas], said: Mapping[int, tuple[str, ...]]
) -> Iterator[Wish]:
    """The weight of texts that are set apart as bold by their tags."""
    found = 0
    for page in pages:
        for one in page.all(*_BOLD) if not page.language else ():
            names = [name for name in said.get(id(one), ()) if name not in ANY_TEXT]
            if not names or found >= MOST_BOLD or page.framework.name == "tailwind":
                continue
            look = WEIGHT.called(f"{slug(names[0])}-weight", *(f"{name} weight" for name in names))
            found += 1
            section = areas[page.address].of(one).section
            yield from look_of(section, look, Alike(page, [one], (), one.parent))


def _named(look: Look, names: Sequence[str], line: Seen) -> Look:
    """The look by the names of the text that it is of."""
    named = [called(look, name, 1, has_ground=is_button(line)) for name in names]
    aliases = dict.fromkeys(word for one in named for word in one.aliases)
    return look.called(f"{slug(names[0])}-{look.name}", *aliases)
