"""The small Discord's gateway, frame by frame; its socket is tested with discord.py itself."""

import json
import threading
from typing import Any

import pytest

from bot.playground.discord.gateway import Close, Connection, Frame, Gateway, Hangup, Op
from bot.playground.discord.small_discord import SmallDiscord

ADDRESS = "ws://127.0.0.1:1/gateway"


class Bot:
    """A connection's other end: what it was sent, and what it sends."""

    def __init__(self, gateway: Gateway) -> None:
        self.frames: list[Frame] = []
        self.connection = Connection(gateway, ADDRESS, self.frames.append)
        self.connection.greet()

    def send(self, op: int, data: object = None) -> Frame:
        """Send a frame; the last one that came by then."""
        self.connection.receive(json.dumps({"op": op, "d": data}))
        return self.frames[-1]

    def identify(self, token: str, intents: int = 0) -> Any:
        """Open a session."""
        return self.send(Op.IDENTIFY, {"token": token, "intents": intents, "properties": {}})

    def resume(self, token: str, session_id: str, seq: int) -> Any:
        """Go on with a session."""
        return self.send(Op.RESUME, {"token": token, "session_id": session_id, "seq": seq})


@pytest.fixture
def discord() -> SmallDiscord:
    return SmallDiscord()


def ready(discord: SmallDiscord) -> tuple[Bot, str]:
    """A bot with a session, and the session's id."""
    bot = Bot(discord.gateway)
    return bot, bot.identify(discord.bot_token)["d"]["session_id"]


def command(discord: SmallDiscord) -> str:
    """Somebody sends a command that nobody answers; the interaction's id."""
    discord.client.deadline = 0.01
    user = discord.state.world.users[0]
    return discord.client.command(user, "ux-update", {"request": "make it blue"}).id


def test_the_first_frame_says_how_often_to_beat(discord: SmallDiscord) -> None:
    assert Bot(discord.gateway).frames == [
        {"op": Op.HELLO, "d": {"heartbeat_interval": 41250}, "s": None, "t": None}
    ]


def test_a_heartbeat_is_acknowledged_also_before_identify(discord: SmallDiscord) -> None:
    assert Bot(discord.gateway).send(Op.HEARTBEAT) == {"op": Op.HEARTBEAT_ACK, "d": None}


