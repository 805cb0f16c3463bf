"""template.yaml as AWS gets it: translated by SAM."""

import ast
import copy
from pathlib import Path

import pytest
from samtranslator.model.exceptions import InvalidDocumentException

from bot.adapters.dynamodb.listing import INDEX
from bot.deployment.build import CODE
from bot.deployment.roots import BUNDLE
from bot.deployment.template import Function, functions, load
from bot.settings import SETTINGS
from tests.deployment.translated import (
    PERMISSIONS,
    TABLES,
    Template,
    actions,
    default,
    environment,
    properties,
    statements,
    translate,
)

HANDLERS = functions(load(Path(__file__).parents[2] / "template.yaml"))

ONLY_LOCALLY = {
    "DISCORD_GATEWAY_URL",
    "DISCORD_BOT_TOKEN",
    "GITHUB_PRIVATE_KEY",
    "GITHUB_TOKEN",
    "GITHUB_WEBHOOK_SECRET",
    "STRIPE_SECRET_KEY",
    "DASHBOARD_JWT_KEYS",
    "PAYMENT_KEY_FILE",
    "DISCORD_CLIENT_SECRET",
    "EVENT_KEYS",
    "SESSION_FALLBACK",
    "SESSION_SECRET",
    "SESSION_SECRET_PARAMETER",
}
"""A secret's value is never in a deployed function's environment; its parameter's name is.

Web sessions are in DynamoDB there: nothing falls back, and no cookie holds one.
"""

OF_BOTO3 = {"AWS_CA_BUNDLE", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"}
"""Variables that are AWS's own, no settings."""


@pytest.mark.parametrize("function", HANDLERS, ids=lambda function: function.name)
def test_a_handler_is_where_the_template_says(root: Path, function: Function) -> None:
    module, _, name = function.handler.rpartition(".")
    tree = ast.parse(root.joinpath(*module.split(".")).with_suffix(".py").read_text())
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("function", HANDLERS, ids=lambda function: function.name)
def test_a_function_ships_with_a_lock_file_and_the_clients_that_its_role_lets_it_use(
    root: Path, declared: Template, function: Function
) -> None:
    assert (root / function.requirements).is_file()
    allowed = {
        action.partition(":")[0]
        for statement in statements(declared, function.logical_id)
        for action in actions(statement)
    }
    clients = {client.removesuffix("-runtime") for client in function.clients}
    assert clients - {"kms"} == allowed - {"logs", "kms", "iam"}


def test_the_functions_environments_together_are_the_settings(translated: Template) -> None:
    variables = {name for function in PERMISSIONS for name in environment(translated, function)}
    assert variables == {setting.name for setting in SETTINGS} - ONLY_LOCALLY | OF_BOTO3


@pytest.mark.parametrize("function", sorted(PERMISSIONS))
def test_a_parameters_default_is_its_settings_default(translated: Template, function: str) -> None:
    chosen = {"CONVERSATION_ID_KEY", "AWS_CLIENT", "PAY_URL", "METRICS_NAMESPACE", *OF_BOTO3}
    chosen |= {"USE_DYNAMODB_SESSIONS"}
    generated = {"JOBS_QUEUE_URL", "DEAD_LETTER_QUEUE_URL", "PAYMENT_KEY_ID"}
    generated |= {"SCHEDULE_GROUP", "SCHEDULE_QUEUE_ARN", "SCHEDULE_ROLE_ARN"}
    generated |= {"EVENTS_BUCKET", "EVENTS_QUEUE_URL", "REPAIR_QUEUE_URL"}
    required = {"DISCORD_PUBLIC_KEY", "DISCORD_APPLICATION_ID"}
    defaults = {setting.name: setting.default for setting in SETTINGS}
    for name, value in environment(translated, function).items():
        if name not in chosen | generated | required:
            assert default(translated, value) == defaults[name], name


@pytest.mark.parametrize("function", sorted(PERMISSIONS))
def test_a_functions_variables_fit_into_four_kilobytes(translated: Template, function: str) -> None:
    sites = translated["Parameters"]["Sites"]["MaxLength"]
    others = environment(translated, function).keys() - {"SITES"}
    # Quotes may be escaped; names of parameters and tables are short, two addresses are longer.
    assert sites * 1.1 + sum(len(name) + 40 for name in others) <= 4096


def test_the_key_of_the_ids_is_the_stacks_own_id_unless_there_is_another(
    translated: Template,
) -> None:
    found = environment(translated, "InteractionsFunction")["CONVERSATION_ID_KEY"]
    other = {"Ref": "AWS::StackId"}
    assert found == {"Fn::If": ["HasConversationIdKey", {"Ref": "ConversationIdKey"}, other]}


def test_functions_that_talk_to_aws_alone_trust_amazons_roots_alone(translated: Template) -> None:
    trusting = {
        function: environment(translated, function)["AWS_CA_BUNDLE"]
        for function in PERMISSIONS
        if "AWS_CA_BUNDLE" in environment(translated, function)
    }
    bundle = f"{CODE}/{BUNDLE}"
    alone = (
        "InteractionsFunction",
        "GithubWebhookFunction",
        "OutboxFunction",
        "EventsFunction",
        "DashboardFunction",
    )
    assert trusting == dict.fromkeys(alone, bundle)


def test_the_documented_table_has_its_documented_name_and_key(translated: Template) -> None:
    table = properties(translated, "UXConversationsTable")
    assert default(translated, table["TableName"]) == "ux-agent-conversations"
    assert table["KeySchema"] == [{"AttributeName": "conversation_id", "KeyType": "HASH"}]
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}


