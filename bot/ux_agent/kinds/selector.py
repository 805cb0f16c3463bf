"""Selectors of elements: tag#id.class[attr=value], >, +, space, :first-child, :first-of-type."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, Markup, markup_of

_SIMPLE = re.compile(
    r"(?P<tag>[A-Za-z][\w-]*|\*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w:/-]+)"
    r"|\[\s*(?P<name>[\w:@.-]+)\s*(?:=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]+)\s*)?\]"
    r"|:(?P<pseudo>first-child|first-of-type)"
)
_COMBINATOR = re.compile(r"\s*([>+])\s*|\s+")
FEW_HEADS = 8
"""Elements within which what a selector names is looked for one by one."""


class Compound(NamedTuple):
    """What one element must be; `combinator` (space, > or +) ties it to the compound before."""

    combinator: str
    tests: tuple[tuple[str, str, str], ...]


def select_in(selector: str, document: Document) -> list[Element]:
    """The elements of a document that a selector names, in the order of the page.

    Raises Missing as select does, and where the document has no elements that can be read.
    """
    markup = markup_of(document)
    return select(selector, may_be(parse_selector(selector), markup))


def select(selector: str, elements: Sequence[Element]) -> list[Element]:
    """Those of the elements that a selector names, in their order.

    Raises Missing when there is none or the selector cannot be read.
    """
    compounds = parse_selector(selector)
    found = [element for element in elements if matches(element, compounds)]
    if not found:
        raise Missing(f"nothing matches “{selector}”")
    return found


def may_be(compounds: tuple[Compound, ...], markup: Markup) -> Sequence[Element]:
    """The elements that a selector may name: those of its last part in those of its first.

    A page has thousands of elements and a manifest hundreds of selectors, so each asks a few.
    """
    key, found = _fewest(compounds[-1], markup)
    if len(compounds) == 1 or not found:
        return found
    _, heads = _fewest(compounds[0], markup)
    if len(heads) > FEW_HEADS:
        return found
    is_beside = compounds[1].combinator == "+"
    around = [head.parent if is_beside else head for head in heads]
    spans = sorted({(one.start, one.end) for one in around if one is not None})
    is_whole = not key[1] or None in around or any(a[1] > b[0] for a, b in pairwise(spans))
    if is_whole:
        return found
    return [one for span in spans for one in markup.kept_within(key, *span)]


def _fewest(compound: Compound, markup: Markup) -> tuple[tuple[str, str], list[Element]]:
    """The elements that fit the rarest id, class or tag of a compound, and what that is."""
    kept = markup.kept
    named = [(kind, name) for kind, name, _ in compound.tests if kind in {"tag", "id", "class"}]
    # A tag in capitals also names those in small letters: only where there are none, one list does.
    keys = [one for one in named if one != ("tag", "*") and not _is_twofold(one, markup)]
    held = [(key, kept.get(key, [])) for key in keys]
    return min(held, key=lambda one: len(one[1]), default=(("", ""), markup.elements))


def _is_twofold(key: tuple[str, str], markup: Markup) -> bool:
    kind, name = key
    return kind == "tag" and name != name.lower() and ("tag", name.lower()) in markup.kept


@lru_cache(maxsize=4096)
def parse_selector(selector: str) -> tuple[Compound, ...]:
    """The compounds of a selector from left to right; raises Missing when it cannot be read."""
    text, at, combinator = selector.strip(), 0, " "
    compounds: list[Compound] = []
    while True:
        tests: list[tuple[str, str, str]] = []
        while simple := _SIMPLE.match(text, at):
            if simple["tag"] and tests:
                break
            tests.append(_test(simple))
            at = simple.end()
        joint = _COMBINATOR.match(text, at)
        if not tests or (joint is None and at < len(text)):
            raise Missing(f"“{selector}” is no selector that is understood")
        compounds.append(Compound(combinator, tuple(tests)))
        if joint is None:
            return tuple(compounds)
        combinator, at = joint[1] or " ", joint.end()


def _test(simple: re.Match[str]) -> tuple[str, str, str]:
    name = str(simple.lastgroup)
    if name in {"name", "value"}:
        value = simple["value"]
        wanted = value if value is None or value[0] not in "\"'" else value[1:-1]
        return ("has", simple["name"], "") if wanted is None else ("equals", simple["name"], wanted)
    return (name, simple[name], "")


def matches(element: Element, compounds: tuple[Compound, ...]) -> bool:
    """Whether the last compound holds for the element, and those before it around it."""
    return _matches(element, compounds, len(compounds) - 1)


def _matches(element: Element, compounds: tuple[Compound, ...], at: int) -> bool:
    """Whether this compound holds for the element, and those before it around it."""
    combinator, tests = compounds[at]
    for test in tests:
        if not _holds(element, test):
            return False
    if at == 0:
        return True
    if combinator == "+":
        before = element.previous
        return before is not None and _matches(before, compounds, at - 1)
    above = element.parent
    if combinator == ">":
        return above is not None and _matches(above, compounds, at - 1)
    while above is not None:
        if _matches(above, compounds, at - 1):
            return True
        above = above.parent
    return False


def _spelled(name: str, element: Element) -> str:
    """An attribute's name as the language has it: in pages in lower case."""
    is_there = name in element.attributes or name in element.made
    return name if is_there else name.lower()


def _holds(element: Element, test: tuple[str, str, str]) -> bool:
    kind, name, value = test
    attributes = element.attributes
    if kind == "tag":
        return name in {"*", element.tag} or name.lower() == element.tag
    if kind == "id":
        return attributes.get("id") == name
    if kind == "class":
        return name in element.classes
    if kind == "has":
        return _spelled(name, element) in attributes or _spelled(name, element) in element.made
    if kind == "equals":
        return attributes.get(_spelled(name, element)) == value
    siblings = element.siblings
    if name == "first-of-type":
        siblings = [sibling for sibling in siblings if sibling.tag == element.tag]
    return siblings[0] is element
