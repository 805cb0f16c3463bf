"""template.yaml as AWS gets it: translated by SAM."""

import ast
import copy
from pathlib import Path
from typing import Any

import pytest
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from bot.deployment.template import FUNCTION, Function, functions, load
from bot.settings import SETTINGS

Template = dict[str, Any]

ONLY_LOCALLY = {"DISCORD_BOT_TOKEN"}
"""A secret's value is never in a deployed function's environment; its parameter's name is."""

CONSUME = [
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ChangeMessageVisibility",
]
PERMISSIONS = {
    "InteractionsFunction": {
        "UXConversationsTable": [
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:GetItem",
            "dynamodb:DeleteItem",
        ],
        "SitesTable": ["dynamodb:GetItem"],
        "JobsQueue": ["sqs:SendMessage"],
        "InteractionsLogGroup": ["logs:CreateLogStream", "logs:PutLogEvents"],
    },
    "WorkerFunction": {
        "UXConversationsTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "SitesTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "JobsQueue": CONSUME,
        "WorkerLogGroup": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "parameter${DiscordBotTokenParameter}": ["ssm:GetParameter"],
    },
    "DeadLettersFunction": {
        "UXConversationsTable": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        "SitesTable": ["dynamodb:GetItem"],
        "DeadLetterQueue": [*CONSUME, "sqs:SendMessage"],
        "DeadLettersLogGroup": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "parameter${DiscordBotTokenParameter}": ["ssm:GetParameter"],
    },
}
TABLES = {"UXConversationsTable": "conversation_id", "SitesTable": "guild_id"}


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
    return found


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
    logical_id, attribute = resource["Fn::GetAtt"]
    assert attribute == "Arn"
    return str(logical_id)


def actions(statement: dict[str, Any]) -> list[str]:
    """The actions of a statement, which may be a single one."""
    listed = statement["Action"]
    return [listed] if isinstance(listed, str) else list(listed)


@pytest.fixture(scope="session")
def declared(root: Path) -> Template:
    """The template as written."""
    return load(root / "template.yaml")


