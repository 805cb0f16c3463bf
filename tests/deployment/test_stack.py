"""How a stack is found, how a failure is told, and what to do about it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from bot.deployment import stack
from bot.deployment.amazon import Amazon, CloudFault, told
from bot.deployment.stack import Event, Stack
from tests.deployment.at_desk import REGION, Stacks


def refusal(code: str, message: str) -> ClientError:
    """An error as AWS answers it."""
    return ClientError({"Error": {"Code": code, "Message": message}}, "DescribeStacks")


class Refusing:
    """A client that refuses everything."""

    def __init__(self, code: str, message: str) -> None:
        self._error = refusal(code, message)

    def __getattr__(self, name: str) -> Any:
        def refuse(**_: object) -> Any:
            raise self._error

        return refuse


def created(status: str = "CREATE_COMPLETE") -> Stacks:
    """CloudFormation with a stack."""
    stacks = Stacks()
    stacks.status = status
    return stacks


def test_a_stack_is_found_with_its_outputs_and_parameters() -> None:
    stacks = created()
    stacks.outputs, stacks.parameters = {"SitesTable": "sites"}, {"Alarms": "on"}
    found = stack.find(stacks, "ux-agent")
    assert found == Stack("CREATE_COMPLETE", {"SitesTable": "sites"}, {"Alarms": "on"})


def test_there_is_no_stack_in_an_empty_account() -> None:
    assert stack.find(Stacks(), "ux-agent") is None


@pytest.mark.parametrize("status", ["DELETE_COMPLETE", "REVIEW_IN_PROGRESS"])
def test_a_stack_that_is_gone_or_only_planned_is_none(status: str) -> None:
    assert stack.find(created(status), "ux-agent") is None


def test_a_stack_is_deleted_and_waited_for() -> None:
    stacks = created()
    stack.delete(stacks, "ux-agent")
    assert stack.find(stacks, "ux-agent") is None


def test_events_come_oldest_first_and_none_without_a_stack() -> None:
    stacks = created()
    moment = datetime.now(UTC)
    stacks.events = [
        {"EventId": str(at), "Timestamp": moment, "LogicalResourceId": "x"} for at in (1, 2)
    ]
    assert [event.id for event in stack.events(stacks, "ux-agent")] == ["1", "2"]
    assert stack.events(Stacks(), "ux-agent") == []


def test_another_refusal_than_a_missing_stack_is_told() -> None:
    with pytest.raises(CloudFault, match="DescribeStacks: no") as fault:
        stack.find(Refusing("AccessDenied", "no"), "ux-agent")
    assert "What the deploying person may do" in fault.value.mend


@pytest.mark.parametrize(
    "status", ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"]
)
def test_a_finished_stack_takes_an_update(status: str) -> None:
    assert stack.obstacle(status, "ux-agent") == ()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("ROLLBACK_FAILED", ".delete_stack(StackName='ux-agent')"),
        ("DELETE_FAILED", ".delete_stack(StackName='ux-agent')"),
        ("UPDATE_ROLLBACK_FAILED", ".continue_update_rollback(StackName='ux-agent')"),
        ("UPDATE_IN_PROGRESS", "wait until it is done"),
    ],
)
def test_a_stack_that_takes_no_update_is_told_with_what_to_do(status: str, words: str) -> None:
    told = " ".join(stack.obstacle(status, "ux-agent"))
    assert (words in told, "  aws " in told) == (True, False)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("ux-agent-sites already exists in stack x", "ConversationsTableName"),
        ("User: x is not authorized to perform: iam:CreateRole", "deploying person"),
        ("decreases account's UnreservedConcurrentExecution below", "InteractionsConcurrency"),
        ("Maximum limit of topics reached", "Service Quotas"),
        ("Rate exceeded", "run it again"),
    ],
)
def test_a_reason_that_is_known_has_advice(reason: str, words: str) -> None:
    assert words in " ".join(stack.advice([reason, reason]))


def test_a_reason_that_nobody_knows_has_none() -> None:
    assert stack.advice(["The moon is full"]) == ()


def test_what_failed_because_something_else_did_is_no_reason() -> None:
    reason = "Resource creation cancelled"
    event = Event("1", datetime.now(UTC), "Jobs", "AWS::SQS::Queue", "CREATE_FAILED", reason)
    assert not event.is_failure
    assert event._replace(reason="Access denied").is_failure
    assert not event._replace(status="CREATE_COMPLETE").is_failure


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ExpiredToken", "sign in again"),
        ("InvalidClientTokenId", "does not know these credentials"),
        ("AccessDeniedException", "deploying person"),
        ("Whatever", "run the same command again"),
    ],
)
def test_each_refusal_of_aws_is_told_with_what_to_do(code: str, words: str) -> None:
    with pytest.raises(CloudFault, match="DescribeStacks: the words") as fault, told():
        raise refusal(code, "the words")
    assert words in fault.value.mend


def test_without_credentials_the_person_is_told_to_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(CloudFault, match="credentials") as fault, told():
        boto3.Session(region_name=REGION).client("sts").get_caller_identity()
    assert "sign in first" in fault.value.mend


def test_an_address_where_nobody_is_is_told() -> None:
    client = boto3.client("sts", region_name=REGION, endpoint_url="http://127.0.0.1:1")
    with pytest.raises(CloudFault, match="127") as fault, told():
        client.get_caller_identity()
    assert "AWS_ENDPOINT_URL" in fault.value.mend


def test_a_region_by_either_name_counts_and_without_one_both_ways_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    monkeypatch.setenv("AWS_REGION", "eu-north-1")
    assert Amazon().region == "eu-north-1"
    assert Amazon("eu-west-3").region == "eu-west-3"
    monkeypatch.delenv("AWS_REGION")
    with pytest.raises(CloudFault, match="no region of AWS is named") as fault:
        Amazon().client("dynamodb")
    assert "AWS_REGION" in fault.value.mend
    assert "--region" in fault.value.mend
