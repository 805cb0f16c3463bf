"""Plays the steps of a transcript, and tells what was seen after each."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import Channel, User
from bot.playground.discord.refused import ClientRefused
from tests.git_site import git, save
from tests.transcripts.doors import Hands
from tests.transcripts.play import Play, Step
from tests.transcripts.screen import (
    buttons,
    form_lines,
    message_lines,
    standing,
    suggestion_lines,
    without_chance,
)
from tests.transcripts.town import Town

Act: TypeAlias = Callable[[User, re.Match[str]], Exchange | None]

_UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8ffff3f0005fe02fea7d3a40a0000000049454e44ae426082"
)
"""A PNG of one pixel."""

_AUTOCOMPLETE = 4


class Stage:
    """Where a transcript is played: a town, and a door to its bot."""

    def __init__(self, town: Town, hands: Hands) -> None:
        self._town = town
        self._hands = hands
        self._state = town.discord.state
        self._names: dict[str, str] = {}
        self._forms: dict[str, Exchange] = {}
        self._shown: dict[str, list[str]] = {}
        self._places: dict[str, Channel] = {}
        self._acts: dict[re.Pattern[str], Act] = {
            re.compile(r"/([a-z-]+) ?(.*)"): self._command,
            re.compile(r"\[(.+)\](?: at (.+))?"): self._press,
            re.compile(r"\((.+?): (.+)\)"): self._choose,
            re.compile(r"send (.+)"): self._submit,
            re.compile(r"types /([a-z-]+) (.+)"): self._type,
            re.compile(r"speaks ([a-zA-Z-]+)"): self._speak,
            re.compile(r"goes to (.+)"): self._go,
        }
        self._events: dict[str, Callable[[str], None]] = {
            "worker": self._work,
            "clock": self._wait,
            "site": self._push,
            "review": self._review,
        }

    def play(self, play: Play) -> Play:
        """The transcript with what was really seen."""
        return play._replace(steps=tuple(map(self._step, play.steps)))

    def _step(self, step: Step) -> Step:
        self._state.clock.advance(1)
        if step.who in self._events:
            self._events[step.who](step.act)
            seen = self._news(list(self._state.messages.values()))
        else:
            user = self._user(step.who)
            try:
                lines = self._answered(user, self._act(user, step.act))
            except ClientRefused as reason:
                lines = [f"! {reason}"]
            seen = [*lines, *self._news(self._state.visible(user, self._channel(user)))]
        return step._replace(seen=tuple(without_chance(line, self._known()) for line in seen))

    def _act(self, user: User, act: str) -> Exchange | None:
        for pattern, perform in self._acts.items():
            found = pattern.fullmatch(act)
            if found:
                return perform(user, found)
        raise ValueError(f"nobody can do that: {act}")

    def _answered(self, user: User, exchange: Exchange | None) -> list[str]:
        """What an answer shows beside messages: a failure, a form."""
        if exchange is None:
            return []
        if exchange.failure:
            return [f"! {exchange.failure}: {exchange.reason}"]
        if exchange.kind == _AUTOCOMPLETE:
            return suggestion_lines(exchange.choices)
        if exchange.form is None:
            return []
        self._forms[user.id] = exchange
        return form_lines(exchange.form)

    # --- what people do

    def _command(self, user: User, said: re.Match[str]) -> Exchange:
        options = {
            name: self._uploaded(user, value[1:]) if value.startswith("@") else value
            for name, value in _options(said[2]).items()
        }
        return self._hands.command(user, said[1], options, self._channel(user))

    def _uploaded(self, user: User, name: str) -> str:
        """The id of a file that was given to Discord."""
        identity: str = self._town.discord.client.upload(user, name, PICTURE)["id"]
        return identity

    def _type(self, user: User, said: re.Match[str]) -> Exchange:
        options = _options(said[2])
        focused = list(options)[-1]
        channel = self._channel(user)
        return self._hands.autocomplete(user, said[1], options, focused=focused, channel=channel)

    def _press(self, user: User, said: re.Match[str]) -> Exchange:
        message, part = self._part(user, lambda one: one.get("label") == said[1], said[2] or "")
        return self._hands.press(user, message.id, part["custom_id"])

    def _choose(self, user: User, said: re.Match[str]) -> Exchange:
        message, part = self._part(user, lambda one: one.get("placeholder") == said[1])
        labels = {option["label"]: option["value"] for option in part["options"]}
        return self._hands.choose(user, message.id, part["custom_id"], [labels[said[2]]])

    def _submit(self, user: User, said: re.Match[str]) -> Exchange:
        """What is not named stays as it stands in the form."""
        opener = self._forms.pop(user.id)
        values = dict(standing(opener.form or {}))
        for name, value in _options(said[1]).items():
            roles = value.removeprefix("&").split(" &") if value.startswith("&") else None
            values[name] = value if roles is None else [self._role(user, one) for one in roles]
        return self._hands.submit(user, opener.id, values)

    def _role(self, user: User, name: str) -> str:
        guild_id = self._channel(user).guild_id
        guild = next(one for one in self._state.world.guilds if one.id == guild_id)
        return next(role.id for role in guild.roles if role.name == name)

    def _speak(self, user: User, said: re.Match[str]) -> None:
        """From now on this person's client is in that language."""
        self._state.locales[user.id] = said[1]

    def _go(self, user: User, said: re.Match[str]) -> None:
        """From now on this person writes there: `direct messages`, or a server's name."""
        world = self._state.world
        if said[1] == "direct messages":
            self._places[user.id] = world.direct(user)
            return
        guild = next(one for one in world.guilds if one.name == said[1])
        channels = self._state.channels().values()
        self._places[user.id] = next(one for one in channels if one.guild_id == guild.id)

    # --- what happens

    def _work(self, _: str) -> None:
        self._town.work()

    def _wait(self, span: str) -> None:
        number, unit = span.split()
        self._state.clock.advance(int(number) * _UNITS[unit])

    def _push(self, change: str) -> None:
        """`file: old → new`: somebody commits another text to the site."""
        file, _, what = change.partition(": ")
        old, _, new = what.partition(" → ")
        text = (self._town.folder / file).read_text(encoding="utf-8")
        assert old in text, change
        save(self._town.folder, {file: text.replace(old, new)})

    def _review(self, what: str) -> None:
        """`merges #1` or `closes #1`: somebody looks at a pull request."""
        verb, number = what.split(" #")
        folder = self._town.folder
        record = folder / ".git" / "ux-agent" / "pulls" / f"{number}.json"
        pull = json.loads(record.read_text(encoding="utf-8"))
        if verb == "merges":
            git(folder, "merge", "--quiet", "--no-ff", "-m", f"Merge #{number}", pull["branch"])
            return
        record.write_text(json.dumps({**pull, "state": "closed"}), encoding="utf-8")

    # --- what is there

    def _part(
        self, user: User, is_meant: Callable[[Mapping[str, Any]], bool], words: str = ""
    ) -> tuple[Message, Mapping[str, Any]]:
        """The newest message with such a button or select, and with these words; and that part."""
        for message in reversed(self._state.visible(user, self._channel(user))):
            for part in buttons(message):
                if is_meant(part) and words in "\n".join(message_lines(message)):
                    return message, part
        raise AssertionError(f"{user.username} sees nothing like that")

    def _news(self, messages: list[Message]) -> list[str]:
        news: list[str] = []
        for message in messages:
            lines = message_lines(message)
            if self._shown.get(message.id) != lines:
                self._shown[message.id] = lines
                news += lines
        return news

    def _user(self, name: str) -> User:
        return next(user for user in self._state.world.users if user.username == name)

    def _channel(self, user: User) -> Channel:
        return self._places.get(user.id, self._state.world.channel)

    def _known(self) -> dict[str, str]:
        """What ids stand for."""
        for item in self._town.store.items():
            self._names[item["conversation_id"]] = "<conversation>"
        for user in self._state.world.users:
            self._names[f"<@{user.id}>"] = f"@{user.username}"
        for guild in self._state.world.guilds:
            for role in guild.roles:
                self._names[f"<@&{role.id}>"] = f"@{role.name}"
                self._names[role.id] = role.name
        self._names[str(self._town.folder)] = "<site>"
        return self._names


def _options(text: str) -> dict[str, str]:
    """`name: value | name: value`; a text without a name is the form's only input."""
    parts = [part.strip() for part in text.split(" | ")] if text else []
    pairs = (part.partition(": ") for part in parts)
    return {name: value for name, _, value in pairs}
