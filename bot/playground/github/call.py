"""One call of the API once it is understood, and its answer."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.playground.github.credentials import Grant
from bot.playground.github.hosted import Hosted


class Links(NamedTuple):
    """Where things are: the API and the web pages, without a slash at the end."""

    api: str
    web: str


class Call(NamedTuple):
    """A call: parameters of its path and query, its body, who asks, and of which repository.

    `repository` is there for every path below /repos.
    """

    at: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Any]
    links: Links
    authorization: str
    grant: Grant | None = None
    repository: Hosted | None = None

    @property
    def site(self) -> Hosted:
        """The repository; raises RuntimeError for a path that has none."""
        if self.repository is None:
            raise RuntimeError("this operation belongs to no repository")
        return self.repository

    @property
    def root(self) -> str:
        """The API's address of the repository."""
        return f"{self.links.api}/repos/{self.site.full_name}"


class Answer(NamedTuple):
    """A status, a JSON body and headers beside the usual ones."""

    status: int
    body: Any
    headers: Mapping[str, str] = {}


class Request(NamedTuple):
    """A request as it is remembered: when (epoch seconds), what, and the status answered.

    `status` is None for a request that was given no answer, 0 while there is none yet. Tokens are
    not remembered.
    """

    number: int
    at: float
    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    status: int | None = 0

    def __str__(self) -> str:
        return f"{self.method} {self.path} → {self.status}"
