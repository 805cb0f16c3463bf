"""A case played through the whole bot: signed events, cards, forms, the worker, a git folder."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.adapters.memory import MemoryLimits
from bot.conversation.reply import Verb
from bot.interactions.custom_id import read
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from tests.git_site import git
from tests.sites.cases import Case, laid_out
from tests.transcripts.doors import Hands
from tests.transcripts.screen import buttons, message_lines
from tests.transcripts.town import Town


class Seen(NamedTuple):
    """What somebody sees after the last message: the card, what can be pressed, what shipped."""

    lines: tuple[str, ...]
    verbs: frozenset[str]
    files: dict[str, bytes | None]


def town_of(site: str, where: Path, *, has_manifest: bool) -> Town:
    """A server whose site is a sample, as a git folder with one commit."""

    def prepare(folder: Path) -> Path:
        copy = laid_out(site, where, has_manifest=has_manifest)
        shutil.move(copy, folder)
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "-c", "core.autocrlf=false", "add", "--all", "--force")
        git(folder, "commit", "--quiet", "--message=The site")
        return folder

    return Town(where / f"town-{site}-{has_manifest}", prepare)


class Errand:
    """One case, said in a server and confirmed where there is a preview."""

    def __init__(self, town: Town, hands: Hands) -> None:
        self._town = town
        self._hands = hands
        self._user = town.discord.state.world.users[0]

    def run(self, case: Case) -> Seen:
        """What is seen and what shipped after the last message, and Confirm."""
        self._town.limits = MemoryLimits()  # nobody types so many wishes within the hour
        self._town.discord.state.clock.advance(1)
        first = {"request": case.say[0]}
        channel = self._town.discord.state.world.channel
        self._after(self._hands.command(self._user, "ux-update", first, channel))
        for said in case.say[1:]:
            self._say(said)
        message = self._newest()
        verbs = frozenset(_verbs(message))
        lines = tuple(message_lines(message))
        if "confirm" not in verbs:
            return Seen(lines, verbs, {})
        known = set(self._branches())
        self._press("confirm")
        return Seen(lines, verbs, self._shipped(known))

    def _say(self, text: str) -> None:
        """Answer the question, or change the request: whatever form the card offers."""
        message = self._newest()
        verb: Verb = "write" if "write" in set(_verbs(message)) else "change"
        opener = self._press(verb)
        form = opener.form or {}
        name = form["components"][0]["component"]["custom_id"]
        self._after(self._hands.submit(self._user, opener.id, {name: text}))

    def _press(self, verb: Verb) -> Exchange:
        message = self._newest()
        wanted = [one for one in _custom_ids(message) if _verb(one) == verb]
        exchange = self._hands.press(self._user, message.id, wanted[0])
        self._after(exchange)
        return exchange

    def _after(self, exchange: Exchange) -> None:
        assert not exchange.failure, exchange.reason
        self._town.work()

    def _newest(self) -> Message:
        channel = self._town.discord.state.world.channel
        return self._town.discord.state.visible(self._user, channel)[-1]

    def _branches(self) -> list[str]:
        folder = self._town.folder
        return git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads/ux").split()

    def _shipped(self, known: set[str]) -> dict[str, bytes | None]:
        """The files that the one new branch has otherwise than the site, None where removed."""
        (branch,) = set(self._branches()) - known
        folder = self._town.folder
        changed = git(folder, "diff", "--name-only", "-z", "main", branch).strip("\0").split("\0")
        return {path: _content(folder, f"{branch}:{path}") for path in changed}


def _content(folder: Path, name: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(folder), "cat-file", "blob", name], check=True, capture_output=True
    ).stdout


def _custom_ids(message: Message) -> Iterator[str]:
    return (part["custom_id"] for part in buttons(message))


def _verb(custom_id: str) -> str:
    pressed = read(custom_id)
    return pressed.handle.verb if pressed else ""


def _verbs(message: Message) -> Iterator[str]:
    return (_verb(one) for one in _custom_ids(message))
