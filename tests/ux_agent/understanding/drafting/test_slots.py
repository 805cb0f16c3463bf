"""One piece of a sentence told anew: a count, a day, a percentage, a postcode."""

import pytest

from bot.ux_agent.understanding.drafting.slots import read
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import links, site, target

CLINIC = site(
    {"home": (), "footer": ()},
    target("home", "lead", "text", "Our team of six vets is here for you, day and night."),
    target("home", "farm-visits-text", "text", "Cattle and sheep within 20 miles of Hexham."),
    target("home", "nurses", "text", "Nurse clinics every Wednesday"),
    target("home", "puppies", "text", "Puppy parties on Mondays and Fridays"),
    target("home", "club", "text", "Pet Club members get 10% off."),
    target("footer", "address", "text", "Riverside Vets, 4 Tyne Road, Hexham NE46 3SG"),
    target("home", "strap", "text", "Caring for pets since 1987"),
    target("footer", "text", "text", "© 2024 Riverside Vets Ltd"),
    links("home", "prices", entry("Full service", "Ready in three days.")),
)


@pytest.mark.parametrize(
    ("message", "whole"),
    [
        ("we now have seven vets", "Our team of seven vets is here for you, day and night."),
        ("we are 8 vets now", "Our team of eight vets is here for you, day and night."),
        (
            "there are 14 vets on the team",
            "Our team of fourteen vets is here for you, day and night.",
        ),
        ("there are 104 vets", "Our team of 104 vets is here for you, day and night."),
        ("caring for pets since 1986", "Caring for pets since 1986"),
        ("since 1986, not 1987", "Caring for pets since 1986"),
        ("full service takes four days", "Ready in four days."),
        ("farm visits within 30 miles", "Cattle and sheep within 30 miles of Hexham."),
        ("it's 25 miles, not 20", "Cattle and sheep within 25 miles of Hexham."),
        ("nurse clinics are on Thursdays now", "Nurse clinics every Thursday"),
        ("members get 15% off", "Pet Club members get 15% off."),
        ("change the members discount to 15%", "Pet Club members get 15% off."),
        ("change the 10% for members to 15%", "Pet Club members get 15% off."),
        ("members get 12.5 percent off", "Pet Club members get 12.5% off."),
        ("puppy parties moved from Fridays to Tuesdays", "Puppy parties on Mondays and Tuesdays"),
        ("correct the postcode to NE46 3SH", "Riverside Vets, 4 Tyne Road, Hexham NE46 3SH"),
    ],
)
def test_the_piece_of_its_kind_takes_the_new_one(message: str, whole: str) -> None:
    assert [change[3] for change in changes(CLINIC, message)] == [whole]


@pytest.mark.parametrize(
    "message",
    [
        "puppy parties are on Tuesdays now",  # two days stand there
        "we have seven nurses",  # of whom no number is told
        "we have six vets",  # as it stands
        "we have seven cats and vets",  # cats are nowhere
        "it's 25 miles, not 30",  # which it never was
        "since 1999 we have vets",  # a year counts no vets
        'say "seven vets"',
        "members get £15 off",
        "add a seventh vet",
    ],
)
def test_what_is_not_sure_is_left_to_others(message: str) -> None:
    assert read(message, CLINIC) is None


def test_a_piece_that_two_texts_hold_is_no_sure_one() -> None:
    twice = CLINIC._replace(
        targets=(*CLINIC.targets, target("footer", "nurses", "text", "Nurse clinics: Wednesday"))
    )
    assert said(twice, "nurse clinics are on Thursdays now").kind == "clarify"


def test_a_text_that_stands_on_several_pages_is_told_anew_on_each() -> None:
    pages = CLINIC._replace(
        sections={**CLINIC.sections, "prices": ()},
        targets=(
            *CLINIC.targets,
            target("prices", "club", "text", "Pet Club members get 10% off."),
        ),
    )
    found = changes(pages, "members get 15% off")
    assert [change[0] for change in found] == ["home", "prices"]
