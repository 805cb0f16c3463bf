"""A worker's whole world in one process: a git folder, the twin of the table, a person."""

import itertools
import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.adapters.git_folder import GitFolder
from bot.adapters.memory import MemoryConversationStore, MemorySites, VirtualClock
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import SCHEMA_VERSION, open_until
from bot.conversation.reply import Card, Link
from bot.conversation.transition import Place, Presser, begin, confirm
from bot.ux_agent.asking_model.model import Model
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.reading import attributes, read_again
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Context, HandBack, Result, Services
from tests.git_site import branches, git, new_site

GUILD = "g1"
OWNER = Presser("u1", GUILD)
ID = "AbC_-123456789012345-z"
COMMAND, CONFIRM = "i-command", "i-confirm"
DARK = Change("navbar", "set", "background", "#000080")

MANIFEST = """\
version: 1
site: {name: Bakery}
sections:
  navbar:
    properties:
      background: {type: color, at: {file: site.css, rule: ".navbar", prop: background}}
  home:
    properties:
      hero-text: {type: text, max: 120, at: {file: index.html, element: "h1", part: text}}
"""
FILES = {
    ".ux-agent.yml": MANIFEST,
    "index.html": "<!doctype html>\n<html>\n<body>\n<h1>Fresh bread</h1>\n</body>\n</html>\n",
    "site.css": "body { margin: 0 }\n.navbar {\n  background: #ffffff;\n  color: #111111;\n}\n",
    "other.txt": "one\n",
}


class Killed(BaseException):
    """The process died here: nothing of it runs any more, not even its clean-up."""


class Watched:
    """A code host whose calls are counted and can be interfered with.

    `before` and `after` map a call's name to what happens around it, once or more.
    """

    def __init__(self, host: CodeHost) -> None:
        self.host = host
        self.calls: list[str] = []
        self.before: dict[str, Callable[[], object]] = {}
        self.after: dict[str, Callable[[], object]] = {}

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.host, name)

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if name in self.before:
                self.before[name]()
            found = real(*arguments)
            if name in self.after:
                self.after[name]()
            return found

        return call


class Person:
    """The port Messenger: what was shown, by whose interaction; `faults` are raised in turn.

    `messages` are those that the bot can reach by their place.
    """

    def __init__(self) -> None:
        self.shown: list[tuple[str, Card]] = []
        self.faults: list[BaseException] = []
        self.files: list[tuple[str, str]] = []
        self.messages: dict[Place, Card] = {}

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.shown.append((job.interaction_id, card))
        self.files += [file] if file else []

    def turn(self, place: Place, card: Card, *, only_open: bool = False) -> None:
        if self.faults:
            raise self.faults.pop(0)
        if place not in self.messages:
            raise Gone("not there")
        rows = self.messages[place].rows
        links = [row for row in rows if isinstance(row[0], Link)]  # a select is a tuple too
        if len(links) < len(rows) or not only_open:
            self.messages[place] = card

    def locate(self, place: Place) -> str:
        if place not in self.messages:
            raise Gone("not there")
        return f"m-{place.interaction_id}"

    @property
    def titles(self) -> list[str]:
        """The titles of the cards shown so far."""
        return [card.title for _, card in self.shown]


