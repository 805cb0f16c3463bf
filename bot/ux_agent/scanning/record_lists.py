"""Lists of parts that repeat in a page's own markup: cards, quotes, rows of prices, questions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.beside import is_sayer
from bot.ux_agent.scanning.entries import called
from bot.ux_agent.scanning.links import LinkList
from bot.ux_agent.scanning.meanings import hours_words, is_amount
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.records import Record
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_unseen
from bot.ux_agent.scanning.wording import is_utility, said_class, slug

_LANDMARKS = frozenset({"header", "navbar", "footer"})
_QUOTES = ("testimonials", "reviews", "quotes")
_QUESTIONS = ("questions", "faqs")
_LAYOUT = frozenset({"col", "column", "cell", "item", "row"})
"""Classes that say where a part stands."""

_MOST_WORDS = 12


def record_lists_of(page: Page, areas: Areas) -> Iterator[LinkList]:
    """The lists of at least two parts side by side, each with one short text that names it.

    They stand in the page's own sources, each in its own; rows of hours are no entries.
    """
    for records in _found(page):
        area = areas.of(records[0].root)
        labels = [_label(one.heading) for one in records]
        known = [one for one in labels if one is not None]
        if area.section in _LANDMARKS or len(known) < len(labels) or len(labels) < 2:
            continue
        if any(areas.of(one.root) is not area for one in records) or _is_doubtful(records):
            continue
        found = _list(page, area, records, known)
        if found.name and found.label:
            yield found


def _found(page: Page) -> Iterator[list[Record]]:
    seen: set[int] = set()
    asked: set[int] = set()
    for element in page.elements:
        if id(element) in seen or is_unseen(element):
            continue
        record = page.records.of(element)
        name = _NAMED.get(element.tag)
        found: list[Record] = []
        if record is not None and record.root is element:
            found = list(page.records.beside(record))
        elif (record is None or element.tag != "li") and name and id(element) not in asked:
            same = [one for one in element.siblings if one.tag == element.tag]
            asked.update(map(id, same))
            found = _alike(same, name)
        seen.update(id(one.root) for one in found)
        if len(found) > 1:
            yield found


def _alike(same: Sequence[Seen], name: Callable[[Seen], Seen | None]) -> list[Record]:
    """Those of the elements of a kind, side by side, that have what names them."""
    if same[0].tag == "tr" and not _is_data(same[0]):
        return []
    named = [(one, name(one)) for one in same]
    found = [Record(one, label) for one, label in named if label is not None]
    is_hours = same[0].tag == "tr" and all(_is_of_hours(one.root) for one in found)
    return [] if is_hours else found


def _author(element: Seen) -> Seen | None:
    return next(filter(is_sayer, element.below()), None)


def _summary(element: Seen) -> Seen | None:
    return next((one for one in element.children if one.tag == "summary"), None)


def _first_cell(element: Seen) -> Seen | None:
    """The first cell of a row of data."""
    cells = element.children
    return None if len(cells) < 2 or all(one.tag == "th" for one in cells) else cells[0]


def _is_of_hours(row: Seen) -> bool:
    """Whether a row says when something is open: `Monday`, `9-5`."""
    told = [one.words for one in row.children]
    return bool(hours_words(told[0], *told[1:]))


def _is_data(row: Seen) -> bool:
    around = next((one for one in row.above() if one.tag == "table"), None)
    inner = {one.tag for one in around.below()} if around is not None else set()
    laid_out = inner & {"h1", "h2", "h3", "h4", "form", "nav", "header", "footer", "table"}
    return around is not None and not laid_out and around.attributes.get("role") != "presentation"


def _strong(element: Seen) -> Seen | None:
    """What begins an entry and stands out in it."""
    first = next(iter(element.children), None)
    is_first = first is not None and first.tag in {"strong", "b"}
    has_more = len(element.texts) > 0 or len(element.children) > 1
    return first if is_first and has_more else None


_NAMED: Mapping[str, Callable[[Seen], Seen | None]] = {
    "blockquote": _author,
    "figure": _author,
    "details": _summary,
    "tr": _first_cell,
    "li": _strong,
}
"""What names such a part, where no heading does."""


def _label(heading: Seen) -> Seen | None:
    """The element in a heading, or the heading, that has the one text there as its own."""
    said = [one for one in (heading, *heading.below()) if one.texts]
    if len(said) != 1 or len(said[0].texts) != 1:
        return None
    shown, found = said[0].texts[0], said[0]
    origin = shown.origin
    is_own = origin is not None and origin.kind == "part" and origin.element is found.source
    is_short = 0 < len(shown.value.split()) <= _MOST_WORDS
    return found if is_own and is_short and not (found.doubt or shown.doubt) else None


def _is_doubtful(records: Sequence[Record]) -> bool:
    """Whether they do not stand each in its own place of one file."""
    sources = [one.root.source for one in records]
    places = {(one.document.path, one.start) for one in sources if one is not None}
    files = {path for path, _ in places}
    return len(places) < len(records) or len(files) != 1 or any(one.root.doubt for one in records)


def _list(page: Page, area: Area, records: list[Record], labels: list[Seen]) -> LinkList:
    roots = [one.root for one in records]
    shown = tuple((label.texts[0].value, "") for label in labels)
    name, said = _called(records, area)
    part = _part([(root, label) for root, label in zip(roots, labels, strict=True)])
    about = _about(records, labels)
    return LinkList(page, area, tuple(roots), part, shown, name, said, tuple(labels), about)


def _about(records: Sequence[Record], labels: Sequence[Seen]) -> str:
    """The one text that each of them has beside its label, as manifests name it; '' for others."""
    found: list[tuple[Seen, Seen]] = []
    for record, label in zip(records, labels, strict=True):
        inner = (record.root, *record.root.below())
        more = [one for one in inner if one.texts and one is not label]
        is_plain = len(more) == 1 and len(more[0].texts) == 1 and more[0] is not record.root
        if not is_plain or any(one.tag == "img" for one in inner):
            return ""
        found.append((record.root, more[0]))
    return _part(found)


def _part(found: Sequence[tuple[Seen, Seen]]) -> str:
    """What names these elements within their parts, as manifests do; '' where nothing does."""
    tag = found[0][1].tag
    shared = set.intersection(*(set(one.attributes.get("class", "").split()) for _, one in found))
    plain = sorted(one for one in shared if one.replace("-", "").isalnum())
    tried: list[tuple[str, Callable[[Seen], bool]]] = [(tag, _is_any)]
    tried += [(f"{tag}.{name}", partial(_has, name)) for name in plain]
    tried.append((f"{tag} + {tag}", _is_second))
    for selector, is_it in tried:
        if all(_first(root, tag, is_it) is one for root, one in found):
            return f"text:{selector}"
    return ""


def _first(root: Seen, tag: str, is_it: Callable[[Seen], bool]) -> Seen | None:
    return next((one for one in root.below() if one.tag == tag and is_it(one)), None)


def _is_any(_one: Seen) -> bool:
    return True


def _has(name: str, one: Seen) -> bool:
    return name in one.attributes.get("class", "").split()


def _is_second(one: Seen) -> bool:
    return one.previous is not None and one.previous.tag == one.tag


def _called(records: Sequence[Record], area: Area) -> tuple[str, tuple[str, ...]]:
    """The name of a list, and what people call it: by the class of its entries, what is above.

    '' for parts side by side that nothing calls one thing.
    """
    root = records[0].root
    nouns = [_plural(one) for one in _classes(root)[:1]]
    above, others = called(root.parent or root, area)
    own = [one for one in (above, *others) if one not in {"list", "list list"}]
    said = [*nouns, *own, *_meant(records)]
    name = next(iter([*nouns, *own]), "")
    plain = {one.replace("-", " ") for one in said} - {name}
    return name, tuple(sorted(one for one in plain if not one.endswith("list list")))


def _plural(noun: str) -> str:
    is_hissed = noun.endswith(("x", "ch", "sh"))
    return f"{noun}es" if is_hissed else f"{noun.removesuffix('s')}s"


def _classes(root: Seen) -> list[str]:
    """The classes that say what a part is, or what it wraps alone."""
    classes = (said_class(one) for one in root.attributes.get("class", "").split())
    found = [slug(one) for one in classes if one.replace("-", "").isalpha()]
    plain = [one for one in found if not is_utility(one) and one not in _LAYOUT]
    return plain or (_classes(root.children[0]) if len(root.children) == 1 else [])


def _meant(records: Sequence[Record]) -> Iterator[str]:
    """What such parts are called everywhere: quotes, questions, prices."""
    told = [one.heading.words for one in records]
    root = records[0].root
    if any(one.tag in {"blockquote", "q", "cite"} for one in (root, *root.below())):
        yield from _QUOTES
    if root.tag == "details" or all(one.rstrip().endswith("?") for one in told):
        yield from _QUESTIONS
    if root.tag == "tr" and any(is_amount(one.words) for one in root.children):
        yield "price list"
