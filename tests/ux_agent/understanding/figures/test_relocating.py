"""Messages that tell a new postal address."""

import pytest

from bot.ux_agent.understanding.figures.relocating import is_address, read
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

STUDIO = site(
    {"home": (), "footer": (), "contact": ()},
    target("home", "headline", "text", "Clay on Wharf Road since 1974"),
    target("footer", "unit", "text", "Unit 9, Wharf Road, London N1"),
    target("contact", "text-2", "text", "Unit 9, Wharf Road, London N1"),
    target("contact", "text", "text", "Call 0161 496 0233 or come to 9 Wharf Road."),
)


@pytest.mark.parametrize(
    "say",
    [
        "we moved to 5 Mill Lane",
        "We've moved! New address is 5 Mill Lane",
        "our new address is 5 Mill Lane now",
        "please change the address to 5 Mill Lane.",
        "address: 5 Mill Lane",
        "hi, we are now at 5 Mill Lane please",
        "my new adress is 5 Mill Lane",
        "we moved! new adres is 5 Mill Lane, same town",
        "our address is now 5 Mill Lane (still the same town as before)",
    ],
)
def test_a_new_address_stands_wherever_the_old_one_stood(say: str) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, say)] == [
        ("unit", "5 Mill Lane, London N1"),
        ("text-2", "5 Mill Lane, London N1"),
    ]


@pytest.mark.parametrize(
    "say",
    [
        "5 Mill Lane",
        "we moved the shop to the lane",
        "the headline should be 5 Mill Lane",
        "we moved to 5 Mill Lane and open at 9:30",
        'change the address to "5 Mill Lane"',
        "our address is 0161 496 0233",
    ],
)
def test_what_says_something_else_is_not_taken_for_it(say: str) -> None:
    assert read(say, STUDIO) is None


@pytest.mark.parametrize(
    "text",
    ["Founded by Tom in 2016. Studio manager: Ellie", "Ask in the yard", "24 classes a week"],
)
def test_a_sentence_with_a_number_is_no_address(text: str) -> None:
    assert not is_address(text)


def test_of_two_addresses_none_is_taken() -> None:
    both = site(
        {"footer": ()},
        target("footer", "one", "text", "9 Wharf Road"),
        target("footer", "two", "text", "12 Oak Lane"),
    )
    assert read("we moved to 5 Mill Lane", both) is None


@pytest.mark.parametrize("text", ["Hauptstraße 5, 79098 Freiburg", "12 Oak Lane, M20 2QR"])
def test_addresses_of_other_countries_are_some(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    ("old", "say", "new"),
    [
        (
            "88 Bold Street, Leeds L1 4HY",
            "we've moved to 102 Bold Street",
            "102 Bold Street, Leeds L1 4HY",
        ),
        (
            "88 Bold Street, Leeds L1 4HY",
            "we moved to 5 Oak Road, York YO1 7AB",
            "5 Oak Road, York YO1 7AB",
        ),
        ("12 Oak Lane", "we moved to 5 Mill Lane, York", "5 Mill Lane, York"),
    ],
)
def test_an_address_told_in_part_replaces_that_part_alone(old: str, say: str, new: str) -> None:
    shop = site({"footer": ()}, target("footer", "street", "text", old))
    assert [one[3] for one in changes(shop, say)] == [new]


@pytest.mark.parametrize("old", ["9 Park Row Leeds LS1 5HD", "88 Bold Street, Leeds L1 4HY"])
def test_where_the_rest_of_an_address_may_be_another_it_is_asked_for(old: str) -> None:
    shop = site({"footer": ()}, target("footer", "street", "text", old))
    say = "we moved to 5 Mill Lane, York" if "," in old else "we moved to 5 Mill Lane"
    assert question(shop, say)


def test_the_name_before_the_old_street_is_kept() -> None:
    vets = site(
        {"footer": ()},
        target("footer", "text", "text", "Riverside Vets, 4 Tyne Green Road, Hexham NE46 3SG"),
    )
    found = changes(vets, "we've moved to 12 Beaumont Street, Hexham NE46 3LS")
    assert found[0][3] == "Riverside Vets, 12 Beaumont Street, Hexham NE46 3LS"


