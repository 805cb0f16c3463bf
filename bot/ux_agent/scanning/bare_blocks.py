"""Looks of blocks that no rule is for yet, and of those whose rule other pages have use of."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.areas import Area
from bot.ux_agent.scanning.cascade import own_rule, winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.rules_for import added_rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import ADDED, BACKGROUND, VISIBILITY, Look
from bot.ux_agent.scanning.together import Alike
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import plain_class

_OFFERED = (BACKGROUND.declared, VISIBILITY.declared)


def bare_looks(section: str, root: Seen, page: Page, looks: Sequence[Look]) -> Iterator[Wish]:
    """The ground of a block and whether it is shown, by a rule that its sheet has not yet.

    Nothing where it has a rule of its own, or classes of a framework say such things.
    """
    if page.framework.name or own_rule(root, page.rules, page.elements) is not None:
        return
    rule = added_rule(Alike(page, [root]))
    for look in looks if rule is not None else ():
        is_open = look.declared in _OFFERED and winner(root, page.rules, look.declared).rule is None
        if rule is not None and is_open:
            at: Where = {"file": rule.document.path, "rule": rule.text, "prop": look.declared[0]}
            named = Wish(section, look.name, look.type, ({**at, "new": "rule"},), look.aliases)
            yield named._replace(note=ADDED)


def hides_elsewhere(wish: Wish, area: Area, others: Sequence[Page]) -> bool:
    """Whether what hides a block of one page would hide parts of others: it is of a class there."""
    rule = str(wish.at[0].get("rule", "")) if wish.at else ""
    if wish.type != "bool" or not area.name or area.root is None or not rule or "#" in rule:
        return False
    named = set(re.findall(r"\.([\w-]+)", rule))
    classes = area.root.attributes.get("class", "").split()
    own = {one for one in classes if plain_class(one) in named}
    return any(
        not own.isdisjoint(one.attributes.get("class", "").split())
        for page in others
        for one in page.elements
        if not _is_same(one, area.root)
    )


def _is_same(one: Seen, root: Seen) -> bool:
    """Whether an element of another page stands in the very place that the block does."""
    if one.source is None or root.source is None:
        return False
    return (one.file, one.source.start) == (root.file, root.source.start)
