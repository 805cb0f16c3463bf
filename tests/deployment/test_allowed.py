"""What template.yaml allows of its parameters."""

from pathlib import Path
from typing import Any

import pytest

from bot.deployment.allowed import check, fault
from bot.deployment.answers import Answers
from bot.deployment.finding import Halted

QUESTIONS = ("sites", "github-app-id")


def refused(folder: Path, declared: dict[str, Any], *given: str) -> str:
    """What is said against these answers, with what to do."""
    with pytest.raises(Halted) as halted:
        check(Answers(folder / "answers.json", given), QUESTIONS, declared["Parameters"])
    return " → ".join((str(halted.value), *halted.value.finding.mend))


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        ("InteractionsMemory", "512", "lots", "a whole number from 128 to 10240 is allowed"),
        ("InteractionsMemory", "128", "127", "from 128"),
        ("InteractionsMemory", "10240", "10241", "to 10240"),
        ("InteractionsConcurrency", "0", "-1", "a whole number from 0 is allowed"),
        ("ClockOffsetSeconds", "-5", "1.5", "a whole number"),
        ("AlarmEmail", "you@example.com", "nobody", "a mail address is allowed"),
        ("LogLevel", "DEBUG", "LOUD", "one of DEBUG, INFO, WARNING, ERROR is allowed"),
        ("LogRetentionDays", "7", "8", "one of 1, 3, 5, 7"),
        ("SitesTableName", "mine", "a b", "it must match"),
        ("PullRequestUrl", "x", "", ""),
    ],
)
def test_the_template_says_what_is_allowed(
    declared: dict[str, Any], name: str, right: str, wrong: str, words: str
) -> None:
    about = declared["Parameters"][name]
    assert fault(about, right) == ""
    assert words in fault(about, wrong)


def test_a_misspelt_name_is_told_the_nearest(tmp_path: Path, declared: dict[str, Any]) -> None:
    text = refused(tmp_path, declared, "interactionsMemroy=512")
    assert "nobody asks for an answer “interactionsMemroy”" in text
    assert "did you mean InteractionsMemory" in text


def test_a_name_like_nothing_is_told_where_the_names_are(
    tmp_path: Path, declared: dict[str, Any]
) -> None:
    assert "README" in refused(tmp_path, declared, "zzz=1")


def test_a_parameter_that_is_made_of_an_answer_is_none(
    tmp_path: Path, declared: dict[str, Any]
) -> None:
    assert "--answer sites=…" in refused(tmp_path, declared, "Sites={}")


def test_one_that_is_remembered_from_long_ago_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text('{"Sites": "{}", "sites": "dm=a/b"}')
    assert Answers(tmp_path / "answers.json", ()).parameters() == {}


def test_what_is_forgotten_becomes_the_templates_own(
    tmp_path: Path, declared: dict[str, Any]
) -> None:
    answers = Answers(tmp_path / "answers.json", ["InteractionsMemory=", "sites="])
    check(answers, QUESTIONS, declared["Parameters"])
    assert answers.defaults == {"InteractionsMemory": "256"}
