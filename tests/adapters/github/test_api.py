"""Answers of GitHub's that are well, and not what was asked for."""

from collections.abc import Callable

import httpx
import pytest

from bot.adapters.github.api import Api
from bot.adapters.github.connection import Connection
from bot.adapters.github.credentials import Token
from bot.errors import Failed, TransientError
from tests.adapters.github.hosts import Given, Watch, host_of, wire_to

SHA = "1" * 40


def api_that_hears(answer: object) -> Api:
    """The calls to a GitHub that answers everything alike."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=answer))
    wire = wire_to(httpx.Client(transport=transport), "https://api.github.example", Watch())
    return Api(Connection("ada/site", wire, Token(Given("t")), lambda: None))


@pytest.mark.parametrize("answer", [{}, [], "x", 1, {"full_name": 1, "default_branch": None}])
@pytest.mark.parametrize(
    "call",
    [
        lambda api: api.about(),
        lambda api: api.branch_head("main"),
        lambda api: api.tree_of(SHA),
        lambda api: api.listing(SHA, is_recursive=True),
        lambda api: api.blob(SHA),
        lambda api: api.create_blob(b""),
        lambda api: api.pull(1),
    ],
    ids=["about", "branch", "commit", "tree", "blob", "create blob", "pull"],
)
def test_an_answer_of_another_shape_may_be_whole_later(
    call: Callable[[Api], object], answer: object
) -> None:
    with pytest.raises(TransientError):
        call(api_that_hears(answer))


@pytest.mark.parametrize(
    "answer", [{"object": None}, {"object": {}}, {"object": [SHA]}, {"object": {"sha": 1}}]
)
def test_a_reference_that_leads_nowhere_may_lead_somewhere_later(answer: object) -> None:
    with pytest.raises(TransientError):
        api_that_hears(answer).branch_head("main")


@pytest.mark.parametrize("content", ["====", "aGk", "aG k=", "hé"])
def test_a_file_that_is_not_whole_is_not_taken(content: str) -> None:
    with pytest.raises(TransientError):
        api_that_hears({"content": content}).blob(SHA)


@pytest.mark.parametrize(("content", "read"), [("aGVs\nbG8=\n", b"hello"), ("", b"")])
def test_a_files_lines_are_put_together(content: str, read: bytes) -> None:
    assert api_that_hears({"content": content}).blob(SHA) == read


def test_F45_a_default_branch_that_is_not_there_has_no_commit() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        about = {"full_name": "ada/site", "default_branch": "main"}
        is_ref = "/git/ref/" in request.url.path
        return httpx.Response(404, json={}) if is_ref else httpx.Response(200, json=about)

    client = httpx.Client(transport=httpx.MockTransport(handle))
    wire = wire_to(client, "https://api.github.example", Watch())
    with pytest.raises(Failed, match="no commit yet"):
        host_of(wire, "t", "ada/site").head()
