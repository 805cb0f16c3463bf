"""Puts pictures of the page before and after into each preview of the small Discord."""

import copy
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote

from bot.interactions.custom_id import read
from bot.playground.discord.component_limits import walk
from bot.playground.discord.errors import ApiError
from bot.playground.discord.message import Message
from bot.playground.discord.people import ORDERS
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.discord.uploads import Multipart, Upload
from bot.playground.pictures.chromium import NoPictureError

_LOOK_SECONDS = 0.3
_CONTAINER, _GALLERY, _ROW = 17, 12, 1


class Preview(NamedTuple):
    """A message that shows a plan: the custom_id of its Confirm names the plan."""

    message: Message
    custom_id: str

    @property
    def ref(self) -> str:
        """Where the site is seen as the plan would make it."""
        pressed = read(self.custom_id)
        handle = pressed.handle if pressed else None
        return f"plan-{handle.conversation_id}-{handle.shown}" if handle else ""


class Photographer(threading.Thread):
    """Looks for new previews until `stop`; `take` pictures an address, `base` is the page's.

    One whose plan cannot be pictured stays without.
    """

    def __init__(self, discord: SmallDiscord, base: str, take: Callable[[str], bytes]) -> None:
        super().__init__(name="photographer", daemon=True)
        self._discord = discord
        self._base = base
        self._take = take
        self._seen: set[str] = set()
        self._is_over = threading.Event()

    def run(self) -> None:
        """Picture one preview after another, the newest first."""
        while not self._is_over.wait(_LOOK_SECONDS):
            fresh = self.fresh()
            if fresh:
                self.serve(fresh[-1])

    def stop(self) -> None:
        """Look no further; returns when the last picture is taken or given up."""
        self._is_over.set()
        self.join()

    def fresh(self) -> list[Preview]:
        """The previews that were not pictured yet."""
        with self._discord.state.lock:
            every = self._discord.state.messages.values()
            messages = [one for one in every if one.channel_id != ORDERS.id]  # nobody looks there
        found = [preview for message in messages for preview in previews(message)]
        return [preview for preview in found if preview.custom_id not in self._seen]

    def serve(self, preview: Preview) -> None:
        """Take both pictures and put them on the preview, if it is still there."""
        self._seen.add(preview.custom_id)
        refs = {"before.png": "HEAD", "after.png": preview.ref}
        with suppress(NoPictureError):
            files = {
                name: self._take(f"{self._base}/playground/site/{quote(ref)}/")
                for name, ref in refs.items()
            }
            if files["before.png"] != files["after.png"]:
                self._put(preview, files)

    def _put(self, preview: Preview, files: dict[str, bytes]) -> None:
        rest, state = self._discord.rest, self._discord.state
        with state.lock, suppress(ApiError):  # nobody presses anything meanwhile
            message = state.message(preview.message.id)
            if preview not in list(previews(message)):
                return
            body = Multipart(components=pictured(message.components))
            body.files = {
                number: Upload(name, content)
                for number, (name, content) in enumerate(files.items())
            }
            body["attachments"] = [
                {"id": number, "filename": name} for number, name in enumerate(files)
            ]
            token = f"Bot {self._discord.bot_token}"
            rest.edit_message(message.channel_id, message.id, body, token)


def previews(message: Message) -> Iterator[Preview]:
    """The plan that a message of components shows, if any; one that a person sees alone has none.

    The bot itself cannot reach that.
    """
    if message.is_deleted or message.visible_to:
        return
    for _, part in walk(message.components, ()):
        pressed = read(str(part.get("custom_id", "")))
        if pressed and pressed.handle.verb == "confirm" and not part.get("disabled"):
            yield Preview(message, part["custom_id"])


def pictured(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The components with both pictures before the first row of the card."""
    made = copy.deepcopy(components)
    items = [
        {"media": {"url": f"attachment://{name}"}, "description": words}
        for name, words in (("before.png", "The page now"), ("after.png", "The page afterwards"))
    ]
    for card in made:
        if card.get("type") == _CONTAINER:
            inner = card["components"]
            rows = [at for at, part in enumerate(inner) if part.get("type") == _ROW]
            inner.insert(rows[0] if rows else len(inner), {"type": _GALLERY, "items": items})
            break
    return made
