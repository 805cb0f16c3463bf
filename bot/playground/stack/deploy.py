"""Deploys template.yaml into the local AWS, as CloudFormation would into the real one."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from bot.deployment.template import functions, ttl_attributes
from bot.errors import BotError
from bot.playground.stack.aws import Aws
from bot.playground.stack.engine import REGION

STACK = "ux-agent"
DEPLOY_SECONDS = 60.0
_TEMPLATE = "template.json"


class DeployFailed(BotError):
    """The stack was not created; the text names each resource that failed, and why."""


def deploy(
    aws: Aws,
    template: dict[str, Any],
    archives: Mapping[str, Path],
    parameters: Mapping[str, str],
    *,
    stack: str = STACK,
) -> dict[str, str]:
    """Create the stack, with the zip of each function by its logical id; the stack's outputs.

    Raises DeployFailed.
    """
    bucket = f"{stack}-code"
    aws.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    for logical_id, archive in archives.items():
        with archive.open("rb") as content:
            aws.s3.put_object(Bucket=bucket, Key=logical_id, Body=content)
    try:
        aws.cloudformation.create_stack(
            StackName=stack,
            TemplateURL=_uploaded(aws, _with_code(template, bucket), bucket),
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[
                {"ParameterKey": name, "ParameterValue": value}
                for name, value in parameters.items()
            ],
        )
    except ClientError as refused:
        raise DeployFailed(f"template.yaml was refused: {refused}") from refused
    outputs = _await_outputs(aws, stack)
    _expire_items(aws, template, stack)
    _fit_roles(aws, stack)
    return outputs


def _uploaded(aws: Aws, template: dict[str, Any], bucket: str) -> str:
    """The address of the template in the bucket: CloudFormation takes 51,200 bytes by hand."""
    body = json.dumps(template, separators=(",", ":")).encode()
    aws.s3.put_object(Bucket=bucket, Key=_TEMPLATE, Body=body)
    return (
        f"https://s3.{REGION}.amazonaws.com/{bucket}/{_TEMPLATE}"  # by path, as MiniStack reads it
    )


def _with_code(template: dict[str, Any], bucket: str) -> dict[str, Any]:
    """The template with each function's code in the bucket, as `sam package` leaves it."""
    resources = dict(template["Resources"])
    for function in functions(template):
        resource = resources[function.logical_id]
        code = {"CodeUri": {"Bucket": bucket, "Key": function.logical_id}}
        resources[function.logical_id] = {
            **resource,
            "Properties": {**resource["Properties"], **code},
        }
    return {**template, "Resources": resources}


def _await_outputs(aws: Aws, stack: str) -> dict[str, str]:
    deadline = time.monotonic() + DEPLOY_SECONDS
    while time.monotonic() < deadline:
        found = aws.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        if found["StackStatus"] == "CREATE_COMPLETE":
            return {
                output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])
            }
        if not found["StackStatus"].endswith("_IN_PROGRESS"):
            break
        time.sleep(0.05)
    raise DeployFailed("; ".join(_reasons(aws, stack)) or "the stack was not created in time")


def _reasons(aws: Aws, stack: str) -> list[str]:
    events = aws.cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    return [
        f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for event in reversed(events)
        if event["ResourceStatus"].endswith("FAILED") and event.get("ResourceStatusReason")
    ]


def _expire_items(aws: Aws, template: dict[str, Any], stack: str) -> None:
    """Switch on the template's TTLs, which MiniStack's CloudFormation leaves off."""
    found = aws.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    names = {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for one in found}
    for logical_id, attribute in ttl_attributes(template).items():
        if logical_id in names:  # a condition may leave a table out
            aws.dynamodb.update_time_to_live(
                TableName=names[logical_id],
                TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute},
            )


def _fit_roles(aws: Aws, stack: str) -> None:
    """Have the stack's roles say what MiniStack asks for."""
    found = aws.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    for resource in found:
        if resource["ResourceType"] == "AWS::IAM::Role":
            aws.fit_role(resource["PhysicalResourceId"])
