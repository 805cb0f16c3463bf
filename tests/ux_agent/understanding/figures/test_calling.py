"""Messages that tell a new telephone's number or mail address."""

import pytest

from bot.ux_agent.site import Place
from bot.ux_agent.understanding.figures.calling import read
from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import link, links, site, target

PRACTICE = site(
    {"header": (), "footer": ("bottom",), "contact": ("contact page",)},
    target("header", "phone", "text", "0161 496 0233"),
    target("header", "phone-link", "url", "tel:+441614960233"),
    target("contact", "text", "text", "Call us on 0161 496 0233 or come to reception."),
    target("footer", "emergency", "text", "0161 496 0999"),
    links("footer", "links", link("mail@smile.example", "mailto:mail@smile.example")),
)


def test_a_number_changes_wherever_it_is_shown_and_dialled() -> None:
    assert [one[3] for one in changes(PRACTICE, "our phone number is 0161 496 0244 now")] == [
        "0161 496 0244",
        "tel:+441614960244",
        "Call us on 0161 496 0244 or come to reception.",
    ]


@pytest.mark.parametrize(
    "say",
    ["new telefone number 0161 496 0244", "our telephon nummber is 0161 496 0244 now"],
)
def test_a_misspelt_word_for_a_number_names_no_place(say: str) -> None:
    assert len(changes(PRACTICE, say)) == 3


def test_a_short_strange_word_is_no_misspelt_one() -> None:
    assert question(PRACTICE, "the mall number is 0161 496 0244")


def test_digits_that_a_template_dials_stay_digits() -> None:
    plumber = site(
        {"header": (), "footer": ()},
        target("header", "phone", "text", "0800 555 0147"),
        target("header", "phone-link", "text", "+448005550147"),
        target("footer", "text", "text", "Quickfix Ltd, registered in England 01234567"),
    )
    assert [one[3] for one in changes(plumber, "the phone number is 0800 555 0199")] == [
        "0800 555 0199",
        "+448005550199",
    ]


def test_what_is_shown_and_dialled_beside_one_another_changes_together() -> None:
    found = changes(PRACTICE, 'change "0161 496 0233" to "0161 496 0244" in the header')
    assert sorted(str(one[3]) for one in found) == ["0161 496 0244", "tel:+441614960244"]


def test_a_later_number_is_dialled_too() -> None:
    turns = ('change "0161 496 0233" to "0161 496 0244" in the header', "0161 496 0255 instead")
    found = {one[:2]: one[3] for one in changes(PRACTICE, *turns)}
    assert found["header", "phone"] == "0161 496 0255"
    assert found["header", "phone-link"] == "tel:+441614960255"


def test_of_two_numbers_the_words_tell_which() -> None:
    found = changes(PRACTICE, "emergency number: 0161 496 0777")
    assert [(one[1], one[3]) for one in found] == [("emergency", "0161 496 0777")]


def test_a_place_that_is_named_is_the_only_one_that_changes() -> None:
    found = changes(PRACTICE, "change the phone number in the header to 0161 496 0244")
    assert {one[0] for one in found} == {"header"}


def test_a_mail_address_changes_with_the_link_to_it() -> None:
    found = changes(PRACTICE, "new email: hi@smile.example")
    assert [(one[1], one[3]) for one in found] == [
        ("link-label", "hi@smile.example"),
        ("link-href", "mailto:hi@smile.example"),
    ]


def test_a_number_and_an_address_are_told_in_one_message() -> None:
    say = "change mail@smile.example to hi@smile.example"
    assert len(changes(PRACTICE, say)) == 2
    assert len(changes(PRACTICE, "phone 0161 496 0244, mail hi@smile.example")) == 5


@pytest.mark.parametrize(
    "say",
    [
        "fax is 0161 496 0244",
        'set the phone number to "0161 496 0244"',
        "the headline should be 0161 496 0244",
        "phone 0161 496 0244 on mondays",
        "hello",
    ],
)
def test_what_says_something_else_is_not_taken_for_it(say: str) -> None:
    assert read(say, PRACTICE) is None


VETS = plain(
    "<header><a class=cta href=tel:01434600212>Call us: 01434 600 212</a></header>"
    "<main><h1>Vets</h1></main>"
    "<footer><p>Out of hours: <a href=tel:01434600999>01434 600 999</a> · "
    "<a href=mailto:hi@vets.example>hi@vets.example</a></p></footer>"
)


def test_a_number_that_is_said_to_be_for_the_night_is_not_that_of_the_place() -> None:
    found = changes(VETS, "our phone number is now 01434 700 212")
    assert [one[3] for one in found] == ["Call us: 01434 700 212", "tel:01434700212"]


def test_a_number_in_a_list_of_links_is_called_by_what_stands_before_it() -> None:
    found = changes(VETS, "new out of hours number: 01434 600 888")
    assert [one[2:] for one in found] == [
        ("01434 600 999", "01434 600 888"),
        ("01434 600 999", "tel:01434600888"),
    ]


@pytest.mark.parametrize(
    ("shown", "dialled", "new", "expected"),
    [
        ("(503) 555-0142", "tel:+15035550142", "(503) 555-0177", "tel:+15035550177"),
        ("503-555-0142", "tel:+1-503-555-0142", "503-555-0177", "tel:+1-503-555-0177"),
        ("06 12345678", "tel:+31612345678", "06 87654321", "tel:+31687654321"),
        ("06 1234567", "tel:+39061234567", "06 7654321", "tel:+39067654321"),
        ("056 555 0199", "tel:+353565550199", "+44 20 7946 0000", "tel:+442079460000"),
        ("01432 555 010", "tel:01432-555-010", "01432 555 123", "tel:01432-555-123"),
    ],
)
def test_a_dialled_number_keeps_its_country_and_its_form(
    shown: str, dialled: str, new: str, expected: str
) -> None:
    shop = site(
        {"footer": ()},
        target("footer", "phone", "text", shown),
        target("footer", "phone-link", "url", dialled),
    )
    found = {one[1]: one[3] for one in changes(shop, f"the phone number is now {new}")}
    assert found == {"phone": new, "phone-link": expected}


