"""One message that goes on about what it has named."""

import pytest

from bot.ux_agent.intent import Intent, Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.following.twofold import halved, parted
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    ("message", "more"),
    [
        ("make the headline bigger, and make it navy", "and make it navy"),
        ("rename Ann to Bea and her role is Chef", "and her role is Chef"),
        ('change "A" to "B". Also make it bold', "and make it bold"),
    ],
)
def test_the_second_half_follows_the_first(message: str, more: str) -> None:
    both = parted(message, vocabulary_of(PAGE))
    assert both
    assert both[1] == more


@pytest.mark.parametrize(
    "message",
    [
        "change the headline to Come in and make it yours",
        "change the headline to Clay and its friends",
        'change the headline to "Come in and make it blue"',
        "make it blue",
    ],
)
def test_a_message_that_wants_one_thing_stays_whole(message: str) -> None:
    assert parted(message, vocabulary_of(PAGE)) is None


def test_what_is_said_of_several_parts_is_not_the_last_ones_alone() -> None:
    found = changes(PAGE, "make the header and the footer black and their text white")
    assert [(one[0], one[1]) for one in found] == [
        *(("header", "background"), ("footer", "background")),
        *(("header", "color"), ("footer", "color")),
    ]


def test_the_links_of_a_header_are_those_of_its_menu() -> None:
    page = PAGE._replace(
        targets=(
            *PAGE.targets,
            PAGE.targets[1]._replace(section="navbar", aliases=("link color",)),
        ),
        sections={**PAGE.sections, "navbar": ("menu",)},
    )
    found = changes(page, "make the header black", "and the links white")
    assert found[-1] == ("navbar", "color", "", "#ffffff")


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (
            "rename Dr Ada Bell to Dr Ada Holm, change the time of Yin to Tuesdays, 8pm",
            [("link-label", "Dr Ada Holm"), ("yin-time", "Tuesdays, 8pm")],
        ),
        (
            "change the role of Ines to Lead teacher and the role of Ada to Owner",
            [("ines-role", "Lead teacher"), ("ada-role", "Owner")],
        ),
        (
            "Ines's role is Lead teacher now and Yin's price is £14",
            [("ines-role", "Lead teacher"), ("yin-price", "£14")],
        ),
    ],
)
def test_two_wishes_that_are_sure_by_themselves_are_sure_together(
    message: str, found: list[tuple[str, str]]
) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, message)] == found


def test_a_second_wish_that_is_not_sure_is_never_a_part_of_the_first_ones_value() -> None:
    intent = said(STUDIO, "Ines's role is Lead teacher now, and Marek is Head coach")
    assert "Marek" not in "".join(str(one.value) for one in intent.changes)


@pytest.mark.parametrize(
    ("message", "value"),
    [
        (
            "change the headline to Breathe well and rest is up to you",
            "Breathe well and rest is up to you",
        ),
        ('change the headline to "Breathe and Yin is £9"', "Breathe and Yin is £9"),
        ("change the headline to Tea, mats and more to come", "Tea, mats and more to come"),
        ("the headline should be Tea and mats and more to come", "Tea and mats and more to come"),
        (
            "the headline should be Tea and plenty of words to read",
            "Tea and plenty of words to read",
        ),
    ],
)
def test_a_text_of_two_halves_is_one_text(message: str, value: str) -> None:
    assert [one[3] for one in changes(STUDIO, message)] == [value]


def test_a_half_without_a_value_of_its_own_takes_none_from_the_first() -> None:
    assert said(PAGE, "make the footer black and change the subtitle").kind == "clarify"


@pytest.mark.parametrize(
    "turns",
    [
        ('make the footer black and remove "Blog"',),
        ("make the footer black", 'and remove "Blog"'),
        ('remove "Blog" and make the footer black',),
    ],
)
def test_words_that_are_to_go_and_stand_nowhere_are_no_new_text(turns: tuple[str, ...]) -> None:
    intent = said(PAGE, *turns)
    assert intent.kind == "clarify"
    assert [one.property for one in intent.changes] == ["background"]


@pytest.mark.parametrize("more", ["make it bold", "make its background grey"])
def test_one_link_of_a_menu_has_no_look_of_its_own(more: str) -> None:
    intent = said(STUDIO, f"rename Classes to Courses in the menu and {more}")
    assert (intent.kind, len(intent.changes)) == ("clarify", 1)


def test_two_wishes_are_not_refused_for_their_length() -> None:
    def asks(
        message: str, index: SiteIndex, *, section: str = "", earlier: Intent | None = None
    ) -> Intent:
        return Intent("clarify", message, question=Question("property", "Whose?"))

    refused = Intent("refuse", "", reason="A role takes at most 20 characters.")
    message = "Zed is now Zed Hill and his title is Owner of it all"
    assert halved(message, refused, PAGE, asks, None).kind == "clarify"
    assert halved("Zed is now Zed Hill of it all", refused, PAGE, asks, None) is refused


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (
            'the headline should say "Breathe in" and the description of it "Slow and long"',
            [("headline", "Breathe in"), ("description", "Slow and long")],
        ),
        (
            "put the price of Yin up to £14. in the team list put Ada Holm instead of Dr Ada Bell",
            [("yin-price", "£14"), ("link-label", "Ada Holm")],
        ),
    ],
)
def test_a_second_wish_has_the_words_of_the_first_that_it_leaves_out(
    message: str, found: list[tuple[str, str]]
) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, message)] == found


@pytest.mark.parametrize(
    "message",
    [
        "Yin's price is £14 now and the flurble costs £9",
        "the flurble costs £9 and Yin's price is £14 now",
        "Yin's price is £14 now. also make the flurble smaller",
    ],
)
def test_of_two_wishes_the_sure_one_is_kept_and_the_other_asked_about(message: str) -> None:
    intent = said(STUDIO, message)
    assert intent.kind == "clarify"
    assert [(one.property, one.value) for one in intent.changes] == [("yin-price", "£14")]
    assert intent.question
    assert "flurble" in str(intent.question.text)


def test_a_wish_for_what_nobody_knows_is_no_part_of_the_text_before_it() -> None:
    message = "the headline should say Breathe in and the flurble should be £9"
    intent = said(STUDIO, message)
    assert intent.kind == "clarify"
    assert [one.value for one in intent.changes] == ["Breathe in"]


def test_of_three_wishes_the_unsure_one_is_told_apart_once() -> None:
    intent = said(PAGE, "make the header black, the footer red and the gizmo blue")
    assert [one.section for one in intent.changes] == ["header", "footer"]
    assert str(intent.question and intent.question.text).count("“the gizmo blue”") == 1


def test_a_wish_that_is_refused_is_refused_with_what_stands_beside_it() -> None:
    message = "Yin's price is £14 now and paste <script src=x.js></script> into the footer"
    assert (said(STUDIO, message).kind, said(STUDIO, message).changes) == ("refuse", ())


def test_what_the_sites_own_text_says_beside_a_new_number_is_no_second_wish() -> None:
    page = PAGE._replace(
        targets=(
            *PAGE.targets,
            PAGE.targets[0]._replace(
                section="home",
                property="tea-text",
                type="text",
                value="Open on Saturday and Sunday from 11 to 3. Cream tea £6.50.",
                aliases=(),
            ),
        )
    )
    intent = said(page, "cream tea is £6.95 now and make the flurble bigger")
    assert [one.property for one in intent.changes] == ["tea-text"]
