"""One number that a site tells in several places."""

import pytest

from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import links, site, target

GARAGE = site(
    {"home": ("home page",), "top": ("top strip",), "visit": ("visit page",), "prices": ()},
    target("home", "saturday-text", "text", "9am – 1pm", aliases=("saturday hours",)),
    target("top", "mon-fri", "text", "Mon–Fri 8am–5.30pm, Sat 9am–1pm", aliases=("mon fri hours",)),
    target("visit", "office-hours-saturday", "text", "Saturday: 9am to 1pm"),
    target("home", "tea-room-text", "text", "Scones. Open Saturday 9am to 1pm."),
    target("home", "kids-club", "text", "Kids club: Saturday 9am to 1pm"),
    target("home", "full-service-price", "text", "from £85"),
    target("home", "tyres-price", "text", "£60"),
    target("home", "notice", "text", "£85 off every full service booked in May."),
    target("prices", "full-service-price", "text", "£85"),
    target("prices", "tyres-price", "text", "£60"),
    links("visit", "list", entry("Yearly full service, from £85"), entry("Towing")),
)


@pytest.mark.parametrize(
    "say",
    [
        "on saturdays we're open till 3 now not 1",
        "saturday 9 to 3",
        "we close at 3pm on saturdays",
    ],
)
def test_the_hours_of_a_day_change_wherever_the_site_tells_them(say: str) -> None:
    assert {(one[1], one[3]) for one in changes(GARAGE, say)} == {
        ("saturday-text", "9am – 3pm"),
        ("mon-fri", "Mon–Fri 8am–5.30pm, Sat 9am–3pm"),
        ("office-hours-saturday", "Saturday: 9am to 3pm"),
    }


def test_a_day_is_closed_in_a_line_of_several_days_too() -> None:
    found = changes(GARAGE, "we are closed on saturdays now")
    assert ("top", "mon-fri", "", "Mon–Fri 8am–5.30pm, Sat closed") in found
    assert len(found) == 3


@pytest.mark.parametrize("row", ["saturday should say", "the saturday line must read"])
def test_what_a_row_should_say_are_its_hours(row: str) -> None:
    found = changes(GARAGE, f"on the visit page {row} 9 till 3")
    assert ("visit", "office-hours-saturday", "", "Saturday: 9am to 3pm") in found
    assert {one[0] for one in found} == {"visit"}


def test_hours_of_a_part_that_is_named_change_there_alone() -> None:
    found = changes(GARAGE, "the visit page: saturday 9 to 3")
    assert [one[:2] for one in found] == [("visit", "office-hours-saturday")]


def test_other_hours_of_the_same_day_stay() -> None:
    late = GARAGE._replace(
        targets=(
            *(one for one in GARAGE.targets if one.property != "office-hours-saturday"),
            target("visit", "office-hours-saturday", "text", "Saturday: 10am to 2pm"),
        )
    )
    assert "office-hours-saturday" not in [
        one[1] for one in changes(late, "we close at 3pm on saturdays")
    ]


def test_a_price_called_by_the_same_words_changes_on_each_page() -> None:
    assert [(*one[:2], one[3]) for one in changes(GARAGE, "the full service is £95 now")] == [
        ("home", "full-service-price", "from £95"),
        ("prices", "full-service-price", "£95"),
    ]


@pytest.mark.parametrize(
    "where", ["everywhere", "on all pages", "wherever it stands", "across the whole site"]
)
def test_a_price_everywhere_is_one_in_a_line_of_a_list_too(where: str) -> None:
    found = changes(GARAGE, f"the full service goes up to £95, change it {where} please")
    assert ("visit", "link-label", "Yearly full service, from £85") in [one[:3] for one in found]
    assert "notice" not in [one[1] for one in found]


def test_a_dearer_kind_of_the_same_name_is_asked_about_and_never_goes_along() -> None:
    plus = target("prices", "full-service-plus-price", "text", "£85")
    index = GARAGE._replace(targets=(*GARAGE.targets, plus))
    assert question(index, "the full service is £95 now")
    assert question(index, "the full service is £95 now on all pages")


def test_one_word_tells_too_little_of_whose_price_it_is() -> None:
    assert question(GARAGE, "tyres are £65")
    assert len(changes(GARAGE, "tyres are £65 on all pages")) == 2
