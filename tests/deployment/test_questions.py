"""What a deployment has to know, and what a wrong answer is told."""

import pytest

from bot.deployment import questions
from bot.deployment.answers import Question
from bot.deployment.questions import ALL, parse_sites
from bot.errors import ConfigurationError

SERVER = "812340118112239744"


def test_sites_are_read_with_commas_or_blanks_between() -> None:
    text = f"{SERVER}=octo/bakery@main, dm=octo/blog  812340118112239745=a/b"
    assert parse_sites(text) == {
        SERVER: "octo/bakery@main",
        "dm": "octo/blog",
        "812340118112239745": "a/b",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "at least one site"),
        ("bakery=octo/bakery", "a server id has 17 to 20 digits"),
        (f"{SERVER}=bakery", "is not of the form"),
        (f"{SERVER}=https://github.com/octo/bakery", "is not of the form"),
        (f"{SERVER}=octo/bakery@", "is not of the form"),
        (SERVER, "is not of the form"),
    ],
)
def test_a_wrong_site_is_told_with_the_part_that_is_wrong(text: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        parse_sites(text)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (questions.REGION, "ap-southeast-2", "Frankfurt"),
        (questions.REGION, "us-gov-west-1", "eu-west"),
        (questions.SITES, f"{SERVER}=a/b", "a/b"),
        (questions.GITHUB, "token", "both"),
        (questions.GITHUB_APP_ID, "123", "Iv1.x"),
        (questions.GITHUB_INSTALLATION_ID, "45", ""),
        (questions.WEBHOOK, "no", "maybe"),
    ],
)
def test_each_question_knows_a_wrong_answer(question: Question, right: str, wrong: str) -> None:
    assert (question.fault(right), bool(question.fault(wrong))) == ("", True)


@pytest.mark.parametrize("question", [questions.GITHUB, questions.WEBHOOK])
def test_a_choice_answered_wrongly_is_told_what_to_type(question: Question) -> None:
    told = question.fault("maybe")
    first, _, second = question.head.partition(": ")[2].partition(" or ")
    assert told == f"“maybe” is neither: type {first}, or type {second}"


def test_no_question_has_the_name_of_another_or_of_a_parameter() -> None:
    names = [question.name for question in ALL]
    assert len(set(names)) == len(names)
    assert [name for name in names if name[0].isupper()] == []


def test_every_question_says_where_the_answer_is_found() -> None:
    assert [question.name for question in ALL if not all(question.where)] == []
