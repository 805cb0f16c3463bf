"""What a GitHub App asks for itself: a token of its installation; and the repository as such."""

from typing import Any

from bot.playground.github import errors, resources
from bot.playground.github.call import Answer, Call
from bot.playground.github.credentials import TOKEN_SECONDS, App, Grant, Tokens, exceeds
from bot.playground.github.errors import Refusal
from bot.playground.github.hosted import Hosted

_UNREACHABLE = (
    "There is at least one repository that does not exist or is not accessible to the parent "
    "installation."
)
_NOT_GRANTED = "The permissions requested are not granted to this installation."


class Installations:
    """The App's side of the API, over the repositories that exist."""

    def __init__(self, app: App, tokens: Tokens, repositories: dict[str, Hosted]) -> None:
        self._app = app
        self._tokens = tokens
        self._repositories = repositories

    def create_token(self, call: Call, now: float) -> Answer:
        """Create an installation access token, narrowed as the body asks."""
        self._app.check(call.authorization.partition(" ")[2], now)
        if int(call.at["installation_id"]) != self._app.installation_id:
            raise errors.not_found()
        if self._app.installed == "gone":
            raise errors.not_found()
        if self._app.installed == "suspended":
            raise errors.suspended()
        permissions = call.body.get("permissions") or dict(self._app.permissions)
        if exceeds(permissions, self._app.permissions):
            raise Refusal(422, _NOT_GRANTED)
        chosen = self._chosen(call)
        names = self._app.repositories if chosen is None else frozenset(h.full_name for h in chosen)
        permissions = {"metadata": "read", **permissions}
        grant = Grant("installation", names, permissions, int(now) + TOKEN_SECONDS)
        return Answer(201, self._shown(call, grant, chosen))

    def _chosen(self, call: Call) -> list[Hosted] | None:
        """The repositories named in the body; None when it names none."""
        names, ids = call.body.get("repositories"), call.body.get("repository_ids")
        if not names and not ids:
            return None
        reach = [
            one
            for one in self._repositories.values()
            if self._app.repositories is None or one.full_name in self._app.repositories
        ]
        found = [one for one in reach if one.name in (names or ()) or one.id in (ids or ())]
        if len(found) < len(names or ()) + len(ids or ()):
            raise Refusal(422, _UNREACHABLE)
        return found

    def _shown(self, call: Call, grant: Grant, chosen: list[Hosted] | None) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "token": self._tokens.issue(grant),
            "expires_at": resources.moment(grant.expires_at),
            "permissions": dict(grant.permissions),
            "repository_selection": "all" if grant.repositories is None else "selected",
        }
        if chosen is not None:
            calls = [call._replace(repository=one) for one in chosen]
            shown["repositories"] = [resources.repository(one) for one in calls]
        return shown


def get_repository(call: Call, now: float) -> Answer:
    """Get a repository."""
    return Answer(200, resources.repository(call, "full-repository"))
