"""What GitHub's REST API answers when it refuses (docs: Troubleshooting the REST API)."""

from collections.abc import Mapping, Sequence
from typing import Any

DOCS = "https://docs.github.com/rest"
_LIMITS = (
    "https://docs.github.com/free-pro-team@latest/rest/overview/"
    "rate-limits-for-the-rest-api#about-secondary-rate-limits"
)


class Refusal(Exception):
    """An HTTP status with GitHub's JSON body; `errors` are those of a failed validation.

    `docs` is the page that the body names, the operation's own when empty.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        errors: Sequence[Mapping[str, Any]] = (),
        docs: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {message}")
        self.status = status
        self.message = message
        self.errors = [dict(error) for error in errors]
        self.docs = docs
        self.headers = dict(headers or {})

    def body(self, docs: str) -> dict[str, Any]:
        """The JSON body; `docs` is the operation's page."""
        errors = {"errors": self.errors} if self.errors else {}
        page = self.docs or docs or DOCS
        return {
            "message": self.message,
            **errors,
            "documentation_url": page,
            "status": str(self.status),
        }


def bad_credentials() -> Refusal:
    """The token is unknown, revoked or expired."""
    return Refusal(401, "Bad credentials", docs=DOCS)


def requires_authentication() -> Refusal:
    """There is no token at all."""
    return Refusal(401, "Requires authentication")


def unusable_assertion(words: str = "A JSON web token could not be decoded") -> Refusal:
    """The App's JWT is not accepted."""
    return Refusal(401, words, docs=DOCS)


def suspended() -> Refusal:
    """Somebody suspended the App's installation."""
    return Refusal(403, "This installation has been suspended")


def not_accessible(kind: str, needed: str) -> Refusal:
    """The token's permissions do not suffice; `needed` is `contents=write` or the like."""
    holder = "integration" if kind == "installation" else "personal access token"
    headers = {"x-accepted-github-permissions": needed}
    return Refusal(403, f"Resource not accessible by {holder}", headers=headers)


def moved(place: str, *, is_read: bool) -> Refusal:
    """The repository was renamed; it is at `place` now."""
    return Refusal(301 if is_read else 307, "Moved Permanently", headers={"location": place})


def archived() -> Refusal:
    """Nobody can write to the repository any more."""
    return Refusal(403, "Repository was archived so is read-only.")


def not_found() -> Refusal:
    """It does not exist, or the token may not know that it does."""
    return Refusal(404, "Not Found")


def empty_repository() -> Refusal:
    """The repository has no commit."""
    return Refusal(409, "Git Repository is empty.")


def invalid_request(faults: Sequence[str]) -> Refusal:
    """Parameters of the wrong kind."""
    return Refusal(422, "\n".join(["Invalid request.\n", *faults]))


def invalid(resource: str, field: str) -> Refusal:
    """A field names nothing that there is."""
    errors = [{"resource": resource, "field": field, "code": "invalid"}]
    return Refusal(422, "Validation Failed", errors=errors)


def failed(resource: str, words: str) -> Refusal:
    """A rule of the resource is broken, in GitHub's own words."""
    errors = [{"resource": resource, "code": "custom", "message": words}]
    return Refusal(422, "Validation Failed", errors=errors)


def secondary_limit(status: int = 403, retry_after: int | None = None) -> Refusal:
    """Too much content in too short a time (docs: About secondary rate limits)."""
    words = (
        "You have exceeded a secondary rate limit and have been temporarily blocked from content "
        "creation. Please retry your request again later."
    )
    wait = {} if retry_after is None else {"retry-after": str(retry_after)}
    return Refusal(status, words, docs=_LIMITS, headers=wait)


def primary_limit(reset_at: int) -> Refusal:
    """The hour's requests are used up; `reset_at` is in epoch seconds."""
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(reset_at)}
    words = "API rate limit exceeded for installation ID 1."
    docs = f"{DOCS}/overview/rate-limits-for-the-rest-api"
    return Refusal(403, words, docs=docs, headers=headers)
