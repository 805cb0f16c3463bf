"""Who the bot is and whether Discord will send it anything, asked before it connects."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from bot.adapters.discord_portal import Application, Portal, PortalRefused, invitation
from bot.errors import BotError
from bot.gateway.running import GatewayEnded, wrong_token

_UNAUTHORIZED = 401
_ENDPOINT = (
    "the application has an Interactions Endpoint URL ({url}), so Discord sends everything there"
    " and nothing to the gateway. Clear it in the developer portal (General Information →"
    " Interactions Endpoint URL), or run this again with --clear-endpoint. `make deploy` sets it"
    " again."
)


class Wish(NamedTuple):
    """The one server to serve, '' for all that the bot is in; whether to clear the endpoint URL."""

    guild_id: str = ""
    is_endpoint_cleared: bool = False


class Known(NamedTuple):
    """The application, and the servers that it is to serve: id to name."""

    application: Application
    guilds: Mapping[str, str]


def know(
    portal: Portal, wish: Wish, commands: list[dict[str, Any]], say: Callable[[str], None]
) -> Known:
    """Ask Discord; `say` hears what the person may want to do.

    Raises BotError, with a text for the person, where the gateway would bring nothing.
    """
    try:
        application = _application(portal, wish, say)
        guilds = _guilds(portal, application.id, wish, say)
        here = [wish.guild_id] if wish.guild_id else []
        registered = _registered(portal, application.id, here)
    except PortalRefused as fault:
        raise refused(fault) from fault
    missing = [f"/{one['name']}" for one in commands if one["name"] not in registered]
    if missing:
        listed = ", ".join(missing)
        say(f"Discord does not know {listed} yet: run `ux-agent commands sync --apply`")
    return Known(application, guilds)


def _application(portal: Portal, wish: Wish, say: Callable[[str], None]) -> Application:
    application = portal.application()
    if application.endpoint_url and wish.is_endpoint_cleared:
        say(f"clearing the Interactions Endpoint URL {application.endpoint_url}")
        portal.set_endpoint("")
        application = portal.application()
    if application.endpoint_url:
        raise endpoint_is_set(application.endpoint_url)
    return application


def _guilds(
    portal: Portal, application_id: str, wish: Wish, say: Callable[[str], None]
) -> Mapping[str, str]:
    found = portal.guilds()
    page = invitation(portal.base, application_id, wish.guild_id)
    if wish.guild_id and wish.guild_id not in found:
        raise GatewayEnded(f"the bot is not in server {wish.guild_id}: let it in at {page}")
    if not found:
        say(f"the bot is in no server yet: let it in at {page} and start this again")
    return {wish.guild_id: found[wish.guild_id]} if wish.guild_id else found


def _registered(portal: Portal, application_id: str, guild_ids: Iterable[str]) -> set[str]:
    places = ["", *guild_ids]
    return {one["name"] for place in places for one in portal.commands(application_id, place)}


def endpoint_is_set(url: str) -> GatewayEnded:
    """Discord sends interactions there, and nowhere else (docs: Interactions, Overview)."""
    return GatewayEnded(_ENDPOINT.format(url=url))


def refused(fault: PortalRefused) -> BotError:
    """What Discord's refusal means to the person."""
    if fault.status == _UNAUTHORIZED:
        return wrong_token()
    return GatewayEnded(f"{fault}: {'; '.join(fault.mend)}")
