"""The push webhook: signed as GitHub's documentation says, sent for every branch that moves."""

import json
import time
from collections.abc import Callable, Mapping

import pytest

from bot.playground.github.schema import resource_faults
from bot.playground.github.webhook import PushWebhook, signature
from tests.playground.github.octo import NOBODY, Octo

SECRET = "It's a Secret to Everybody"


class Hearing:
    """Hears deliveries and answers them with a status, or not at all."""

    def __init__(self, status: int = 202) -> None:
        self.status = status
        self.heard: list[tuple[bytes, Mapping[str, str]]] = []
        self.webhook = PushWebhook(self.hear, SECRET, web="https://github.com")

    def hear(self, body: bytes, headers: Mapping[str, str]) -> int:
        self.heard.append((body, headers))
        if not self.status:
            raise ConnectionRefusedError
        return self.status


@pytest.fixture
def hearing(octo: Octo) -> Hearing:
    hearing = Hearing()
    hearing.webhook.watch(octo.site)
    return hearing


def until(done: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_the_signature_is_that_of_githubs_documentation() -> None:
    assert signature(b"Hello, World!", SECRET) == (
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    )


def test_a_push_is_delivered_with_its_signature(octo: Octo, hearing: Hearing) -> None:
    pushed = octo.site.push({"a.txt": b"a"})
    until(lambda: hearing.webhook.deliveries[0].status == 202)
    ((body, headers),) = hearing.heard
    said = json.loads(body)
    assert (said["ref"], said["before"], said["after"]) == ("refs/heads/main", octo.head, pushed)
    assert said["repository"]["full_name"] == "octo/site"
    assert resource_faults("webhook-push", said) == []
    assert headers["x-github-event"] == "push"
    assert headers["x-hub-signature-256"] == signature(body, SECRET)


def test_branches_made_and_deleted_are_pushes_too(octo: Octo, hearing: Hearing) -> None:
    sha = octo.commit()
    octo.branch(sha=sha)
    octo.site.delete_branch("ux/a")
    moves = [
        (one.payload["ref"], one.payload["before"], one.payload["after"])
        for one in hearing.webhook.deliveries
    ]
    assert moves == [("refs/heads/ux/a", NOBODY, sha), ("refs/heads/ux/a", sha, NOBODY)]
    assert hearing.webhook.deliveries[0].payload["created"] is True
    assert hearing.webhook.deliveries[1].payload["deleted"] is True


def test_a_delivery_that_nobody_takes_is_not_tried_again(octo: Octo, hearing: Hearing) -> None:
    hearing.status = 0
    octo.site.push({"a.txt": b"a"})
    until(lambda: hearing.webhook.deliveries[0].status == 599)
    assert len(hearing.heard) == 1


def test_a_redelivery_has_the_same_id(octo: Octo, hearing: Hearing) -> None:
    octo.site.push({"a.txt": b"a"})
    until(lambda: hearing.webhook.deliveries[0].status == 202)
    hearing.webhook.redeliver(0)
    first, second = (headers["x-github-delivery"] for _, headers in hearing.heard)
    assert first == second
