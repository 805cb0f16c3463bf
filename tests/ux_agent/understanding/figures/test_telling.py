"""Messages that tell a price, a time or opening hours."""

import pytest

from bot.ux_agent.understanding.figures.telling import read
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import links, site, target

STUDIO = site(
    {"home": ("start page",), "footer": ("bottom",), "visit": ("visit page",)},
    target("home", "headline", "text", "Clay for all"),
    target("home", "taster-day", "text", "Monday"),
    target("home", "taster-time", "text", "18:30"),
    target("home", "taster-price", "text", "£35"),
    target("home", "kids-club-day", "text", "Saturday"),
    target("home", "kids-club-time", "text", "09:30"),
    target("home", "kids-club-price", "text", "from £18"),
    target("home", "membership", "text", "Membership is £95 a month."),
    target("footer", "mon-fri-time", "text", "10:00–21:00", aliases=("Mon–Fri hours",)),
    target("footer", "saturday-time", "text", "09:00–18:00", aliases=("saturday hours",)),
    target("footer", "sunday-time", "text", "by arrangement", aliases=("sunday hours",)),
    target("visit", "text", "text", "Check-in from 4pm · Check-out by 10am"),
    links("home", "drinks", entry("Tea", "3.20"), entry("Oat flat white", "€4")),
)


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("the taster is 38 pounds now", "taster-price", "£38"),
        ("put the kids club up to 20", "kids-club-price", "from £20"),
        ("taster price: £40", "taster-price", "£40"),
        ("taster from 35 to 40", "taster-price", "£40"),
        ("membership goes up to 105 pounds a month", "membership", "Membership is £105 a month."),
        ("monday's taster starts at 6:45", "taster-time", "18:45"),
        ("kids club at 10", "kids-club-time", "10:00"),
        ("the kids club costs £20 per child", "kids-club-price", "from £20"),
        ("taster is £38 from monday", "taster-price", "£38"),
        ("monday: 19:30", "taster-time", "19:30"),
        ("sat 10-16", "saturday-time", "10:00–16:00"),
        ("on saturday we close at 5", "saturday-time", "09:00–17:00"),
        ("open till 9 on saturdays", "saturday-time", "09:00–21:00"),
        ("weekdays from 9 instead of 10", "mon-fri-time", "09:00–21:00"),
        ("saturday: closed", "saturday-time", "closed"),
        ("sunday 11 to 4", "sunday-time", "11:00–16:00"),
        ("check out is by 11am", "text", "Check-in from 4pm · Check-out by 11am"),
    ],
)
def test_what_is_told_is_written_as_the_site_writes_it(say: str, name: str, value: str) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, say)] == [(name, value)]


def test_several_numbers_in_one_message_are_told_one_by_one() -> None:
    found = changes(STUDIO, "put the tea up to 3.50 and the oat flat white to 4,20")
    assert [(one[2], one[3]) for one in found] == [("Tea", "3.50"), ("Oat flat white", "€4.20")]


@pytest.mark.parametrize(
    "say",
    [
        "membership is £1000 a year",
        "taster is £5 cheaper",
        "put the taster up by £5",
        "the taster is £38 if you book online",
        "is the taster £38?",
        "taster 38 or 40",
        'set the taster price to "38 pounds"',
        "remove the £35 taster",
    ],
)
def test_what_says_more_or_something_else_is_not_taken_for_it(say: str) -> None:
    assert read(say, STUDIO) is None


def test_a_price_in_another_currency_or_far_from_the_old_one_is_asked_about() -> None:
    assert "taster price" in question(STUDIO, "the taster is 38 euros now").lower()
    assert "taster price" in question(STUDIO, "taster 3800").lower()


def test_what_is_counted_is_not_what_costs() -> None:
    mill = site(
        {"home": ()},
        target("home", "headline", "text", "Good flour"),
        target("home", "text", "text", "Flour milled 12 miles away. Classes cost £65 each."),
    )
    assert said(mill, "classes cost 15 miles").kind == "clarify"
    milled = str(changes(mill, "the flour is milled 15 miles away")[0][3])
    assert milled == "Flour milled 15 miles away. Classes cost £65 each."
    assert str(changes(mill, "classes are £70 each")[0][3]).endswith("Classes cost £70 each.")


@pytest.mark.parametrize("text", ["9am–5pm Mon to Fri, 10am–4pm Sat", "Mon-Fri 9-5, Sat: 10am-4pm"])
def test_days_stand_before_the_hours_or_behind_them(text: str) -> None:
    pub = site({"footer": ()}, target("footer", "text", "text", text))
    found = changes(pub, "on saturdays we close at 3")
    assert "10am–3pm" in str(found[0][3]).replace("-", "–")


