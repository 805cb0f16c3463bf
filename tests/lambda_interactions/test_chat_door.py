"""The HTTP language of POST /chat and its neighbours: statuses, cookies, headers, the log."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, Self

import pytest

from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from bot.payment.answer import NOT_FOUND
from lambda_interactions.chat_door import MOST_BYTES, ChatDoor
from tests.lambda_interactions.web import SHAPES, Answered, answered, web_event

JSON = {"content-type": "application/json"}
STATE = {"sessionId": "s-1", "reply": "Name?", "currentStep": "name", "status": "collecting"}


class Told(NamedTuple):
    """What the conversation answers."""

    status_code: int
    body: Mapping[str, Any]
    new_secret: str = ""
    retry_after: int = 0


class Conversation:
    """A payment conversation that remembers what it was told, or fails."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, str, str]] = []
        self.locale = ""
        self.answer = Told(200, STATE)
        self.failure: Exception | None = None
        self.links = {"s-1": "link-secret"}

    def speaking(self, locale: str) -> Self:
        self.locale = locale
        return self

    def say(self, session_id: str, secret: str, message: str, address: str, now: float) -> Told:
        if self.failure:
            raise self.failure
        self.heard.append((session_id, secret, message, address))
        return self.answer

    def redeem(self, session_id: str, link_secret: str, now: float) -> str | None:
        is_open = self.links.get(session_id) == link_secret
        return "made-by-link" if is_open and self.links.pop(session_id) else None


class Sessions:
    """Chat sessions that say what they were asked."""

    def answer(
        self,
        method: str,
        session_id: str,
        query: Mapping[str, str],
        *,
        authorization: str,
        now: int,
    ) -> tuple[int, Mapping[str, Any] | None, Mapping[str, str]]:
        if authorization != "Bearer good":
            return 401, {"error": "sign in"}, {"www-authenticate": "Bearer"}
        asked = {"method": method, "session": session_id, "query": dict(query)}
        return (200, {"sessions": [], "asked": asked}, {}) if not session_id else (204, None, {})


class House:
    """The door with a conversation, chat sessions and a log."""

    def __init__(self, **options: Any) -> None:
        self.conversation = Conversation()
        self.lines: list[str] = []
        log = Log(self.lines.append, "DEBUG")
        self.door = ChatDoor(lambda: self.conversation, Sessions, lambda: 1000, log, **options)

    def ask(
        self,
        method: str,
        path: str,
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
        shape: str = "url",
    ) -> Answered:
        event = web_event(method, path, body, headers, shape=shape)
        return answered(self.door.answer(event, "request-1"))

    def say(self, body: object, headers: Mapping[str, str] = JSON, shape: str = "url") -> Answered:
        text = body if isinstance(body, str) else json.dumps(body)
        return self.ask("POST", "/chat", text, headers, shape)

    @property
    def logged(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.lines[-1])
        return said


@pytest.fixture
def house() -> House:
    return House()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_message_reaches_the_conversation_with_the_address_that_aws_saw(
    house: House, shape: str
) -> None:
    headers = {**JSON, "x-forwarded-for": "10.0.0.1", "accept-language": "de-AT,de;q=0.9"}
    told = house.say({"sessionId": "s-1", "message": "hello"}, headers, shape)
    assert (told.status, told.body) == (200, STATE)
    assert house.conversation.heard == [("s-1", "", "hello", "192.0.2.7")]
    assert house.conversation.locale == "de-AT"


@pytest.mark.parametrize("shape", SHAPES)
def test_f67_a_new_sessions_secret_is_a_cookie_that_no_script_and_no_other_site_has(
    house: House, shape: str
) -> None:
    house.conversation.answer = Told(200, STATE, new_secret="abc")
    told = house.say({"sessionId": "s-1", "message": ""}, shape=shape)
    wanted = "pay_session=abc; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=86400"
    assert told.headers["set-cookie"] == wanted
    assert told.headers["x-session-secret"] == "abc"


def test_f67_no_script_of_a_page_can_read_the_secret(house: House) -> None:
    house.conversation.answer = Told(200, STATE, new_secret="abc")
    told = house.say({"sessionId": "s-1", "message": ""}, {**JSON, "Sec-Fetch-Site": "same-origin"})
    assert "pay_session=abc" in told.headers["set-cookie"]
    assert "x-session-secret" not in told.headers


def test_without_tls_the_cookie_is_one_that_a_browser_sends_without_tls() -> None:
    house = House(is_plain=True)
    house.conversation.answer = Told(200, STATE, new_secret="abc")
    told = house.say({"sessionId": "s-1", "message": ""})
    assert "Secure" not in told.headers["set-cookie"]
    assert "strict-transport-security" not in told.headers


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "headers", [{"cookie": "a=b; pay_session=abc"}, {"X-Session-Secret": "abc"}]
)
def test_the_secret_comes_back_as_cookie_or_header(
    house: House, headers: dict[str, str], shape: str
) -> None:
    house.say({"sessionId": "s-1", "message": "hello"}, {**JSON, **headers}, shape)
    assert house.conversation.heard == [("s-1", "abc", "hello", "192.0.2.7")]


