"""What became of somebody, told before the new name or role."""

import pytest

from bot.ux_agent.understanding.words import people
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("Priya got married, she is Priya Lowe now", "rename Priya to Priya Lowe"),
        (
            "Dr. Sorensen got married, she is now Dr. Ben Lindqvist",
            "rename Dr. Sorensen to Dr. Ben Lindqvist",
        ),
        ("Ann Lee has just got married and she's Ann Fox", "rename Ann Lee to Ann Fox"),
        ("Tom changed his surname; he is called Tom Ray now.", "rename Tom to Tom Ray"),
        (
            "Tom isn't our head coach any more, he's Club secretary",
            "Tom's role: “Club secretary”",
        ),
        (
            "Jess is no longer the treasurer. She is now our “President”",
            "Jess' role: “President”",
        ),
    ],
)
def test_a_pronoun_stands_for_the_name_before_it(said: str, wish: str) -> None:
    assert people.told(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        "Tom isn't here any more, he's in Spain",
        "Tom isn't our coach any more, he's Ann Lee",
        "Tom is our coach, he's great",
        "Ann got married, she is very happy",
        "Ann got married, make the title blue",
    ],
)
def test_other_reasons_are_no_wish(said: str) -> None:
    assert people.told(said) == said


def test_a_name_is_the_field_that_holds_the_old_one() -> None:
    clinic = site(
        {"team": ()},
        target("team", "ben-name", "text", "Dr. Ben Sorensen"),
        target("team", "ben-role", "text", "Veterinarian"),
    )
    told = changes(clinic, "rename Dr. Ben Sorensen to Dr. Ben Lindqvist")
    assert told == [("team", "ben-name", "", "Dr. Ben Lindqvist")]


@pytest.mark.parametrize(
    "said",
    [
        "Ivy got married :) she's Ivy Fox now, not Ivy Moss",
        "Ivy got married, she's Ivy Fox now, not Ivy Moss any more"[:-9],
        "Ivy got married! She is now Ivy Fox and no longer Ivy Moss",
    ],
)
def test_the_old_name_behind_the_new_one_is_no_part_of_it(said: str) -> None:
    assert people.told(said) == "rename Ivy to Ivy Fox"
