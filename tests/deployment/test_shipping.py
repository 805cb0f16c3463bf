"""Handing the template to AWS SAM: what is said, and what a failure says."""

import json
import stat
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.deployment import shipping
from bot.deployment.amazon import Amazon
from bot.deployment.shipping import DeployFailed, Yard
from bot.deployment.stage import Stage
from bot.deployment.targets import LAMBDA, local_target
from bot.errors import ConfigurationError
from tests.deployment.at_desk import REGION

PROD = Stage.of("prod")


class CloudFormation:
    """A stack whose events come while SAM runs; `happened` are (resource, status, reason)."""

    def __init__(
        self,
        folder: Path,
        status: str,
        *happened: tuple[str, str, str],
        outputs: Sequence[Mapping[str, str]] = (),
    ) -> None:
        self._folder = folder
        self._outputs = outputs
        self._status = status
        self._happened = happened

    def describe_stacks(self, **_: object) -> Mapping[str, Any]:
        return {"Stacks": [{"StackStatus": self._status, "Outputs": self._outputs}]}

    def describe_stack_events(self, **_: object) -> Mapping[str, Any]:
        is_running = (self._folder / "began").exists()
        found = [self._event(-1, "Old", "CREATE_FAILED", "an old reason")]
        found += [self._event(at, *one) for at, one in enumerate(self._happened)][
            :: 1 if is_running else -9
        ]
        return {"StackEvents": found[: None if is_running else 1][::-1]}

    def _event(self, at: int, resource: str, status: str, reason: str) -> dict[str, Any]:
        return {
            "EventId": str(at),
            "Timestamp": datetime.now(UTC),
            "LogicalResourceId": resource,
            "ResourceStatus": status,
            "ResourceStatusReason": reason,
        }


class Feeding:
    """AWS Lambda whose one mapping is turned off."""

    def __init__(self) -> None:
        self.enabled: list[str] = []

    def list_event_source_mappings(self, **_: object) -> dict[str, Any]:
        return {"EventSourceMappings": [{"UUID": "one", "State": "Disabled"}]}

    def update_event_source_mapping(self, **asked: str) -> None:
        self.enabled.append(asked["UUID"])


class Account(Amazon):
    """An account with that CloudFormation."""

    def __init__(self, cloudformation: CloudFormation) -> None:
        super().__init__(REGION)
        self.clients["cloudformation"] = cloudformation


def yard(folder: Path, *, ends_with: int = 0, says: str = "") -> Yard:
    """A project whose SAM notes how it is called and ends so."""
    sam = folder / ".venv-sam" / "bin" / "sam"
    sam.parent.mkdir(parents=True)
    sam.write_text(
        f'#!/bin/sh\necho "$@" > {folder}/called\necho "$SAM_CLI_TELEMETRY" >> {folder}/called\n'
        f"touch {folder}/began\necho '{says}'\nexit {ends_with}\n"
    )
    sam.chmod(stat.S_IRWXU)
    (folder / "left").mkdir()
    return Yard(folder, folder / "left")


def deployed(folder: Path, account: Account, **behaviour: Any) -> list[str]:
    """Deploy; what was said meanwhile."""
    said: list[str] = []
    shipping.deploy(
        yard(folder, **behaviour), account, PROD, {"Sites": '{"1": "a/b"}'}, said.append
    )
    return said


def test_sam_is_called_without_questions_and_telemetry(tmp_path: Path) -> None:
    deployed(tmp_path, Account(CloudFormation(tmp_path, "CREATE_COMPLETE")))
    called, telemetry = (tmp_path / "called").read_text().splitlines()
    for words in (
        "--stack-name ux-agent",
        f"--region {REGION}",
        "--no-confirm-changeset",
        "--no-fail-on-empty-changeset",
        f"--parameter-overrides file://{tmp_path}/left/parameters.yaml",
    ):
        assert words in called
    assert telemetry == "0"
    assert (
        tmp_path / "left/parameters.yaml"
    ).read_text() == '{\n "Sites": "{\\"1\\": \\"a/b\\"}"\n}'


def test_each_resource_is_told_as_it_is_done(tmp_path: Path) -> None:
    happened = (
        ("JobsQueue", "CREATE_IN_PROGRESS", ""),
        ("JobsQueue", "CREATE_COMPLETE", ""),
        ("OldQueue", "DELETE_COMPLETE", ""),
    )
    said = deployed(tmp_path, Account(CloudFormation(tmp_path, "UPDATE_COMPLETE", *happened)))
    assert said == ["JobsQueue created", "OldQueue deleted"]


def test_an_update_without_a_change_says_so(tmp_path: Path) -> None:
    said = deployed(tmp_path, Account(CloudFormation(tmp_path, "CREATE_COMPLETE")))
    assert said == ["nothing changed: the stack is as template and parameters say"]


