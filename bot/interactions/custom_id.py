"""What a button, a select or a form carries: a Handle as Discord's custom_id.

`ux:<letter>:<conversation id>:<digest8>:<owner id>[:<argument>]`, which keeps below the 100
characters that Discord allows (docs: Component Reference). It comes back from the client, so it is
a name and never a permission: the store decides.
"""

import re
from typing import Literal, TypeAlias

from bot.conversation.reply import Handle, Verb
from bot.record import Record

Place: TypeAlias = Literal["button", "select", "form"]

_LETTERS: dict[tuple[Place, Verb], str] = {
    ("button", "confirm"): "c",
    ("button", "cancel"): "x",
    ("button", "change"): "e",
    ("button", "answer"): "b",
    ("button", "write"): "w",
    ("button", "resume"): "r",
    ("button", "diff"): "d",
    ("button", "forget"): "f",
    ("select", "answer"): "a",
    ("select", "resume"): "l",
    ("form", "change"): "m",
    ("form", "answer"): "t",
    ("form", "write"): "t",
    ("form", "setup"): "s",
}
_MEANINGS: dict[str, tuple[Place, Verb]] = {
    letter: meaning for meaning, letter in _LETTERS.items() if meaning != ("form", "write")
}
_FORMAT = re.compile(
    r"ux:([a-z]):([A-Za-z0-9_-]{22}):([0-9a-f]{8}):([0-9]{1,20})(?::([0-9]{1,10}))?"
)


class Pressed(Record):
    """A custom_id of ours, read: where it stood and what it refers to."""

    place: Place
    handle: Handle


def write(handle: Handle, place: Place) -> str:
    """The custom_id of a handle in that place.

    Raises ValueError when Discord would not take it or `read` not understand it.
    """
    letter = _LETTERS.get((place, handle.verb), "")
    parts = ["ux", letter, handle.conversation_id, handle.shown, handle.owner_id]
    text = ":".join([*parts, handle.argument] if handle.argument else parts)
    if not letter or not _FORMAT.fullmatch(text):
        raise ValueError(f"no custom_id for {place} {handle}")
    return text


def read(custom_id: str) -> Pressed | None:
    """The inverse of write; None for anything else, whoever made it up. Never raises."""
    found = _FORMAT.fullmatch(custom_id)
    meaning = _MEANINGS.get(found[1]) if found else None
    if found is None or meaning is None:
        return None
    place, verb = meaning
    return Pressed(place, Handle(verb, found[2], found[3], found[4], found[5] or ""))
