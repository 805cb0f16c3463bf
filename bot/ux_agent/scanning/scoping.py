"""Whether a rule holds for an element, and its weight: sheets of components hold for their own."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning import matching
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen

_COMBINED = {
    "descendant_selector": " ",
    "child_selector": ">",
    "adjacent_sibling_selector": "+",
    "sibling_selector": "~",
}
_LIFTED = frozenset({"global", "deep"})
_WHOLE_PAGE = frozenset({"html", "body", ":root"})


class Step(NamedTuple):
    """One compound of a selector: what ties it to the one before, and its tests.

    `is_lifted`: it is out of the component's scope; `is_own`: the component's mark is put on it.
    """

    joint: str
    tests: tuple[Node, ...]
    is_lifted: bool
    is_own: bool = False


def fits(rule: Rule, selector: Node, element: Seen) -> bool | None:
    """Whether a selector of the rule holds for the element; None where that cannot be told."""
    if not rule.owner:
        return matching.fits(selector, element, rule.names)
    if selector.has_error:
        return None
    return _held(_steps(selector, rule), element, rule)


def specificity(rule: Rule, selector: Node) -> tuple[int, int, int]:
    """Ids, classes and the like, tags of a selector of the rule."""
    if not rule.owner:
        return matching.specificity(selector, rule.names)
    steps = _steps(selector, rule)
    parts = [matching.specificity(test, rule.names) for step in steps for test in step.tests]
    own = sum(step.is_own for step in steps)
    ids, classes, tags = (sum(part[at] for part in parts) for at in range(3))
    return ids, classes + own, tags


def _held(steps: tuple[Step, ...], element: Seen, rule: Rule) -> bool | None:
    last = steps[-1]
    here = _is_own(last, element, rule)
    for test in last.tests if here else ():
        here = _both(here, matching.fits(test, element, rule.names))
    if here is False or len(steps) == 1:
        return here
    return _both(here, _any(_held(steps[:-1], one, rule) for one in _NEAR[last.joint](element)))


def _is_own(step: Step, element: Seen, rule: Rule) -> bool | None:
    return not step.is_own or rule.owner in element.owners


def _both(*held: bool | None) -> bool | None:
    if False in held:
        return False
    return None if None in held else True


def _any(found: Iterator[bool | None]) -> bool | None:
    held = set(found)
    return True if True in held else None if None in held else False


def _parent(element: Seen) -> list[Seen]:
    return [element.parent] if element.parent else []


def _previous(element: Seen) -> list[Seen]:
    return [element.previous] if element.previous else []


def _earlier(element: Seen) -> list[Seen]:
    return element.siblings[: element.siblings.index(element)]


_NEAR: dict[str, Callable[[Seen], Iterator[Seen] | list[Seen]]] = {
    " ": Seen.above,
    ">": _parent,
    "+": _previous,
    "~": _earlier,
}


def _steps(selector: Node, rule: Rule) -> tuple[Step, ...]:
    return _written(selector, rule.names, PurePosixPath(rule.owner).suffix)


@lru_cache(maxsize=4096)
def _written(selector: Node, names: Document, language: str) -> tuple[Step, ...]:
    """The compounds with those that the component's mark is put on, as its language does it."""
    steps = [_step(joint, node, names) for joint, node in _compounds(selector)]
    if language != ".vue":
        is_astro = language == ".astro"
        return tuple(
            step._replace(is_own=not step.is_lifted and not (is_astro and _is_page(step, names)))
            for step in steps
        )
    deep = next((at for at, step in enumerate(steps) if step.is_lifted), len(steps))
    if deep == 0:
        return tuple(steps)
    return tuple(step._replace(is_own=at == deep - 1) for at, step in enumerate(steps))


def _compounds(selector: Node, joint: str = "") -> Iterator[tuple[str, Node]]:
    if selector.type not in _COMBINED:
        yield joint, selector
        return
    parts = [part for part in selector.named_children if part.type != "comment"]
    if len(parts) > 1:
        yield from _compounds(parts[0], joint)
    yield _COMBINED[selector.type], parts[-1]


def _step(joint: str, node: Node, names: Document) -> Step:
    """A compound; what `:global(…)` and `:deep(…)` hold is tested as if it stood there."""
    tests: list[Node] = []
    is_lifted = False
    rest: Node | None = node
    while rest is not None and rest.type == "pseudo_class_selector":
        name, inside = matching.pseudo(rest, names)
        if name not in _LIFTED:
            break
        is_lifted = True
        tests.extend(inside)
        first = rest.children[0]
        rest = first if first.type.endswith(("_selector", "tag_name")) else None
    return Step(joint, (*([rest] if rest else []), *tests), is_lifted and rest is None)


def _is_page(step: Step, names: Document) -> bool:
    """Whether a compound names the page itself, which Astro does not mark."""
    return "".join(names.node_text(test) for test in step.tests) in _WHOLE_PAGE