def test_f67_a_guessed_session_reads_what_any_unknown_path_does(house: House) -> None:
    house.conversation.answer = Told(404, NOT_FOUND)
    guessed = house.say({"sessionId": "s-1", "message": "hello"})
    unknown = house.ask("GET", "/nothing")
    assert (guessed.status, guessed.text) == (404, unknown.text)
    assert guessed.headers.keys() == unknown.headers.keys()


def test_whoever_is_to_wait_is_told_how_long(house: House) -> None:
    house.conversation.answer = Told(429, {"error": "later"}, retry_after=3600)
    told = house.say({"sessionId": "s-1", "message": "4242"})
    assert (told.status, told.headers["retry-after"]) == (429, "3600")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        '"text"',
        "null",
        "{}",
        '{"sessionId": "s-1"}',
        '{"sessionId": 1, "message": "hello"}',
        '{"sessionId": "s-1", "message": null}',
        '{"sessionId": "s-1", "message": ["hello"]}',
        '{"sessionId": "", "message": "hello"}',
        '{"sessionId": "a b", "message": "hello"}',
        '{"sessionId": "é", "message": "hello"}',
        '{"sessionId": "s-1", "message": "\\ud800"}',
        '{"sessionId": "s-1", "message": NaN}',
        '{"sessionId": "s-1", "sessionId": "s-2", "message": "hello"}',
        '{"sessionId": "4242424242424242", "message": "hello"}',
        '{"sessionId": "4242-4242-4242-4242", "message": "hello"}',
        json.dumps({"sessionId": "s" * 129, "message": "hello"}),
        json.dumps({"sessionId": "s-1", "message": "m" * 2001}),
        "[" * 4000,
    ],
)
def test_what_is_no_message_is_a_400_and_changes_nothing(house: House, body: str) -> None:
    told = house.say(body)
    assert (told.status, list(told.body)) == (400, ["error"])
    assert house.conversation.heard == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_body_is_a_413_and_changes_nothing(house: House, shape: str) -> None:
    told = house.say("x" * (MOST_BYTES + 1), shape=shape)
    assert (told.status, house.conversation.heard) == (413, [])


@pytest.mark.parametrize(
    "headers", [{}, {"content-type": "text/plain"}, {"content-type": "application/jsonp"}]
)
def test_f67_what_a_form_of_another_site_can_send_is_a_415(
    house: House, headers: dict[str, str]
) -> None:
    told = house.say({"sessionId": "s-1", "message": "hello"}, headers)
    assert (told.status, house.conversation.heard) == (415, [])


def test_a_charset_makes_no_other_content_type(house: House) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert house.say({"sessionId": "s-1", "message": "hello"}, headers).status == 200


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/chat", "POST"),
        ("OPTIONS", "/chat", "POST"),
        ("DELETE", "/pay/", "GET, HEAD"),
        ("PUT", "/chat/sessions/s-1", "DELETE"),
        ("POST", "/openapi.json", "GET, HEAD"),
    ],
)
def test_another_method_is_a_405_that_names_those_there_are(
    house: House, method: str, path: str, allowed: str
) -> None:
    told = house.ask(method, path, headers=JSON)
    assert (told.status, told.headers["allow"]) == (405, allowed)


def test_no_answer_is_for_another_origin(house: House) -> None:
    told = house.ask("OPTIONS", "/chat", headers={"origin": "https://example.com"})
    assert not any(name.startswith("access-control-") for name in told.headers)


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (TransientError("dynamodb"), 503),
        (ConfigurationError("STRIPE_SECRET_KEY"), 503),
        (ValueError("4242 4242 4242 4242"), 500),
    ],
)
def test_a_failure_tells_nothing_but_that_it_failed(
    house: House, failure: Exception, status: int
) -> None:
    house.conversation.failure = failure
    told = house.say({"sessionId": "s-1", "message": "hello"})
    assert told.status == status
    assert str(failure) not in told.text
    assert "4242" not in house.lines[-1]


def test_f61_a_failure_is_logged_with_its_place_and_without_its_words(house: House) -> None:
    house.conversation.failure = ValueError("invalid literal: '737'")
    house.say({"sessionId": "s-1", "message": "hello"})
    assert "737" not in house.lines[-1]
    assert "ValueError" in str(house.logged["traceback"])
    assert "chat_door.py" in str(house.logged["traceback"])


def test_a_method_that_nobody_knows_is_not_logged(house: House) -> None:
    assert house.ask("4242424242424242", "/chat").status == 405
    assert "4242" not in house.lines[-1]


