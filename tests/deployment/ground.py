"""The deployed functions with nobody around them: each is called by hand, its role can be cut."""

import itertools
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import boto3

from bot.adapters.dynamodb.wire import encode as wire
from bot.adapters.sqs import encode
from bot.analytics.event import tenant_hash
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.reply import Handle, Verb
from bot.playground.stack.aws import ACCESS_KEY
from bot.playground.stack.engine import REGION
from bot.playground.stack.local_stack import LocalStack, Places, StackOptions
from tests.deployment.witness import Witness
from tests.interactions.payloads import (
    CONVERSATION,
    NOW,
    OWNER,
    PUBLIC_KEY,
    Payload,
    command,
    encoded,
    event,
    press,
    sample,
    snowflake,
)
from tests.lambda_interactions.web import answered, web_event
from tests.transcript.test_signed_in import AUDIENCE, ISSUER, KEYS, token

GUILD = str(sample("command_string_guild")["guild_id"])
AT_GITHUB = "500"
REPOSITORY = "ada/site"
NOBODY = "http://127.0.0.1:9"
LONG_AGO = NOW - 3600
"""When a job was sent whose interaction token is dead: the bot token is read."""

SECRET = "no key"
"""The value of every secret: the roles are about who may read them."""

SECRETS = {
    "DiscordBotTokenParameter": "/ux-agent/statements/discord-bot-token",
    "GithubPrivateKeyParameter": "/ux-agent/statements/github-private-key",
    "GithubTokenParameter": "/ux-agent/statements/github-token",
    "GithubWebhookSecretParameter": "/ux-agent/statements/github-webhook-secret",
}

STRIPE_KEY = "/ux-agent/statements/stripe-secret-key"
"""Where Stripe's key is: this one must be a test key, to get further."""

EVENT_KEY = "k" * 32
"""The key of whoever sends events of the one server."""

EVENT_KEYS = "/ux-agent/statements/event-keys"
CLIENT_SECRET = "/ux-agent/statements/discord-client-secret"
JWT_KEYS = "/ux-agent/statements/dashboard-jwt-keys"
"""Where the keys are that sign people in: these must be some, to get further."""


class Message(NamedTuple):
    """A message as a queue delivered it: its id, its receipt, its body."""

    id: str
    receipt: str
    body: dict[str, Any]


