"""Links as the subject of a wish."""

import pytest

from tests.ux_agent.understanding.drafting.test_resumed import SALON
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import target


@pytest.mark.parametrize(
    "say",
    [
        "change the footer background to black and the footer links to orange",
        "set the footer background to black and set the footer links to orange",
        "make the footer black and its links to orange",
        "change the footer background to black, links to orange",
    ],
)
def test_links_to_a_colour_lead_nowhere(say: str) -> None:
    assert changes(SALON, say) == [
        ("footer", "background", "", "#000000"),
        ("footer", "link-color", "", "#ffa500"),
    ]


def test_links_of_a_header_that_has_none_are_those_of_its_menu() -> None:
    bars = (
        target("header", "background", "color", "#ffffff"),
        target("navbar", "color", "color", "#222222", aliases=("link color",)),
    )
    shop = SALON._replace(
        sections={**SALON.sections, "header": ()}, targets=(*SALON.targets, *bars)
    )
    assert changes(shop, "make the header navy with white links") == [
        ("header", "background", "", "#000080"),
        ("navbar", "color", "", "#ffffff"),
    ]


def test_links_with_a_size_of_their_own_take_the_colour_of_their_part() -> None:
    size = target("footer", "footer-link-size", "size", "15px", aliases=("footer links",))
    shop = SALON._replace(targets=(*SALON.targets, size))
    assert changes(shop, "make the footer links orange") == [
        ("footer", "link-color", "", "#ffa500")
    ]
    assert changes(shop, "make the footer links bigger")[0][1] == "footer-link-size"
