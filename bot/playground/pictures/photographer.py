"""Puts pictures of the page before and after into each preview of the small Discord."""

import copy
import threading
from collections.abc import Callable, Iterator, Sequence
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
from bot.playground.pictures.difference import HEIGHT, TALL, around_difference

_LOOK_SECONDS = 0.3
_PAGES = 2
_CONTAINER, _GALLERY, _ROW = 17, 12, 1
_FILES = ("before.png", "after.png")


class Preview(NamedTuple):
    """A message that shows a plan: the custom_id of its Confirm names the plan."""

    message: Message
    custom_id: str

    @property
    def conversation_id(self) -> str:
        """Whose plan it is."""
        pressed = read(self.custom_id)
        return pressed.handle.conversation_id if pressed else ""

    @property
    def ref(self) -> str:
        """Where the site is seen as the plan would make it."""
        pressed = read(self.custom_id)
        handle = pressed.handle if pressed else None
        return f"plan-{handle.conversation_id}-{handle.shown}" if handle else ""


class Photographer(threading.Thread):
    """Looks for new previews until `stop`.

    `take` pictures an address that many pixels high, `base` is the page's address, `pages` are
    those that a conversation's plan changes beside the start page. A preview whose plan cannot be
    pictured, or changes nothing that is seen, stays without.
    """

    def __init__(
        self,
        discord: SmallDiscord,
        base: str,
        take: Callable[[str, int], bytes],
        pages: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(name="photographer", daemon=True)
        self._discord = discord
        self._base = base
        self._take = take
        self._pages = pages
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
        """Take pictures until two show what changes; they go on the preview if it is still there.

        That is the start page as a window shows it first, then what lies further down, then the
        pages that the plan changes.
        """
        self._seen.add(preview.custom_id)
        with suppress(NoPictureError):
            for page, height in self._views(preview):
                before, after = (
                    self._take(f"{self._base}/playground/site/{quote(ref)}/{quote(page)}", height)
                    for ref in ("HEAD", preview.ref)
                )
                found = around_difference(before, after)
                if found is not None:
                    self._put(preview, page, dict(zip(_FILES, found, strict=True)))
                    return

    def _views(self, preview: Preview) -> Iterator[tuple[str, int]]:
        yield "", HEIGHT
        yield "", TALL
        for page in self._pages(preview.conversation_id)[:_PAGES]:
            yield page, TALL

    def _put(self, preview: Preview, page: str, files: dict[str, bytes]) -> None:
        rest, state = self._discord.rest, self._discord.state
        with state.lock, suppress(ApiError):  # nobody presses anything meanwhile
            message = state.message(preview.message.id)
            if preview not in list(previews(message)):
                return
            body = Multipart(components=pictured(message.components, page))
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


def pictured(components: list[dict[str, Any]], page: str) -> list[dict[str, Any]]:
    """The components with both pictures, of the start page or that one, before the first row."""
    made = copy.deepcopy(components)
    items = [
        {"media": {"url": f"attachment://{name}"}, "description": f"{page or 'The page'} {when}"}
        for name, when in zip(_FILES, ("now", "afterwards"), strict=True)
    ]
    for card in made:
        if card.get("type") == _CONTAINER:
            inner = card["components"]
            rows = [at for at, part in enumerate(inner) if part.get("type") == _ROW]
            inner.insert(rows[0] if rows else len(inner), {"type": _GALLERY, "items": items})
            break
    return made
