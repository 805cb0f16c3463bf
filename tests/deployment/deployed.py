"""A deployment in which all is well, for the doctor to look at."""

import json
from typing import Any

from bot.deployment import cloud, endpoint
from bot.deployment.gathering import BOT_TOKEN, PRIVATE_KEY
from bot.deployment.registering import register
from bot.deployment.stage import Stage
from tests.deployment.at_desk import SITE, Room, shown

PROD = Stage.of("prod")
TABLES = {
    "ConversationsTable": "ux-agent-conversations",
    "SitesTable": "ux-agent-sites",
    "LimitsTable": "ux-agent-limits",
    "ChatSessionsTable": "trinity-chat-sessions-dev",
}
FUNCTIONS = (
    "InteractionsFunction",
    "WorkerFunction",
    "DeadLettersFunction",
    "OutboxFunction",
)


class Functions:
    """AWS Lambda with these functions, each as `states` says, and mappings as `mappings` says."""

    def __init__(self) -> None:
        self.states = dict.fromkeys(FUNCTIONS, "Active")
        self.mappings: dict[str, list[dict[str, str]]] = {
            name: [{"UUID": "one", "State": "Enabled"}] for name in FUNCTIONS
        }

    def get_function_configuration(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803
        state = self.states[FunctionName]
        about = {"Runtime": "python3.13", "MemorySize": 256, "Timeout": 10}
        return {**about, "State": state, "StateReason": "no role", "LastUpdateStatus": "Successful"}

    def list_event_source_mappings(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803
        return {"EventSourceMappings": self.mappings[FunctionName]}


class Deployed:
    """A deployment in which all is well; `breaks` are done to it before it is looked at."""

    def __init__(self, here: Room, url: str) -> None:
        self.here = here
        self.functions = Functions()
        here.amazon.clients["lambda"] = self.functions
        here.amazon.__dict__["stand_in"] = ""
        self._tables()
        stacks = here.stacks
        stacks.status = "UPDATE_COMPLETE"
        stacks.outputs = {
            endpoint.OUTPUT: url,
            **TABLES,
            **dict(zip(FUNCTIONS, FUNCTIONS, strict=True)),
        }
        for output in ("JobsQueueUrl", "DeadLetterQueueUrl"):
            made = here.amazon.client("sqs").create_queue(QueueName=output)
            stacks.outputs[output] = made["QueueUrl"]
        stacks.parameters = {
            "AlarmEmail": "ada@example.com",
            "DiscordBotTokenParameter": self._kept(BOT_TOKEN, here.discord.bot_token),
            "DiscordPublicKey": here.discord.public_key,
            "GithubAppId": "1",
            "GithubInstallationId": "11",
            "GithubPrivateKeyParameter": self._kept(PRIVATE_KEY, here.github.app.private_key),
            "Sites": json.dumps({here.server: SITE, "dm": SITE}),
        }
        here.discord.state.endpoint_url = url
        desk = here.desk()
        portal = desk.portal(here.discord.bot_token)
        register(desk.screen, portal, here.discord.application_id)
        self.alarm("ux-agent-Quiet", "OK")

    def alarm(self, name: str, state: str) -> None:
        """An alarm of the stack."""
        self.here.stacks.alarms.append(name)
        cloudwatch = self.here.amazon.client("cloudwatch")
        cloudwatch.put_metric_alarm(
            AlarmName=name,
            AlarmDescription="The worker crashed.",
            MetricName="x",
            Namespace="x",
            Statistic="Sum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=0,
            ComparisonOperator="GreaterThanThreshold",
        )
        cloudwatch.set_alarm_state(AlarmName=name, StateValue=state, StateReason="test")

    def looked_at(self, **environment: str) -> tuple[int, str]:
        """The exit status and what is shown in a shell with these variables."""
        desk = self.here.desk(given=(), **environment)
        return cloud.run(desk), shown(desk)

    def _kept(self, name: str, secret: str) -> str:
        parameter = PROD.secret(name)
        ssm = self.here.amazon.client("ssm")
        ssm.put_parameter(Name=parameter, Value=secret, Type="SecureString")
        return parameter

    def _tables(self) -> None:
        dynamodb = self.here.amazon.client("dynamodb")
        for name in TABLES.values():
            dynamodb.create_table(
                TableName=name,
                BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            )
            self.recovery(name, is_on=True)
        self.ttl("ConversationsTable", is_on=True)
        self.ttl("LimitsTable", is_on=True)
        self.ttl("ChatSessionsTable", is_on=True)

    def recovery(self, name: str, *, is_on: bool) -> None:
        """Point-in-time recovery of a table."""
        self.here.amazon.client("dynamodb").update_continuous_backups(
            TableName=name,
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": is_on},
        )

    def ttl(self, output: str, *, is_on: bool) -> None:
        """The expiry of a table's rows."""
        self.here.amazon.client("dynamodb").update_time_to_live(
            TableName=TABLES[output],
            TimeToLiveSpecification={"Enabled": is_on, "AttributeName": "ttl"},
        )
