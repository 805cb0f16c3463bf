"""The chat function's paths at the local stack's own address."""

from collections.abc import Mapping

import pytest

from tests.playground.page.stage import Stage

POLICY = "default-src 'none'; script-src 'self'"


class ChatFunction:
    """A function URL that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bytes]] = []
        self.headers: Mapping[str, str] = {}
        self.failure: OSError | None = None

    def __call__(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        if self.failure:
            raise self.failure
        self.asked.append((method, path, body))
        self.headers = headers
        told = {
            "content-type": "text/html",
            "content-length": "99",
            "content-security-policy": POLICY,
            "referrer-policy": "no-referrer",
            "set-cookie": "pay_session=abc; HttpOnly",
        }
        return 418, told, b"hello"


@pytest.fixture
def chat(stage: Stage) -> ChatFunction:
    function = ChatFunction()
    stage.playground.chat = function
    return function


def test_what_is_asked_and_answered_passes_as_it_is(stage: Stage, chat: ChatFunction) -> None:
    sent = {"x-session-secret": "abc", "content-type": "application/json"}
    answer = stage.http.post("chat?a=b%20c", content=b"{}", headers=sent)
    assert chat.asked == [("POST", "/chat?a=b%20c", b"{}")]
    assert (chat.headers["x-session-secret"], "host" in chat.headers) == ("abc", False)
    assert (answer.status_code, answer.content) == (418, b"hello")
    assert answer.headers["set-cookie"] == "pay_session=abc; HttpOnly"


def test_the_functions_own_policy_holds_for_its_page(stage: Stage, chat: ChatFunction) -> None:
    headers = stage.http.get("pay/").headers
    assert headers["content-security-policy"] == POLICY
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/pay"),
        ("GET", "/pay/static/pay.js"),
        ("OPTIONS", "/chat"),
        ("DELETE", "/chat/sessions/a%2Fb"),
        ("GET", "/openapi.json"),
    ],
)
def test_all_its_paths_and_methods_lead_to_it(
    stage: Stage, chat: ChatFunction, method: str, path: str
) -> None:
    stage.http.request(method, path.removeprefix("/"))
    assert [asked[:2] for asked in chat.asked] == [(method, path)]


def test_before_it_is_deployed_it_is_said_that_it_starts(stage: Stage) -> None:
    answer = stage.http.get("pay/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


def test_a_function_that_does_not_answer_is_a_502(stage: Stage, chat: ChatFunction) -> None:
    chat.failure = ConnectionRefusedError()
    assert stage.http.get("pay/").status_code == 502


def test_a_body_that_is_far_too_large_does_not_reach_it(stage: Stage, chat: ChatFunction) -> None:
    assert stage.http.post("chat", content=b"x" * 70_000).status_code == 413
    assert chat.asked == []


def test_the_doors_lead_there_once_it_is_there(stage: Stage) -> None:
    before = stage.http.get("").text
    stage.playground.chat = ChatFunction()
    after = stage.http.get("").text
    assert ('href="/pay/"' in before, 'href="/pay/"' in after) == (False, True)
