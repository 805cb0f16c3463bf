"""Deployments that the local AWS refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.deployment.template import load
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
