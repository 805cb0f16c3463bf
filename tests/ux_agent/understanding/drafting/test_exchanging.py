"""Words of a text told beside those that go."""

import pytest

from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import links, site, target

STUDIO = site(
    {"home": ("home page",), "footer": ()},
    target("home", "headline", "text", "Yoga for every body"),
    target("home", "subtitle", "text", "Weddings in Kent and beyond", aliases=("lead",)),
    target("home", "bea-bio", "text", "Bea is a designer, and a runner.", aliases=("bea bio",)),
    target("home", "background", "color", "#ffffff"),
    links(
        "home",
        "questions",
        dish("When do we get them?", "A preview in three days, all within six weeks."),
        dish("Do you bring a second photographer?", "Yes."),
    ),
    target("footer", "text", "text", "Open from noon to six"),
    target("footer", "chair", "text", "Ahmed Rahman"),
    target("footer", "chair-role", "text", "Treasurer"),
)
LEAD = ("home", "subtitle", "", "Weddings in Wales and beyond")


@pytest.mark.parametrize(
    "say",
    [
        "the lead should say Wales instead of Kent",
        "the lead must read Wales rather than Kent",
        "make the lead say Wales, not Kent",
        "change the lead to Wales instead of Kent",
        "use Wales instead of Kent in the lead",
        "use Wales instead of Kent",
        "the lead: change Kent to Wales",
        'the lead: please swap "Kent" for "Wales"',
        "the lead says Kent, it should say Wales",
        'the lead still says "Kent" but it should be "Wales"',
        "the lead reads Weddings in Kent and beyond, make it say Weddings in Wales and beyond",
        "where it says Kent it should say Wales",
        "it says Kent in the lead, please change that to Wales",
        "instead of Kent write Wales",
        "there is a mistake in the lead: Kent should be Wales",
        "typo: Kent -> Wales",
        "Kent is spelt wrong, it should be Wales",
        'instead of "Kent" please put "Wales".',
    ],
)
def test_only_the_words_told_are_exchanged(say: str) -> None:
    assert changes(STUDIO, say) == [LEAD]


def test_the_words_of_an_entry_are_exchanged_within_it() -> None:
    assert changes(STUDIO, "the first answer should say eight weeks instead of six") == [
        (
            "home",
            "description",
            "When do we get them?",
            "A preview in three days, all within eight weeks.",
        )
    ]
    assert changes(STUDIO, "the question should say third photographer instead of second") == [
        (
            "home",
            "link-label",
            "Do you bring a second photographer?",
            "Do you bring a third photographer?",
        )
    ]


def test_words_that_stand_beside_the_old_ones_are_not_written_twice() -> None:
    assert changes(STUDIO, 'change "Kent" to "Wales and beyond"') == [LEAD]
    assert changes(STUDIO, 'change "Kent" to "in Wales"') == [LEAD]


def test_what_somebody_is_not_goes_from_the_text_about_them() -> None:
    assert changes(STUDIO, "Bea is an illustrator, not a designer") == [
        ("home", "bea-bio", "", "Bea is an illustrator, and a runner.")
    ]


@pytest.mark.parametrize(
    "say",
    [
        "the headline should say town instead of Kent",
        "headline: change Kent to town",
    ],
)
def test_words_that_the_text_named_does_not_hold_are_asked_about(say: str) -> None:
    assert "town" in question(STUDIO, say)


def test_a_joint_is_no_part_of_the_new_words_where_nothing_holds_the_old_ones() -> None:
    found = changes(STUDIO, "the lead should say Walks in Wales instead of Hikes in Cork")
    assert found == [("home", "subtitle", "", "Walks in Wales")]


def test_a_few_words_for_some_that_nothing_holds_are_no_whole_text() -> None:
    assert "hikes" in question(STUDIO, "the lead should say walks rather than hikes")


def test_what_it_says_now_are_no_words_of_it() -> None:
    found = changes(STUDIO, "the lead should say Walks in Wales instead of what it says now")
    assert found == [("home", "subtitle", "", "Walks in Wales")]


def test_a_colour_instead_of_another_is_a_look() -> None:
    found = changes(STUDIO, "the home page background should be green instead of white")
    assert found == [("home", "background", "", "#008000")]


@pytest.mark.parametrize(
    "say",
    [
        "replace Ahmed Rahman with Jo Pike as treasurer",
        "swap Ahmed Rahman for Jo Pike as the new treasurer please",
    ],
)
def test_the_role_behind_a_new_name_is_no_part_of_it(say: str) -> None:
    assert changes(STUDIO, say) == [("footer", "chair", "", "Jo Pike")]


TEAM = site(
    {"home": ("home page",)},
    target("home", "headline", "text", "Walk for all", aliases=("headline",)),
    target("home", "headline-color", "color", "#222222", aliases=("headline colour",)),
    links("home", "team", dish("Ann Lee", "Baker"), dish("Joe Poe", "Cook")),
)


