"""Tests of whole interactions: signed requests through the door to the real UX agent and back."""

import json
from typing import Any

import pytest

from bot.adapters.memory import MemoryConversationStore, MemoryQueue, MemorySites, VirtualClock
from bot.conversation.condition import Item
from bot.interactions.signature import Verifier
from bot.log import Log
from bot.ux_agent.agent import UXAgent
from lambda_interactions.door import OpenDoor
from tests.interactions.payloads import (
    NOW,
    OWNER,
    PUBLIC_KEY,
    Payload,
    command,
    encoded,
    event,
    handle,
    press,
    signed,
    snowflake,
    submit,
)
from tests.shown import shown
from tests.ux_agent.fake_site import FakeSite

GUILD = "1380488052169769110"  # the samples' server
OTHER_GUILD = "1380488052169769999"
STRANGER = "410212090289192960"
SITE = "owner/site"
NOT_FOUND = "Conversation not found or expired"
BLUE = "make the navbar dark blue"

MANIFEST = """\
version: 1
site: {name: Bakery}
sections:
  navbar:
    properties:
      background: {type: color, at: {file: site.css, rule: ".navbar", prop: background}}
  home:
    properties:
      hero-text: {type: text, max: 120, at: {file: index.html, element: "h1", part: text}}
"""
FILES = {
    ".ux-agent.yml": MANIFEST,
    "index.html": "<!doctype html>\n<html>\n<body>\n<h1>Fresh bread</h1>\n</body>\n</html>\n",
    "site.css": ".navbar {\n  background: #ffffff;\n  color: #111111;\n}\n",
}


class Town:
    """A server with a site, its people, and the endpoint over the table's twin."""

    def __init__(self, *, roles: tuple[str, ...] = (), guild_id: str = GUILD) -> None:
        self.clock = VirtualClock(NOW)
        self.store = MemoryConversationStore(self.clock)
        self.queue = MemoryQueue()
        self.sites = MemorySites({guild_id: SITE})
        index = FakeSite(FILES).index()._replace(site=SITE, roles={"confirm": roles})
        self.sites.save(guild_id, index, NOW)
        self.lines: list[str] = []
        agent = UXAgent(self.store, self.sites, self.queue, id_key="key")
        log = Log(self.lines.append)
        self.door = OpenDoor(Verifier(PUBLIC_KEY, 300), lambda: agent, self.clock, log)
        self._number = 0

    def send(self, payload: Payload) -> Any:
        """The answer to an interaction as it stands."""
        body = encoded(payload)
        answer = self.door.answer(event(body, signed(body, str(self.clock()))), "")
        assert answer["statusCode"] == 200
        return json.loads(answer["body"])

    def do(self, payload: Payload, **changed: Any) -> Any:
        """The answer to a new interaction, made now by the owner unless changed."""
        self._number += 1
        who = {"user": {"id": OWNER}, "roles": []}
        fresh = {"id": snowflake(self.clock(), self._number), "guild_id": GUILD, "member": who}
        return self.send(payload | fresh | changed)

    def begin(self, request: str = BLUE) -> Any:
        """The answer to `/ux-update`."""
        return self.do(command(request=request))

    @property
    def item(self) -> Item:
        """The one stored conversation."""
        (found,) = self.store.items()
        return found


def words(answer: Any) -> str:
    """Everything that the message says."""
    return shown(answer["data"]).words


def whispered(answer: Any) -> str:
    """What is told to one person alone."""
    assert (answer["type"], answer["data"]["flags"] & 64) == (4, 64)
    return words(answer)


def button(answer: Any, label: str) -> str:
    """The custom_id of the button with that label."""
    return shown(answer["data"]).custom_id(label)


def by(user_id: str, *roles: str) -> Payload:
    """The member who acts."""
    return {"user": {"id": user_id}, "roles": list(roles)}


# --- the main path


def test_a_request_is_previewed_and_confirmed() -> None:
    town = Town()
    preview = town.begin()
    assert preview["type"] == 4
    assert "**navbar background**: #ffffff → #00008b" in words(preview)
    assert "-  background: #ffffff;\n+  background: #00008b;" in words(preview)
    working = town.do(press(button(preview, "Confirm")))
    assert (working["type"], shown(working["data"]).parts) == (7, ())
    assert town.item["phase"] == "confirmed"


