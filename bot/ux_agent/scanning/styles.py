"""Colours and sizes: the declaration that wins for a landmark or another element."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.declared.declaration import RuleAt
from bot.ux_agent.kinds.css import locate_rule
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.scanning.applied import Applied, applied, applied_by
from bot.ux_agent.scanning.cascade import Winner, own_rule, rank, shared, winner
from bot.ux_agent.scanning.computed import FONT_PARTS, computed, is_taken, resolved
from bot.ux_agent.scanning.inline_styles import inline_at, value_of
from bot.ux_agent.scanning.lettering import ALIGN, LETTERING, aligns
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.placing import UNNAMED, selector_of
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.utilities import Utility
from bot.ux_agent.scanning.wish import Where, Wish

ADDED = "not set yet"
"""What is told beside a declaration that an edit would add."""

_COVERS = re.compile(r"url\([^)]*\.(?:jpe?g|webp|avif)\b|-gradient\(")


class Look(NamedTuple):
    """A property of the look: its name, type, and the declarations that decide it.

    One that `is_added` is offered where no rule has it yet, for the element's own rule; `by_class`
    of a framework, for the element's own classes.
    """

    name: str
    type: str
    declared: tuple[str, ...]
    parts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    is_added: bool = True
    by_class: bool = False

    @property
    def short(self) -> tuple[str, ...]:
        """The shorthand that may say it, of which a part can be edited."""
        return self.parts if self.parts == ("font",) and self.type != "enum" else ()

    def called(self, name: str, *aliases: str) -> "Look":
        """The same of a certain element, where it is declared."""
        return self._replace(name=name, aliases=aliases, is_added=False)


_GROUNDS = ("background", "background-color")
BACKGROUND = Look("background", "color", _GROUNDS)
COLOUR = Look("color", "color", ("color",))
SIZE = Look("font-size", "size", ("font-size",), ("font",))
PADDING = Look("padding", "size", ("padding",), ("padding-top", "padding-left", "padding-inline"))
CORNERS = Look("radius", "size", ("border-radius",), is_added=False)
FONT = Look("font-family", "text", ("font-family",), ("font",), aliases=("font",), is_added=False)
WEIGHT = Look(
    "font-weight",
    "enum",
    ("font-weight",),
    ("font",),
    values=("normal", "bold", *(str(weight) for weight in range(100, 1000, 100))),
    is_added=False,
)

VISIBILITY = Look("visibility", "bool", ("display",))


_SHOWN = frozenset({"", "none", "block", "revert"})
"""What a rule may say of the display of an element that is hidden and shown again by it."""


def for_all(wish: Wish) -> Wish:
    """A look that is meant for all the elements that its rule styles."""
    return wish._replace(doubt="" if wish.doubt.startswith("its rule") else wish.doubt)


def looks_of(
    section: str, element: Seen, page: Page, looks: tuple[Look, ...], *, is_alone: bool = True
) -> Iterator[Wish]:
    """The look of an element, where a rule decides it or one of its own could.

    Of one that `is_alone` also what its own attribute says; others have no part in that.
    """
    whole = {"html", "head", "body"}
    is_page = element.tag == "body"
    others = [one for one in page.elements if one.tag not in whole] if is_page else page.elements
    for one in looks:
        if one.declared[0] in LETTERING and not _shows(one.declared[0], element, page):
            continue
        if is_alone and (own := inline_at(element, one.declared, one.type, page)):
            said = Wish(section, one.name, one.type, (own,), one.aliases, values=one.values)
            yield said._replace(doubt=_unseen(said, one, element, page))
            continue
        look, found = decided(one, element, page)
        if found.prop in look.short and not FONT_PARTS.fullmatch(found.value):
            continue
        if look.type == "bool" and (found.value not in _SHOWN or page.framework.name):
            yield from _switched(section, look, element, page) if page.framework.name else ()
            continue
        utility = page.framework.utility(element, look.declared[0]) if look is one else None
        if utility is not None and page.framework.counts(utility, found):
            yield from _by_utility(section, look, utility, (element, page))
            continue
        over = applied(element, page, look.declared[0], found)
        could = page.framework.addable(element, look.declared[0]) if look.by_class else None
        if could and is_open_to_class(element, page, look.declared[0], found):
            value = over.value if over and look.type in {"color", "size"} else ""
            for by_class in _by_utility(section, look, could, (element, page)):
                yield by_class._replace(computed=by_class.computed or value)
            continue
        if over:
            yield _over(section, look, over)
            continue
        yield from _by_rule(section, look, found, element, (page, others))


def _by_rule(
    section: str, look: Look, found: Winner, element: Seen, around: tuple[Page, Sequence[Seen]]
) -> Iterator[Wish]:
    """The look as the declaration that wins, or as one that would be added to the own rule."""
    page, _ = around
    is_open = found.rule is None or bool(shared_with(found, element, page))
    is_open = look.is_added and not found.doubt and is_open
    wish = _added(section, look, element, around) if is_open else None
    is_own = wish is not None and _is_above(wish, found, element, page)
    if not is_own:
        wish = _declared(section, look, found) if found.rule else None
    if wish is None:
        return
    wish = wish._replace(aliases=look.aliases, values=look.values)
    wish = wish if is_own else _judged(wish, look, found, (element, page))
    yield _reckoned(_bordered(wish, found, element, page), look, found, (element, page))


def is_open_to_class(element: Seen, page: Page, declared: str, found: Winner) -> bool:
    """Whether a class of an element would say a look of it alone: no rule does, or one of more.

    It would say it for all windows, so that a rule which varies with them is left alone.
    """
    over = applied(element, page, declared, found)
    rule = over.rule if over else found.rule
    if rule is None:
        return True
    is_important = found.declaration is not None and is_important_one(found.declaration)
    if page.framework.name != "tailwind" or found.doubt or found.conditions or is_important:
        return False
    is_varied = page.framework.is_varied(applied_by(rule), declared)
    return not is_varied and page.framework.is_over(rule) and is_of_more(rule, element, page)


def is_of_more(rule: Rule, element: Seen, page: Page) -> bool:
    """Whether a rule styles other elements too, on the page or on those with its sheet."""
    if shared(rule, element, page.elements):
        return True
    others = (one for one, _ in page.everywhere.styled(rule, page))
    return any(one.source is None or place_of(one) != place_of(element) for one in others)


def place_of(element: Seen) -> tuple[str, int]:
    """Where an element is written: its file, and the byte; one of a part of many pages is one."""
    return (element.file, element.source.start) if element.source else ("", -1)


def _shows(prop: str, element: Seen, page: Page) -> bool:
    """Whether a look of letters would be seen: some text takes it, and its lines can be aligned."""
    return is_taken(element, page, prop) and (prop != ALIGN or aligns(element, page))


def _over(section: str, look: Look, over: Applied) -> Wish:
    """A declaration behind the utilities that a rule applies, which counts before them."""
    at: Where = {"file": over.rule.document.path, "rule": over.rule.text, "prop": look.declared[-1]}
    wish = Wish(section, look.name, look.type, (at,), look.aliases, values=look.values)
    return wish._replace(note=ADDED, computed=over.value)


def decided(look: Look, element: Seen, page: Page) -> tuple[Look, Winner]:
    """What wins for a look, or for the variable of a framework that says it for the element."""
    found = winner(element, page.rules, (*look.declared, *look.short))
    name = page.framework.variable(element, look.declared[0])
    if name and (found.rule is None or found.rule.is_foreign):
        own = winner(element, page.rules, (name,))
        if own.rule is not None and not own.rule.is_foreign:
            return look._replace(declared=(name,)), own
    return look, found


def _bordered(wish: Wish, found: Winner, element: Seen, page: Page) -> Wish:
    """The ground of a framework's button with its border, where one rule says both alike."""
    border = page.framework.variable(element, "border-color")
    if not border or found.rule is None or wish.at[0].get("prop") not in {*_GROUNDS, "--bs-btn-bg"}:
        return wish
    edge = winner(element, page.rules, (border, "border-color"))
    if edge.rule is not found.rule or edge.value != found.value:
        return wish
    return wish._replace(at=(*wish.at, {**wish.at[0], "prop": edge.prop}))


