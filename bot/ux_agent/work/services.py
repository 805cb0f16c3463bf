"""What performing a job needs, and what comes of it."""

from collections.abc import Callable
from typing import NamedTuple

from bot.conversation.messenger import Messenger, Progress, Silence
from bot.conversation.store import ConversationStore
from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.asking_model.model import Model
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.role_names import GuildRoles, no_roles
from bot.ux_agent.sites import Sites
from bot.ux_agent.work.given_up import GivenUp

LEAST_SECONDS = 15
"""With less time left than this no step is begun: the job is handed back instead."""


def no_pictures(url: str, name: str) -> bytes:
    """Where no pictures are read: raises Failed."""
    raise Failed("picture", phrase(Texts.picture_elsewhere, name=name))


class Services(NamedTuple):
    """The ports of the worker.

    `open_site` gives the code host of a site string; it raises bot.errors.Failed or
    ConfigurationError when there can be none. `clock` gives epoch seconds. Without a `model` none
    is asked. `fetch` reads the picture at an address, by its name; it raises Failed and
    TransientError. Without `given_up` no look at a site is remembered to be in vain.
    """

    store: ConversationStore
    sites: Sites
    open_site: Callable[[str], CodeHost]
    messenger: Messenger
    clock: Callable[[], int]
    progress: Progress = Silence()
    guild_roles: GuildRoles = no_roles
    model: Model | None = None
    fetch: Callable[[str, str], bytes] = no_pictures
    given_up: GivenUp | None = None


class Context(NamedTuple):
    """One delivery of a job: `owner` names this worker in the lease.

    `remaining` gives the seconds that are left, `is_stopping` whether the process was asked to
    end, `received` counts this message's deliveries, this one included.
    """

    owner: str
    remaining: Callable[[], float]
    is_stopping: Callable[[], bool]
    received: int = 1

    @property
    def is_short(self) -> bool:
        """Whether nothing more should be begun."""
        return self.is_stopping() or self.remaining() < LEAST_SECONDS


class Done(NamedTuple):
    """The message can be forgotten; `note` says why, in one or two fixed words for the log."""

    note: str


class HandBack(NamedTuple):
    """The message must come again after `delay` seconds; `note` as in Done."""

    note: str
    delay: float


Result = Done | HandBack
