"""What code of the page prints beside a text is not written into it once more."""

import pytest

from bot.ux_agent.intent import Change
from bot.ux_agent.site import Place, SiteIndex, SourceFile
from bot.ux_agent.understanding.figures.printed import without
from tests.ux_agent.understanding.sites import site, target

NUMBER = "0161 496 0233"


def _site(line: str) -> SiteIndex:
    """A button whose "Call" stands in a line, and the number that the site shows elsewhere."""
    at = line.index("Call")
    place = Place("cta.html", "html_text", at, at + 4, 1, at, "Call")
    found = site(
        {"cta": ()},
        target("cta", "cta-text", "text", "Call"),
        target("cta", "phone", "text", NUMBER),
    )
    button = found.targets[0]._replace(places=(place,))
    files = {"cta.html": SourceFile("0" * 40, {"1": line})}
    return found._replace(targets=(button, *found.targets[1:]), files=files)


@pytest.mark.parametrize(
    "line",
    [
        "<a>Call {{ site.contact.phone }}</a>",
        "<a>Call {SITE.phone}</a>",
        "<a>Call <?= $phone ?></a>",
        "<a>{{ phone }} Call</a>",
    ],
)
def test_a_number_that_is_printed_beside_a_text_is_left_to_the_code(line: str) -> None:
    say = f"{NUMBER} Ring us" if line.endswith("Call</a>") else f"Ring us {NUMBER}"
    change = Change("cta", "set", "cta-text", say)
    assert without(change, _site(line)).value == "Ring us"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<a>Call us</a>", f"Ring us {NUMBER}"),
        ("<a>Call {{ site.name }}</a>", f"Ring us {NUMBER}"),
        ("<a>Call {{ site.contact.phone }}</a>", NUMBER),
        ("<a>Call {{ site.contact.phone }}</a>", f"Ring {NUMBER} us"),
    ],
)
def test_what_is_not_printed_there_is_written(line: str, value: str) -> None:
    change = Change("cta", "set", "cta-text", value)
    assert without(change, _site(line)) == change
