"""Step 5: the bot comes into every server of the sites."""

from bot.deployment.desk import Desk
from bot.deployment.finding import Mark
from bot.deployment.invite import invite
from tests.deployment.at_desk import Room, person, shown


def invited(here: Room, desk: Desk) -> bool:
    """Do the step; whether the bot is in all servers."""
    portal = desk.portal(here.discord.bot_token)
    return invite(desk, portal, here.discord.application_id, [here.server, "dm"])


def authorise(here: Room) -> None:
    """Press the button of the page."""
    scopes = "bot applications.commands"
    here.discord.developer.authorize(here.discord.application_id, here.server, scopes)


def test_a_server_with_the_bot_is_named(here: Room) -> None:
    desk = here.desk()
    assert invited(here, desk)
    assert f"✓ in the server Sample site ({here.server})" in shown(desk)


def test_the_page_is_shown_and_the_person_waited_for(here: Room) -> None:
    here.discord.state.joined.clear()
    desk = here.desk("")
    person(desk).acts.append(lambda: authorise(here))
    assert invited(here, desk)
    page = here.addresses["DISCORD_API_URL"].removesuffix("/api/v10") + "/oauth2/authorize?"
    assert page in shown(desk)


def test_where_nobody_is_asked_it_is_the_next_thing_to_do(here: Room) -> None:
    here.discord.state.joined.clear()
    desk = here.desk()
    assert not invited(here, desk)
    assert f"! in the server the bot is not in {here.server}" in shown(desk)
    assert desk.screen.seen[Mark.WRONG] == 0
