"""Rules and elements by what selectors end with: of thousands of rules few may hold for one."""

from collections.abc import Iterable, Iterator, Sequence

from tree_sitter import Node

from bot.ux_agent.scanning import matching
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen

Key = tuple[str, str]
"""A `tag` or a `class`, with its name; ('', '') of what may hold for any element."""

_ANY = ("", "")
_MOST_KNOWN = 8


class ByEnding:
    """Places in a row, by the keys of what stands there."""

    def __init__(self, row: Iterable[Iterable[Key]]) -> None:
        self._places: dict[Key, list[int]] = {}
        for at, keys in enumerate(row):
            for key in dict.fromkeys(keys):
                self._places.setdefault(key, []).append(at)

    def places(self, keys: Iterable[Key]) -> Sequence[int]:
        """Where something stands that has one of the keys, in order."""
        found = [self._places[key] for key in dict.fromkeys(keys) if key in self._places]
        if len(found) == 1:
            return found[0]
        return sorted({at for places in found for at in places})


def key_of(rule: Rule, selector: Node) -> Key:
    """What an element must have for a selector of the rule to hold, or to be in doubt."""
    if rule.owner and selector.has_error:
        return _ANY
    return matching.last(selector, rule.names)


def keys_of(element: Seen) -> tuple[Key, ...]:
    """The keys of the selectors that may hold for an element."""
    classes = element.attributes.get("class", "").split()
    return (_ANY, ("tag", element.tag), *(("class", name) for name in classes))


_known: dict[int, tuple[Sequence[Seen], ByEnding]] = {}
"""The rows of elements last asked about, each by its identity: asked for every rule of a page."""


def may_hold(rule: Rule, elements: Sequence[Seen]) -> Iterator[Seen]:
    """Those of the elements, in order, for which a selector of the rule may hold."""
    known = _known.get(id(elements))
    if known is None or known[0] is not elements:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[id(elements)] = elements, ByEnding(map(keys_of, elements))
    keys = [key_of(rule, one) for one in rule.selectors]
    return (elements[at] for at in known[1].places(keys))
