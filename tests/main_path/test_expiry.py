"""What follows from the stream: a card that nobody confirms turns grey, what was said is kept."""

import time
from contextlib import suppress
from typing import Any

import boto3
import pytest

from bot.playground.discord.exchange import Exchange
from bot.playground.stack.aws import ACCESS_KEY
from bot.playground.stack.engine import REGION
from tests.main_path.conftest import Town, kill, text_of
from tests.shown import shown

pytestmark = pytest.mark.slow


@pytest.fixture
def scheduler(town: Town) -> Any:
    """The local EventBridge Scheduler."""
    return boto3.client(
        "scheduler",
        endpoint_url=town.stack.engine.endpoint,
        region_name=REGION,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=ACCESS_KEY,
    )


def schedules(scheduler: Any) -> dict[str, str]:
    """When each scheduled conversation ends."""
    found: dict[str, str] = {}
    for one in scheduler.list_schedules()["Schedules"]:
        # The outbox may delete one between the two requests.
        with suppress(scheduler.exceptions.ResourceNotFoundException):
            told = scheduler.get_schedule(Name=one["Name"], GroupName=one["GroupName"])
            found[one["Name"]] = told["ScheduleExpression"]
    return found


def preview(town: Town, request: str) -> tuple[Any, str]:
    """An open preview and its conversation."""
    exchange = town.ask(request)
    town.until(lambda: "Preview" in text_of(town.message(exchange)))
    item = town.item(exchange)
    assert item is not None
    return exchange, str(item["conversation_id"]["S"])


def end_soon(town: Town, scheduler: Any, conversation_id: str, seconds: int = 2) -> None:
    """Bring a conversation's end near, as an hour does; no schedule is ever moved to earlier."""
    group = town.stack.outputs["ScheduleGroup"]
    scheduler.delete_schedule(Name=conversation_id, GroupName=group)
    town.stack.aws.dynamodb.update_item(
        TableName=town.stack.outputs["ConversationsTable"],
        Key={"conversation_id": {"S": conversation_id}},
        UpdateExpression="SET expires_at = :end",
        ExpressionAttributeValues={":end": {"N": str(int(time.time()) + seconds)}},
    )


def test_an_open_preview_has_a_schedule_at_its_end_and_a_cancelled_one_has_none(
    town: Town, scheduler: Any
) -> None:
    exchange, key = preview(town, "make the footer #101010")
    at = town.until(lambda: schedules(scheduler).get(key))
    item = town.stack.conversation(key)
    assert item is not None
    end = time.gmtime(int(item["expires_at"]["N"]))
    assert at == f"at({time.strftime('%Y-%m-%dT%H:%M:%S', end)})"
    town.press(exchange, "Cancel")
    town.until(lambda: key not in schedules(scheduler))
    assert "Cancelled by" in text_of(town.message(exchange))


def test_a_confirmed_one_has_no_schedule_any_more(town: Town, scheduler: Any) -> None:
    exchange, key = preview(town, "make the footer #202020")
    town.until(lambda: key in schedules(scheduler))
    town.press(exchange, "Confirm")
    town.until(lambda: "Done" in text_of(town.message(exchange)))
    town.until(lambda: key not in schedules(scheduler))


def test_an_expired_card_turns_grey_on_time_and_a_later_click_reads_the_fixed_words(
    town: Town, scheduler: Any
) -> None:
    exchange, key = preview(town, "make the footer #303030")
    town.until(lambda: key in schedules(scheduler))
    end_soon(town, scheduler, key)
    town.until(lambda: "Expired" in text_of(town.message(exchange)), 60)
    assert shown(town.message(exchange).resource()).buttons == {}
    assert "/ux-update" in text_of(town.message(exchange))
    assert schedules(scheduler).get(key) is None
    assert town.stack.conversation(key) is not None  # nothing was deleted for it


def test_F33_an_outbox_that_is_killed_schedules_after_its_restart(
    town: Town, scheduler: Any
) -> None:
    first, before = preview(town, "make the footer #404040")
    town.until(lambda: before in schedules(scheduler))
    for container in town.stack.containers():
        if container.function == "outbox":
            kill(container.pid)
    second, key = preview(town, "make the footer #505050")
    town.until(lambda: key in schedules(scheduler), 60)
    for exchange in (first, second):
        town.press(exchange, "Cancel")


def test_a_card_that_is_brought_elsewhere_leaves_a_link_and_ends_where_it_is(
    town: Town, scheduler: Any
) -> None:
    old, key = preview(town, "make the footer #606060")
    town.until(lambda: key in schedules(scheduler))
    options = {"conversation": key}
    new = town.discord.client.command(town.ada, "ux-resume", options)
    assert new.status == "answered", new.reason
    town.until(lambda: "Moved" in text_of(town.message(old)))
    assert f"/{new.original_id}" in text_of(town.message(old))
    assert "Preview" in text_of(town.message(new))
    end_soon(town, scheduler, key)
    town.until(lambda: "Expired" in text_of(town.message(new)), 60)
    assert "Moved" in text_of(town.message(old))


def test_what_was_said_is_kept_by_the_stream_shown_and_deleted(town: Town) -> None:
    def history() -> Exchange:
        found = town.discord.client.command(town.ada, "ux-history", {})
        assert found.status == "answered", found.reason
        return found

    def said() -> str:
        return text_of(town.message(history()))

    wish = "make the navbar #123454"
    preview = town.ask(wish)
    town.until(lambda: "Preview" in text_of(town.message(preview)))
    town.until(lambda: f"You: {wish}" in said() and "→ #123454" in said())
    (item,) = town.stack.aws.dynamodb.scan(TableName=town.stack.outputs["ChatSessionsTable"])[
        "Items"
    ]
    assert item["userId"]["S"] == str(town.ada.id)
    assert int(item["messageCount"]["N"]) >= 2
    assert len(item["messages"]["L"]) <= 10
    assert abs(int(item["ttl"]["N"]) - time.time() - 30 * 86_400) < 60
    town.press(preview, "Cancel")
    town.until(lambda: "You: Cancel" in said())
    town.press(town.press(history(), "Delete"), "Delete")
    assert "Nothing is kept of you" in said()
