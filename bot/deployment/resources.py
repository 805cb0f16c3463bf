"""What of the stack can go wrong by itself: functions, queues, tables, alarms."""

from collections.abc import Iterator
from typing import NamedTuple

from botocore.exceptions import ClientError

from bot.deployment import wording
from bot.deployment.amazon import Client, told
from bot.deployment.deliveries import FED_BY, deliveries
from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well, wrong
from bot.deployment.stack import Stack

_FUNCTIONS = (
    "InteractionsFunction",
    *FED_BY,
    "GithubWebhookFunction",
    "ChatFunction",
    "DashboardFunction",
    "ConsoleFunction",
)


class _Wanted(NamedTuple):
    """What a table must be: the attribute by which it expires ('' for none), recovery or not.

    `switch` is the parameter that brings it, '' where it is always there.
    """

    expires_by: str = "ttl"
    is_recoverable: bool = True
    switch: str = ""


_TABLES = {
    "ConversationsTable": _Wanted(),
    "SitesTable": _Wanted(expires_by=""),
    "LimitsTable": _Wanted(),
    "ChatSessionsTable": _Wanted(),
    "PaymentSessionsTable": _Wanted(is_recoverable=False, switch="EnablePayments"),
    "SessionEventsTable": _Wanted(switch="EnableConsole"),
    "SessionSummariesTable": _Wanted(switch="EnableConsole"),
    "WebSessionsTable": _Wanted(switch="EnableConsole"),
}


