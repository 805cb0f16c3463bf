"""The API that an application calls: its routes, refusals and headers."""

from typing import Any

import pytest
from starlette.applications import Starlette

from bot.playground.discord import errors
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.routes import api
from bot.playground.discord.schema import answer_faults
from tests.playground.discord.scripted import Town, button, message, row
from tests.playground.http_client import Http

HELLO = {"content": "Hello"}


@pytest.fixture
def http(town: Town) -> Http:
    return Http(Starlette(routes=[api(town.discord.rest)]), "http://127.0.0.1/api/v10/")


def message_faults(body: object) -> list[errors.Fault]:
    """What is wrong with a message of ours; a user's flags are optional (docs: User Object)."""
    faults = answer_faults("MessageResponse", body)
    return [fault for fault in faults if fault.path[-1] != "flags"]


def webhook(town: Town, exchange: Exchange, message_id: str = "") -> str:
    """The path of an exchange's webhook, or of a message under it."""
    base = f"webhooks/{town.discord.application_id}/{exchange.token}"
    return f"{base}/messages/{message_id}" if message_id else base


def channel(town: Town) -> str:
    """The path of the channel's messages."""
    return f"channels/{town.discord.state.world.channel.id}/messages"


def as_bot(town: Town) -> dict[str, str]:
    """The bot's credential."""
    return {"Authorization": f"Bot {town.discord.bot_token}"}


def test_the_first_response_by_a_call_answers_nothing(town: Town, http: Http) -> None:
    exchange = town.ask((202, {}, b""))
    path = f"interactions/{exchange.id}/{exchange.token}/callback"
    answered = http.post(path, json=message())
    assert (answered.status_code, answered.content) == (204, b"")


def test_a_second_response_is_refused(town: Town, http: Http) -> None:
    exchange = town.ask()
    path = f"interactions/{exchange.id}/{exchange.token}/callback"
    answered = http.post(path, json=message())
    assert (answered.status_code, answered.json()["code"]) == (400, 40060)


@pytest.mark.parametrize("token", ["wrong", "Ä", ""])
def test_a_response_to_an_unknown_interaction_is_refused(
    town: Town, http: Http, token: str
) -> None:
    exchange = town.ask((500, {}, b""))
    path = f"interactions/{exchange.id}/{token or exchange.token}/callback"
    answered = http.post(path, json=message())
    assert (answered.status_code, answered.json()["code"]) == (404, 10062)


def test_a_follow_up_is_a_message_of_its_own(town: Town, http: Http) -> None:
    answered = http.post(webhook(town, town.ask()), json={"content": "More", "flags": 64})
    body = answered.json()
    assert (answered.status_code, body["content"], body["flags"]) == (200, "More", 64)
    assert message_faults(body) == []
    assert len(town.visible()) == 2


def test_the_first_follow_up_takes_the_place_of_the_loading_message(town: Town, http: Http) -> None:
    http.post(webhook(town, town.ask({"type": 5})), json=HELLO)
    assert [(shown.content, shown.is_loading) for shown in town.visible()] == [("Hello", False)]


def test_the_original_is_read_edited_and_deleted(town: Town, http: Http) -> None:
    path = webhook(town, town.ask(), "@original")
    edited = http.patch(path, json={"embeds": [{"title": "New"}], "components": [row(button())]})
    read = http.get(path)
    deleted = http.delete(path)
    gone = http.get(path)

    assert message_faults(edited.json()) == []
    assert read.json()["embeds"] == [{"type": "rich", "title": "New"}]
    assert (deleted.status_code, gone.status_code, gone.json()["code"]) == (204, 404, 10008)


def test_an_edit_that_empties_the_message_is_refused(town: Town, http: Http) -> None:
    answered = http.patch(webhook(town, town.ask(), "@original"), json={"content": ""})
    assert (answered.status_code, answered.json()["code"]) == (400, 50006)


def test_an_empty_follow_up_is_refused(town: Town, http: Http) -> None:
    assert http.post(webhook(town, town.ask()), json={}).json()["code"] == 50006


def test_a_webhook_ends_after_fifteen_minutes(town: Town, http: Http) -> None:
    path = webhook(town, town.ask())
    town.clock.advance(15 * 60 - 1)
    assert http.post(path, json=HELLO).status_code == 200
    town.clock.advance(1)
    answered = http.post(path, json=HELLO)
    assert (answered.status_code, answered.json()) == (
        401,
        {"message": "Invalid Webhook Token", "code": 50027},
    )


def test_a_webhook_is_unknown_before_the_interaction_is_answered(town: Town, http: Http) -> None:
    answered = http.post(webhook(town, town.ask((202, {}, b""))), json=HELLO)
    assert (answered.status_code, answered.json()["code"]) == (404, 10015)


