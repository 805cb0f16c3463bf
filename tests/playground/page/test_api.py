"""What people do in the page, and what it shows of it."""

import pytest

from tests.playground.discord.scripted import button, field, message, modal, row, select
from tests.playground.page.stage import CONVERSATION, Stage, preview


def test_a_command_shows_its_answer_and_who_gave_it(stage: Stage) -> None:
    stage.ask(message(content="Done"))

    shown = stage.state()

    [said] = shown["messages"]
    assert said["content"] == "Done"
    assert said["command"] == {
        "name": "ux-update",
        "user": "Olive",
        "options": {"request": "make it blue"},
    }
    [exchange] = shown["exchanges"]
    assert (exchange["what"], exchange["container"]) == ("/ux-update", "c0ffee")
    assert shown["containers"][0] == {"function": "interactions", "pid": 41}


def test_an_option_left_empty_is_not_sent(stage: Stage) -> None:
    stage.act("command", name="ux-update", options={"request": "hello", "section": "", "x": 3})

    sent = stage.town.application.asked[-1]["data"]["options"]
    assert [option["name"] for option in sent] == ["request"]


def test_a_pressed_button_is_named_in_the_log(stage: Stage) -> None:
    exchange = stage.ask(message(content="Look", components=[row(button(label="Confirm"))]))

    stage.act("component", message=exchange.original_id, custom_id="one")

    assert stage.state()["exchanges"][-1]["what"] == "Confirm"


OURS = f":{CONVERSATION}:0123abcd:812340118112239616"


@pytest.mark.parametrize(
    ("custom_id", "named"),
    [(f"ux:c{OURS}", "Confirm"), (f"ux:d{OURS}", "Diff"), ("of another bot", "a button")],
)
def test_a_button_that_went_is_named_by_what_it_carried(
    stage: Stage, custom_id: str, named: str
) -> None:
    shown = message(components=[row(button(custom_id))])
    exchange = stage.ask(shown, {"type": 7, "data": {"content": "Gone", "components": []}})

    stage.act("component", message=exchange.original_id, custom_id=custom_id)

    assert stage.state()["exchanges"][-1]["what"] == named


def test_a_message_without_buttons_belongs_to_the_conversation_it_was_of(stage: Stage) -> None:
    exchange = stage.ask(preview(), {"type": 7, "data": {"content": "Gone", "components": []}})
    stage.act("component", message=exchange.original_id, custom_id=f"ux:c{OURS}")

    assert stage.state()["messages"][0]["conversation"] == CONVERSATION


def test_a_select_sends_what_was_picked(stage: Stage) -> None:
    exchange = stage.ask(message(content="Which?", components=[row(select("header", "footer"))]))

    stage.act("component", message=exchange.original_id, custom_id="pick", values=["footer"])

    assert stage.town.application.asked[-1]["data"]["values"] == ["footer"]


def test_a_form_opens_and_is_sent(stage: Stage) -> None:
    shown = message(content="Look", components=[row(button())])
    exchange = stage.ask(shown, modal(field(max_length=10)))
    opened = stage.act("component", message=exchange.original_id, custom_id="one")

    done = stage.act("modal", exchange=opened["exchange"], values={"text": "blue"})

    assert opened["form"]["title"] == "Form"
    assert done["status"] == "answered"
    assert stage.state()["exchanges"][-1]["what"] == "form sent"
    sent = stage.town.application.asked[-1]["data"]["components"][0]["component"]
    assert sent["value"] == "blue"


def test_what_the_client_does_not_let_happen_is_refused_with_the_reason(stage: Stage) -> None:
    answer = stage.http.post(
        "playground/api/component",
        json={**stage.where(), "message": "1", "custom_id": "x"},
    )

    assert answer.status_code == 409
    assert answer.json() == {"refused": "the person sees no such message"}


def test_a_failed_interaction_is_told_to_the_one_who_began_it(stage: Stage) -> None:
    stage.ask(message(content="x" * 2001))

    [notice] = stage.state()["notices"]
    assert notice["text"] == "This interaction failed"
    assert "Must be 2000 or fewer in length" in notice["reason"]
    assert notice["command"]["name"] == "ux-update"
    assert stage.state(user=stage.town.ben.id)["notices"] == []


def test_a_private_message_is_seen_by_one_person_and_can_be_dismissed(stage: Stage) -> None:
    exchange = stage.ask(message(content="Psst", flags=64))

    [mine] = stage.state()["messages"]
    assert mine["ephemeral"] is True
    assert stage.state(user=stage.town.ben.id)["messages"] == []

    stage.act("delete", message=exchange.original_id)
    assert stage.state()["messages"] == []


def test_a_deferred_answer_is_shown_as_thinking(stage: Stage) -> None:
    stage.ask({"type": 5})

    assert [one["loading"] for one in stage.state()["messages"]] == [True]


def test_direct_messages_are_a_place_of_their_own(stage: Stage) -> None:
    direct = stage.town.discord.state.world.direct(stage.town.olive).id
    stage.act("command", name="ux-update", options={"request": "hello"}, channel=direct)

    assert stage.state()["messages"] == []
    assert len(stage.state(channel=direct)["messages"]) == 1
    assert "guild_id" not in stage.town.application.asked[-1]


def test_nothing_new_is_a_short_answer(stage: Stage) -> None:
    revision = stage.state()["revision"]

    assert set(stage.state(since=str(revision))) == {"revision", "now", "ready"}
    stage.ask()
    assert "messages" in stage.state(since=str(revision))


def test_recycling_ends_the_containers_and_is_something_new(stage: Stage) -> None:
    revision = stage.state()["revision"]

    assert stage.act("recycle") == {"ended": 1}

    shown = stage.state(since=str(revision))
    assert [one["function"] for one in shown["containers"]] == ["worker"]


@pytest.mark.parametrize(
    ("content_type", "content", "status"),
    [
        ("application/x-www-form-urlencoded", "user=1", 415),
        ("text/plain", "{}", 415),
        ("application/json", "{", 400),
    ],
)
def test_only_json_is_taken(stage: Stage, content_type: str, content: str, status: int) -> None:
    answer = stage.http.post(
        "playground/api/command", content=content, headers={"Content-Type": content_type}
    )

    assert answer.status_code == status
    assert stage.town.application.asked[1:] == []


def test_recycling_is_not_open_to_foreign_pages(stage: Stage) -> None:
    answer = stage.http.post("playground/api/recycle", headers={"Content-Type": "text/plain"})

    assert answer.status_code == 415
    assert len(stage.stack.running) == 2


@pytest.mark.parametrize("changed", [{"user": "1"}, {"channel": "1"}])
def test_strangers_and_strange_places_are_not_found(stage: Stage, changed: dict[str, str]) -> None:
    answer = stage.http.get("playground/api/state", params={**stage.where(), **changed})

    assert answer.status_code == 404


def test_nobody_reads_the_direct_messages_of_another(stage: Stage) -> None:
    theirs = stage.town.discord.state.world.direct(stage.town.ben).id
    answer = stage.http.get(
        "playground/api/state", params={"user": stage.town.olive.id, "channel": theirs}
    )

    assert answer.status_code == 404
