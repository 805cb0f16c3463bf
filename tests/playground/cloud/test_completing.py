"""What MiniStack's CloudFormation leaves out of the tables is done beside it."""

import time
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError

from bot.playground.cloud.completing import Completer

TEMPLATE = {
    "Resources": {
        "Expiring": {
            "Properties": {"TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": True}}
        },
        "Lasting": {"Properties": {}},
    }
}
RESOURCES = (
    ("Expiring", "AWS::DynamoDB::Table", "table-a"),
    ("Lasting", "AWS::DynamoDB::Table", "table-b"),
    ("Queue", "AWS::SQS::Queue", "queue"),
    ("Role", "AWS::IAM::Role", "role"),
)


class Tables:
    """DynamoDB that notes what is switched on."""

    def __init__(self) -> None:
        self.expiring: list[str] = []
        self.recoverable: list[str] = []
        self.renamed: list[str] = []

    def update_time_to_live(self, TableName: str, **_: object) -> None:  # noqa: N803 - AWS's own
        self.expiring.append(TableName)

    def update_continuous_backups(self, TableName: str, **_: object) -> None:  # noqa: N803
        self.recoverable.append(TableName)


class OneStack:
    """CloudFormation with one stack, whose first look fails."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails

    def describe_stacks(self) -> dict[str, Any]:
        if self.fails:
            self.fails = False
            raise ClientError({"Error": {"Code": "x", "Message": "x"}}, "DescribeStacks")
        return {"Stacks": [{"StackName": "ux-agent"}]}

    def describe_stack_resources(self, StackName: str) -> dict[str, Any]:  # noqa: N803
        keys = ("LogicalResourceId", "ResourceType", "PhysicalResourceId")
        return {"StackResources": [dict(zip(keys, one, strict=True)) for one in RESOURCES]}


def completer(tables: Tables, stack: OneStack) -> Completer:
    """One that looks at that stack."""
    aws: Any = SimpleNamespace(
        cloudformation=stack, dynamodb=tables, fit_role=tables.renamed.append
    )
    return Completer(aws, TEMPLATE, every=0.01)


def test_a_table_expires_and_can_be_put_back_once_as_its_template_says() -> None:
    tables = Tables()
    one = completer(tables, OneStack())
    one.complete()
    one.complete()
    assert tables.expiring == ["table-a"]
    assert tables.recoverable == ["table-a", "table-b"]


def test_a_role_names_schedules_as_the_local_aws_does_once() -> None:
    tables = Tables()
    one = completer(tables, OneStack())
    one.complete()
    one.complete()
    assert tables.renamed == ["role"]


def test_it_goes_on_after_a_failed_look_until_it_is_told_to_stop() -> None:
    tables = Tables()
    one = completer(tables, OneStack(fails=True))
    one.start()
    end = time.monotonic() + 60
    while not tables.expiring and time.monotonic() < end:
        time.sleep(0.01)
    one.stop()
    assert (tables.expiring, one.is_alive()) == (["table-a"], False)
