"""Does what a template asks of CloudFormation and MiniStack's leaves out: TTL and recovery.

Both are what `ux-agent doctor --cloud` looks at, as it would in the real cloud. Roles name the
schedules of a stack's group, which MiniStack knows by another name.
"""

import contextlib
import threading
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from bot.deployment.template import ttl_attributes
from bot.playground.stack.aws import Aws

_LOOK_SECONDS = 1.0


class Completer(threading.Thread):
    """Looks at every stack until told to stop, and completes its tables by `template`.

    It looks again `every` so many seconds.
    """

    def __init__(
        self, aws: Aws, template: Mapping[str, Any], *, every: float = _LOOK_SECONDS
    ) -> None:
        super().__init__(name="completing", daemon=True)
        self._aws = aws
        self._expiring = ttl_attributes(template)
        self._done: set[str] = set()
        self._over = threading.Event()
        self._every = every

    def run(self) -> None:
        while not self._over.wait(self._every):
            with contextlib.suppress(BotoCoreError, ClientError):  # the next look may do
                self.complete()

    def stop(self) -> None:
        """End it; returns once it has ended."""
        self._over.set()
        self.join(timeout=10)

    def complete(self) -> None:
        """Complete the tables and roles that are there and not yet complete."""
        for stack in self._aws.cloudformation.describe_stacks()["Stacks"]:
            pages = self._aws.cloudformation.describe_stack_resources(StackName=stack["StackName"])
            for resource in pages["StackResources"]:
                name = resource.get("PhysicalResourceId", "")
                if name in self._done:
                    continue
                if resource["ResourceType"] == "AWS::DynamoDB::Table":
                    self._complete(name, self._expiring.get(resource["LogicalResourceId"], ""))
                    self._done.add(name)
                if resource["ResourceType"] == "AWS::IAM::Role":
                    self._aws.fit_role(name)
                    self._done.add(name)

    def _complete(self, table: str, attribute: str) -> None:
        if attribute:
            self._aws.dynamodb.update_time_to_live(
                TableName=table,
                TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute},
            )
        self._aws.dynamodb.update_continuous_backups(
            TableName=table,
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
        )
