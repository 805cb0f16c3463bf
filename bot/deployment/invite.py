"""Step 5, the invitation: the bot in every server of the sites."""

from collections.abc import Iterable, Iterator, Mapping

from bot.adapters.discord_portal import Portal, invitation
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, Mark, well, wrong

DIRECT = "dm"


def invite(desk: Desk, portal: Portal, application_id: str, sites: Iterable[str]) -> bool:
    """Show the page for each server that the bot is not in, and wait until the person was there.

    Whether it is in all of them now.
    """
    servers = [server for server in sites if server != DIRECT]
    found = portal.guilds()
    for server in servers:
        if server not in found and not desk.asker.is_quiet:
            desk.screen.explain(
                f"Let the bot into server {server}",
                ("Somebody with “Manage Server” there opens this page and presses Authorise:",),
            )
            desk.screen.text(invitation(desk.settings.discord_api_url, application_id, server))
            desk.screen.text("Press Enter when that is done.")
            desk.screen.ask()
            found = portal.guilds()
    for finding in state(desk, application_id, servers, found):
        is_left = finding.mark is Mark.WRONG  # here it is the next thing to do, and no fault
        desk.screen.show(finding._replace(mark=Mark.NOTE) if is_left else finding)
    return all(server in found for server in servers)


def state(
    desk: Desk, application_id: str, servers: Iterable[str], found: Mapping[str, str]
) -> Iterator[Finding]:
    """Whether the bot is in those servers, with the page for each where it is not."""
    for server in servers:
        if server in found:
            yield well("in the server", f"{found[server]} ({server})")
            continue
        link = invitation(desk.settings.discord_api_url, application_id, server)
        yield wrong(
            "in the server",
            f"the bot is not in {server}",
            "somebody with “Manage Server” there opens this page and presses Authorise:",
            f"  {link}",
        )
