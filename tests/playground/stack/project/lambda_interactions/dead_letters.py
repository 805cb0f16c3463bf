"""A stand-in for the handler of dead letters: marks the item."""

import json
import os
from typing import Any

import boto3

DYNAMODB = boto3.client("dynamodb")


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Note that the job died."""
    for record in event["Records"]:
        DYNAMODB.update_item(
            TableName=os.environ["CONVERSATIONS_TABLE"],
            Key={"conversation_id": {"S": json.loads(record["body"])["id"]}},
            UpdateExpression="SET #dead = :yes",
            ExpressionAttributeNames={"#dead": "dead"},
            ExpressionAttributeValues={":yes": {"BOOL": True}},
        )
    return {"batchItemFailures": []}
