"""Mail addresses that are told by what is sent to them."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

HALL = site(
    {"home": ("start page",), "team": (), "footer": ("bottom",)},
    target("home", "cta-text", "text", "Become one of us", aliases=("button",)),
    target("home", "cta-link", "url", "mailto:volunteers@hall.example"),
    target("team", "text", "text", "Write to bookings@hall.example for a room."),
    target("team", "room-link", "url", "mailto:bookings@hall.example"),
    target("footer", "email", "text", "info@hall.example", aliases=("mail",)),
)


@pytest.mark.parametrize(
    ("say", "names"),
    [
        ("volunteer applications should go to new@hall.example", ["cta-link"]),
        ("send all volunteer enquiries to new@hall.example please", ["cta-link"]),
        ("the volunteers email should be new@hall.example", ["cta-link"]),
        ("whoever wants to help should be sent to new@hall.example not volunteers@", ["cta-link"]),
        ("booking requests should go to new@hall.example now", ["text", "room-link"]),
    ],
)
def test_the_address_of_that_name_is_another_wherever_it_stands(say: str, names: list[str]) -> None:
    found = changes(HALL, say)
    assert [one[1] for one in found] == names
    assert all("new@hall.example" in str(one[3]) for one in found)


@pytest.mark.parametrize(
    "say",
    [
        "complaints should go to new@hall.example",
        "the volunteer lunch should go to new@hall.example",
        "volunteer applications should go to new@hall.example not helpers@",
        "volunteers and bookings should go to new@hall.example",
    ],
)
def test_what_no_one_address_is_called_by_is_asked_about(say: str) -> None:
    assert said(HALL, say).kind == "clarify"
