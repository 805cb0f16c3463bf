"""Single lines of a page that its own rules could hide: a notice, a strapline, a note."""

from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.alike import ANY_TEXT, telling
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import VISIBILITY, looks_of
from bot.ux_agent.scanning.wish import Wish

MOST_LINES = 20
"""Lines of a site that may be hidden."""

_LINES = ("p", "div", "span", "small", "strong", "em")


def hidden_lines(
    pages: Sequence[Page], areas: Mapping[str, Areas], said: Mapping[int, tuple[str, ...]]
) -> Iterator[Wish]:
    """Whether lines are shown whose class no other element has; `said` are names of their texts."""
    found = 0
    for page in pages:
        if page.language or page.framework.name or not page.rules:
            continue
        known = areas[page.address]
        roots = {id(area.root) for area in known.all()}
        for one in page.all(*_LINES):
            names = [name for name in said.get(id(one), ()) if name not in ANY_TEXT]
            name = telling(one.attributes.get("class", "").split()) if names else ""
            is_other = known.of(one).is_shared or _is_alone(one, pages)
            if not name or id(one) in roots or not is_other or found >= MOST_LINES:
                continue
            aliases = tuple(f"{word} visibility" for word in dict.fromkeys((*names, name)))
            called = VISIBILITY._replace(
                name=f"{name.replace(' ', '-')}-visibility", aliases=aliases
            )
            for wish in looks_of(known.of(one).section, one, page, (called,)):
                found += 1
                yield wish


def _is_alone(line: Seen, pages: Sequence[Page]) -> bool:
    """Whether no other element of the pages has a class of the line."""
    own = set(line.attributes.get("class", "").split())
    return not any(
        one is not line and not own.isdisjoint(one.attributes.get("class", "").split())
        for page in pages
        for one in page.elements
    )
