"""Which declaration wins for an element: specificity, order, `!important`."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from bot.ux_agent.scanning.endings import ByEnding, key_of, keys_of, may_hold
from bot.ux_agent.scanning.own_style import STYLED, is_styled
from bot.ux_agent.scanning.scoping import fits, specificity
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen


class Winner(NamedTuple):
    """The declaration that holds, or None; `doubt` says why that is not certain.

    `conditions` are those under which another declaration takes its place.
    """

    rule: Rule | None = None
    prop: str = ""
    declaration: Node | None = None
    doubt: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """What it declares, in small letters; '' of none."""
        if self.rule is None or self.declaration is None:
            return ""
        text = self.rule.document.node_text(self.declaration).partition(":")[2]
        return text.replace("!important", "").strip(" ;\n\t").lower()


_Declared: TypeAlias = tuple[Rule, str, Node]


class _Declaring:
    """The declarations of a page's rules by their names, in order, and for whom they may hold."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self._by_name: dict[str, list[_Declared]] = {}
        for rule in rules:
            for name, node in rule.declared:
                self._by_name.setdefault(name, []).append((rule, name, node))
        self._known: dict[tuple[str, ...], tuple[list[_Declared], ByEnding]] = {}

    def of(self, names: tuple[str, ...], element: Seen) -> Iterator[_Declared]:
        """Those of these properties whose rule may hold for an element."""
        if names not in self._known:
            found = list(chain.from_iterable(self._by_name.get(name, ()) for name in names))
            found.sort(key=lambda one: (one[0].order, one[2].start_byte))
            keys = (map(partial(key_of, rule), rule.selectors) for rule, _, _ in found)
            self._known[names] = found, ByEnding(keys)
        row, endings = self._known[names]
        return (row[at] for at in endings.places(keys_of(element)))


_MOST_KNOWN = 8
_known: dict[int, _Declaring] = {}
"""The declarations of the pages last asked about, by the lists of their rules: asked very often."""

_Weight = tuple[bool, tuple[int, int, int], int, int]


def winner(element: Seen, rules: list[Rule], names: tuple[str, ...]) -> Winner:
    """What wins among the declarations of these properties for an element at rest."""
    best: tuple[_Weight, Winner] | None = None
    unsure: list[_Weight] = []
    conditions: list[str] = []
    for rule, prop, node in _declaring(rules).of(names, element):
        weight = _weight(rule, element, node)
        if weight is None:
            continue
        is_sure, rank = weight
        if rule.condition:
            conditions.append(f"{rule.condition} in {rule.document.path}")
        elif not is_sure:
            unsure.append(rank)
        elif best is None or rank > best[0]:
            best = rank, Winner(rule, prop, node)
    found = best[1] if best else Winner()
    over = [rank for rank in unsure if best is None or rank > best[0]]
    doubt = "a rule whose selector is not understood may win over it" if over else ""
    heaviest = max([*over, *([best[0]] if best else [])], default=None)
    if is_styled(element, names, is_important=heaviest is not None and heaviest[0]):
        doubt = STYLED
    return found._replace(doubt=doubt, conditions=tuple(dict.fromkeys(conditions)))


def _declaring(rules: list[Rule]) -> _Declaring:
    """The declarations of a page's rules, put together once."""
    known = _known.get(id(rules))
    if known is None or known.rules is not rules:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[id(rules)] = _Declaring(rules)
    return known


def own_rule(element: Seen, rules: list[Rule], others: Sequence[Seen]) -> Rule | None:
    """The most specific rule that always holds for this element and for no other one."""
    found: list[tuple[tuple[int, int, int], int, Rule]] = []
    for rule in rules:
        if not rule.condition and not rule.is_foreign and len(rule.selectors) == 1:
            selector = rule.selectors[0]
            if fits(rule, selector, element) and not shared(rule, element, others):
                found.append((specificity(rule, selector), rule.order, rule))
    return max(found, key=lambda one: one[:2])[2] if found else None


def rank(rule: Rule, element: Seen) -> tuple[tuple[int, int, int], int]:
    """The weight of a rule for an element that it fits: specificity, then order."""
    fitting = [one for one in rule.selectors if fits(rule, one, element)] or list(rule.selectors)
    return max(specificity(rule, one) for one in fitting), rule.order


def shared(rule: Rule, element: Seen, others: Sequence[Seen]) -> list[Seen]:
    """The other elements that a rule styles too, or may."""
    return [
        other
        for other in may_hold(rule, others)
        if other is not element
        and any(fits(rule, one, other) is not False for one in rule.selectors)
    ]


def _weight(rule: Rule, element: Seen, node: Node) -> tuple[bool, _Weight] | None:
    """Whether the rule surely fits, and the rank of its declaration; None when it does not fit."""
    is_important = any(part.type == "important" for part in node.children)
    held = [(fits(rule, one, element), one) for one in rule.selectors]
    fitting = [one for is_held, one in held if is_held] or [
        one for is_held, one in held if is_held is None
    ]
    if not fitting:
        return None
    rank = max(specificity(rule, one) for one in fitting)
    is_sure = any(is_held for is_held, _ in held)
    return is_sure, (is_important, rank, rule.order, node.start_byte)
