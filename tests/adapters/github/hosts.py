"""Code hosts at a small GitHub, for tests: no test waits for a clock."""

from collections.abc import Callable
from typing import NamedTuple

import httpx

from bot.adapters.github.app import App, Installation
from bot.adapters.github.connection import Connection
from bot.adapters.github.credentials import Credentials, Token
from bot.adapters.github.pace import Pace
from bot.adapters.github.repository import GitHubRepository
from bot.adapters.github.wire import Wire
from bot.playground.github.hosted import Hosted
from bot.playground.github.small_github import SmallGitHub
from bot.site_name import site_name
from bot.ux_agent.code_host import NewCommit, Proposal

BRANCH = "ux/navbar-AbC_-1234567890123456-deadbeef"
AT = 1_800_000_000
CHANGE: dict[str, bytes | None] = {"index.html": b"new"}


class Watch:
    """A clock that moves only while somebody sleeps; `slept` lists for how long."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.slept.append(seconds)
        self.now += seconds


class Given:
    """A secret whose values are handed out one after the other as it is read anew."""

    def __init__(self, *values: str) -> None:
        self._values = list(values)

    def __call__(self, *, fresh: bool = False) -> str:
        if fresh and len(self._values) > 1:
            del self._values[0]
        return self._values[0]


def open_http() -> httpx.Client:
    """A client for loopback only."""
    return httpx.Client(verify=False)  # noqa: S501 - certificates take long to load


def wire_to(
    http: httpx.Client, url: str, clock: Callable[[], float], *, watch: Watch | None = None
) -> Wire:
    """A wire to the API at `url`; `clock` gives epoch seconds."""
    watch = watch or Watch()
    return Wire(http, url, Pace(watch, watch.sleep), clock)


def app_of(github: SmallGitHub, wire: Wire) -> App:
    """The App's installation, as it would be set up."""
    key, installation = Given(github.app.private_key), str(github.app.installation_id)
    return App(Installation(str(github.app.id), installation, key), wire, github.clock.now)


def host_of(
    wire: Wire, credentials: Credentials | str, site: str, *, has_draft_fallback: bool = False
) -> GitHubRepository:
    """The code host of a site; `credentials` may be a mere token."""
    name = site_name(site)
    assert name is not None
    known = Token(Given(credentials)) if isinstance(credentials, str) else credentials
    connection = Connection(name.repository, wire, known, lambda: None)
    return GitHubRepository(connection, name.branch, has_draft_fallback=has_draft_fallback)


def commits_of(site: Hosted, conversation_id: str) -> list[str]:
    """Every commit object that names the conversation, whether a branch leads to it or not."""
    git, form = site.git.git, "--batch-check=%(objecttype) %(objectname)"
    listed = git.run("cat-file", "--batch-all-objects", form).line.splitlines()
    names = "\n".join(line.split()[1] for line in listed if line.startswith("commit"))
    search = (
        "log",
        "--no-walk",
        "--stdin",
        "--format=%H",
        f"--grep=Conversation: {conversation_id}",
    )
    return git.run(*search, content=names.encode()).line.split()


class Town(NamedTuple):
    """A small GitHub with the repository ada/site, the App's host of it, and who waits for what."""

    github: SmallGitHub
    site: Hosted
    http: httpx.Client
    wire: Wire
    watch: Watch
    app: App
    host: GitHubRepository

    def proposed(
        self, branch: str = BRANCH, *, files: dict[str, bytes | None] = CHANGE
    ) -> Proposal:
        """A commit and its branch, ready for a pull request."""
        commit = self.host.commit(NewCommit(self.host.head(), files, "Change it\n", AT))
        self.host.create_branch(branch, commit)
        return Proposal(branch, commit, "Change it", "the marker")

    def asked(self, method: str, path: str) -> int:
        """How often something was asked of GitHub, by the end of its path."""
        asked = [one for one in self.github.requests if one.method == method]
        return len([one for one in asked if one.path.endswith(path)])
