"""Serves the console over twins full of invented conversations: `python -m tests.console.showing`.

Whoever signs in is Olive: the small Discord here asks nothing.
"""

import random
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import uvicorn

from tests.console.world import (
    ASKED,
    BAKERY,
    COMPLETING,
    CONFIRMED,
    EXECUTING,
    NOW,
    TEA,
    Story,
    World,
)

_DAY = 86_400
WISHES = (
    "navbar: background",
    "home: hero-text",
    "footer: text",
    "menu: link-label, link-href",
    "opening-hours: text",
    "navbar: background, color",
    "home: cta-text",
)
QUESTION: Story = ("QUESTION_ASKED", 1, {"was": "collecting", "phase": "needs_clarification"})
PREVIEW: Story = ("PREVIEW_SHOWN", 40, {"was": "collecting", "phase": "awaiting_confirmation"})
PUT_OFF: Story = ("RETRY_SCHEDULED", 44, {"phase": "confirmed", "reason": "unreachable"})
AGAIN: Story = ("EXECUTING", 49, {"was": "confirmed", "phase": "executing", "attempts": 2})
MADE: Story = (
    "PULL_REQUEST_OPENED",
    53,
    {"was": "executing", "phase": "completed", "pr_number": 9},
)


class AtOnce:
    """A SignIn whose question answers itself."""

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address

    def address(self, state: str, challenge: str, redirect_uri: str, *, is_renewal: bool) -> str:
        return f"{self._address}/console/callback?code=code&state={state}"

    def identify(self, code: str, verifier: str, redirect_uri: str) -> Any:
        return self._world.sign_in.identify(code, verifier, redirect_uri)


def full(world: World, *, number: int = 160) -> None:
    """Fill a world with a month of a bakery."""
    chance = random.Random(7)
    for at, steps in zip(range(number), _stories(chance), strict=False):
        began = NOW - int(chance.random() ** 2 * 30 * _DAY) - 4000
        wish = chance.choice(WISHES)
        world.conversation(
            f"Aa{at:03d}bC-dEf_GhIjKlMn", *steps, at=began, intent=wish, sample=at % 4 == 0
        )
    world.conversation("now-00000000000000001", ASKED, at=NOW - 50, intent="home: hero-text")
    done = "done-0000000000000001"
    steps = (ASKED, CONFIRMED, EXECUTING, PUT_OFF, AGAIN, MADE)
    world.conversation(done, *steps, at=NOW - 400, intent="navbar: background, color")
    url = "https://github.com/baker/site/pull/9"
    world.keep(done, "completed", pr_number=9, pr_url=url, attempts=2)
    for name, why in (
        ("fail-0000000000000001", "GitHub could not be reached for a day."),
        ("fail-0000000000000002", "The file css/site.css is gone."),
    ):
        world.fail(name, error_code="gave_up", error_message=why)
    world.configured()


def _stories(chance: random.Random) -> Iterator[tuple[Story, ...]]:
    left: Mapping[str, Any] = {"was": "awaiting_confirmation", "phase": "absent"}
    while True:
        pause = chance.randint(5, 240)
        confirmed: Story = ("CONFIRMED", pause, CONFIRMED[2])
        taken: Story = ("EXECUTING", pause + 1, EXECUTING[2])
        opened: Story = ("PULL_REQUEST_OPENED", pause + chance.randint(3, 9), MADE[2])
        yield chance.choices(
            [
                (ASKED, confirmed, taken, opened),
                COMPLETING,
                (ASKED, ("CANCELLED", pause, left)),
                (ASKED, ("EXPIRED", 3600, left)),
                (QUESTION, ("EXPIRED", 3600, left)),
                (QUESTION, PREVIEW, ("CONFIRMED", 60, CONFIRMED[2]), ("EXECUTING", 61, {}), MADE),
            ],
            [8, 2, 4, 3, 2, 4],
        )[0]


def main(port: int) -> None:
    """Serve until somebody ends it."""
    address = f"http://127.0.0.1:{port}"
    world = World(address=address, sign_in=lambda world: AtOnce(world, address))
    full(world)
    world.conversation("tea-1", *COMPLETING, server=TEA)
    assert BAKERY.is_managed
    uvicorn.run(world.app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8499)
