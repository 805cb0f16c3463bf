"""What tutorials teach: one file, boto3's resource at module level, get and delete on Confirm."""

import json
import os
import time
from typing import Any

import boto3
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

verify_key = VerifyKey(bytes.fromhex(os.environ["DISCORD_PUBLIC_KEY"]))
table = boto3.resource("dynamodb").Table(os.environ["CONVERSATIONS_TABLE"])
queue_url = os.environ.get("JOBS_QUEUE_URL", "")
sqs = boto3.client("sqs") if queue_url else None


def reply(status: int, body: Any) -> Any:
    headers = {"content-type": "application/json"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}


def message(kind: int, text: str, buttons: Any) -> Any:
    rows = [{"type": 1, "components": buttons}] if buttons else []
    return {"type": kind, "data": {"embeds": [{"description": text}], "components": rows}}


def update(interaction: Any) -> Any:
    request, key = interaction["data"]["options"][0]["value"], interaction["id"]
    item = {"conversation_id": key, "user_id": interaction["member"]["user"]["id"]}
    item |= {"request": request, "section": "navbar", "updates": {"background": "#00008b"}}
    item |= {"confirmed": False, "preview_message": request, "ttl": int(time.time()) + 3600}
    table.put_item(Item=item)
    confirming = {"type": 2, "style": 3, "label": "Confirm", "custom_id": f"confirm:{key}"}
    cancelling = {"type": 2, "style": 4, "label": "Cancel", "custom_id": f"cancel:{key}"}
    return message(4, f"Change: {request}", [confirming, cancelling])


def confirm(interaction: Any) -> Any:
    key = {"conversation_id": interaction["data"]["custom_id"].partition(":")[2]}
    item = table.get_item(Key=key).get("Item")
    if item is None:
        return message(7, "Conversation not found or expired", [])
    table.delete_item(Key=key)
    if sqs:
        sqs.send_message(QueueUrl=queue_url, MessageBody=json.dumps(item, default=str))
    return message(7, "Working on it", [])


def lambda_handler(event: Any, context: object) -> Any:
    try:
        signed = (event["headers"]["x-signature-timestamp"] + event["body"]).encode()
        verify_key.verify(signed, bytes.fromhex(event["headers"]["x-signature-ed25519"]))
    except (BadSignatureError, ValueError, KeyError):
        return reply(401, {"error": "invalid request signature"})
    interaction = json.loads(event["body"])
    if interaction["type"] == 1:
        return reply(200, {"type": 1})
    return reply(200, update(interaction) if interaction["type"] == 2 else confirm(interaction))
