"""Trouble on demand, over real connections."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.playground.github import faults
from bot.playground.github.faults import Faults, Trouble
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from tests.playground.github.octo import REPO, SITE, Octo

BLOB = {"content": "x"}


class Served:
    """A client of a small GitHub that listens on a port."""

    def __init__(self, server: GitHubServer) -> None:
        self.github = server.github
        self.site = server.github.add_repository("octo/site", SITE)
        token = {"Authorization": f"Bearer {server.github.token()}"}
        self.client = httpx.Client(base_url=f"{server.url}/{REPO}/", headers=token, timeout=5)

    def plan(self, trouble: Trouble, *, nth: int = 1, times: int = 1) -> None:
        self.github.faults.plan("POST", "/git/blobs$", trouble, nth=nth, times=times)

    def blob(self) -> httpx.Response:
        return self.client.post("git/blobs", json=BLOB)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """It serves on a free port."""
    with GitHubServer(SmallGitHub(tmp_path)) as server:
        served = Served(server)
        with served.client:
            yield served
        assert server.github.breaches == []


def test_a_lost_reply_was_processed_and_nobody_heard(served: Served) -> None:
    head = {"ref": "refs/heads/ux/a", "sha": served.site.head()}
    served.github.faults.plan("POST", "/git/refs$", faults.LOSE_REPLY)
    with pytest.raises(httpx.TransportError):
        served.client.post("git/refs", json=head)
    assert "ux/a" in served.site.branches()
    assert served.github.requests[-1].status is None
    assert served.client.post("git/refs", json=head).status_code == 422


def test_a_cut_connection_did_nothing(served: Served) -> None:
    head = {"ref": "refs/heads/ux/a", "sha": served.site.head()}
    served.github.faults.plan("POST", "/git/refs$", faults.CUT)
    with pytest.raises(httpx.TransportError):
        served.client.post("git/refs", json=head)
    assert list(served.site.branches()) == ["main"]
    assert served.client.post("git/refs", json=head).status_code == 201


def test_a_hanging_request_outlasts_the_clients_patience(served: Served) -> None:
    served.plan(faults.hang(5))
    began = time.monotonic()
    with pytest.raises(httpx.ReadTimeout):
        served.client.post("git/blobs", json=BLOB, timeout=0.2)
    assert time.monotonic() - began < 4


def test_a_slow_request_is_done_in_the_end(served: Served) -> None:
    served.plan(faults.slow(0.2))
    assert served.blob().elapsed.total_seconds() >= 0.2


def test_half_of_an_answer_is_no_json(served: Served) -> None:
    served.plan(faults.GARBLE)
    garbled = served.blob()
    assert garbled.status_code == 201
    with pytest.raises(ValueError, match=r"\w"):
        garbled.json()


@pytest.mark.parametrize(
    ("status", "kind"), [(500, "application/json; charset=utf-8"), (502, "text/html")]
)
def test_github_itself_may_be_in_trouble(served: Served, status: int, kind: str) -> None:
    served.plan(faults.broken(status))
    answered = served.blob()
    assert (answered.status_code, answered.headers["content-type"].startswith(kind)) == (
        status,
        True,
    )


@pytest.mark.parametrize(("status", "wait"), [(403, 7), (403, None), (429, 2)])
def test_the_secondary_limit_says_how_long_to_wait_or_not(
    served: Served, status: int, wait: int | None
) -> None:
    served.plan(faults.secondary_limit(wait, status=status))
    limited = served.blob()
    expected = None if wait is None else str(wait)
    assert (limited.status_code, limited.headers.get("retry-after")) == (status, expected)
    assert "secondary rate limit" in limited.json()["message"]
    assert served.blob().status_code == 201


def test_the_primary_limit_says_when_it_ends(served: Served) -> None:
    served.plan(faults.primary_limit(1_800_000_000))
    limited = served.blob()
    assert limited.status_code == 403
    assert (
        limited.headers["x-ratelimit-remaining"],
        limited.headers["x-ratelimit-reset"],
    ) == ("0", "1800000000")


def test_the_nth_request_and_those_after_it_are_met(served: Served) -> None:
    served.plan(faults.broken(500), nth=2, times=2)
    assert [served.blob().status_code for _ in range(4)] == [201, 500, 500, 201]


def test_somebody_may_act_before_and_after(served: Served) -> None:
    heads = []
    trouble = Trouble(
        act=lambda: served.site.push({"a.txt": b"a"}),
        act_after=lambda: heads.append(served.site.head()),
    )
    served.github.faults.plan("GET", "/git/ref/heads/main$", trouble)
    seen = served.client.get("git/ref/heads/main").json()["object"]["sha"]
    assert heads == [seen]
    assert "a.txt" in served.site.files(seen)


def test_a_connection_that_cannot_be_cut_says_so(octo: Octo) -> None:
    octo.github.faults.plan("GET", "", faults.CUT)
    with pytest.raises(ConnectionResetError, match="cannot be cut"):
        octo.get("")


def test_a_trouble_counts_its_own_requests_alone() -> None:
    plan = Faults()
    plan.plan("POST", "/pulls$", faults.CUT, nth=2)
    plan.plan("*", "/pulls$", faults.GARBLE, nth=2)
    met = [plan.meet(method, "/repos/o/s/pulls") for method in ("GET", "POST", "POST", "GET")]
    assert met == [Trouble(), faults.GARBLE, faults.CUT, Trouble()]


def test_of_two_troubles_the_first_one_planned_comes() -> None:
    plan = Faults()
    plan.plan("POST", "/pulls$", faults.CUT)
    plan.plan("*", "/pulls$", faults.GARBLE)
    assert plan.meet("POST", "/pulls") == faults.CUT


def test_trouble_is_ahead_until_it_is_over() -> None:
    plan = Faults()
    plan.plan("POST", "/pulls$", faults.CUT, nth=2)
    plan.meet("POST", "/pulls")
    assert [one.trouble for one in plan.ahead()] == [faults.CUT]
    plan.meet("POST", "/pulls")
    assert plan.ahead() == []


def test_trouble_may_be_called_off() -> None:
    plan = Faults()
    plan.plan("*", "", faults.CUT)
    plan.clear()
    assert plan.meet("GET", "/") == Trouble()
