"""What the functions' roles allow, as AWS gets it."""

import pytest

from tests.deployment.translated import (
    PERMISSIONS,
    Template,
    actions,
    environment,
    of_type,
    properties,
    statements,
    subject,
)

CONDITIONAL = {
    "WorkerRole": [
        "HasDiscordBotToken",
        "HasGithubPrivateKey",
        "HasGithubToken",
        *["HasModel"] * 4,
        "HasSecretsKey",
    ],
    "DeadLettersRole": [
        "HasDiscordBotToken",
        "HasGithubPrivateKey",
        "HasGithubToken",
        "HasSecretsKey",
    ],
    "GithubWebhookRole": ["HasSecretsKey"],
    "InteractionsRole": ["HasPayments"],
    "ChatRole": [
        *["HasPayments"] * 4,
        "HasStripeSecretKey",
        *["HasDashboardJwtKeys"] * 3,
        "HasSecretsKey",
    ],
    "OutboxRole": ["HasPayments", "HasDiscordBotToken", "HasDiscordBotToken", "HasConsole"],
    "DashboardRole": ["HasDashboardJwtKeys", "HasEventKeys", "HasSecretsKey"],
    "ConsoleRole": ["HasDiscordClientSecret", "HasSecretsKey"],
}


@pytest.mark.parametrize("function", sorted(PERMISSIONS))
def test_a_role_allows_exactly_what_its_function_calls(translated: Template, function: str) -> None:
    allowed = {subject(found): actions(found) for found in statements(translated, function)}
    assert allowed == PERMISSIONS[function]


OWN_SCHEDULES = "schedule/${ScheduleGroup}/*"
"""Schedules are named after conversations: their own group is as narrow as it gets."""


OWN_OBJECTS = "${EventsBucket.Arn}/tenant=*"
"""An event's object is named after its tenant: nothing else is in the bucket."""

OWN_ROWS = ("model#*", "pay#*", "receipt#*")
"""What the model used up has a row for each day, payments one for each address and session."""


def without(text: str, *parts: str) -> str:
    """The text without these parts."""
    for part in parts:
        text = text.replace(part, "")
    return text


def test_no_statement_has_a_wildcard_or_anything_but_allow(translated: Template) -> None:
    found = [statement for name in PERMISSIONS for statement in statements(translated, name)]
    narrow = [
        without(str(item), OWN_SCHEDULES, OWN_OBJECTS, *OWN_ROWS)
        for item in found
        if item["Sid"] != "ModelOfProfile"  # below
    ]
    assert [text for text in narrow if "*" in text] == []
    assert {item["Effect"] for item in found} == {"Allow"}


def test_any_model_is_asked_only_by_way_of_the_profile_that_was_named(
    translated: Template,
) -> None:
    found = {item["Sid"]: item for item in statements(translated, "WorkerFunction")}
    condition = {"bedrock:InferenceProfileArn": found["ModelProfile"]["Resource"]}
    assert found["ModelOfProfile"]["Condition"] == {"StringEquals": condition}


def test_the_worker_counts_in_the_models_rows_alone(translated: Template) -> None:
    found = {item["Sid"]: item for item in statements(translated, "WorkerFunction")}
    rows = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["model#*"]}}
    assert found["ModelBudget"]["Condition"] == rows


def test_the_chat_function_counts_in_the_payments_rows_alone(translated: Template) -> None:
    found = {item["Sid"]: item for item in statements(translated, "ChatFunction")}
    rows = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["pay#*", "receipt#*"]}}
    assert found["PaymentLimits"]["Condition"] == rows


def test_each_function_has_a_role_of_its_own_and_sam_adds_none(translated: Template) -> None:
    assert of_type(translated, "AWS::Lambda::Function") == PERMISSIONS.keys()
    roles = [properties(translated, name)["Role"]["Fn::GetAtt"][0] for name in PERMISSIONS]
    assert sorted([*roles, "ScheduleRole"]) == sorted(of_type(translated, "AWS::IAM::Role"))
    assert not any("ManagedPolicyArns" in properties(translated, role) for role in roles)