def test_several_numbers_of_one_text_are_written_together() -> None:
    found = changes(STUDIO, "check in from 3pm and check out by 11")
    assert [one[3] for one in found] == ["Check-in from 3pm · Check-out by 11am"]
    assert said(STUDIO, "taster £38 and taster £39").kind == "clarify"


def test_what_is_told_next_without_a_name_is_of_the_same_thing() -> None:
    rooms = site(
        {"home": ()},
        target("home", "dairy-sleeps", "text", "2"),
        target("home", "dairy-price", "text", "£95"),
        target("home", "hut-sleeps", "text", "2"),
        target("home", "hut-price", "text", "£75"),
    )
    for say in ("the dairy sleeps 3 and costs £99", "the dairy is £99 and sleeps 3"):
        found = {(one[1], one[3]) for one in changes(rooms, say)}
        assert found == {("dairy-sleeps", "3"), ("dairy-price", "£99")}
    found = {(one[1], one[3]) for one in changes(rooms, "dairy 99 and hut 80")}
    assert found == {("dairy-price", "£99"), ("hut-price", "£80")}


def test_a_text_with_a_price_and_hours_in_it_stays_one() -> None:
    found = changes(STUDIO, "the headline should be Tasters from £30, Saturdays 9 to 12")
    assert [one[3] for one in found] == ["Tasters from £30, Saturdays 9 to 12"]


def test_what_is_dearer_now_is_told_by_its_new_price() -> None:
    assert changes(STUDIO, "make the taster a bit more expensive, 38")[0][3] == "£38"


def test_a_text_that_takes_any_words_is_no_matter_of_hours() -> None:
    notice = site(
        {"home": (), "footer": ()},
        target("home", "notice", "text", "We are taking on new patients."),
        target("footer", "monday-time", "text", "9:00 – 17:00", aliases=("monday hours",)),
    )
    found = changes(notice, "change the notice to: We are closed on Monday 6 May.")
    assert found[0][1:] == ("notice", "", "We are closed on Monday 6 May.")


@pytest.mark.parametrize(
    "say",
    ["taster £38 and clay", "the taster costs 38 until may", "kids club price: 2 for £30"],
)
def test_where_only_a_price_stands_no_more_than_one_is_written(say: str) -> None:
    assert said(STUDIO, say).kind == "clarify"


def test_a_text_that_speaks_of_hours_changes_none() -> None:
    assert said(STUDIO, "the footer should say Closed on Saturdays").kind == "clarify"


def test_hours_of_some_days_of_a_range_are_asked_about() -> None:
    assert "Monday – Friday" in question(STUDIO, "on friday we close at 4")
    assert said(STUDIO, "we open at 8").kind == "clarify"
    assert "except august" in question(STUDIO, "saturday 10-16 except in august")


def test_a_price_that_several_may_have_is_asked_about() -> None:
    two = site(
        {"home": ()},
        target("home", "red-wine-price", "text", "£5"),
        target("home", "white-wine-price", "text", "£6"),
    )
    assert said(two, "wine is £7 now").kind == "clarify"


def test_the_same_sentence_on_several_pages_changes_on_all_of_them() -> None:
    pages = site(
        {"home": (), "about": ()},
        target("home", "text", "text", "Saturday: 8.30am - 12.30pm"),
        target("about", "text-2", "text", "Saturday: 8.30am - 12.30pm"),
    )
    found = changes(pages, "we close at 1pm on saturdays")
    assert [one[3] for one in found] == ["Saturday: 8.30am - 1.00pm"] * 2


CAFE_LUNCH = site(
    {"home": (), "shop": ()},
    target("home", "lunch", "text", "Two courses for £18, three for £22."),
    target("home", "bar", "text", "Beer from £4, wine from £5."),
    target("home", "day", "text", "Doors open at 8.45am. Lessons finish at 3.15pm."),
    target("shop", "meadow-small", "text", "£24.50", aliases=("meadow small",)),
    target("shop", "meadow-large", "text", "£39.00", aliases=("meadow large",)),
    target("shop", "rose-large", "text", "£60.00", aliases=("rose large",)),
)


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("three courses are £24", "Two courses for £18, three for £24."),
        ("three courses for £24", "Two courses for £18, three for £24."),
        ("two courses are nineteen pounds", None),
        ("two courses are 19 pounds", "Two courses for £19, three for £22."),
        ("wine is six pounds now", "Beer from £4, wine from £6."),
        ("lessons now finish at 3.20pm", "Doors open at 8.45am. Lessons finish at 3.20pm."),
    ],
)
def test_of_two_numbers_that_beside_the_words_is_meant(say: str, value: str | None) -> None:
    if value is None:
        assert said(CAFE_LUNCH, say).kind == "clarify"
    else:
        assert [one[3] for one in changes(CAFE_LUNCH, say)] == [value]


