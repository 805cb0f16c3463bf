"""Places in SCSS: rules through nesting, variables and interpolation, never what is conditional."""

import pytest

from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.scss import without_scss
from tests.ux_agent.kinds.test_css import rule, set_in, written

SCSS = """---
---
@use "theme";
$brand: #123456;
$gap : 4px
  !default;
// the footer
//
//x
// a */ b
.site-footer {
  $own: 1px;
  color: $brand;
  padding: $gap * 2;
  @include rounded(4px);
  .legal { color: red; }
  &:hover { color: green; }
}
.after { color: blue; }
"""


@pytest.mark.parametrize(
    ("selector", "value"),
    [
        (".site-footer .legal", "red"),
        (".site-footer:hover", "green"),
        (".after", "blue"),
    ],
)
def test_scss_is_read_around_its_variables(selector: str, value: str) -> None:
    assert rule(SCSS, selector, "color", file="a.scss").value == value


def test_an_scss_variable_can_be_replaced() -> None:
    found = rule(SCSS, ".site-footer", "color", "size", file="a.scss")
    assert found.place.raw == "$brand"
    assert "  color: #000000;\n" in written(SCSS, found, "#000000")


WHOLE = """@use "sass:math";
$deep: #16343f; // why
$gap: 4px !default;
$map: (
  a: #fff,
  "b": (c: 2px)
);
%ph { color: red; }
@mixin m($x: 1, $y: (a: b)) { color: $x; &:hover { a: b } }
@function f($x) { @return $x * 2; }
.card {
  // own { line; }
  background: $deep;
  color: lighten($deep, 10%);
  border: 1px solid $deep;
  padding: math.div(20px, 2) $gap*2;
  @include m(2);
  @extend %ph;
  &__title { color: $deep !important; }
  &--big, .x & { margin: 0 }
  > a { top: 1px }
  @media (min-width: 3px) { color: blue; .y { top: 2px } }
  @include media(">=md") { color: pink; .z { top: 3px } }
  @if $a == b { color: green; } @else { color: red }
  font: { size: 1px; }
  #{$name}-x { left: 1px }
  width: calc(100% - #{$gap});
}
.one, .two { .in { &:hover, &.on { top: 4px; } } }
@each $k, $v in $map { .t-#{$k} { color: $v; } }
.after { color: theme.$ink; background: url("//x.png"); }
"""


@pytest.mark.parametrize(
    ("selector", "prop", "value", "raw"),
    [
        (".card", "background", "#16343f", "$deep"),
        (".card", "color", "lighten($deep, 10%)", "lighten($deep, 10%)"),
        (".card__title", "color", "#16343f", "$deep"),
        (".after", "color", "theme.$ink", "theme.$ink"),
    ],
)
def test_scss_shows_a_variable_by_its_value_and_replaces_its_use(
    selector: str, prop: str, value: str, raw: str
) -> None:
    found = rule(WHOLE, selector, prop, file="a.scss")
    assert (found.value, found.place.raw) == (value, raw)


@pytest.mark.parametrize(
    ("selector", "prop", "raw"),
    [
        (".card", "padding", "math.div(20px, 2) $gap*2"),
        (".card", "width", "calc(100% - #{$gap})"),
        (".card--big, .x .card", "margin", "0"),
        (".card > a", "top", "1px"),
        (".one .in:hover, .two .in:hover, .one .in.on, .two .in.on", "top", "4px"),
    ],
)
def test_scss_is_read_through_its_nesting(selector: str, prop: str, raw: str) -> None:
    found = rule(WHOLE, selector, prop, "size", file="a.scss")
    assert (found.value, found.place.raw) == (raw, raw)


@pytest.mark.parametrize("selector", [".y", ".card .y", ".card .z", ".t-a", "m", "&:hover"])
def test_scss_under_conditions_is_not_meant(selector: str) -> None:
    with pytest.raises(Missing, match="there is no rule"):
        rule(WHOLE, selector, "top", "size", file="a.scss")


def test_a_variable_among_other_values_is_no_certain_colour() -> None:
    with pytest.raises(Missing, match="no single colour"):
        rule(WHOLE, ".card", "border", file="a.scss")


def test_scss_gets_a_declaration_before_what_is_nested() -> None:
    added = set_in(WHOLE, "z-index", "1", selector=".card", file="a.scss")
    assert added == WHOLE.replace("#{$gap});\n", "#{$gap});\n  z-index: 1;\n")
    assert set_in(WHOLE, "top", "1px", selector=".card > a", file="a.scss") == (
        WHOLE.replace("{ top: 1px }", "{ top: 1px }")
    )


@pytest.mark.parametrize("sheet", [WHOLE, SCSS, "", "{", "#{", '"', "//", "/*", "$a", "@x {"])
def test_reading_scss_keeps_every_offset_and_line(sheet: str) -> None:
    made = without_scss(sheet.encode())
    assert len(made) == len(sheet.encode())
    assert [at for at, byte in enumerate(made) if byte == 10] == [
        at for at, byte in enumerate(sheet.encode()) if byte == 10
    ]
