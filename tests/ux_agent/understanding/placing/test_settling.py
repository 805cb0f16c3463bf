"""Values as they fit what stands there now."""

import pytest

from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("current", "told"),
    [
        ("· Made by hand", "· Made with love"),
        ("| Made by hand", "| Made with love"),
        (", Bristol", ", Made with love"),
        ("– by hand", "– Made with love"),
        (". By hand", ". Made with love"),
        ("Made by hand ·", "Made with love ·"),
        ("Made by hand,", "Made with love,"),
        ("Made by hand", "Made with love"),
        ("Well-made – by hand", "Made with love"),
    ],
)
def test_what_parts_a_text_from_its_neighbour_stays(current: str, told: str) -> None:
    page = site({"footer": ()}, target("footer", "text", "text", current))
    assert changes(page, "change the footer text to Made with love") == [
        ("footer", "text", "", told)
    ]


def test_a_separator_that_is_told_is_not_said_twice() -> None:
    page = site({"footer": ()}, target("footer", "text", "text", "· Made by hand"))
    assert changes(page, 'change the footer text to "| Made with love"') == [
        ("footer", "text", "", "| Made with love")
    ]
