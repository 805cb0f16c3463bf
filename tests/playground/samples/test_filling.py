"""The console is filled in the background: politely, once, and until somebody ends it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.playground.samples.filling import Filling
from tests.playground.samples.corner import Corner

PATIENCE = 20.0
HELP = "# One.\nana> /ux-help\nana sees> What you can say\n"


class Run:
    """A filling under way, with a text of its own."""

    def __init__(self, corner: Corner, folder: Path, text: str) -> None:
        script = folder / "conversations.txt"
        script.write_text(text, encoding="utf-8")
        self.corner = corner
        self.filling = Filling(corner.town.discord, corner.till, corner.shop, script)

    def until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end
            time.sleep(0.01)

    def asked(self) -> list[str]:
        """Who has sent an interaction."""
        return [one.user.username for one in self.corner.state.exchanges.values()]


@pytest.fixture
def run(corner: Corner, tmp_path: Path) -> Iterator[Callable[[str], Run]]:
    made: list[Run] = []

    def fill(text: str) -> Run:
        made.append(Run(corner, tmp_path, text))
        return made[-1]

    yield fill
    for one in made:
        if one.filling.ident is not None:
            one.filling.stop()


def test_it_ends_once_all_is_said(run: Callable[[str], Run]) -> None:
    filled = run(HELP)
    filled.filling.start()
    filled.filling.join(PATIENCE)
    assert not filled.filling.is_alive()
    assert (filled.asked(), filled.filling.failures) == (["ana"], [])


def test_a_conversation_that_fails_holds_up_no_other(run: Callable[[str], Run]) -> None:
    filled = run(f"# Nothing to press.\nkofi> [Confirm]\nkofi> /ux-help\n{HELP}")
    filled.filling.start()
    filled.filling.join(PATIENCE)
    assert filled.asked() == ["ana"]
    assert filled.filling.failures == ["[Confirm]: kofi sees nothing like that"]


def test_people_come_first(run: Callable[[str], Run]) -> None:
    filled = run(HELP)
    town = filled.corner.town
    olive = town.discord.state.world.users[0]
    town.discord.client.command(olive, "ux-help", {})
    filled.filling.start()
    filled.filling.join(0.6)
    assert (filled.filling.is_alive(), filled.asked()) == (True, ["olive"])
    town.discord.state.clock.advance(10)
    filled.filling.join(PATIENCE)
    assert filled.asked() == ["olive", "ana"]


def test_it_can_be_ended_at_any_time(run: Callable[[str], Run]) -> None:
    filled = run("# Never.\nana> /ux-help\nana sees> what nobody says\n")
    filled.filling.start()
    filled.until(lambda: filled.asked() == ["ana"])
    began = time.monotonic()
    filled.filling.stop()
    assert not filled.filling.is_alive()
    assert time.monotonic() - began < 3
