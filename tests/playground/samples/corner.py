"""The flower shop on a machine of twins: the whole bot in this process, and no time passes."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.conversation.job import Job
from bot.playground.discord.people import FLOWER_SHOP, ORDERS, SAMPLES, User
from bot.playground.samples.acting import Acting
from bot.playground.samples.script import Step, conversations
from bot.playground.samples.shop import Shop
from tests.transcripts.doors import signed_event
from tests.transcripts.town import Town

LINK = "http://127.0.0.1:8400/pay/abc.def?lang=en-US"


class Told(NamedTuple):
    """An answer of the chat function."""

    status: int
    pairs: Sequence[tuple[str, str]]
    body: bytes


class Till:
    """A chat function that takes every message; `status` is what it answers with."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, str], str]] = []
        self.status = 200

    def __call__(
        self, output: str, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> Told:
        assert (output, method) == ("ChatUrl", "POST")
        self.heard.append((path, json.loads(body), headers["cookie"]))
        cookies = [("set-cookie", "other=1; Path=/"), ("set-cookie", "pay_session=s3; HttpOnly")]
        return Told(self.status, cookies, b'{"sessionId": "abc", "message": "And then?"}')


class Corner:
    """The shop, its people, and the bot; `act` plays lines of a script."""

    def __init__(self, folder: Path) -> None:
        self.town = Town(folder / "site")
        self.till = Till()
        self.shop = Shop(folder / "shop")
        self.state = self.town.discord.state
        self.state.joined.add(FLOWER_SHOP.id)
        self.town.sites.sites[FLOWER_SHOP.id] = str(self.shop.folder)
        self.town.queue.send(Job("index", FLOWER_SHOP.id))
        self.town.work()
        self.town.discord.connect(signed_event(self.town))
        self.acting = Acting(self.town.discord, self.till, self.shop, self.pause)

    def pause(self, seconds: float) -> None:
        """The worker does its jobs meanwhile."""
        self.town.work()
        self.state.clock.advance(seconds)

    def act(self, text: str) -> None:
        for steps in conversations(text):
            self.play(steps)

    def play(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            self.pause(1)
            self.acting.play(step)

    @property
    def ana(self) -> User:
        return SAMPLES[0]

    def seen(self) -> list[str]:
        """What there is in the shop's channel."""
        messages = self.state.messages.values()
        here = [one for one in messages if one.channel_id == ORDERS.id]
        return [json.dumps(one.resource(), ensure_ascii=False) for one in here]
