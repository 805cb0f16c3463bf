"""Fills the console: plays the sample conversations in the background, and gives way to people.

The first to act is always the person at the page: as long as one of their interactions is under
way, and a moment longer, the sample people wait. Once all is said the thread ends.
"""

import threading
from pathlib import Path

from bot.playground.discord.people import FLOWER_SHOP
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.deployed import Ask
from bot.playground.samples.acting import Acting, NotDone
from bot.playground.samples.card import NotTaken
from bot.playground.samples.script import SCRIPT, Step, conversations
from bot.playground.samples.shop import Shop

_STEP_SECONDS = 0.2
_READING_SECONDS = 1.5
"""People look at a preview before they press one of its buttons."""

_WAY_SECONDS = 2.0
"""How long after a person's interaction the sample people go on."""


class _Over(BaseException):
    """The stack ends, so the sample people do."""


class Filling(threading.Thread):
    """Plays all conversations once; `failures` says of those that did not come to their end why."""

    def __init__(self, discord: SmallDiscord, ask: Ask, shop: Shop, script: Path = SCRIPT) -> None:
        super().__init__(name="samples", daemon=True)
        self.failures: list[str] = []
        self._script = script
        self._state = discord.state
        self._acting = Acting(discord, ask, shop, self._pause)
        self._over = threading.Event()

    def run(self) -> None:
        """Play, then end."""
        try:
            for steps in conversations(self._script.read_text(encoding="utf-8")):
                self._play(steps)
        except _Over:
            return

    def stop(self) -> None:
        """End it at the next step; waits for the one under way."""
        self._over.set()
        self.join(timeout=5)

    def _play(self, steps: tuple[Step, ...]) -> None:
        try:
            for step in steps:
                self._give_way(step)
                self._acting.play(step)
        except (ClientRefused, LookupError, NotDone, NotTaken, OSError) as error:
            self.failures.append(f"{steps[0].what}: {error}")

    def _give_way(self, step: Step) -> None:
        is_pressed = step.what.startswith("[")
        self._pause(_READING_SECONDS if is_pressed else _STEP_SECONDS)
        while self._is_somebody_acting():
            self._pause(_STEP_SECONDS)

    def _is_somebody_acting(self) -> bool:
        state = self._state
        with state.lock:
            own = [
                one for one in state.exchanges.values() if one.channel.guild_id != FLOWER_SHOP.id
            ]
            latest = own[-1] if own else None
            now = state.clock.now()
        return latest is not None and (
            latest.status == "pending" or now < latest.sent_at + _WAY_SECONDS
        )

    def _pause(self, seconds: float) -> None:
        if self._over.wait(seconds):
            raise _Over
