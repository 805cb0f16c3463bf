"""Lists of plain texts side by side: areas served, what is on offer, who is in the team."""

import re
from collections.abc import Iterator

from bot.ux_agent.scanning.areas import Area, Areas, is_heading
from bot.ux_agent.scanning.links import LinkList
from bot.ux_agent.scanning.meanings import labelled, tells_what
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_unseen
from bot.ux_agent.scanning.wording import is_utility, said_class, slug

MOST_WORDS = 12
"""Words of an entry; longer ones are paragraphs of their own."""

_HEADING_WORDS = 4
_ARTICLE = re.compile(r"(?i)^(?:the|our|my)\s+")


def text_lists_of(page: Page, areas: Areas) -> Iterator[LinkList]:
    """The lists of at least two entries, each one text that stands in the page's own sources.

    Lines with a label (`Saturday: 9-5`) are texts of their own, as their labels name them; but
    `Saturday: choir, 9am` says what there is then.
    """
    for holder in page.all("ul", "ol"):
        entries = holder.children
        if len(entries) < 2 or is_unseen(holder) or not all(map(_is_entry, entries)):
            continue
        area = areas.of(holder)
        name, words = called(holder, area)
        record = page.records.of(holder)
        if record is not None and not area.is_shared:
            of = slug(record.heading.words, _HEADING_WORDS)
            name, words = f"{of}-list", (f"{of.replace('-', ' ')} list",)
        shown = tuple((entry.texts[0].value, "") for entry in entries)
        if area.section != "navbar" and not any(_is_hours(text) for text, _ in shown):
            is_told = any(labelled(text) for text, _ in shown)
            found = LinkList(page, area, tuple(entries), "text", shown, name, words)
            yield found._replace(told=is_told)


def _is_hours(text: str) -> bool:
    """Whether a line is a value with its label: `Phone: 12 34`, `Saturday: 9-5`, no more."""
    line = labelled(text)
    return line is not None and (not line.is_time or not tells_what(text))


def _is_entry(one: Seen) -> bool:
    """Whether it is an entry of just one text of its own."""
    if (
        one.tag != "li"
        or len(one.texts) != 1
        or one.doubt
        or any(inner.text for inner in one.below())
    ):
        return False
    text = one.texts[0]
    origin = text.origin
    is_own = origin is not None and origin.kind == "part" and origin.element is one.source
    is_short = len(text.value.split()) <= MOST_WORDS
    return is_own and is_short and not text.doubt and not any(in_.tag == "a" for in_ in one.below())


def called(holder: Seen, area: Area) -> tuple[str, tuple[str, ...]]:
    """The name of a list, and what people call it: by its own name, and the heading before it."""
    heading = _heading_before(holder, area)
    over = _ARTICLE.sub("", heading.words) if heading is not None else ""
    said = slug(over, _HEADING_WORDS)
    classes = map(said_class, holder.attributes.get("class", "").split())
    own = [holder.attributes.get("id", "")]
    own += [name for name in classes if name.replace("-", "").isalpha() and not is_utility(name)]
    name = next((slug(one) for one in own if slug(one)), said) or "list"
    noun = name.removesuffix("-list").removesuffix("-grid").replace("-", " ")
    block = area.name.replace("-", " ")
    spoken = {said.replace("-", " "), noun, f"{noun} list", block} - {"", name}
    return name, tuple(sorted(spoken))


def _heading_before(holder: Seen, area: Area) -> Seen | None:
    """The heading that a list stands below, within its part of the page."""
    one: Seen | None = holder
    while one is not None and one is not area.root:
        before = one.previous
        while before is not None:
            if is_heading(before):
                return before
            before = before.previous
        one = one.parent
    return None
