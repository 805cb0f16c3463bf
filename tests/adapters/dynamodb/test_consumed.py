"""Units are told as DynamoDB says them."""

from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import ErrorAnswer
from bot.adapters.dynamodb.consumed import Consuming


class Table:
    """A client of DynamoDB that says what it was asked for, and that it took a unit and a half."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def put_item(self, **request: Any) -> dict[str, Any]:
        self.asked = request
        return {"ConsumedCapacity": {"CapacityUnits": 1.5}}

    query = put_item


def test_what_a_call_took_is_told_as_read_or_written() -> None:
    spent: list[tuple[bool, float]] = []
    table = Table()
    client = Consuming(table, lambda *told: spent.append(told))
    client.put_item(TableName="t")
    assert table.asked == {"TableName": "t", "ReturnConsumedCapacity": "TOTAL"}
    client.query(TableName="t")
    assert spent == [(True, 1.5), (False, 1.5)]


def test_what_fails_is_raised_and_other_operations_are_left_alone() -> None:
    with mock_aws():
        client = Consuming(Translated(boto3.client("dynamodb")), print)
        assert client.list_tables()["TableNames"] == []
        with pytest.raises(ErrorAnswer):
            client.get_item(TableName="missing", Key={"pk": {"S": "x"}})
