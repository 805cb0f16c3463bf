"""Writes as DynamoDB's arguments: every name aliased, nothing said that is always true."""

import re
from typing import Any

import pytest

from bot.adapters.dynamodb.expression import (
    Placeholders,
    condition_expression,
    delete_arguments,
    put_arguments,
    refuse_overlap,
    update_arguments,
)
from bot.conversation.condition import (
    Absent,
    BeginsWith,
    Compare,
    Condition,
    Contains,
    Either,
    Every,
    Exists,
    OneOf,
)
from bot.conversation.transition import Presser, Write, confirm
from tests.conversation.sample import Sample
from tests.conversation.samples import SAMPLES

ALWAYS = Every(())
PRESENT = Exists("phase")
WORD = re.compile(r"(?<![#:\w])[a-z]\w*")
FUNCTIONS = {"attribute_exists", "attribute_not_exists", "begins_with", "contains"}


def arguments(write: Write) -> dict[str, Any]:
    """What the store hands to the operation of the write's kind."""
    make = {"put": put_arguments, "update": update_arguments, "delete": delete_arguments}
    return make[write.kind]("table", write)


def expressed(condition: Condition) -> tuple[str, dict[str, Any]]:
    """The expression and the arguments for its placeholders."""
    aliases = Placeholders()
    return condition_expression(condition, aliases), aliases.arguments()


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Exists("a"), "attribute_exists(#n0)"),
        (Absent("a"), "attribute_not_exists(#n0)"),
        (Compare("a", "<=", 1), "#n0 <= :v0"),
        (OneOf("a", ("x", "y")), "#n0 IN (:v0, :v1)"),
        (Contains("a", "x"), "contains(#n0, :v0)"),
        (BeginsWith("a", "x"), "begins_with(#n0, :v0)"),
        (Every((Exists("a"), Compare("b", "=", 1))), "attribute_exists(#n0) AND #n1 = :v0"),
        (Every((ALWAYS, Exists("a"))), "attribute_exists(#n0)"),
        (
            Either((Exists("a"), Absent("b"))),
            "((attribute_exists(#n0)) OR (attribute_not_exists(#n1)))",
        ),
        (ALWAYS, ""),
        (Every((ALWAYS, Either((Exists("a"), ALWAYS)))), ""),
        (Either((Compare("a", "=", 1), Every((ALWAYS,)))), ""),
        (Either((Either((Exists("a"), ALWAYS)),)), ""),
    ],
)
def test_a_condition_reads_so(condition: Condition, text: str) -> None:
    assert expressed(condition)[0] == text


@pytest.mark.parametrize("condition", [ALWAYS, Either((Compare("a", "=", 1), ALWAYS))])
def test_what_is_always_true_leaves_no_placeholder_behind(condition: Condition) -> None:
    assert expressed(condition)[1] == {}


@pytest.mark.parametrize("condition", [OneOf("a", ()), Either(())])
def test_what_can_never_hold_is_refused(condition: Condition) -> None:
    with pytest.raises(ValueError, match=r"of nothing|of no values"):
        expressed(condition)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_no_expression_holds_a_name_or_a_value(sample: Sample) -> None:
    made = arguments(sample.write)
    texts = [made.get("ConditionExpression", ""), made.get("UpdateExpression", "")]
    assert set(WORD.findall(" ".join(texts))) <= FUNCTIONS


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_every_placeholder_is_used_and_every_use_has_one(sample: Sample) -> None:
    made = arguments(sample.write)
    texts = f"{made.get('ConditionExpression', '')} {made.get('UpdateExpression', '')}"
    given = {*made["ExpressionAttributeNames"], *made.get("ExpressionAttributeValues", {})}
    assert set(re.findall(r"[#:]\w+", texts)) == given


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_the_loser_gets_the_item_in_the_same_request(sample: Sample) -> None:
    assert arguments(sample.write)["ReturnValuesOnConditionCheckFailure"] == "ALL_OLD"


def test_a_write_without_a_condition_says_none() -> None:
    made = arguments(Write("T", "put", "c", ALWAYS, {"conversation_id": "c"}))
    assert made == {"TableName": "table", "Item": {"conversation_id": {"S": "c"}}}


def test_an_update_returns_the_item_after_it_and_a_delete_the_one_before() -> None:
    assert arguments(SAMPLES["T4"].write)["ReturnValues"] == "ALL_NEW"
    assert arguments(SAMPLES["T10"].write)["ReturnValues"] == "ALL_OLD"


def test_a_whole_update_reads_so() -> None:
    write = Write("T", "update", "c", PRESENT, {"ttl": 5}, removed=("step",), added={"epoch": 1})
    assert update_arguments("t", write) == {
        "TableName": "t",
        "Key": {"conversation_id": {"S": "c"}},
        "UpdateExpression": "SET #n0 = :v0 REMOVE #n1 ADD #n2 :v1, #n3 :v2",
        "ConditionExpression": "attribute_exists(#n4)",
        "ExpressionAttributeNames": {
            "#n0": "ttl",
            "#n1": "step",
            "#n2": "version",
            "#n3": "epoch",
            "#n4": "phase",
        },
        "ExpressionAttributeValues": {":v0": {"N": "5"}, ":v1": {"N": "1"}, ":v2": {"N": "1"}},
        "ReturnValues": "ALL_NEW",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }


@pytest.mark.parametrize(
    "write",
    [
        Write("T", "update", "c", ALWAYS, {"step": 1}, removed=("step",)),
        Write("T", "update", "c", ALWAYS, {"epoch": 1}, added={"epoch": 1}),
        Write("T", "update", "c", ALWAYS, {"version": 1}),
        Write("T", "update", "c", ALWAYS, {"conversation_id": "d"}),
    ],
)
def test_an_attribute_changed_twice_is_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="twice"):
        refuse_overlap(write)


def test_a_confirm_of_the_member_with_most_roles_stays_within_dynamodbs_limits() -> None:
    presser = Presser("1" * 20, "2" * 20, tuple(str(role) * 20 for role in range(250)))
    write = confirm("c", presser, "d" * 8, confirm_id="3" * 20, now=1)
    expression = arguments(write)["ConditionExpression"]
    assert len(expression) <= 4096
    assert len(re.findall(r"\bcontains\b|\bOR\b|\bAND\b|[=<>]|_with|_exists", expression)) <= 300
