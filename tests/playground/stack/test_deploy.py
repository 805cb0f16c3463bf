"""Deployments that the local AWS refuses."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.deployment.build import Builder
from bot.deployment.targets import local_target
from bot.deployment.template import functions, load
from bot.playground.stack import engine
from bot.playground.stack.aws import Aws
from bot.playground.stack.deploy import DeployFailed, deploy

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("local-stack")]


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


def test_two_stages_share_an_account(aws: Aws, project: Path, tmp_path: Path) -> None:
    template = load(project / "template.yaml")
    target = local_target(Path(sys.executable))
    builder = Builder(project, tmp_path / "built", target, print)
    archives = {
        function.logical_id: builder.archive(function) for function in functions(template, {})
    }
    main = {"DiscordPublicKey": "a" * 64, "DiscordApplicationId": "1", "Alarms": "off"}
    test = main | {"ConversationsTableName": "conversations-test", "SitesTableName": "sites-test"}

    first = deploy(aws, template, archives, main)
    second = deploy(aws, template, archives, test, stack="ux-agent-test")

    assert first.keys() == second.keys()
    assert {name for name in first if first[name] == second[name]} == set()
