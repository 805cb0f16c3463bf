"""Pieces of a sentence that are no text as they stand."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

GYM = site(
    {"home": ("home page",), "prices": ("prices page",), "footer": (), "navbar": ("menu",)},
    target("home", "headline", "text", "Lift with friends"),
    target("home", "cta-text", "text", "See the timetable", aliases=("button",)),
    target("home", "cta-link", "url", "timetable.html", aliases=("button link",)),
    target("home", "notice", "text", "Blood pressure checks take place on Friday 6 June."),
    target("home", "hours", "text", "Gates open at 6am. Classes finish at 9pm."),
    target("home", "yoga-day", "text", "Tuesday", aliases=("yoga classes",)),
    target("home", "boxing-day", "text", "Friday", aliases=("boxing classes",)),
    target("prices", "text", "text", "Made with care. Talk to Hannah."),
    target("prices", "monthly", "text", "Monthly"),
    target("footer", "text", "text", "Day tickets welcome, cash prefered."),
    links("navbar", "menu", link("Home", "index.html"), link("Prices", "prices.html")),
)


def test_the_place_behind_a_new_name_is_no_part_of_it() -> None:
    assert changes(GYM, "Monthly should be called Every month in the price table") == [
        ("prices", "monthly", "", "Every month")
    ]


def test_a_page_that_a_button_is_to_go_to_is_its_address() -> None:
    say = "the button on the home page should go to the prices page"
    assert changes(GYM, say) == [("home", "cta-link", "", "prices.html")]


@pytest.mark.parametrize(
    "say",
    [
        "the button on the home page should go to the sauna page",
        "change the notice: it's on Tuesday 10 June",
        "gates open 6.30am, classes finish 8pm",
        "Classes: outstanding in 2024",
        "Talk to Hannah: talk to Tom",
        'remove "blood pressure checks" notice',
    ],
)
def test_a_piece_of_a_sentence_is_asked_about(say: str) -> None:
    assert said(GYM, say).kind == "clarify"
    assert question(GYM, say)


def test_a_statement_replaces_the_fact_of_what_it_is_about() -> None:
    assert changes(GYM, "yoga is on Wednesday instead of Tuesday") == [
        ("home", "yoga-day", "", "Wednesday")
    ]
    assert said(GYM, "boxing is on Wednesday instead of Tuesday").kind == "clarify"


def test_words_that_go_take_the_comma_before_them_and_leave_the_full_stop() -> None:
    assert changes(GYM, 'drop "cash prefered"') == [("footer", "text", "", "Day tickets welcome.")]


def test_a_date_that_is_told_is_written_without_its_preposition() -> None:
    asked = question(GYM, "the juice bar opens on 11 April 2025 instead")
    assert "on 11 April" not in asked


def test_the_new_words_of_a_part_replace_those_most_like_them() -> None:
    say = "the home page should say Blood pressure checks take place every month"
    assert changes(GYM, say) == [
        ("home", "notice", "", "Blood pressure checks take place every month")
    ]
    assert said(GYM, "the home page should say Everybody is welcome here").kind == "clarify"


def test_a_text_is_named_by_the_words_of_its_name() -> None:
    note = target("prices", "simple-pricing-note", "text", "Valid for a year.")
    named = GYM._replace(targets=(*GYM.targets, note, target("navbar", "pricing", "text", "Fees")))
    assert changes(named, "the pricing note should say Valid for two years")[0][1] == (
        "simple-pricing-note"
    )


def test_two_pieces_of_one_text_are_both_replaced() -> None:
    say = "change pressure to sugar and checks to tests"
    assert changes(GYM, say) == [
        ("home", "notice", "", "Blood sugar tests take place on Friday 6 June.")
    ]


def test_a_day_and_time_told_of_an_entry_is_no_new_name_of_it() -> None:
    index = site(
        {"home": ()},
        links("home", "classes", link("Hand building", "")),
        target("home", "hand-building-when", "text", "Thursdays, 7pm"),
        target("home", "title", "text", "Pots"),
    )
    for when in ("Mondays, 6pm", "Fridays at 7pm"):
        assert changes(index, f"change hand building to {when}") == [
            ("home", "hand-building-when", "", when)
        ]
    assert changes(index, "change hand building to Slab building") == [
        ("home", "link-label", "Hand building", "Slab building")
    ]


@pytest.mark.parametrize(
    "say",
    [
        "the notice ends on Friday 17 July",
        "Monthly starts on 17 July",
        "Lift with friends should be in blue",
        "the notice on the home page should be on a white background",
    ],
)
def test_what_is_told_of_a_place_is_no_text_to_stand_there(say: str) -> None:
    assert said(GYM, say).kind == "clarify"


def test_a_text_that_begins_with_when_is_told_with_its_verb() -> None:
    index = site({"home": ()}, target("home", "notice", "text", "ends on 5 May"))
    assert changes(index, "the notice ends on 12 May") == [("home", "notice", "", "ends on 12 May")]
    for say in ("the notice should say starts on 12 May", "change the notice to starts on 12 May"):
        assert changes(index, say) == [("home", "notice", "", "starts on 12 May")]


@pytest.mark.parametrize(
    "say",
    [
        "Read care should be bold",
        "Our staff with care should be blue",
        "the big Talk sign should be underlined",
    ],
)
def test_a_look_of_what_nobody_knows_is_no_word_for_a_word_of_some_text(say: str) -> None:
    intent = said(GYM, say)
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert "bold" not in str(intent.pending.get("value", "")) or intent.pending["nature"] != "text"


def test_a_word_of_a_text_gives_way_to_a_look_that_is_its_word() -> None:
    found = changes(GYM, '"care" should say blue')
    assert found == [("prices", "text", "", "Made with blue. Talk to Hannah.")]
