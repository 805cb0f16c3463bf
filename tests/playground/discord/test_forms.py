"""Forms with more than texts: selects, files, choices to tick."""

from typing import Any

import pytest

from bot.playground.discord.exchange import Exchange
from bot.playground.discord.people import BEN, EDITOR, REVIEWER
from bot.playground.discord.refused import ClientRefused
from tests.playground.discord.scripted import Json, Town, message, modal, row

ONE = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]


def label(kind: int, **changed: Any) -> Json:
    return {"type": 18, "label": "What?", "component": {"type": kind, "custom_id": "x", **changed}}


def opened(town: Town, *parts: Json) -> Exchange:
    opener = town.ask(modal(*parts))
    assert opener.form is not None, opener.reason
    return opener


def sent(town: Town, opener: Exchange, given: str | list[str]) -> Json:
    town.discord.client.submit(town.olive, opener.id, {"x": given})
    data: Json = town.application.asked[-1]["data"]
    return data


@pytest.mark.parametrize(
    ("part", "given", "told"),
    [
        (label(3, options=ONE), ["2"], {"values": ["2"]}),
        (label(3, options=ONE, required=False), [], {"values": []}),
        (label(21, options=ONE), ["1"], {"value": "1"}),
        (label(22, options=ONE), ["1", "2"], {"values": ["1", "2"]}),
        (label(23), "true", {"value": True}),
        (label(23), "", {"value": False}),
    ],
)
def test_each_input_is_sent_in_its_own_way(
    town: Town, part: Json, given: str | list[str], told: Json
) -> None:
    (component,) = sent(town, opened(town, part), given)["components"]
    about = {key: component["component"][key] for key in told}
    assert (component["type"], about) == (18, told)


def test_roles_come_with_what_they_are(town: Town) -> None:
    data = sent(town, opened(town, label(6, max_values=5)), [EDITOR.id, REVIEWER.id])
    assert data["components"][0]["component"]["values"] == [EDITOR.id, REVIEWER.id]
    names = [data["resolved"]["roles"][role.id]["name"] for role in (EDITOR, REVIEWER)]
    assert names == ["Editor", "Reviewer"]


def test_a_file_comes_with_what_it_is(town: Town) -> None:
    file = town.discord.client.upload(town.olive, "bug.png", b"x")
    data = sent(town, opened(town, label(19)), [file["id"]])
    assert data["components"][0]["component"]["values"] == [file["id"]]
    assert data["resolved"]["attachments"] == {file["id"]: file}


@pytest.mark.parametrize(
    ("part", "given"),
    [
        (label(3, options=ONE), []),
        (label(3, options=ONE), ["3"]),
        (label(6), [EDITOR.id, REVIEWER.id]),
        (label(6), ["1"]),
        (label(19), []),
        (label(19), ["1"]),
        (label(21, options=ONE), ["3"]),
        (label(22, options=ONE), []),
    ],
)
def test_what_the_client_would_not_send_is_refused(
    town: Town, part: Json, given: list[str]
) -> None:
    opener = opened(town, part)
    before = len(town.application.asked)
    with pytest.raises(ClientRefused):
        sent(town, opener, given)
    assert len(town.application.asked) == before


def test_people_picked_in_a_message_come_with_who_they_are(town: Town) -> None:
    part = {"type": 5, "custom_id": "pick"}
    shown = town.ask(message(content="Who?", components=[row(part)])).original_id
    town.discord.client.choose(town.olive, shown, "pick", [BEN.id])
    data = town.application.asked[-1]["data"]
    assert (data["component_type"], data["values"]) == (5, [BEN.id])
    assert set(data["resolved"]) == {"users", "members"}