def test_a_schedule_may_hand_jobs_to_the_queue_and_nothing_else(translated: Template) -> None:
    (policy,) = properties(translated, "ScheduleRole")["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert (actions(statement), subject(statement)) == (["sqs:SendMessage"], "JobsQueue")


def test_only_this_stacks_schedules_take_that_role(translated: Template) -> None:
    (trust,) = properties(translated, "ScheduleRole")["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Principal"] == {"Service": "scheduler.amazonaws.com"}
    assert trust["Condition"]["StringEquals"] == {
        "aws:SourceAccount": {"Ref": "AWS::AccountId"},
        "aws:SourceArn": {"Fn::GetAtt": ["ScheduleGroup", "Arn"]},
    }


def test_the_outbox_gives_that_role_to_nobody_but_the_scheduler(translated: Template) -> None:
    found = {subject(item): item for item in statements(translated, "OutboxFunction")}
    passed = {"StringEquals": {"iam:PassedToService": "scheduler.amazonaws.com"}}
    assert found["ScheduleRole"]["Condition"] == passed


@pytest.mark.parametrize("role", sorted(CONDITIONAL))
def test_only_a_named_parameter_brings_the_permission_to_read_it(
    translated: Template, role: str
) -> None:
    policy = properties(translated, role)["Policies"][0]["PolicyDocument"]
    conditional = [item["Fn::If"] for item in policy["Statement"] if "Fn::If" in item]
    assert [when for when, _, _ in conditional] == CONDITIONAL[role]
    assert all(other == {"Ref": "AWS::NoValue"} for _, _, other in conditional)


def test_a_customers_key_decrypts_for_the_parameter_store_alone(translated: Template) -> None:
    through = {"kms:ViaService": {"Fn::Sub": "ssm.${AWS::Region}.${AWS::URLSuffix}"}}
    found = [
        statement["Condition"]
        for function in PERMISSIONS
        for statement in statements(translated, function)
        if actions(statement) == ["kms:Decrypt"]
    ]
    assert found == [{"StringEquals": through}] * 6


@pytest.mark.parametrize(
    ("condition", "parameter"),
    [
        ("HasDiscordBotToken", "DiscordBotTokenParameter"),
        ("HasGithubPrivateKey", "GithubPrivateKeyParameter"),
        ("HasGithubToken", "GithubTokenParameter"),
        ("HasGithubWebhook", "GithubWebhookSecretParameter"),
        ("HasModel", "ModelId"),
        ("HasModelApiUrl", "ModelApiUrl"),
        ("HasSecretsKey", "SecretsKeyArn"),
        ("HasConversationIdKey", "ConversationIdKey"),
        ("HasPayUrl", "PayUrl"),
        ("HasDashboardJwtKeys", "DashboardJwtKeysParameter"),
    ],
)
def test_an_empty_parameter_is_one_that_is_not_there(
    translated: Template, condition: str, parameter: str
) -> None:
    empty = {"Fn::Not": [{"Fn::Equals": [{"Ref": parameter}, ""]}]}
    assert translated["Conditions"][condition] == empty
    assert translated["Parameters"][parameter]["Default"] == ""


def test_only_functions_that_need_a_secret_hear_its_name(translated: Template) -> None:
    heard = {
        function: {name for name in environment(translated, function) if "_PARAMETER" in name}
        for function in PERMISSIONS
    }
    github = {"GITHUB_PRIVATE_KEY_PARAMETER", "GITHUB_TOKEN_PARAMETER"}
    assert heard == {
        "InteractionsFunction": set(),
        "WorkerFunction": {"DISCORD_BOT_TOKEN_PARAMETER", *github},
        "DeadLettersFunction": {"DISCORD_BOT_TOKEN_PARAMETER", *github},
        "GithubWebhookFunction": {"GITHUB_WEBHOOK_SECRET_PARAMETER"},
        "OutboxFunction": set(),
        "ChatFunction": {"STRIPE_SECRET_KEY_PARAMETER", "DASHBOARD_JWT_KEYS_PARAMETER"},
        "EventsFunction": set(),
        "DashboardFunction": {"DASHBOARD_JWT_KEYS_PARAMETER", "EVENT_KEYS_PARAMETER"},
        "ConsoleFunction": {"DISCORD_CLIENT_SECRET_PARAMETER"},
    }


def test_nothing_of_payments_is_there_unless_they_are_switched_on(translated: Template) -> None:
    on = {"Fn::Equals": [{"Ref": "EnablePayments"}, "true"]}
    assert translated["Conditions"]["HasPayments"] == on
    assert translated["Parameters"]["EnablePayments"]["Default"] == "false"
    for name in ("PaymentSessionsTable", "PaymentKey"):
        assert translated["Resources"][name]["Condition"] == "HasPayments"
    for name in ("ChatFunction", "ChatUrl", "ChatRole", "ChatLogGroup"):
        assert translated["Resources"][name]["Condition"] == "HasChat"


def test_nothing_of_the_console_is_there_unless_it_is_switched_on(translated: Template) -> None:
    on = {"Fn::Equals": [{"Ref": "EnableConsole"}, "true"]}
    assert translated["Conditions"]["HasConsole"] == on
    assert translated["Parameters"]["EnableConsole"]["Default"] == "false"
    beginnings = ("Session", "WebSessions", "Event", "Repair", "Dashboard", "Console", "Operations")
    found = {
        name: resource.get("Condition")
        for name, resource in translated["Resources"].items()
        if name.startswith(beginnings)
    }
    assert len(found) > 30
    assert set(found.values()) == {"HasConsole", "WatchesConsole"}


def test_the_console_needs_the_applications_client_secret(translated: Template) -> None:
    rule = translated["Rules"]["ConsoleIsWhole"]
    assert rule["RuleCondition"] == {"Fn::Equals": [{"Ref": "EnableConsole"}, "true"]}
    (one,) = rule["Assertions"]
    assert one["Assert"] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "DiscordClientSecretParameter"}, ""]}]
    }


def test_the_key_of_card_numbers_opens_them_for_their_own_session_alone(
    translated: Template,
) -> None:
    found = {item["Sid"]: item for item in statements(translated, "ChatFunction")}
    bound = {"ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["sessionId"]}}
    assert found["Sealing"]["Condition"] == bound
    assert properties(translated, "PaymentKey")["EnableKeyRotation"] is True


def test_what_was_a_sealed_card_number_can_be_restored_by_nobody(translated: Template) -> None:
    table = properties(translated, "PaymentSessionsTable")
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": False}
    assert table["KeySchema"] == [{"AttributeName": "sessionId", "KeyType": "HASH"}]
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["BillingMode"] == "PAY_PER_REQUEST"
