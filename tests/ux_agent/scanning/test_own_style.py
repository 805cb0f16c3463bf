"""What the style attribute of an element declares."""

import pytest

from bot.ux_agent.scanning.own_style import Own, holding, is_styled, own_declarations
from bot.ux_agent.scanning.showing.seen import Seen


def _styled(text: str) -> Seen:
    return Seen("p", {"style": text})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        ("nothing; ; :red", ()),
        ("COLOR: Red", (Own("color", "red", False),)),
        (
            "background:url(data:a;b);color:red ! important;",
            (Own("background", "url(data:a;b)", False), Own("color", "red", True)),
        ),
        (
            "content:';';color:red",
            (Own("content", "';'", False), Own("color", "red", False)),
        ),
        ("background:url(a", (Own("background", "url(a", False),)),
    ],
)
def test_declarations_are_told_apart(text: str, wanted: tuple[Own, ...]) -> None:
    assert own_declarations(_styled(text)) == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [("color:red;color:blue", "blue"), ("color:red!important;color:blue", "red"), ("top:0", "")],
)
def test_the_last_holds_but_an_important_one_before_it(text: str, value: str) -> None:
    found = holding(_styled(text), ("color",))
    assert (found.value if found else "") == value


@pytest.mark.parametrize(
    ("text", "name", "is_said"),
    [
        ("background-color:red", "color", False),
        ("background-image:none", "background", True),
        ("font:1px serif", "font-size", True),
        ("all:unset", "color", True),
    ],
)
def test_a_property_is_said_by_what_sets_it_or_a_part_of_it(
    text: str, name: str, is_said: bool
) -> None:
    assert is_styled(_styled(text), (name,), is_important=False) == is_said
    assert not is_styled(_styled(text), (name,), is_important=True)
    assert is_styled(_styled(f"{text} !important"), (name,), is_important=True) == is_said
