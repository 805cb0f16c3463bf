"""The small Discord's gateway over a real WebSocket, without discord.py."""

import json
import zlib
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from bot.playground.discord.gateway import Close, Op
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import served


async def identify(socket: Any, token: str) -> None:
    """Open a session."""
    await socket.send(json.dumps({"op": Op.IDENTIFY, "d": {"token": token, "intents": 0}}))


async def test_frames_are_text_unless_packed_ones_are_asked_for() -> None:
    discord = SmallDiscord()
    with served(discord) as address:
        async with connect(address.gateway) as socket:
            assert json.loads(await socket.recv())["op"] == Op.HELLO
            await identify(socket, discord.bot_token)
            ready = json.loads(await socket.recv())["d"]
    assert ready["resume_gateway_url"] == address.gateway


async def test_packed_frames_are_one_stream() -> None:
    discord = SmallDiscord()
    stream = zlib.decompressobj()
    with served(discord) as address:
        async with connect(f"{address.gateway}?v=10&compress=zlib-stream") as socket:
            hello = stream.decompress(await socket.recv(decode=False))
            await identify(socket, discord.bot_token)
            ready = stream.decompress(await socket.recv(decode=False))
    assert (json.loads(hello)["op"], json.loads(ready)["t"]) == (Op.HELLO, "READY")


async def test_a_wrong_token_closes_the_socket_with_its_code() -> None:
    with served(SmallDiscord()) as address:
        async with connect(address.gateway) as socket:
            await socket.recv()
            await identify(socket, "wrong")
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == Close.AUTHENTICATION_FAILED


async def test_bytes_are_no_frame() -> None:
    with served(SmallDiscord()) as address:
        async with connect(address.gateway) as socket:
            await socket.recv()
            await socket.send(b"{}")
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == Close.DECODE_ERROR


async def test_a_goodbye_ends_the_session() -> None:
    discord = SmallDiscord()
    with served(discord) as place:
        async with connect(place.gateway) as socket:
            await socket.recv()
            await identify(socket, discord.bot_token)
            await socket.recv()
            assert discord.gateway.is_open
            await socket.close(1000)
    assert not discord.gateway.is_open
