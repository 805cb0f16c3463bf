"""What a person hears of a part that the site lacks, and of markup."""

import pytest

from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.read import understand
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import INDEX, link, links, site, target

UNIT = target("footer", "address", "text", "Unit 9, Wharf Road")


@pytest.mark.parametrize(
    ("request_", "part"),
    [
        ("make the sidebar huge", "sidebar"),
        ("make the sidebar blue", "sidebar"),
        ("change the Carousel", "carousel"),
    ],
)
def test_a_part_that_the_site_lacks_is_named_before_the_question(request_: str, part: str) -> None:
    question = understand(request_, INDEX).question

    assert question
    assert question.text.startswith(f"This site has no {part} that I can change. ")
    assert ("Footer", "footer") in question.choices


@pytest.mark.parametrize("request_", ["make it blue", "hello", 'write "the sidebar"'])
def test_what_names_no_such_part_is_asked_about_as_ever(request_: str) -> None:
    question = understand(request_, INDEX).question

    assert question
    assert "has no" not in question.text


@pytest.mark.parametrize("said", ["Grüße & <b>Brot</b> 🥐", "change the title to A & <i>B</i>"])
def test_markup_without_quotes_is_refused_with_its_own_reason(said: str) -> None:
    intent = understand(said, INDEX)

    assert (intent.kind, intent.reason) == ("refuse", texts.MARKUP)


def test_markup_in_quotes_is_a_text_like_any_other() -> None:
    earlier = understand('change the title to "Hello"', INDEX)

    change = understand('"Grüße & <b>Brot</b> 🥐"', INDEX, earlier=earlier).changes[-1]

    assert change.value == "Grüße & <b>Brot</b> 🥐"


@pytest.mark.parametrize("said", ["add <script>alert(1)</script>", "merge it <b>now</b>"])
def test_what_is_outside_the_job_is_so_with_markup_too(said: str) -> None:
    assert understand(said, INDEX).reason == texts.OUT_OF_SCOPE


def test_a_number_within_some_other_text_is_not_the_one_that_is_meant() -> None:
    shop = INDEX._replace(targets=(*INDEX.targets, UNIT))
    intent = understand("on saturday we are open from 10 instead of 9", shop)

    assert intent.kind == "clarify"
    assert understand('change "Unit 9" to "Unit 10"', shop).kind == "edit"


@pytest.mark.parametrize("said", ["put a live chat on the site", "put dinner on the site"])
def test_what_is_no_name_of_a_font_is_none(said: str) -> None:
    plain = site({"site": ()}, target("site", "font-family", "font", "Verdana, sans-serif"))

    assert understand(said, plain).kind == "clarify"
    (change,) = understand("put Lora on the site", plain).changes
    assert change.value == "Lora, sans-serif"
    (named,) = understand("font: georgia", plain).changes
    assert named.value == "georgia, sans-serif"


def test_what_is_told_of_an_entry_that_leads_nowhere_is_no_name_for_it() -> None:
    hours = links("footer", "hours", link("Friday", ""), link("Saturday", ""))
    shop = site({"footer": ()}, hours)

    assert understand("saturday: closed", shop).kind == "clarify"
    (change,) = understand("rename Saturday to Weekend", shop).changes
    assert (change.property, change.target, change.value) == ("link-label", "Saturday", "Weekend")


def test_a_site_that_shows_prices_is_not_told_to_have_none() -> None:
    stall = site(
        {"home": ()},
        target("home", "quince-small", "text", "£4.50"),
        target("home", "quince-large", "text", "£8.00"),
        target("home", "rose", "text", "£3"),
    )
    asked = understand("put up the price of the quince", stall)
    assert "no price" not in question(stall, "put up the price of the quince")
    assert asked.question
    assert len(asked.question.choices) == 2
    assert changes(stall, asked.request, asked.question.choices[0][1], "£5") == [
        ("home", "quince-small", "", "£5")
    ]


def test_of_several_prices_the_one_that_is_meant_is_asked() -> None:
    index = site(
        {"home": ()},
        target("home", "repair-price", "text", "12"),
        target("home", "service-price", "text", "45"),
        target("home", "title", "text", "Bikes"),
    )
    asked = understand("change the price to 50", index).question
    assert asked
    assert asked.text == "Which text should become “50”?"
    assert len(asked.choices) == 2
    assert changes(index, "change the price to 50", asked.choices[1][1]) == [
        ("home", "service-price", "", "50")
    ]