_LINES = """<main><h1>Hi</h1><section><h2>Hall</h2>
<p>To book, ring Margaret on <a href="tel:01935815222">01935 815222</a>.</p></section></main>
<footer><p>Parish office: <a href="tel:01935815000">01935 815000</a> (mornings)</p></footer>"""


@pytest.mark.parametrize(
    ("say", "old"),
    [
        ("Margaret's number is now 01935 815299", "01935 815222"),
        ("the phone number of the parish office is now 01935 815299", "01935 815000"),
        ("our phone number is 01935 815299 now", "01935 815000"),
    ],
)
def test_a_number_is_called_by_the_words_of_its_line_and_the_pages_is_the_sites_own(
    say: str, old: str
) -> None:
    index = plain(_LINES, hall="<main><p>x</p></main>" + _LINES[_LINES.index("<footer>") :])
    mine = {one.property for one in index.targets if old[-6:] in (one.value or "")}
    assert {one[1] for one in changes(index, say)} == mine


def test_a_number_in_a_notice_is_not_the_one_of_the_sites_data() -> None:
    data = Place("site.json", "json", 0, 0, 1, 0, "")
    vets = site(
        {"notice": (), "home": ()},
        target("notice", "phone", "text", "01943 555 999"),
        target("home", "welcome-phone", "text", "01943 555 0142")._replace(places=(data,)),
    )
    found = changes(vets, "our phone number is now 01943 555 0199")
    assert [one[:2] for one in found] == [("home", "welcome-phone")]


def test_of_numbers_that_nothing_tells_apart_one_is_asked_for() -> None:
    two = site(
        {"shop": (), "bar": ()},
        target("shop", "phone", "text", "01943 555 999"),
        target("bar", "phone", "text", "01943 555 142"),
    )
    assert "Which part" in question(two, "our phone number is now 01943 555 0199")


def test_a_word_of_the_address_says_nothing_else_of_the_one_number_and_a_name_does() -> None:
    studio = site(
        {"footer": (), "team": ()},
        target("footer", "street", "text", "Studio 3, The Old Mill"),
        target("footer", "phone", "text", "017685 55014"),
        links("team", "team", entry("Katrin Brandt", "")),
    )
    say = "change the {} phone to 017685 55020"
    assert [one[1] for one in changes(studio, say.format("studio"))] == ["phone"]
    assert question(studio, say.format("Katrin's"))


def test_a_reason_behind_a_number_is_no_part_of_it() -> None:
    found = changes(PRACTICE, "change the phone to 0161 496 0244, the old one is dead")
    assert found[0][3] == "0161 496 0244"


def test_a_number_that_is_declared_twice_changes_once() -> None:
    place = Place("site.json", "json", 5, 20, 1, 4, "")
    salon = site(
        {"header": (), "footer": ()},
        target("header", "cta-link", "text", "+49 7031 555 019")._replace(places=(place,)),
        target("footer", "phone", "text", "+49 7031 555 019", aliases=("tel",))._replace(
            places=(place,)
        ),
    )
    assert changes(salon, "new phone number +49 7031 555 020") == [
        ("footer", "phone", "", "+49 7031 555 020")
    ]


PLUMBER = site(
    {"footer": (), "contact": ("contact page",), "home": ("home page",)},
    target("footer", "phone", "text", "01632 960 418"),
    target("footer", "phone-2", "text", "07700 900 732", aliases=("emergencies",)),
    target("contact", "phone", "text", "01632 960 418"),
    target("contact", "description", "text", "Ring 01632 960 418. Emergencies at all hours."),
    target("home", "button", "text", "Call 07700 900 732"),
)


def test_the_sentence_behind_a_number_is_about_another_one() -> None:
    found = changes(PLUMBER, "the emergency number is now 07700 900 111")
    assert found == [
        ("footer", "phone-2", "", "07700 900 111"),
        ("home", "button", "", "Call 07700 900 111"),
    ]


@pytest.mark.parametrize("name", ["office", "main", "shop"])
def test_the_places_own_number_has_many_names(name: str) -> None:
    found = changes(PLUMBER, f"our {name} number has changed, its 01632 960 455 now")
    assert [(one[0], one[1]) for one in found] == [
        ("footer", "phone"),
        ("contact", "phone"),
        ("contact", "description"),
    ]


def test_a_number_is_that_of_whom_its_card_names() -> None:
    page = site(
        {"footer": (), "contact": ("contact page",), "news": ()},
        target("footer", "phone", "text", "01553 960147"),
        target("contact", "ann-lee", "text", "Ann Lee"),
        target("contact", "ann-lee-text", "text", "Club secretary"),
        target("contact", "ann-lee-phone", "text", "01553 960147", aliases=("phone",)),
        target("news", "pitch-phone", "text", "01553 960190", aliases=("pitch phone",)),
    )
    for say in ("secretary has a new phone number: 01553 960200", "Ann's phone is 01553 960200"):
        assert changes(page, say) == [
            ("footer", "phone", "", "01553 960200"),
            ("contact", "ann-lee-phone", "", "01553 960200"),
        ], say
