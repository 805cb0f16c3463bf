"""Clients of the local AWS that nothing of the user's own AWS settings reaches."""

import json
import os
import re
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore.config import Config

from bot.playground.stack.engine import REGION

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_logs import CloudWatchLogsClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

_SCHEDULES = re.compile(r":schedule/[^/\"]+/")
_SEND = re.compile(r'"Action": "sqs:SendMessage"|"sqs:SendMessage"')


def _with_batches(found: re.Match[str]) -> str:
    """The same, alone or in a list of actions, with that of batches."""
    both = '"sqs:SendMessage", "sqs:SendMessageBatch"'
    return f'"Action": [{both}]' if found[0].startswith('"Action"') else both


ACCESS_KEY = "test"
"""MiniStack's administrator; twelve digits would name another account."""


class Aws:
    """One client per service of the local AWS at `endpoint`, made at first use."""

    def __init__(self, endpoint: str) -> None:
        nowhere = (None, None, os.devnull, None)
        plain = botocore.session.Session(
            session_vars={
                "profile": (None, None, None, None),
                "config_file": nowhere,
                "credentials_file": nowhere,
            }
        )
        self._session = boto3.Session(
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=ACCESS_KEY,
            region_name=REGION,
            botocore_session=plain,
        )
        config = Config(proxies={}, retries={"total_max_attempts": 2}, read_timeout=30)
        self._options: dict[str, Any] = {"endpoint_url": endpoint, "config": config}
        self._lock = Lock()  # a session makes one client at a time

    @cached_property
    def cloudformation(self) -> "CloudFormationClient":
        """Stacks."""
        with self._lock:
            return self._session.client("cloudformation", **self._options)

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        """Tables."""
        with self._lock:
            return self._session.client("dynamodb", **self._options)

    @cached_property
    def functions(self) -> "LambdaClient":
        """Lambda functions."""
        with self._lock:
            return self._session.client("lambda", **self._options)

    @cached_property
    def logs(self) -> "CloudWatchLogsClient":
        """Log groups."""
        with self._lock:
            return self._session.client("logs", **self._options)

    @cached_property
    def s3(self) -> "S3Client":
        """Buckets."""
        with self._lock:
            return self._session.client("s3", **self._options)

    @cached_property
    def sqs(self) -> "SQSClient":
        """Queues."""
        with self._lock:
            return self._session.client("sqs", **self._options)

    def fit_role(self, role: str) -> None:
        """Have a role say what MiniStack asks for.

        It takes every schedule for one of the default group, and SendMessageBatch for an action of
        its own (to AWS it is SendMessage; Service Authorization Reference, "Amazon SQS").
        """
        with self._lock:
            iam: Any = self._session.client("iam", **self._options)
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            held = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
            text = json.dumps(held)
            fitted = _SCHEDULES.sub(":schedule/default/", text)
            fitted = _SEND.sub(_with_batches, fitted)
            if fitted != text:
                iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=fitted)

    def keep_secret(self, name: str, value: str) -> None:
        """Keep a value as the SecureString parameter of that name."""
        with self._lock:
            ssm: Any = self._session.client("ssm", **self._options)
        ssm.put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)
