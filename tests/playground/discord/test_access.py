"""What the bot sees and may do in a channel, over the API."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.playground.discord.message import Message
from bot.playground.discord.routes import api
from bot.playground.discord.state import State
from tests.playground.discord.scripted import Json, Town, message
from tests.playground.http_client import Http

HELLO = {"content": "Hello"}


class Bot(Http):
    """The application's own calls, with its token."""

    token = ""

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bot {self.token}"}
        return super().request(method, path, headers=headers, **options)


@pytest.fixture
def http(town: Town) -> Bot:
    bot = Bot(Starlette(routes=[api(town.discord.rest)]), "http://127.0.0.1/api/v10/")
    bot.token = town.discord.bot_token
    return bot


def place(town: Town) -> str:
    """The path of the channel's messages."""
    return f"channels/{town.discord.state.world.channel.id}/messages"


def said(http: Bot, path: str) -> list[str]:
    """The texts of a page."""
    return [found["content"] for found in http.get(path).json()]


def five(town: Town, http: Bot) -> list[str]:
    """The ids of five messages, oldest first."""
    made = [http.post(place(town), json={"content": str(number)}) for number in range(5)]
    return [str(answered.json()["id"]) for answered in made]


def test_a_page_is_the_newest_first(town: Town, http: Bot) -> None:
    five(town, http)
    assert said(http, f"{place(town)}?limit=2") == ["4", "3"]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("after={}&limit=1", ["3"]),
        ("before={}&limit=1", ["1"]),
        ("around={}&limit=3", ["3", "2", "1"]),
        ("after={}", ["4", "3"]),
    ],
)
def test_a_page_lies_where_it_is_asked_for(
    town: Town, http: Bot, query: str, texts: list[str]
) -> None:
    middle = five(town, http)[2]
    assert said(http, f"{place(town)}?{query.format(middle)}") == texts


def test_an_answer_to_an_interaction_names_it(town: Town, http: Bot) -> None:
    exchange = town.ask()
    (found,) = http.get(place(town)).json()
    assert found["interaction_metadata"]["id"] == exchange.id


def test_ephemeral_and_deleted_messages_are_on_no_page(town: Town, http: Bot) -> None:
    town.ask(message(content="private", flags=64))
    town.ask(message(content="gone"))
    town.visible()[-1].is_deleted = True
    assert http.get(place(town)).json() == []


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "around=x", "after="])
def test_a_page_that_cannot_be_is_refused(town: Town, http: Bot, query: str) -> None:
    assert http.get(f"{place(town)}?{query}").json()["code"] == 50035


def hide(state: State) -> None:
    """The bot may not view the channel."""
    state.hidden.add(state.world.channel.id)


def leave(state: State) -> None:
    """The bot is not in the server, where its commands may be all the same."""
    state.joined.clear()


@pytest.mark.parametrize("deed", [hide, leave])
def test_a_channel_that_the_bot_does_not_see_is_closed_to_it(
    town: Town, http: Bot, deed: Callable[[State], None]
) -> None:
    exchange = town.ask()
    deed(town.discord.state)
    calls = [
        http.get(place(town)),
        http.post(place(town), json=HELLO),
        http.patch(f"{place(town)}/{exchange.original_id}", json=HELLO),
    ]
    assert [(call.status_code, call.json()["code"]) for call in calls] == [(403, 50001)] * 3


def test_a_channel_that_is_gone_is_told(http: Bot) -> None:
    assert http.get("channels/1/messages").json()["code"] == 10003


def test_where_the_bot_may_not_write_it_still_edits_its_own(town: Town, http: Bot) -> None:
    exchange = town.ask()
    state = town.discord.state
    state.muted.add(state.world.channel.id)
    refused = http.post(place(town), json=HELLO)
    edited = http.patch(f"{place(town)}/{exchange.original_id}", json={"content": "Bye"})
    assert (refused.status_code, refused.json()["code"]) == (403, 50013)
    assert edited.status_code == 200


def test_somebody_elses_message_is_not_the_bots_to_edit(town: Town, http: Bot) -> None:
    state = town.discord.state
    channel, user = state.world.channel, state.world.users[0]
    state.messages["7"] = Message("7", channel.id, user, state.clock.now(), "Hi")
    body: Json = http.patch(f"{place(town)}/7", json=HELLO).json()
    assert body["code"] == 50005


def test_nobody_reads_as_the_bot_without_its_token(town: Town, http: Bot) -> None:
    http.token = "wrong"
    assert http.get(place(town)).status_code == 401
