"""A text twice as long takes about twice as long to read, whatever it is made of."""

import time
from collections.abc import Callable

import pytest

from bot.log import describe
from bot.ux_agent.editing.plain_text import clean_text
from bot.ux_agent.understanding import grammar, guard, pictures, scope, shown
from bot.ux_agent.understanding.following import amending, follow_up
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import fitting, relative
from bot.ux_agent.understanding.read import understand
from bot.ux_agent.understanding.words import link_words, trim
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.understanding.sites import INDEX

pytestmark = pytest.mark.no_cover

EARLIER = understand("make the header font size bigger", INDEX)
SIZE = next(target for target in INDEX.targets if target.type == "size")

FACTOR = 4
SHORT = 1500
# A linear reading takes 4 times as long for a text 4 times as long, a quadratic one 16 times.
MOST = 10
LEAST_SECONDS = 0.02  # below it, nobody waits for it, and a clock says little

READINGS: dict[str, Callable[[str], object]] = {
    "literals": lift,
    "courtesy": trim.cleared,
    "asking": trim.is_question,
    "stopping": follow_up.stops,
    "agreeing": follow_up.agrees,
    "pair": grammar.link_pair,
    "keys": grammar.without_sections,
    "card": guard.has_card_number,
    "address": guard.is_address,
    "hidden": guard.hidden_character,
    "size": lambda text: fitting.fit(SIZE, text),
    "label": link_words.bare_label,
    "scope": scope.is_outside,
    "files": lambda text: scope.names_a_file(text, lift(text), ()),
    "multiple": relative.multiple,
    "more": relative.more,
    "pictures": lambda text: pictures.lifted(text, lift(text)),
    "shown": lambda text: shown.lifted(text, lift(text), INDEX),
    "amending": lambda text: amending.again(text, EARLIER, INDEX, vocabulary_of(INDEX)),
    "all": lambda text: understand(text, INDEX),
    "follow-up": lambda text: understand(text, INDEX, earlier=EARLIER),
    "text": lambda text: clean_text(f"é{text}"),
    "log": lambda text: describe(ValueError(text), ()),
}
PIECES = {
    "literals": (
        "1",
        "1.",
        "x.",
        "a-",
        "a@",
        "a:",
        "<a:1",
        "rgb(",
        '"',
        '"a ',
        "' ",
        "'a ",
        "“",
        "/",
    ),
    "courtesy": (" ", ", ", "please ", "thanks "),
    "asking": (" ", "hi ", "?"),
    "stopping": ("?", "no ", " "),
    "agreeing": ("?", "yes ", " "),
    "pair": (" ", ":", "a:", "->", "x.", "a|"),
    "keys": ("a", "a-", "a:", "a =", "a "),
    "card": ("1", "1 ", "<@1", "<a:", "1-"),
    "address": ("a", "a-", "a@", "a.", "/"),
    "hidden": (" ", "\n ", " é"),
    "size": ("1", ".", "1.", "1 "),
    "label": (" ", "the ", "- ", "please "),
    "scope": ("a", "-", "a.", "(", "url ("),
    "files": ("a/", "a.", "/a", "A_", "../", "KEY_"),
    "multiple": ("twice ", "half as ", "double the ", "and "),
    "more": ("more ", "less  ", "padding "),
    "pictures": ("image ", "the ", "colour of the ", "this  ", "attached "),
    "shown": ("© 2024 Corner Bakery. All rights reserved.", "to "),
    "amending": ("please ", "more ", " "),
    "all": (
        *("make it blue ", "between a and b ", "first link ", "not the footer, ", "1. header "),
        *("swap a and b ", "remove Blog and ", "£9 ", "09:00-10:00 ", "in between and ", "x, "),
        *("teh ", "the the ", "button ", "image 1 ", "\n", "- x\n", "the colour of this image "),
    ),
    "follow-up": ("and ", "no, ", "not the footer ", "their text ", "even more ", "undo "),
    "text": (" ", "\t ", "\n"),
    "log": ("eyJ", "eyJa.", "gh_", "1", "0a"),
}
CASES = [(name, piece) for name, pieces in PIECES.items() for piece in pieces]


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor time that a reading takes."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize(("name", "piece"), CASES, ids=repr)
@pytest.mark.parametrize("frame", ["{}", "{}x!"])
def test_reading_grows_with_the_length(name: str, piece: str, frame: str) -> None:
    read = READINGS[name]
    short, long = (frame.format((piece * size)[:size]) for size in (SHORT, SHORT * FACTOR))

    taken = seconds(read, long)

    if taken > LEAST_SECONDS:
        longest = max(seconds(read, short) for _ in range(3))
        assert min(taken, seconds(read, long)) < MOST * longest


def test_more_words_than_anybody_means_are_refused() -> None:
    intent = understand("a, " * 1300, INDEX)

    assert intent.kind == "refuse"
    assert "fewer words" in intent.reason


def test_a_long_text_of_plain_words_is_read() -> None:
    words = "word " * 700

    assert understand(f'change the header title to "{words}"', INDEX).reason.count("fewer") == 0
    assert understand(f"section:header title:{words}", INDEX).reason.count("fewer") == 0
