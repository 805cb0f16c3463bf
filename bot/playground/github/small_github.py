"""The small GitHub as a whole: an App's API on one side, what people do on the other.

    with GitHubServer(SmallGitHub(folder)) as server:
        github = server.github
        site = github.add_repository("octo/site", {"index.html": b"<h1>Hello</h1>"})
        api = server.url                      # GITHUB_API_URL
        key = github.app.private_key          # with str(github.app.id), github.app.installation_id
        token = github.token()                # or a personal token instead of the App
        github.faults.plan("POST", "/git/refs$", LOSE_REPLY, nth=1)
        ...                                   # run the bot
        site.merge(1)                         # as a human: push, close, reopen, delete_branch
        github.suspend(); github.uninstall(); github.expire(); github.revoke()
        assert site.branches() and len(site.pull_requests()) == 1
        assert github.breaches == [] and [str(one) for one in github.requests]

Objects and pull requests live in `folder` and outlast this process; tokens do not.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import RLock

from bot.playground.discord.clock import Clock
from bot.playground.github.apps import Installations
from bot.playground.github.call import Request
from bot.playground.github.credentials import GRANTED, App, Grant, Tokens
from bot.playground.github.faults import Faults
from bot.playground.github.hosted import Hosted


class SmallGitHub:
    """GitHub with one App; every part may be used from any thread.

    `requests` remembers all that was asked, `breaches` what broke GitHub's OpenAPI description.
    `web` is the address of its web pages, that of the API when empty.
    """

    def __init__(self, folder: Path, *, clock: Clock | None = None, web: str = "") -> None:
        self.folder = folder
        self.web = web
        self.clock = clock or Clock()
        self.lock = RLock()
        self.app = App()
        self.tokens = Tokens()
        self.faults = Faults()
        self.repositories: dict[str, Hosted] = {}
        self.renamed: dict[str, str] = {}
        self.installations = Installations(self.app, self.tokens, self.repositories)
        self.requests: list[Request] = []
        self.breaches: list[str] = []

    def add_repository(
        self, full_name: str, files: Mapping[str, bytes | None] | None = None, branch: str = "main"
    ) -> Hosted:
        """The repository `owner/name`, with a commit of these files unless it has one already."""
        with self.lock:
            folder = self.folder / full_name
            made = Hosted(full_name, folder, self.clock.now, self.lock, branch=branch)
            if files and made.head() is None:
                made.push(files, message="The site")
            self.repositories[full_name] = made
            return made

    def rename(self, old: str, new: str) -> Hosted:
        """Somebody gives a repository another name; the old one leads to it."""
        with self.lock:
            source, target = self.folder / old, self.folder / new
            target.parent.mkdir(parents=True, exist_ok=True)
            branch = self.repositories.pop(old).default_branch
            source.rename(target)
            self.renamed[old] = new
            return self.add_repository(new, branch=branch)

    def token(
        self,
        permissions: Mapping[str, str] = GRANTED,
        repositories: frozenset[str] | None = None,
    ) -> str:
        """A personal access token that never expires."""
        with self.lock:
            return self.tokens.issue(Grant("personal", repositories, permissions, None))

    def suspend(self) -> None:
        """Somebody suspends the App's installation: its tokens are refused, and it gets none."""
        self.app.installed = "suspended"

    def resume(self) -> None:
        """Somebody installs the App again, or lets it work again."""
        self.app.installed = "active"

    def uninstall(self) -> None:
        """Somebody removes the App: its tokens are worth nothing, and it gets none."""
        with self.lock:
            self.app.installed = "gone"
            self.tokens.revoke("installation")

    def expire(self) -> int:
        """The App's tokens are over before their hour; how many there were."""
        with self.lock:
            return self.tokens.revoke("installation")

    def revoke(self) -> int:
        """Every token given out is worth nothing from now on; how many there were."""
        with self.lock:
            return self.tokens.revoke()

    def written(self) -> list[Request]:
        """The requests that wrote, or tried to: all but reads and tokens."""
        return [one for one in self.requests if one.method != "GET" and "/repos/" in one.path]
