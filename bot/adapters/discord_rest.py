"""The way to the person who waits: edit a message, else find it and edit it, else post one.

Sources: Discord docs, Receiving and Responding (followups: a token lives 15 minutes), Create
Message (`enforce_nonce`).
"""

import hashlib
import json
from collections.abc import Callable
from urllib.parse import quote

import httpx

from bot.adapters.discord_call import Call, Discord
from bot.adapters.discord_places import BotMessages
from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card
from bot.conversation.transition import Place
from bot.interactions.render import message, new_message, plain_message
from bot.settings import MessageStyle

_RACE_SECONDS = 60  # after that an unknown webhook is no initial response still on its way
_NONCE_LENGTH = 25


class DiscordMessenger:
    """The port bot.conversation.messenger.Messenger.

    `base` is the address of the API without a slash at the end. `bot_token` is called only when a
    message can be reached by no interaction token any more; '' when there is none.
    """

    def __init__(
        self,
        client: httpx.Client,
        base: str,
        *,
        bot_token: Callable[[], str],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        style: MessageStyle = "components",
    ) -> None:
        self._discord = Discord(client, base, sleep)
        self._places = BotMessages(self._discord, bot_token, style)
        self._bot_token = bot_token
        self._clock = clock
        self._style = style

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        age = self._clock() - job.sent_at
        if job.interaction_token and age < TOKEN_SECONDS and self._edited(job, card, age, file):
            return
        if job.card_interaction_id and self._found(job, card, file):
            return
        token = self._bot_token()
        if not token or not job.channel_id:
            raise Gone(f"no way to the message of {job.conversation_id}")
        self._post(job, card, token, file)

    def turn(self, place: Place, card: Card, *, only_open: bool = False) -> None:
        self._places.turn(place, card, only_open=only_open)

    def locate(self, place: Place) -> str:
        return self._places.locate(place)

    def _found(self, job: Job, card: Card, file: tuple[str, str] | None) -> bool:
        """Edit the message in the bot's name; False when it cannot be reached so."""
        if file is not None:
            return False
        try:
            self._places.turn(Place(job.card_channel_id, job.card_interaction_id), card)
        except Gone:
            return False
        return True

    def _edited(self, job: Job, card: Card, age: float, file: tuple[str, str] | None) -> bool:
        """PATCH @original; False when its webhook is dead."""
        path = original(job)
        name = file[0] if file else ""
        bodies = (message(card, self._style, file=name), plain_message(card, file=name))
        call = Call("PATCH", path, file=file)
        return self._discord.insist(call, bodies, is_young=age < _RACE_SECONDS).is_well

    def _post(self, job: Job, card: Card, token: str, file: tuple[str, str] | None) -> None:
        """One message of the bot's own; the nonce keeps a repetition from showing twice."""
        once = {"nonce": _nonce(job, card), "enforce_nonce": True}
        name = file[0] if file else ""
        card_body = new_message(card, self._style, file=name)
        bodies = (card_body | once, plain_message(card, file=name) | once)
        path = f"/channels/{quote(job.channel_id, safe='')}/messages"
        if not self._discord.insist(Call("POST", path, token, file), bodies).is_well:
            raise Gone(f"the channel of {job.conversation_id} is closed to us")


def original(job: Job) -> str:
    """The path of the message that answers the job's interaction, reached by its own token."""
    application, token = (
        quote(part, safe="") for part in (job.application_id, job.interaction_token)
    )
    return f"/webhooks/{application}/{token}/messages/@original"


def _nonce(job: Job, card: Card) -> str:
    """The same for the same outcome of the same conversation: 25 characters at most."""
    said = json.dumps([job.conversation_id, message(card, "components")], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_NONCE_LENGTH]