def test_the_right_token_opens_a_session_that_says_where_to_resume(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    frame: Any = bot.frames[-1]
    assert (frame["op"], frame["t"], frame["s"]) == (Op.DISPATCH, "READY", 1)
    assert frame["d"]["resume_gateway_url"] == ADDRESS
    assert frame["d"]["application"]["id"] == discord.application_id


def test_a_wrong_token_closes_the_connection(discord: SmallDiscord) -> None:
    assert Bot(discord.gateway).identify("wrong") == Hangup(Close.AUTHENTICATION_FAILED)
    assert not discord.gateway.is_open


def test_privileged_intents_close_the_connection(discord: SmallDiscord) -> None:
    refused = Bot(discord.gateway).identify(discord.bot_token, 1 << 15)
    assert refused == Hangup(Close.DISALLOWED_INTENTS)


def test_identifying_twice_closes_the_connection(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    assert bot.identify(discord.bot_token) == Hangup(Close.ALREADY_AUTHENTICATED)


def test_a_token_may_be_any_text(discord: SmallDiscord) -> None:
    assert Bot(discord.gateway).identify("Ä") == Hangup(Close.AUTHENTICATION_FAILED)


def test_anything_before_identify_closes_the_connection(discord: SmallDiscord) -> None:
    assert Bot(discord.gateway).send(3) == Hangup(Close.NOT_AUTHENTICATED)


def test_an_unknown_opcode_closes_the_connection(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    assert bot.send(99) == Hangup(Close.UNKNOWN_OPCODE)


BROKEN = ["{", "[]", '{"d": 1}', '{"op": 2}', '{"op": 2, "d": {}}', '{"op": 6, "d": {}}']


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_frame_closes_the_connection(discord: SmallDiscord, text: str) -> None:
    bot = Bot(discord.gateway)
    bot.connection.receive(text)
    assert bot.frames[-1] == Hangup(Close.DECODE_ERROR)


def test_an_interaction_comes_as_an_event(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    interaction_id = command(discord)
    frame: Any = bot.frames[-1]
    assert (frame["t"], frame["s"], frame["d"]["id"]) == ("INTERACTION_CREATE", 2, interaction_id)


def test_an_interaction_goes_to_the_endpoint_alone_where_there_is_one(
    discord: SmallDiscord,
) -> None:
    bot, _ = ready(discord)
    called: list[bytes] = []

    def endpoint(body: bytes, _: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        called.append(body)
        return 503, {}, b""

    discord.connect(endpoint)
    command(discord)
    assert (len(called), len(bot.frames)) == (1, 2)


def test_taking_the_endpoint_away_leads_back_to_the_gateway(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    discord.state.endpoint_url = "https://example.org/"
    discord.connect(lambda body, headers: (503, {}, b""))
    discord.developer.edit({"interactions_endpoint_url": None})
    command(discord)
    assert len(bot.frames) == 3


def test_what_was_missed_comes_with_resume_and_in_order(discord: SmallDiscord) -> None:
    bot, session_id = ready(discord)
    bot.connection.leave(Close.UNKNOWN_ERROR)
    missed = [command(discord), command(discord)]
    again = Bot(discord.gateway)
    resumed = again.resume(discord.bot_token, session_id, 1)
    events: list[Any] = again.frames[1:3]
    assert [event["d"]["id"] for event in events] == missed
    assert (resumed["t"], resumed["s"]) == ("RESUMED", 4)


def test_what_was_seen_does_not_come_again(discord: SmallDiscord) -> None:
    bot, session_id = ready(discord)
    command(discord)
    bot.connection.leave(Close.UNKNOWN_ERROR)
    again = Bot(discord.gateway)
    again.resume(discord.bot_token, session_id, 2)
    kinds: list[Any] = again.frames[1:]
    assert [frame["t"] for frame in kinds] == ["RESUMED"]


def test_an_old_connection_that_ends_late_does_not_end_the_new_one(discord: SmallDiscord) -> None:
    bot, session_id = ready(discord)
    again = Bot(discord.gateway)
    again.resume(discord.bot_token, session_id, 1)
    bot.connection.leave(1000)
    assert discord.gateway.connections == [again.connection]


def test_an_unknown_session_is_told_to_identify_anew(discord: SmallDiscord) -> None:
    resumed = Bot(discord.gateway).resume(discord.bot_token, "unknown", 1)
    assert resumed == {"op": Op.INVALID_SESSION, "d": False}


def test_resuming_from_the_future_closes_the_connection(discord: SmallDiscord) -> None:
    _, session_id = ready(discord)
    refused = Bot(discord.gateway).resume(discord.bot_token, session_id, 9)
    assert refused == Hangup(Close.INVALID_SEQUENCE)


def test_resuming_with_a_wrong_token_closes_the_connection(discord: SmallDiscord) -> None:
    _, session_id = ready(discord)
    refused = Bot(discord.gateway).resume("wrong", session_id, 1)
    assert refused == Hangup(Close.AUTHENTICATION_FAILED)


@pytest.mark.parametrize(("code", "is_open"), [(1000, False), (1001, False), (1006, True)])
def test_a_bot_that_says_goodbye_ends_its_session(
    discord: SmallDiscord, code: int, is_open: bool
) -> None:
    bot, _ = ready(discord)
    bot.connection.leave(code)
    assert discord.gateway.is_open is is_open


def test_moving_house_and_losing_sessions_is_told(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)
    discord.gateway.ask_to_reconnect()
    discord.gateway.invalidate()
    assert bot.frames[-2:] == [
        {"op": Op.RECONNECT, "d": None},
        {"op": Op.INVALID_SESSION, "d": False},
    ]
    assert not discord.gateway.is_open


def test_the_answer_ends_the_wait(discord: SmallDiscord) -> None:
    bot, _ = ready(discord)

    def answer(frame: Frame) -> None:
        assert not isinstance(frame, Hangup)
        data, said = frame["d"], {"type": 4, "data": {"content": "Hello"}}
        respond = discord.rest.respond
        threading.Thread(target=respond, args=(data["id"], data["token"], said)).start()

    bot.connection.send = answer
    user = discord.state.world.users[0]
    exchange = discord.client.command(user, "ux-update", {"request": "make it blue"})
    assert (exchange.status, exchange.response_type) == ("answered", 4)
    assert exchange.elapsed < discord.client.deadline