@pytest.mark.parametrize(("application", "token"), [("1", None), (None, "wrong")])
def test_a_webhook_of_somebody_else_is_unknown(
    town: Town, http: Http, application: str | None, token: str | None
) -> None:
    exchange = town.ask()
    path = f"webhooks/{application or town.discord.application_id}/{token or exchange.token}"
    assert http.post(path, json=HELLO).json()["code"] == 10015


def test_a_message_cannot_keep_its_content_when_it_turns_to_new_components(
    town: Town, http: Http
) -> None:
    path = webhook(town, town.ask(), "@original")
    parts = [{"type": 10, "content": "New"}]
    refused = http.patch(path, json={"flags": 1 << 15, "components": parts})
    taken = http.patch(path, json={"flags": 1 << 15, "components": parts, "content": None})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["content"])
    assert taken.status_code == 200


def test_the_bot_writes_and_edits_as_itself(town: Town, http: Http) -> None:
    made = http.post(channel(town), json=HELLO, headers=as_bot(town))
    path = f"{channel(town)}/{made.json()['id']}"
    edited = http.patch(path, json={"content": "Bye"}, headers=as_bot(town))
    assert edited.json()["content"] == "Bye"
    assert message_faults(edited.json()) == []


def test_nobody_writes_as_the_bot_without_its_token(town: Town, http: Http) -> None:
    answered = http.post(channel(town), json=HELLO, headers={"Authorization": "Bot wrong"})
    assert (answered.status_code, answered.json()["message"]) == (401, "401: Unauthorized")


def test_a_nonce_is_written_once(town: Town, http: Http) -> None:
    body: dict[str, Any] = {**HELLO, "nonce": "n1", "enforce_nonce": True}
    first, second = (http.post(channel(town), json=body, headers=as_bot(town)) for _ in range(2))
    plain = http.post(channel(town), json={**HELLO, "nonce": "n1"}, headers=as_bot(town))
    assert first.json()["id"] == second.json()["id"] != plain.json()["id"]


def test_an_unknown_channel_is_told(town: Town, http: Http) -> None:
    answered = http.post("channels/1/messages", json=HELLO, headers=as_bot(town))
    assert (answered.status_code, answered.json()["code"]) == (404, 10003)


def test_an_empty_message_of_the_bot_is_refused(town: Town, http: Http) -> None:
    assert http.post(channel(town), json={}, headers=as_bot(town)).json()["code"] == 50006


def test_the_bot_cannot_reach_an_ephemeral_message(town: Town, http: Http) -> None:
    exchange = town.ask(message(content="x", flags=64))
    path = f"{channel(town)}/{exchange.original_id}"
    assert http.patch(path, json=HELLO, headers=as_bot(town)).json()["code"] == 10008


def test_a_body_that_is_no_json_is_told(town: Town, http: Http) -> None:
    answered = http.post(webhook(town, town.ask()), content=b"{")
    assert (answered.status_code, answered.json()["code"]) == (400, 50109)


def test_a_client_that_names_no_library_is_blocked(town: Town, http: Http) -> None:
    headers = {"User-Agent": "Python-urllib/3.13"}
    answered = http.post(webhook(town, town.ask()), json=HELLO, headers=headers)
    assert (answered.status_code, answered.json()["code"]) == (403, 40333)


def test_a_rate_limit_says_how_long_to_wait(town: Town, http: Http) -> None:
    town.discord.refuse(errors.rate_limited(1.5), errors.rate_limited(2, is_global=True))
    path = webhook(town, town.ask())
    limited, everywhere, after = (http.post(path, json=HELLO) for _ in range(3))
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "1.5")
    assert answer_faults("RatelimitedResponse", limited.json()) == []
    assert everywhere.headers["x-ratelimit-scope"] == "global"
    assert after.status_code == 200


@pytest.mark.parametrize("status", [500, 502, 503])
def test_trouble_at_discord_can_be_played(town: Town, http: Http, status: int) -> None:
    town.discord.refuse(errors.server_error(status))
    assert http.post(webhook(town, town.ask()), json=HELLO).status_code == status


def test_every_call_is_noted_with_its_outcome(town: Town, http: Http) -> None:
    exchange = town.ask()
    http.post(webhook(town, exchange), json=HELLO)
    http.delete(webhook(town, exchange, "1"))
    assert [(call["method"], call["status"]) for call in town.discord.state.calls] == [
        ("POST", 200),
        ("DELETE", 404),
    ]
    assert town.discord.state.calls[0]["body"] == HELLO


def test_an_unknown_route_is_told(http: Http) -> None:
    answered = http.get("users/@nobody")
    assert (answered.status_code, answered.json()) == (
        404,
        {"message": "404: Not Found", "code": 0},
    )
