"""What stays of a text keeps its source: entities beside a changed word are not written anew."""

import pytest

from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.site import Place, PlaceKind


def written(raw: str, value: str, kind: PlaceKind = "html_text", quote: str = "") -> str:
    """The literal for a value where `raw` stands."""
    return encode(Place("a", kind, 0, len(raw), 1, 0, raw, quote), value)


@pytest.mark.parametrize(
    ("raw", "value", "literal"),
    [
        ("&copy; 2025 Bistr&ograve;", "© 2026 Bistrò", "&copy; 2026 Bistr&ograve;"),
        (
            "&copy; 2025 Bistr&ograve;",
            "© 2025 Bar <x>",
            "&copy; 2025 B&lt;x&gt;".replace("B&", "Bar &"),
        ),
        ("a &amp; b", "a & c", "a &amp; c"),
        ("a &ndash; b", "x a – b", "x a &ndash; b"),
        ("a &ndash; b", "a – b – c", "a &ndash; b – c"),
        ("&ldquo;", "““", "&ldquo;“"),
        ("a&nbsp;b", "a\xa0c", "a&nbsp;c"),
        ("a&#8212;b", "a—c", "a&#8212;c"),
        ("two\n  &times; lines", "two × words", "two\n  &times; words"),
    ],
)
def test_what_old_and_new_text_have_in_common_stays_as_it_is(
    raw: str, value: str, literal: str
) -> None:
    assert written(raw, value) == literal


@pytest.mark.parametrize(
    ("raw", "value", "literal"),
    [
        ("old &copy;", "new", "new"),
        ("two\n  lines &copy;", "two words", "two words"),
        ("&copy {", "© {{x", "© &#123;{x"),
        ("a&lt;{", "a<{%", "a&lt;&#123;%"),
        ("&amp;", "&", "&amp;"),
        ("&amp", "&lt;", "&amp;lt;"),
    ],
)
def test_where_nothing_stays_or_it_would_read_otherwise_all_is_written_anew(
    raw: str, value: str, literal: str
) -> None:
    assert written(raw, value) == literal


def test_an_attribute_keeps_its_references_too() -> None:
    assert written("a &quot;b&quot; c", 'a "b" d', "html_attr", '"') == "a &quot;b&quot; d"
    assert written("&euro; 5", "€ {6}", "jsx_attr", '"') == "&euro; {6}"
    assert written("&euro; 5", "€ {6}", "jsx_text") == "&euro; &#123;6&#125;"
