"""Misspelt words against a small vocabulary."""

import pytest

from bot.ux_agent.understanding.words.spelling import distance, nearest, reach

WORDS = ("navbar", "header", "footer", "make", "text", "background", "blue", "hero")


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [("blue", "blue", 0), ("bleu", "blue", 1), ("blu", "blue", 1), ("navabr", "navbar", 1),
     ("nvbr", "navbar", 2), ("", "ab", 2)],
)  # fmt: skip
def test_mistakes_are_counted(one: str, other: str, mistakes: int) -> None:
    assert distance(one, other) == distance(other, one) == mistakes


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("navabr", ("navbar",)),
        ("nvbar", ("navbar",)),
        ("hedaer", ("header",)),
        ("eader", ("header",)),
        ("bckgrond", ("background",)),
        ("mkae", ("make",)),
        ("bake", ()),
        ("txt", ()),
        ("hat", ()),
        ("better", ()),
        ("banana", ()),
    ],
)
def test_a_word_is_taken_for_the_nearest(word: str, found: tuple[str, ...]) -> None:
    assert nearest(word, WORDS) == found


def test_short_words_bear_fewer_mistakes() -> None:
    assert [reach(word) for word in ("abc", "abcd", "abcde", "abcdef")] == [0, 1, 1, 2]
