"""Step 3, commands: shows how Discord's list differs from ours, and brings it to ours."""

from bot.deployment.finding import Finding, note, well
from bot.deployment.portal import Portal
from bot.deployment.registration import Comparison, Difference, compare
from bot.deployment.screen import GREEN, RED, YELLOW, Screen
from bot.deployment.wording import AGENT

_COLOURS = {"+": GREEN, "-": RED, "~": YELLOW}


def sync(screen: Screen, portal: Portal, guild_id: str, *, is_applied: bool) -> bool:
    """Show how Discord's list differs from ours, bring it to ours if `is_applied`; if it is now."""
    application = portal.application()
    place = f"server {guild_id}" if guild_id else "everywhere"
    screen.title("ux-agent commands sync", f"{application.name}, {application.id}: {place}")
    screen.chapter("Commands")
    comparison = compare(portal.commands(application.id, guild_id), in_guild=bool(guild_id))
    show(screen, comparison.differences)
    if comparison.differences and is_applied:
        wanted = [*comparison.ours, *comparison.others]
        portal.put_commands(application.id, wanted, guild_id)
        comparison = compare(portal.commands(application.id, guild_id), in_guild=bool(guild_id))
    screen.show_all(state(comparison))
    screen.text("")
    return not comparison.differences


def register(screen: Screen, portal: Portal, application_id: str) -> None:
    """Register our commands where they differ; those that others registered stay."""
    comparison = compare(portal.commands(application_id))
    show(screen, comparison.differences)
    if comparison.differences:
        portal.put_commands(application_id, [*comparison.ours, *comparison.others])
        comparison = compare(portal.commands(application_id))
    screen.show_all(state(comparison))


def show(screen: Screen, differences: list[Difference]) -> None:
    """The differences, a line each."""
    for sign, command, details in differences:
        screen.text(screen.styled(f"{sign} /{command}", _COLOURS[sign]))
        screen.text(*(f"    {detail}" for detail in details))


def state(comparison: Comparison) -> list[Finding]:
    """Whether Discord has our commands as they are here, and others that we know nothing of."""
    names = ", ".join(f"/{command['name']}" for command in comparison.ours)
    found = [well("commands", f"{names} registered, as in bot/interactions/commands.py")]
    if comparison.differences:
        changed = ", ".join(f"{one.sign} /{one.command}" for one in comparison.differences)
        found = [
            note("commands", f"differ from Discord's: {changed}", f"{AGENT} commands sync --apply")
        ]
    if comparison.others:
        others = ", ".join(f"/{command['name']}" for command in comparison.others)
        advice = "left as they are: this version does not answer them"
        found.append(note("other commands", others, advice))
    return found
