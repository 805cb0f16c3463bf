"""The calls that need the permissions of the operators' console."""

import hashlib
import itertools
import json
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlencode

from bot.adapters.dynamodb.web_sessions import DynamoWebSessions
from bot.web_sessions.ports import Stored
from tests.deployment.ground import GUILD, Ground
from tests.deployment.session_calls import keep
from tests.interactions.payloads import NOW, OWNER
from tests.lambda_interactions.web import answered, web_event

FORM = "x" * 43
"""What the forms of the one operator's session bring back."""

DIGEST = "0" * 64
_NUMBERS = itertools.count(1)


class Operator:
    """Somebody who looks after the one server, with a session of their own in a browser."""

    def __init__(self, ground: Ground, **more: Any) -> None:
        self._ground = ground
        self._cookie = f"{next(_NUMBERS):043d}"
        session = {
            "user": {"id": OWNER, "name": "Olive"},
            "servers": [[GUILD, "Sample site"]],
            "server": GUILD,
            "told_at": NOW,
            "csrf": FORM,
            **more,
        }
        key = hashlib.sha256(self._cookie.encode()).hexdigest()
        stored = Stored(json.dumps(session), "2027-01-15T08:00:00Z", NOW + 3600, 1, "seed")
        table = ground.stack.outputs["WebSessionsTable"]
        dynamodb: Any = ground.stack.aws.dynamodb
        DynamoWebSessions(dynamodb, table).create(key, stored)

    def get(self, path: str) -> None:
        """A page that is there."""
        self._asked("GET", path, "")

    def post(self, path: str, **form: str) -> None:
        """A form of one of its pages."""
        self._asked("POST", path, urlencode({"token": FORM, **form}))

    def _asked(self, method: str, path: str, body: str) -> None:
        path, _, query = path.partition("?")
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "cookie": f"__Host-session_id={self._cookie}",
        }
        told = web_event(method, path, body, headers)
        told["rawQueryString"] = query
        answer = answered(self._ground.invoke("ConsoleFunction", told))
        assert answer.status in {200, 303, 403}, answer


def look(ground: Ground) -> None:
    """The overview."""
    Operator(ground).get("/console")


def look_at_one(ground: Ground) -> None:
    """A session's timeline."""
    keep(ground, 1, session="statements-looked-at")
    Operator(ground).get("/console/sessions/statements-looked-at")


def look_at_failed(ground: Ground) -> None:
    """A failed job, before anything is done about it."""
    Operator(ground).get(f"/console/failed/{failed(ground)}/redrive")


def look_at_settings(ground: Ground) -> None:
    """The server's settings."""
    Operator(ground).get("/console/settings")


def begin_to_sign_in(ground: Ground) -> None:
    """To Discord, by a browser that has no session yet."""
    told = web_event("GET", "/console/sign-in/discord", "", {})
    assert answered(ground.invoke("ConsoleFunction", told)).status == 303


def come_back(ground: Ground) -> None:
    """From Discord, which cannot be reached from here; the client secret is read anew."""
    ground.restart("ConsoleFunction")
    begun = {"signing_in": {"state": ["verifier", NOW, "/console"]}}
    operator = Operator(ground, **begun)
    try:
        operator.get("/console/callback?state=state&code=code")
    except AssertionError as answer:
        assert "503" in str(answer), answer  # noqa: PT017 - nobody answers there


def choose(ground: Ground) -> None:
    """A server is chosen: the session changes."""
    Operator(ground, server="").post("/console/servers", server=GUILD)


def sign_out(ground: Ground) -> None:
    """The session ends."""
    Operator(ground).post("/console/sign-out")


def failed(ground: Ground) -> str:
    """The conversation whose job failed; its id."""
    key = _asked(ground)
    values = {
        "phase": {"S": "failed"},
        "plan_digest": {"S": DIGEST},
        "version": {"N": "7"},
        "pr_url": {"S": "https://github.com/ada/site/pull/7"},
    }
    for name, value in values.items():
        ground.change(key, name, value)
    return key


@cache
def _asked(ground: Ground) -> str:
    """A conversation of the one server; its id."""
    key = str(ground.asked().body["conversation_id"])
    ground.empty("JobsQueueUrl")
    return key


def hand_back(ground: Ground) -> None:
    """A failed job goes to the worker again."""
    Operator(ground).post(f"/console/failed/{failed(ground)}/redrive", version="7")
    ground.empty("JobsQueueUrl")


def follow(ground: Ground) -> None:
    """To a conversation's pull request: an event."""
    key = failed(ground)
    keep(ground, 1, session=key, source="ux")
    Operator(ground).get(f"/console/sessions/{key}/pull-request")


NEEDED: dict[tuple[str, str, str], Callable[[Ground], None]] = {
    ("ConsoleFunction", "WebSessions", "dynamodb:GetItem"): look,
    ("ConsoleFunction", "WebSessions", "dynamodb:PutItem"): begin_to_sign_in,
    ("ConsoleFunction", "WebSessions", "dynamodb:UpdateItem"): choose,
    ("ConsoleFunction", "WebSessions", "dynamodb:DeleteItem"): sign_out,
    ("ConsoleFunction", "SessionSummaries", "dynamodb:Query"): look,
    ("ConsoleFunction", "SessionEvents", "dynamodb:GetItem"): look_at_one,
    ("ConsoleFunction", "SessionEvents", "dynamodb:Query"): look_at_one,
    ("ConsoleFunction", "Conversations", "dynamodb:GetItem"): look_at_failed,
    ("ConsoleFunction", "Conversations", "dynamodb:UpdateItem"): hand_back,
    ("ConsoleFunction", "Sites", "dynamodb:GetItem"): look_at_settings,
    ("ConsoleFunction", "Jobs", "sqs:SendMessage"): hand_back,
    ("ConsoleFunction", "Events", "sqs:SendMessage"): follow,
    ("ConsoleFunction", "DiscordClientSecret", "ssm:GetParameter"): come_back,
}
"""What the console calls, with the call."""
