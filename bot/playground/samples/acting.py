"""The sample people at work: every act is a signed interaction, as of anybody else."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.discord.component_limits import custom_ids
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import ORDERS, SAMPLES, User
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.deployed import Ask
from bot.playground.samples.card import CardTalk
from bot.playground.samples.script import Step
from bot.playground.samples.shop import Shop

SHOP = "shop"
_TRIES = 3
_SEEN_SECONDS = 60.0
_LOOK_SECONDS = 0.2


class NotDone(Exception):
    """An act was refused, or what was waited for did not come."""


class Acting:
    """Plays steps, one after the other; `pause` waits so many seconds, and raises to end it all."""

    def __init__(
        self, discord: SmallDiscord, ask: Ask, shop: Shop, pause: Callable[[float], None]
    ) -> None:
        self._state = discord.state
        self._client = discord.client
        self._ask = ask
        self._shop = shop
        self._pause = pause
        self._forms: dict[str, Exchange] = {}
        self._acts: dict[re.Pattern[str], Callable[[User, re.Match[str]], None]] = {
            re.compile(r"/([a-z-]+)(?: request: (.+))?"): self._command,
            re.compile(r"\[(.+)\]"): self._press,
            re.compile(r"\((.+?): (.+)\)"): self._choose,
            re.compile(r"send text: (.+)"): self._send,
            re.compile(r"pays (.+)"): self._pay,
        }

    def play(self, step: Step) -> None:
        """One step; raises NotDone, and what `pause` raises."""
        if step.who == SHOP:
            self._shop.acts[step.what]()
            return
        user = next(one for one in SAMPLES if one.username == step.who)
        if step.is_seen:
            self._await(user, step.what)
            return
        for pattern, perform in self._acts.items():
            found = pattern.fullmatch(step.what)
            if found:
                perform(user, found)
                return
        raise ValueError(f"nobody can do that: {step.what}")

    def _command(self, user: User, said: re.Match[str]) -> None:
        options = {"request": said[2]} if said[2] else {}
        self._until_heard(lambda: self._client.command(user, said[1], options, ORDERS))

    def _press(self, user: User, said: re.Match[str]) -> None:
        message, part = self._part(user, lambda one: one.get("label") == said[1])
        press = self._client.press
        exchange = self._until_heard(lambda: press(user, message.id, part["custom_id"]))
        if exchange.form is not None:
            self._forms[user.id] = exchange

    def _choose(self, user: User, said: re.Match[str]) -> None:
        message, part = self._part(user, lambda one: one.get("placeholder") == said[1])
        value = next(one["value"] for one in part["options"] if one["label"] == said[2])
        choose = self._client.choose
        self._until_heard(lambda: choose(user, message.id, part["custom_id"], [value]))

    def _send(self, user: User, said: re.Match[str]) -> None:
        opener = self._forms.pop(user.id)
        (name,) = (part["component"]["custom_id"] for part in (opener.form or {})["components"])
        self._until_heard(lambda: self._client.submit(user, opener.id, {name: said[1]}))

    def _pay(self, user: User, said: re.Match[str]) -> None:
        talk = CardTalk(self._ask, self._state.visible(user, ORDERS)[-1])
        talk.say("")
        for message in said[1].split(" | "):
            self._pause(_LOOK_SECONDS)
            talk.say(message)

    def _until_heard(self, act: Callable[[], Exchange]) -> Exchange:
        """Act, again where a container that had yet to start took longer than Discord waits."""
        for _ in range(_TRIES):
            exchange = act()
            if exchange.status == "answered":
                return exchange
            self._pause(1)
        raise NotDone(exchange.reason)

    def _await(self, user: User, words: str) -> None:
        """Wait until the newest message that the person sees has these words."""
        end = self._state.clock.now() + _SEEN_SECONDS
        while words not in self._newest(user):
            if self._state.clock.now() > end:
                raise NotDone(f"{user.username} does not see {words!r}")
            self._pause(_LOOK_SECONDS)

    def _newest(self, user: User) -> str:
        with self._state.lock:
            seen = self._of(user)
            return "" if not seen else json.dumps(seen[-1].resource(), ensure_ascii=False)

    def _of(self, user: User) -> list[Message]:
        """The messages that the person's own acts have led to, oldest first."""
        led_to = {
            one.original_id for one in self._state.exchanges.values() if one.user.id == user.id
        }
        return [one for one in self._state.visible(user, ORDERS) if one.id in led_to]

    def _part(
        self, user: User, is_meant: Callable[[Mapping[str, Any]], bool]
    ) -> tuple[Message, Mapping[str, Any]]:
        """The newest such button or select among the person's own; raises NotDone."""
        with self._state.lock:
            for message in reversed(self._of(user)):
                for part in custom_ids(message.components).values():
                    if is_meant(part) and not part.get("disabled"):
                        return message, part
        raise NotDone(f"{user.username} sees nothing like that")
