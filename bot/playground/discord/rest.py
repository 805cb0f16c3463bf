"""The part of Discord's HTTP API that an application answers and follows up with."""

from collections.abc import Mapping
from typing import Any

from bot.playground.discord import access, errors
from bot.playground.discord.contract import webhook_faults
from bot.playground.discord.developer import Developer
from bot.playground.discord.exchange import TOKEN_SECONDS, Exchange
from bot.playground.discord.flags import COMPONENTS_V2, Kind
from bot.playground.discord.message import Message, new_flags
from bot.playground.discord.message_limits import NOT_WITH_V2, is_empty, message_faults
from bot.playground.discord.responding import acknowledge, say
from bot.playground.discord.schema import request_faults
from bot.playground.discord.state import State
from bot.playground.discord.unchecked import mapping
from bot.playground.discord.uploads import settled

ORIGINAL = "@original"


class Rest:
    """Each method is one route; all raise ApiError where Discord refuses."""

    def __init__(self, state: State, bot_token: str, developer: Developer) -> None:
        self.state = state
        self.bot_token = bot_token
        self.developer = developer

    def respond(self, interaction_id: str, token: str, body: object) -> Exchange:
        """Create Interaction Response."""
        with self.state.lock:
            exchange = self.state.exchanges.get(interaction_id)
            if exchange is None or exchange.token != token:
                raise errors.unknown_interaction()
            acknowledge(self.state, exchange, body)
            return exchange

    def follow_up(self, application_id: str, token: str, body: object) -> dict[str, Any]:
        """Create Followup Message; right after a deferral it takes the loading message's place."""
        with self.state.lock:
            exchange = self._exchange(application_id, token)
            original = self.state.messages.get(exchange.original_id)
            if original is not None and original.is_loading and not original.is_deleted:
                return self._change(original, body, "create")
            checked = _checked(body, webhook_faults(body, "create"))
            if is_empty(checked):
                raise errors.empty_message()
            return say(self.state, exchange, checked).resource()

    def read(self, application_id: str, token: str, message_id: str) -> dict[str, Any]:
        """Get Original Interaction Response, or a follow-up."""
        with self.state.lock:
            return self._message(application_id, token, message_id).resource()

    def edit(
        self, application_id: str, token: str, message_id: str, body: object
    ) -> dict[str, Any]:
        """Edit Original Interaction Response, or a follow-up."""
        with self.state.lock:
            message = self._message(application_id, token, message_id)
            return self._change(message, body, "edit")

    def delete(self, application_id: str, token: str, message_id: str) -> None:
        """Delete Original Interaction Response, or a follow-up."""
        with self.state.lock:
            self._message(application_id, token, message_id).is_deleted = True
            self.state.changed()

    def create_message(self, channel_id: str, body: object, authorization: str) -> dict[str, Any]:
        """Create Message as the bot; with enforce_nonce a repeated nonce gives the first one."""
        with self.state.lock:
            self.authorize(authorization)
            access.writable(self.state, channel_id)
            faults = request_faults("MessageCreateRequest", body)
            faults += message_faults(mapping(body), "create")
            checked = _checked(body, faults)
            same = self._same_nonce(channel_id, checked)
            if same is not None:
                return same.resource()
            if is_empty(checked):
                raise errors.empty_message()
            return self._post(channel_id, checked).resource()

    def edit_message(
        self, channel_id: str, message_id: str, body: object, authorization: str
    ) -> dict[str, Any]:
        """Edit Message as the bot; an ephemeral one cannot be reached in this way."""
        with self.state.lock:
            self.authorize(authorization)
            message = access.own_message(self.state, channel_id, message_id)
            return self._change(message, body, "edit")

    def messages(
        self, channel_id: str, query: Mapping[str, str], authorization: str
    ) -> list[dict[str, Any]]:
        """Get Channel Messages as the bot, newest first; nobody's ephemeral ones are among them."""
        with self.state.lock:
            self.authorize(authorization)
            found = access.listed(self.state, channel_id, query)
            return [message.resource() for message in found]

    def authorize(self, authorization: str) -> None:
        """Raise ApiError unless this is the bot's own token."""
        if authorization != f"Bot {self.bot_token}":
            raise errors.unauthorized()

    def _exchange(self, application_id: str, token: str) -> Exchange:
        exchange = self.state.by_token(token)
        is_ours = application_id == self.state.world.application.id
        if exchange is None or not is_ours or exchange.status != "answered":
            raise errors.unknown_webhook()
        if self.state.clock.now() - exchange.sent_at >= TOKEN_SECONDS:
            raise errors.expired_token()
        return exchange

    def _message(self, application_id: str, token: str, message_id: str) -> Message:
        exchange = self._exchange(application_id, token)
        return self.state.message(exchange.original_id if message_id == ORIGINAL else message_id)

    def _change(self, message: Message, body: object, kind: Kind) -> dict[str, Any]:
        checked = _checked(body, webhook_faults(body, kind, old_flags=message.flags))
        settled_body = settled(self.state, message, checked)
        after = message.after(settled_body)
        _checked(body, _v2_faults(message, checked, after))
        if is_empty(after):
            raise errors.empty_message()
        message.edit(settled_body, self.state.clock.now())
        self.state.changed()
        return message.resource()

    def _same_nonce(self, channel_id: str, body: Mapping[str, Any]) -> Message | None:
        nonce = body.get("nonce")
        if nonce is None or not body.get("enforce_nonce"):
            return None
        found = (
            message
            for message in self.state.messages.values()
            if message.nonce == nonce and message.channel_id == channel_id
        )
        return next(found, None)

    def _post(self, channel_id: str, body: Mapping[str, Any]) -> Message:
        message = Message(
            id=self.state.snowflakes.make(),
            channel_id=channel_id,
            author=self.state.world.application.bot,
            created_at=self.state.clock.now(),
            flags=new_flags(body),
            nonce=body.get("nonce"),
        )
        message.write(settled(self.state, message, body))
        self.state.messages[message.id] = message
        self.state.changed()
        return message


def _checked(body: object, faults: list[errors.Fault]) -> dict[str, Any]:
    if faults:
        raise errors.invalid_form(faults)
    return mapping(body)


def _v2_faults(
    message: Message, body: Mapping[str, Any], after: Mapping[str, Any]
) -> list[errors.Fault]:
    """A message turns to components V2 only when its content and embeds go."""
    flags = message.flags | (body.get("flags") or 0)
    if not flags & COMPONENTS_V2:
        return []
    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    words = "The '{}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    return [errors.Fault((key,), code, words.format(key)) for key in NOT_WITH_V2 if after.get(key)]
