"""Requests in other languages: which one is read is told before anything is asked."""

import pytest

from bot.texts.catalogue import in_language
from bot.ux_agent.reading import read_request, read_said
from bot.ux_agent.understanding.words.foreign import is_foreign
from tests.ux_agent.understanding.sites import SITES

BAKERY = SITES["bakery"]
HINT = "I read requests in English alone so far, such as: make the navbar dark blue. "


def asked(message: str) -> str:
    question = read_request(message, BAKERY).intent.question
    assert question is not None
    return question.text


@pytest.mark.parametrize(
    "message",
    [
        "mach die Navigation dunkelblau",
        "bitte ändere die Überschrift",
        "die Schrift größer",
        "cambia el fondo",
        "voeg een link toe",
        "измени фон",
    ],
)
def test_which_language_is_read_comes_first(message: str) -> None:
    assert asked(message).startswith(HINT)
    assert "I do not know" not in asked(message)


def test_it_is_said_once_in_german_too() -> None:
    said = in_language(asked("bitte ändere die Überschrift"), "de")
    assert said.count("auf Englisch") == 1
    assert said.startswith("Anfragen verstehe ich bisher allein auf Englisch")


@pytest.mark.parametrize(
    "message",
    [
        "make it pop",
        "La Piazza",
        "header die",
        "change the fondo",
        'please change "Mach die Tür auf"',
        "bigger",
        "motto -> Горшки",
        "",
    ],
)
def test_english_and_names_alone_are_no_other_language(message: str) -> None:
    assert not is_foreign(message)


def test_an_answer_may_be_in_german() -> None:
    first = read_request("change the background", BAKERY)
    answered = read_said(first.intent, ("answer", "bei der navbar"), BAKERY)
    question = answered.intent.question
    assert question is not None
    assert HINT not in question.text
