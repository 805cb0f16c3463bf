"""The doors that a transcript is played through: each lets people act and the bot answer."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from bot.dispatch import dispatch
from bot.interactions.interaction import parse
from bot.interactions.render import response
from bot.interactions.signature import Verifier
from bot.log import Log
from bot.playground.discord.client import Client
from bot.playground.discord.endpoint import Endpoint
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.forms import Values
from bot.playground.discord.people import Channel, User
from bot.playground.discord.refused import ClientRefused
from bot.playground.page.playground import Playground
from bot.playground.page.site_folder import SiteFolder
from bot.playground.page.web import build
from lambda_interactions.door import OpenDoor
from tests.playground.http_client import Http
from tests.transcripts.town import Town


class Hands(Protocol):
    """What people can do."""

    def command(
        self, user: User, name: str, given: Mapping[str, str], channel: Channel
    ) -> Exchange:
        """Send a slash command."""
        ...

    def press(self, user: User, message_id: str, custom_id: str) -> Exchange:
        """Press a button."""
        ...

    def choose(self, user: User, message_id: str, custom_id: str, values: list[str]) -> Exchange:
        """Pick from a select."""
        ...

    def submit(self, user: User, opener_id: str, values: Values) -> Exchange:
        """Send a form."""
        ...

    def autocomplete(
        self, user: User, name: str, given: Mapping[str, str], *, focused: str, channel: Channel
    ) -> Exchange:
        """Type the value of a command's option."""
        ...


def core(town: Town) -> Endpoint:
    """The core alone: no signature, no Lambda."""

    def answer(body: bytes, _: dict[str, str]) -> tuple[int, Mapping[str, str], bytes]:
        interaction = parse(body)
        reply = dispatch(interaction, town.agent, town.now())
        said = response(
            reply, on_message=interaction.on_message, on_components=interaction.on_components
        )
        return 200, {"content-type": "application/json"}, json.dumps(said).encode()

    return answer


def signed_event(town: Town) -> Endpoint:
    """The Lambda function: a function URL's event, verified; every event meets a new container."""

    def answer(body: bytes, headers: dict[str, str]) -> tuple[int, Mapping[str, str], bytes]:
        verifier = Verifier(town.discord.public_key, 300)
        lines: list[str] = []
        door = OpenDoor(verifier, lambda: town.agent, town.now, Log(lines.append))
        event = {
            "version": "2.0",
            "headers": {name.lower(): value for name, value in headers.items()},
            "requestContext": {"http": {"method": "POST"}},
            "body": body.decode(),
            "isBase64Encoded": False,
        }
        answered = door.answer(event, "")
        assert not any('"ERROR"' in line for line in lines), lines
        return answered["statusCode"], answered["headers"], answered["body"].encode()

    return answer


class AtThePage:
    """People act through the playground's page: its JSON, over HTTP."""

    def __init__(self, town: Town) -> None:
        self._state = town.discord.state
        site = SiteFolder(town.folder)
        self._http = Http(build(Playground(town.discord, site, is_sample=True)))

    def command(
        self, user: User, name: str, given: Mapping[str, str], channel: Channel
    ) -> Exchange:
        wanted = {"name": name, "options": dict(given), "channel": channel.id}
        return self._sent(user, "command", wanted)

    def press(self, user: User, message_id: str, custom_id: str) -> Exchange:
        return self._sent(user, "component", {"message": message_id, "custom_id": custom_id})

    def choose(self, user: User, message_id: str, custom_id: str, values: list[str]) -> Exchange:
        wanted = {"message": message_id, "custom_id": custom_id, "values": values}
        return self._sent(user, "component", wanted)

    def submit(self, user: User, opener_id: str, values: Values) -> Exchange:
        return self._sent(user, "modal", {"exchange": opener_id, "values": dict(values)})

    def autocomplete(
        self, user: User, name: str, given: Mapping[str, str], *, focused: str, channel: Channel
    ) -> Exchange:
        wanted = {"name": name, "options": dict(given), "channel": channel.id, "focused": focused}
        return self._sent(user, "autocomplete", wanted)

    def _sent(self, user: User, path: str, wanted: dict[str, Any]) -> Exchange:
        answer = self._http.post(f"/playground/api/{path}", json={"user": user.id, **wanted})
        if answer.status_code == 409:
            raise ClientRefused(answer.json()["refused"])
        assert answer.status_code == 200, answer.text
        newest = next(reversed(self._state.exchanges))
        return self._state.exchanges[answer.json().get("exchange", newest)]


@contextmanager
def through_core(town: Town) -> Iterator[Hands]:
    """The core alone."""
    town.discord.connect(core(town))
    yield town.discord.client


@contextmanager
def through_lambda(town: Town) -> Iterator[Client]:
    """Signed events to the Lambda function."""
    town.discord.connect(signed_event(town))
    yield town.discord.client


@contextmanager
def through_playground(town: Town) -> Iterator[Hands]:
    """The playground's page in front of the Lambda function."""
    town.discord.connect(signed_event(town))
    yield AtThePage(town)