def test_a_command_is_one_write_and_confirm_one_write_and_one_message() -> None:
    town = Town()
    preview = town.begin()
    assert (town.store.writes, town.store.reads, len(town.queue.jobs)) == (1, 0, 0)
    town.do(press(button(preview, "Confirm")))
    assert (town.store.writes, town.store.reads, len(town.queue.jobs)) == (2, 0, 1)


def test_change_opens_a_form_whose_text_replaces_the_preview() -> None:
    town = Town()
    form = town.do(press(button(town.begin(), "Change")))
    assert form["type"] == 9
    field = form["data"]["components"][0]["component"]
    assert field["value"] == BLUE
    sent = submit(handle("change"), "make the navbar #5BA3F5")
    sent["data"]["custom_id"] = form["data"]["custom_id"]
    changed = town.do(sent)
    assert changed["type"] == 7
    assert "#5ba3f5" in words(changed)


def test_cancel_takes_the_buttons_away() -> None:
    town = Town()
    cancelled = town.do(press(button(town.begin(), "Cancel")))
    assert (cancelled["type"], shown(cancelled["data"]).parts) == (7, ())
    assert town.store.items() == []


# --- faults


def test_F04_a_replayed_command_begins_nothing_new() -> None:
    town = Town()
    payload = command(request=BLUE)
    first, second = town.send(payload), town.send(payload)
    assert first == second
    assert town.item["version"] == 1
    assert town.queue.jobs == []


def test_F04_a_replayed_confirm_changes_nothing() -> None:
    town = Town()
    payload = press(button(town.begin(), "Confirm")) | {"guild_id": GUILD}
    first = town.send(payload)
    before = town.item
    assert town.send(payload) == first
    assert town.item == before


@pytest.mark.parametrize("label", ["Confirm", "Cancel", "Change"])
def test_F11_a_table_that_refuses_a_press_leaves_all_as_it_was(label: str) -> None:
    town = Town()
    preview = town.begin()
    before = town.item
    town.store.faults = ["refused"]
    assert "could not reach my memory" in whispered(town.do(press(button(preview, label))))
    assert town.item == before


def test_F11_a_table_that_refuses_a_command_begins_nothing() -> None:
    town = Town()
    town.store.faults = ["refused"]
    assert "please try again" in whispered(town.begin())
    assert town.store.items() == []


def test_F11_a_queue_that_is_down_confirms_nothing() -> None:
    town = Town()
    preview = town.begin()
    town.queue.is_down = True
    assert "please try again" in whispered(town.do(press(button(preview, "Confirm"))))
    assert town.item["phase"] == "awaiting_confirmation"


@pytest.mark.parametrize(
    ("label", "verb"), [("Confirm", "confirm"), ("Cancel", "cancel"), ("Change", "answer")]
)
def test_F13_another_person_is_told_whose_it_is(label: str, verb: str) -> None:
    town = Town()
    preview = town.begin()
    before = town.item
    answer = town.do(press(button(preview, label)), member=by(STRANGER))
    assert f"Only <@{OWNER}> can {verb} this" in whispered(answer)
    assert town.item == before
    assert town.queue.jobs == []


def test_F13_a_forged_owner_in_the_custom_id_helps_nobody() -> None:
    town = Town()
    forged = button(town.begin(), "Confirm").replace(OWNER, STRANGER)
    answer = town.do(press(forged), member=by(STRANGER))
    assert f"Only <@{OWNER}> can confirm this" in whispered(answer)
    assert town.item["phase"] == "awaiting_confirmation"


@pytest.mark.parametrize("label", ["Confirm", "Cancel", "Change"])
def test_F14_an_id_of_another_server_is_like_one_that_there_is_not(label: str) -> None:
    town = Town()
    wanted = button(town.begin(), label)
    elsewhere = town.do(press(wanted), guild_id=OTHER_GUILD)
    town.store.sweep(-10_000)
    assert elsewhere == town.do(press(wanted), guild_id=OTHER_GUILD)
    assert NOT_FOUND in whispered(elsewhere)


def test_F14_an_id_of_a_server_is_not_found_in_a_direct_message() -> None:
    town = Town()
    wanted = button(town.begin(), "Confirm")
    answer = town.do(press(wanted), guild_id=None, member=None, user={"id": OWNER})
    assert NOT_FOUND in whispered(answer)


