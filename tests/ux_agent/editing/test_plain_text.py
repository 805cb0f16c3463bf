"""Characters that nobody sees are removed or refused, those that scripts need are kept."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing import plain_text
from bot.ux_agent.editing.plain_text import clean_text


@pytest.mark.parametrize("char", ["\u202a", "\u202e", "\u2066", "\u2069", "\u206a"])
def test_F71_a_character_that_turns_the_direction_is_refused_by_its_code_point(char: str) -> None:
    with pytest.raises(UserError, match=rf"U\+{ord(char):04X}, a character that turns"):
        clean_text(f"a{char}b")


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f"])
def test_F71_a_control_character_is_refused_by_its_code_point(char: str) -> None:
    with pytest.raises(UserError, match=rf"U\+{ord(char):04X}, a control character"):
        clean_text(f"a{char}b")


@pytest.mark.parametrize("char", ["\ud800", "\ue000", "\uffff", "\ufdd0", "\ufff9", "\U0010fffe"])
def test_F71_what_is_no_character_is_refused(char: str) -> None:
    with pytest.raises(UserError, match=rf"U\+{ord(char):04X}"):
        clean_text(f"a{char}b")


@pytest.mark.parametrize("char", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e"])
def test_F71_zero_width_characters_are_removed(char: str) -> None:
    assert clean_text(f"{char}pa{char}ypal{char}") == "paypal"


@pytest.mark.parametrize("char", ["\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\ufe0f"])
def test_F71_joiners_and_marks_are_removed_where_nothing_needs_them(char: str) -> None:
    assert clean_text(f"{char}Latin") == "Latin"
    assert clean_text(f"Latin{char}") in {"Latin", "Latin\ufe0f"}


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f33e",
        "❤️\u200d\U0001f525",
        "می\u200cخواهم",
        "क्\u200dष",
        "שלום\u200f!",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "☕️",
    ],
)
def test_F71_joiners_and_marks_stay_where_an_emoji_or_a_script_needs_them(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("text", ["a\u200d\U0001f525", "\U0001f525\u200da", "م\u200ca"])
def test_F71_a_joiner_needs_fitting_neighbours_on_both_sides(text: str) -> None:
    assert clean_text(text) == text.replace("\u200d", "").replace("\u200c", "")


@pytest.mark.parametrize("char", ["\u202f", "\u2070", "\ufdf0", "\ufffc", "\ufffd"])
def test_neighbours_of_refused_characters_are_kept(char: str) -> None:
    assert clean_text(f"a{char}b") == f"a{char}b"


def test_F71_hidden_tags_and_selectors_are_removed() -> None:
    assert clean_text("a\U000e0001\U000e0020\U000e007fb") == "ab"
    assert clean_text("\ufe00a") == "a"
    assert clean_text("a\U000e0041\U000e0042b") == "ab"
    assert clean_text("a\ufe00\U000e0100\U000e0101b") == "a\ufe00b"


def test_text_becomes_one_line() -> None:
    assert clean_text("  one\r\n two\tthree \n") == "one two three"


def test_letters_are_composed() -> None:
    assert clean_text("u\u0308ber") == "über"


def test_spaces_within_a_line_are_kept() -> None:
    assert clean_text("a  b\u00a0c") == "a  b\u00a0c"


def test_a_text_that_is_tried_for_many_places_is_looked_through_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(plain_text, "_refuse", seen.append)
    assert [clean_text("£5 a seat in the stalls") for _ in range(3)][2] == "£5 a seat in the stalls"
    assert "".join(seen) == "£5 a seat in the stalls"
