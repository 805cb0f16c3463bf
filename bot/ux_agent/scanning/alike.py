"""The looks of parts that are alike: of all cards, quotes or labels, which one rule decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.cascade import rank, winner
from bot.ux_agent.scanning.computed import computed, is_taken
from bot.ux_agent.scanning.letter_looks import ALIGNMENT, CASES, SAID, STYLE, ending
from bot.ux_agent.scanning.lettering import aligns
from bot.ux_agent.scanning.matching import own_class
from bot.ux_agent.scanning.open_looks import is_left_open
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import (
    ADDED,
    BACKGROUND,
    COLOUR,
    CORNERS,
    SIZE,
    WEIGHT,
    Look,
    looks_of,
)
from bot.ux_agent.scanning.table_heads import head_names
from bot.ux_agent.scanning.together import looks_of_all
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import CAMEL, STATES, TAGS, is_utility, said_class

MOST_RULES = 400
"""Rules of a page that are looked at."""

MOST_LIKE = 60
"""Parts of one kind: more are what a whole site is made of."""

MOST_FOUND = 40
"""Kinds of parts that are proposed."""

MOST_ALIKE = 12
"""Parts of a kind that have a utility each: all of them change together."""

MOST_WORDS = 4
"""Words of a class that people say."""

ANY_TEXT = frozenset(
    "text title heading subtitle button name label item link lead intro".split()  # noqa: SIM905
)
"""Names that a text of any part may have."""

_OF_FRAMEWORKS = frozenset(
    """
    card title lead nav item link active show fade badge alert btn container prose navbar brand
    """.split()  # noqa: SIM905 - a row of words
)
_LOOKS = (BACKGROUND, COLOUR, SIZE, WEIGHT, CORNERS, ALIGNMENT, STYLE, CASES)
_ADDED = (COLOUR, SIZE, WEIGHT, ALIGNMENT, STYLE, CASES)
"""The looks that a text may get where the rule of its kind says nothing of them yet."""

_LAST = re.compile(
    r"(?:[\s>+~]|^)((?P<tag>[a-z][a-z0-9]*)?(?P<id>#[A-Za-z][\w-]*)?(?P<classes>(?:\.[A-Za-z][\w-]*)*))$"
)
_SAID = {
    "color": ("text color", "text colour", "color", "colour"),
    "background": ("background", "color", "colour", "box"),
    "font-size": ("size", "font size", "text size"),
    "font-weight": ("weight", "font weight"),
    "radius": ("corners", "radius"),
    **{name: (word,) for name, word in SAID.items()},
}
"""What people call a look, behind the name of what it is of."""

_LEADS = frozenset({"subtitle", "lead", "intro"})
_BOXED = ("border-radius", "box-shadow", "border", "padding")
_OUTLINED = ("border-radius", "box-shadow", "border")
_OF_BOXES = (BACKGROUND, CORNERS)
_BOXES = frozenset({"card", "box", "tile", "panel"})
_NO_BOXES = frozenset("td th tr thead tbody caption a img span li input h2 h3 h4".split())  # noqa: SIM905
_CELLS = frozenset({"td", "th", "tr", "thead", "tbody", "caption"})
_VAGUE = frozenset({"box", "inner", "wrap", "wrapper", "content", "col", "column", "item", "left"})
_VAGUE |= {"right", "main", "page", "site", "body", "text", "button", "btn", "nav", "menu", "hero"}


_OF_OTHERS = frozenset({"h1", "nav", "body", "html", "header", "footer", "button", "input"})
_OF_A_KIND = frozenset({"box", "item"})
"""What says of a part what it is only behind another word: `service-box`."""


class Kind(NamedTuple):
    """Parts that a rule alone styles, in one section, and what people call one of them.

    `block` is what the first one's block of the page is called; `has_cards` when there are parts
    that are cards by their class, and others are none.
    """

    rule: Rule
    name: str
    section: str
    parts: tuple[Seen, ...]
    block: str = ""
    has_cards: bool = False


def looks_of_kinds(
    pages: Sequence[Page],
    areas: Mapping[str, Areas],
    taken: set[tuple[str, ...]],
    said: Mapping[int, tuple[str, ...]],
) -> Iterator[Wish]:
    """The looks of each kind of parts; `taken` are the declarations that others have already.

    `said` are the names of the texts of elements, by their identities.
    """
    known: dict[str, int] = {}
    has_cards = any(map(_has_cards, pages))
    for page in pages:
        if page.language:
            continue
        found = _kinds(page, areas[page.address], said)
        kinds = (one._replace(has_cards=has_cards) for one in found)
        by_rule = (_of(kind, page, said) for kind in kinds)
        for wish in chain(chain.from_iterable(by_rule), looks_by_class(page, areas[page.address])):
            if len(known) >= MOST_FOUND:
                return
            place = tuple(str(part) for part in wish.at[0].values())
            if place in taken:
                continue
            taken.add(place)
            known[wish.name.rpartition("-")[0]] = 1
            yield wish


def _has_cards(page: Page) -> bool:
    """Whether elements of a page are called cards by a class of their own."""
    names = {name for one in page.elements for name in one.attributes.get("class", "").split()}
    return not names.isdisjoint(("card", "cards")) or any(
        telling([name]).endswith(("card", "cards")) for name in names if "card" in name.lower()
    )


def _kinds(page: Page, areas: Areas, said: Mapping[int, tuple[str, ...]]) -> Iterator[Kind]:
    by_class: dict[str, list[Seen]] = {}
    by_tag: dict[str, list[Seen]] = {}
    for element in page.elements:
        by_tag.setdefault(element.tag, []).append(element)
        for name in element.attributes.get("class", "").split():
            by_class.setdefault(name, []).append(element)
    roots = {id(area.root) for area in areas.all()}
    declared = tuple(name for look in _LOOKS for name in look.declared)
    for rule in page.rules[:MOST_RULES]:
        found = _LAST.search(rule.text.strip())
        is_plain = len(rule.selectors) == 1 and not rule.condition and not rule.is_foreign
        if not is_plain or found is None:
            continue
        classes = found["classes"].split(".")[1:]
        held = own_class(classes[0], rule.document.path) if classes else ""
        pool = by_class.get(held, []) if classes else by_tag.get(found["tag"] or "", [])
        if found["id"]:
            pool = [one for one in page.elements if one.attributes.get("id") == found["id"][1:]]
        parts = [one for one in pool[:MOST_LIKE] if fits(rule, rule.selectors[0], one)]
        name = _name(rule.text, found) or _of_lead(parts, areas, said)
        if not name:
            continue
        is_said = any(rule.declarations(declared)) or all(one.texts for one in parts)
        is_said = is_said or name.rpartition(" ")[2] in _BOXES
        if not parts or not is_said or any(id(one) in roots for one in parts):
            continue
        sections = {areas.of(one).section for one in parts}
        if not any(is_of_others(one) for one in parts):
            section = sections.pop() if len(sections) == 1 else "site"
            yield Kind(rule, name, section, tuple(parts), areas.of(parts[0]).name)


def _of_lead(parts: Sequence[Seen], areas: Areas, said: Mapping[int, tuple[str, ...]]) -> str:
    """The name of the one text below the first page's headline, where its class is none."""
    if len(parts) != 1 or areas.of(parts[0]).section != "home":
        return ""
    return next((name for name in said.get(id(parts[0]), ()) if name in _LEADS), "")


