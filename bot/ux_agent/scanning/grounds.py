"""The ground and letters of a page of Bootstrap by the variables that the site's sheet sets."""

from collections.abc import Iterator

from bot.ux_agent.scanning.cascade import Winner, winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import Look
from bot.ux_agent.scanning.wish import Where, Wish

_THEME = {"background": "--bs-body-bg", "color": "--bs-body-color"}
"""What the page has its ground and its letters from (getbootstrap.com, CSS variables)."""


def themed(look: Look, root: Seen, page: Page) -> Iterator[Wish]:
    """A look of the whole page by the variable of Bootstrap that the site's own sheet sets."""
    name = _THEME.get(look.declared[0], "")
    found = winner(root, page.rules, (name,)) if page.framework.name == "bootstrap" else Winner()
    if found.rule is not None and not found.rule.is_foreign:
        at: Where = {"file": found.rule.document.path, "var": name}
        yield Wish("site", look.name, look.type, (at,), look.aliases, doubt=found.doubt)