def test_conversations_are_found_by_who_began_them_and_when(translated: Template) -> None:
    table = properties(translated, "UXConversationsTable")
    (index,) = table["GlobalSecondaryIndexes"]
    assert index["IndexName"] == INDEX
    assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}
    assert [part["AttributeName"] for part in index["KeySchema"]] == ["user_id", "created_at"]
    assert [part["AttributeType"] for part in table["AttributeDefinitions"]] == ["S", "S", "N"]


def test_what_people_have_used_up_is_forgotten(translated: Template) -> None:
    table = properties(translated, "LimitsTable")
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}


@pytest.mark.parametrize(("table", "key"), TABLES.items())
def test_a_table_is_paid_per_request_encrypted_recoverable_and_kept(
    translated: Template, table: str, key: str
) -> None:
    found = properties(translated, table)
    assert found["BillingMode"] == "PAY_PER_REQUEST"
    assert found["SSESpecification"] == {"SSEEnabled": True}
    assert found["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert found["AttributeDefinitions"][0] == {"AttributeName": key, "AttributeType": "S"}
    resource = translated["Resources"][table]
    # Kept, but where the first deployment fails: the next one could not make them again.
    assert resource["DeletionPolicy"] == "RetainExceptOnCreate"
    assert resource["UpdateReplacePolicy"] == "Retain"


def test_a_job_stays_hidden_for_six_times_the_workers_timeout(translated: Template) -> None:
    for queue, function in (
        ("JobsQueue", "WorkerFunction"),
        ("DeadLetterQueue", "DeadLettersFunction"),
    ):
        hidden = default(translated, properties(translated, queue)["VisibilityTimeout"])
        running = default(translated, properties(translated, function)["Timeout"])
        assert int(hidden) >= 6 * int(running), queue


def test_a_job_becomes_a_dead_letter_after_twelve_deliveries(translated: Template) -> None:
    redrive = properties(translated, "JobsQueue")["RedrivePolicy"]
    assert redrive["deadLetterTargetArn"] == {"Fn::GetAtt": ["DeadLetterQueue", "Arn"]}
    assert default(translated, redrive["maxReceiveCount"]) == "12"


def test_dead_letters_are_kept_as_long_as_sqs_keeps_anything(translated: Template) -> None:
    assert properties(translated, "DeadLetterQueue")["MessageRetentionPeriod"] == 14 * 86400
    assert "RedrivePolicy" not in properties(translated, "DeadLetterQueue")


@pytest.mark.parametrize("queue", ["JobsQueue", "DeadLetterQueue"])
def test_a_queue_is_encrypted_and_adds_no_delay_of_its_own(
    translated: Template, queue: str
) -> None:
    found = properties(translated, queue)
    assert found["SqsManagedSseEnabled"] is True
    assert "DelaySeconds" not in found


@pytest.mark.parametrize(
    ("mapping", "queue", "function"),
    [
        ("WorkerFunctionJobs", "JobsQueue", "WorkerFunction"),
        ("DeadLettersFunctionDeadLetters", "DeadLetterQueue", "DeadLettersFunction"),
    ],
)
def test_a_queue_feeds_its_function_one_job_at_a_time_and_hears_which_failed(
    translated: Template, mapping: str, queue: str, function: str
) -> None:
    found = dict(properties(translated, mapping))
    found.pop("ScalingConfig", None)
    assert found == {
        "EventSourceArn": {"Fn::GetAtt": [queue, "Arn"]},
        "FunctionName": {"Ref": function},
        "BatchSize": 1,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }


def test_the_stream_feeds_the_outbox_which_says_what_failed(translated: Template) -> None:
    failures = {"Fn::GetAtt": ["OutboxFailuresQueue", "Arn"]}
    assert properties(translated, "OutboxFunctionChanges") == {
        "EventSourceArn": {"Fn::GetAtt": ["UXConversationsTable", "StreamArn"]},
        "FunctionName": {"Ref": "OutboxFunction"},
        "StartingPosition": "TRIM_HORIZON",
        "BatchSize": 25,
        "MaximumBatchingWindowInSeconds": 1,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 20,
        "MaximumRecordAgeInSeconds": 3600,
        "DestinationConfig": {"OnFailure": {"Destination": failures}},
    }


def test_what_people_pay_with_feeds_the_outbox_the_same_way(translated: Template) -> None:
    found = properties(translated, "OutboxPayments")
    stream = {"Fn::GetAtt": ["PaymentSessionsTable", "StreamArn"]}
    talked = properties(translated, "OutboxFunctionChanges")
    assert found == {**talked, "EventSourceArn": stream}


def test_cards_turn_grey_by_themselves_only_where_the_bot_has_a_token(
    translated: Template,
) -> None:
    parts = {name for name in translated["Resources"] if name.startswith(("Outbox", "Schedule"))}
    conditions = {name: translated["Resources"][name].get("Condition", "") for name in parts}
    assert {name for name in parts if conditions[name] == "HasDiscordBotToken"} == {
        "ScheduleGroup",
        "ScheduleRole",
    }
    variables = environment(translated, "OutboxFunction")
    scheduling = [value for name, value in variables.items() if name.startswith("SCHEDULE_")]
    assert [value["Fn::If"][0] for value in scheduling] == ["HasDiscordBotToken"] * 3


def test_what_was_said_is_always_kept(translated: Template) -> None:
    for name in ("OutboxFunction", "OutboxFunctionChanges", "OutboxRole", "ChatSessionsTable"):
        assert "Condition" not in translated["Resources"][name]
    table = properties(translated, "ChatSessionsTable")
    (index,) = table["GlobalSecondaryIndexes"]
    assert default(translated, table["TableName"]) == "trinity-chat-sessions-dev"
    assert [part["AttributeName"] for part in index["KeySchema"]] == ["userId", "createdAt"]
    assert index["Projection"] == {"ProjectionType": "ALL"}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}