class Ground:
    """The stack, and what stands between its functions and AWS."""

    def __init__(self, stack: LocalStack, witness: Witness) -> None:
        self.stack = stack
        self._witness = witness
        self._iam = client("iam", stack.engine.endpoint)
        self._numbers = itertools.count(1)
        self._may_know_the_site = True
        for mapping in stack.aws.functions.list_event_source_mappings()["EventSourceMappings"]:
            stack.aws.functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)

    @property
    def endpoint(self) -> str:
        """Where the functions find AWS: the witness."""
        return self._witness.endpoint

    def denied(self) -> set[str]:
        """The actions that were denied since the last time somebody asked."""
        found = {action.removesuffix("Batch") for action in self._witness.denied}
        self._witness.denied.clear()
        return found

    def restart(self, function: str, **variables: str) -> None:
        """New containers for a function, which call AWS through the witness."""
        name = self.stack.outputs[function]
        found = self.stack.aws.functions.get_function_configuration(FunctionName=name)
        environment = {
            **found["Environment"]["Variables"],
            "AWS_ENDPOINT_URL": self._witness.endpoint,
            **variables,
        }
        self.stack.aws.functions.update_function_configuration(
            FunctionName=name, Environment={"Variables": environment}
        )

    @contextmanager
    def without(self, function: str, sid: str, action: str) -> Iterator[None]:
        """Take one action out of a statement of the function's role meanwhile."""
        name = self.stack.outputs[function]
        found = self.stack.aws.functions.get_function_configuration(FunctionName=name)
        role = found["Role"].rpartition("/")[2]
        (policy,) = self._iam.list_role_policies(RoleName=role)["PolicyNames"]
        whole = self._iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
        self._put(role, policy, cut(whole, sid, action))
        try:
            yield
        finally:
            self._put(role, policy, whole)

    def _put(self, role: str, policy: str, document: dict[str, Any]) -> None:
        self._iam.put_role_policy(
            RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(document)
        )

    def invoke(self, function: str, payload: Payload) -> dict[str, Any]:
        """What a function answers."""
        answer = self.stack.aws.functions.invoke(
            FunctionName=self.stack.outputs[function], Payload=json.dumps(payload)
        )
        found: dict[str, Any] = json.loads(answer["Payload"].read())
        assert not answer.get("FunctionError"), found
        return found

    def interact(self, payload: Payload) -> str:
        """Send a signed interaction of the one server, with an id of its own, which it returns."""
        self._may_know_the_site = True
        own = snowflake(number=next(self._numbers))
        told = event(encoded({**payload, "guild_id": GUILD, "id": own}))
        assert self.invoke("InteractionsFunction", told)["statusCode"] == 200
        return own

    def asked(self, request: str = "make the navbar dark blue") -> Message:
        """A request that waits for the worker: its message."""
        if self._may_know_the_site:  # a container keeps for a minute what it read of the site
            self.restart("InteractionsFunction")
        self.forget_site()
        self.forget_limits()
        self.empty("JobsQueueUrl")
        own = self.interact(command(request=request))
        self._may_know_the_site = False  # nothing is known of a site that was forgotten
        return self.received("JobsQueueUrl", of=own)

    def press(self, verb: Verb, conversation_id: str, digest: str = "0" * 64) -> str:
        """Press a button of a conversation's card; the id of the interaction."""
        return self.interact(press(Handle(verb, conversation_id, digest[:8], OWNER)))

    def confirmed(self) -> Message:
        """A confirmed plan that waits for the worker: its message."""
        asked = self.asked()
        self.deliver("WorkerFunction", asked, sent_at=LONG_AGO, channel_id="")
        item = self.stack.conversation(asked.body["conversation_id"])
        assert item is not None
        self.empty("JobsQueueUrl")
        own = self.press("confirm", asked.body["conversation_id"], item["plan_digest"]["S"])
        return self.received("JobsQueueUrl", of=own)

    def deliver(self, function: str, message: Message, **changes: Any) -> None:
        """Hand a message to a function as Lambda would, with other words in its body."""
        record = {
            "messageId": message.id,
            "receiptHandle": message.receipt,
            "body": json.dumps({**message.body, **changes}),
            "attributes": {"ApproximateReceiveCount": "1"},
        }
        self.invoke(function, {"Records": [record]})

    def changed(self, old: Item | None, new: Item | None) -> None:
        """Tell the outbox of a change as the table's stream would."""
        told: dict[str, Any] = {"Keys": {"conversation_id": {"S": CONVERSATION}}}
        images = {"OldImage": old, "NewImage": new}
        told |= {name: wire(image) for name, image in images.items() if image is not None}
        record = {"dynamodb": {**told, "SequenceNumber": "1"}}
        self.invoke("OutboxFunction", {"Records": [record]})

    def end_chat_sessions(self) -> None:
        """Let the time of all that is kept be over."""
        table = self.stack.outputs["ChatSessionsTable"]
        for item in self.stack.aws.dynamodb.scan(TableName=table)["Items"]:
            self.stack.aws.dynamodb.update_item(
                TableName=table,
                Key={"sessionId": item["sessionId"]},
                UpdateExpression="SET #ttl = :past",
                ExpressionAttributeNames={"#ttl": "ttl"},
                ExpressionAttributeValues={":past": {"N": "1"}},
            )

    def payer(self) -> "Payer":
        """Somebody with a new payment session."""
        return Payer(self, f"statements-{next(self._numbers)}")

    def linked(self) -> "Payer":
        """Somebody whose payment session `/payment` began."""
        payload = command()
        payload["data"] = {**payload["data"], "name": "payment", "options": []}
        own = snowflake(number=next(self._numbers))
        told = event(encoded({**payload, "guild_id": GUILD, "id": own}))
        (link,) = re.findall(r"/pay/([^\"?]+)", self.invoke("InteractionsFunction", told)["body"])
        payer = Payer(self, link.rpartition(".")[0])
        payer.post("/pay/links", {"link": link})
        return payer

    def of_chat_sessions(self, method: str, path: str) -> int:
        """The status of a request of somebody who is signed in."""
        about = {"method": method, "path": path, "sourceIp": "127.0.0.1"}
        told: Payload = {
            "version": "2.0",
            "rawPath": path,
            "rawQueryString": "",
            "headers": {"authorization": f"Bearer {token(sub=OWNER, exp=NOW + 9999)}"},
            "requestContext": {"http": about, "domainName": "example.com"},
            "isBase64Encoded": False,
        }
        return int(self.invoke("ChatFunction", told)["statusCode"])

    def queued(self, queue: str, job: Job) -> Message:
        """A job that was sent to a queue and received from it."""
        self.empty(queue)
        self.stack.aws.sqs.send_message(QueueUrl=self.stack.outputs[queue], MessageBody=encode(job))
        return self.received(queue)

    def received(self, queue: str, of: str = "") -> Message:
        """The next message of a queue; waits for one that was sent with a delay.

        One that somebody received and left there comes again in time: `of` is the interaction that
        the message is to speak of.
        """
        while True:
            found = self.stack.aws.sqs.receive_message(
                QueueUrl=self.stack.outputs[queue], WaitTimeSeconds=3
            )
            (told,) = found["Messages"]
            body = json.loads(told["Body"])
            if not of or body["interaction_id"] == of:
                return Message(told["MessageId"], told["ReceiptHandle"], body)

    def empty(self, queue: str) -> None:
        """Forget what is in a queue."""
        self.stack.aws.sqs.purge_queue(QueueUrl=self.stack.outputs[queue])

    def forget_site(self) -> None:
        """Leave no index in the sites table."""
        self.stack.aws.dynamodb.delete_item(
            TableName=self.stack.outputs["SitesTable"], Key={"guild_id": {"S": GUILD}}
        )

    def forget_limits(self) -> None:
        """Let the one person here ask as if for the first time."""
        self.stack.aws.dynamodb.delete_item(
            TableName=self.stack.outputs["LimitsTable"],
            Key={"limit_id": {"S": f"{GUILD}#{OWNER}"}},
        )

    def change(self, conversation_id: str, name: str, value: dict[str, str]) -> None:
        """Set an attribute of a stored conversation, in wire format."""
        self.stack.aws.dynamodb.update_item(
            TableName=self.stack.outputs["ConversationsTable"],
            Key={"conversation_id": {"S": conversation_id}},
            UpdateExpression="SET #name = :value",
            ExpressionAttributeNames={"#name": name},
            ExpressionAttributeValues={":value": value},
        )


