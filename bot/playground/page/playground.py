"""Everything that the page shows, put together from the small Discord, the stack and the site."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

from bot.adapters.dynamodb.wire import decode
from bot.adapters.git_folder import GitFolder
from bot.errors import BotError, Failed
from bot.interactions.custom_id import read
from bot.playground.discord.component_limits import custom_ids
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import BOOK_CLUB, FLOWER_SHOP, Channel, Guild, User
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.deployed import Ask, Deployed
from bot.playground.page.examples import SAMPLE, examples
from bot.playground.page.site_folder import SiteFolder
from bot.ux_agent.plan import Plan
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.apart import index_within

LOCALES = ("en-US", "de")
"""The languages that people may choose."""

_SHOWN_EXCHANGES = 40
_AUTOCOMPLETE = 4


class Playground:
    """The page's world; `stack` is None until the functions are deployed.

    `site` is the first server's and that of direct messages, `others` those of other servers by
    their id. `step` says what is being waited for until `is_ready`, that is until a signed PING
    went through the function URL.
    """

    command = "make run"
    """What started it, as people type it: the doctor finds it on the page of all doors."""

    without_site = frozenset({BOOK_CLUB.id})
    """The servers that have no website, by their ids."""

    def __init__(
        self,
        discord: SmallDiscord,
        site: SiteFolder,
        *,
        is_sample: bool,
        others: Mapping[str, SiteFolder] | None = None,
    ) -> None:
        self.discord = discord
        self.site = site
        self.others = others or {}
        self.is_sample = is_sample
        self.samples: SiteFolder | None = None
        """Where the sample people work, which no list shows."""
        self.stack: Deployed | None = None
        self.ask: Ask | None = None
        """Asks a function at its address, once it is deployed."""
        self.step = "starting"
        self.read_again: Callable[[], None] = _nothing
        """Has the bot read its sites anew, where somebody else has changed one."""
        self._ready = threading.Event()
        self._looking = threading.Lock()
        self._known: dict[tuple[str, str], SiteIndex | None] = {}

    def trouble(self) -> str:
        """Why a signed PING through the function URL fails at this moment, or ''."""
        return self.discord.client.check_endpoint() if self.is_ready else f"starting: {self.step}"

    def examples(self, guild_id: str = "") -> tuple[str, ...]:
        """Requests to try, for a server's site as it is; none where nothing may be edited."""
        if guild_id in self.without_site:
            return ()
        site = self._site_of(guild_id)
        if self.is_sample and site is self.site:
            return SAMPLE
        index = self._index(site)
        return () if index is None else examples(index)

    def name(self) -> str:
        """What the site is called: by its manifest, else by its folder; the sample is a sample."""
        if self.is_sample:
            return self.discord.state.world.guild.name
        return self.called(self.site)

    def called(self, site: SiteFolder) -> str:
        """What a site's manifest calls it, else its folder's name."""
        index = self._index(site)
        return (index.name if index else "") or site.name

    @property
    def is_elsewhere(self) -> bool:
        """Whether another bot than the stack's answers, which this page cannot see into."""
        return False

    @property
    def is_ready(self) -> bool:
        """Whether a signed PING went through the function URL."""
        return self._ready.is_set()

    def connect(self, stack: Deployed) -> str:
        """Let Discord talk to the stack; why it would not, or '' when all is well."""
        self.stack = stack
        self.discord.connect(stack.invoke_url)
        trouble = self.discord.client.check_endpoint()
        if not trouble:
            self._ready.set()
        return trouble

    def state(self, user: User, channel: Channel) -> dict[str, Any]:
        """What a user sees in a channel, and what went on behind it."""
        state = self.discord.state
        with state.lock:
            everything = [
                one for one in state.exchanges.values() if one.channel.guild_id != FLOWER_SHOP.id
            ]
            exchanges = [one for one in everything if one.kind != _AUTOCOMPLETE]
            named = _suggested(everything)
            messages = state.visible(user, channel)
            return {
                "revision": state.revision,
                "now": state.clock.now(),
                "ready": self.is_ready,
                "step": self.step,
                "elsewhere": self.is_elsewhere,
                "messages": [self._message(one, exchanges, named) for one in messages],
                "notices": [
                    _notice(one, named)
                    for one in exchanges
                    if one.failure and one.user == user and one.channel == channel
                ],
                "exchanges": [self._exchange(one) for one in exchanges[-_SHOWN_EXCHANGES:]],
            }

    def world(self) -> dict[str, Any]:
        """What hardly changes while the page is open."""
        world = self.discord.state.world
        return {
            "application": {"id": world.application.id, "name": "UX agent"},
            "guilds": [self._guild(guild) for guild in world.guilds if guild != FLOWER_SHOP],
            "users": [
                {
                    "id": user.id,
                    "name": user.global_name,
                    "direct": world.direct(user).id,
                    "roles": user.roles,
                    "locale": self.discord.state.locales.get(user.id, LOCALES[0]),
                }
                for user in world.users
            ],
        }

    def _guild(self, guild: Guild) -> dict[str, Any]:
        state = self.discord.state
        return {
            "id": guild.id,
            "name": self.name() if guild == state.world.guild else guild.name,
            "owner": guild.owner_id,
            "is_joined": guild.id in state.joined,
            "roles": [
                {"id": role.id, "name": role.name, "colour": f"#{role.colour:06x}"}
                for role in guild.roles
            ],
            "channels": [
                channel._asdict()
                for channel in state.world.channels
                if channel.guild_id == guild.id
            ],
        }

    def sites(self) -> list[SiteFolder]:
        """All sites, the first server's first."""
        return [self.site, *self.others.values()]

    def site_named(self, name: str) -> SiteFolder | None:
        """The site whose folder is called so."""
        known = [*self.sites(), *([self.samples] if self.samples else [])]
        return next((site for site in known if site.name == name), None)

    def conversation(self, conversation_id: str, guild_id: str = "") -> dict[str, Any]:
        """The stored item as plain data, its pull request, and where to see before and after.

        Where nothing is stored, it is the site of that server that is seen.
        """
        wire = self.stack.conversation(conversation_id) if self.stack else None
        item = None if wire is None else decode(wire)
        number = None if item is None else item.get("pr_number")
        site = self._site_of(guild_id if item is None else str(item.get("guild_id")))
        pull = site.pull(int(number)) if number else None
        return {
            "id": conversation_id,
            "item": item,
            "elsewhere": self.is_elsewhere,
            "now": self.discord.state.clock.now(),
            "pull": None if pull is None else {**pull, "page": site.address(pull["number"])},
            "views": self._views(site, item, pull),
        }

    def planned_file(self, conversation_id: str, path: str) -> tuple[str, bytes] | None:
        """A file of the site as it would be once the conversation's plan is shipped."""
        planned = self._planned(conversation_id)
        if planned is None:
            return None
        plan, site, changed = planned
        if path in plan.additions and path in changed:
            return path, changed[path]
        file = site.read(plan.base, path)
        if file is None:
            return None
        return file.path, changed.get(file.path, file.content)

    def planned_pages(self, conversation_id: str) -> list[str]:
        """The pages that the conversation's plan would change, by name, but for the start page."""
        planned = self._planned(conversation_id)
        if planned is None:
            return []
        plan, site, changed = planned
        start = site.read(plan.base, "")
        pages = sorted(path for path in changed if path.endswith((".html", ".htm")))
        return [path for path in pages if start is None or path != start.path]

    def _planned(self, conversation_id: str) -> tuple[Plan, SiteFolder, dict[str, bytes]] | None:
        wire = self.stack.conversation(conversation_id) if self.stack else None
        item = decode(wire) if wire else {}
        if not item.get("plan"):
            return None
        plan, site = Plan.from_data(item["plan"]), self._site_of(str(item.get("guild_id")))
        try:
            return plan, site, site.planned(plan)
        except Failed:
            return plan, site, {}

    def containers(self) -> list[dict[str, Any]]:
        """The processes that serve the functions now."""
        found = self.stack.containers() if self.stack else ()
        return [{"function": one.function, "pid": one.pid} for one in found]

    def recycle(self) -> int:
        """End the interactions function's containers; how many there were."""
        ended = len(self.stack.recycle()) if self.stack else 0
        with self.discord.state.lock:
            self.discord.state.changed()
        return ended

    def _index(self, site: SiteFolder) -> SiteIndex | None:
        """What the site lets people change now; None where that cannot be read."""
        key = (str(site.folder), site.resolve("HEAD") or "")
        with self._looking:
            if key not in self._known:
                self._known = {
                    known: one for known, one in self._known.items() if known[0] != key[0]
                }
                self._known[key] = self._looked_at(site)
            return self._known[key]

    def _looked_at(self, site: SiteFolder) -> SiteIndex | None:
        try:
            source = GitFolder(str(site.folder), self.discord.state.clock.now)
            return index_within(str(site.folder), source)
        except BotError:
            return None

    def _site_of(self, guild_id: str) -> SiteFolder:
        return self.others.get(guild_id, self.site)

    def _views(
        self, site: SiteFolder, item: Mapping[str, Any] | None, pull: Mapping[str, Any] | None
    ) -> dict[str, str]:
        head = site.resolve("HEAD") or "HEAD"
        if pull is not None and pull["state"] == "merged":
            return {"before": pull["base_sha"], "after": head, "kind": "merged"}
        if pull is not None and pull["state"] == "closed":
            return {"before": head, "after": "", "kind": "closed"}
        if pull is not None:
            return {"before": pull["base_sha"], "after": pull["commit"], "kind": "branch"}
        if item is not None and item.get("plan"):
            after = f"plan-{item['conversation_id']}-{item['plan_digest'][:8]}"
            return {"before": item["plan"]["base"], "after": after, "kind": "plan"}
        return {"before": head, "after": "", "kind": ""}

    def _message(
        self, message: Message, exchanges: list[Exchange], named: Mapping[str, str]
    ) -> dict[str, Any]:
        cause = next((one for one in exchanges if one.original_id == message.id), None)
        body = message.resource() | {
            "loading": message.is_loading,
            "ephemeral": bool(message.visible_to),
            "conversation": _conversation_of(message, exchanges),
        }
        if cause is not None and cause.kind == 2:
            body["command"] = _command(cause, named)
        return body

    def _exchange(self, exchange: Exchange) -> dict[str, Any]:
        return {
            "id": exchange.id,
            "at": exchange.sent_at,
            "what": _what(exchange, self.discord.state.messages),
            "user": exchange.user.global_name,
            "status": exchange.status,
            "response_type": exchange.response_type,
            "container": exchange.container,
            "elapsed": exchange.elapsed,
            "reason": exchange.reason,
        }