PARTED = FakeSite(
    {
        ".ux-agent.yml": """
version: 1
sections:
  footer:
    properties:
      street: {type: text, at: {file: place.yml, key: street}}
      town: {type: text, at: {file: place.yml, key: town}}
      code: {type: text, at: {file: place.yml, key: code}}
  contact:
    properties:
      line-1: {type: text, at: {file: contact.yml, key: first}}
      line-2: {type: text, at: {file: contact.yml, key: second}}
      description: {type: text, at: {file: contact.yml, key: description}}
""",
        "place.yml": "street: 14 Mill Lane\ntown: Totnes\ncode: TQ9 5EH\n",
        "contact.yml": "first: 14 Mill Lane\nsecond: Totnes TQ9 5EH\ndescription: >\n"
        "  Find us at 14 Mill Lane, Totnes.\n",
    }
).index()


@pytest.mark.parametrize(
    "say",
    [
        "hi, can you change our address to 3 High Street, Exeter EX1 1AA please",
        "Our address has changed, it is 3 High Street, Exeter EX1 1AA now",
        "we moved! could you set the address to 3 High Street, Exeter, EX1 1AA",
        "the address is wrong, it should be 3 High Street, Exeter EX1 1AA",
    ],
)
def test_an_address_is_told_over_the_lines_of_the_old_one(say: str) -> None:
    found = {(one[0], one[1]): one[3] for one in changes(PARTED, say)}
    ends = found.pop(("contact", "line-2"))
    assert found.pop(("contact", "description")) == "Find us at 3 High Street, Exeter."
    assert str(ends).replace(",", "") == "Exeter EX1 1AA"
    assert found == {
        ("footer", "street"): "3 High Street",
        ("footer", "town"): "Exeter",
        ("footer", "code"): "EX1 1AA",
        ("contact", "line-1"): "3 High Street",
    }


def test_a_town_that_is_not_told_stays() -> None:
    found = {
        (one[0], one[1]): one[3] for one in changes(PARTED, "we moved: 3 High Street, EX1 1AA")
    }
    assert found["contact", "line-2"] == "Totnes EX1 1AA"
    assert ("footer", "town") not in found
    assert found["footer", "code"] == "EX1 1AA"


def test_where_the_new_code_is_not_told_it_is_asked_for() -> None:
    assert question(PARTED, "we moved to 3 High Street, Exeter")
    assert not said(PARTED, "we moved to 3 High Street, Exeter").changes


@pytest.mark.parametrize("street", ["2210 SE Division St", "Nieuwegracht 12", "Am Sägewerk 7"])
def test_a_street_needs_no_word_for_one_where_it_is_called_an_address(street: str) -> None:
    found = changes(PARTED, f"change the address to {street}")
    assert {(one[1], one[3]) for one in found} == {
        ("street", street),
        ("line-1", street),
        ("description", f"Find us at {street}, Totnes."),
    }


def test_four_digits_before_a_town_are_a_code() -> None:
    shop = FakeSite(
        {
            ".ux-agent.yml": "version: 1\nsections:\n  footer:\n    properties:\n"
            "      street: {type: text, at: {file: a.yml, key: street}}\n"
            "      city: {type: text, at: {file: a.yml, key: city}}\n",
            "a.yml": "street: Visserij 88\ncity: 9000 Gent\n",
        }
    ).index()
    found = changes(shop, "change the address to Coupure 12, 8000 Brugge")
    assert [one[3] for one in found] == ["Coupure 12", "8000 Brugge"]
    assert not is_address("Baking since 1987 Totnes")


@pytest.mark.parametrize(
    "say", ["3 Fore Street, EX1 1AA, same town", "3 Fore Street (same town), EX1 1AA"]
)
def test_what_stays_is_no_part_of_the_new_address(say: str) -> None:
    found = {one[:2]: one[3] for one in changes(PARTED, f"our new adress is {say}")}
    assert found["footer", "street"] == "3 Fore Street"
    assert found["footer", "code"] == "EX1 1AA"
