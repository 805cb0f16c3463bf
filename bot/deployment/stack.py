"""The CloudFormation stack: how it is, what happened to it, and how to mend a failure."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from bot.deployment.amazon import Client, told

NEVER_WAS = ("ROLLBACK_COMPLETE", "CREATE_FAILED")
"""Its creation failed: CloudFormation updates no such stack, and nothing is lost with it."""

GOOD = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE")


class Stack(NamedTuple):
    """A stack as AWS describes it."""

    status: str
    outputs: Mapping[str, str]
    parameters: Mapping[str, str]

    @property
    def is_busy(self) -> bool:
        """Somebody is changing it now."""
        return self.status.endswith("_IN_PROGRESS")


class Event(NamedTuple):
    """One thing that happened to a resource."""

    id: str
    at: datetime
    resource: str
    kind: str
    status: str
    reason: str

    @property
    def is_failure(self) -> bool:
        """It went wrong by itself, not because something else did."""
        return self.status.endswith("FAILED") and "cancelled" not in self.reason.lower()


def find(cloudformation: Client, name: str) -> Stack | None:
    """The stack of that name, None when there is none; raises CloudFault."""
    with told():
        try:
            answer = cloudformation.describe_stacks(StackName=name)
        except ClientError as error:
            if error.response["Error"].get("Code") == "ValidationError":
                return None
            raise
    found = answer["Stacks"][0]
    if found["StackStatus"] in {"DELETE_COMPLETE", "REVIEW_IN_PROGRESS"}:
        return None
    return Stack(
        found["StackStatus"],
        {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())},
        {one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", ())},
    )


def events(cloudformation: Client, name: str) -> list[Event]:
    """The newest events of a stack, oldest first; none while there is no stack."""
    try:
        answer = cloudformation.describe_stack_events(StackName=name)
    except ClientError:
        return []
    return [_event(one) for one in reversed(answer["StackEvents"])]


def _event(one: Mapping[str, Any]) -> Event:
    return Event(
        one["EventId"],
        one["Timestamp"],
        one["LogicalResourceId"],
        one.get("ResourceType", ""),
        one.get("ResourceStatus", ""),
        one.get("ResourceStatusReason", ""),
    )


def delete(cloudformation: Client, name: str) -> None:
    """Delete a stack and wait until it is gone; raises CloudFault."""
    with told():
        cloudformation.delete_stack(StackName=name)
        cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=name, WaiterConfig={"Delay": 2, "MaxAttempts": 300}
        )


def obstacle(status: str, name: str) -> tuple[str, ...]:
    """Why a stack in that status takes no update and what to do; () when it takes one."""
    delete = _typed("delete_stack", name)
    if status in {"ROLLBACK_FAILED", "DELETE_FAILED"}:
        return (
            "it could not be taken away: delete what its events name, then",
            delete,
        )
    if status == "UPDATE_ROLLBACK_FAILED":
        return (
            "the way back is blocked: mend the resource that its events name, then",
            _typed("continue_update_rollback", name),
        )
    if status.endswith("_IN_PROGRESS"):
        return ("somebody is changing it at this moment: wait until it is done",)
    return ()


def _typed(call: str, name: str) -> str:
    """CloudFormation's call as a command that needs nothing but this project's environment."""
    client = "import boto3; boto3.client('cloudformation')"
    return f"  .venv/bin/python -c \"{client}.{call}(StackName='{name}')\""


_ADVICE = (
    (
        "already exists",
        (
            "it is there from an earlier stack (tables outlive their stack on purpose): delete it "
            "if nobody misses what it holds, or give other names: --answer ConversationsTableName=…"
        ),
    ),
    (
        "not authorized to perform",
        "your identity may not do this: README, “What the deploying person may do”",
    ),
    (
        "unreservedconcurrent",
        (
            "the account has too few concurrent executions to reserve some: leave "
            "InteractionsConcurrency at 0, or ask AWS for more"
        ),
    ),
    ("limit", "a quota of the account is used up: Service Quotas in the AWS console raises it"),
    ("rate exceeded", "AWS was too busy: run it again"),
)


def advice(reasons: Iterator[str] | list[str]) -> tuple[str, ...]:
    """What to do about the reasons of a failure, each advice once."""
    said = [reason.lower() for reason in reasons]
    return tuple(words for sign, words in _ADVICE if any(sign in reason for reason in said))
