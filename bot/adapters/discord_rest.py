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
from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card, Link, Select
from bot.interactions.render import Json, message

_RACE_SECONDS = 60  # after that an unknown webhook is no initial response still on its way
_NONCE_LENGTH = 25
_MOST_TEXT = 1900  # of the 2000 characters of a message


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
    ) -> None:
        self._discord = Discord(client, base, sleep)
        self._bot_token = bot_token
        self._clock = clock

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        age = self._clock() - job.sent_at
        if job.interaction_token and age < TOKEN_SECONDS and self._edited(job, card, age, file):
            return
        token = self._bot_token()
        if not token or not job.channel_id:
            raise Gone(f"no way to the message of {job.conversation_id}")
        self._post(job, card, token, file)

    def _edited(self, job: Job, card: Card, age: float, file: tuple[str, str] | None) -> bool:
        """PATCH @original; False when its webhook is dead."""
        path = original(job)
        bodies = (message(card), plain(card))
        call = Call("PATCH", path, file=file)
        return self._discord.insist(call, bodies, is_young=age < _RACE_SECONDS).is_well

    def _post(self, job: Job, card: Card, token: str, file: tuple[str, str] | None) -> None:
        """One message of the bot's own; the nonce keeps a repetition from showing twice."""
        once = {"nonce": _nonce(job, card), "enforce_nonce": True}
        bodies = (message(card) | once, plain(card) | once)
        path = f"/channels/{quote(job.channel_id, safe='')}/messages"
        if not self._discord.insist(Call("POST", path, token, file), bodies).is_well:
            raise Gone(f"the channel of {job.conversation_id} is closed to us")


def original(job: Job) -> str:
    """The path of the message that answers the job's interaction, reached by its own token."""
    application, token = (
        quote(part, safe="") for part in (job.application_id, job.interaction_token)
    )
    return f"/webhooks/{application}/{token}/messages/@original"


def plain(card: Card) -> Json:
    """The least that says it: title and links as text, nothing that can break a rule."""
    links = [
        part.url
        for row in card.rows
        if not isinstance(row, Select)
        for part in row
        if isinstance(part, Link)
    ]
    text = "\n".join((" ".join(card.title.split()), *links))[:_MOST_TEXT]
    return {"content": text, "embeds": [], "components": [], "allowed_mentions": {"parse": []}}


def _nonce(job: Job, card: Card) -> str:
    """The same for the same outcome of the same conversation: 25 characters at most."""
    said = json.dumps([job.conversation_id, message(card)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_NONCE_LENGTH]
