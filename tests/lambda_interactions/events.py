"""AWS Lambda's SQS events and context, made by hand."""

from typing import Any

from bot.adapters.sqs import encode
from bot.conversation.job import Job


class LeftTime:
    """Lambda's context of an invocation with `seconds` left."""

    def __init__(self, seconds: float = 60) -> None:
        self.aws_request_id = "request-1"
        self._seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return int(self._seconds * 1000)


def record(job: Job, *, name: str = "m1", received: int = 1) -> dict[str, Any]:
    """One record of an event, as Lambda documents it."""
    return {
        "messageId": name,
        "receiptHandle": f"receipt-{name}",
        "body": encode(job),
        "attributes": {"ApproximateReceiveCount": str(received)},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
    }


def batch(*records: dict[str, Any]) -> dict[str, Any]:
    """An event of these records."""
    return {"Records": list(records)}
