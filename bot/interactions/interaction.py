"""A verified body as an Interaction; everything that Discord may add is ignored."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, NoReturn, TypeAlias

from bot.conversation.attachment import Attachment
from bot.conversation.transition import Presser
from bot.errors import BotError
from bot.record import Record

MOST_BYTES = 256 * 1024
"""Of a body: a command with all that Discord resolves stays far below."""

DISCORD_CDN = ("https://cdn.discordapp.com", "https://media.discordapp.net")
"""Where Discord keeps what people upload (docs: Reference, CDN)."""

_Object: TypeAlias = Mapping[str, Any]
_Input: TypeAlias = tuple[str, dict[str, Any]]

_SNOWFLAKE = re.compile(r"[0-9]{1,20}")
_DIGITS = re.compile(r"[0-9]{1,30}")
_STRING_OPTION, _ATTACHMENT_OPTION = 3, 11
_FILE_UPLOAD = 19
_MOST_FILE, _MOST_URL = 2**53, 2048  # nothing beyond is any file's of Discord
_CHAT_COMMAND = 1
_IS_COMPONENTS = 1 << 15  # a flag of messages
_IN_SERVER, _IN_DIRECT_MESSAGE = 0, 1
_BY_SERVER, _BY_USER = "0", "1"


class Malformed(BotError):
    """The signature holds, but this is no interaction that we know: answered with 400."""


class Kind(IntEnum):
    """Discord's interaction types (docs: Receiving and Responding, Interaction Type)."""

    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Interaction(Record):
    """What we use of an interaction.

    `name` and `options` belong to a command (texts only), `focused` names the option that is
    being typed; `custom_id` belongs to a component or a form, `values` to a select, `fields` (the
    texts) and `picks` (the selects) to a form. `files` are what was uploaded, by the name of the
    option or input: a name without files holds some that stand nowhere at Discord. `on_message`
    says that a message of ours was acted on, which the answer can then replace; `on_components`
    that this is one of Components V2. `permissions` are the member's in that channel, 0 outside
    servers. `context` is 0 in a server, 1 in the bot's
    direct messages, 2 in others.
    """

    kind: Kind
    id: str
    token: str = ""
    application_id: str = ""
    presser: Presser = Presser("0", "dm")
    channel_id: str = ""
    locale: str = ""
    name: str = ""
    options: Mapping[str, str] = {}
    custom_id: str = ""
    values: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    on_message: bool = False
    permissions: int = 0
    focused: str = ""
    picks: Mapping[str, tuple[str, ...]] = {}
    files: Mapping[str, tuple[Attachment, ...]] = {}
    is_user_install: bool = False
    context: int = 0
    on_components: bool = False


def cdn_and(local: str) -> tuple[str, ...]:
    """Where files may stand where a local Discord keeps its own at `local`, '' for none."""
    return (*DISCORD_CDN, local) if local else DISCORD_CDN


def parse(body: bytes, *, cdn: tuple[str, ...] = DISCORD_CDN) -> Interaction:
    """Read a verified body; raises Malformed and nothing else.

    Files count only where their address begins with one of `cdn` (scheme and host).
    """
    return read(_decoded(body), cdn=cdn)


def read(data: Mapping[str, Any], *, cdn: tuple[str, ...] = DISCORD_CDN) -> Interaction:
    """Read an interaction that Discord is known to have sent, as `parse` does."""
    kind = data.get("type")
    if type(kind) is not int or kind not in _KINDS:
        raise Malformed("unknown interaction type")
    if data.get("version", 1) != 1:
        raise Malformed("unknown version")
    interaction_id = _snowflake(data.get("id"))
    if kind == Kind.PING:
        return Interaction(Kind.PING, interaction_id)
    payload = _object(data.get("data"))
    presser = _presser(data)
    message = _object(data.get("message"))
    options = [_object(option) for option in _list(payload.get("options"))]
    inputs = list(_inputs(payload)) if "components" in payload else []
    return Interaction(
        kind=Kind(kind),
        id=interaction_id,
        token=_token(data.get("token")),
        application_id=_snowflake(data.get("application_id")),
        presser=presser,
        channel_id=_text(data.get("channel_id")) or _text(_object(data.get("channel")).get("id")),
        locale=_text(data.get("locale")),
        name=_command_name(payload),
        options=_options(options),
        custom_id=_text(payload.get("custom_id")),
        values=_texts(payload.get("values")),
        fields=dict(_fields(inputs)) if inputs else {},
        on_message=bool(message),
        permissions=_bits(_object(data.get("member")).get("permissions")),
        focused=_focused(options),
        picks=dict(_picks(inputs)) if inputs else {},
        files=dict(_files(payload, options, inputs, cdn)),
        is_user_install=_is_user_install(data.get("authorizing_integration_owners")),
        context=_context(data.get("context"), presser),
        on_components=_has_components_flag(message.get("flags")),
    )