def test_what_stands_behind_a_price_says_which_one_it_is() -> None:
    found = changes(CAFE_LUNCH, "meadow is now £26 small and £42 large")
    assert [(one[1], one[3]) for one in found] == [
        ("meadow-small", "£26.00"),
        ("meadow-large", "£42.00"),
    ]


def test_two_numbers_of_one_text_that_may_both_be_meant_are_asked_about() -> None:
    both = site({"home": ()}, target("home", "lunch", "text", "£18 or £22"))
    assert question(both, "lunch is £20")


def test_the_head_of_a_row_takes_no_hours() -> None:
    rows = site(
        {"home": ()},
        target("home", "monday-text", "text", "8.30am – 6pm", aliases=("monday",)),
        target("home", "saturday-label", "text", "Saturday"),
        target("home", "saturday-text", "text", "9am – 12 noon", aliases=("saturday",)),
    )
    assert changes(rows, "saturday 9 to 1") == [("home", "saturday-text", "", "9am – 1pm")]


HALL = site(
    {"home": ("start page",), "footer": ("bottom",)},
    target("home", "sunday-class-alt", "text", "Two mats", aliases=("sunday class alt",)),
    target("footer", "hours-tuesday", "text", "Tuesday: 10am to 6pm", aliases=("tuesday",)),
    target("footer", "hours-wed-fri", "text", "Wednesday to Friday: 10am to 9pm"),
    target("footer", "hours-samstag", "text", "Samstag: 10 – 16 Uhr", aliases=("samstag",)),
    target("footer", "hours-sunday", "text", "by arrangement", aliases=("sunday",)),
)


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("Tuesday hrs 9am to 4pm", "hours-tuesday", "Tuesday: 9am to 4pm"),
        ("we open on tuesdays at 11 now, so 11am to 6pm", "hours-tuesday", "Tuesday: 11am to 6pm"),
        (
            "We're open until 7pm on Tuesdays now: 10am to 7pm",
            "hours-tuesday",
            "Tuesday: 10am to 7pm",
        ),
        ("Samstag 9 bis 13 Uhr", "hours-samstag", "Samstag: 9 – 13 Uhr"),
        ("sunday hours 10am to 2pm", "hours-sunday", "10am to 2pm"),
        ("udpate sunday hours to 10am to 2pm", "hours-sunday", "10am to 2pm"),
    ],
)
def test_hours_are_told_in_many_ways(say: str, name: str, value: str) -> None:
    assert [(one[1], one[3]) for one in changes(HALL, say)] == [(name, value)]


def test_hours_of_one_of_several_days_are_asked_for() -> None:
    assert "wed" in question(HALL, "Wednesday hours 9am to 4pm").lower()


@pytest.mark.parametrize("say", ["change the opening hours", "change the Thursday hours"])
def test_hours_that_there_are_are_offered_by_whatever_name(say: str) -> None:
    assert "no hours" not in question(HALL, say)
    asked = said(HALL, say).question
    assert any("10am to 6pm" in label for label, _ in (asked.choices if asked else ()))


def test_hours_in_another_language_are_called_by_it() -> None:
    werkstatt = site(
        {"home": ()},
        target("home", "freitag", "text", "Freitag: 7:30 – 13 Uhr", aliases=("friday hours",)),
        target("home", "freitag-en", "text", "Friday: 7:30am – 1pm", aliases=("english friday",)),
    )
    say = "change the Friday hours to 7 to 15"
    assert [(one[1], one[3]) for one in changes(werkstatt, say)] == [
        ("freitag", "Freitag: 7 – 15 Uhr")
    ]
    say = "change the English Friday hours to 7 to 15"
    assert [one[1] for one in changes(werkstatt, say)] == ["freitag-en"]


@pytest.mark.parametrize("form", ["10:00 - 17:00", "10:00-17:00", "10:00 – 17:00"])
def test_hours_are_no_telephone_however_they_are_joined(form: str) -> None:
    shop = site(
        {"footer": ("bottom",)},
        target("footer", "saturday-time", "text", form, aliases=("saturday hours",)),
        target("footer", "phone", "text", "Tel:01432 555019", aliases=("phone",)),
    )
    wanted = form.replace("10:00", "8:30")
    assert changes(shop, "on saturdays we open at 8:30") == [
        ("footer", "saturday-time", "", wanted)
    ]


