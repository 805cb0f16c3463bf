"""The looks of marks that rules of a site put before or behind texts: ticks, arrows, bullets."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from bot.ux_agent.scanning import matching
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import COLOUR, SIZE
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import is_utility, said_class, slug

MOST_MARKS = 12
"""Rules of marks whose looks are proposed."""

MOST_AROUND = 3
"""Names of what the marks stand in by which they are called."""

_PLACED = frozenset({"before", "after", "marker"})
_SIGNS = (
    ("✓✔✅☑\\2713\\2714\\2705", ("tick", "check mark", "checkmark")),
    ("•·●◦▪■\\2022\\25cf\\b7", ("bullet", "dot")),
    ("→›»▸▶➜➔\\2192\\203a\\bb\\25b8", ("arrow",)),
    ("★☆✦\\2605\\2606", ("star",)),
    ("“”„«\\201c\\201d\\ab", ("quotation mark", "quote mark")),
    ("–—-\\2013\\2014", ("dash",)),
    ("✗✘×\\2717\\2718\\d7", ("cross",)),
    ("♥❤\\2665\\2764", ("heart",)),
)
"""What stands in the contents of marks, as a sign or by its number, and what people call it."""

_LISTED = frozenset({"marker"})
_LOOKS = ((COLOUR, ("color", "colour")), (SIZE, ("size",)))
_CONTENT = re.compile(r"[\"'](.*?)[\"']")
_EACH = re.compile(r"\\[0-9a-f]+|[^\\]")
_ZEROS = re.compile(r"(?<=^\\)0+")


def looks_of_marks(pages: Sequence[Page], areas: Mapping[str, Areas]) -> Iterator[Wish]:
    """Colour and size of each kind of marks that a rule says, on the first page that has some."""
    known: set[tuple[str, str]] = set()
    for page in pages:
        for rule in page.rules if not page.language else ():
            names = _names(rule)
            key = (rule.document.path, rule.text)
            if not names or key in known or len(known) >= MOST_MARKS:
                continue
            first = next((one for one in page.elements if _fits(rule, one)), None)
            if first is not None:
                known.add(key)
                yield from _looks(rule, names, first, areas[page.address])


def _looks(rule: Rule, names: Sequence[str], first: Seen, areas: Areas) -> Iterator[Wish]:
    around = list(dict.fromkeys(_around(first)))[:MOST_AROUND]
    for look, words in _LOOKS:
        if not any(name == look.declared[0] for name, _ in rule.declared):
            continue
        called = [*names, *(f"{name}s" for name in names)]
        called += [f"{one} {name}" for one in around for name in called if one != name]
        aliases = tuple(f"{name} {word}" for name in called for word in words)
        at: Where = {"file": rule.document.path, "rule": rule.text, "prop": look.declared[0]}
        own = tuple(f"{name}s" for name in names)
        name = f"{slug(names[0])}-{words[0]}"
        yield Wish(areas.of(first).section, name, look.type, (at,), (*own, *aliases))


def _names(rule: Rule) -> Sequence[str]:
    """What people call the marks of a rule; nothing for a rule of no marks, or a varying one."""
    if rule.condition or rule.is_foreign or len(rule.selectors) != 1:
        return ()
    kind = _placed(rule.selectors[0], rule)
    if kind in _LISTED:
        return ("bullet", "list marker")
    said = [rule.document.node_text(node) for name, node in rule.declared if name == "content"]
    content = _CONTENT.search(said[-1]) if kind and said else None
    sign = _ZEROS.sub("", content[1].strip().lower()) if content else ""
    return next((names for signs, names in _SIGNS if sign in _EACH.findall(signs)), ())


def _placed(selector: Node, rule: Rule) -> str:
    """Where the marks of a selector stand: `before`; '' for no pseudo-element."""
    if selector.type != "pseudo_element_selector":
        return ""
    name = rule.names.node_text(selector.children[-1]).lower()
    return name if name in _PLACED else ""


def _fits(rule: Rule, one: Seen) -> bool:
    """Whether an element bears the marks of a rule."""
    selector = rule.selectors[0].children[0]
    return matching.fits(selector, one, rule.names) is True


def _around(first: Seen) -> Iterator[str]:
    """What the marks stand in, by ids and classes: the list, the block of it."""
    for one in (first, *first.above()):
        if one.tag in {"main", "body", "html"}:
            return
        for name in (one.attributes.get("id", ""), *one.attributes.get("class", "").split()):
            said = said_class(name)
            if name and said.replace("-", "").isalpha() and not is_utility(name):
                yield said.replace("-", " ").replace("_", " ").lower()
