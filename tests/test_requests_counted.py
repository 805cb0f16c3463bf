"""What an interaction costs: requests counted at the AWS clients of the function itself."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import boto3
import pytest
from moto import mock_aws

from bot import bootstrap
from bot.adapters.deadline import Deadline
from bot.adapters.folder import Folder
from bot.conversation.condition import Item
from bot.conversation.reply import Button, Handle, Reply, Say, Select, Verb
from bot.conversation.transition import Lease, Presser, complete, confirm, take
from bot.errors import ConfigurationError
from bot.interactions.command_names import NAMES
from bot.settings import Settings
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.table import SUGGESTIONS
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.site import SiteIndex
from tests.moto_over_http import moto_over_http
from tests.real_server import create_table

GUILD = "500"
ADA = Presser("11", GUILD)
STRANGER = Presser("22", "501")
SITE = "/site"
TABLES = {
    "ux-agent-conversations": "UXConversationsTable",
    "ux-agent-sites": "SitesTable",
    "ux-agent-limits": "LimitsTable",
    "payment-smart-bot-sessions-dev": "PaymentSessionsTable",
    "trinity-chat-sessions-dev": "ChatSessionsTable",
}
LISTED = ["Query", "BatchGetItem"]
COUNTED = ["UpdateItem"]
OF_COMMANDS = {
    "ux-status": LISTED,
    "ux-resume": [*LISTED, "UpdateItem", "SendMessage"],
    "ux-undo": [*LISTED, *COUNTED, "SendMessage", "PutItem"],
    "ux-history": ["Query"],
    "ux-help": [],
    "ux-setup": ["GetItem"],
    "payment": ["PutItem"],
}
"""What each command but `/ux-update` asks AWS for, the index at hand."""

OF_SUGGESTIONS = {"ux-update": [], "ux-resume": LISTED, "ux-undo": LISTED}
OF_PRESSES: dict[Verb, list[str]] = {
    "change": ["GetItem"],
    "write": ["GetItem"],
    "answer": ["GetItem", "UpdateItem"],
    "resume": ["GetItem", "UpdateItem", "SendMessage"],
    "diff": ["SendMessage"],
    "forget": ["DeleteItem"],
}
"""What each button asks AWS for, Confirm and Cancel apart."""


class Sent(list[str]):
    """The operations that AWS was asked for, in their order; `environ` leads to it."""

    environ: Mapping[str, str]


@pytest.fixture(params=["light", "boto3"])
def sent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sent]:
    """All requests of either client, over HTTP to an AWS that moto plays."""
    operations = Sent()
    with mock_aws(), moto_over_http(operations.append) as url:
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        operations.environ = {**os.environ, "AWS_CLIENT": request.param}
        yield operations


@pytest.fixture(scope="module")
def index(root: Path) -> SiteIndex:
    """What is known of the sample site."""
    return build_index(SITE, Folder(root / "bot" / "playground" / "sample_site"))


@pytest.fixture
def agent(root: Path, sent: Sent, index: SiteIndex) -> UXAgent:
    """The interactions function's own services, the index at hand."""
    dynamodb: Any = boto3.client("dynamodb")
    for name, like in TABLES.items():
        create_table(dynamodb, root, name, like)
    queue = boto3.client("sqs").create_queue(QueueName="jobs")["QueueUrl"]
    settings = Settings(
        {
            "DISCORD_PUBLIC_KEY": "ab" * 32,
            "JOBS_QUEUE_URL": queue,
            "ENABLE_PAYMENTS": "true",
            "CONVERSATION_ID_KEY": "key",
            "PAY_URL": "https://pay.example.com",
            **sent.environ,
            "SITES": json.dumps({GUILD: SITE, STRANGER.guild_id: SITE}),
        }
    )
    made = bootstrap.endpoint(settings, Deadline(lambda: 0.0))
    made.sites.save(GUILD, index, bootstrap.clock(settings)())
    made.sites.find(GUILD, fresh=True)
    sent.clear()
    return made


def origin(number: int) -> Origin:
    return Origin(str(number), "token", "77", "88", "en-US", int(time.time()))


def test_a_command_with_an_index_at_hand_is_counted_and_then_one_table_write(
    agent: UXAgent, sent: Sent
) -> None:
    agent.start_conversation("make the navbar dark blue", ADA, origin(1))

    assert sent == ["UpdateItem", "PutItem"]


def test_a_command_for_the_worker_is_counted_before_its_message_is_sent(
    agent: UXAgent, sent: Sent
) -> None:
    agent.start_conversation("make the navbar dark blue", STRANGER, origin(1))

    assert sent == ["GetItem", "UpdateItem", "SendMessage", "PutItem"]


def test_a_command_in_place_of_one_that_is_over_looks_at_the_five_and_writes_once_more(
    agent: UXAgent, sent: Sent
) -> None:
    for number in range(5):
        agent.start_conversation("make the navbar dark blue", ADA, origin(number))
    first = agent.conversation_id(origin(0).interaction_id)
    agent.cancel(Handle("cancel", first, "", "11"), ADA, origin(8))
    sent.clear()

    agent.start_conversation("make the navbar dark blue", ADA, origin(9))

    assert sent == ["UpdateItem", *["GetItem"] * 5, "UpdateItem", "PutItem"]


