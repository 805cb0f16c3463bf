"""Whether expired cards turn grey by themselves, and if not, what keeps them from it."""

import json
import time
from collections.abc import Iterator
from typing import Any

from bot.deployment import wording
from bot.deployment.amazon import CloudFault, told
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well, wrong
from bot.deployment.stack import Stack

WHAT = "expired cards"
_LOOK_BACK = 3 * 86_400
_MOST_PAGES = 5
_RIGHTS = "View Channel and Read Message History"


def look(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """On or off and why, and what the last runs met; raises CloudFault."""
    again = wording.deploy(desk.stage)
    if not stack.parameters.get("DiscordBotTokenParameter"):
        told_off = "not turned grey: only the bot itself can change a card after 15 minutes"
        yield note(WHAT, told_off, f"{again} with a bot token; until then their buttons answer")
        return
    if "OutboxFunction" not in stack.outputs:
        yield note(WHAT, "not turned grey: the stack was deployed by an earlier version", again)
        return
    left = _left_out(desk, stack)
    if left:
        where = stack.outputs.get("OutboxLogGroup", "the outbox's log")
        yield wrong(WHAT, f"{left} times the outbox left out changes", f"{where} says why")
    try:
        yield from _met(desk, stack)
    except CloudFault as fault:  # what the logs tell is worth knowing, no more
        yield note(WHAT, f"scheduled; whether they turned grey cannot be read: {fault}")


def _left_out(desk: Desk, stack: Stack) -> int:
    url = stack.outputs.get("OutboxFailuresQueueUrl", "")
    if not url:
        return 0
    with told():
        found = desk.amazon.client("sqs").get_queue_attributes(
            QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"]
        )
    return int(found["Attributes"]["ApproximateNumberOfMessages"])


def _met(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """What the outbox and the worker say of their last runs."""
    told = lines(desk, stack, "OutboxLogGroup", "misconfigured")
    barred = [line for line in told if line.get("kind") != "Turn"]
    if barred:
        role = "somebody took the permission from its role: deploy again"
        yield wrong(WHAT, f"not scheduled: {barred[-1].get('error', '')}", role)
        return
    ended = lines(desk, stack, "WorkerLogGroup", "expired")
    unseen = sorted({str(line.get("guild_id")) for line in ended if "gone" in line["outcome"]})
    if unseen and "gone" in ended[-1]["outcome"]:
        where = ", ".join(unseen)
        mend = f"invite the bot there, or give it {_RIGHTS} in the channel"
        yield note(WHAT, f"the bot could not see the last one (server {where})", mend)
    else:
        yield well(WHAT, "turned grey on time" if ended else "turned grey on time; none so far")


def lines(desk: Desk, stack: Stack, output: str, outcome: str) -> list[dict[str, Any]]:
    """The log lines of late whose outcome begins so, oldest first."""
    group = stack.outputs.get(output)
    if not group:
        return []
    since = int((time.time() - _LOOK_BACK) * 1000)
    asked = {"logGroupName": group, "startTime": since, "filterPattern": f'"{outcome}"'}
    events: list[dict[str, Any]] = []
    logs = desk.amazon.client("logs")
    for _ in range(_MOST_PAGES):
        with told():
            page = logs.filter_log_events(**asked)
        events += page["events"]
        if "nextToken" not in page:
            break
        asked["nextToken"] = page["nextToken"]
    lines = [_read(event["message"]) for event in events]
    return [line for line in lines if str(line.get("outcome", "")).startswith(outcome)]


def _read(text: str) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except ValueError:
        return {}
    return line if isinstance(line, dict) else {}