def _is_above(wish: Wish, found: Winner, element: Seen, page: Page) -> bool:
    """Whether what the element's own rule would say counts before a shared one, if there is one."""
    if found.rule is None or found.declaration is None:
        return True
    is_important = is_important_one(found.declaration)
    own = next((one for one in page.rules if _is_at(one, wish)), None)
    if is_important or own is None or own is found.rule:
        return False
    return rank(own, element) > rank(found.rule, element)


def is_important_one(declaration: Node) -> bool:
    """Whether a declaration is marked as important."""
    return any(part.type == "important" for part in declaration.children)


def _is_at(rule: Rule, wish: Wish) -> bool:
    """Whether it is the rule of a proposed declaration."""
    at = wish.at[0]
    return rule.text == at.get("rule") and rule.document.path == at.get("file")


def _reckoned(wish: Wish, look: Look, found: Winner, of: tuple[Seen, Page]) -> Wish:
    """With what the look comes to, and doubtful where nobody would see it."""
    element, page = of
    if not for_all(wish).doubt and (doubt := _unseen(wish, look, element, page)):
        return wish._replace(doubt=doubt)
    if wish.note == ADDED:
        return wish._replace(computed=computed(element, page, look.declared[0]))
    value = resolved(found.value, page)
    name = found.value if found.value.startswith("$") else found.value[4:-1]
    is_far = value != found.value and f"{name}:" not in _source(found)
    return wish._replace(computed=value) if is_far and look.type in {"color", "size"} else wish