def functions_and_queues(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """The functions run, their queues feed them, and nothing is left lying; raises CloudFault."""
    functions = desk.amazon.client("lambda")
    for output in _FUNCTIONS:
        if output in stack.outputs:
            yield _function(functions, stack.outputs[output], output)
    for output, what in FED_BY.items():
        if output in stack.outputs:
            yield _feeding(desk, stack.outputs[output], what)
    yield from _queues(desk, stack)


def _function(functions: Client, name: str, output: str) -> Finding:
    what = output.removesuffix("Function")
    with told():
        found = functions.get_function_configuration(FunctionName=name)
    state, update = found.get("State", "Active"), found.get("LastUpdateStatus", "Successful")
    about = f"{found['Runtime']}, {found['MemorySize']} MB, {found['Timeout']} s"
    if state in {"Active", "Inactive"} and update == "Successful":
        return well(what, about)
    why = found.get("StateReason") or found.get("LastUpdateStatusReason") or "AWS says no more"
    return wrong(what, f"{state}, last update {update}: {why}")


def _feeding(desk: Desk, name: str, what: str) -> Finding:
    found = deliveries(desk.amazon.client("lambda"), name)
    again = wording.deploy(desk.stage)
    if not found:
        return wrong(what, f"nothing delivers them to {name}", f"{again}: the mapping is gone")
    if all(one.is_going for one in found):
        return well(what, f"delivered to {name}")
    states = ", ".join(sorted({one.state for one in found}))
    return wrong(what, f"not delivered: the mapping is {states}", f"{again} turns it on again")


def _queues(desk: Desk, stack: Stack) -> Iterator[Finding]:
    waiting = _length(desk, stack.outputs.get("JobsQueueUrl", ""))
    dead = _length(desk, stack.outputs.get("DeadLetterQueueUrl", ""))
    if waiting:
        log = stack.outputs.get("WorkerLogGroup", "the worker's log")
        yield note("waiting jobs", f"{waiting} at this moment", f"do they stay? see {log}")
    if dead:
        log = stack.outputs.get("DeadLettersLogGroup", "the log of their handler")
        yield wrong(
            "dead letters",
            f"{dead} jobs were delivered too often and not ended truthfully either",
            f"{log} says why; they are tried again until they are 14 days old",
        )
    if not waiting and not dead:
        yield well("queues", "nothing waits, no dead letters")


def _length(desk: Desk, url: str) -> int:
    if not url:
        return 0
    with told():
        found = desk.amazon.client("sqs").get_queue_attributes(
            QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"]
        )
    return int(found["Attributes"]["ApproximateNumberOfMessages"])


def tables(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """The tables are there, expire what they have to, and can be put back; raises CloudFault."""
    dynamodb = desk.amazon.client("dynamodb")
    for output, wanted in _TABLES.items():
        if output in stack.outputs:
            yield from _table(dynamodb, stack.outputs[output], wanted)
        elif not wanted.switch or stack.parameters.get(wanted.switch) == "true":
            told = f"the stack has no {output}: an earlier version made it"
            yield note("table", told, wording.deploy(desk.stage))


def _table(dynamodb: Client, name: str, wanted: _Wanted) -> Iterator[Finding]:
    try:
        with told():
            status = _status(dynamodb, name)
    except LookupError:
        again = "the stack believes that it has it: delete the stack, then deploy again"
        yield wrong("table", f"{name} is gone", again)
        return
    if status != "ACTIVE":
        yield note("table", f"{name} is {status}")
        return
    with told():
        expiry = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        backups = dynamodb.describe_continuous_backups(TableName=name)
    recovery = backups["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
    is_recoverable = recovery.get("PointInTimeRecoveryStatus") == "ENABLED"
    faults = []
    if wanted.expires_by and expiry.get("TimeToLiveStatus") not in {"ENABLED", "ENABLING"}:
        faults.append(f"TTL is off: nothing is ever deleted (attribute {wanted.expires_by})")
    if wanted.is_recoverable and not is_recoverable:
        faults.append("point-in-time recovery is off")
    if is_recoverable and not wanted.is_recoverable:
        faults.append("point-in-time recovery is on: what is gone could be put back")
    if faults:
        advice = "somebody switched it by hand: switch it back in the DynamoDB console"
        yield wrong("table", f"{name}: {'; '.join(faults)}", advice)
    else:
        kept = f"expires by {wanted.expires_by}, " if wanted.expires_by else ""
        no = "" if wanted.is_recoverable else "no "
        yield well("table", f"{name}: {kept}{no}point-in-time recovery")


def has_table(dynamodb: Client, name: str) -> bool:
    """Whether there is such a table; raises CloudFault."""
    try:
        with told():
            return bool(_status(dynamodb, name))
    except LookupError:
        return False


def _status(dynamodb: Client, name: str) -> str:
    """The table's status; raises LookupError when there is no such table."""
    try:
        return str(dynamodb.describe_table(TableName=name)["Table"]["TableStatus"])
    except ClientError as error:
        if error.response["Error"].get("Code") == "ResourceNotFoundException":
            raise LookupError(name) from error
        raise


def parts(desk: Desk) -> list[tuple[str, str]]:
    """Type and name of each resource of the stack; raises CloudFault."""
    with told():
        found = desk.amazon.client("cloudformation").describe_stack_resources(
            StackName=desk.stage.stack
        )["StackResources"]
    return [(one["ResourceType"], one.get("PhysicalResourceId", "")) for one in found]


def alarms(desk: Desk, stack: Stack) -> Iterator[Finding]:
    """No alarm is on, and somebody would hear it; raises CloudFault."""
    if stack.parameters.get("Alarms", "on") == "off":
        if desk.amazon.stand_in:
            yield well("alarms", "none here: a local AWS measures too little for them to watch")
        else:
            again = wording.deploy(desk.stage, "--answer Alarms=on")
            yield note("alarms", "switched off", f"{again} switches them on")
        return
    names = [name for kind, name in parts(desk) if kind == "AWS::CloudWatch::Alarm"]
    with told():
        asked = desk.amazon.client("cloudwatch").describe_alarms(AlarmNames=names)
    found = asked["MetricAlarms"] if names else []
    ringing = [one for one in found if one["StateValue"] == "ALARM"]
    for one in ringing:
        yield wrong("alarm", f"{one['AlarmName']}: {one.get('AlarmDescription', '')}")
    if found and not ringing:
        yield well("alarms", f"{len(found)} of them, all quiet")
    level = stack.parameters.get("LogLevel", "INFO")
    if level in {"WARNING", "ERROR"}:
        what = f"none watches over refused requests, whose lines a LogLevel of {level} leaves out"
        yield note("alarms", what, wording.deploy(desk.stage, "--answer LogLevel=INFO"))
    if not any(stack.parameters.get(name) for name in ("AlarmEmail", "AlarmTopicArn")):
        answer = wording.deploy(desk.stage, "--answer AlarmEmail=you@example.com")
        advice = f"{answer}, then confirm AWS's mail"
        yield note("alarms", "nobody hears them", advice)
