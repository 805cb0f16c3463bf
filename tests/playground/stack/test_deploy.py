"""Deployments that the local AWS refuses."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.deployment.build import Builder
from bot.deployment.targets import local_target
from bot.deployment.template import functions, load
from bot.playground.stack import engine
from bot.playground.stack.aws import Aws
from bot.playground.stack.deploy import DeployFailed, deploy

pytestmark = [pytest.mark.slow]


@pytest.fixture
def aws(
    ministack: Path, engine_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Aws]:
    """An empty local AWS, and clients that a user's profile and proxy do not lead astray."""
    monkeypatch.setenv("AWS_PROFILE", "absent")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    running = engine.start(ministack, engine_port, tmp_path)
    yield Aws(running.endpoint)
    running.stop()


def test_a_parameter_that_the_template_does_not_allow_is_named(root: Path, aws: Aws) -> None:
    template = load(root / "template.yaml")
    with pytest.raises(DeployFailed, match="DiscordPublicKey"):
        deploy(aws, template, {}, {"DiscordPublicKey": "short", "DiscordApplicationId": "1"})


def test_a_resource_that_cannot_be_made_is_named_with_the_reason(aws: Aws) -> None:
    address = {"TargetFunctionArn": "absent", "AuthType": "NONE"}
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {"Address": {"Type": "AWS::Lambda::Url", "Properties": address}},
    }
    with pytest.raises(DeployFailed, match=r"Address: .*not found.*absent"):
        deploy(aws, template, {}, {})


def test_a_template_without_outputs_gives_none(aws: Aws) -> None:
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {}}},
    }
    assert deploy(aws, template, {}, {}) == {}


MAIN = {"DiscordPublicKey": "a" * 64, "DiscordApplicationId": "1", "Alarms": "off"}


@pytest.fixture
def template(project: Path) -> dict[str, Any]:
    """The real template."""
    return load(project / "template.yaml")


@pytest.fixture
def archives(project: Path, template: dict[str, Any], tmp_path: Path) -> dict[str, Path]:
    """The stand-ins for its functions."""
    builder = Builder(project, tmp_path / "built", local_target(Path(sys.executable)), print)
    return {function.logical_id: builder.archive(function) for function in functions(template, {})}


def test_two_stages_share_an_account(
    aws: Aws, template: dict[str, Any], archives: dict[str, Path]
) -> None:
    tables = ("Conversations", "Sites", "Limits", "ChatSessions")
    test = MAIN | {f"{name}TableName": f"{name.lower()}-test" for name in tables}

    first = deploy(aws, template, archives, MAIN)
    second = deploy(aws, template, archives, test, stack="ux-agent-test")

    assert first.keys() == second.keys()
    assert {name for name in first if first[name] == second[name]} == set()


@pytest.mark.parametrize(("snapstart", "qualifier"), [("on", "live"), ("off", "$LATEST")])
def test_with_snapstart_the_address_leads_to_the_published_version(
    aws: Aws, template: dict[str, Any], archives: dict[str, Path], snapstart: str, qualifier: str
) -> None:
    outputs = deploy(aws, template, archives, MAIN | {"SnapStart": snapstart})
    name = outputs["InteractionsFunction"]
    more = {} if qualifier == "$LATEST" else {"Qualifier": qualifier}
    found = aws.functions.get_function_url_config(FunctionName=name, **more)
    assert found["FunctionUrl"] == outputs["InteractionsEndpointUrl"]
    version = aws.functions.get_alias(FunctionName=name, Name="live")["FunctionVersion"]
    published = aws.functions.get_function_configuration(FunctionName=name, Qualifier=version)
    start = {"on": "PublishedVersions", "off": "None"}
    assert published["SnapStart"]["ApplyOn"] == start[snapstart]


def test_a_first_deployment_that_fails_leaves_no_table_behind(
    aws: Aws, template: dict[str, Any], archives: dict[str, Path]
) -> None:
    address = template["Resources"]["InteractionsUrl"]
    broken = {"Type": address["Type"], "Properties": {"TargetFunctionArn": "x", "AuthType": "NONE"}}
    order = {"DependsOn": ["UXConversationsTable", "SitesTable"]}
    resources = template["Resources"] | {"InteractionsUrl": broken | order}
    with pytest.raises(DeployFailed, match="InteractionsUrl"):
        deploy(aws, template | {"Resources": resources}, archives, MAIN, stack="ux-agent-failed")
    assert aws.dynamodb.list_tables()["TableNames"] == []
