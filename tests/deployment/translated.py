"""template.yaml as CloudFormation gets it, translated by SAM, and words to ask it with."""

import copy
from typing import Any

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from bot.deployment.template import FUNCTION

Template = dict[str, Any]

TABLES = {
    "UXConversationsTable": "conversation_id",
    "SitesTable": "guild_id",
    "LimitsTable": "limit_id",
    "ChatSessionsTable": "sessionId",
    "SessionEventsTable": "pk",
    "SessionSummariesTable": "pk",
    "WebSessionsTable": "session_id",
}
CONSUME = [
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ChangeMessageVisibility",
]
LOG = ["logs:CreateLogStream", "logs:PutLogEvents"]
MODELS = (
    "foundation-model/${ModelId}",
    "inference-profile/${ModelId}",
    "foundation-model/*",
)
SECRETS = {
    "parameter${DiscordBotTokenParameter}": ["ssm:GetParameter"],
    "parameter${GithubPrivateKeyParameter}": ["ssm:GetParameter"],
    "parameter${GithubTokenParameter}": ["ssm:GetParameter"],
    "SecretsKeyArn": ["kms:Decrypt"],
}
PERMISSIONS = {
    "InteractionsFunction": {
        "UXConversationsTable": [
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:DeleteItem",
        ],
        "${UXConversationsTable.Arn}/index/userId-index": ["dynamodb:Query"],
        "SitesTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "LimitsTable": ["dynamodb:UpdateItem"],
        "ChatSessionsTable": ["dynamodb:DeleteItem"],
        "${ChatSessionsTable.Arn}/index/userId-index": ["dynamodb:Query"],
        "JobsQueue": ["sqs:SendMessage"],
        "InteractionsLogGroup": LOG,
        "PaymentSessionsTable": ["dynamodb:PutItem"],
    },
    "WorkerFunction": {
        "UXConversationsTable": [
            "dynamodb:GetItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
        ],
        "SitesTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "LimitsTable": ["dynamodb:UpdateItem"],
        "JobsQueue": CONSUME,
        **{model: ["bedrock:InvokeModel"] for model in MODELS},
        "WorkerLogGroup": LOG,
        **SECRETS,
    },
    "DeadLettersFunction": {
        "UXConversationsTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "DeadLetterQueue": [*CONSUME, "sqs:SendMessage"],
        "DeadLettersLogGroup": LOG,
        **SECRETS,
    },
    "OutboxFunction": {
        "UXConversationsTable.StreamArn": [
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
        ],
        "PaymentSessionsTable.StreamArn": [
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
        ],
        "ChatSessionsTable": ["dynamodb:UpdateItem", "dynamodb:PutItem"],
        "OutboxFailuresQueue": ["sqs:SendMessage"],
        "schedule/${ScheduleGroup}/*": [
            "scheduler:CreateSchedule",
            "scheduler:GetSchedule",
            "scheduler:UpdateSchedule",
            "scheduler:DeleteSchedule",
        ],
        "ScheduleRole": ["iam:PassRole"],
        "EventsQueue": ["sqs:SendMessage"],
        "OutboxLogGroup": LOG,
    },
    "EventsFunction": {
        "${EventsBucket.Arn}/tenant=*": ["s3:PutObject", "s3:GetObject"],
        "EventsBucket": ["s3:ListBucket"],
        "SessionEventsTable": [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:Query",
        ],
        "SessionSummariesTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "EventsQueue": CONSUME[:3],
        "RepairQueue": [*CONSUME, "sqs:SendMessage"],
        "EventsLogGroup": LOG,
    },
    "DashboardFunction": {
        "SessionEventsTable": ["dynamodb:GetItem", "dynamodb:Query"],
        "SessionSummariesTable": ["dynamodb:GetItem", "dynamodb:Query"],
        "EventsQueue": ["sqs:SendMessage"],
        "DashboardLogGroup": LOG,
        "parameter${DashboardJwtKeysParameter}": ["ssm:GetParameter"],
        "parameter${EventKeysParameter}": ["ssm:GetParameter"],
        "SecretsKeyArn": ["kms:Decrypt"],
    },
    "ConsoleFunction": {
        "WebSessionsTable": [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
        ],
        "SessionEventsTable": ["dynamodb:GetItem", "dynamodb:Query"],
        "SessionSummariesTable": ["dynamodb:Query"],
        "UXConversationsTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "SitesTable": ["dynamodb:GetItem"],
        "JobsQueue": ["sqs:SendMessage"],
        "EventsQueue": ["sqs:SendMessage"],
        "ConsoleLogGroup": LOG,
        "parameter${DiscordClientSecretParameter}": ["ssm:GetParameter"],
        "SecretsKeyArn": ["kms:Decrypt"],
    },
    "ChatFunction": {
        "ChatSessionsTable": ["dynamodb:DeleteItem"],
        "${ChatSessionsTable.Arn}/index/userId-index": ["dynamodb:Query"],
        "ChatLogGroup": LOG,
        "PaymentSessionsTable": ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
        "LimitsTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "JobsQueue": ["sqs:SendMessage"],
        "PaymentKey": ["kms:GenerateDataKey", "kms:Decrypt"],
        "parameter${StripeSecretKeyParameter}": ["ssm:GetParameter"],
        "parameter${DashboardJwtKeysParameter}": ["ssm:GetParameter"],
        "SecretsKeyArn": ["kms:Decrypt"],
    },
    "GithubWebhookFunction": {
        "JobsQueue": ["sqs:SendMessage"],
        "parameter${GithubWebhookSecretParameter}": ["ssm:GetParameter"],
        "SecretsKeyArn": ["kms:Decrypt"],
        "GithubWebhookLogGroup": LOG,
    },
}
"""What each role allows, by what it is about; the keys are the functions."""


