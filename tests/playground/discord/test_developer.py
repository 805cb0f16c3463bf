"""The application as its developer keeps it: endpoint, commands, servers."""

from typing import Any

import pytest
from starlette.applications import Starlette

from bot.interactions.commands import COMMANDS
from bot.playground.discord.routes import api
from bot.playground.discord.schema import answer_faults
from tests.playground.discord.scripted import Town
from tests.playground.http_client import Http

URL = "https://example.lambda-url.eu-west-1.on.aws/"


@pytest.fixture
def http(town: Town) -> Http:
    return Http(Starlette(routes=[api(town.discord.rest)]), "http://127.0.0.1/api/v10/")


def as_bot(town: Town) -> dict[str, str]:
    """The bot's credential."""
    return {"Authorization": f"Bot {town.discord.bot_token}"}


def own_commands(town: Town, guild: str = "") -> str:
    """The path of the application's commands."""
    place = f"/guilds/{guild}" if guild else ""
    return f"applications/{town.discord.application_id}{place}/commands"


def right(body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """An endpoint as Discord wants it."""
    if headers["X-Signature-Ed25519"] == "0" * 128:
        return 401, {}, b""
    return 200, {"Content-Type": "application/json"}, b'{"type":1}'


def careless(body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """An endpoint that believes everybody."""
    return 200, {"Content-Type": "application/json"}, b'{"type":1}'


def put(http: Http, town: Town, commands: Any, guild: str = "") -> Any:
    """Overwrite the commands."""
    return http.request("PUT", own_commands(town, guild), json=commands, headers=as_bot(town))


def test_the_application_is_told_with_its_public_key(town: Town, http: Http) -> None:
    body = http.get("applications/@me", headers=as_bot(town)).json()
    told = (body["id"], body["verify_key"])
    faults = answer_faults("PrivateApplicationResponse", body)
    assert told == (town.discord.application_id, town.discord.public_key)
    assert [fault for fault in faults if fault.path[-1] != "flags"] == []  # optional, of a user


@pytest.mark.parametrize("path", ["applications/@me", "users/@me/guilds"])
def test_nobody_but_the_bot_is_told_anything(http: Http, path: str) -> None:
    answered = http.get(path, headers={"Authorization": "Bot wrong"})
    assert (answered.status_code, answered.json()["code"]) == (401, 0)


def test_a_right_endpoint_is_taken_and_used(town: Town, http: Http) -> None:
    town.discord.dial = lambda url: right
    answered = http.patch(
        "applications/@me", json={"interactions_endpoint_url": URL}, headers=as_bot(town)
    )
    assert answered.json()["interactions_endpoint_url"] == URL
    assert town.discord.client.endpoint is right


def test_an_endpoint_that_takes_a_bad_signature_is_refused_in_discords_words(
    town: Town, http: Http
) -> None:
    town.discord.dial = lambda url: careless
    answered = http.patch(
        "applications/@me", json={"interactions_endpoint_url": URL}, headers=as_bot(town)
    )
    (error,) = answered.json()["errors"]["interactions_endpoint_url"]["_errors"]
    assert (answered.status_code, answered.json()["code"]) == (400, 50035)
    assert error == {
        "code": "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
        "message": "The specified interactions endpoint URL could not be verified.",
    }
    assert town.discord.state.endpoint_url == ""
    assert town.discord.state.refused_endpoints == [
        (URL, "a bad signature is not answered with 401")
    ]


def test_an_unknown_field_of_the_application_is_refused(town: Town, http: Http) -> None:
    answered = http.patch("applications/@me", json={"endpoint": URL}, headers=as_bot(town))
    assert answered.status_code == 400


def test_our_commands_are_registered_and_come_back_with_what_discord_adds(
    town: Town, http: Http
) -> None:
    put(http, town, COMMANDS)
    command, *others = http.get(own_commands(town), headers=as_bot(town)).json()
    assert [answer_faults("ApplicationCommandResponse", one) for one in (command, *others)] == [
        [] for _ in COMMANDS
    ]
    assert (command["name"], command["nsfw"]) == ("ux-update", False)
    assert "required" not in command["options"][1]


def test_commands_come_back_in_discords_own_form(town: Town, http: Http) -> None:
    note = {"name": "note", "description": "N", "contexts": [1, 0], "options": []}
    (command,) = put(http, town, [{**note, "default_member_permissions": 32}]).json()
    assert answer_faults("ApplicationCommandResponse", command) == []
    assert "options" not in command
    assert {
        "type": 1,
        "default_member_permissions": "32",
        "contexts": [0, 1],
        "integration_types": [0],
        "dm_permission": True,
        "name_localizations": None,
        "nsfw": False,
    }.items() <= command.items()


def test_translations_are_told_to_whom_asks_for_them(town: Town, http: Http) -> None:
    option = {"type": 3, "name": "x", "description": "X", "description_localizations": {"de": "Y"}}
    note = {"name": "note", "description": "N", "description_localizations": {"de": "M"}}
    put(http, town, [{**note, "options": [option]}])
    (less,) = http.get(own_commands(town), headers=as_bot(town)).json()
    path = f"{own_commands(town)}?with_localizations=true"
    (more,) = http.get(path, headers=as_bot(town)).json()
    assert {"description_localizations"} & {*less, *less["options"][0]} == set()
    assert more["description_localizations"] == {"de": "M"}
    assert more["options"][0]["description_localizations"] == {"de": "Y"}


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_a_list_holds_so_many_commands_of_a_type(
    town: Town, http: Http, kind: int, most: int
) -> None:
    about = {"description": "x"} if kind == 1 else {}
    many = [{"type": kind, "name": f"n{at}", **about} for at in range(most + 1)]
    answered = put(http, town, many).json()
    assert (answered["code"], f"({most})" in answered["message"]) == (30032, True)
    assert len(put(http, town, many[:-1]).json()) == most


def test_an_entry_point_cannot_be_left_out(town: Town, http: Http) -> None:
    (entry,) = put(http, town, [{"type": 4, "name": "launch", "handler": 2}]).json()
    assert put(http, town, COMMANDS).json()["code"] == 50240
    assert len(put(http, town, [*COMMANDS, entry]).json()) == len(COMMANDS) + 1


def test_a_command_keeps_its_id_when_it_is_registered_again(town: Town, http: Http) -> None:
    first = put(http, town, COMMANDS).json()[0]
    (second,) = put(http, town, [first]).json()
    assert (first["id"], first["version"] != second["version"]) == (second["id"], True)


def test_what_is_not_in_the_list_goes(town: Town, http: Http) -> None:
    put(http, town, COMMANDS)
    put(http, town, [])
    assert http.get(own_commands(town), headers=as_bot(town)).json() == []


def test_commands_of_a_server_stand_beside_those_of_everywhere(town: Town, http: Http) -> None:
    guild = town.discord.state.world.guild.id
    put(http, town, COMMANDS, guild)
    there = http.get(own_commands(town, guild), headers=as_bot(town)).json()
    assert len(there) == len(COMMANDS)
    assert http.get(own_commands(town), headers=as_bot(town)).json() == []


@pytest.mark.parametrize(
    "wrong", [{"name": "x"}, [{"name": "x", "descripton": "misspelt"}], [{"description": "x"}]]
)
def test_commands_that_break_the_description_are_refused(
    town: Town, http: Http, wrong: Any
) -> None:
    assert put(http, town, wrong).status_code == 400


def test_another_applications_commands_are_not_ours_to_read(town: Town, http: Http) -> None:
    answered = http.get("applications/1/commands", headers=as_bot(town))
    assert (answered.status_code, answered.json()["code"]) == (404, 10002)


def test_a_server_without_the_bot_is_not_open_to_it(town: Town, http: Http) -> None:
    assert put(http, town, COMMANDS, "123456789012345678").json()["code"] == 50001


def test_the_bot_is_in_a_server_once_somebody_authorised_it(town: Town, http: Http) -> None:
    guild, joined = town.discord.state.world.guild, town.discord.state.joined
    joined.clear()
    assert http.get("users/@me/guilds", headers=as_bot(town)).json() == []
    town.discord.developer.authorize(
        town.discord.application_id, guild.id, "bot applications.commands"
    )
    (seen,) = http.get("users/@me/guilds", headers=as_bot(town)).json()
    assert (seen["id"], seen["name"]) == (guild.id, guild.name)
    assert answer_faults("MyGuildResponse", seen) == []


def test_an_invitation_without_the_scopes_brings_nobody_in(town: Town) -> None:
    guild = town.discord.state.world.guild
    town.discord.state.joined.clear()
    town.discord.developer.authorize(town.discord.application_id, guild.id, "bot")
    assert town.discord.state.joined == set()
