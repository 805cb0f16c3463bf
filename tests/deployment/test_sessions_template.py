"""Session events, their bucket and queues, and the dashboard of the operators, as AWS gets them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.deployment.translated import Template, default, of_type, properties

TABLES = {
    "SessionEventsTable": ("picasso-session-events", "pk", "sk"),
    "SessionSummariesTable": ("picasso-session-summaries", "pk", "sk"),
    "WebSessionsTable": ("LLM-Duel-Sessions", "session_id"),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_documented_table_has_its_documented_name_key_and_expiry(
    translated: Template, table: str
) -> None:
    found = properties(translated, table)
    name, *keys = TABLES[table]
    assert default(translated, found["TableName"]) == name
    assert [part["AttributeName"] for part in found["KeySchema"]] == keys
    assert [part["KeyType"] for part in found["KeySchema"]] == ["HASH", "RANGE"][: len(keys)]
    assert {part["AttributeType"] for part in found["AttributeDefinitions"]} == {"S"}
    assert found["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}


def test_events_are_found_by_tenant_and_time_and_summaries_need_no_index(
    translated: Template,
) -> None:
    (index,) = properties(translated, "SessionEventsTable")["GlobalSecondaryIndexes"]
    assert index["IndexName"] == "tenant-date-index"
    assert [part["AttributeName"] for part in index["KeySchema"]] == ["tenant_hash", "timestamp"]
    assert index["Projection"] == {"ProjectionType": "ALL"}
    for table in ("SessionSummariesTable", "WebSessionsTable"):
        assert "GlobalSecondaryIndexes" not in properties(translated, table)


def test_the_bucket_of_events_is_closed_encrypted_kept_and_forgets(translated: Template) -> None:
    found = properties(translated, "EventsBucket")
    (rule,) = found["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule == {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    assert list(found["PublicAccessBlockConfiguration"].values()) == [True] * 4
    assert found["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    (forget,) = found["LifecycleConfiguration"]["Rules"]
    assert (forget["Status"], default(translated, forget["ExpirationInDays"])) == ("Enabled", "365")
    assert "VersioningConfiguration" not in found
    resource = translated["Resources"]["EventsBucket"]
    assert resource["DeletionPolicy"] == "RetainExceptOnCreate"
    assert resource["UpdateReplacePolicy"] == "Retain"


def test_the_bucket_keeps_events_at_least_as_long_as_the_tables(translated: Template) -> None:
    assert translated["Parameters"]["EventRetentionDays"]["MinValue"] == 90


@pytest.mark.parametrize(
    ("mapping", "queue"),
    [("EventsFunctionEvents", "EventsQueue"), ("EventsFunctionRepairs", "RepairQueue")],
)
def test_both_queues_of_events_feed_the_processor_which_says_what_failed(
    translated: Template, mapping: str, queue: str
) -> None:
    found = properties(translated, mapping)
    assert found["EventSourceArn"] == {"Fn::GetAtt": [queue, "Arn"]}
    assert found["FunctionName"] == {"Ref": "EventsFunction"}
    assert found["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert found["BatchSize"] == 10
    hidden = properties(translated, queue)["VisibilityTimeout"]
    assert hidden >= 6 * properties(translated, "EventsFunction")["Timeout"]


def test_repairs_never_take_the_place_of_what_comes_in(translated: Template) -> None:
    found = properties(translated, "EventsFunctionRepairs")
    assert found["ScalingConfig"] == {"MaximumConcurrency": 2}


def test_an_event_becomes_a_dead_letter_after_five_deliveries_and_a_repair_never(
    translated: Template,
) -> None:
    dead = {"Fn::GetAtt": ["EventsDeadLetterQueue", "Arn"]}
    redrive = properties(translated, "EventsQueue")["RedrivePolicy"]
    assert redrive == {"deadLetterTargetArn": dead, "maxReceiveCount": 5}
    assert "RedrivePolicy" not in properties(translated, "RepairQueue")


@pytest.mark.parametrize("queue", ["EventsQueue", "EventsDeadLetterQueue", "RepairQueue"])
def test_a_queue_of_events_is_encrypted_and_keeps_them_for_fourteen_days(
    translated: Template, queue: str
) -> None:
    found = properties(translated, queue)
    assert found["SqsManagedSseEnabled"] is True
    assert found["MessageRetentionPeriod"] == 14 * 86400


def test_web_sessions_are_in_dynamodb_and_nowhere_else(translated: Template) -> None:
    found = properties(translated, "ConsoleFunction")["Environment"]["Variables"]
    assert found["USE_DYNAMODB_SESSIONS"] == "true"
    assert "SESSION_FALLBACK" not in found


def widgets(template: Template) -> list[dict[str, Any]]:
    """The dashboard's, with every reference replaced by its own name."""
    body = properties(template, "OperationsDashboard")["DashboardBody"]["Fn::Sub"]
    found: list[dict[str, Any]] = json.loads(re.sub(r"\$\{([^}]+)\}", r"\1", body))["widgets"]
    return found


