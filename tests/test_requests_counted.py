"""What an interaction costs: requests counted at the AWS clients of the function itself."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot import bootstrap
from bot.adapters.deadline import Deadline
from bot.adapters.folder import Folder
from bot.conversation.reply import Button, Handle, Say, Select
from bot.conversation.transition import Presser
from bot.settings import Settings
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.declared.indexing import build_index
from tests.moto_over_http import moto_over_http

GUILD = "500"
ADA = Presser("11", GUILD)
STRANGER = Presser("22", "501")
SITE = "/site"
TABLES = {
    "ux-agent-conversations": "conversation_id",
    "ux-agent-sites": "guild_id",
    "ux-agent-limits": "limit_id",
}


def make_table(client: Any, name: str, key: str) -> None:
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


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


@pytest.fixture
def agent(root: Path, sent: Sent) -> UXAgent:
    """The interactions function's own services, the index at hand."""
    dynamodb: Any = boto3.client("dynamodb")
    for name, key in TABLES.items():
        make_table(dynamodb, name, key)
    queue = boto3.client("sqs").create_queue(QueueName="jobs")["QueueUrl"]
    settings = Settings(
        {
            "DISCORD_PUBLIC_KEY": "ab" * 32,
            "JOBS_QUEUE_URL": queue,
            **sent.environ,
            "SITES": json.dumps({GUILD: SITE, STRANGER.guild_id: SITE}),
        }
    )
    made = bootstrap.endpoint(settings, Deadline(lambda: 0.0))
    index = build_index(SITE, Folder(root / "bot" / "playground" / "sample_site"))
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
