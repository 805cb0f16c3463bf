"""What a site makes of itself without end is left out; the look at it ends, and tells the rest."""

import pytest

from bot.errors import BotError
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.work.bounds import Bounds
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.hostile_sites import SITES

pytestmark = pytest.mark.no_cover

SECONDS = 60
"""Each takes less than three on a slow machine; one without a cap takes minutes."""

ROOM = 192 * 1024**2

WITHOUT_PAGES = {
    "front matter whose aliases do",
    "loops in loops that print nothing",
    "a template that extends itself",
    "a layout in itself",
    "a macro in itself",
    "code that never ends, of strings",
    "a tag that never ends, of strings",
    "raw parts that never end",
    "conditions in conditions",
    "a captured text that doubles",
    "includes in includes",
    "modules that hand on one another",
    "a reference to no sign",
    "a reference to no sign in a template",
}
"""Those whose only page is what has no end; what made them would make none either."""


@pytest.mark.parametrize("name", SITES)
def test_F68_a_look_at_a_hostile_site_ends(name: str) -> None:
    try:
        with Bounds(SECONDS, ROOM):
            index = index_of("site", FakeSite(SITES[name]))
    except BotError:
        assert name in WITHOUT_PAGES
    else:
        found = {target.value for target in index.targets}
        assert "Hi" in found or name in WITHOUT_PAGES
