"""Faults of the catalogue that end in this room: card numbers, names of parts, addresses, signs."""

import pytest

from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.understanding.sites import INDEX

CARDS = [
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "5555.5555.5555.4444",
    "３７８２８２２４６３１０００５",
    "⁴¹¹¹¹¹¹¹¹¹¹¹¹¹¹¹",
]


@pytest.mark.parametrize("card", CARDS)
def test_F63_a_card_number_is_refused_and_not_kept(card: str) -> None:
    intent = understand(f'set the footer text to "{card}"', INDEX)
    assert intent.kind == "refuse"
    assert card not in str(intent.to_data())


def test_F63_a_card_number_as_an_answer_is_not_kept() -> None:
    intent = complete(understand("change the title", INDEX), "4111 1111 1111 1111", INDEX)
    assert intent.kind == "refuse"
    assert "4111" not in str(intent.to_data())


def test_F63_a_card_number_beside_a_message_is_not_kept() -> None:
    intent = understand("make it blue", INDEX, section="4111111111111111")
    assert intent.kind == "refuse"
    assert "4111" not in str(intent.to_data())


@pytest.mark.parametrize(
    "text",
    ["call +4930123456789", "<@4111111111111111>", "order 4111111111111112", "0000000000000"],
)
def test_F63_other_long_numbers_are_no_cards(text: str) -> None:
    assert understand(f'set the footer text to "{text}"', INDEX).kind == "edit"


TRICKS = [
    "../../.github/workflows/x",
    "..\\..\\x",
    "/etc/passwd",
    "％2e％2e",
    "%2e%2e%2f",
    "．．／．．／x",
    "footer/../header",
    "~root",
    ".git",
]


@pytest.mark.parametrize("name", TRICKS)
def test_F68_a_section_that_is_a_way_out_is_refused(name: str) -> None:
    assert understand(f'section:"{name}" text:"Hi"', INDEX).kind == "refuse"
    assert understand("make it blue", INDEX, section=name).kind == "refuse"


@pytest.mark.parametrize("name", TRICKS)
def test_F68_such_an_answer_is_refused(name: str) -> None:
    assert complete(understand("make it blue", INDEX), name, INDEX).kind == "refuse"


def test_F68_a_nul_in_a_section_is_refused() -> None:
    assert understand("make it blue", INDEX, section="footer\0").kind == "refuse"


BAD_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "ftp://example.com",
    "/a/../../b",
    "https://good.example@evil.example/",
]


@pytest.mark.parametrize("address", BAD_ADDRESSES)
@pytest.mark.parametrize(
    "wording",
    [
        "link About to {}",
        'link "About" to "{}"',
        'section:navbar link-href:"About:{}"',
        'section:navbar add-link:"New:{}"',
        'add a link "New" to "{}" in the navbar',
    ],
)
def test_F70_an_address_that_no_link_may_have_is_refused(wording: str, address: str) -> None:
    assert understand(wording.format(address), INDEX).kind == "refuse"


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_F70_such_an_address_as_an_answer_is_refused(address: str) -> None:
    asked = understand("add a link Shop to the navbar", INDEX)
    assert complete(asked, address, INDEX).kind == "refuse"


@pytest.mark.parametrize(
    "value",
    [
        "url(https://e.example)",
        "expression(1)",
        "red}a{",
        "red;x:y",
        "@import 'x'",
        "red/**/",
        "a//b",
    ],
)
@pytest.mark.parametrize("name", ["color", "background"])
def test_F70_a_value_that_is_code_is_refused(name: str, value: str) -> None:
    assert understand(f'section:footer {name}:"{value}"', INDEX).kind == "refuse"
    asked = understand(f"section:footer {name}:", INDEX)
    assert complete(asked, f'"{value}"', INDEX).kind == "refuse"


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("\u200b", "U+200B"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\u00ad", "U+00AD"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\U000e0041", "U+E0041"),
        ("a\u200db", "U+200D"),
    ],
)
def test_F71_a_character_that_nobody_sees_is_refused_by_its_code_point(
    sign: str, code: str
) -> None:
    intent = understand(f'set the title to "Hel{sign}lo"', INDEX)
    assert intent.kind == "refuse"
    assert code in intent.reason


@pytest.mark.parametrize("text", ["👩‍🍳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "❤️", "क्‍ष"])
def test_F71_joiners_stay_where_they_are_needed(text: str) -> None:
    (change,) = understand(f'set the title to "{text}"', INDEX).changes
    assert change.value == text


def test_F71_a_word_of_two_alphabets_is_refused_by_the_letters_code_point() -> None:
    intent = understand('set the title to "P\u0430ypal"', INDEX)
    assert "U+0430" in intent.reason


def test_F71_a_line_break_in_a_text_becomes_a_space() -> None:
    (change,) = understand('set the title to "one\ntwo"', INDEX).changes
    assert change.value == "one two"
