"""Links as the subject of a wish."""

import pytest

from tests.ux_agent.understanding.drafting.test_resumed import SALON
from tests.ux_agent.understanding.reading import changes


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
