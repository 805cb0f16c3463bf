"""The bot at the gateway: discord.py's real client, connected to a small Discord."""

from tests.gateway.stage import Address, act, connected
from tests.transcripts.town import Town


async def test_a_slash_command_is_answered_over_the_gateway(town: Town, address: Address) -> None:
    olive = town.discord.state.world.users[0]
    async with connected(town.discord, address, lambda: town.agent, town.now) as bot:
        wish = {"request": "make the navbar dark blue"}
        exchange = await act(town.discord.client.command, olive, "ux-update", wish)
    assert (exchange.status, exchange.response_type) == ("answered", 4), exchange.reason
    assert '"outcome": "say"' in bot.lines[-2], bot.lines
