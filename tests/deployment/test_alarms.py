"""What wakes somebody: the alarms as CloudFormation gets them."""

import json
from typing import Any

import pytest

from tests.deployment.translated import Template, default, of_type, properties
from tests.interactions.payloads import command, fresh
from tests.lambda_interactions.house import House

ALARM = "AWS::CloudWatch::Alarm"
FILTER = "AWS::Logs::MetricFilter"
OWN = {"Ref": "AWS::StackName"}
"""The namespace of our own metrics: two stages do not mix theirs."""

SIMPLE = {
    "DeadLettersAlarm": ("AWS/SQS", "NumberOfMessagesReceived", "Sum", 60, 0),
    "WaitingJobsAlarm": ("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 60, 300),
    "InteractionsErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "WorkerErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "DeadLettersErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "GithubWebhookErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "OutboxErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "ChatErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "OutboxFailuresAlarm": ("AWS/SQS", "NumberOfMessagesSent", "Sum", 300, 0),
    "FailuresAlarm": (OWN, "Failures", "Sum", 300, 0),
    "EventsErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "DashboardErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "ConsoleErrorsAlarm": ("AWS/Lambda", "Errors", "Sum", 300, 0),
    "EventsWriteFailuresAlarm": (OWN, "DynamoDBWriteFailures", "Sum", 300, 0),
    "EventSendFailuresAlarm": (OWN, "EventSendFailures", "Sum", 300, 0),
    "EventsDeadLettersAlarm": ("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60, 0),
    "RepairAgeAlarm": ("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 60, 900),
}
SUBJECTS: dict[str, dict[str, Any]] = {
    "DeadLettersAlarm": {"Fn::GetAtt": ["DeadLetterQueue", "QueueName"]},
    "WaitingJobsAlarm": {"Fn::GetAtt": ["JobsQueue", "QueueName"]},
    "InteractionsErrorsAlarm": {"Ref": "InteractionsFunction"},
    "WorkerErrorsAlarm": {"Ref": "WorkerFunction"},
    "DeadLettersErrorsAlarm": {"Ref": "DeadLettersFunction"},
    "GithubWebhookErrorsAlarm": {"Ref": "GithubWebhookFunction"},
    "OutboxErrorsAlarm": {"Ref": "OutboxFunction"},
    "ChatErrorsAlarm": {"Ref": "ChatFunction"},
    "OutboxFailuresAlarm": {"Fn::GetAtt": ["OutboxFailuresQueue", "QueueName"]},
    "EventsErrorsAlarm": {"Ref": "EventsFunction"},
    "DashboardErrorsAlarm": {"Ref": "DashboardFunction"},
    "ConsoleErrorsAlarm": {"Ref": "ConsoleFunction"},
    "EventsDeadLettersAlarm": {"Fn::GetAtt": ["EventsDeadLetterQueue", "QueueName"]},
    "RepairAgeAlarm": {"Fn::GetAtt": ["RepairQueue", "QueueName"]},
}
EMBEDDED = {
    "EventsWriteFailuresAlarm": ("events", "DynamoDBWriteFailures"),
    "EventsWriteTimeAlarm": ("events", "DynamoDBWriteTime"),
    "EventSendFailuresAlarm": ("outbox", "EventSendFailures"),
}
"""What our own functions measure themselves: who, and what."""


def test_every_alarm_is_one_of_these(translated: Template) -> None:
    assert of_type(translated, ALARM) == {*SIMPLE, "RefusedRequestsAlarm", "EventsWriteTimeAlarm"}


@pytest.mark.parametrize("name", sorted(SIMPLE))
def test_an_alarm_watches_its_metric(translated: Template, name: str) -> None:
    found = properties(translated, name)
    names = ("Namespace", "MetricName", "Statistic", "Period", "Threshold")
    assert tuple(found[part] for part in names) == SIMPLE[name]
    assert found["ComparisonOperator"] == "GreaterThanThreshold"
    assert found["EvaluationPeriods"] == 1


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_an_alarm_watches_its_own_queue_or_function(translated: Template, name: str) -> None:
    (dimension,) = properties(translated, name)["Dimensions"]
    kind = "QueueName" if "Fn::GetAtt" in SUBJECTS[name] else "FunctionName"
    assert dimension == {"Name": kind, "Value": SUBJECTS[name]}


@pytest.mark.parametrize("name", sorted(EMBEDDED))
def test_an_alarm_watches_what_a_function_of_ours_measures(translated: Template, name: str) -> None:
    found = properties(translated, name)
    function, metric = EMBEDDED[name]
    assert (found["Namespace"], found["MetricName"]) == (OWN, metric)
    assert found["Dimensions"] == [{"Name": "Function", "Value": function}]


def test_writing_events_for_longer_than_half_a_second_raises_an_alarm(
    translated: Template,
) -> None:
    found = properties(translated, "EventsWriteTimeAlarm")
    names = ("Statistic", "Period", "Threshold", "EvaluationPeriods", "DatapointsToAlarm")
    assert tuple(found[part] for part in names) == ("Average", 300, 500, 3, 2)
    assert found["ComparisonOperator"] == "GreaterThanThreshold"


def test_F05_twenty_refused_requests_in_five_minutes_and_none_accepted_raise_an_alarm(
    translated: Template,
) -> None:
    found = properties(translated, "RefusedRequestsAlarm")
    asked, *counted = found["Metrics"]
    assert asked["Expression"] == "IF(FILL(refused, 0) >= 20 AND FILL(accepted, 0) < 1, 1, 0)"
    assert [metric["ReturnData"] for metric in found["Metrics"]] == [True, False, False]
    assert {metric["Id"]: metric["MetricStat"] for metric in counted} == {
        "refused": own_sum("RefusedRequests"),
        "accepted": own_sum("AcceptedRequests"),
    }
    assert (found["Threshold"], found["ComparisonOperator"], found["EvaluationPeriods"]) == (
        1,
        "GreaterThanOrEqualToThreshold",
        1,
    )


def own_sum(metric: str) -> dict[str, Any]:
    """The sum of a metric of our own over five minutes."""
    return {"Metric": {"Namespace": OWN, "MetricName": metric}, "Period": 300, "Stat": "Sum"}


@pytest.mark.parametrize(
    ("name", "group", "pattern", "metric"),
    [
        ("AcceptedFilter", "Interactions", "{ $.status = 200 }", "AcceptedRequests"),
        ("RefusedFilter", "Interactions", "{ $.status = 401 }", "RefusedRequests"),
        ("InteractionsFailuresFilter", "Interactions", '{ $.level = "ERROR" }', "Failures"),
        ("WorkerFailuresFilter", "Worker", '{ $.level = "ERROR" }', "Failures"),
        ("DeadLettersFailuresFilter", "DeadLetters", '{ $.level = "ERROR" }', "Failures"),
        ("GithubWebhookFailuresFilter", "GithubWebhook", '{ $.level = "ERROR" }', "Failures"),
        ("OutboxFailuresFilter", "Outbox", '{ $.level = "ERROR" }', "Failures"),
        ("ChatFailuresFilter", "Chat", '{ $.level = "ERROR" }', "Failures"),
        ("EventsFailuresFilter", "Events", '{ $.level = "ERROR" }', "Failures"),
        ("DashboardFailuresFilter", "Dashboard", '{ $.level = "ERROR" }', "Failures"),
        ("ConsoleFailuresFilter", "Console", '{ $.level = "ERROR" }', "Failures"),
    ],
)
def test_a_filter_counts_what_the_log_says(
    translated: Template, name: str, group: str, pattern: str, metric: str
) -> None:
    assert properties(translated, name) == {
        "LogGroupName": {"Ref": f"{group}LogGroup"},
        "FilterPattern": pattern,
        "MetricTransformations": [
            {"MetricNamespace": OWN, "MetricName": metric, "MetricValue": "1", "DefaultValue": 0}
        ],
    }


def test_every_filter_is_one_of_these(translated: Template) -> None:
    assert len(of_type(translated, FILTER)) == 11


def test_a_refused_request_and_an_accepted_one_are_logged_as_the_filters_expect() -> None:
    house = House()
    house.send({})
    house.interact(fresh("ping"))
    assert [json.loads(text)["status"] for text in house.lines] == [401, 200]


def test_a_failure_is_logged_as_the_filters_expect() -> None:
    house = House(fault=RuntimeError("broken"))
    house.interact(command(request="make it blue"))
    assert house.line["level"] == "ERROR"


def test_an_alarm_can_be_heard_by_a_topic_or_a_mail_address_or_nobody(translated: Template) -> None:
    nobody = {"Ref": "AWS::NoValue"}
    mail = {"Fn::If": ["MakesAlarmTopic", [{"Ref": "AlarmTopic"}], nobody]}
    wanted = {"Fn::If": ["HasAlarmTopic", [{"Ref": "AlarmTopicArn"}], mail]}
    for name in of_type(translated, ALARM):
        assert properties(translated, name)["AlarmActions"] == wanted, name
    subscribed = properties(translated, "AlarmTopic")["Subscription"]
    assert subscribed == [{"Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}]
    assert [default(translated, {"Ref": part}) for part in ("AlarmTopicArn", "AlarmEmail")] == [
        "",
        "",
    ]


def test_silence_is_no_alarm(translated: Template) -> None:
    assert {
        properties(translated, name)["TreatMissingData"] for name in of_type(translated, ALARM)
    } == {"notBreaching"}


def test_all_of_it_can_be_left_out(translated: Template) -> None:
    conditions = {
        name: translated["Resources"][name]["Condition"]
        for name in of_type(translated, ALARM) | of_type(translated, FILTER)
    }
    for name in ("GithubWebhookErrorsAlarm", "GithubWebhookFailuresFilter"):
        assert conditions.pop(name) == "WatchesGithubWebhook"
    for name in ("ChatErrorsAlarm", "ChatFailuresFilter"):
        assert conditions.pop(name) == "WatchesChat"
    for name in (*EMBEDDED, "EventsDeadLettersAlarm", "RepairAgeAlarm"):
        assert conditions.pop(name) == "WatchesConsole"
    for function in ("Events", "Dashboard", "Console"):
        for kind in ("ErrorsAlarm", "FailuresFilter"):
            assert conditions.pop(f"{function}{kind}") == "WatchesConsole"
    for name in ("AcceptedFilter", "RefusedFilter", "RefusedRequestsAlarm"):
        assert conditions.pop(name) == "WatchesRequests"
    assert set(conditions.values()) == {"HasAlarms"}
    assert default(translated, {"Ref": "Alarms"}) == "on"
