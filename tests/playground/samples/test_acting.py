"""The sample people act as anybody does, and every conversation of theirs comes to its end."""

import pytest

from bot.playground.discord.people import FLOWER_SHOP, SAMPLES
from bot.playground.samples.acting import NotDone
from bot.playground.samples.card import NotTaken
from bot.playground.samples.script import SCRIPT, conversations
from tests.playground.discord.scripted import message, said
from tests.playground.samples.corner import LINK, Corner

PAYMENT = "/payment"


def linked() -> tuple[int, dict[str, str], bytes]:
    """The bot's answer to /payment."""
    button = {"type": 2, "style": 5, "label": "Pay", "url": LINK}
    row = {"type": 1, "components": [button]}
    status, headers, body = said(message(content="Here", components=[row], flags=64))
    return status, dict(headers), body


def test_all_that_is_written_can_be_played(corner: Corner) -> None:
    for steps in conversations(SCRIPT.read_text(encoding="utf-8")):
        if steps[0].what != PAYMENT:
            corner.play(steps)
    phases = [item["phase"] for item in corner.town.store.items()]
    assert {phase: phases.count(phase) for phase in set(phases)} == {
        "completed": 5,
        "failed": 2,
        "needs_clarification": 1,
        "awaiting_confirmation": 1,
    }


def test_what_failed_can_be_done_afterwards(corner: Corner) -> None:
    for failing in conversations(SCRIPT.read_text(encoding="utf-8"))[:2]:
        corner.play(failing)
    found = [(item["phase"], item["error_code"]) for item in corner.town.store.items()]
    assert found == [("failed", "branch_refused")] * 2
    corner.act("ana> /ux-update request: make the footer black\nana sees> Preview")
    corner.act("ana> [Confirm]\nana sees> Done: footer")


def test_every_act_is_of_the_shop_and_its_people(corner: Corner) -> None:
    corner.act("ana> /ux-update request: make the navbar blue\nana sees> Preview\nana> [Cancel]")
    made = corner.state.exchanges.values()
    assert {one.channel.guild_id for one in made} == {FLOWER_SHOP.id}
    assert {one.user for one in made} == {SAMPLES[0]}


def test_each_presses_on_their_own_messages(corner: Corner) -> None:
    for who in ("ana", "kofi"):
        corner.act(f"{who}> /ux-update request: make the navbar blue\n{who} sees> Preview")
    corner.act("ana> [Cancel]\nana sees> Cancelled")
    assert sum("Cancelled" in one for one in corner.seen()) == 1


def test_what_does_not_come_is_not_waited_for_for_ever(corner: Corner) -> None:
    with pytest.raises(NotDone, match="ana does not see 'Done'"):
        corner.act("ana> /ux-update request: make the navbar blue\nana sees> Done")


def test_what_is_not_there_is_not_pressed(corner: Corner) -> None:
    with pytest.raises(NotDone, match="sees nothing like that"):
        corner.act("ana> [Confirm]")


def test_an_answer_that_came_too_late_is_asked_for_again(corner: Corner) -> None:
    answer, calls = corner.town.discord.client.endpoint, []

    def late(body: bytes, headers: dict[str, str]) -> object:
        calls.append(1)
        return (500, {}, b"") if len(calls) == 1 else answer(body, headers)

    corner.town.discord.connect(late)  # type: ignore[arg-type]
    corner.act("ana> /ux-update request: make the navbar blue\nana sees> Preview")
    assert len(calls) == 2


def test_who_is_never_heard_gives_up(corner: Corner) -> None:
    corner.town.discord.connect(lambda _, __: (500, {}, b""))
    with pytest.raises(NotDone, match="500"):
        corner.act("ana> /ux-update request: make the navbar blue")


@pytest.fixture
def till(corner: Corner) -> Corner:
    """A bot that answers everything with a link to the payment page."""
    corner.town.discord.developer.put_commands(
        corner.town.discord.application_id,
        [{"name": "payment", "type": 1, "description": "Verify a card"}],
    )
    corner.town.discord.connect(lambda _, __: linked())
    return corner


def test_a_card_is_told_as_its_page_tells_it(till: Corner) -> None:
    till.act("ana> /payment\nana> pays Ana | yes")
    assert till.till.heard == [
        ("/pay/links", {"link": "abc.def"}, ""),
        ("/chat", {"sessionId": "abc", "message": ""}, "pay_session=s3"),
        ("/chat", {"sessionId": "abc", "message": "Ana"}, "pay_session=s3"),
        ("/chat", {"sessionId": "abc", "message": "yes"}, "pay_session=s3"),
    ]


def test_a_card_that_is_not_taken_is_told(till: Corner) -> None:
    till.till.status = 409
    with pytest.raises(NotTaken, match="/pay/links: 409"):
        till.act("ana> /payment\nana> pays Ana")
