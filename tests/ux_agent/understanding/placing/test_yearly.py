"""Years that a page computes itself, in sites as a scan finds them."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import jekyll, plain
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target

_TOLD = "The year there is always the current one by itself."


def _static(footer: str) -> SiteIndex:
    return plain(f"<main><h1>Hi</h1><p>Open since 1987</p></main><footer>{footer}</footer>")


_LIQUID = jekyll(
    "<html><body><main><h1>Hi</h1></main><footer><p>&copy; {{ 'now' | date: '%Y' }} "
    "Loaf Ltd</p></footer></body></html>"
)
_SCRIPT = _static(
    "<p>&copy; <span id=year></span> Loaf Ltd</p><script>"
    "document.getElementById('year').textContent = new Date().getFullYear();</script>"
)


@pytest.mark.parametrize("index", [_LIQUID, _SCRIPT], ids=["liquid", "script"])
@pytest.mark.parametrize(
    "wording",
    [
        "change the copyright year to 2031",
        "update the year in the footer to 2031",
        "the copyright should be 2031",
    ],
)
def test_a_year_that_the_page_computes_needs_no_change(index: SiteIndex, wording: str) -> None:
    assert question(index, wording).startswith(_TOLD)


def test_a_year_that_is_written_is_changed() -> None:
    index = _static("<p>&copy; 2024 Loaf Ltd</p>")
    found = changes(index, "change the copyright year to 2031")
    assert [one[3] for one in found] == ["© 2031 Loaf Ltd"]


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("© 2024 Loaf Ltd · Baking since 1987", "© 2031 Loaf Ltd · Baking since 1987"),
        ("© 2019–2024 Loaf Ltd", "© 2019–2031 Loaf Ltd"),
        ("© Loaf Ltd", "© 2031 Loaf Ltd"),
        ("Copyright Loaf Ltd", "Copyright 2031 Loaf Ltd"),
    ],
)
def test_a_year_alone_is_the_year_of_a_copyright_line(line: str, now: str) -> None:
    found = changes(_static(f"<p>{line}</p>"), "change the copyright to 2031")
    assert [one[3] for one in found] == [now]


def test_the_copyright_year_is_the_end_of_a_range_and_no_year_elsewhere() -> None:
    place = site(
        {"team": (), "footer": ()},
        target("team", "marisol-text", "text", "Hygienist since 2008."),
        target("footer", "text", "text", "© 2019–2024 Birchwood"),
    )
    assert changes(place, "change the copyright year to 2026") == [
        ("footer", "text", "", "© 2019–2026 Birchwood")
    ]


@pytest.mark.parametrize(
    ("line", "told", "now"),
    [
        ("© 2019–2024 Birchwood", "2018-2026", "© 2018–2026 Birchwood"),
        ("© 2019-24 Birchwood", "© 2018 to 2026", "© 2018-26 Birchwood"),
        ("© 2024 Birchwood", "2024-2026", "© 2024-2026 Birchwood"),
    ],
)
def test_two_years_take_the_place_of_those_of_a_copyright_line(
    line: str, told: str, now: str
) -> None:
    found = changes(_static(f"<p>{line}</p>"), f"change the copyright to {told}")
    assert [one[3] for one in found] == [now]


def test_a_copyright_is_for_no_text_without_its_sign() -> None:
    line = target("home", "2023-birchwood", "text", "© 2023 Birchwood")
    words = target("privacy", "text", "text", "We keep nothing.")
    both = site({"home": (), "privacy": ()}, words, line)
    say = "update the copyright to 2025"
    assert changes(both, say) == [("home", "2023-birchwood", "", "© 2025 Birchwood")]
    assert "copyright" in question(site({"home": (), "privacy": ()}, words), say)
