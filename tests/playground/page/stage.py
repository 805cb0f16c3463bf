"""A page whose bot says what a test tells it to."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bot.adapters.dynamodb.wire import encode
from bot.interactions.commands import COMMANDS
from bot.playground.discord.exchange import Exchange
from bot.playground.page.playground import Playground
from bot.playground.page.site_folder import SiteFolder
from bot.playground.page.web import build
from bot.ux_agent.plan import Edit, Plan
from tests.git_site import git, save
from tests.playground.discord.scripted import Application, Json, Town, button, message, row
from tests.playground.http_client import Http

CONVERSATION = "abcdefghijklmnopqrstuv"
DIGEST = "0123abcd" * 8
FILES = {
    "index.html": "<link rel=stylesheet href=/css/site.css><h1>Bread worth getting up for</h1>",
    "css/site.css": "nav { background: #7a4a21 }\n",
    "about/index.html": "<h1>About</h1>",
    ".ux-agent.yml": """\
version: 1
sections:
  navbar:
    properties:
      background: {type: color, at: {file: css/site.css, rule: nav, prop: background}}
  home:
    properties:
      hero-text: {type: text, at: {file: index.html, element: h1, part: text}}
""",
}


class Process(NamedTuple):
    """A container."""

    function: str
    pid: int


class Stack:
    """Deployed functions that are one scripted application, and a table that is a dictionary."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.items: dict[str, Json] = {}
        self.running = [Process("interactions", 41), Process("worker", 42)]

    def invoke_url(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        status, answered, content = self.application(body, headers)
        return status, {**answered, "x-container": "c0ffee"}, content

    def containers(self) -> list[Process]:
        return self.running

    def recycle(self, function: str = "interactions") -> list[Process]:
        ended = [one for one in self.running if one.function == function]
        self.running = [one for one in self.running if one.function != function]
        return ended

    def conversation(self, conversation_id: str) -> Json | None:
        item = self.items.get(conversation_id)
        return None if item is None else encode(item)


class Stage:
    """All of it, with the page's HTTP in `http`."""

    def __init__(self, folder: Path, *, is_sample: bool = False) -> None:
        self.town = Town()
        discord = self.town.discord
        discord.developer.put_commands(discord.application_id, COMMANDS)
        self.folder = folder
        self.stack = Stack(self.town.application)
        self.site = SiteFolder(folder)
        self.playground = Playground(self.town.discord, self.site, is_sample=is_sample)
        self.http = Http(build(self.playground))

    @property
    def head(self) -> str:
        """The commit that the site stands at."""
        return git(self.folder, "rev-parse", "HEAD")

    def where(self) -> Json:
        """Who asks and where, as the page's requests say it."""
        return {"user": self.town.olive.id, "channel": self.town.discord.state.world.channel.id}

    def state(self, **changed: str) -> Json:
        """What the page shows."""
        answer = self.http.get("playground/api/state", params={**self.where(), **changed})
        assert answer.status_code == 200, answer.text
        shown: Json = answer.json()
        return shown

    def act(self, what: str, **given: Any) -> Json:
        """One act of Olive in the page."""
        answer = self.http.post(f"playground/api/{what}", json={**self.where(), **given})
        assert answer.status_code == 200, answer.text
        done: Json = answer.json()
        return done

    def ask(self, *answers: Json) -> Exchange:
        """A command through the page, answered by these."""
        self.town.application.script.extend(answers)
        done = self.act("command", name="ux-update", options={"request": "make it blue"})
        return self.town.discord.state.exchanges[done["exchange"]]

    def keep(self, **changed: Any) -> Json:
        """Store a conversation that waits for Confirm of a blue navbar."""
        edit = Edit("css/site.css", "0" * 40, 18, 25, "#7a4a21", "#00008b")
        plan = Plan(self.head, (edit,), ("navbar background: #7a4a21 → #00008b",), "-a\n+b\n")
        item = {
            "conversation_id": CONVERSATION,
            "phase": "awaiting_confirmation",
            "version": 1,
            "created_at": 1_800_000_000,
            "ttl": 1_800_003_600,
            "plan": plan.to_data(),
            "plan_digest": DIGEST,
            **changed,
        }
        self.stack.items[CONVERSATION] = item
        return item

    def pull(self) -> Json:
        """A pull request's branch and record, as the git folder keeps them."""
        base = self.head
        git(self.folder, "checkout", "--quiet", "-b", "ux/navbar")
        commit = save(self.folder, {"css/site.css": "nav { background: #00008b }\n"})
        git(self.folder, "checkout", "--quiet", "main")
        record = {
            "number": 1,
            "title": "navbar <b>blue</b>",
            "body": "Asked for in a chat.\n<script>alert(1)</script>",
            "branch": "ux/navbar",
            "base": "main",
            "base_sha": base,
            "commit": commit,
            "state": "open",
            "draft": True,
            "created_at": 1_800_000_000,
            "url": "http://127.0.0.1:8400/playground/pulls/1",
            "comments": [{"body": "Superseded.", "at": 1_800_000_100}],
        }
        return write_record(self.folder, record)


def write_record(folder: Path, record: Json) -> Json:
    """Put a pull request's record where the git folder keeps them."""
    pulls = folder / ".git" / "ux-agent" / "pulls"
    pulls.mkdir(parents=True, exist_ok=True)
    (pulls / f"{record['number']}.json").write_text(json.dumps(record), encoding="utf-8")
    return record


def preview() -> Json:
    """A preview as the bot shows it: a Confirm button that names the conversation."""
    custom_id = f"ux:c:{CONVERSATION}:{DIGEST[:8]}:812340118112239616"
    return message(content="Preview", components=[row(button(custom_id, label="Confirm"))])
