"""Looks of texts that a framework leaves to the rule of their class."""

from collections.abc import Sequence

from bot.ux_agent.scanning.applied import applied
from bot.ux_agent.scanning.cascade import rank, winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import COLOUR, WEIGHT, Look


def is_left_open(look: Look, rule: Rule, parts: Sequence[Seen], page: Page) -> bool:
    """Whether no utility says the look of the parts, so that their rule could."""
    declared = look.declared[0]
    if any(page.framework.utility(one, declared) for one in parts):
        return False
    if page.framework.name != "tailwind":
        return True
    is_own = look in (COLOUR, WEIGHT) and rule.text.startswith(".")
    return is_own and not any(_is_applied(declared, rule, one, page) for one in parts)


def _is_applied(declared: str, rule: Rule, part: Seen, page: Page) -> bool:
    """Whether a rule that counts as much has it from a utility that it applies."""
    found = applied(part, page, declared, winner(part, page.rules, (declared,)))
    return found is not None and rank(found.rule, part) >= rank(rule, part)