def test_a_confirm_is_one_message_and_then_one_table_write(agent: UXAgent, sent: Sent) -> None:
    preview = agent.start_conversation("make the navbar dark blue", ADA, origin(1))
    assert isinstance(preview, Say)
    confirm = next(
        part
        for row in preview.card.rows
        if not isinstance(row, Select)
        for part in row
        if isinstance(part, Button) and part.label == "Confirm"
    )
    sent.clear()

    agent.confirm_and_execute(confirm.handle, ADA, origin(2))

    assert sent == ["SendMessage", "UpdateItem"]


def test_a_cancel_is_one_table_write(agent: UXAgent, sent: Sent) -> None:
    preview = agent.start_conversation("make the navbar dark blue", ADA, origin(1))
    assert isinstance(preview, Say)
    cancel = next(
        part
        for row in preview.card.rows
        if not isinstance(row, Select)
        for part in row
        if isinstance(part, Button) and part.label == "Cancel"
    )
    sent.clear()

    agent.cancel(cancel.handle, ADA, origin(2))

    assert sent == ["DeleteItem"]


def begun(agent: UXAgent, request: str = "make the navbar dark blue") -> Item:
    """A conversation that has just begun."""
    agent.start_conversation(request, ADA, origin(1))
    found = agent.store.get(agent.conversation_id("1"))
    assert found is not None
    return found


def made(agent: UXAgent) -> None:
    """A conversation whose pull request stands."""
    key, now = begun(agent)["conversation_id"], int(time.time())
    agent.store.perform(confirm(key, ADA, "", confirm_id="2", now=now))
    agent.store.perform(take(key, "w", now=now, until=now + 60))
    agent.store.perform(complete(key, Lease(1, 0), number=7, url="https://example.com/7"))


def asked(**options: str) -> Asked:
    return Asked(ADA, origin(9), options=options, permissions=1 << 5)


def test_every_command_is_counted_here() -> None:
    assert {"ux-update", *OF_COMMANDS} == {*NAMES}
    assert OF_SUGGESTIONS.keys() == SUGGESTIONS.keys()
    assert {*OF_PRESSES, "confirm", "cancel", "setup"} == {*get_args(Verb)}


@pytest.mark.parametrize("name", OF_COMMANDS)
def test_a_command_is_one_table_write_and_one_message_at_most(
    agent: UXAgent, sent: Sent, name: str
) -> None:
    made(agent) if name == "ux-undo" else begun(agent)
    sent.clear()

    assert agent.command(name, asked())

    assert sent == OF_COMMANDS[name]


@pytest.mark.parametrize("name", OF_SUGGESTIONS)
def test_a_suggestion_writes_nothing(agent: UXAgent, sent: Sent, name: str) -> None:
    begun(agent)
    sent.clear()

    agent.suggest(name, asked(section="n")._replace(focused="section"))

    assert sent == OF_SUGGESTIONS[name]


def pressed(agent: UXAgent, verb: Verb, handle: Handle) -> Reply | None:
    """The reply to that button."""
    who = (handle._replace(verb=verb, argument="1" if verb == "forget" else "0"), ADA, origin(9))
    if verb == "change":
        return agent.change_form(*who)
    if verb == "write":
        return agent.answer_form(*who)
    return agent.answer_choice(*who) if verb == "answer" else agent.press(who[0], asked())


@pytest.mark.parametrize("verb", OF_PRESSES)
def test_a_press_is_one_table_write_and_one_message_at_most(
    agent: UXAgent, sent: Sent, verb: Verb
) -> None:
    item = begun(agent, "make it dark blue")
    sent.clear()

    handle = Handle(verb, item["conversation_id"], item["plan_digest"][:8], "11")
    assert pressed(agent, verb, handle)

    assert sent == OF_PRESSES[verb]


def test_a_form_sent_is_one_table_write(agent: UXAgent, sent: Sent) -> None:
    item = begun(agent)
    sent.clear()

    handle = Handle("change", item["conversation_id"], item["plan_digest"][:8], "11")
    agent.change(handle, ADA, origin(9), "make it #112233")

    assert sent == ["GetItem", "UpdateItem"]


def test_a_set_up_server_is_one_table_write_and_one_message(agent: UXAgent, sent: Sent) -> None:
    handle = Handle("setup", "0" * 22, "0" * 8, "11")

    assert agent.press(handle, asked(repository=""))

    assert sent == ["UpdateItem", "SendMessage"]


def test_no_link_to_the_payment_page_is_made_with_a_key_that_is_public(sent: Sent) -> None:
    public = {"DISCORD_PUBLIC_KEY": "ab" * 32, "JOBS_QUEUE_URL": "http://127.0.0.1:9/queue"}
    paying = {"ENABLE_PAYMENTS": "true", "PAY_URL": "https://pay.example.com"}
    settings = Settings({**sent.environ, **public, **paying, "CONVERSATION_ID_KEY": ""})
    made = bootstrap.endpoint(settings, Deadline(lambda: 0.0))
    asked = Asked(ADA, origin(5))
    with pytest.raises(ConfigurationError, match="CONVERSATION_ID_KEY"):
        made.others["payment"](made, asked)
    assert sent == []