def _decoded(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise Malformed("the body is too long")
    try:
        data = _DECODER.decode(body.decode())
        if b"\\ud" in body or b"\\uD" in body:
            # A lone surrogate passes json but no encoder: it would fail later, at the store.
            json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Malformed("not JSON as Discord writes it") from None
    if not isinstance(data, dict):
        raise Malformed("no object")
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_KINDS = frozenset(Kind)
_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)


def _presser(data: Mapping[str, Any]) -> Presser:
    """In a server there is `member` and no `user`, elsewhere `user` and no `member`."""
    member = _object(data.get("member"))
    user = _object(member.get("user")) or _object(data.get("user"))
    guild_id = data.get("guild_id")
    roles = _texts(member.get("roles"))
    return Presser(
        _snowflake(user.get("id")), "dm" if guild_id is None else _snowflake(guild_id), roles
    )


def _command_name(payload: Mapping[str, Any]) -> str:
    """The name of a chat command; '' for a command in a user's or a message's menu."""
    is_chat = payload.get("type", _CHAT_COMMAND) == _CHAT_COMMAND
    return _text(payload.get("name")) if is_chat else ""


def _options(options: Sequence[_Object]) -> dict[str, str]:
    return {
        _text(option.get("name")): _text(option.get("value"))
        for option in options
        if option.get("type") == _STRING_OPTION
    }


def _focused(options: Sequence[_Object]) -> str:
    focused = [option for option in options if option.get("focused")]
    return _text(focused[0].get("name")) if focused else ""


def _inputs(payload: _Object) -> Iterator[_Input]:
    """The inputs of a form by name: each in a Label, or in an action row as before 2025."""
    for part in map(_object, _list(payload.get("components"))):
        for field in (part.get("component"), *_list(part.get("components"))):
            name = _object(field).get("custom_id")
            if isinstance(name, str):
                yield name, _object(field)


def _fields(inputs: Sequence[_Input]) -> Iterator[tuple[str, str]]:
    for name, field in inputs:
        if isinstance(field.get("value"), str):
            yield name, field["value"]


def _picks(inputs: Sequence[_Input]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, field in inputs:
        if isinstance(field.get("values"), list) and field.get("type") != _FILE_UPLOAD:
            yield name, _texts(field["values"])


def _files(
    payload: _Object, options: Sequence[_Object], inputs: Sequence[_Input], cdn: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Attachment, ...]]]:
    """What was uploaded with a command's options, or with a form's inputs."""
    given = [
        (_text(option.get("name")), [option.get("value")])
        for option in options
        if option.get("type") == _ATTACHMENT_OPTION
    ]
    given += [
        (name, _list(field.get("values")))
        for name, field in inputs
        if field.get("type") == _FILE_UPLOAD and field.get("values")
    ]
    if not given:
        return
    resolved = _object(_object(payload.get("resolved")).get("attachments"))
    for name, ids in given:
        found = [_attachment(_object(resolved.get(key)), cdn) for key in _texts(ids)]
        yield name, tuple(file for file in found if file is not None)


def _attachment(data: Mapping[str, Any], cdn: tuple[str, ...]) -> Attachment | None:
    """The file, or None for one that is not whole or stands elsewhere than at Discord."""
    url, size = _text(data.get("url")), data.get("size")
    if type(size) is not int or not 0 <= size <= _MOST_FILE or len(url) > _MOST_URL:
        return None
    if not any(url.startswith(f"{place}/") for place in cdn):
        return None
    return Attachment(
        _text(data.get("id")),
        _text(data.get("filename")),
        _text(data.get("content_type")),
        size,
        url,
    )


def _is_user_install(owners: object) -> bool:
    """Whether the app is there by a user's own installation alone."""
    return _BY_USER in _object(owners) and _BY_SERVER not in _object(owners)


def _context(value: object, presser: Presser) -> int:
    if type(value) is int:
        return value
    return _IN_DIRECT_MESSAGE if presser.guild_id == "dm" else _IN_SERVER


def _bits(value: object) -> int:
    return int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else 0


def _has_components_flag(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _IS_COMPONENTS)


def _snowflake(value: object) -> str:
    if not isinstance(value, str) or not _SNOWFLAKE.fullmatch(value):
        raise Malformed("an id is no snowflake")
    return value


def _token(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise Malformed("no token")
    return value


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in _list(value) if isinstance(text, str))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