def _unseen(wish: Wish, look: Look, element: Seen, page: Page) -> str:
    """Why nobody would see what is changed; '' where they would."""
    if look.declared[0] == "background" and _is_covered(element, page, wish):
        return "a picture covers it"
    if element.tag != "body" and not is_taken(element, page, look.declared[0]):
        return "no text of it has that from there"
    return ""


def _is_covered(element: Seen, page: Page, wish: Wish) -> bool:
    """Whether a photograph or a gradient lies over the colour; one that is added resets both."""
    value = value_of(element, ("background-image", "background"), page)
    is_over = _COVERS.search(value) is not None and "contain" not in value
    return wish.note != ADDED and is_over


def _source(found: Winner) -> str:
    """The sheet of a declaration, without its white space, in small letters."""
    return "".join(found.rule.document.data.decode().lower().split()) if found.rule else ""


def _switched(section: str, look: Look, element: Seen, page: Page) -> Iterator[Wish]:
    """Whether an element is shown, by the class that hides it."""
    if element.source is None:
        return
    name = "hidden" if page.framework.name == "tailwind" else "d-none"
    selector = selector_of(element.source, element, page.pointing)
    at: Where = {"file": element.file, "element": selector, "part": "class", "utility": name}
    if selector:
        yield Wish(section, look.name, look.type, (at,), look.aliases)


def _by_utility(
    section: str, look: Look, utility: Utility, of: tuple[Seen, Page]
) -> Iterator[Wish]:
    """The look as the class utility that decides it; none where no manifest could name it."""
    element, page = of
    if utility.element is None:
        return
    selector = selector_of(utility.element, element, page.pointing)
    path = utility.element.document.path
    named = {"element": selector or utility.element.tag, "part": "class"}
    is_open = not utility.name and look.declared[0] in {*LETTERING, *SIZE.declared}
    kind, values = page.framework.words(utility.family) or (look.type, look.values)
    yield Wish(
        section,
        look.name,
        kind,
        ({"file": path, **named, "utility": utility.family},),
        look.aliases,
        values=values,
        computed=computed(element, page, look.declared[0]) if is_open else "",
        doubt=utility.doubt or ("" if selector else UNNAMED),
    )


def shared_with(found: Winner, element: Seen, page: Page) -> str:
    """Why the rule of a declaration is not this element's alone; '' when it is."""
    if found.rule is None:
        return ""
    bodies = {"html", "body"}
    others = [
        one
        for one in shared(found.rule, element, page.elements)
        if not (element.tag in bodies and one.tag in bodies)
    ]
    count = len(others)
    return f"its rule “{found.rule.text}” styles {count} more elements of the page" if count else ""


def _declared(section: str, look: Look, found: Winner) -> Wish | None:
    if found.rule is None:
        return None
    rule = found.rule
    prop = look.declared[0] if found.prop in look.short else found.prop
    where: Where = {"file": rule.document.path, "rule": rule.text, "prop": prop}
    return Wish(section, look.name, look.type, (where,))


def _added(
    section: str, look: Look, element: Seen, around: tuple[Page, Sequence[Seen]]
) -> Wish | None:
    """The declaration as it would be added to the element's own rule; None without such a rule."""
    page, others = around
    rule = own_rule(element, page.rules, others)
    is_page = element.tag in {"body", "html"}
    if rule is None or (is_page and look.declared not in {SIZE.declared, _GROUNDS}):
        return None
    where: Where = {"file": rule.document.path, "rule": rule.text, "prop": look.declared[0]}
    return Wish(section, look.name, look.type, (where,), note=ADDED)


def _judged(wish: Wish, look: Look, found: Winner, of: tuple[Seen, Page]) -> Wish:
    """The wish with what makes it doubtful: shared rules, parts set apart, an earlier twin."""
    element, page = of
    doubt = found.doubt or foreign(found) or shared_with(found, element, page)
    if not doubt and look.parts and found.prop not in look.parts:
        part = winner(element, page.rules, look.parts)
        if part.rule is not None and part.rule.order >= (found.rule.order if found.rule else 0):
            doubt = f"{part.prop} is set as well, in “{part.rule.text}”"
    doubt = doubt or _mistaken(found, wish)
    note = "; ".join(f"other under {one}" for one in found.conditions)
    return wish._replace(doubt=doubt, note=note)


def foreign(found: Winner) -> str:
    """Why a declaration that wins is none of the site's own; '' when it is."""
    is_foreign = found.rule is not None and found.rule.is_foreign
    return "its sheet is made by a tool, or somebody else's" if is_foreign else ""


def _mistaken(found: Winner, wish: Wish) -> str:
    """Why the manifest's reader would take another declaration than the one that wins."""
    rule, node = found.rule, found.declaration
    if rule is None or node is None:
        return ""
    at = RuleAt(rule.document.path, rule.text, str(wish.at[0]["prop"]))
    try:
        place = locate_rule(at, rule.document, wish.type).place
    except Missing as reason:
        return str(reason)
    is_same = node.start_byte <= place.start and place.end <= node.end_byte
    return "" if is_same else f"“{rule.text}” is there several times, and not the last one wins"
