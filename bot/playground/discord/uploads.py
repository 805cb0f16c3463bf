"""Files that come with a body, as multipart/form-data (docs: Reference, Uploading Files)."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.playground.discord import errors
from bot.playground.discord.cdn import MOST_BYTES
from bot.playground.discord.message import Message
from bot.playground.discord.state import State
from bot.playground.discord.unchecked import entries, text

MOST_FILES = 10
_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
_NAME = re.compile(rb'[ ;]name="([^"]*)"')
_FILENAME = re.compile(rb'filename="([^"]*)"')
_NUMBERED = re.compile(r"files\[(\d+)\]")


class Upload(NamedTuple):
    """One file as it was sent."""

    name: str
    content: bytes


class Multipart(dict[str, Any]):
    """The JSON of a body, and the `files` that came with it, by their number."""

    files: Mapping[int, Upload]


def read(content_type: str, content: bytes) -> object:
    """The JSON of a request, with its files if it has any; raises ApiError on anything else."""
    if not content_type.lower().startswith("multipart/form-data"):
        return _json(content)
    parts = _parts(content_type, content)
    body = _json(parts.pop("payload_json", Upload("", b"{}")).content)
    if not isinstance(body, dict):
        return body
    made = Multipart(body)
    numbered = {_NUMBERED.fullmatch(name): part for name, part in parts.items()}
    made.files = {int(found[1]): part for found, part in numbered.items() if found}
    if any(len(file.content) > MOST_BYTES for file in made.files.values()):
        raise errors.too_large()
    if len(made.files) > MOST_FILES:
        raise errors.invalid_form([errors.Fault(("files",), "BASE_TYPE_MAX_LENGTH", "10 or fewer")])
    return made


def files_of(body: object) -> Mapping[int, Upload]:
    """The files that came with a body."""
    return body.files if isinstance(body, Multipart) else {}


def settled(state: State, message: Message, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body with `attachments` as the message will have them; raises ApiError.

    Those listed stay or are taken from the files, all others go; files that are not listed come
    too. Without a list all that was there stays.
    """
    files = dict(files_of(body))
    if not files and "attachments" not in body:
        return dict(body)
    old = {str(one["id"]): one for one in message.attachments}
    listed = body["attachments"] or () if "attachments" in body else message.attachments
    found = []
    for position, entry in entries(list(listed)):
        identity = str(entry.get("id", ""))
        if identity in old:
            found.append(old[identity])
        elif identity.isdigit() and int(identity) in files:
            found.append(_kept(state, message, files.pop(int(identity)), entry))
        else:
            words = f"The attachment {identity!r} was not uploaded."
            place = ("attachments", position, "id")
            raise errors.invalid_form([errors.Fault(place, "ATTACHMENT_NOT_FOUND", words)])
    found += [_kept(state, message, file, {}) for file in files.values()]
    return {**body, "attachments": found}


def _kept(state: State, message: Message, file: Upload, entry: Mapping[str, Any]) -> dict[str, Any]:
    about = state.cdn.put(
        state.snowflakes.make(),
        text(entry.get("filename")) or file.name,
        file.content,
        channel_id=message.channel_id,
        is_ephemeral=bool(message.visible_to),
    )
    described = {key: entry[key] for key in ("description", "title") if entry.get(key)}
    return about | described


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError as error:
        raise errors.invalid_json() from error


def _parts(content_type: str, content: bytes) -> dict[str, Upload]:
    """The parts of a form by their names (RFC 7578)."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise errors.invalid_json()
    found: dict[str, Upload] = {}
    for part in content.split(f"--{boundary[1]}".encode())[1:-1]:
        head, _, rest = part.partition(b"\r\n\r\n")
        name, filename = _NAME.search(head), _FILENAME.search(head)
        if name is not None:
            called = filename[1].decode(errors="replace") if filename else ""
            found[name[1].decode(errors="replace")] = Upload(called, rest.removesuffix(b"\r\n"))
    return found