def is_of_others(element: Seen) -> bool:
    """Whether it is a headline or in a menu, whose looks have names of their own."""
    return element.tag in _OF_OTHERS or any(above.tag == "nav" for above in element.above())


def _name(selector: str, found: re.Match[str]) -> str:
    """What the last part of a selector is called, with the class of what it stands in."""
    own = telling(found["classes"].split(".")[1:]) or telling((found["id"] or "").split("#")[1:])
    if own:
        return own
    kind = TAGS.get(found["tag"] or "", "")
    if not kind or found["classes"]:
        return ""
    around = re.findall(r"[.#]([A-Za-z][\w-]*)", selector[: found.start(1)])
    within = telling(around[-1:]) if around else ""
    is_own = kind in {"quote", "caption", "author", "question"}
    return f"{within} {kind}" if within else kind * is_own


def _is_element(name: str) -> bool:
    """Whether a class is that of a part of a block that it names (BEM): `services__item`."""
    block, _, part = name.partition("__")
    return bool(part) and block.lower() not in _VAGUE


def telling(classes: Sequence[str]) -> str:
    """The first class that is a word, as words; '' where all say how a part looks."""
    for name in classes:
        plain = said_class(name)
        words = [one for one in re.split(r"[-_]+", CAMEL.sub("-", plain)) if one]
        is_word = all(word.isalpha() and len(word) > 1 for word in words)
        is_plain = is_word and not is_utility(plain) and plain not in STATES
        last = words[-1].lower() if words else ""
        is_told = last not in _VAGUE or _is_element(plain)
        is_told = is_told or (last in _OF_A_KIND and words[0].lower() not in _VAGUE)
        if is_plain and words and is_told and len(words) <= MOST_WORDS:
            return " ".join(word.lower() for word in words)
    return ""


