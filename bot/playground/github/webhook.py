"""The push webhook: tells an address, signed, of every branch that moves.

Source: GitHub docs, "Webhook events and payloads" (push), "Validating webhook deliveries".
"""

import hashlib
import hmac
import json
import threading
import uuid
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bot.playground.github.hosted import HUMAN, Hosted
from bot.playground.github.shapes import completed

_NONE = "0" * 40


class Delivery(NamedTuple):
    """What was sent under an id, and the status answered (0 while there is none)."""

    id: str
    payload: Mapping[str, Any]
    status: int = 0


class PushWebhook:
    """Sends through `send` (body and headers to status; OSError when nobody answers).

    It never waits: GitHub delivers after the push is done, and does not try again by itself.
    `web` is the address of GitHub's pages. The list of commits stays empty.
    """

    def __init__(
        self, send: Callable[[bytes, Mapping[str, str]], int], secret: str, *, web: str = ""
    ) -> None:
        self._send = send
        self._secret = secret
        self._web = web
        self.deliveries: list[Delivery] = []

    def watch(self, hosted: Hosted) -> None:
        """Hear of a repository's pushes from now on."""
        hosted.pushed = self.pushed

    def pushed(self, hosted: Hosted, branch: str, before: str, after: str) -> None:
        """Deliver that a branch moved; it was made or deleted where one commit is all zeros."""
        delivery = Delivery(str(uuid.uuid4()), self._payload(hosted, branch, before, after))
        place = len(self.deliveries)
        self.deliveries.append(delivery)
        threading.Thread(target=self._deliver, args=(place,), name="webhook", daemon=True).start()

    def redeliver(self, place: int) -> None:
        """Deliver once more what was delivered at that place, under the same id."""
        self._deliver(place)

    def _deliver(self, place: int) -> None:
        delivery = self.deliveries[place]
        body = json.dumps(delivery.payload).encode()
        headers = {
            "content-type": "application/json",
            "user-agent": "GitHub-Hookshot/f00d",
            "x-github-delivery": delivery.id,
            "x-github-event": "push",
            "x-hub-signature-256": signature(body, self._secret),
        }
        try:
            status = self._send(body, headers)
        except OSError:
            status = 599
        self.deliveries[place] = delivery._replace(status=status)

    def _payload(self, hosted: Hosted, branch: str, before: str, after: str) -> dict[str, Any]:
        home = f"{self._web}/{hosted.full_name}"
        owner = {"login": hosted.owner, "name": hosted.owner, "id": sum(hosted.owner.encode())}
        known = {
            "ref": f"refs/heads/{branch}",
            "before": before,
            "after": after,
            "created": before == _NONE,
            "deleted": after == _NONE,
            "forced": False,
            "compare": f"{home}/compare/{before[:12]}...{after[:12]}",
            "repository": {
                "id": hosted.id,
                "name": hosted.name,
                "full_name": hosted.full_name,
                "owner": owner,
                "private": True,
                "html_url": home,
                "default_branch": hosted.default_branch,
                "master_branch": hosted.default_branch,
            },
            "pusher": {"name": HUMAN},
            "commits": [],
        }
        return completed("webhook-push", known)


def signature(body: bytes, secret: str) -> str:
    """The value of `X-Hub-Signature-256`: HMAC-SHA256 of the body."""
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"
