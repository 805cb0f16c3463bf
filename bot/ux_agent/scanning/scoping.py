"""Whether a rule holds for an element, and its weight: sheets of components hold for their own."""

from tree_sitter import Node

from bot.ux_agent.scanning import matching
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen


def fits(rule: Rule, selector: Node, element: Seen) -> bool | None:
    """Whether a selector of the rule holds for the element; None where that cannot be told."""
    return matching.fits(selector, element, rule.names)


def specificity(rule: Rule, selector: Node) -> tuple[int, int, int]:
    """Ids, classes and the like, tags of a selector of the rule."""
    return matching.specificity(selector, rule.names)
