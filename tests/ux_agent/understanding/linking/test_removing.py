"""Entries that go, called by what they say of themselves."""

import pytest

from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.sites import link, links, site


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("remove Marek's review", "A lovely place."),
        ("take out the testimonial from Tessa please", "I sleep again."),
        ("delete the review by Marek Nowak", "A lovely place."),
        ("remove the FAQ about what to wear", "What should I wear?"),
        ("remove the “Do I need a mat?” question", "Do I need a mat?"),
        ("please drop the family class", "Family Saturday"),
        ("remove ines from the team", "Ines Vermeulen"),
        ("Dr Ada Bell left, please remove her", "Dr Ada Bell"),
    ],
)
def test_an_entry_goes_by_any_of_what_it_says(wording: str, label: str) -> None:
    intent = said(STUDIO, wording)
    assert [(one.op, one.target) for one in intent.changes] == [("remove", label)]
    assert intent.kind == "edit"


@pytest.mark.parametrize(
    "wording",
    [
        "remove the price of Yin",  # a field, not the whole
        "remove the old review",
        "remove the review",
        "remove Moritz from the team",
        "remove warm",  # a word of an answer
    ],
)
def test_no_entry_goes_that_is_not_surely_meant(wording: str) -> None:
    assert not said(STUDIO, wording).changes


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("remove the second review", "I sleep again."),
        ("delete the last question", "Do I need a mat?"),
        ("take the first testimonial out please", "A lovely place."),
    ],
)
def test_an_entry_goes_by_its_number(wording: str, label: str) -> None:
    assert [(one.op, one.target) for one in said(STUDIO, wording).changes] == [("remove", label)]


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("take Ines off the team page", "Ines Vermeulen"),
        ("remove Marek from the testimonials", "A lovely place."),
        ("delete the Yin row", "Yin"),
    ],
)
def test_an_entry_goes_from_the_list_that_is_named_behind_it(wording: str, label: str) -> None:
    assert [(one.op, one.target) for one in said(STUDIO, wording).changes] == [("remove", label)]


@pytest.mark.parametrize("wording", ["remove all the classes", "delete every pass"])
def test_a_whole_list_goes_one_entry_after_the_other(wording: str) -> None:
    intent = said(STUDIO, wording)
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert "one entry after the other" in str(intent.question and intent.question.text)
    one = said(STUDIO, wording, intent.question.choices[0][0] if intent.question else "")
    assert [change.op for change in one.changes] == ["remove"]


@pytest.mark.parametrize("wording", ["remove Bob from the team", "remove Bob from Team"])
def test_a_link_does_not_go_that_is_called_as_the_list(wording: str) -> None:
    assert not said(STUDIO, wording).changes


_HOURS = jekyll(
    "<html><body><main><h1>Hi</h1></main><footer><h3>Opening hours</h3>"
    "{% for one in site.data.hours %}<p>{{ one.day }}: {{ one.time }}</p>{% endfor %}</footer>"
    "</body></html>",
    hours='- day: Monday\n  time: "9:00"\n- day: Tuesday\n  time: "10:00"\n- day: Sunday\n'
    "  time: closed\n",
)


@pytest.mark.parametrize(
    "wording",
    [
        "remove Sunday from the opening hours",
        "take Sundays out of the opening times",
        "delete sunday from the hours",
        "please drop the Sunday row",
    ],
)
def test_a_day_goes_from_the_hours(wording: str) -> None:
    assert [(one.op, one.target) for one in said(_HOURS, wording).changes] == [("remove", "Sunday")]


def test_several_entries_go_together_where_each_is_known() -> None:
    found = said(STUDIO, "remove Marek's review and the Classes link").changes
    assert [(one.op, one.target) for one in found] == [
        ("remove", "A lovely place."),
        ("remove", "Classes"),
    ]
    assert not said(STUDIO, "remove Marek's review and Bob's review").changes


@pytest.mark.parametrize(
    "wording", ["Sunday: by appointment", "Sundays are by appointment", "sunday is by appointment"]
)
def test_what_is_told_of_a_day_is_no_new_name_of_it(wording: str) -> None:
    found = said(_HOURS, wording).changes
    assert [(one.property, one.value) for one in found] == [("sunday-time", "by appointment")]


PRACTICE = site(
    {"navbar": (), "prices": ("price list",), "footer": ()},
    links("navbar", "links", link("Home", "/"), link("Our team", "/team"), link("Blog", "/blog")),
    links(
        "prices",
        "treatments",
        *map(entry, ("Root canal treatment", "Porcelain crown", "Party bag")),
    ),
    links(
        "footer", "links", link("Instagram", "https://i.com/a"), link("Facebook", "https://f.com/a")
    ),
)


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("take root canals off the price list", "Root canal treatment"),
        ("we dont do root canals anymore, take it off the price list", "Root canal treatment"),
        ("remove root canal treatments", "Root canal treatment"),
        ("drop the porcelain crowns please", "Porcelain crown"),
        ("we no longer offer crowns", "Porcelain crown"),
        ("we are not on instagram anymore", "Instagram"),
        ("we're no longer on facebook, please remove it", "Facebook"),
        ("we don't have a blog any more", "Blog"),
        ("Sadly we stopped doing root canals.", "Root canal treatment"),
    ],
)
def test_what_is_no_more_goes_whether_one_or_several_are_told(wording: str, label: str) -> None:
    changes = said(PRACTICE, wording).changes
    assert [(one.op, one.target) for one in changes] == [("remove", label)]


@pytest.mark.parametrize(
    "wording",
    [
        "we don't have a team anymore",  # no link of the menu is a team
        "we no longer have a blog page",
        "we don't have a car park anymore",
        "we no longer do party bags and crowns",
        "we have instagram now",
        "we don't do crowns",
        "put the parties first",
    ],
)
def test_what_is_only_said_of_us_takes_nothing_away(wording: str) -> None:
    assert not said(PRACTICE, wording).changes


NEWS = "".join(
    f"- title: {title}\n  text: {text}\n"
    for title, text in (
        ("Quiz night in the clubhouse", "Teams of six."),
        ("New lights are here", "Winter training stays."),
        ("Women go top", "Well done to Marta Silva."),
    )
)
NEWS_PAGE = (
    "<main><h1>Hi</h1><section id=news><h2>News</h2>{% for one in site.data.news %}<article>"
    "<h3>{{ one.title }}</h3><p>{{ one.text }}</p></article>{% endfor %}</section></main>"
)


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("take down the quiz night story", "Quiz night in the clubhouse"),
        ("Take down the quiz night story, thats over", "Quiz night in the clubhouse"),
        ("remove the quiz night post, that's over now", "Quiz night in the clubhouse"),
        ("delete the article about the lights, that is finished", "New lights are here"),
        ("remove the story about Marta Silva", "Women go top"),
    ],
)
def test_a_piece_of_news_goes_by_words_of_its_title(wording: str, label: str) -> None:
    intent = said(jekyll(NEWS_PAGE, news=NEWS), wording)
    assert [(one.op, one.target) for one in intent.changes] == [("remove", label)]
    assert intent.kind == "edit"


@pytest.mark.parametrize("wording", ["take down the pub night story", "remove the story"])
def test_a_piece_of_news_that_is_not_sure_stays(wording: str) -> None:
    assert said(jekyll(NEWS_PAGE, news=NEWS), wording).kind == "clarify"
