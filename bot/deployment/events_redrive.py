"""`ux-agent events redrive`: what lies among the events' dead letters goes into their queue again.

SQS's own redrive (StartMessageMoveTask) does the same; this one also works at a local AWS. A
message that is in both queues for a moment is no harm: what was counted once is counted once.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from bot import settings
from bot.deployment import stack
from bot.deployment.amazon import Amazon, Client, CloudFault, told
from bot.deployment.stage import Stage
from bot.errors import ConfigurationError

_DEAD, _LIVING = "EventsDeadLetterQueueUrl", "EventsQueueUrl"
_BATCH = 10
_SHOWN = 200


def run(options: argparse.Namespace) -> int:
    """Send again, or show, what is there; 0. Raises bot.errors.BotError."""
    amazon = Amazon(options.region, endpoint=settings.from_environment().aws.sqs_url)
    try:
        dead, living = _queues(amazon, Stage.of(options.stage))
        sqs = amazon.client("sqs")
        count = sum(1 for _ in (_shown(sqs, dead) if options.show else _moved(sqs, dead, living)))
    except CloudFault as fault:
        raise ConfigurationError(f"{fault}\n  {fault.mend}") from fault
    print(f"{count} {'there' if options.show else 'sent again'}", file=sys.stderr)
    return 0


def _queues(amazon: Amazon, stage: Stage) -> tuple[str, str]:
    """Addresses of the dead letters and of the living; raises ConfigurationError without them."""
    found = stack.find(amazon.client("cloudformation"), stage.stack)
    outputs = found.outputs if found else {}
    if _DEAD not in outputs:
        raise ConfigurationError(f"the stack {stage.stack} has no session events (EnableConsole)")
    return outputs[_DEAD], outputs[_LIVING]


def _moved(sqs: Client, dead: str, living: str) -> Iterator[str]:
    """Each message, once it is in the other queue and no more in its own."""
    for message in _received(sqs, dead, seconds=30):
        with told():
            sqs.send_message(QueueUrl=living, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
        yield message["Body"]


def _shown(sqs: Client, dead: str) -> Iterator[str]:
    """Each message, printed; at the end all of them are as they were."""
    seen = []
    try:
        for message in _received(sqs, dead, seconds=30):
            seen.append(message["ReceiptHandle"])
            print(message["Body"][:_SHOWN])
            yield message["Body"]
    finally:
        for handle in seen:
            with told():
                sqs.change_message_visibility(
                    QueueUrl=dead, ReceiptHandle=handle, VisibilityTimeout=0
                )


def _received(sqs: Client, url: str, *, seconds: int) -> Iterator[Mapping[str, Any]]:
    """What is in a queue, each once; hidden from others for some seconds."""
    seen: set[str] = set()
    while True:
        with told():
            found = sqs.receive_message(
                QueueUrl=url, MaxNumberOfMessages=_BATCH, VisibilityTimeout=seconds
            ).get("Messages", [])
        new = [message for message in found if message["MessageId"] not in seen]
        seen.update(message["MessageId"] for message in new)
        yield from new
        if not new:
            return
