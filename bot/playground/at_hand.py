"""What a local stack needs at hand: a site in a git folder, a port, and the site's index."""

import shutil
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.adapters.aws.boto import Translated
from bot.adapters.sqs import SqsJobQueue
from bot.conversation.job import Job
from bot.errors import ConfigurationError
from bot.playground.page.server import HOST
from bot.playground.page.site_folder import SiteFolder
from bot.playground.sample import fresh_copy
from bot.playground.stack.local_stack import LocalStack
from bot.ux_agent.declared.paths import MANIFEST

_ENGINE_PORTS = 20


def site_at_hand(site: Path | None, copy: Path, say: Callable[[str], None]) -> SiteFolder:
    """The site of a person, or a fresh copy of the sample in `copy`.

    Raises ConfigurationError, with a text for the person, when it cannot be used.
    """
    if site is None:
        say("copying the sample site into a git folder")
        return SiteFolder(fresh_copy(copy))
    if shutil.which("git") is None:
        raise ConfigurationError("git is not installed: a site in a folder needs it")
    folder = SiteFolder(site.expanduser().resolve())
    if not folder.has_manifest():
        is_there = (folder.folder / MANIFEST).is_file()
        advice = "commit the one in its work tree" if is_there else "`ux-agent scan` proposes one"
        say(f"{folder.folder} has no {MANIFEST} at HEAD, so a look has to do; {advice}")
    return folder


def free_port(first: int) -> int:
    """The first port from `first` on that nobody listens on; raises ConfigurationError."""
    for port in range(first, first + _ENGINE_PORTS):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except (OSError, OverflowError):
                continue
            return port
    raise ConfigurationError(f"no free port for the local AWS from {first} on")


def index_now(stack: LocalStack, guild_ids: Iterable[str]) -> None:
    """Let the worker read these servers' sites now, so that the first preview is immediate."""
    queue = SqsJobQueue(Translated(stack.aws.sqs), stack.outputs["JobsQueueUrl"])
    for guild_id in guild_ids:
        queue.send(Job("index", guild_id), delay=0)