def metrics(template: Template) -> list[list[Any]]:
    """All metrics of the dashboard but what is computed of others."""
    listed = [metric for widget in widgets(template) for metric in widget["properties"]["metrics"]]
    return [metric for metric in listed if isinstance(metric[0], str)]


def test_the_dashboard_is_json_whose_widgets_do_not_overlap(translated: Template) -> None:
    found = widgets(translated)
    places = [
        (x, y)
        for one in found
        for x in range(one["x"], one["x"] + one["width"])
        for y in range(one["y"], one["y"] + one["height"])
    ]
    assert len(places) == len(set(places))
    assert max(x for x, _ in places) < 24
    assert {one["properties"]["region"] for one in found} == {"AWS::Region"}


def test_the_dashboard_refers_to_what_the_template_has(translated: Template) -> None:
    body = properties(translated, "OperationsDashboard")["DashboardBody"]["Fn::Sub"]
    named = {name.partition(".")[0] for name in re.findall(r"\$\{([^}]+)\}", body)}
    assert named - {"AWS::StackName", "AWS::Region"} <= translated["Resources"].keys()


def emitted(root: Path) -> set[str]:
    """Names of metrics in the code that puts them."""
    files = [*root.glob("bot/analytics/**/*.py"), *root.glob("lambda_interactions/*.py")]
    files += [root / "bot/bootstrap_events.py"]
    text = "\n".join(path.read_text() for path in files)
    return set(re.findall(r'"([A-Z][A-Za-z0-9]+)"', text))


def test_every_metric_of_ours_that_is_watched_is_one_that_the_code_puts(
    root: Path, translated: Template
) -> None:
    shown = {
        (name, dimensions[1])
        for namespace, name, *dimensions in metrics(translated)
        if namespace == "AWS::StackName" and dimensions
    }
    alarms = {
        (found["MetricName"], found["Dimensions"][0]["Value"])
        for name in of_type(translated, "AWS::CloudWatch::Alarm")
        if (found := properties(translated, name)).get("Namespace") == {"Ref": "AWS::StackName"}
        and found.get("Dimensions")
    }
    assert {function for _, function in shown | alarms} == {"outbox", "events", "dashboard"}
    assert {name for name, _ in shown | alarms} - emitted(root) == set()


def test_the_dashboard_shows_what_the_documents_list(translated: Template) -> None:
    names = {metric[1] for metric in metrics(translated)}
    for wanted in (
        *("ActiveSessions", "SessionDuration", "SessionsCompleted", "DroppedAtPreview"),
        *("ConsumedWriteUnits", "ConsumedReadUnits", "DynamoDBWriteFailures", "TTLDeletions"),
        *("DynamoDBWriteTime", "TimeToLiveDeletedItemCount", "EventsRejected"),
    ):
        assert wanted in names, wanted
