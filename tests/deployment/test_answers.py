"""Answers: given, remembered, asked for."""

import json
from pathlib import Path

import pytest

from bot.deployment.answers import Answers, Asker, Question
from bot.deployment.finding import Halted
from bot.errors import ConfigurationError
from tests.deployment.at_desk import Typed

COLOUR = Question("colour", "Colour", ("on the tin",), lambda text: "" if text else "no colour")


def asker(folder: Path, *lines: str, given: tuple[str, ...] = ()) -> Asker:
    """Somebody who types these lines; nobody where there is none."""
    answers = Answers(folder / "answers.json", given)
    return Asker(Typed(*lines), answers, is_quiet=not lines)


def keep(somebody: Asker) -> None:
    """The answer turned out right."""
    somebody.ask(COLOUR)
    somebody.answers.keep()


def test_an_answer_is_remembered_and_proposed_the_next_time(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    assert asker(tmp_path, "").ask(COLOUR, "blue") == "red"


def test_a_proposal_is_taken_by_pressing_enter(tmp_path: Path) -> None:
    assert asker(tmp_path, "").ask(COLOUR, "blue") == "blue"


def test_a_wrong_answer_is_told_and_asked_again(tmp_path: Path) -> None:
    somebody = asker(tmp_path, "", "red")
    assert somebody.ask(COLOUR) == "red"
    assert isinstance(somebody.screen, Typed)
    assert "on the tin" in somebody.screen.shown
    assert "no colour" in somebody.screen.shown


def test_a_given_answer_is_not_asked_for_and_wins(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    somebody = asker(tmp_path, "never typed", given=("colour=green",))
    assert somebody.ask(COLOUR) == "green"


def test_where_nobody_is_asked_the_remembered_answer_counts(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    assert asker(tmp_path).ask(COLOUR) == "red"


def test_where_nobody_is_asked_a_missing_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(Halted, match="colour: not known") as halted:
        asker(tmp_path).ask(COLOUR)
    assert halted.value.finding.mend == ("give --answer colour=…", "on the tin")


def test_a_wrong_given_answer_is_refused_in_its_own_words(tmp_path: Path) -> None:
    tint = COLOUR._replace(fault=lambda text: "no tint")
    with pytest.raises(Halted, match="--answer colour=red: no tint"):
        asker(tmp_path, given=("colour=red",)).ask(tint)


def test_answers_come_from_a_file_too_and_the_command_line_wins(tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"colour": "red", "size": "1"}))
    answers = Answers(tmp_path / "answers.json", ["colour=blue"], file=file)
    assert (answers.known("colour"), answers.known("size")) == ("blue", "1")


@pytest.mark.parametrize("text", ["[]", "{", ""])
def test_an_unreadable_file_of_answers_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "given.json"
    file.write_text(text)
    with pytest.raises(ConfigurationError, match=r"given\.json"):
        Answers(tmp_path / "answers.json", (), file=file)


def test_an_answer_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="NAME=VALUE"):
        Answers(tmp_path / "answers.json", ["red"])


def test_a_wrong_remembered_answer_is_told_with_the_way_to_forget_it(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    tint = COLOUR._replace(fault=lambda text: "no tint")
    with pytest.raises(Halted) as halted:
        asker(tmp_path).ask(tint)
    assert "--forget colour" in halted.value.finding.mend[0]


def test_an_answer_that_was_not_right_in_the_end_is_not_remembered(tmp_path: Path) -> None:
    asker(tmp_path, "red").ask(COLOUR)
    assert asker(tmp_path, "").ask(COLOUR, "blue") == "blue"


def test_an_empty_given_answer_forgets_the_remembered_one(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    Answers(tmp_path / "answers.json", ["colour="]).forget({})
    assert Answers(tmp_path / "answers.json", ()).known("colour") == ""


def test_a_variable_comes_before_what_is_remembered_and_that_is_told(tmp_path: Path) -> None:
    keep(asker(tmp_path, "red"))
    somebody = asker(tmp_path)
    assert somebody.ask(COLOUR, "blue", variable="COLOUR") == "blue"
    assert isinstance(somebody.screen, Typed)
    assert "COLOUR=blue of this shell counts, not the remembered red" in somebody.screen.shown


def test_a_given_answer_comes_before_a_variable_and_that_is_told(tmp_path: Path) -> None:
    somebody = asker(tmp_path, given=("colour=red",))
    assert somebody.ask(COLOUR, "blue", variable="COLOUR") == "red"
    assert isinstance(somebody.screen, Typed)
    assert "--answer colour=red counts, not COLOUR=blue" in somebody.screen.shown


def test_given_parameters_are_kept_once_they_are_deployed(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "answers.json", ["LogLevel=DEBUG"])
    answers.keep()
    assert Answers(tmp_path / "answers.json", ()).parameters() == {}
    answers.keep_parameters()
    assert Answers(tmp_path / "answers.json", ()).parameters() == {"LogLevel": "DEBUG"}


def test_answers_in_camel_case_are_the_templates_parameters(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "answers.json", ["LogLevel=DEBUG", "region=eu-west-1"])
    answers.remember("WorkerMemory", "1024")
    assert answers.parameters() == {"LogLevel": "DEBUG", "WorkerMemory": "1024"}


@pytest.mark.parametrize(
    ("typed", "agreed"), [("yes", True), ("Y", True), ("no", False), ("", False)]
)
def test_nothing_but_yes_is_a_yes(tmp_path: Path, typed: str, agreed: bool) -> None:
    assert asker(tmp_path, typed).agrees("Sure?", quietly=not agreed) is agreed


def test_where_nobody_is_asked_the_quiet_answer_counts(tmp_path: Path) -> None:
    assert asker(tmp_path).agrees("Sure?", quietly=True)
