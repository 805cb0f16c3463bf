"""What a person does in Discord's client, and what the client does about the answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.playground.discord import forms, offering, options, payload
from bot.playground.discord.cdn import MOST_BYTES
from bot.playground.discord.component_limits import BUTTON, LINK_STYLE, custom_ids
from bot.playground.discord.endpoint import DEADLINE_SECONDS, Endpoint, Outcome, call, nobody
from bot.playground.discord.errors import ApiError
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import Channel, User
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.resolving import Resolved
from bot.playground.discord.responding import acknowledge
from bot.playground.discord.signing import Signer
from bot.playground.discord.state import State

if TYPE_CHECKING:
    from bot.playground.discord.gateway import Gateway

FAILED = "This interaction failed"
SILENT = "The application did not respond"


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
        self, user: User, name: str, given: Mapping[str, str], channel: Channel | None = None
    ) -> Exchange:
        """Send a slash command with a text or an id for each option; raises ClientRefused."""
        place = channel or self.state.world.channel
        with self.state.lock:
            asked, resolved = self._find(user, name, place), Resolved(self.state, place)
            sent = options.filled(asked, given, resolved)
            envelope = self._envelope(user, place, resolved)
            body = payload.command(self.state.world, envelope, asked, sent)
            exchange = self._open(body, user, place)
        return self._send(exchange)

    def autocomplete(
        self,
        user: User,
        name: str,
        given: Mapping[str, str],
        *,
        focused: str,
        channel: Channel | None = None,
    ) -> Exchange:
        """Ask for suggestions for the option that is being typed; they are in `choices`."""
        place = channel or self.state.world.channel
        with self.state.lock:
            asked = self._find(user, name, place)
            sent = options.typed(asked, given, focused)
            body = payload.autocomplete(self.state.world, self._envelope(user, place), asked, sent)
            exchange = self._open(body, user, place)
        return self._send(exchange)

    def upload(self, user: User, name: str, content: bytes) -> dict[str, Any]:
        """Give a file for a command or a form to name by its id; the attachment."""
        if len(content) > MOST_BYTES:
            raise ClientRefused("a file has 10 MB at most")
        identity = self.state.snowflakes.make()
        place = self.state.world.direct(user).id
        return self.state.cdn.put(identity, name, content, channel_id=place, is_ephemeral=True)

    def _find(self, user: User, name: str, channel: Channel) -> Mapping[str, Any]:
        """The registered command; raises ClientRefused unless the client offers it here.

        Where nothing at all is registered and Discord is not strict, any name is a command.
        """
        state = self.state
        if not offering.owners(state, user, channel):
            raise ClientRefused("the application is not in this server")
        if not any(state.commands.values()) and not state.is_strict:
            return {"name": name}
        found = {command["name"]: command for command in offering.offered(state, user, channel)}
        if name not in found:
            raise ClientRefused(f"there is no command /{name} here")
        return found[name]

    def press(self, user: User, message_id: str, custom_id: str) -> Exchange:
        """Press a button; raises ClientRefused when it cannot be pressed."""
        return self._use(user, message_id, custom_id, None)

    def choose(self, user: User, message_id: str, custom_id: str, values: list[str]) -> Exchange:
        """Pick values in a select; raises ClientRefused when they are not there to be picked."""
        return self._use(user, message_id, custom_id, values)

    def submit(self, user: User, opener_id: str, values: forms.Values) -> Exchange:
        """Send the form that an exchange opened, with what each of its inputs holds by custom_id.

        Raises ClientRefused when the client would not send it.
        """
        with self.state.lock:
            opener = self.state.exchanges.get(opener_id)
            if opener is None or opener.form is None or opener.user != user:
                raise ClientRefused("there is no such form open")
            resolved = Resolved(self.state, opener.channel)
            components = forms.filled(opener.form, values, resolved)
            message = self.state.messages.get(opener.message_id)
            envelope = self._envelope(user, opener.channel, resolved)
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
            resolved = Resolved(self.state, place)
            resolved.add(component["type"], values or ())
            envelope = self._envelope(user, place, resolved)
            body = payload.component(self.state.world, envelope, component, message, values)
            exchange = self._open(body, user, place)
            exchange.message_id = message_id
        return self._send(exchange)

    def _seen(self, user: User, message_id: str) -> Message:
        message = self.state.messages.get(message_id)
        if message is None or message.is_deleted or message.visible_to not in {"", user.id}:
            raise ClientRefused("the person sees no such message")
        return message

    def _envelope(
        self, user: User, channel: Channel, resolved: Resolved | None = None
    ) -> payload.Envelope:
        state = self.state
        identity = state.snowflakes.make()
        return payload.Envelope(
            identity,
            state.make_token(identity),
            user,
            channel,
            state.last_message_id(channel),
            state.locales.get(user.id, "en-US"),
            offering.owners(state, user, channel),
            resolved.data if resolved else {},
        )

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
    if values is not None:
        forms.check_picked(component, values, is_required=True)
