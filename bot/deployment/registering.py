"""Step 3, commands: shows how Discord's list differs from ours, and brings it to ours."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.adapters.discord_portal import Json, Portal
from bot.deployment.finding import Finding, note, well
from bot.deployment.registration import Comparison, compare, resent, title
from bot.deployment.screen import DIM, GREEN, RED, YELLOW, Screen
from bot.deployment.wording import AGENT
from bot.interactions.commands import COMMANDS

_COMMAND = f"{AGENT} commands sync"
_OURS = "bot/interactions/commands.py"


class Wish(NamedTuple):
    """What `commands sync` is to do: in which server ('' everywhere), and whether to apply.

    Commands that are not ours are deleted where it `may_delete` unasked, else where somebody is
    there (`is_attended`) and agrees. `command` is how it was called, `ours` what is to be there.
    """

    guild_id: str = ""
    is_applied: bool = False
    may_delete: bool = False
    is_attended: bool = False
    command: str = _COMMAND
    ours: Sequence[Mapping[str, Any]] = tuple(COMMANDS)


EVERYWHERE = Wish()


def sync(screen: Screen, portal: Portal, wish: Wish) -> bool:
    """Show how Discord's list differs from ours, bring it to ours if wished; if it is now.

    Raises bot.adapters.discord_portal.PortalRefused.
    """
    application = portal.application()
    place = f"server {wish.guild_id}" if wish.guild_id else "everywhere"
    screen.title("ux-agent commands sync", f"{application.name}, {application.id}: {place}")
    screen.chapter("Commands")
    comparison = _looked(portal, application.id, wish)
    show(screen, comparison)
    if wish.is_applied:
        goes = bool(comparison.others) and _may_delete(screen, comparison.others, wish)
        if comparison.differences or goes:
            kept = [] if goes else comparison.others
            _put(portal, application.id, comparison, kept, wish.guild_id)
            comparison = _looked(portal, application.id, wish)
    screen.text("")
    screen.show_all(state(comparison, wish.command, is_listed=True))
    screen.text("")
    return comparison.is_same


def register(screen: Screen, portal: Portal, application_id: str, wish: Wish = EVERYWHERE) -> None:
    """Register our commands where they differ; those that others registered stay."""
    comparison = _looked(portal, application_id, wish)
    show(screen, comparison)
    if comparison.differences:
        _put(portal, application_id, comparison, comparison.others)
        comparison = _looked(portal, application_id, wish)
    screen.show_all(state(comparison, is_listed=True))


def show(screen: Screen, comparison: Comparison) -> None:
    """A line for each command, and for each place where one differs."""
    signs = {"+": ("new", GREEN), "~": ("changed", YELLOW)}
    for sign, command, details in comparison.differences:
        word, colour = signs[sign]
        screen.text(screen.styled(f"{sign} {command}  {word}", colour))
        for place, old, new in details:
            values = screen.styled(old, RED), screen.styled(new, GREEN)
            screen.text(f"    {place}: {values[0]} → {values[1]}")
    for command in comparison.same:
        screen.text(screen.styled(f"= {command}  unchanged", DIM))
    for other in comparison.others:
        screen.text(screen.styled(f"? {title(other)}  unknown here", RED))
    for one in comparison.own:
        screen.text(screen.styled(f"= {title(one)}  Discord's own, stays", DIM))


def state(
    comparison: Comparison, command: str = _COMMAND, *, is_listed: bool = False
) -> list[Finding]:
    """Whether Discord has our commands as they are here, and others that we know nothing of.

    Which ones differ is said unless a list of them stands above.
    """
    found = [_agreement(comparison, command, is_listed=is_listed)]
    if comparison.others:
        advice = f"this version does not answer them; {command} --apply asks whether to delete them"
        found.append(note("other commands", _names(comparison.others), advice))
    return found


def _agreement(comparison: Comparison, command: str, *, is_listed: bool) -> Finding:
    if not comparison.differences:
        return well("commands", f"{_names(comparison.ours)} registered, as in {_OURS}")
    named = ", ".join(f"{one.sign} {one.command}" for one in comparison.differences)
    told = _counted(comparison) if is_listed else named
    return note("commands", f"differ from Discord's: {told}", f"{command} --apply")


def _counted(comparison: Comparison) -> str:
    """How many are new and how many changed: which ones, the lines above say."""
    signs = [one.sign for one in comparison.differences]
    counts = {"new": signs.count("+"), "changed": signs.count("~")}
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def _may_delete(screen: Screen, others: list[Json], wish: Wish) -> bool:
    if wish.may_delete:
        return True
    names = _names(others)
    if not wish.is_attended:
        told = f"{names}: nobody is there to be asked, so nothing is deleted"
        screen.show(note("other commands", told, f"{wish.command} --apply --yes deletes them"))
        return False
    screen.explain(f"Delete {names}?", ("yes or no; they are gone for everybody at once",))
    return screen.ask("no").lower() in {"y", "yes"}


def _names(commands: list[Json]) -> str:
    return ", ".join(map(title, commands))


def _looked(portal: Portal, application_id: str, wish: Wish) -> Comparison:
    registered = portal.commands(application_id, wish.guild_id)
    return compare(registered, wish.ours, in_guild=bool(wish.guild_id))


def _put(
    portal: Portal,
    application_id: str,
    comparison: Comparison,
    kept: list[Json],
    guild_id: str = "",
) -> None:
    wanted = [*comparison.ours, *map(resent, [*kept, *comparison.own])]
    portal.put_commands(application_id, wanted, guild_id)
