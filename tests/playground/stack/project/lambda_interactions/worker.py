"""A stand-in for the worker: notes each delivery in the table and fails as often as it is told."""

import json
import os
from typing import Any

import boto3

DYNAMODB = boto3.client("dynamodb")
SQS = boto3.client("sqs")


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Fail the first `fail` deliveries, handing the message back after `after` seconds if given."""
    failed = []
    for record in event["Records"]:
        job = json.loads(record["body"])
        count = int(record["attributes"]["ApproximateReceiveCount"])
        note(job["id"], {"L": [{"N": str(count)}]})
        if job.get("die"):
            os._exit(9)
        if count <= job.get("fail", 0):
            SQS.change_message_visibility(
                QueueUrl=os.environ["JOBS_QUEUE_URL"],
                ReceiptHandle=record["receiptHandle"],
                VisibilityTimeout=job.get("after", 0),
            )
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def note(conversation_id: str, deliveries: dict[str, Any]) -> None:
    """Append to the item's list of deliveries."""
    DYNAMODB.update_item(
        TableName=os.environ["CONVERSATIONS_TABLE"],
        Key={"conversation_id": {"S": conversation_id}},
        UpdateExpression="SET #seen = list_append(if_not_exists(#seen, :none), :now)",
        ExpressionAttributeNames={"#seen": "seen"},
        ExpressionAttributeValues={":none": {"L": []}, ":now": deliveries},
    )