def test_a_failure_names_what_failed_by_itself_and_this_time(tmp_path: Path) -> None:
    happened = (
        ("Sites", "CREATE_FAILED", "ux-agent-sites already exists"),
        ("JobsQueue", "CREATE_FAILED", "Resource creation cancelled"),
        ("WorkerRole", "CREATE_COMPLETE", ""),
    )
    account = Account(CloudFormation(tmp_path, "ROLLBACK_COMPLETE", *happened))
    with pytest.raises(DeployFailed) as failed:
        deployed(tmp_path, account, ends_with=1)
    assert str(failed.value) == "Sites: ux-agent-sites already exists"
    assert "ConversationsTableName" in failed.value.mend[0]
    assert str(tmp_path / "left/sam.log") in failed.value.mend[-1]


def test_a_failure_before_anything_happened_says_what_sam_said(tmp_path: Path) -> None:
    account = Account(CloudFormation(tmp_path, "UPDATE_COMPLETE"))
    with pytest.raises(DeployFailed, match="Unable to upload artifact"):
        deployed(tmp_path, account, ends_with=1, says="Error: Unable to upload artifact")


def test_a_delivery_that_was_turned_off_is_turned_on_and_told(tmp_path: Path) -> None:
    outputs = [{"OutputKey": "WorkerFunction", "OutputValue": "worker"}]
    account = Account(CloudFormation(tmp_path, "UPDATE_COMPLETE", outputs=outputs))
    functions = account.clients["lambda"] = Feeding()
    assert "delivery had been turned off" in deployed(tmp_path, account)[-1]
    assert functions.enabled == ["one"]


NOISE = """Managed S3 bucket: somewhere
File with same data already exists at ux-agent/5911, skipping upload
Waiting for changeset to be created..
"""


def test_of_what_sam_says_the_line_that_matters_is_told_and_advised_on(tmp_path: Path) -> None:
    account = Account(CloudFormation(tmp_path, "UPDATE_COMPLETE"))
    with pytest.raises(DeployFailed) as failed:
        deployed(tmp_path, account, ends_with=1, says=f"{NOISE}Error: The moon is full")
    assert str(failed.value) == "Error: The moon is full"
    assert failed.value.mend == (f"all that AWS SAM said: {tmp_path}/left/sam.log",)


def test_where_sam_names_no_error_its_last_line_is_told(tmp_path: Path) -> None:
    account = Account(CloudFormation(tmp_path, "UPDATE_COMPLETE"))
    with pytest.raises(DeployFailed, match=r"^ValueError: no$"):
        deployed(tmp_path, account, ends_with=1, says=f"{NOISE}ValueError: no")


def test_without_sam_it_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigurationError, match="make deploy"):
        Yard(tmp_path, tmp_path).sam()


def test_for_aws_the_functions_are_built_for_lambda(tmp_path: Path) -> None:
    account = Account(CloudFormation(tmp_path, ""))
    assert shipping.target(Yard(tmp_path, tmp_path), account) == LAMBDA


PROJECT = """
Conditions:
  HasHook: !Not [!Equals [!Ref HookParameter, ""]]
Parameters:
  HookParameter: {Type: String, Default: ""}
Resources:
  HelloFunction:
    Type: AWS::Serverless::Function
    Metadata: {Requirements: lock.txt, AwsClients: []}
    Properties: {CodeUri: somewhere, Handler: bot.hello.lambda_handler}
  HookFunction:
    Type: AWS::Serverless::Function
    Condition: HasHook
    Metadata: {Requirements: lock.txt, AwsClients: []}
    Properties: {CodeUri: somewhere, Handler: bot.hook.lambda_handler}
"""


def built(folder: Path, parameters: Mapping[str, str]) -> dict[str, Any]:
    """Build that project; the properties of its functions in the template that SAM gets."""
    (folder / "bot").mkdir()
    for name in ("__init__", "hello", "hook"):
        (folder / "bot" / f"{name}.py").touch()
    (folder / "lock.txt").touch()
    (folder / "template.yaml").write_text(PROJECT)
    wanted = local_target(Path(sys.executable))
    path = shipping.build(Yard(folder, folder / "left"), wanted, parameters, print)
    resources = json.loads(path.read_text())["Resources"]
    return {name: resource["Properties"] for name, resource in resources.items()}


def test_the_template_names_the_built_folders(tmp_path: Path) -> None:
    found = built(tmp_path, {"HookParameter": "/secret"})
    assert [Path(found[name]["CodeUri"]).name for name in found] == ["hello", "hook"]
    assert (Path(found["HookFunction"]["CodeUri"]) / "bot" / "hook.py").is_file()


def test_a_function_that_nobody_asked_for_is_not_built(tmp_path: Path) -> None:
    found = built(tmp_path, {"HookParameter": ""})["HookFunction"]
    assert ("CodeUri" in found, "run make deploy again" in found["InlineCode"]) == (False, True)
    assert not (tmp_path / "build" / "local" / "hook").exists()
