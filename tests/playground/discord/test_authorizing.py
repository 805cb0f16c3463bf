"""The page where somebody lets the application into a server, and what people find there then."""

import pytest
from starlette.applications import Starlette

from bot.interactions.commands import COMMANDS
from bot.playground.discord.authorizing import pages
from bot.playground.discord.refused import ClientRefused
from tests.playground.discord.scripted import Town
from tests.playground.http_client import Http


@pytest.fixture
def http(town: Town) -> Http:
    town.discord.state.joined.clear()
    town.discord.state.installed_by.clear()
    return Http(Starlette(routes=pages(town.discord.developer)), "http://127.0.0.1/")


def link(town: Town, application: str = "") -> str:
    """The page's address."""
    client = application or town.discord.application_id
    return f"oauth2/authorize?client_id={client}&scope=bot+applications.commands"


def test_the_page_asks_before_anything_happens(town: Town, http: Http) -> None:
    page = http.get(link(town))
    assert (page.status_code, "Authorise" in page.text) == (200, True)
    assert "bot applications.commands" in page.text
    assert town.discord.state.joined == set()


def test_the_press_of_its_button_lets_the_bot_in(town: Town, http: Http) -> None:
    page = http.post(link(town))
    assert "Authorised" in page.text
    assert '<a class="press" href="/playground">Open Sample site</a>' in page.text
    assert town.discord.state.joined == {town.discord.state.world.guild.id}


def test_the_page_looks_like_the_playground(town: Town, http: Http) -> None:
    for page in (http.get(link(town)), http.post(link(town))):
        assert '<link rel="stylesheet" href="/static/pages.css">' in page.text


@pytest.mark.parametrize(("origin", "status"), [("http://127.0.0.1", 200), ("null", 403)])
def test_a_press_counts_on_this_very_page_alone(
    town: Town, http: Http, origin: str, status: int
) -> None:
    page = http.post(link(town), headers={"Origin": origin})
    assert (page.status_code, bool(town.discord.state.joined)) == (status, status == 200)


def test_another_application_is_not_let_in(town: Town, http: Http) -> None:
    page = http.post(link(town, "1"))
    assert (page.status_code, town.discord.state.joined) == (404, set())


def test_what_the_address_says_is_shown_as_text(town: Town, http: Http) -> None:
    page = http.get("oauth2/authorize?scope=<script>alert(1)</script>")
    assert "<script>" not in page.text


def test_people_find_no_command_where_the_bot_is_not(town: Town, http: Http) -> None:
    town.discord.state.is_strict = True
    with pytest.raises(ClientRefused, match="not in this server"):
        town.ask()


def test_people_find_no_command_that_is_not_registered(town: Town, http: Http) -> None:
    town.discord.state.is_strict = True
    http.post(link(town))
    with pytest.raises(ClientRefused, match="there is no command /ux-update here"):
        town.ask()
    town.discord.developer.put_commands(town.discord.application_id, COMMANDS)
    assert town.ask().status == "answered"
