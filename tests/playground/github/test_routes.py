"""Every request is judged by GitHub's own description, and every answer has GitHub's headers."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground.github.errors import Refusal
from bot.playground.github.faults import Trouble
from tests.playground.github.octo import REPO, Octo


@pytest.fixture
def careless(tmp_path: Path) -> Octo:
    """A site whose contract may be broken."""
    return Octo(tmp_path)


def test_an_answer_has_githubs_headers(octo: Octo) -> None:
    headers = octo.get("git/ref/heads/main").headers
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["x-github-request-id"]
    limits = ("limit", "remaining", "used", "resource")
    assert [headers[f"x-ratelimit-{name}"] for name in limits] == ["5000", "4999", "1", "core"]


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("git/refs", {"ref": "refs/heads/a"}, '"sha" wasn\'t supplied.'),
        ("git/refs", {"ref": "r", "sha": "s", "force": True}, '"force" is not a permitted key.'),
        ("pulls", {"head": "a"}, '"base" wasn\'t supplied.'),
        ("pulls", {"head": "a", "base": "b", "draft": "yes"}, '"yes" is not a boolean.'),
        ("git/trees", {"tree": [{"mode": "644"}]}, '"644" is not a member of'),
        ("git/commits", {"message": "m", "tree": 1}, "1 is not a string."),
        (
            "git/commits",
            {"message": "m", "tree": "t", "author": {"name": "n", "email": "e", "date": "today"}},
            "breaks format.",
        ),
        ("issues/1/comments", {}, '"body" wasn\'t supplied.'),
    ],
)
def test_a_body_against_the_description_is_refused_and_remembered(
    careless: Octo, path: str, body: dict[str, Any], words: str
) -> None:
    refused = careless.post(path, body)
    assert refused.status_code == 422
    assert refused.json()["message"].startswith("Invalid request.\n\n")
    assert words in refused.json()["message"]
    assert [words in breach for breach in careless.github.breaches] == [True]


@pytest.mark.parametrize("query", [{"state": "merged"}, {"per_page": "many"}, {"branch": "ux/a"}])
def test_a_query_against_the_description_is_refused_and_remembered(
    careless: Octo, query: dict[str, str]
) -> None:
    assert careless.get("pulls", **query).status_code == 422
    assert len(careless.github.breaches) == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PATCH", "git/refs/heads/main"),
        ("DELETE", "git/refs/heads/main"),
        ("PUT", "pulls/1/merge"),
        ("GET", "nonsense"),
    ],
)
def test_nothing_else_is_offered(careless: Octo, method: str, path: str) -> None:
    refused = careless.call(method, f"{REPO}/{path}")
    assert (refused.status_code, refused.json()["message"]) == (404, "Not Found")
    assert len(careless.github.breaches) == 1


def test_an_answer_against_the_description_is_remembered(careless: Octo) -> None:
    odd = Refusal(422, "Odd", errors=[{"resource": "no code"}])
    careless.github.faults.plan("POST", "/git/refs$", Trouble(refusal=odd))
    careless.branch(sha=careless.head)
    assert ["answered" in breach for breach in careless.github.breaches] == [True]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{", "Problems parsing JSON"), (b"[]", "Body should be a JSON object")],
)
def test_a_body_that_is_no_object_is_refused(octo: Octo, content: bytes, words: str) -> None:
    refused = octo.call("POST", f"{REPO}/git/blobs", content=content)
    assert (refused.status_code, refused.json()["message"]) == (400, words)


def test_who_names_no_client_is_refused(octo: Octo) -> None:
    refused = octo.call("GET", REPO, headers={**octo.headers, "User-Agent": ""})
    assert (refused.status_code, "User-Agent" in refused.json()["message"]) == (403, True)


@pytest.mark.parametrize(("version", "status"), [("2022-11-28", 200), ("2020-01-01", 400)])
def test_a_version_of_the_api_may_be_asked_for(octo: Octo, version: str, status: int) -> None:
    headers = {**octo.headers, "X-GitHub-Api-Version": version}
    assert octo.call("GET", REPO, headers=headers).status_code == status


def test_requests_may_be_forgotten_at_any_time(octo: Octo) -> None:
    octo.github.faults.plan("GET", "", Trouble(act=octo.github.requests.clear))
    assert octo.get("pulls").status_code == 200
    assert octo.github.requests == []


def test_every_request_is_remembered_without_its_token(octo: Octo) -> None:
    octo.post("git/blobs", {"content": "x"})
    octo.get("pulls", state="all")
    written, read = octo.github.requests
    assert (written.method, written.path, written.body) == (
        "POST",
        "/repos/octo/site/git/blobs",
        {"content": "x"},
    )
    assert (read.query, read.status) == ({"state": "all"}, 200)
    assert octo.github.written() == [written]
    assert str(read) == "GET /repos/octo/site/pulls → 200"
    token = octo.headers["Authorization"].removeprefix("Bearer ")
    assert token not in str(octo.github.requests)
