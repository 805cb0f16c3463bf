"""Rules that could say a look of parts together: one of theirs, or one that no sheet has yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from bot.ux_agent.kinds.css import spelled
from bot.ux_agent.kinds.css_new_rule import behind
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.scanning.cascade import Winner, own_rule, rank
from bot.ux_agent.scanning.landmarks import HEADINGS
from bot.ux_agent.scanning.lettering import LINE
from bot.ux_agent.scanning.nesting import Nested, parsed
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import Look
from bot.ux_agent.scanning.wording import is_utility, plain_class

if TYPE_CHECKING:
    from bot.ux_agent.scanning.together import Alike

MOST_NAMES = 4
"""Names of what the parts stand in that are tried for a new rule."""

MOST_CLASSES = 6
MOST_WRITTEN = 60
"""Classes of the parts that are tried for a new rule, and those of an element that are read."""

_LANDMARKS = frozenset({"header", "footer", "nav"})
_WHOLE = frozenset({"body", "html"})
_SHEETS = (".css", ".scss")
_ALL_ALIKE = HEADINGS | {"button"}
"""Tags of which every element is one of a kind, on pages unread too."""


def room(alike: "Alike", founds: Sequence[Winner]) -> tuple[Rule, str] | None:
    """The last rule of the parts alone that could say the look, and would win."""
    rules = [one for one in alike.page.rules if alike.is_whole(one)]
    best = max(rules, key=lambda one: rank(one, alike.parts[0]), default=None)
    return (best, "") if best and _would_win(best, alike, founds) else None


def _would_win(rule: Rule, alike: "Alike", founds: Sequence[Winner]) -> bool:
    if any(_is_important(found) for found in founds):
        return False
    return all(
        found.rule is None or rank(rule, one) > rank(found.rule, one)
        for one, found in zip(alike.parts, founds, strict=True)
    )


def _is_important(found: Winner) -> bool:
    return found.declaration is not None and any(
        part.type == "important" for part in found.declaration.children
    )


def fresh(look: Look, alike: "Alike", founds: Sequence[Winner]) -> tuple[Rule, str] | None:
    """A rule that the sheet has not yet, for the parts alone, which would win.

    Bootstrap has rules of its own for the colours of most parts, which are not seen here.
    """
    if alike.page.framework.name == "tailwind":
        return None
    is_over = look.type == "color" or look.declared[0] == LINE
    is_over = is_over and alike.page.framework.name == "bootstrap"
    for model in _models(alike):
        for selector in dict.fromkeys(_selectors(alike)):
            rule = _made(model, selector)
            if _is_safe(selector, alike) and alike.is_whole(rule):
                placed = _placed(rule, alike)
                if placed is not None and _would_win(placed, alike, founds):
                    return placed, "important" if is_over else "rule"
    return None


def _is_safe(selector: str, alike: "Alike") -> bool:
    """Whether all that a selector means is known: a tag alone may be of parts of pages unread."""
    is_tag = selector.isalnum() and selector not in _ALL_ALIKE
    return alike.page.everywhere.is_all or not is_tag


def _placed(rule: Rule, alike: "Alike") -> Rule | None:
    """A new rule in the order of where it would be written; None where that cannot be."""
    try:
        at = behind(spelled(rule.text), rule.document)
    except Missing:
        return None
    path = rule.document.path
    before = (
        one.order
        for one in alike.page.rules
        if one.document.path == path and one.block.end_byte <= at
    )
    return rule._replace(order=max(before, default=-1))


def added_rule(alike: "Alike") -> Rule | None:
    """A rule that a sheet has not yet for a part alone, by its id or class."""
    for model in islice(_models(alike), 1):
        for selector in _named(alike.parts[0], alike):
            rule = _made(model, selector)
            if alike.is_whole(rule) and selector[0] in "#.":
                return rule
    return None


def _made(model: Rule, selector: str) -> Rule:
    nested = Nested(selector, (selector,), None, model.document, model.block, "")
    names, chosen = parsed(nested)
    return model._replace(text=selector, selectors=chosen, names=names, condition="")


def _models(alike: "Alike") -> Iterator[Rule]:
    """Rules that a new one may be written beside: that of what holds the parts, then the last.

    That is of the sheet with most of the rules, before it is of the last sheet.
    """
    rules = alike.page.rules
    own = own_rule(alike.root, rules, alike.page.elements) if alike.root else None
    if own is not None:
        yield own
        return
    plain = [one for one in rules if _is_for_all_pages(one)]
    counted = Counter(one.document.path for one in plain)
    last = {one.document.path: one for one in plain}
    yield from (last[path] for path, _ in counted.most_common(1))
    yield from plain[-1:]


def _is_for_all_pages(rule: Rule) -> bool:
    path = rule.document.path
    is_plain = not rule.is_foreign and not rule.owner and ".module." not in path
    return is_plain and path.endswith(_SHEETS)


def _selectors(alike: "Alike") -> Iterator[str]:
    """Selectors that may be of the parts alone, the plainest first."""
    tags = {one.tag for one in alike.parts}
    common = set.intersection(
        *(set(one.attributes.get("class", "").split()) for one in alike.parts)
    )
    classes = islice(_plain(sorted(common)), MOST_CLASSES)
    last = [*(tags if len(tags) == 1 else ()), *(f".{name}" for name in classes)]
    if alike.is_button:
        # A link that comes beside it later is no button.
        last = [one for one in _ruled(sorted(common), alike) if one not in last] + last[::-1]
    if len(alike.parts) == 1:
        yield from (name for name in _named(alike.parts[0], alike) if name[0] in "#.")
    if alike.root is None:
        yield from last
        return
    holders = [one for one in (alike.root, *alike.root.above()) if one.tag not in _WHOLE]
    named = (name for one in holders for name in _named(one, alike))
    around = list(islice(named, MOST_NAMES))
    for holder in around:
        yield from (f"{holder} {one}" for one in last)
        if not alike.is_button:
            yield from (f"{holder} {tag} {one}" for one in last for tag in ("nav", "ul", "li"))
    if alike.is_button:
        ends = ("first-child", "last-child")
        yield from (f"{holder} {one}:{end}" for holder in around for one in last for end in ends)


def _ruled(classes: Sequence[str], alike: "Alike") -> Iterator[str]:
    """The classes that the site's own sheets name, be they called as those of a framework."""
    own = {one.text for one in alike.page.rules if not one.is_foreign}
    yield from (f".{name}" for name in classes[:MOST_WRITTEN] if f".{name}" in own)


def _named(root: Seen, alike: "Alike") -> Iterator[str]:
    """Selectors of what the parts stand in: its own rule, its id, a class or tag of it alone."""
    own = own_rule(root, alike.page.rules, alike.page.elements)
    if own is not None:
        yield own.text
    if root.attributes.get("id", "").replace("-", "").isalnum():
        yield f"#{root.attributes['id']}"
    held = alike.page.held_classes
    for name in _plain(root.attributes.get("class", "").split()):
        if held[name] == 1:
            yield f".{name}"
    if root.tag in _LANDMARKS and [one.tag for one in alike.page.elements].count(root.tag) == 1:
        yield root.tag


def _plain(classes: Sequence[str]) -> Iterator[str]:
    """Those of the first classes of a row that a sheet would name, and that are no utilities."""
    for name in classes[:MOST_WRITTEN]:
        if name == plain_class(name) and not is_utility(name):
            yield name