class Payer:
    """One payment session, and its secret once it has one."""

    def __init__(self, ground: Ground, session_id: str) -> None:
        self.session_id = session_id
        self._ground = ground
        self._secret = ""

    def say(self, *messages: str) -> None:
        """Send these, one after the other."""
        for message in messages:
            self.post("/chat", {"sessionId": self.session_id, "message": message})

    def post(self, path: str, body: Payload) -> None:
        """Send a body, and keep the secret that comes back."""
        headers = {"content-type": "application/json", "x-session-secret": self._secret}
        told = web_event("POST", path, json.dumps(body), headers)
        answer = answered(self._ground.invoke("ChatFunction", told))
        assert answer.status == 200, answer
        found = re.search("pay_session=([^;]+)", answer.headers.get("set-cookie", ""))
        self._secret = found[1] if found else self._secret


def cut(document: dict[str, Any], sid: str, action: str) -> dict[str, Any]:
    """The policy without an action of the statement `sid`."""
    statements = []
    for statement in document["Statement"]:
        listed = statement["Action"]
        actions = [listed] if isinstance(listed, str) else list(listed)
        if statement["Sid"] == sid:  # in batches: an action of its own to this AWS alone
            actions = [one for one in actions if one.removesuffix("Batch") != action]
        statements += [{**statement, "Action": actions}] if actions else []
    return {**document, "Statement": statements}


def client(service: str, endpoint: str) -> Any:
    """A client of the local AWS for what its owner may do."""
    return boto3.client(
        service,  # type: ignore[call-overload]
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=ACCESS_KEY,
    )


EVERYTHING = {
    "FreshnessSeconds": "3600",
    "GithubApiUrl": NOBODY,
    "GithubAppId": "1",
    "GithubInstallationId": "1",
    "ModelApiUrl": NOBODY,
    "ModelId": "playground.small-model",
    "DashboardJwtKeysParameter": JWT_KEYS,
    "DashboardJwtIssuer": ISSUER,
    "DashboardJwtAudience": AUDIENCE,
    "EnablePayments": "true",
    "StripeSecretKeyParameter": STRIPE_KEY,
    "StripeApiUrl": NOBODY,
    "PayUrl": "https://pay.example.com",
    "EnableConsole": "true",
    "DynamodbWriteEnabled": "true",
    "DiscordClientSecretParameter": CLIENT_SECRET,
    "EventKeysParameter": EVENT_KEYS,
    **SECRETS,
}
"""What a deployment can be asked for."""

KEPT = {
    **dict.fromkeys((*SECRETS.values(), CLIENT_SECRET), SECRET),
    STRIPE_KEY: "sk_test_1",
    JWT_KEYS: json.dumps(KEYS),
    EVENT_KEYS: json.dumps({EVENT_KEY: tenant_hash(GUILD)}),
}
"""The secrets by the names of their parameters."""


@contextmanager
def deployed(site: Path, work: Path, port: int) -> Iterator[Ground]:
    """The very template.yaml with everything that it can be asked for."""
    options = StackOptions(
        public_key=PUBLIC_KEY,
        application_id="1",
        sites={GUILD: str(site), AT_GITHUB: REPOSITORY},
        discord_api_url=NOBODY,
        parameters={"ClockOffsetSeconds": str(NOW - int(time.time())), **EVERYTHING},
        secrets=KEPT,
        port=port,
        places=Places(work=work),
    )
    with LocalStack.start(options, print) as stack, Witness(port) as witness:
        yield Ground(stack, witness)
