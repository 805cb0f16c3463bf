"""A repository at a small GitHub, and a client that calls the API as an application does."""

import time
from pathlib import Path
from typing import Any

import httpx
import jwt
from starlette.applications import Starlette

from bot.playground.discord.clock import Clock
from bot.playground.github.routes import api
from bot.playground.github.small_github import SmallGitHub
from tests.playground.http_client import Http

SITE: dict[str, bytes | None] = {
    "index.html": b"<h1>Hello</h1>\n",
    "css/site.css": b"h1 { color: red }\n",
}
REPO = "repos/octo/site"
WHO = {"name": "UX agent", "email": "ux@example.com", "date": "2026-01-02T03:04:05Z"}
NOBODY = "0" * 40


class Octo:
    """`octo/site` with one commit, and who calls (`headers`): a personal token at first."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(float(int(time.time())))
        self.github = SmallGitHub(folder, clock=self.clock)
        self.site = self.github.add_repository("octo/site", SITE)
        self.head = str(self.site.head())
        self.headers = {"Authorization": f"Bearer {self.github.token()}"}
        self._http = Http(Starlette(routes=api(self.github)), "http://127.0.0.1/")

    def get(self, path: str, **query: Any) -> httpx.Response:
        """GET a path below the repository."""
        return self.call("GET", f"{REPO}/{path}".rstrip("/"), params=query)

    def post(self, path: str, body: Any) -> httpx.Response:
        """POST a body to a path below the repository."""
        return self.call("POST", f"{REPO}/{path}", json=body)

    def patch(self, path: str, body: Any) -> httpx.Response:
        """PATCH with a body a path below the repository."""
        return self.call("PATCH", f"{REPO}/{path}", json=body)

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request with the caller's headers, or others."""
        headers = options.pop("headers", self.headers)
        return self._http.request(method, path, headers=headers, **options)

    def assertion(self, **claims: Any) -> str:
        """The App's JWT; a claim may be replaced, or left out by None."""
        now = int(self.clock.now())
        usual = {"iss": str(self.github.app.id), "iat": now - 60, "exp": now + 540}
        given = {key: value for key, value in {**usual, **claims}.items() if value is not None}
        return jwt.encode(given, self.github.app.private_key, "RS256")

    def mint(self, body: Any = None, *, assertion: str = "", at: int = 0) -> httpx.Response:
        """Ask for an installation token."""
        path = f"app/installations/{at or self.github.app.installation_id}/access_tokens"
        headers = {"Authorization": f"Bearer {assertion or self.assertion()}"}
        content = {} if body is None else {"json": body}
        return self.call("POST", path, headers=headers, **content)

    def become_app(self, body: Any = None) -> None:
        """Call with an installation token from now on."""
        self.headers = {"Authorization": f"Bearer {self.mint(body).json()['token']}"}

    def commit(self, path: str = "css/site.css", content: str = "h1 { color: blue }\n") -> str:
        """Make a commit on the first one, without a branch; its id."""
        blob = self.post("git/blobs", {"content": content, "encoding": "utf-8"}).json()["sha"]
        base = self.get(f"git/commits/{self.head}").json()["tree"]["sha"]
        line = {"path": path, "mode": "100644", "type": "blob", "sha": blob}
        tree = self.post("git/trees", {"base_tree": base, "tree": [line]}).json()["sha"]
        commit = {"message": "Blue", "tree": tree, "parents": [self.head]}
        made = self.post("git/commits", {**commit, "author": WHO, "committer": WHO})
        return str(made.json()["sha"])

    def branch(self, name: str = "ux/a", sha: str = "") -> httpx.Response:
        """Create a branch, at a new commit unless given."""
        body = {"ref": f"refs/heads/{name}", "sha": sha or self.commit()}
        return self.post("git/refs", body)

    def pull(self, head: str = "ux/a", **more: Any) -> httpx.Response:
        """Open a pull request."""
        body = {"title": "Blue", "head": head, "base": "main", "body": "Because", "draft": True}
        return self.post("pulls", {**body, **more})