def test_F14_an_id_of_another_server_is_noted_as_a_matter_of_security() -> None:
    town = Town()
    wanted = button(town.begin(), "Confirm")
    town.do(press(wanted), guild_id=OTHER_GUILD)
    noted = json.loads(town.lines[-1])
    assert (noted["level"], noted["outcome"]) == ("WARNING", "other_guild")
    assert noted["guild_id"] == OTHER_GUILD


@pytest.mark.parametrize("label", ["Confirm", "Cancel", "Change"])
def test_F15_an_id_that_somebody_made_up_is_not_found(label: str) -> None:
    town = Town()
    wanted = button(town.begin(), label)
    conversation_id = town.item["conversation_id"]
    tampered = wanted.replace(conversation_id, conversation_id[::-1])
    assert NOT_FOUND in whispered(town.do(press(tampered)))


def test_F15_a_digest_that_somebody_made_up_confirms_nothing() -> None:
    town = Town()
    wanted = button(town.begin(), "Confirm")
    digest = town.item["plan_digest"][:8]
    answer = town.do(press(wanted.replace(digest, "0" * 8)))
    assert "replaced" in whispered(answer)
    assert town.item["phase"] == "awaiting_confirmation"


def test_F16_a_role_lost_since_the_preview_confirms_nothing() -> None:
    town = Town(roles=("777",))
    wanted = button(town.do(command(request=BLUE), member=by(OWNER, "777")), "Confirm")
    refused = town.do(press(wanted), member=by(OWNER))
    assert "<@&777>" in whispered(refused)
    assert town.item["phase"] == "awaiting_confirmation"
    assert town.do(press(wanted), member=by(OWNER, "777"))["type"] == 7


@pytest.mark.parametrize("name", ["command_string_dm", "command_string_group_dm_user_install"])
def test_F17_a_direct_message_without_a_site_is_told_so(name: str) -> None:
    town = Town()
    assert "no website yet" in whispered(town.send(command(name, request=BLUE)))
    assert town.store.items() == []


@pytest.mark.parametrize("name", ["command_string_dm", "command_string_group_dm_user_install"])
def test_F17_a_direct_message_with_a_site_is_served(name: str) -> None:
    town = Town(guild_id="dm")
    preview = town.send(command(name, request=BLUE))
    assert "#00008b" in words(preview)
    pressed = press(button(preview, "Confirm"), "button_dm")
    pressed["user"] = command(name)["user"]
    assert town.send(pressed)["type"] == 7


def test_F17_a_thread_is_a_place_like_any_other() -> None:
    town = Town()
    wanted = button(town.begin(), "Confirm")
    in_thread = press(wanted)  # the sample was pressed in one
    assert in_thread["channel"]["type"] == 11
    assert town.do(in_thread)["type"] == 7


def test_F18_a_server_without_a_site_is_told_so() -> None:
    town = Town()
    answer = town.do(command(request=BLUE), guild_id=OTHER_GUILD)
    assert "no website yet" in whispered(answer)
    assert town.store.items() == []


def test_F18_the_site_of_the_start_stays_when_the_server_moves_to_another() -> None:
    town = Town()
    preview = town.begin()
    town.sites.sites[GUILD] = "owner/other"
    assert town.do(press(button(preview, "Confirm")))["type"] == 7
    assert town.item["site"] == SITE


def test_F18_a_change_is_not_planned_on_the_site_that_the_server_moved_to() -> None:
    town = Town()
    form = town.do(press(button(town.begin(), "Change")))
    other = FakeSite({**FILES, "site.css": ".navbar {\n  background: #123456;\n}\n"}).index()
    town.sites.sites[GUILD] = "owner/other"
    town.sites.save(GUILD, other._replace(site="owner/other"), NOW)
    sent = submit(handle("change"), "make the navbar red")
    sent["data"]["custom_id"] = form["data"]["custom_id"]
    answer = town.do(sent)
    assert "#123456" not in words(answer)


def test_F74_what_was_typed_pings_nobody_and_is_no_markdown() -> None:
    town = Town()
    answer = town.begin('change the hero text to "@everyone <@1> [x](https://e.example) ```"')
    shown = words(answer)
    assert answer["data"]["allowed_mentions"] == {"parse": []}
    lines = [line for line in shown.split("\n") if "→" in line]
    assert len(lines) == 1
    assert "\\@everyone \\<\\@1" in lines[0]
    assert "[x](" not in lines[0].replace("\\", "#")
    assert shown.count("```") == 2