def test_the_log_has_neither_session_nor_message_nor_address(house: House) -> None:
    house.say({"sessionId": "s-secret", "message": "John Smith"})
    assert house.logged.keys() == {
        "level",
        "request_id",
        "kind",
        "action",
        "status",
        "duration_ms",
        "container",
    }
    assert (house.logged["action"], house.logged["status"]) == ("say", 200)


@pytest.mark.parametrize("path", ["/pay/", "/pay", "/pay/s-1.link-secret"])
def test_the_page_loads_nothing_from_elsewhere(house: House, path: str) -> None:
    told = house.ask("GET", path)
    policy = told.headers["content-security-policy"]
    assert (told.status, told.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "script-src 'self'; connect-src 'self'" in policy
    assert ("stripe" in policy, "js.stripe.com" in told.text) == (False, False)
    assert "unsafe" not in policy


def test_with_a_publishable_key_the_page_may_load_stripes_elements_and_nothing_else() -> None:
    told = House(publishable_key="pk_test_1").ask("GET", "/pay/")
    policy = told.headers["content-security-policy"]
    hosts = {word for word in policy.replace(";", " ").split() if word.startswith("https://")}
    assert {host.rpartition("stripe.com")[1] for host in hosts} == {"stripe.com"}
    assert 'src="https://js.stripe.com/v3/"' in told.text
    assert 'content="pk_test_1"' in told.text


@pytest.mark.parametrize("name", ["pay.js", "pay.css", "card.js"])
def test_the_pages_files_are_served_with_their_type(house: House, name: str) -> None:
    told = house.ask("GET", f"/pay/static/{name}")
    assert told.status == 200
    assert told.headers["content-type"].split(";")[0] in {"text/javascript", "text/css"}


@pytest.mark.parametrize(
    "path", ["/pay/static/page.html", "/pay/static/../pages.py", "/pay/nobody"]
)
def test_no_other_file_is_served(house: House, path: str) -> None:
    assert house.ask("GET", path).status == 404


def test_a_head_is_a_get_without_a_body(house: House) -> None:
    told = house.ask("HEAD", "/pay/")
    assert (told.status, told.text) == (200, "")


def test_looking_at_a_link_does_not_use_it_up(house: House) -> None:
    house.ask("GET", "/pay/s-1.link-secret")
    told = house.ask("POST", "/pay/links", '{"link": "s-1.link-secret"}', JSON)
    assert (told.status, told.body) == (200, {"sessionId": "s-1"})
    assert told.headers["set-cookie"].startswith("pay_session=made-by-link; HttpOnly")


@pytest.mark.parametrize("link", ["s-1.link-secret", "s-1.wrong", "s-1.", ".x", "", "a b.c"])
def test_a_link_that_was_used_or_never_was_is_gone(house: House, link: str) -> None:
    house.ask("POST", "/pay/links", '{"link": "s-1.link-secret"}', JSON)
    told = house.ask("POST", "/pay/links", json.dumps({"link": link}), JSON)
    assert (told.status, "set-cookie" in told.headers) == (409, False)


def test_who_is_signed_in_lists_and_deletes_chat_sessions(house: House) -> None:
    who = {"authorization": "Bearer good"}
    listed = house.ask("GET", "/chat/sessions?limit=5&cursor=a%20b", headers=who)
    query = {"limit": "5", "cursor": "a b"}
    assert listed.body["asked"] == {"method": "GET", "session": "", "query": query}
    gone = house.ask("DELETE", "/chat/sessions/c-1", headers=who)
    assert (gone.status, gone.text) == (204, "")
    assert house.ask("GET", "/chat/sessions").headers["www-authenticate"] == "Bearer"


def test_where_payments_are_off_nothing_of_them_is_there() -> None:
    lines: list[str] = []
    door = ChatDoor(None, Sessions, lambda: 0, Log(lines.append))
    for method, path in [("POST", "/chat"), ("GET", "/pay/"), ("GET", "/pay/static/pay.js")]:
        told = answered(door.answer(web_event(method, path, "{}", JSON), ""))
        assert (told.status, told.body) == (404, NOT_FOUND), path
    listed = answered(door.answer(web_event("GET", "/openapi.json"), ""))
    assert sorted(listed.body["paths"]) == [
        "/chat/sessions",
        "/chat/sessions/{sessionId}",
        "/openapi.json",
    ]


@pytest.mark.parametrize(
    "event", [None, [], {}, {"body": 1}, {"body": "%%%", "isBase64Encoded": True}]
)
def test_what_is_no_request_is_answered_all_the_same(house: House, event: object) -> None:
    assert house.door.answer(event, "")["statusCode"] in {400, 404}


def test_the_stage_of_an_http_api_is_no_part_of_the_path(house: House) -> None:
    event = web_event("GET", "/dev/openapi.json")
    event["requestContext"]["stage"] = "dev"
    assert house.door.answer(event, "")["statusCode"] == 200