NAMES = {
    "AlarmName",
    "Alias",
    "BucketName",
    "FilterName",
    "FunctionName",
    "LogGroupName",
    "QueueName",
    "RoleName",
    "TableName",
    "TopicName",
}


def test_nothing_but_the_tables_has_a_name_and_theirs_are_parameters(translated: Template) -> None:
    named = {
        logical_id: {name: value for name, value in found["Properties"].items() if name in NAMES}
        for logical_id, found in translated["Resources"].items()
    }
    fixed = {
        logical_id: names
        for logical_id, names in named.items()
        # A reference to something of the stack names nothing.
        if any(
            set(str(value).split("'")) & set(translated["Parameters"]) for value in names.values()
        )
        or any(isinstance(value, str) for value in names.values())
    }
    assert fixed == {
        "UXConversationsTable": {"TableName": {"Ref": "ConversationsTableName"}},
        "SitesTable": {"TableName": {"Ref": "SitesTableName"}},
        "LimitsTable": {"TableName": {"Ref": "LimitsTableName"}},
        "ChatSessionsTable": {"TableName": {"Ref": "ChatSessionsTableName"}},
        "PaymentSessionsTable": {"TableName": {"Ref": "SessionTableName"}},
        "SessionEventsTable": {"TableName": {"Ref": "SessionEventsTableName"}},
        "SessionSummariesTable": {"TableName": {"Ref": "SessionSummariesTableName"}},
        "WebSessionsTable": {"TableName": {"Ref": "WebSessionsTableName"}},
    }


