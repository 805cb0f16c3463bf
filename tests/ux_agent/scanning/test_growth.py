"""What is asked once for each block of a page is not asked of every element each time."""

import pytest

from bot.ux_agent.scanning import areas, wording
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.scanning.showing.seen import Seen
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.hostile_sites import plain

BLOCKS = 20
GROWN = 3
"""Four would be the square of twice as many."""


def scanned(count: int) -> None:
    """A look at a page with so many blocks, each with a class of its own."""
    blocks = (
        f'<section class="block name{one}x"><h2>Title {one}</h2><p>Words {one}</p></section>'
        for one in range(count)
    )
    index_of("site", FakeSite(plain("".join(blocks))))


def test_the_names_of_twice_the_blocks_are_found_in_about_twice_the_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = 0

    def counted(element: Seen) -> frozenset[str]:
        nonlocal looks
        looks += 1
        return wording.words_of(element)

    monkeypatch.setattr(areas, "words_of", counted)
    scanned(BLOCKS)
    few, looks = looks, 0
    scanned(2 * BLOCKS)

    assert 0 < looks < GROWN * few
