"""What a site loads: its pages as they are shown, from the entry page on."""

from collections.abc import Iterator
from itertools import islice

from bot.errors import Failed
from bot.ux_agent.scanning.everywhere import Everywhere
from bot.ux_agent.scanning.overwriting import Scripts
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.pointing import Pointing
from bot.ux_agent.scanning.run_time import RunTime
from bot.ux_agent.scanning.sheets import Sheets
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stack import made_with
from bot.ux_agent.scanning.stacks.plain import Plain
from bot.ux_agent.scanning.stacks.registry import stack_of
from bot.ux_agent.scanning.stacks.stack import ShownPage, Stack
from bot.ux_agent.scanning.utilities import framework_of

MOST_PAGES = 40
"""Pages that are looked into; of those beyond only the bytes are, and only of plain ones."""


class Loaded:
    """The pages of a site; `beyond` are plain ones past MOST_PAGES, unread.

    `is_plain` says that nothing makes them.

    Raises bot.errors.Failed for a site without an entry page, or that something else makes.
    """

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.pointing = Pointing()
        stack = _stack(sources)
        sheets, run_time, scripts = Sheets(sources), RunTime(sources), Scripts(sources)
        shown = stack.pages()
        self.pages = [Page(one, stack, sheets) for one in islice(shown, MOST_PAGES)]
        if not self.pages:
            raise Failed("no_entry", f"No page of this {stack.name} site could be put together.")
        more = [one.path for one in shown] if isinstance(stack, Plain) else _one_more(shown)
        self.is_plain = isinstance(stack, Plain)
        self.beyond = stack.beyond if isinstance(stack, Plain) else []
        beyond = [one.path for one in self.beyond] or more
        self.left_out = (*stack.left_out, *_told(beyond, is_all=self.is_plain))
        framework = framework_of(sources)
        everywhere = Everywhere(self.pages, is_all=not beyond)
        for page in self.pages:
            page.everywhere = everywhere
            page.framework, page.pointing = framework, self.pointing
            page.data = run_time.texts(page)
            page.over = scripts.of(page).of


def _one_more(shown: Iterator[ShownPage]) -> list[str]:
    """The page past the last one that is looked into, if there is one."""
    return [one.path for one in islice(shown, 1)]


def _told(beyond: list[str], *, is_all: bool) -> list[str]:
    """What is said of the pages past those that are looked into."""
    if not beyond:
        return []
    count = f"{len(beyond)} pages" if is_all and len(beyond) > 1 else "pages"
    return [f"{count} past the first {MOST_PAGES}, from {beyond[0]} on"]


def _stack(sources: Sources) -> Stack:
    maker = made_with(sources)
    if not maker:
        return Plain(sources, MOST_PAGES)
    found = stack_of(maker, sources)
    if found is None:
        reason = f"This site is made with {maker}, which is not scanned yet."
        raise Failed("scan_stack", reason)
    return found
