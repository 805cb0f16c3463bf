"""Phrases: English texts that rooms without a locale make, and that are translated later."""

import copy
import json
import pickle

from bot.errors import Failed, UserError
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import Phrase, capitalised, finished, joined, name, phrase

SECTION = phrase(Texts.what_in, section=name("navbar"))


def test_a_phrase_is_its_english_text() -> None:
    assert phrase(Texts.too_long, most="7") == "Please say it in at most 7 characters."


def test_a_phrase_is_said_in_german() -> None:
    assert in_language(phrase(Texts.too_long, most="7"), "de").endswith("7 Zeichen.")


def test_the_parts_of_a_phrase_are_translated_with_it() -> None:
    assert in_language(SECTION, "de") == "Was soll sich bei „Navigation“ ändern?"


def test_what_people_said_stays_as_it_is() -> None:
    said = phrase(Texts.which_text, value=Texts.cancel)
    assert in_language(said, "de") == "Welcher Text soll zu „Cancel“ werden?"
    assert in_language(Texts.cancel, "de") == Texts.cancel


def test_braces_in_what_people_said_are_no_placeholders() -> None:
    said = joined(" ", ("{most}", phrase(Texts.which_text, value="{value}")))
    assert said == "{most} Which text should become “{value}”?"
    assert in_language(said, "de") == "{most} Welcher Text soll zu „{value}“ werden?"


def test_a_name_that_german_has_no_word_for_stays() -> None:
    said = phrase(Texts.place, section=name("oven"), name=name("heat-level", "heat level"))
    assert said == "oven heat level"
    assert in_language(said, "de") == "oven, heat level"


def test_a_finished_phrase_is_finished_in_every_language() -> None:
    said = finished(capitalised(name("bold")), lambda text: text[:3])
    assert (str(said), in_language(said, "de")) == ("Bol", "Fet")
    assert finished("plain", str.upper) == "PLAIN"


def test_an_error_keeps_its_phrase() -> None:
    assert in_language(str(UserError(SECTION)), "de").startswith("Was soll")
    assert in_language(str(Failed("code", SECTION)), "de").startswith("Was soll")


def test_a_phrase_that_is_copied_or_stored_is_whole() -> None:
    assert json.loads(json.dumps([SECTION])) == [SECTION]
    for made in (copy.deepcopy(SECTION), pickle.loads(pickle.dumps(SECTION))):  # noqa: S301
        assert isinstance(made, Phrase)
        assert in_language(made, "de").startswith("Was soll")
