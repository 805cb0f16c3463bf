"""Looks that a rule has from utilities that it applies (Tailwind: `@apply`)."""

from typing import NamedTuple

from bot.ux_agent.kinds.css_insertion import is_applied
from bot.ux_agent.scanning.cascade import Winner, rank
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen


class Applied(NamedTuple):
    """A rule that applies a utility for a look, and the value that the utility stands for."""

    rule: Rule
    value: str


def applied(element: Seen, page: Page, declared: str, found: Winner) -> Applied | None:
    """What decides a look of an element by `@apply`, where no rule that is found outranks it."""
    if page.framework.name != "tailwind":
        return None
    best: tuple[tuple[tuple[int, int, int], int], Applied] | None = None
    for rule in page.rules:
        said = applied_by(rule)
        value = page.framework.meant(said, declared) if said else ""
        if not value or rule.condition:
            continue
        if not any(fits(rule, one, element) for one in rule.selectors):
            continue
        weight = rank(rule, element)
        if best is None or weight > best[0]:
            best = weight, Applied(rule, value)
    if best is None or (found.rule is not None and rank(found.rule, element) >= best[0]):
        return None
    return best[1]


def applied_by(rule: Rule) -> str:
    """The utilities that a rule applies, '' for none."""
    texts = (rule.document.node_text(one) for one in rule.block.children if is_applied(one))
    return " ".join(text.strip(" ;").removeprefix("@apply").strip() for text in texts)
