"""The bot at the gateway: discord.py's real client, connected to a small Discord over sockets."""

import asyncio
import json
import logging
import threading
from functools import partial
from typing import Any

import pytest

from bot.conversation.reply import (
    Ask,
    Button,
    Card,
    Choice,
    Form,
    Replace,
    Reply,
    Say,
    Select,
    TextInput,
)
from bot.conversation.transition import Presser
from bot.dispatch import Agent
from bot.gateway.client import GatewayClient
from bot.gateway.tree import Received
from bot.interactions.commands import COMMANDS
from bot.interactions.custom_id import write
from bot.interactions.signature import Verifier
from bot.log import Log
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.gateway import Close
from bot.playground.discord.people import User
from bot.playground.discord.small_discord import SmallDiscord
from bot.ux_agent.agent import Origin
from lambda_interactions.door import OpenDoor
from tests.gateway.stage import SECONDS, Address, act, connected
from tests.interactions.payloads import RecordingAgent, handle

BLUE = {"request": "make the navbar dark blue"}
CHOICES = (Choice("Header", "0"), Choice("Footer", "1"))
CARD = Card(
    "Which one?",
    ("Both are there.",),
    rows=(
        (Button(handle("confirm"), "Confirm", "success"), Button(handle("change"), "Change")),
        Select(handle("answer"), "Which?", CHOICES),
    ),
)
FORM = Form(handle("change"), "Change it", (TextInput("text", "What?", "make it blue"),))
SHOWN = Say(CARD)
DONE = Replace(Card("Done", ("That is it.",)))


def sent(discord: SmallDiscord, exchange: Exchange) -> Any:
    """The one body that answered an interaction, as it came over HTTP."""
    assert exchange.status == "answered", exchange.reason
    path = f"/api/v10/interactions/{exchange.id}/{exchange.token}/callback"
    [body] = [call["body"] for call in discord.state.calls if call["path"] == path]
    return body


def over_http(discord: SmallDiscord, exchange: Exchange, agent: Agent) -> Any:
    """The body with which the Lambda function answers the same interaction."""
    now = int(discord.state.clock.now())
    verifier = Verifier(discord.public_key, 300)
    door = OpenDoor(verifier, lambda: agent, lambda: now, Log(lambda line: None))
    body = json.dumps(exchange.payload).encode()
    answer = door.answer({"headers": discord.signer.headers(body, now), "body": body.decode()}, "")
    assert answer["statusCode"] == 200
    return json.loads(answer["body"])


