"""Messages as long as one may be, of whatever a stranger fills them with, are read at once."""

import re

import pytest

from bot.ux_agent.understanding.placing import replacing
from bot.ux_agent.understanding.read import understand
from bot.ux_agent.understanding.words import anchors, reasons
from tests.ux_agent.understanding.more_sites import CAFE
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.scanned_page import PAGE

pytestmark = [pytest.mark.no_cover, pytest.mark.timeout(6)]

# Each takes a fifth of a second at most on a quiet machine.
LENGTH = 3990
SITES = {"page": PAGE, "records": STUDIO, "lists": CAFE}
LEADS = ("", "because ", "£", "charge €", "change the headline to ", "replace ", "move yin to ")
FILLINGS = {
    "spaces": " ",
    "tabs": "\t",
    "lines": "\n",
    "digits": "9",
    "numbers": "1,",
    "brackets": "(",
    "quotes": '"',
    "apostrophes": "' ",
    "dots": ". ",
    "commas": ", ",
    "dashes": " - ",
    "capitals": "A",
    "frames": "should say Abcdefg ",
    "exchanges": "say Ab not Cd ",
    "reasons": "because it ",
    "olds": "it's too dull ",
    "looks": "not bold ",
    "colours": "#fff ",
    "prices": "£5 ",
    "days": "Mon ",
    "hours": "9am - 5pm ",
    "owners": "Ann's ",
    "courtesy": "when you get a chance ",
}


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("name", SITES)
def test_no_message_keeps_the_reader_busy(name: str, filling: str, lead: str) -> None:
    message = (lead + FILLINGS[filling] * LENGTH)[:LENGTH]
    assert understand(f"{message} x", SITES[name]).kind in {"edit", "clarify", "refuse"}


def test_a_text_longer_than_any_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(re, "escape")
    said = "should say Abcdefg " * 200
    assert anchors.find(said, CAFE) == []
    assert not anchors.is_whole(said, CAFE)


def test_words_that_stand_there_already_are_found_without_patterns() -> None:
    found = anchors.Found(PAGE.targets[0], None, "value", "open within six ", " weeks, snow_day")
    assert replacing.unrepeated("eight weeks", found) == "eight"
    assert replacing.unrepeated("within six eight weeks", found) == "eight weeks"
    assert replacing.unrepeated("six eight", found) == "eight"
    assert replacing.unrepeated("ix eight", found) == "ix eight"
    assert replacing.unrepeated("eight weeks, snow", found) == "eight weeks, snow"
    long = "not bold " * 400
    assert replacing.unrepeated(long, found) == long


def test_a_long_message_keeps_its_reasons() -> None:
    said = "remove the notice because " + " " * 3900 + "it is old"
    assert reasons.without(said) == said
