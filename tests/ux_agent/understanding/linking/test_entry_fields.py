"""Entries that are meant by a field, which is none that is made of their name."""

from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import links, site

STALL = site(
    {"lunch": ()},
    links(
        "lunch",
        "packages",
        dish("Taco Bar", "Ana Ruiz"),
        dish("Office Lunch", "Order office lunch"),
    ),
)


def test_the_verb_of_a_button_is_no_name_of_its_entry() -> None:
    assert not said(STALL, "remove order").changes


def test_somebody_of_an_entry_still_is_one() -> None:
    assert changes(STALL, "remove Ana") == [("lunch", "remove-link", "Taco Bar", "")]