@pytest.mark.parametrize("name", [command["name"] for command in COMMANDS])
async def test_every_command_is_answered_as_over_http(
    discord: SmallDiscord, address: Address, olive: User, name: str
) -> None:
    agent = RecordingAgent(SHOWN)
    given = BLUE if name == "ux-update" else {}
    async with connected(discord, address, lambda: agent):
        exchange = await act(discord.client.command, olive, name, given)
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_a_button_is_answered_as_over_http(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        shown = await act(discord.client.command, olive, "ux-update", BLUE)
        agent.reply = DONE
        button = write(handle("confirm"), "button")
        exchange = await act(discord.client.press, olive, shown.original_id, button)
    assert exchange.response_type == 7
    assert agent.calls[-1][0] == "confirm_and_execute"
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_a_select_is_answered_as_over_http(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        shown = await act(discord.client.command, olive, "ux-update", BLUE)
        agent.reply = DONE
        select = write(handle("answer"), "select")
        exchange = await act(discord.client.choose, olive, shown.original_id, select, ["1"])
    assert agent.calls[-1][1].argument == "1"
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_a_form_opens_and_is_answered_as_over_http(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        shown = await act(discord.client.command, olive, "ux-update", BLUE)
        agent.reply = Ask(FORM)
        button = write(handle("change"), "button")
        opened = await act(discord.client.press, olive, shown.original_id, button)
        assert sent(discord, opened) == over_http(discord, opened, agent)
        agent.reply = DONE
        exchange = await act(discord.client.submit, olive, opened.id, {"text": "make it red"})
    assert agent.calls[-1][:3] == ("change", handle("change"), "make it red")
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_what_is_being_typed_is_answered_as_over_http(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        exchange = await act(
            discord.client.autocomplete, olive, "ux-update", {"section": "he"}, focused="section"
        )
    assert exchange.response_type == 8
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_a_file_arrives_with_its_command(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        file = discord.client.upload(olive, "logo.png", b"\x89PNG")
        given = {**BLUE, "image": file["id"]}
        exchange = await act(discord.client.command, olive, "ux-update", given)
    assert exchange.status == "answered", exchange.reason
    [[*_, images]] = agent.calls
    assert [(image.id, image.filename) for image in images] == [(file["id"], "logo.png")]


@pytest.mark.parametrize("custom_id", ["somebody else's", "ux:c:too:old:0"])
async def test_a_button_that_is_not_ours_gets_words_as_over_http(
    discord: SmallDiscord, address: Address, olive: User, custom_id: str
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent):
        shown = await act(discord.client.command, olive, "ux-update", BLUE)
        button = {"type": 2, "style": 1, "label": "Old", "custom_id": custom_id, "id": 99}
        discord.state.message(shown.original_id).components = [
            {"type": 1, "id": 98, "components": [button]}
        ]
        exchange = await act(discord.client.press, olive, shown.original_id, custom_id)
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


async def test_a_command_that_discord_still_knows_and_we_do_not_gets_words(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    old = {"name": "ux-old", "type": 1, "description": "From an older version"}
    discord.developer.put_commands(discord.application_id, [*COMMANDS, old])
    async with connected(discord, address, lambda: agent):
        exchange = await act(discord.client.command, olive, "ux-old", {})
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


class NoNet(GatewayClient):
    """Answers only what discord.py's commands and items are given."""

    async def on_interaction(self, interaction: Received) -> None:
        """Let go what nobody has taken."""


async def test_commands_what_is_typed_and_presses_come_by_discord_pys_own_ways(
    discord: SmallDiscord, address: Address, olive: User, caplog: pytest.LogCaptureFixture
) -> None:
    agent = RecordingAgent(SHOWN)
    people = discord.client
    async with connected(discord, address, lambda: agent, NoNet):
        shown = await act(people.command, olive, "ux-update", BLUE)
        typed = await act(people.autocomplete, olive, "ux-undo", {}, focused="change")
        button, select = write(handle("confirm"), "button"), write(handle("answer"), "select")
        pressed = await act(people.press, olive, shown.original_id, button)
        chosen = await act(people.choose, olive, shown.original_id, select, ["1"])
    answered = {one.status for one in (shown, typed, pressed, chosen)}
    assert answered == {"answered"}
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_command_in_another_shape_than_ours_is_answered(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    number = {"type": 4, "name": "request", "description": "As it once was", "required": True}
    old = {"name": "ux-update", "type": 1, "description": "Older", "options": [number]}
    discord.developer.put_commands(discord.application_id, [old])
    async with connected(discord, address, lambda: agent, NoNet):
        exchange = await act(discord.client.command, olive, "ux-update", {"request": "7"})
    assert sent(discord, exchange) == over_http(discord, exchange, agent)


class Witness(RecordingAgent):
    """Notes the thread that it works in."""

    def __init__(self) -> None:
        super().__init__(SHOWN)
        self.threads: set[threading.Thread] = set()

    def _note(self, *call: Any) -> Reply:
        self.threads.add(threading.current_thread())
        return super()._note(*call)


async def test_no_work_is_done_in_the_thread_that_listens(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    witness = Witness()
    async with connected(discord, address, lambda: witness) as bot:
        shown = await act(discord.client.command, olive, "ux-update", BLUE)
        button = write(handle("confirm"), "button")
        await act(discord.client.press, olive, shown.original_id, button)
    assert witness.threads
    assert bot.thread not in witness.threads


async def test_other_servers_are_left_to_others_where_one_was_chosen(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    discord.client.deadline = 1.0
    world = discord.state.world
    chosen = partial(GatewayClient, guild_id=world.guild.id)
    elsewhere = next(one for one in world.channels if one.guild_id not in {None, world.guild.id})
    async with connected(discord, address, lambda: RecordingAgent(SHOWN), chosen):
        asked = [
            await act(discord.client.command, olive, "ux-update", BLUE, channel)
            for channel in (world.channel, world.direct(olive), elsewhere)
        ]
    assert [one.status for one in asked] == ["answered", "answered", "failed"]


class Slow(RecordingAgent):
    """Takes its time until it is let go."""

    def __init__(self) -> None:
        super().__init__(SHOWN)
        self.has_begun = threading.Semaphore(0)
        self.may_end = threading.Event()
        self.at_once = 0

    def start_conversation(
        self, request: str, presser: Presser, origin: Origin, **more: Any
    ) -> Reply:
        self.at_once += 1
        self.has_begun.release()
        self.may_end.wait(SECONDS)
        return super().start_conversation(request, presser, origin, **more)


async def test_who_waits_for_nobody_is_answered_meanwhile(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    slow = Slow()
    async with connected(discord, address, lambda: slow):
        first = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await asyncio.to_thread(slow.has_begun.acquire)
        second = await act(discord.client.command, olive, "ux-help", {})
        slow.may_end.set()
        assert second.status == "answered"
        assert (await first).status == "answered"


async def test_a_dropped_connection_resumes_and_what_came_meanwhile_is_answered_once(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent) as bot:
        discord.gateway.drop(Close.UNKNOWN_ERROR)
        assert discord.gateway.connections == []
        exchange = await act(discord.client.command, olive, "ux-update", BLUE)
        await bot.until("resumed")
    assert (exchange.status, len(agent.calls)) == ("answered", 1), exchange.reason
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_move_of_the_gateway_is_followed(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent) as bot:
        discord.gateway.ask_to_reconnect()
        await bot.until("resumed")
        exchange = await act(discord.client.command, olive, "ux-update", BLUE)
    assert (exchange.status, discord.gateway.identified) == ("answered", 1)


@pytest.mark.slow  # discord.py waits five seconds between two sessions, as Discord wants it
async def test_a_session_that_is_lost_is_opened_anew(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    agent = RecordingAgent(SHOWN)
    async with connected(discord, address, lambda: agent) as bot:
        discord.gateway.invalidate()
        await bot.until("connected", 2)
        exchange = await act(discord.client.command, olive, "ux-update", BLUE)
    assert (exchange.status, discord.gateway.identified) == ("answered", 2)


async def test_heartbeats_are_sent_and_acknowledged(
    discord: SmallDiscord, address: Address
) -> None:
    discord.gateway.heartbeat = 0.05
    async with connected(discord, address, lambda: RecordingAgent(SHOWN)) as bot:
        await asyncio.sleep(0.4)
        assert bot.client.latency < 0.4
    assert discord.gateway.identified == 1


async def test_an_answer_that_is_being_made_is_awaited_at_the_end(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    slow = Slow()
    async with connected(discord, address, lambda: slow) as bot:
        asked = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await asyncio.to_thread(slow.has_begun.acquire)
        ending = asyncio.create_task(bot.client.finish(5))
        await asyncio.sleep(0.1)
        assert not ending.done()
        slow.may_end.set()
        await ending
        assert bot.outcomes()[-1] == "say"
    assert (await asked).status == "answered"


async def test_the_wait_for_an_answer_at_the_end_is_bounded(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    slow = Slow()
    async with connected(discord, address, lambda: slow) as bot:
        asked = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await asyncio.to_thread(slow.has_begun.acquire)
        await asyncio.wait_for(bot.client.finish(0.05), 2)
        assert slow.calls == []
        slow.may_end.set()
        await asked