def _of(kind: Kind, page: Page, said: Mapping[int, tuple[str, ...]]) -> Iterator[Wish]:
    """The looks that the rule declares, where it wins for every one of the parts."""
    has_ground, is_unsure = any(kind.rule.declarations(BACKGROUND.declared)), False
    for look in _LOOKS:
        if look is COLOUR and is_unsure:
            continue  # who asks for the colour of such a box would get its letters'
        if not any(kind.rule.declarations(look.declared)):
            yield from _not_yet(look, kind, page, said, has_ground=has_ground)
            continue
        won = [
            one for one in kind.parts if winner(one, page.rules, look.declared).rule is kind.rule
        ]
        if 2 * len(won) <= len(kind.parts):
            continue
        if any(page.framework.utility(one, look.declared[0]) for one in kind.parts):
            continue
        named = called(look, kind.name, len(kind.parts), has_ground=has_ground)
        more = _more(look, kind, said, has_ground=has_ground)
        for wish in looks_of_all(kind.section, (won[0], *kind.parts), page, named):
            is_unsure = is_unsure or (look is BACKGROUND and bool(wish.doubt))
            yield wish._replace(aliases=tuple(dict.fromkeys((*wish.aliases, *more))))


def _more(
    look: Look, kind: Kind, said: Mapping[int, tuple[str, ...]], *, has_ground: bool
) -> tuple[str, ...]:
    """The look by the names of the only text that it is of."""
    own = said.get(id(kind.parts[0]), ()) if len(kind.parts) == 1 else ()
    is_button = has_ground and kind.parts[0].tag == "a"
    is_lead = kind.section == "home"
    own = tuple(one for one in own if one not in ANY_TEXT or (is_lead and one in _LEADS))
    found = list(_spoken(look, own, is_button=is_button, has_ground=has_ground))
    for name in _further(kind, has_ground=has_ground):
        found.extend(called(look, name, len(kind.parts), has_ground=has_ground).aliases)
    return tuple(found)


def _further(kind: Kind, *, has_ground: bool) -> Iterator[str]:
    """Other names for a kind: of a part of a block its own (BEM), of boxes in a row cards."""
    first, _, last = kind.name.rpartition(" ")
    is_box = has_ground and any(kind.rule.declarations(_BOXED)) and len(kind.parts) > 1
    is_box = is_box and kind.parts[0].tag not in _CELLS
    if last == "card" and first:
        yield last
    yield from head_names(kind.name, kind.parts)
    if is_box and not kind.has_cards and "card" not in kind.name.split():
        blocks = dict.fromkeys(one.replace("-", " ") for one in (kind.block, first) if one)
        yield from ("card", *(f"{one} card" for one in blocks))
    if is_box and (last == "card" or not kind.has_cards):
        yield "box"
    if all(any(map(str.isdigit, one.words)) for one in kind.parts):
        yield from dict.fromkeys((f"{kind.name} number", f"{last} number"))
    is_part = _is_element(kind.rule.text.rpartition(".")[2]) and last != kind.name
    if is_part and last not in _VAGUE | ANY_TEXT:
        yield last


def _not_yet(
    look: Look,
    kind: Kind,
    page: Page,
    said: Mapping[int, tuple[str, ...]],
    *,
    has_ground: bool,
) -> Iterator[Wish]:
    """A look of texts or boxes that their rule could say: nothing says it, or what counts less."""
    if look is ALIGNMENT and not all(aligns(one, page) for one in kind.parts):
        return
    is_boxed = look in (*_OF_BOXES, COLOUR) and _is_boxed(kind)
    if not (is_boxed or (look not in _OF_BOXES and _is_text(look, kind, page, has_ground))):
        return
    if is_boxed and not all(is_taken(one, page, look.declared[0]) for one in kind.parts):
        return
    for one in kind.parts:
        found = winner(one, page.rules, (*look.declared, *look.parts))
        is_over = found.rule is None or rank(found.rule, one) < rank(kind.rule, one)
        if not is_over or found.doubt:
            return
    has_ground = has_ground or is_boxed
    named = called(look, kind.name, len(kind.parts), has_ground=has_ground)
    at: Where = {"file": kind.rule.document.path, "rule": kind.rule.text, "prop": look.declared[0]}
    value = "0px" if look is CORNERS else computed(kind.parts[0], page, look.declared[0])
    names = (*named.aliases, *_more(look, kind, said, has_ground=has_ground))
    wish = Wish(kind.section, named.name, look.type, (at,), tuple(dict.fromkeys(names)))
    yield wish._replace(values=look.values, computed=value, note=ADDED)


