"""Tests of bot.interactions.markdown: shown as typed, and never too long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interactions.markdown import clean, cut, escape, fitting, one_line, unfenced, units


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("**bold** _it_ ~~no~~", r"\*\*bold\*\* \_it\_ \~\~no\~\~"),
        ("[click](https://evil.example)", r"\[click\](https://evil.example)"),
        ("<@53908232506183680>", r"\<\@53908232506183680>"),
        ("@everyone @here", r"\@everyone \@here"),
        ("<t:1:R> <:a:1> </cmd:1>", r"\<t:1:R> \<:a:1> \</cmd:1>"),
        ("`x` ```y```", r"\`x\` \`\`\`y\`\`\`"),
        ("||secret||", r"\|\|secret\|\|"),
        ("# Title\n- item\n  -# small\n> quote", "\\# Title\n\\- item\n  \\-# small\n\\> quote"),
        ("1. one\n22) two", "1\\. one\n22\\) two"),
        ("a\\*b", r"a\\\*b"),
        ("plain text, 3.5 - 2 = #1", "plain text, 3.5 - 2 = #1"),
        ("#00008b > -1 -> x", "#00008b > -1 -> x"),
    ],
)
def test_F74_what_was_typed_is_shown_and_does_nothing(typed: str, escaped: str) -> None:
    assert escape(typed) == escaped


def test_a_plain_address_stays_whole() -> None:
    address = "https://github.com/o/my_site/pull/3#a_b"
    assert escape(f"see {address} *now*") == rf"see {address} \*now\*"


def test_F74_an_address_hides_no_masked_link() -> None:
    assert "[x](" not in escape("https://a.example/[x](https://evil.example)")


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff", "\ud800", "\x9b"]
)
def test_F74_what_nobody_sees_becomes_visible(unseen: str) -> None:
    assert clean(f"a{unseen}b") == escape(f"a{unseen}b") == unfenced(f"a{unseen}b") == "a\ufffdb"


def test_line_breaks_tabs_and_joined_emoji_stay() -> None:
    assert clean("a\r\nb\tc 👩\u200d💻") == "a\nb\tc 👩\u200d💻"


def test_one_line_has_no_break() -> None:
    assert one_line(" a\n\n b\t c ") == "a b c"


def test_a_fence_inside_becomes_visibly_other_signs() -> None:
    assert unfenced("a```b`c````") == "aˋˋˋb`cˋˋˋˋ"


@given(st.text(alphabet="`a\n"))
def test_no_text_holds_a_fence(text: str) -> None:
    assert "```" not in unfenced(text)


def test_a_short_text_is_not_cut() -> None:
    assert cut("abc", 3) == "abc"


def test_a_cut_text_ends_in_an_ellipsis() -> None:
    assert cut("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("ab😀cd", 4, "ab…"),
        ("ab😀cd", 5, "ab😀…"),
        ("ae\u0301bcd", 3, "a…"),
        ("a👩\u200d💻bcdef", 6, "a…"),
        ("a👍🏽bcdef", 4, "a…"),
        ("ab \\*cdef", 5, "ab…"),
        ("ab\\\\cdef", 5, "ab\\\\…"),
        ("\u0301" * 10, 4, "…"),
    ],
)
def test_nothing_is_taken_apart(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept


@given(st.text(), st.integers(1, 60))
def test_a_cut_text_fits_and_is_a_beginning(text: str, limit: int) -> None:
    found = cut(text, limit)
    assert units(found) <= limit
    assert text.startswith(found.removesuffix("…"))


@given(st.text(st.characters(categories=["L", "P", "S", "Z"])), st.integers(1, 60))
def test_no_escape_is_left_without_what_it_escapes(text: str, limit: int) -> None:
    found = cut(escape(text), limit)
    trailing = re.search(r"(\\*)…?$", found)
    assert trailing is not None
    assert len(trailing[1]) % 2 == 0


def test_units_are_those_of_utf_16() -> None:
    assert units("a😀é") == len("a😀é".encode("utf-16-le")) // 2


def test_all_blocks_are_kept_where_they_fit() -> None:
    assert fitting(["ab", "cd"], 5, "… {number} more") == ["ab", "cd"]


def test_what_does_not_fit_is_counted() -> None:
    assert fitting(["a" * 10] * 10, 45, "… {number} more") == ["a" * 10, "a" * 10, "… 8 more"]


@given(st.lists(st.text(max_size=30), max_size=12), st.integers(40, 200))
def test_blocks_that_are_joined_fit(blocks: list[str], limit: int) -> None:
    assert units("\n".join(fitting(blocks, limit, "… {number} more"))) <= limit


@pytest.mark.parametrize("text", ["# a", "- a", "> a", "1. a", "-# a"])
def test_within_a_line_nothing_begins_but_after_a_break_it_does(text: str) -> None:
    assert escape(text, is_inside=True) == text
    assert escape(f"x\n{text}", is_inside=True) == f"x\n{escape(text)}"
    assert escape(text) != text
