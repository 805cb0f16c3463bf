"""What a person does in Discord's client, and what the client does about the answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.playground.discord import payload
from bot.playground.discord.component_limits import (
    BUTTON,
    LABEL,
    LINK_STYLE,
    TEXT_INPUT,
    custom_ids,
    walk,
)
from bot.playground.discord.endpoint import DEADLINE_SECONDS, Endpoint, Outcome, call, nobody
from bot.playground.discord.errors import ApiError
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import Channel, User
from bot.playground.discord.responding import acknowledge
from bot.playground.discord.signing import Signer
from bot.playground.discord.state import State

if TYPE_CHECKING:
    from bot.playground.discord.gateway import Gateway

FAILED = "This interaction failed"
SILENT = "The application did not respond"


class ClientRefused(ValueError):
    """The client does not let the person do this; the text says why."""


class Client:
    """The people's side of the small Discord: every act becomes a signed request to `endpoint`.

    Without an endpoint it goes to the bots that are connected to the gateway, if there are any.
    """

    def __init__(
        self, state: State, signer: Signer, endpoint: Endpoint, deadline: float = DEADLINE_SECONDS
    ) -> None:
        self.state = state
        self.signer = signer
        self.endpoint = endpoint
        self.deadline = deadline
        self.gateway: Gateway | None = None

    def check_endpoint(self, candidate: Endpoint | None = None) -> str:
        """Why Discord would not accept the endpoint's (or a candidate's) address, or ''.

        A signed PING must be answered with PONG, a badly signed one with 401.
        """
        endpoint = candidate or self.endpoint
        identity = self.state.snowflakes.make()
        question = payload.ping(self.state.world, identity, self.state.make_token(identity))
        body = payload.encode(question)
        headers = self.signer.headers(body, self.state.clock.now())
        outcome = call(endpoint, body, headers, self.deadline)
        if outcome.reason or outcome.body != {"type": 1}:
            return outcome.reason or "the answer to a PING is not PONG"
        forged = {**headers, "X-Signature-Ed25519": "0" * 128}
        refusal = call(endpoint, body, forged, self.deadline).answer
        if refusal is None or refusal.status != 401:
            return "a bad signature is not answered with 401"
        return ""

    def command(
        self, user: User, name: str, options: Mapping[str, str], channel: Channel | None = None
    ) -> Exchange:
        """Send a slash command with text options; raises ClientRefused where there is none."""
        place = channel or self.state.world.channel
        with self.state.lock:
            self._find(name, place)
            envelope = self._envelope(user, place)
            body = payload.command(self.state.world, envelope, name, options)
            exchange = self._open(body, user, place)
        return self._send(exchange)

    def _find(self, name: str, channel: Channel) -> None:
        """Raise ClientRefused unless the client offers that command here."""
        if not self.state.is_strict:
            return
        guild_id = channel.guild_id or ""
        if guild_id and guild_id not in self.state.joined:
            raise ClientRefused("the application is not in this server")
        offered = [*self.state.commands.get("", ()), *self.state.commands.get(guild_id, ())]
        if name not in {command["name"] for command in offered}:
            raise ClientRefused(f"there is no command /{name} here")

    def press(self, user: User, message_id: str, custom_id: str) -> Exchange:
        """Press a button; raises ClientRefused when it cannot be pressed."""
        return self._use(user, message_id, custom_id, None)

    def choose(self, user: User, message_id: str, custom_id: str, values: list[str]) -> Exchange:
        """Pick values in a select; raises ClientRefused when they are not there to be picked."""
        return self._use(user, message_id, custom_id, values)

    def submit(self, user: User, opener_id: str, values: Mapping[str, str]) -> Exchange:
        """Send the form that an exchange opened, with a text for each of its inputs by custom_id.

        Raises ClientRefused when the client would not send it.
        """
        with self.state.lock:
            opener = self.state.exchanges.get(opener_id)
            if opener is None or opener.form is None or opener.user != user:
                raise ClientRefused("there is no such form open")
            components = [_filled(part, values) for part in opener.form["components"]]
            _number(components)
            message = self.state.messages.get(opener.message_id)
            envelope = self._envelope(user, opener.channel)
            custom_id = str(opener.form["custom_id"])
            world = self.state.world
            body = payload.modal_submit(world, envelope, custom_id, components, message)
            exchange = self._open(body, user, opener.channel)
            exchange.opened_by = opener
            exchange.message_id = opener.message_id
        return self._send(exchange)

    def resend(self, exchange: Exchange) -> Outcome:
        """Deliver the same interaction once more; only the first answer counts."""
        return self._call(exchange)

    def delete(self, user: User, message_id: str) -> None:
        """Delete a message, or dismiss an ephemeral one."""
        with self.state.lock:
            self._seen(user, message_id).is_deleted = True
            self.state.changed()

    def _use(
        self, user: User, message_id: str, custom_id: str, values: list[str] | None
    ) -> Exchange:
        with self.state.lock:
            message = self._seen(user, message_id)
            component = custom_ids(message.components).get(custom_id)
            if component is None:
                raise ClientRefused("the message has no such component")
            _check_use(component, values)
            place = self.state.channels()[message.channel_id]
            envelope = self._envelope(user, place)
            body = payload.component(self.state.world, envelope, component, message, values)
            exchange = self._open(body, user, place)
            exchange.message_id = message_id
        return self._send(exchange)

    def _seen(self, user: User, message_id: str) -> Message:
        message = self.state.messages.get(message_id)
        if message is None or message.is_deleted or message.visible_to not in {"", user.id}:
            raise ClientRefused("the person sees no such message")
        return message

    def _envelope(self, user: User, channel: Channel) -> payload.Envelope:
        identity = self.state.snowflakes.make()
        token = self.state.make_token(identity)
        return payload.Envelope(identity, token, user, channel, self.state.last_message_id(channel))

    def _open(self, body: dict[str, Any], user: User, channel: Channel) -> Exchange:
        exchange = Exchange(body, user, channel, self.state.clock.now())
        self.state.exchanges[exchange.id] = exchange
        self.state.changed()
        return exchange

    def _call(self, exchange: Exchange) -> Outcome:
        if self.endpoint is nobody and self.gateway is not None and self.gateway.is_open:
            return self.gateway.deliver(exchange, self.deadline)
        body = payload.encode(exchange.payload)
        headers = self.signer.headers(body, self.state.clock.now())
        before = self.state.clock.now()
        outcome = call(self.endpoint, body, headers, self.deadline)
        elapsed = max(outcome.elapsed, self.state.clock.now() - before)
        if elapsed >= self.deadline and not outcome.reason:
            reason = f"no answer within {self.deadline:g} s"
            return Outcome(elapsed, outcome.answer, reason=reason)
        return outcome._replace(elapsed=elapsed)

    def _send(self, exchange: Exchange) -> Exchange:
        outcome = self._call(exchange)
        with self.state.lock:
            exchange.elapsed = outcome.elapsed
            if outcome.answer is not None:
                exchange.container = outcome.answer.header("x-container")
            if outcome.reason:
                self._fail(exchange, outcome.reason)
            elif outcome.answer is not None and outcome.answer.status != 202:
                self._take(exchange, outcome.body)
            self.state.changed()
        return exchange

    def _take(self, exchange: Exchange, body: object) -> None:
        try:
            acknowledge(self.state, exchange, body)
        except ApiError as error:
            self._fail(exchange, str(error))

    def _fail(self, exchange: Exchange, reason: str) -> None:
        if exchange.status != "pending":
            return
        is_silent = exchange.kind == 2 and reason.startswith("no answer")
        exchange.status = "failed"
        exchange.failure = SILENT if is_silent else FAILED
        exchange.reason = reason


def _check_use(component: Mapping[str, Any], values: list[str] | None) -> None:
    if component.get("disabled"):
        raise ClientRefused("the component is disabled")
    is_button = component["type"] == BUTTON
    if is_button != (values is None) or component.get("style") == LINK_STYLE:
        raise ClientRefused("the component is not used in this way")
    if values is None:
        return
    offered = {option["value"] for option in component.get("options", ())}
    least, most = component.get("min_values"), component.get("max_values")
    low, high = 1 if least is None else least, 1 if most is None else most
    if not low <= len(values) <= high or not offered.issuperset(values):
        raise ClientRefused("that cannot be picked here")


def _filled(part: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """A top-level component of a form as it is sent back."""
    if part["type"] == LABEL:
        return {"component": _input(part["component"], values), "type": LABEL}
    if "components" in part:
        inner = [_input(component, values) for component in part["components"]]
        return {"components": inner, "type": part["type"]}
    return {"type": part["type"]}


def _input(field: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    custom_id, given = field["custom_id"], values.get(field["custom_id"], "")
    sent = {"custom_id": custom_id, "type": field["type"]}
    if field["type"] != TEXT_INPUT:
        return {**sent, "values": [given] if given else []}
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if field.get("required", True) and not given:
        raise ClientRefused("a required field is empty")
    if given and not least <= len(given) <= most:
        raise ClientRefused(f"a field takes {least} to {most} characters")
    return {**sent, "value": given}


def _number(components: list[dict[str, Any]]) -> None:
    for identity, (_, component) in enumerate(walk(components, ()), start=1):
        component["id"] = identity