def _is_text(look: Look, kind: Kind, page: Page, has_ground: bool) -> bool:  # noqa: FBT001
    """Whether it is of texts alone, which may get a look that their rule says nothing of."""
    if look not in _ADDED or has_ground or not is_left_open(look, kind.rule, kind.parts, page):
        return False
    return all(any(text.value.strip() for text in one.texts) for one in kind.parts)


def _is_boxed(kind: Kind) -> bool:
    """Whether several parts are boxes by their rule or by what they are called."""
    if len(kind.parts) < 2 or kind.parts[0].tag in _NO_BOXES:
        return False
    is_set_off = any(kind.rule.declarations((*_OUTLINED, *BACKGROUND.declared)))
    return is_set_off or kind.name.rpartition(" ")[2] in _BOXES


def _spoken(
    look: Look, names: Sequence[str], *, is_button: bool, has_ground: bool
) -> Iterator[str]:
    """The look by the names of the text that it is of, and of the button that a link looks like."""
    for name in names:
        if any(map(str.isdigit, name)):
            continue
        words = _SAID[look.name][:3]
        words = words[:2] if look is COLOUR and has_ground else words
        yield from (f"{name} {word}" for word in words)
        if is_button and not name.endswith("button"):
            yield from (f"{name} button {word}" for word in words)


def called(look: Look, name: str, count: int, *, has_ground: bool) -> Look:
    """The look by what it is of; of several parts their name alone means it too."""
    many = (_many(name),) if count > 1 and not name.endswith("s") else ()
    words = _SAID[look.name]
    is_ink = look is COLOUR and has_ground
    said = words[:2] if is_ink else words
    stem = name.replace(" ", "-")
    own = (*(f"{name} {word}" for word in said), *((f"{name} text",) if is_ink else ()))
    return look.called(f"{stem}-{ending(look)}", *own, *(() if is_ink else many))


def _many(name: str) -> str:
    return f"{name}es" if name.endswith(("x", "ch", "sh")) else f"{name}s"


def looks_by_class(page: Page, areas: Areas) -> Iterator[Wish]:
    """The looks that parts of one class have from a utility each, the same one in all of them."""
    if not page.framework.name:
        return
    found: dict[tuple[str, str], list[Seen]] = {}
    for one in page.elements:
        name = telling(one.attributes.get("class", "").split())
        if name and name not in _OF_FRAMEWORKS:
            found.setdefault((areas.of(one).section, name), []).append(one)
    roots = {id(area.root) for area in areas.all()}
    for (section, name), parts in found.items():
        is_own = not any(id(one) in roots or is_of_others(one) for one in parts)
        for look in (BACKGROUND, COLOUR, SIZE) if is_own and len(parts) <= MOST_ALIKE else ():
            wish = _by_class(section, (name, parts), look, page)
            if wish is not None:
                yield wish


def _by_class(section: str, kind: tuple[str, list[Seen]], look: Look, page: Page) -> Wish | None:
    """A look of all the parts of a kind, where each has it from the same utility."""
    name, parts = kind
    utilities = [page.framework.utility(one, look.declared[0]) for one in parts]
    if len({(one.name, one.family) if one else None for one in utilities}) > 1 or not utilities[0]:
        return None
    if any(
        not page.framework.counts(one, winner(part, page.rules, look.declared))
        for one, part in zip(utilities, parts, strict=True)
        if one
    ):
        return None
    has_ground = bool(page.framework.utility(parts[0], BACKGROUND.declared[0]))
    named = called(look, name, len(parts), has_ground=has_ground)
    made = [wish for one in parts for wish in looks_of(section, one, page, (named,))]
    if len(made) != len(parts) or any(one.doubt for one in made):
        return None
    at = tuple({str(place): place for one in made for place in one.at}.values())
    return made[0]._replace(at=at)