def _notice(exchange: Exchange, named: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": exchange.id,
        "at": exchange.sent_at,
        "text": exchange.failure,
        "reason": exchange.reason,
        "message": exchange.message_id,
        "command": _command(exchange, named) if exchange.kind == 2 else None,
    }


def _suggested(exchanges: list[Exchange]) -> dict[str, str]:
    """The words of every value that was ever suggested."""
    choices = [choice for one in exchanges for choice in one.choices]
    return {str(choice["value"]): str(choice["name"]) for choice in choices}


def _command(exchange: Exchange, named: Mapping[str, str]) -> dict[str, Any]:
    data = exchange.payload["data"]
    files = data.get("resolved", {}).get("attachments", {})
    return {
        "name": data["name"],
        "user": exchange.user.global_name,
        "options": {
            option["name"]: _shown(option["value"], files, named)
            for option in data.get("options", ())
        },
    }


def _shown(value: object, files: Mapping[str, Any], named: Mapping[str, str]) -> object:
    """The words for an option's value: what was suggested, a file by its name."""
    text = str(value)
    return files[text]["filename"] if text in files else named.get(text, value)


def _what(exchange: Exchange, messages: Mapping[str, Message]) -> str:
    """The interaction in a few words."""
    data = exchange.payload["data"]
    if exchange.kind == 2:
        return f"/{data['name']}"
    if exchange.opened_by is not None:
        return "form sent"
    message = messages.get(exchange.message_id)
    part = custom_ids(message.components).get(data["custom_id"], {}) if message else {}
    pressed = read(data["custom_id"])
    verb = pressed.handle.verb.capitalize() if pressed else "a button"
    return str(part.get("label") or part.get("placeholder") or verb)


def _conversation_of(message: Message, exchanges: list[Exchange]) -> str:
    """The conversation that a message belongs to: its buttons tell, or those it had."""
    pressed = [
        one.payload["data"]["custom_id"] for one in exchanges if one.message_id == message.id
    ]
    for custom_id in (*custom_ids(message.components), *pressed):
        found = read(custom_id)
        if found is not None and found.handle.conversation_id.strip("0"):
            return found.handle.conversation_id
    return ""


def _nothing() -> None:
    """Nobody is there who could read."""