@pytest.fixture(scope="session")
def translated(declared: Template) -> Template:
    """The template as CloudFormation sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
        return translate(declared)


def handlers(root: Path) -> list[Function]:
    """The functions of the template, for a table of cases."""
    return functions(load(root / "template.yaml"))


HANDLERS = handlers(Path(__file__).parent.parent)


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
    assert set(function.clients) == allowed - {"logs"}


@pytest.mark.parametrize("function", sorted(PERMISSIONS))
def test_a_role_allows_exactly_what_its_function_calls(translated: Template, function: str) -> None:
    allowed = {subject(found): actions(found) for found in statements(translated, function)}
    assert allowed == PERMISSIONS[function]


def test_no_statement_has_a_wildcard_or_anything_but_allow(translated: Template) -> None:
    found = [statement for name in PERMISSIONS for statement in statements(translated, name)]
    assert [item for item in found if "*" in str(item) or item["Effect"] != "Allow"] == []


def test_each_function_has_a_role_of_its_own_and_sam_adds_none(translated: Template) -> None:
    assert of_type(translated, "AWS::Lambda::Function") == PERMISSIONS.keys()
    roles = [properties(translated, name)["Role"]["Fn::GetAtt"][0] for name in PERMISSIONS]
    assert sorted(roles) == sorted(of_type(translated, "AWS::IAM::Role"))
    assert not any("ManagedPolicyArns" in properties(translated, role) for role in roles)


@pytest.mark.parametrize("role", ["WorkerRole", "DeadLettersRole"])
def test_only_a_named_parameter_brings_the_permission_to_read_it(
    translated: Template, role: str
) -> None:
    policy = properties(translated, role)["Policies"][0]["PolicyDocument"]
    conditional = [item["Fn::If"] for item in policy["Statement"] if "Fn::If" in item]
    assert [(when, other) for when, _, other in conditional] == [
        ("HasDiscordBotToken", {"Ref": "AWS::NoValue"})
    ]


def test_the_functions_environments_together_are_the_settings(translated: Template) -> None:
    variables = [name for function in PERMISSIONS for name in environment(translated, function)]
    assert set(variables) == {setting.name for setting in SETTINGS} - ONLY_LOCALLY


def test_a_parameters_default_is_its_settings_default(translated: Template) -> None:
    conditional = {"CONVERSATION_ID_KEY", "PULL_REQUEST_URL", "DISCORD_BOT_TOKEN_PARAMETER"}
    generated = {"JOBS_QUEUE_URL", "DEAD_LETTER_QUEUE_URL"}
    required = {"DISCORD_PUBLIC_KEY", "DISCORD_APPLICATION_ID"}
    variables = environment(translated, "InteractionsFunction")
    compared = {
        setting.name: setting.default
        for setting in SETTINGS
        if setting.name not in conditional | generated | required | ONLY_LOCALLY
    }
    assert {name: default(translated, variables[name]) for name in compared} == compared


@pytest.mark.parametrize(
    ("function", "variable", "condition", "otherwise"),
    [
        ("InteractionsFunction", "CONVERSATION_ID_KEY", "HasConversationIdKey", "AWS::StackId"),
        ("InteractionsFunction", "PULL_REQUEST_URL", "HasPullRequestUrl", "AWS::NoValue"),
        ("WorkerFunction", "DISCORD_BOT_TOKEN_PARAMETER", "HasDiscordBotToken", "AWS::NoValue"),
        (
            "DeadLettersFunction",
            "DISCORD_BOT_TOKEN_PARAMETER",
            "HasDiscordBotToken",
            "AWS::NoValue",
        ),
    ],
)
def test_an_empty_parameter_leaves_its_variable_out_or_to_what_is_known(
    translated: Template, function: str, variable: str, condition: str, otherwise: str
) -> None:
    when, given, instead = environment(translated, function)[variable]["Fn::If"]
    assert (when, instead) == (condition, {"Ref": otherwise})
    empty = {"Fn::Not": [{"Fn::Equals": [given, ""]}]}
    assert translated["Conditions"][condition] == empty


def test_the_documented_table_has_its_documented_name_and_key(translated: Template) -> None:
    table = properties(translated, "UXConversationsTable")
    assert default(translated, table["TableName"]) == "ux-agent-conversations"
    assert table["KeySchema"] == [{"AttributeName": "conversation_id", "KeyType": "HASH"}]
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}


@pytest.mark.parametrize(("table", "key"), TABLES.items())
def test_a_table_is_paid_per_request_encrypted_recoverable_and_kept(
    translated: Template, table: str, key: str
) -> None:
    found = properties(translated, table)
    assert found["BillingMode"] == "PAY_PER_REQUEST"
    assert found["SSESpecification"] == {"SSEEnabled": True}
    assert found["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert found["AttributeDefinitions"] == [{"AttributeName": key, "AttributeType": "S"}]
    resource = translated["Resources"][table]
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


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
    assert properties(translated, mapping) == {
        "EventSourceArn": {"Fn::GetAtt": [queue, "Arn"]},
        "FunctionName": {"Ref": function},
        "BatchSize": 1,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }


def test_a_misspelt_property_of_an_event_is_refused(declared: Template) -> None:
    misspelt = copy.deepcopy(declared)
    properties(misspelt, "WorkerFunction")["Events"]["Jobs"]["Properties"]["BatchSizes"] = 1
    with pytest.raises(InvalidDocumentException) as refused:
        translate(misspelt)
    assert "BatchSizes" in str(refused.value)


def test_only_the_interactions_function_has_an_address_open_to_the_world(
    translated: Template,
) -> None:
    assert of_type(translated, "AWS::Lambda::Url") == {"InteractionsFunctionUrl"}
    assert properties(translated, "InteractionsFunctionUrl")["AuthType"] == "NONE"
    grants = [properties(translated, name) for name in of_type(translated, PERMISSION)]
    assert {grant["Action"] for grant in grants} == {
        "lambda:InvokeFunctionUrl",
        "lambda:InvokeFunction",
    }
    assert {grant["FunctionName"]["Ref"] for grant in grants} == {"InteractionsFunction"}
    assert {str(grant.get("FunctionUrlAuthType")) for grant in grants} == {"NONE", "None"}
    assert [grant.get("InvokedViaFunctionUrl") for grant in grants].count(True) == 1


PERMISSION = "AWS::Lambda::Permission"


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
    assert address == {"Fn::GetAtt": ["InteractionsFunctionUrl", "FunctionUrl"]}
    named = ["ConversationsTable", "SitesTable", "JobsQueueUrl", "DeadLetterQueueUrl"]
    groups = [function.removesuffix("Function") + "LogGroup" for function in PERMISSIONS]
    assert {*named, *groups, *PERMISSIONS} <= declared["Outputs"].keys()
