"""Phase × button × who × when: every cell of the total table is answered alike by every door.

What each cell has to say is held by tests.conversation.test_replies; here it is one answer, valid
for Discord, whichever way the press arrived.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Handle, Verb
from bot.conversation.transition import begin
from bot.interactions import custom_id
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import BEN, GUILD, MIA, OLIVE, TEA_HOUSE, Channel
from tests.conversation.total_table import CELLS, Cell
from tests.gateway.stage import through_gateway
from tests.transcripts.doors import Hands, through_core, through_lambda, through_playground
from tests.transcripts.screen import form_lines, message_lines, without_chance
from tests.transcripts.town import Town

pytestmark = pytest.mark.no_cover

DOORS = {
    "lambda": through_lambda,
    "gateway": through_gateway,
    "playground": through_playground,
}
EDITOR = next(role.id for role in GUILD.roles if role.id in BEN.roles)
PEOPLE = {"owner": OLIVE, "stranger": MIA, "elsewhere": OLIVE, "editor": BEN, "roleless": OLIVE}
VERBS: dict[str, Verb] = {
    "confirm": "confirm",
    "cancel": "cancel",
    "answer": "change",
    "resume": "resume",
}
HOUR = 3600


@pytest.fixture(scope="module")
def of_core(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the core alone answers to each cell."""
    town = Town(tmp_path_factory.mktemp("core") / "site")
    with through_core(town) as hands:
        return [seen(town, hands, cell) for cell in CELLS]


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_every_cell_reads_the_same_through_every_door(
    door: str, of_core: list[list[str]], tmp_path: Path
) -> None:
    town = Town(tmp_path / "site")

    with DOORS[door](town) as hands:
        found = [seen(town, hands, cell) for cell in CELLS]

    triples = list(zip(CELLS, of_core, found, strict=True))
    assert len(triples) > 600
    assert [one for one in triples if one[1] != one[2]] == []
    assert [one for one in triples if not one[2] or one[2][0].startswith("!")] == []


def test_every_button_is_in_the_table_or_opens_nothing_of_a_conversation() -> None:
    """`write` opens a form as `change` does; `diff` only shows, `setup` belongs to a server.

    `forget` is about what was said.
    """
    opening = {"answer", "write", "diff", "setup", "forget"}
    assert {*VERBS.values(), *opening} == set(get_args(Verb))


def seen(town: Town, hands: Hands, cell: Cell) -> list[str]:
    """What the person of the cell reads after the press."""
    user = PEOPLE[cell.who]
    guild_id = TEA_HOUSE.id if cell.who == "elsewhere" else GUILD.id
    channels = town.discord.state.channels().values()
    channel = next(one for one in channels if one.guild_id == guild_id)
    item = met(town, cell)
    if cell.phase != "absent":
        town.store.perform(begin(item))
    shown = item["plan_digest"][:8] if cell.shown == "current" else "e1e1e1e1"
    handle = Handle(VERBS[cell.action], item["conversation_id"], shown, item["user_id"])
    exchange = hands.press(user, posted(town, channel, handle), custom_id.write(handle, "button"))
    return [
        without_chance(line, {item["conversation_id"]: "<id>"}) for line in read(town, exchange)
    ]


def read(town: Town, exchange: Exchange) -> list[str]:
    """The answer, whatever it is."""
    if exchange.failure:
        return [f"! {exchange.failure}: {exchange.reason}"]
    if exchange.form is not None:
        return form_lines(exchange.form)
    return message_lines(town.discord.state.messages[exchange.original_id])


def posted(town: Town, channel: Channel, handle: Handle) -> str:
    """A message of the bot that has such a button still, as on a screen that is old."""
    state = town.discord.state
    message = Message(
        id=state.snowflakes.make(),
        channel_id=channel.id,
        author=state.world.application.bot,
        created_at=state.clock.now(),
    )
    button = {
        "type": 2,
        "style": 2,
        "label": handle.verb,
        "custom_id": custom_id.write(handle, "button"),
    }
    message.write({"components": [{"type": 1, "components": [button]}]})
    state.messages[message.id] = message
    return message.id


def met(town: Town, cell: Cell) -> Item:
    """The conversation of a cell, with all that its card shows; each cell has its own."""
    number = CELLS.index(cell)
    ends = town.now() + (HOUR if cell.when == "open" else -1)
    item: dict[str, Any] = {
        "conversation_id": f"{number:022d}",
        "user_id": OLIVE.id,
        "guild_id": GUILD.id,
        "channel_id": "1",
        "interaction_id": f"7{number}",
        "site": str(town.folder),
        "locale": "en-US",
        "phase": cell.phase,
        "version": 3,
        "schema_version": 1,
        "rounds": 0,
        "attempts": 0,
        "epoch": 0,
        "images": [],
        "confirmed": False,
        "created_at": town.now() - 60,
        "expires_at": ends,
        "ttl": ends,
        **asked(cell.phase),
    }
    if cell.who in ("editor", "roleless"):
        item["confirm_roles"] = [EDITOR]
    return item


CONFIRMED = {
    "confirmed": True,
    "confirmed_by": OLIVE.id,
    "confirmed_at": 1_800_000_000,
    "confirm_id": "8",
}
AFTERWARDS: Mapping[str, Mapping[str, Any]] = {
    Phase.CONFIRMED: CONFIRMED,
    Phase.EXECUTING: CONFIRMED | {"lease_owner": "w", "lease_until": 1_900_000_000},
    Phase.COMPLETED: CONFIRMED
    | {"pr_number": 7, "pr_url": "https://example.org/pull/7", "notified_at": 1},
    Phase.FAILED: CONFIRMED | {"error_code": "gone", "error_message": "The repository is gone."},
}
QUESTION = {
    "slot": "value",
    "text": "Which colour?",
    "choices": [["red", "red"], ["blue", "blue"]],
}
PLAN = {
    "base": "c0ffee",
    "edits": [],
    "lines": ["navbar background: #7a4a21 → #00008b"],
    "diff": "--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n-a\n+b\n",
    "warnings": [],
}


def asked(phase: str) -> Mapping[str, Any]:
    """What was asked and found, as far as the phase has it."""
    is_asking = phase == Phase.NEEDS_CLARIFICATION
    return {
        "section": "navbar",
        "updates": {"background": "#00008b"},
        "parsed_intent": {
            "kind": "clarify" if is_asking else "edit",
            "request": "make the navbar dark blue",
            "changes": [],
            "pending": {"section": "navbar"},
            "question": QUESTION if is_asking else None,
            "reason": "",
        },
        "plan": PLAN,
        "plan_digest": "d1" * 32,
        "preview_message": "",
        "needs_clarification": is_asking,
        "clarification_questions": ["Which colour?"] if is_asking else [],
        **AFTERWARDS.get(phase, {}),
    }