def translate(template: Template) -> Template:
    """What CloudFormation makes of a SAM template."""
    packaged = copy.deepcopy(template)
    for resource in packaged["Resources"].values():
        if resource["Type"] == FUNCTION:
            resource["Properties"]["CodeUri"] = "s3://bucket/key"
    translator = Translator(managed_policy_map={}, sam_parser=Parser())
    translated: Template = translator.translate(packaged, parameter_values={})
    return translated


def properties(template: Template, logical_id: str) -> dict[str, Any]:
    """The properties of a resource."""
    found: dict[str, Any] = template["Resources"][logical_id]["Properties"]
    return found


def of_type(template: Template, kind: str) -> set[str]:
    """The logical ids of all resources of a type."""
    return {name for name, found in template["Resources"].items() if found["Type"] == kind}


def default(template: Template, value: object) -> str:
    """What a parameter's reference is without a parameter, and what a table's is: its name."""
    assert isinstance(value, dict), value
    name = value["Ref"]
    if name in TABLES:
        return default(template, properties(template, name)["TableName"])
    return str(template["Parameters"][name]["Default"])


def environment(template: Template, logical_id: str) -> dict[str, Any]:
    """The variables of a function; one that a condition leaves out counts."""
    found: dict[str, Any] = properties(template, logical_id)["Environment"]["Variables"]
    return {name: value for name, value in found.items() if value != {"Ref": "AWS::NoValue"}}


def statements(template: Template, function: str) -> list[dict[str, Any]]:
    """All that a function's role allows, conditional statements included."""
    role = properties(template, function)["Role"]["Fn::GetAtt"][0]
    documents = [policy["PolicyDocument"] for policy in properties(template, role)["Policies"]]
    found = [statement for document in documents for statement in document["Statement"]]
    return [statement.get("Fn::If", [None, statement])[1] for statement in found]


def subject(statement: dict[str, Any]) -> str:
    """What a statement is about: a logical id, or the end of an address made from parameters."""
    resource = statement["Resource"]
    if "Fn::Sub" in resource:
        return str(resource["Fn::Sub"]).rpartition(":")[2]
    if "Ref" in resource:
        return str(resource["Ref"])
    logical_id, attribute = resource["Fn::GetAtt"]
    return str(logical_id) if attribute == "Arn" else f"{logical_id}.{attribute}"


def actions(statement: dict[str, Any]) -> list[str]:
    """The actions of a statement, which may be a single one."""
    listed = statement["Action"]
    return [listed] if isinstance(listed, str) else list(listed)
