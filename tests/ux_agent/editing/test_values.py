"""What a target takes."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.values import accept, accept_label, is_same
from bot.ux_agent.site import Place, Target


def target(
    kind: str, value: str | None = None, limit: int = 0, values: tuple[str, ...] = ()
) -> Target:
    """A target of the footer."""
    return Target("footer", "text", kind, value, limit=limit, values=values)


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        ("text", " Hello \n there ", "Hello there"),
        ("color", "DarkBlue", "#00008b"),
        ("size", "18px", "18px"),
        ("weight", "Bold", "bold"),
        ("font", "Georgia", "Georgia"),
        ("keyword", "Center", "center"),
        ("url", "/menu", "/menu"),
        ("bool", "Hide", "hidden"),
        ("bool", "on", "visible"),
    ],
)
def test_a_value_is_read_by_the_type_of_its_target(kind: str, typed: str, written: str) -> None:
    assert accept(target(kind), typed) == written


@pytest.mark.parametrize(
    "kind", ["text", "color", "size", "weight", "font", "keyword", "url", "bool"]
)
@pytest.mark.parametrize("typed", ["", "\u200b", "a\u202eb"])
def test_an_empty_or_tricky_value_is_refused_for_every_type(kind: str, typed: str) -> None:
    with pytest.raises(UserError):
        accept(target(kind), typed)


def test_a_text_keeps_to_its_limit() -> None:
    assert accept(target("text", limit=5), "12345") == "12345"
    with pytest.raises(UserError, match="at most 5 characters; this has 6"):
        accept(target("text", limit=5), "123456")


def test_F69_a_very_long_text_is_refused_even_without_a_limit() -> None:
    with pytest.raises(UserError, match="at most 4000 characters"):
        accept(target("text"), "x" * 4001)


def test_a_choice_is_one_of_the_declared_values() -> None:
    assert accept(target("enum", values=("none", "Small")), "small") == "Small"
    with pytest.raises(UserError, match="is one of: none, Small"):
        accept(target("enum", values=("none", "Small")), "huge")


def test_a_switch_is_visible_or_hidden() -> None:
    with pytest.raises(UserError, match="neither visible nor hidden"):
        accept(target("bool"), "maybe")


@pytest.mark.parametrize(
    ("kind", "current", "value", "same"),
    [
        ("color", "#FFF", "#ffffff", True),
        ("color", "white", "#ffffff", True),
        ("color", "linear-gradient(red, blue)", "#ffffff", False),
        ("text", "Hello", "Hello", True),
        ("text", "hello", "Hello", False),
        ("text", None, "Hello", False),
        ("size", "calc(1px)", "calc(1px)", True),
    ],
)
def test_values_are_the_same_by_meaning(kind: str, current: str, value: str, same: bool) -> None:
    assert is_same(target(kind, current), value) is same


def test_an_address_is_read_as_one() -> None:
    with pytest.raises(UserError, match="cannot start with"):
        accept(target("url"), "javascript:alert(1)")


def test_a_label_is_written_in_one_line() -> None:
    assert accept_label(" Our\nmenu ") == "Our menu"
    assert accept_label("x" * 80) == "x" * 80
    assert accept_label("x") == "x"


@pytest.mark.parametrize("label", ["", " ", "x" * 81])
def test_a_label_is_short_and_not_empty(label: str) -> None:
    with pytest.raises(UserError, match="1 to 80 characters"):
        accept_label(label)


@pytest.mark.parametrize(
    ("typed", "current", "written"),
    [
        ("£130", "120", "130"),
        ("130 pounds", "120", "130"),
        ("12,50 €", "12", "12.50"),
        ("1,250", "980", "1250"),
        ("1.250", "0.5", "1.250"),
        ("five", "4", "5"),
        ("a few", "4", "a few"),
        ("£130 a night", "120", "£130 a night"),
    ],
)
def test_a_number_is_taken_out_of_what_people_say_with_it(
    typed: str, current: str, written: str
) -> None:
    place = Place("room.md", "yaml", 0, 3, 1, 0, current, style="number")

    assert accept(target("text", current)._replace(places=(place,)), typed) == written


@pytest.mark.parametrize(
    ("current", "typed", "written"),
    [
        ("“Lovely people.”", "Best in town.", "“Best in town.”"),
        ("„Sehr nett.“", "Immer gern.", "„Immer gern.“"),
        ("« Très bien »".replace(" ", ""), "Parfait", "«Parfait»"),
        ("“Lovely people.”", "“Best.”", "“Best.”"),
        ("“Yes” and “no”", "Maybe", "Maybe"),
        ("Say “yes”", "Say no", "Say no"),
    ],
)
def test_marks_around_a_whole_text_stay(current: str, typed: str, written: str) -> None:
    assert accept(target("text", current), typed) == written


def test_marks_around_a_text_count_as_its_letters() -> None:
    quoted = target("text", "“Lovely.”")._replace(limit=10)
    assert accept(quoted, "x" * 8) == f"“{'x' * 8}”"
    with pytest.raises(UserError, match="10"):
        accept(quoted, "x" * 9)
