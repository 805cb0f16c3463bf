"""GitHub's pull requests as the port knows them.

Source: GitHub docs, the `pull-request` and `pull-request-simple` schemas.
"""

from typing import Any, NamedTuple

from bot.errors import TransientError
from bot.ux_agent.code_host import PullRequest


class Pull(NamedTuple):
    """A pull request, and the "owner/name" that its branch lies in ('' for a deleted fork)."""

    request: PullRequest
    home: str


def read_pull(data: Any) -> Pull:  # noqa: ANN401 - JSON of somebody else's making
    """The pull request in an answer; a merged one is closed there, and says when it was merged.

    Raises TransientError when the answer is of another shape.
    """
    try:
        head = data["head"]
        request = PullRequest(
            number=int(data["number"]),
            url=str(data["html_url"]),
            branch=str(head["ref"]),
            commit=str(head["sha"]),
            state="merged" if data["merged_at"] else str(data["state"]),
            body=str(data["body"] or ""),
        )
        return Pull(request, str((head["repo"] or {}).get("full_name", "")))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise TransientError("GitHub showed a pull request of another shape") from None
