"""Brings Discord's list of our slash commands to what bot/interactions/commands.py says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bot.interactions.commands import COMMANDS

Json = dict[str, Any]
_GIVEN_BY_DISCORD = {
    "application_id",
    "description_localized",
    "dm_permission",  # deprecated; contexts say it
    "guild_id",
    "id",
    "name_localized",
    "version",
}
_ONLY_GLOBAL = {"contexts", "integration_types"}
_UNORDERED = {"contexts", "integration_types", "channel_types"}


class Difference(NamedTuple):
    """One change of the list: "+", "-" or "~", the command, and for "~" what changes in it."""

    sign: str
    command: str
    details: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """Our commands as they would be sent, those of others, and how ours differ from Discord's."""

    ours: list[Json]
    others: list[Json]
    differences: list[Difference]


def compare(registered: Sequence[Json], *, in_guild: bool = False) -> Comparison:
    """What would change if our commands were registered; `in_guild` for those of one server."""
    ours = [_sent(command, in_guild=in_guild) for command in COMMANDS]
    names = {(command["name"], command["type"]) for command in ours}
    others = [one for one in registered if (one["name"], one.get("type", 1)) not in names]
    return Comparison(ours, others, list(_differences(ours, registered)))


def _sent(command: Mapping[str, Any], *, in_guild: bool) -> Json:
    left_out = _ONLY_GLOBAL if in_guild else ()
    return {key: value for key, value in command.items() if key not in left_out}


def _differences(ours: Sequence[Json], registered: Sequence[Json]) -> Iterator[Difference]:
    there = {(one["name"], one.get("type", 1)): _flat(_plain(one)) for one in registered}
    for command in ours:
        wanted = _flat(_plain(command))
        found = there.get((command["name"], command["type"]))
        if found is None:
            yield Difference("+", command["name"])
            continue
        details = tuple(
            f"{place}: {_shown(found.get(place))} → {_shown(wanted.get(place))}"
            for place in {**found, **wanted}
            if found.get(place) != wanted.get(place)
        )
        if details:
            yield Difference("~", command["name"], details)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A command without what Discord adds and without values that say nothing."""
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: sorted(part) if key in _UNORDERED else _plain(part)
        for key, part in value.items()
        if key not in _GIVEN_BY_DISCORD and part is not None
    }
    return {key: part for key, part in kept.items() if part is not False and part not in ([], {})}


def _flat(value: Any, place: str = "") -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Each leaf by its place; the parts of a list go by their name where they have one."""
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        named = {str(part.get("name", at)): part for at, part in enumerate(value)}
        order = {f"{place}.order".lstrip("."): list(named)} if len(named) > 1 else {}
        parts = named.items()
        leaves = [_flat(part, f"{place}.{key}") for key, part in parts]
        return order | {path: leaf for one in leaves for path, leaf in one.items()}
    else:
        return {place: value}
    leaves = [_flat(part, f"{place}.{key}".lstrip(".")) for key, part in parts]
    return {path: leaf for one in leaves for path, leaf in one.items()}


def _shown(value: object) -> str:
    return "nothing" if value is None else repr(value)
