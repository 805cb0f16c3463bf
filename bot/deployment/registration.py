"""How Discord's list of our slash commands differs from what bot/interactions/commands.py says.

Discord gives a command back in a form of its own: with what it adds, without what says nothing,
numbers as text, lists in another order (docs: Application Command Object). Only what somebody can
send is compared, each side in the same plain form.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bot.interactions.commands import COMMANDS, commands

Json = dict[str, Any]

_LOCALIZED = {"name_localizations", "description_localizations"}
_UNORDERED = {"contexts", "integration_types", "channel_types"}
_COMPARED = {
    *("type", "name", "description", "options", "default_member_permissions", "nsfw", "handler"),
    *("required", "autocomplete", "choices", "value", "file_types"),
    *("min_value", "max_value", "min_length", "max_length"),
    *_LOCALIZED,
    *_UNORDERED,
}
_ONLY_GLOBAL = {"contexts", "integration_types"}
_READ_ONLY = {
    "application_id",
    "description_localized",
    "guild_id",
    "name_localized",
    "version",
}
_SAYS_NOTHING: dict[str, Any] = {"min_length": 0}
_CHAT_INPUT, _USER, _MESSAGE, _ENTRY_POINT = 1, 2, 3, 4
_MENUS = {_USER: "the menu of people", _MESSAGE: "the menu of messages"}


class Detail(NamedTuple):
    """What differs at one place of a command, ready to be shown."""

    place: str
    old: str
    new: str


class Difference(NamedTuple):
    """A command that is new ("+") or changed ("~"), and then what changes in it."""

    sign: str
    command: str
    details: tuple[Detail, ...] = ()


class Comparison(NamedTuple):
    """Our commands as they would be sent, how they differ from Discord's, and what else is there.

    `same` are the names of ours that Discord has as they are, `others` the commands that are not
    ours. `own` are Discord's: the entry point of an Activity, which no list may leave out.
    """

    ours: list[Json]
    others: list[Json]
    own: list[Json]
    differences: list[Difference]
    same: list[str]

    @property
    def is_same(self) -> bool:
        """Whether Discord has our commands as they are here, and no others."""
        return not self.differences and not self.others


def of_stack(parameters: Mapping[str, str]) -> list[Json]:
    """Our commands as a stack with these parameters answers them."""
    return commands(
        direct_messages=parameters.get("DirectMessages") != "false",
        user_installs=parameters.get("UserInstalls") != "false",
        payments=parameters.get("EnablePayments") == "true",
    )


def compare(
    registered: Sequence[Json],
    wanted: Sequence[Mapping[str, Any]] = COMMANDS,
    *,
    in_guild: bool = False,
) -> Comparison:
    """What would change if our commands were registered; `in_guild` for those of one server."""
    ours = [_sent(command, in_guild=in_guild) for command in wanted]
    names = {_key(command) for command in ours}
    strange = [one for one in registered if _key(one) not in names]
    others = [one for one in strange if one.get("type") != _ENTRY_POINT]
    own = [one for one in strange if one.get("type") == _ENTRY_POINT]
    differences = list(_differences(ours, registered))
    changed = {one.command for one in differences}
    same = [shown for command in ours if (shown := title(command)) not in changed]
    return Comparison(ours, others, own, differences, same)


def title(command: Json) -> str:
    """A command as people know it: "/name", or where its menu is."""
    menu = _MENUS.get(command.get("type", _CHAT_INPUT))
    name = "".join(char if char.isprintable() else " " for char in command["name"])
    return f"“{name}” in {menu}" if menu else f"/{name}"


def resent(command: Json) -> Json:
    """A command as it was read, without what Discord alone writes, or says again in an old way."""
    is_told = command.get("contexts") is None and command.get("dm_permission") is False
    left_out = _READ_ONLY if is_told else {*_READ_ONLY, "dm_permission"}
    return {key: value for key, value in command.items() if key not in left_out}


def _key(command: Json) -> tuple[str, int]:
    return command["name"], command.get("type", _CHAT_INPUT)


def _sent(command: Mapping[str, Any], *, in_guild: bool) -> Json:
    left_out = _ONLY_GLOBAL if in_guild else ()
    return {key: value for key, value in command.items() if key not in left_out}


def _differences(ours: Sequence[Json], registered: Sequence[Json]) -> Iterator[Difference]:
    there = {_key(one): one for one in registered}
    for command in ours:
        found = there.get(_key(command))
        if found is None:
            yield Difference("+", title(command))
            continue
        computed = _ONLY_GLOBAL - command.keys()  # Discord fills in what was not said
        old = {key: value for key, value in found.items() if key not in computed}
        details = tuple(_details(_plain(old), _plain(command)))
        if details:
            yield Difference("~", title(command), details)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A command, or a part of one, without what Discord adds and what says nothing."""
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _leaf(key, part) for key, part in value.items() if key in _COMPARED}
    return {key: part for key, part in kept.items() if not _is_nothing(key, part)}


def _leaf(key: str, part: Any) -> Any:  # noqa: ANN401 - any JSON
    if part is None or key in _LOCALIZED:
        return part
    if key in _UNORDERED:
        return sorted(part)
    return str(part) if key == "default_member_permissions" else _plain(part)


def _is_nothing(key: str, part: object) -> bool:
    if key == "value":
        return False
    is_default = key in _SAYS_NOTHING and part == _SAYS_NOTHING[key]
    return part is None or part is False or part in ("", [], {}) or is_default


def _details(old: Any, new: Any, place: str = "") -> Iterator[Detail]:  # noqa: ANN401 - any JSON
    """Each place where two plain values differ; the parts of a list go by their names."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from _details(old.get(key), new.get(key), f"{place}.{key}".lstrip("."))
    elif _is_named(old) and _is_named(new) and (old or new):
        yield from _listed(old or [], new or [], place)
    else:
        yield Detail(place, _shown(old), _shown(new))


def _listed(old: list[Json], new: list[Json], place: str) -> Iterator[Detail]:
    olds, news = ({part["name"]: part for part in some} for some in (old, new))
    for name in {**olds, **news}:
        yield from _details(olds.get(name), news.get(name), f"{place}.{name}")
    orders = [name for name in olds if name in news], [name for name in news if name in olds]
    if orders[0] != orders[1]:
        yield Detail(f"{place}.order", *map(_shown, orders))


def _is_named(value: object) -> bool:
    """Whether it is a list of parts with names, or nothing."""
    if value is None:
        return True
    return isinstance(value, list) and all(isinstance(one, dict) and "name" in one for one in value)


def _shown(value: object) -> str:
    """A value as JSON has it; a whole option by what it says of itself."""
    if isinstance(value, dict) and "description" in value:
        value = value["description"]
    return "nothing" if value is None else repr(value)
