"""A stand-in for the interactions function: does what the body asks and says who it is."""

import json
import os
import time
from typing import Any

import boto3

DYNAMODB = boto3.client("dynamodb")
SQS = boto3.client("sqs")


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """`send` jobs, `sleep` seconds, `scan` the table (which no role allows)."""
    asked = json.loads(event["body"])
    for job in asked.get("send", []):
        SQS.send_message(
            QueueUrl=os.environ["JOBS_QUEUE_URL"],
            MessageBody=json.dumps(job),
            DelaySeconds=job.get("delay", 0),
        )
    time.sleep(asked.get("sleep", 0))
    if asked.get("scan"):
        DYNAMODB.scan(TableName=os.environ["CONVERSATIONS_TABLE"])
    print(json.dumps({"container": context.log_stream_name, "asked": sorted(asked)}))
    answer = {"container": context.log_stream_name, "signature": event["headers"].get("x-sig")}
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({**answer, "environment": dict(os.environ)}),
    }
