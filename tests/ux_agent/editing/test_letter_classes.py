"""Class utilities of letters: read as the values of CSS, and written as the class for a value."""

import pytest

from bot.errors import UserError
from bot.ux_agent.declared.declaration import UtilityAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.document import Document, Found
from bot.ux_agent.kinds.style_system import StyleSystem
from bot.ux_agent.kinds.utilities import locate

TAILWIND, BOOTSTRAP = StyleSystem("tailwind4"), StyleSystem("bootstrap")
SIDES = ("left", "center", "right", "justify")


def found(classes: str, utility: str, values: tuple[str, ...], system: StyleSystem) -> Found:
    document = Document("a.html", f'<p class="{classes}">x</p>'.encode())
    return locate(UtilityAt("a.html", "p", utility), document, "enum", values, system)


def changed(classes: str, utility: str, value: str, *, system: StyleSystem = TAILWIND) -> str:
    """The classes with another value of a family."""
    place = found(classes, utility, (value,), system).place
    source = f'<p class="{classes}">x</p>'.encode()
    new = source[: place.start] + encode(place, value).encode() + source[place.end :]
    return new.decode().partition('"')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("system", "classes", "utility", "value"),
    [
        (TAILWIND, "text-lg text-center text-red-500", "text-align", "center"),
        (TAILWIND, "text-end", "text-align", "right"),
        (TAILWIND, "not-italic", "font-style", "normal"),
        (TAILWIND, "normal-case", "text-transform", "none"),
        (TAILWIND, "hover:underline", "text-decoration", None),
        (TAILWIND, "underline-offset-4 no-underline", "text-decoration", "none"),
        (BOOTSTRAP, "text-light text-start", "text-align", "left"),
        (BOOTSTRAP, "text-md-center", "text-align", None),
        (BOOTSTRAP, "fst-italic fs-3", "font-style", "italic"),
        (BOOTSTRAP, "text-uppercase", "text-transform", "uppercase"),
        (BOOTSTRAP, "text-decoration-none", "text-decoration", "none"),
    ],
)
def test_a_class_is_read_as_its_value(
    system: StyleSystem, classes: str, utility: str, value: str | None
) -> None:
    values = (*SIDES, "normal", "italic", "none", "uppercase", "underline")
    assert found(classes, utility, values, system).value == value


@pytest.mark.parametrize(
    ("classes", "utility", "value", "expected"),
    [
        ("text-lg text-center", "text-align", "right", "text-lg text-right"),
        ("text-lg md:text-left", "text-align", "center", "text-lg md:text-left text-center"),
        ("p-4", "font-style", "italic", "p-4 italic"),
        ("italic p-4", "font-style", "normal", "not-italic p-4"),
        ("uppercase", "text-transform", "none", "normal-case"),
        (
            "underline hover:no-underline",
            "text-decoration",
            "none",
            "no-underline hover:no-underline",
        ),
    ],
)
def test_tailwinds_class_is_replaced_or_added(
    classes: str, utility: str, value: str, expected: str
) -> None:
    assert changed(classes, utility, value) == expected


@pytest.mark.parametrize(
    ("classes", "utility", "value", "expected"),
    [
        ("text-center lead", "text-align", "right", "text-end lead"),
        ("lead", "font-style", "italic", "lead fst-italic"),
        ("lead", "text-transform", "uppercase", "lead text-uppercase"),
        ("nav-link", "text-decoration", "underline", "nav-link text-decoration-underline"),
    ],
)
def test_bootstraps_class_is_replaced_or_added(
    classes: str, utility: str, value: str, expected: str
) -> None:
    assert changed(classes, utility, value, system=BOOTSTRAP) == expected


def test_what_bootstrap_has_no_class_for_is_told() -> None:
    with pytest.raises(UserError, match="text-center"):
        changed("lead", "text-align", "justify", system=BOOTSTRAP)