class Workshop:
    """Everything that performing jobs needs, with the faults that a test asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = new_site(folder, FILES)
        self.clock = VirtualClock()
        self.store = MemoryConversationStore(self.clock)
        self.sites = MemorySites({GUILD: str(self.folder)})
        self.person = Person()
        self.host = Watched(GitFolder(str(self.folder), self.clock))
        self.open_faults: list[BaseException] = []
        self.model: Model | None = None
        self.owners = itertools.count(1)
        self.deliveries = itertools.count(1)

    @property
    def services(self) -> Services:
        """The ports as the worker gets them."""
        ports = (self.store, self.sites, self._open, self.person, self.clock)
        return Services(*ports, model=self.model)

    def _open(self, site: str) -> CodeHost:
        if self.open_faults:
            raise self.open_faults.pop(0)
        host: CodeHost = self.host
        return host

    def context(
        self, *, received: int = 1, remaining: float = 60, stopping: bool = False
    ) -> Context:
        """One delivery, by a worker of its own."""
        owner = f"worker-{next(self.owners)}"
        return Context(owner, lambda: remaining, lambda: stopping, received)

    def preview(self, change: Change = DARK, *, conversation_id: str = ID) -> Item:
        """A conversation that awaits confirmation of this change."""
        return self.store.perform(begin(self.draft(change, conversation_id=conversation_id)))

    def draft(self, change: Change = DARK, *, conversation_id: str = ID) -> Item:
        """The item of such a conversation, not stored yet."""
        index = build_index(str(self.folder), GitFolder(str(self.folder), self.clock))
        outcome = read_again(Intent("edit", "make it so", (change,)), index)
        return self.new_item(conversation_id) | attributes(outcome, "en-GB")

    def new_item(self, conversation_id: str = ID) -> Item:
        """The attributes that every new conversation has."""
        now = self.clock()
        end = open_until(now, now)
        return {
            "conversation_id": conversation_id,
            "user_id": OWNER.user_id,
            "guild_id": GUILD,
            "site": str(self.folder),
            "images": [],
            "confirmed": False,
            "version": 1,
            "schema_version": SCHEMA_VERSION,
            "interaction_id": COMMAND,
            "application_id": "app",
            "channel_id": "ch",
            "locale": "en-GB",
            "created_at": now,
            "expires_at": end,
            "ttl": end,
            "rounds": 0,
            "attempts": 0,
            "epoch": 0,
        }

    def confirm(self, item: Item, *, by: str = CONFIRM) -> Job:
        """Press Confirm (T4); the job that was sent before."""
        digest = item["plan_digest"][:8]
        key = item["conversation_id"]
        self.store.perform(confirm(key, OWNER, digest, confirm_id=by, now=self.clock()))
        return self.job(by, conversation_id=key)

    def confirmed(self, change: Change = DARK) -> Job:
        """A confirmed conversation's job."""
        return self.confirm(self.preview(change))

    def job(self, interaction_id: str = CONFIRM, *, conversation_id: str = ID) -> Job:
        """The job that a press of Confirm sends."""
        now = self.clock()
        return Job(
            "execute",
            GUILD,
            conversation_id,
            interaction_id=interaction_id,
            interaction_token="token",
            application_id="app",
            channel_id="ch",
            sent_at=now,
        )

    def perform(self, job: Job, **delivery: Any) -> Result:
        """One delivery of the job."""
        return perform(job, self.services, self.context(**delivery))

    def perform_in(self, job: Job, context: Context) -> Result:
        """One delivery of the job to this worker."""
        return perform(job, self.services, context)

    def perform_later(self, job: Job) -> Result:
        """The next delivery of the job, and then as much time as it asks for."""
        result = self.perform(job, received=next(self.deliveries))
        if isinstance(result, HandBack):
            self.clock.advance(math.ceil(result.delay))
        return result

    def perform_until_it_ends(self, job: Job) -> list[Result]:
        """Deliveries, each after the pause that the one before asked for."""
        results = [self.perform_later(job)]
        while isinstance(results[-1], HandBack):
            results.append(self.perform_later(job))
        return results

    def item(self, conversation_id: str = ID) -> Item:
        """The conversation as it stands."""
        item = self.store.get(conversation_id)
        assert item is not None
        return item

    @property
    def pulls(self) -> list[dict[str, Any]]:
        """The pull requests' records, oldest first."""
        folder = self.folder / ".git/ux-agent/pulls"
        numbers = sorted(int(path.stem) for path in folder.glob("*.json"))
        return [json.loads((folder / f"{number}.json").read_text()) for number in numbers]

    @property
    def branches(self) -> list[str]:
        """Our branches."""
        return branches(self.folder)

    def diff(self, pull: dict[str, Any]) -> str:
        """What a pull request changes, as git says it."""
        text = git(self.folder, "diff", "--no-color", pull["base_sha"], pull["commit"])
        kept = ("index ", "diff ")
        return "".join(f"{line}\n" for line in text.splitlines() if not line.startswith(kept))

    def dies_with(self, call: str, *, after: bool = False) -> None:
        """Have the process die at the next such call to the code host, before or after it."""

        def die() -> None:
            hooks.pop(call)
            raise Killed(call)

        hooks = self.host.after if after else self.host.before
        hooks[call] = die


@contextmanager
def killed() -> Iterator[None]:
    """The process dies in here, and the test lives on."""
    try:
        yield
    except Killed:
        return
    raise AssertionError("nothing died")
