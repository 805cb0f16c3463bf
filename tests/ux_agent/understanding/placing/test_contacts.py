"""Mail addresses and telephones that a site has as links only."""

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.understanding.more_sites import CAFE
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site

VET = site(
    {"navbar": (), "footer": ()},
    links("navbar", "menu", link("Home", "/"), link("Call us", "tel:+441179460000")),
    links(
        "footer",
        "links",
        link("hello@paws.example", "mailto:hello@paws.example"),
        link("Follow us", "https://social.example/paws"),
    ),
)
NUMBER = site(
    {"footer": ()},
    links("footer", "links", link("0117 946 0000", "tel:+441179460000"), link("Home", "/")),
)


def moved(index: SiteIndex, wording: str) -> list[tuple[str, str]]:
    return [(name, str(value)) for _, name, _, value in changes(index, wording)]


def test_the_link_to_the_mail_address_leads_to_the_new_one() -> None:
    wording = "change the e-mail address in the footer to hi@harbour.example"
    assert changes(CAFE, wording) == [
        ("footer", "write-to-us-link", "", "mailto:hi@harbour.example")
    ]


def test_a_label_that_is_the_address_changes_with_it() -> None:
    both = [("link-href", "mailto:hi@paws.example"), ("link-label", "hi@paws.example")]
    assert sorted(moved(VET, "new email: hi@paws.example")) == both
    quoted = moved(VET, 'change "hello@paws.example" to "hi@paws.example"')
    assert sorted(quoted) == sorted(both)


def test_a_telephone_is_called_by_its_new_number() -> None:
    wording = "our phone number is now +44 117 946 1111"
    assert moved(VET, wording) == [("link-href", "tel:+441179461111")]


def test_a_label_that_is_the_number_changes_with_it() -> None:
    wording = "phone number: 0117 946 1111"
    assert moved(NUMBER, wording) == [
        ("link-label", "0117 946 1111"),
        ("link-href", "tel:+441179461111"),
    ]


def test_without_such_a_link_it_is_asked_about() -> None:
    assert said(NUMBER, "new email: hi@paws.example").kind == "clarify"