@pytest.mark.parametrize(
    "say",
    [
        "replace Ann with Tom as Baker",
        "replace Ann Lee with Tom Hill as Plumber",
        "replace Ann Lee with Tom Hill as the plumber",
    ],
)
def test_who_comes_in_a_part_that_is_not_sure_is_asked_about(say: str) -> None:
    assert said(TEAM, say).kind == "clarify"


def test_who_comes_as_what_another_was_has_the_name_alone() -> None:
    found = changes(TEAM, "replace Ann Lee with Tom Hill as baker")
    assert [one[2:] for one in found] == [("Ann Lee", "Tom Hill")]
    assert changes(TEAM, "change the headline to Same as ever")[0][3] == "Same as ever"


def test_of_a_named_text_what_is_not_there_is_no_part_of_the_new_one() -> None:
    assert "headline" in question(TEAM, "the headline is now Run, not Breathe").lower()
    assert not said(TEAM, "the headline is now Run, not Breathe").changes
    assert changes(TEAM, "the headline is now Run, not Walk")[0][3] == "Run for all"
    assert changes(TEAM, "the headline is now Run, not Walk for all")[0][3] == "Run"


@pytest.mark.parametrize(
    "tail",
    [
        "instead of that orangy colour",
        "rather than the current greyish tone, please",
        "instead of this boring old thing",
        ", not this dark shade",
    ],
)
def test_what_a_look_is_now_tells_nothing_of_the_one_to_come(tail: str) -> None:
    wish = f"make the home page background navy {tail}".replace(" ,", ",")

    assert changes(STUDIO, wish) == [("home", "background", "", "#000080")]


def test_words_that_stand_there_are_still_those_that_go() -> None:
    assert changes(STUDIO, "the lead should say Wales instead of Kent") == [LEAD]
    assert (
        said(STUDIO, "the lead should say Blue instead of that colour").changes[0].value == "Blue"
    )


@pytest.mark.parametrize(
    "say",
    [
        "where it says “Kent” put “Wales”",
        "where it says Kent, please write Wales",
        "Where the lead says Kent I'd like Wales instead",
        'where the page says "Kent" we want "Wales".',
    ],
)
def test_what_stands_there_goes_for_what_is_put_there(say: str) -> None:
    assert changes(STUDIO, say) == [LEAD]


@pytest.mark.parametrize(
    "say",
    [
        "the lead should say Wales where it now says Kent",
        "the lead should read Wales where it currently reads Kent.",
        "call it Wales instead of Kent in the lead",
    ],
)
def test_what_it_says_now_goes(say: str) -> None:
    assert changes(STUDIO, say) == [LEAD]


CLUB = site(
    {"teams": ("teams page",), "news": (), "footer": (), "home": ("home page",)},
    target("teams", "juniors-coach", "text", "Coach: Ivy Moss"),
    target("news", "juniors-text", "text", "The juniors won. Thanks to Ivy Moss and all."),
    target("footer", "text", "text", "© 2025 Mere Club. Founded 1958."),
    target("home", "story", "text", "We started in 1958 with one boat."),
    target("home", "record", "text", "Our fastest row of 1958 still hangs in the bar."),
    target("home", "offer", "text", "Students get 15% off the fee."),
    target("home", "drinks", "text", "Members get 15% off drinks."),
)


@pytest.mark.parametrize(
    "say",
    [
        "Ivy Moss doesn't coach the juniors anymore, it's Bea Fox now",
        "Ivy Moss is no longer coach of the juniors, it's Bea Fox",
        "Ivy Moss isn't the coach of the juniors any more - it is now Bea Fox",
    ],
)
def test_one_name_takes_the_place_of_another_where_all_is_told(say: str) -> None:
    assert changes(CLUB, say) == [("teams", "juniors-coach", "", "Coach: Bea Fox")]


@pytest.mark.parametrize("joint", [" not ", ", not ", " and not ", " instead of "])
def test_the_year_of_a_beginning_is_one_wherever_it_is_told(joint: str) -> None:
    assert changes(CLUB, f"the club was founded in 1957{joint}1958") == [
        ("footer", "text", "", "© 2025 Mere Club. Founded 1957."),
        ("home", "story", "", "We started in 1957 with one boat."),
    ]


def test_a_share_is_told_anew_where_the_old_one_stands() -> None:
    told = changes(CLUB, "students get 20% off now, not 15")
    assert told == [("home", "offer", "", "Students get 20% off the fee.")]
    assert not said(CLUB, "students get 20% off now, not 12").changes


def test_nobody_gets_the_card_of_another() -> None:
    page = site(
        {"team": ("team page",)},
        target("team", "ivy-moss", "text", "Ivy Moss"),
        target("team", "ivy-moss-bio", "text", "Ivy cuts on Mondays."),
        links("team", "stylists", dish("Ivy Moss", "Cuts on Mondays.")),
    )
    for did in ("cut", "run the team", "do Mondays"):
        told = said(page, f"Ivy Moss doesn't {did} any more, it's Bea Fox now")
        assert not told.changes, did
