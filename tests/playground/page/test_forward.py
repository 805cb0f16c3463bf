"""The deployed functions' paths at the local stack's own address."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from tests.playground.page.stage import Stage

POLICY = "default-src 'none'; script-src 'self'"


class Told(NamedTuple):
    """An answer."""

    status: int
    pairs: Sequence[tuple[str, str]]
    body: bytes


class Functions:
    """Function URLs that remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, bytes]] = []
        self.headers: Mapping[str, str] = {}
        self.failure: Exception | None = None

    def __call__(
        self, output: str, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> Told:
        if self.failure:
            raise self.failure
        self.asked.append((output, method, path, body))
        self.headers = headers
        told = [
            ("content-type", "text/html"),
            ("content-length", "99"),
            ("content-security-policy", POLICY),
            ("referrer-policy", "no-referrer"),
            ("set-cookie", "pay_session=abc; HttpOnly"),
            ("set-cookie", "other=def"),
        ]
        return Told(418, told, b"hello")


@pytest.fixture
def functions(stage: Stage) -> Functions:
    made = Functions()
    stage.playground.ask = made
    return made


def test_what_is_asked_and_answered_passes_as_it_is(stage: Stage, functions: Functions) -> None:
    sent = {"x-session-secret": "abc", "content-type": "application/json"}
    answer = stage.http.post("chat?a=b%20c", content=b"{}", headers=sent)
    assert functions.asked == [("ChatUrl", "POST", "/chat?a=b%20c", b"{}")]
    assert (functions.headers["x-session-secret"], "host" in functions.headers) == ("abc", False)
    assert (answer.status_code, answer.content) == (418, b"hello")
    assert answer.headers.get_list("set-cookie") == ["pay_session=abc; HttpOnly", "other=def"]


def test_the_functions_own_policy_holds_for_its_page(stage: Stage, functions: Functions) -> None:
    headers = stage.http.get("pay/").headers
    assert headers["content-security-policy"] == POLICY
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("output", "method", "path"),
    [
        ("ChatUrl", "GET", "/pay"),
        ("ChatUrl", "GET", "/pay/static/pay.js"),
        ("ChatUrl", "OPTIONS", "/chat"),
        ("ChatUrl", "DELETE", "/chat/sessions/a%2Fb"),
        ("ChatUrl", "GET", "/openapi.json"),
        ("DashboardUrl", "GET", "/sessions/list?range=7d"),
        ("DashboardUrl", "GET", "/sessions/a%2Fb"),
        ("DashboardUrl", "GET", "/conversations/abc"),
        ("DashboardUrl", "GET", "/metrics/summary"),
        ("DashboardUrl", "POST", "/events"),
        ("ConsoleEndpointUrl", "GET", "/console"),
        ("ConsoleEndpointUrl", "POST", "/console/jobs/1/redrive"),
    ],
)
def test_all_their_paths_and_methods_lead_to_them(
    stage: Stage, functions: Functions, output: str, method: str, path: str
) -> None:
    stage.http.request(method, path.removeprefix("/"))
    assert [asked[:3] for asked in functions.asked] == [(output, method, path)]


@pytest.mark.parametrize("path", ["/healthz", "/openapi.json"])
def test_what_others_have_too_is_the_dashboards_below_a_path_of_its_own(
    stage: Stage, functions: Functions, path: str
) -> None:
    stage.http.get(f"dashboard{path}")
    assert [asked[:3] for asked in functions.asked] == [("DashboardUrl", "GET", path)]


def test_what_is_not_switched_on_is_not_there(stage: Stage, functions: Functions) -> None:
    functions.failure = KeyError("ConsoleEndpointUrl")
    assert stage.http.get("console").status_code == 404


def test_before_it_is_deployed_it_is_said_that_it_starts(stage: Stage) -> None:
    answer = stage.http.get("pay/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


def test_a_function_that_does_not_answer_is_a_502(stage: Stage, functions: Functions) -> None:
    functions.failure = ConnectionRefusedError()
    assert stage.http.get("pay/").status_code == 502


def test_a_body_that_is_far_too_large_does_not_reach_it(stage: Stage, functions: Functions) -> None:
    assert stage.http.post("chat", content=b"x" * 1_100_000).status_code == 413
    assert functions.asked == []


def test_the_doors_lead_there_once_it_is_there(stage: Stage) -> None:
    before = stage.http.get("").text
    stage.playground.ask = Functions()
    after = stage.http.get("").text
    assert ('href="/pay/"' in before, 'href="/pay/"' in after) == (False, True)
