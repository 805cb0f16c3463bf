"""What a message costs to read is counted in calls, which no other load of the machine changes."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from bot.adapters.folder import Folder
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import intents, texts
from bot.ux_agent.understanding.draft import MOST_WISHES, Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.read import complete, understand

pytestmark = pytest.mark.no_cover

HOUSES = Path(__file__).parent.parent.parent / "sites"
SHORT, LONG = 1000, 2000
"""Characters; the longer one is what a command takes."""

GROWN = 3
"""Twice the text takes twice the steps, and something for what is begun once."""

FEW = 200_000
"""Calls that take a tenth of a second: below them nobody waits."""

PIECES = (
    *('cards "', 'headline "headlinex ', "/about ", "and/about ", "the headline, ", "black and "),
    *("center, ", "swap button ", "to be to ", "£9 or £4.50 ", "Monday red and ", '"Ab" and “Cd” '),
    *("change a darker ", "remove Home. ", "Contact, About; ", "his name and ", "1. title x\n"),
    *("it's Ann's ", "(a [b {c ", "#fff #123456 ", "the price of the button of ", "a@b.example, "),
)


@pytest.fixture(scope="module")
def club() -> SiteIndex:
    """A site as a scan finds it, with all that it declares."""
    index = index_of("club", Folder(HOUSES / "club-vue" / "site"))
    understand("make the headline blue", index)  # what is made of a site once
    return index


def steps(read: Callable[[], object]) -> int:
    """The calls of functions, Python's own among them, that a reading makes."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read()
    finally:
        sys.setprofile(before)
    return count


def filled(lead: str, piece: str, length: int) -> str:
    """A message of so many characters of the piece again and again."""
    return (lead + piece * length)[:length]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize("lead", ["", "change the headline to ", "replace "])
def test_twice_the_message_takes_no_more_than_about_twice_the_steps(
    club: SiteIndex, lead: str, piece: str
) -> None:
    understand(filled(lead, piece, SHORT), club)  # what is loaded once
    long = steps(lambda: understand(filled(lead, piece, LONG), club))

    if long > FEW:
        assert long < GROWN * steps(lambda: understand(filled(lead, piece, SHORT), club))


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_an_answer_twice_as_long_takes_no_more_than_about_twice_the_steps(
    club: SiteIndex, piece: str
) -> None:
    asked = understand("change the title", club)
    complete(asked, filled("", piece, SHORT), club)
    long = steps(lambda: complete(asked, filled("", piece, LONG), club))

    if long > FEW:
        assert long < GROWN * steps(lambda: complete(asked, filled("", piece, SHORT), club))


def test_more_wishes_than_anybody_can_check_are_refused(club: SiteIndex) -> None:
    wishes = [
        Draft("home", property="headline", value=f"Text {one}", nature="text")
        for one in range(MOST_WISHES + 1)
    ]

    assert intents.concluded("many", wishes, club).reason == texts.MANY_WORDS
    assert intents.concluded("many", wishes[:-1], club).reason != texts.MANY_WORDS


def test_a_wish_told_again_and_again_is_looked_into_once(
    club: SiteIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved: list[Draft] = []

    def resolve(draft: Draft, index: SiteIndex) -> Outcome:
        resolved.append(draft)
        return Outcome(draft=draft, same="so")

    monkeypatch.setattr(intents, "resolve", resolve)
    intents.concluded("twice", [Draft("home", property="headline")] * 9, club)

    assert len(resolved) == 1