def test_the_hours_of_the_house_are_meant_before_those_of_a_class() -> None:
    kiln = site(
        {"home": (), "visit": ()},
        target("home", "taster-when", "text", "Fridays, 6.30–8.30pm"),
        target("visit", "friday-time", "text", "10am – 8.30pm", aliases=("friday hours",)),
    )
    assert changes(kiln, "we close at 8 on fridays") == [("visit", "friday-time", "", "10am – 8pm")]


def test_closing_on_one_of_several_days_asks_about_those() -> None:
    shop = site(
        {"home": ()},
        target("home", "tue-fri-time", "text", "9am – 5pm", aliases=("tuesday to friday hours",)),
        target("home", "saturday-time", "text", "9am – 1pm", aliases=("saturday hours",)),
    )
    assert "Tuesday – Friday" in question(shop, "we're shut on tuesdays now")


def test_noon_is_written_as_the_site_calls_it() -> None:
    taproom = site(
        {"home": ()},
        target("home", "friday-open", "text", "3pm - midnight", aliases=("friday hours",)),
        target("home", "sunday-open", "text", "noon - 8pm", aliases=("sunday hours",)),
    )
    assert [one[3] for one in changes(taproom, "sundays 12 to 9")] == ["noon - 9pm"]
    assert [one[3] for one in changes(taproom, "fridays 12pm to midnight")] == ["noon - midnight"]


@pytest.mark.parametrize(
    "say",
    ["Sunday reception hours should be 10:00 - 16:00", "reception is open 10 to 4 on sundays"],
)
def test_the_words_over_the_hours_call_them_too(say: str) -> None:
    camp = site(
        {"footer": ()},
        target("footer", "reception-hours", "text", "Reception hours"),
        target("footer", "saturday-time", "text", "8:00 – 20:00", aliases=("saturday hours",)),
        target("footer", "sunday-time", "text", "9:00 – 17:00", aliases=("sunday hours",)),
    )
    assert changes(camp, say) == [("footer", "sunday-time", "", "10:00 – 16:00")]


def test_a_second_price_is_of_the_thing_named_before_it() -> None:
    rooms = site(
        {"prices": ()},
        *(
            target("prices", f"{room}-{when}", "text", f"£{price}")
            for room, price in (("swale", 120), ("malham", 65))
            for when in ("midweek", "weekend")
        ),
    )
    found = changes(rooms, "Malham £70 midweek and £80 at the weekend")
    assert [(one[1], one[3]) for one in found] == [
        ("malham-midweek", "£70"),
        ("malham-weekend", "£80"),
    ]


WEEK = site(
    {"footer": ()},
    *(
        target("footer", f"{day}-time", "text", hours, aliases=(f"{day} hours", day))
        for day, hours in (
            ("monday", "closed"),
            ("tuesday", "9:00 - 18:00"),
            ("wednesday", "9:00 - 18:00"),
            ("saturday", "8:30 - 14:00"),
        )
    ),
)


@pytest.mark.parametrize(
    ("say", "values"),
    [
        ("monday and tuesday 10-18", ["10:00 - 18:00", "10:00 - 18:00"]),
        ("Monday to Wednesday 9 to 5", ["9:00 - 17:00"] * 3),
        ("closed on Tuesdays and Saturdays", ["closed", "closed"]),
    ],
)
def test_several_days_told_at_once_are_each_the_sites_own(say: str, values: list[str]) -> None:
    assert [one[3] for one in changes(WEEK, say)] == values


def test_later_and_earlier_are_asked_about() -> None:
    assert "saturday time" in question(WEEK, "open later on saturdays")


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("check-in is from 4pm", "check-in", "4pm – 8pm"),
        ("check in from 4pm", "check-in", "4pm – 8pm"),
        ("check-out is by 11am", "check-out", "by 11.00am"),
        ("check out is by 11am", "check-out", "by 11.00am"),
    ],
)
def test_check_in_is_not_check_out(say: str, name: str, value: str) -> None:
    inn = site(
        {"prices": ()},
        target("prices", "check-in", "text", "3pm – 8pm"),
        target("prices", "check-out", "text", "by 10.30am"),
    )
    assert [(one[1], one[3]) for one in changes(inn, say)] == [(name, value)]
    assert said(inn, "change the check-in time to 5pm").kind == "clarify"
