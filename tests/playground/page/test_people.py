"""What the page's JSON lets people do besides commands and buttons."""

import base64
from pathlib import Path

import pytest

from bot.playground.discord.people import BOOK_CLUB, OLIVE, TEA_HOUSE, WORLD
from bot.playground.page.playground import Playground
from bot.playground.page.site_folder import SiteFolder
from tests.git_site import new_site
from tests.playground.discord.scripted import Json
from tests.playground.page.stage import FILES, Stage

OTHER = FILES | {"index.html": "<h1>Tea worth sitting down for</h1>"}


def offered(stage: Stage, user: str, channel: str) -> Json:
    """What is offered to somebody in a channel."""
    where = {"user": user, "channel": channel}
    answer: Json = stage.http.get("playground/api/commands", params=where).json()
    return answer


def channel_of(stage: Stage, guild_id: str) -> str:
    world = stage.town.discord.state.world
    return next(one.id for one in world.channels if one.guild_id == guild_id)


def test_the_commands_are_those_that_are_offered_there(stage: Stage) -> None:
    here = stage.town.discord.state.world.channel.id
    olive, ben = stage.town.olive.id, stage.town.ben.id
    owners = [one["name"] for one in offered(stage, olive, here)["commands"]]
    assert {"ux-update", "ux-setup"} <= set(owners)
    assert "ux-setup" not in [one["name"] for one in offered(stage, ben, here)["commands"]]
    assert offered(stage, ben, channel_of(stage, BOOK_CLUB.id))["commands"] == []


def test_what_is_typed_is_completed(stage: Stage) -> None:
    choices = [{"name": "Navbar", "value": "navbar"}]
    stage.town.application.script.append({"type": 8, "data": {"choices": choices}})
    options = {"request": "blue", "section": "nav"}
    done = stage.act("autocomplete", name="ux-update", options=options, focused="section")
    assert done["choices"] == choices
    assert stage.state()["exchanges"] == []


def test_a_suggestion_that_fails_is_told(stage: Stage) -> None:
    stage.town.application.script.append({"type": 4, "data": {"content": "no"}})
    done = stage.act("autocomplete", name="ux-update", options={"section": ""}, focused="section")
    assert done["choices"] == []
    assert done["failure"] == "This interaction failed"
    assert stage.state()["notices"] == []


def test_an_upload_goes_with_a_command_and_is_shown_by_its_name(stage: Stage) -> None:
    content = base64.b64encode(b"picture").decode()
    file = stage.act("upload", name="loaf.png", content=content)
    options = {"request": "this one", "image": file["id"]}
    stage.act("command", name="ux-update", options=options)
    resolved = stage.town.application.asked[-1]["data"]["resolved"]["attachments"]
    assert resolved[file["id"]]["size"] == len(b"picture")
    (shown,) = stage.state()["messages"]
    assert shown["command"]["options"] == {"request": "this one", "image": "loaf.png"}


def test_an_upload_that_is_no_base64_is_refused(stage: Stage) -> None:
    wanted = {**stage.where(), "name": "x.png", "content": "!"}
    answer = stage.http.post("playground/api/upload", json=wanted)
    assert (answer.status_code, answer.json()["refused"]) == (409, "the file did not arrive whole")


def test_what_was_uploaded_runs_no_script(stage: Stage) -> None:
    stage.town.discord.state.cdn.base = "http://127.0.0.1:8400/cdn"
    content = base64.b64encode(b"<script>alert(1)</script>").decode()
    file = stage.act("upload", name="page.html", content=content)
    answer = stage.http.get(file["url"].removeprefix("http://127.0.0.1:8400/"))
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_person_chooses_a_language(stage: Stage) -> None:
    stage.act("language", locale="de")
    stage.act("command", name="ux-update", options={"request": "blau"})
    assert stage.town.application.asked[-1]["locale"] == "de"
    answer = stage.http.post("playground/api/language", json={**stage.where(), "locale": "xx"})
    assert answer.status_code == 409


@pytest.fixture
def two(stage: Stage, tmp_path: Path) -> Stage:
    """A stage whose second server has a site of its own."""
    other = SiteFolder(new_site(tmp_path / "tea-house", OTHER))
    stage.playground = Playground(
        stage.town.discord, stage.site, is_sample=True, others={TEA_HOUSE.id: other}
    )
    return stage


def test_each_server_is_shown_its_own_site(two: Stage) -> None:
    other = two.playground.others[TEA_HOUSE.id]
    views = two.playground.conversation("none", TEA_HOUSE.id)["views"]
    assert views["before"] == other.resolve("HEAD")
    assert two.playground.conversation("none")["views"]["before"] == two.head


def test_each_server_has_examples_for_its_own_site(two: Stage) -> None:
    assert two.playground.examples() != two.playground.examples(TEA_HOUSE.id)
    assert "Tea worth sitting down for" in str(two.playground.examples(TEA_HOUSE.id))


def test_a_server_without_a_website_is_invited_to_nothing(two: Stage) -> None:
    lounge = next(one for one in WORLD.channels if one.guild_id == BOOK_CLUB.id)
    asked = {"user": OLIVE.id, "channel": lounge.id}
    told = two.http.get("playground/api/commands", params=asked).json()
    assert (told["has_site"], told["examples"]) == (False, [])
    at_home = {**asked, "channel": WORLD.channel.id}
    assert two.http.get("playground/api/commands", params=at_home).json()["has_site"]


def test_a_pull_requests_address_names_its_site(two: Stage) -> None:
    other = two.playground.others[TEA_HOUSE.id]
    assert other.address(1) == "/playground/pulls/tea-house/1"
    assert two.playground.site_named("tea-house") is other
    assert two.playground.site_named("elsewhere") is None
