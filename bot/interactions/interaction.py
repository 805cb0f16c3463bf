"""A verified body as an Interaction; everything that Discord may add is ignored."""

import json
import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, NoReturn

from bot.conversation.transition import Presser
from bot.errors import BotError
from bot.record import Record

MOST_BYTES = 256 * 1024
"""Of a body: a command with all that Discord resolves stays far below."""

_SNOWFLAKE = re.compile(r"[0-9]{1,20}")
_STRING_OPTION = 3
_CHAT_COMMAND = 1


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

    `name` and `options` belong to a command (texts only), `custom_id` to a component or a form,
    `values` to a select, `fields` to a form. `on_message` says that a message of ours was acted
    on, which the answer can then replace.
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


def parse(body: bytes) -> Interaction:
    """Read a verified body; raises Malformed and nothing else."""
    data = _decoded(body)
    kind = data.get("type")
    if type(kind) is not int or kind not in _KINDS:
        raise Malformed("unknown interaction type")
    if data.get("version", 1) != 1:
        raise Malformed("unknown version")
    interaction_id = _snowflake(data.get("id"))
    if kind == Kind.PING:
        return Interaction(Kind.PING, interaction_id)
    payload = _object(data.get("data"))
    return Interaction(
        kind=Kind(kind),
        id=interaction_id,
        token=_token(data.get("token")),
        application_id=_snowflake(data.get("application_id")),
        presser=_presser(data),
        channel_id=_text(data.get("channel_id")) or _text(_object(data.get("channel")).get("id")),
        locale=_text(data.get("locale")),
        name=_command_name(payload),
        options=_options(payload),
        custom_id=_text(payload.get("custom_id")),
        values=tuple(value for value in _list(payload.get("values")) if isinstance(value, str)),
        fields=dict(_fields(payload)),
        on_message=bool(_object(data.get("message"))),
    )


def _decoded(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise Malformed("the body is too long")
    try:
        data = _DECODER.decode(body.decode())
        if b"\\ud" in body.lower():
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
    roles = tuple(role for role in _list(member.get("roles")) if isinstance(role, str))
    return Presser(
        _snowflake(user.get("id")), "dm" if guild_id is None else _snowflake(guild_id), roles
    )


def _command_name(payload: Mapping[str, Any]) -> str:
    """The name of a chat command; '' for a command in a user's or a message's menu."""
    is_chat = payload.get("type", _CHAT_COMMAND) == _CHAT_COMMAND
    return _text(payload.get("name")) if is_chat else ""


def _options(payload: Mapping[str, Any]) -> dict[str, str]:
    options = (_object(option) for option in _list(payload.get("options")))
    return {
        _text(option.get("name")): _text(option.get("value"))
        for option in options
        if option.get("type") == _STRING_OPTION
    }


def _fields(payload: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The inputs of a form: each in a Label, or in an action row as before 2025."""
    for part in map(_object, _list(payload.get("components"))):
        for field in (part.get("component"), *_list(part.get("components"))):
            inner = _object(field)
            name, value = inner.get("custom_id"), inner.get("value")
            if isinstance(name, str) and isinstance(value, str):
                yield name, value


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


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