def test_a_misspelt_property_of_an_event_is_refused(declared: Template) -> None:
    misspelt = copy.deepcopy(declared)
    properties(misspelt, "WorkerFunction")["Events"]["Jobs"]["Properties"]["BatchSizes"] = 1
    with pytest.raises(InvalidDocumentException) as refused:
        translate(misspelt)
    assert "BatchSizes" in str(refused.value)


def test_the_worker_is_limited_only_where_a_number_is_given(translated: Template) -> None:
    scaling = properties(translated, "WorkerFunctionJobs")["ScalingConfig"]
    limit = {"MaximumConcurrency": {"Ref": "WorkerConcurrency"}}
    assert scaling == {"Fn::If": ["HasWorkerConcurrency", limit, {"Ref": "AWS::NoValue"}]}
    assert default(translated, {"Ref": "WorkerConcurrency"}) == "0"


def test_concurrency_is_reserved_only_where_a_number_is_given(translated: Template) -> None:
    reserved = properties(translated, "InteractionsFunction")["ReservedConcurrentExecutions"]
    number = {"Ref": "InteractionsConcurrency"}
    assert reserved == {"Fn::If": ["HasInteractionsConcurrency", number, {"Ref": "AWS::NoValue"}]}
    assert default(translated, number) == "0"


@pytest.mark.parametrize("function", sorted(PERMISSIONS))
def test_a_function_logs_to_a_group_of_its_own_that_forgets(
    translated: Template, function: str
) -> None:
    group = properties(translated, function)["LoggingConfig"]["LogGroup"]["Ref"]
    assert group == function.removesuffix("Function") + "LogGroup"
    assert default(translated, properties(translated, group)["RetentionInDays"]) == "30"


@pytest.mark.parametrize(
    ("function", "memory", "timeout"),
    [
        ("InteractionsFunction", "256", "10"),
        ("WorkerFunction", "512", "60"),
        ("DeadLettersFunction", "512", "60"),
    ],
)
def test_a_function_runs_on_graviton_with_the_measured_memory(
    translated: Template, function: str, memory: str, timeout: str
) -> None:
    found = properties(translated, function)
    assert (found["Runtime"], found["Architectures"]) == ("python3.13", ["arm64"])
    assert default(translated, found["MemorySize"]) == memory
    assert default(translated, found["Timeout"]) == timeout


def test_the_key_of_the_conversation_ids_is_shown_to_nobody(declared: Template) -> None:
    assert declared["Parameters"]["ConversationIdKey"]["NoEcho"] is True


def test_every_parameter_is_used_and_says_what_it_is(declared: Template) -> None:
    body = str({**declared, "Parameters": {}})
    for name, parameter in declared["Parameters"].items():
        assert f"'Ref': '{name}'" in body or f"${{{name}}}" in body, name
        assert parameter["Description"], name


def test_the_outputs_tell_what_a_person_and_the_local_stack_need(declared: Template) -> None:
    address = declared["Outputs"]["InteractionsEndpointUrl"]["Value"]
    assert address == {"Fn::GetAtt": ["InteractionsUrl", "FunctionUrl"]}
    named = ["ConversationsTable", "SitesTable", "JobsQueueUrl", "DeadLetterQueueUrl"]
    groups = [function.removesuffix("Function") + "LogGroup" for function in PERMISSIONS]
    assert {*named, *groups, *PERMISSIONS} <= declared["Outputs"].keys()
