"""Who somebody is called now, and what they are."""

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.understanding.linking import attributes
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.sites import site, target

CAMP = site(
    {"home": ()},
    target("home", "families-quote", "text", "Our kids loved it."),
    target("home", "families-author", "text", "The Okafor family"),
    target("home", "families-quote-2", "text", "Clean showers."),
    target("home", "families-author-2", "text", "Marit & Jonas"),
)


@pytest.mark.parametrize(
    ("say", "name", "label", "value"),
    [
        ("Ines Vermeulen is now Ines Vermeulen-Bakker", "link-label", "Ines Vermeulen", None),
        ("Ines is now called Ines Bakker", "link-label", "Ines Vermeulen", "Ines Bakker"),
        ("Ines Vermeulen is now Ines Bakker", "link-label", "Ines Vermeulen", "Ines Bakker"),
        ("Ines is now a Head teacher", "ines-role", "", "Head teacher"),
        ("Ines is now Head teacher", "ines-role", "", "Head teacher"),
        ("Ada's title should be Owner, yoga", "ada-role", "", "Owner, yoga"),
        ("Ine's role should be Owner", "ines-role", "", "Owner"),
        ("our head teacher is now Joan Pike", "link-label", "Dr Ada Bell", "Joan Pike"),
        ("change the head teacher to Joan Pike", "link-label", "Dr Ada Bell", "Joan Pike"),
        ("the new head teacher is Joan Pike", "link-label", "Dr Ada Bell", "Joan Pike"),
        ("rename the family class to Sunny Saturday", "link-label", "Family Saturday", None),
    ],
)
def test_a_name_is_a_name_and_a_role_a_role(
    say: str, name: str, label: str, value: str | None
) -> None:
    new = value or say.rpartition("to " if " to " in say else "now ")[2]
    found = [(one[1], one[2], one[3]) for one in changes(STUDIO, say)]
    assert found == [(name, label, new)]


def test_another_persons_name_is_no_role() -> None:
    assert not said(STUDIO, "Ines Vermeulen is now Peter Smith").changes


def test_a_word_of_anothers_role_is_not_who_is_meant() -> None:
    firm = STUDIO._replace(
        targets=tuple(
            one._replace(value="Partner, family law") if one.property == "ada-role" else one
            for one in STUDIO.targets
        )
    )
    assert not said(firm, 'change the family law description to "Short and kind."').changes


@pytest.mark.parametrize(
    "say",
    [
        "the quote of Marit & Jonas should read Lovely",
        "change the testimonial by Marit & Jonas to Lovely",
        'Marit & Jonas: "Lovely"',
    ],
)
def test_what_somebody_said_is_not_their_name(say: str) -> None:
    assert changes(CAMP, say) == [("home", "families-quote-2", "", "Lovely")]
    assert changes(CAMP, say.replace("Marit & Jonas", "the Okafor family")) == [
        ("home", "families-quote", "", "Lovely")
    ]


def test_a_name_before_an_age_is_who_said_it() -> None:
    gym = site(
        {"home": ()},
        target("home", "words-quote", "text", "I own it now."),
        target("home", "words-author", "text", "Helen, 52"),
    )
    found = changes(gym, 'Helen\'s quote should say "Best gym."')
    assert found == [("home", "words-quote", "", "Best gym.")]


def test_one_of_two_names_is_put_right_alone() -> None:
    found = changes(CAMP, "change Jonas's name to Johannes")
    assert [one[1:] for one in found] == [("families-author-2", "", "Marit & Johannes")]
    assert [one[2:] for one in changes(STUDIO, "rename Ines to Inez")] == [
        ("Ines Vermeulen", "Inez Vermeulen")
    ]


def test_a_word_with_a_capital_that_is_no_job_is_no_role() -> None:
    assert not said(STUDIO, "Ines is now Lucy").changes
    assert [one[1] for one in changes(STUDIO, "Ines is now Owner")] == ["ines-role"]


MANIFEST = """
version: 1
sections:
  team:
    items:
      vets: {at: {file: vets.json, key: vets, repeat: true}, label: name}
  home:
    items:
      reviews: {at: {file: reviews.json, key: reviews, repeat: true}, label: quote}
"""
VETS = """{"vets": [
  {"name": "Dr. Ada Okafor", "role": "Owner"},
  {"name": "Dr. Ben Sorensen", "role": "Veterinarian"}
]}
"""
REVIEWS = """{"reviews": [
  {"quote": "Dr. Sorensen sat on the floor with my cat.", "author": "Marcus P."},
  {"quote": "Fair prices.", "author": "Ann B."}
]}
"""


def test_a_new_name_is_for_the_field_that_holds_the_old_one() -> None:
    clinic = FakeSite({".ux-agent.yml": MANIFEST, "vets.json": VETS, "reviews.json": REVIEWS})
    told = [("team", "link-label", "Dr. Ben Sorensen", "Dr. Ben Lindqvist")]
    assert changes(clinic.index(), "Dr. Sorensen is now called Dr. Ben Lindqvist") == told
    assert attributes.read("Dr. Sorensen is now called Dr. Ben Lindqvist", clinic.index())


def test_a_row_keeps_its_name_where_that_of_who_it_names_is_told() -> None:
    rows = (("Secretary", "Martin Leggett"), ("Treasurer", "Sue Farrow"), ("Chair", "Ann Lee"))
    cells = "".join(f"<tr><th>{role}</th><td>{name}</td></tr>" for role, name in rows)
    page = f"<html><body><main><h1>Board</h1><table>{cells}</table></main></body></html>"
    board = index_of("test", FakeSite({"index.html": page}))
    told = [one[1:] for one in changes(board, "Sue Farrow is now called Sue Hill")]
    assert told == [("description", "Treasurer", "Sue Hill")]
