"""Each permission of each role, and the call that needs it: without it that call is denied."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.conversation.job import Job
from bot.conversation.phase import Phase
from bot.conversation.reply import Handle
from bot.playground.github.webhook import signature
from tests.deployment.console_calls import NEEDED as OF_THE_CONSOLE
from tests.deployment.ground import (
    AT_GITHUB,
    GUILD,
    LONG_AGO,
    REPOSITORY,
    SECRET,
    Ground,
    deployed,
)
from tests.deployment.session_calls import NEEDED as OF_SESSIONS
from tests.deployment.translated import PERMISSIONS, Template, actions, statements
from tests.git_site import git, new_site
from tests.interactions.payloads import CONVERSATION, NOW, OWNER, command, event, press, submit
from tests.lambda_interactions.test_outbox_transcripts import step
from tests.main_path.conftest import free_port
from tests.ux_agent.test_outbox import item as conversation

Permission: TypeAlias = tuple[str, str, str]
"""A function, the Sid of a statement of its role, an action."""


def ask(ground: Ground) -> None:
    """`/ux-update`, deferred to the worker."""
    ground.asked()


def confirm_what_is_not_there(ground: Ground) -> None:
    """A Confirm that loses, and reads why."""
    ground.press("confirm", CONVERSATION)


def set_up(ground: Ground) -> None:
    """The form of `/ux-setup`, sent by somebody who manages the server."""
    form = submit(Handle("setup", CONVERSATION, "00000000", OWNER), "")
    form["member"]["permissions"] = str(1 << 5)
    ground.interact(form)


def cancel(ground: Ground) -> None:
    """A Cancel."""
    ground.press("cancel", CONVERSATION)


def list_own(ground: Ground) -> None:
    """`/ux-status` of somebody who has a conversation."""
    ground.asked()
    payload = command()
    payload["data"] = {**payload["data"], "name": "ux-status", "options": []}
    ground.interact(payload)


def understand(ground: Ground) -> None:
    """A request that the worker reads, whose card can be shown by the bot token only."""
    ground.deliver("WorkerFunction", ground.asked(), sent_at=LONG_AGO, channel_id="")


def understand_with_a_model(ground: Ground) -> None:
    """A request that the grammar leaves open: what a model may take is counted first."""
    asked = ground.asked("make it look a bit nicer")
    ground.deliver("WorkerFunction", asked, sent_at=LONG_AGO, channel_id="")


def understand_too_early(ground: Ground) -> None:
    """A job whose conversation is not written yet."""
    job = Job("understand", GUILD, CONVERSATION, sent_at=NOW)
    ground.deliver("WorkerFunction", ground.queued("JobsQueueUrl", job))


def undo_in_vain(ground: Ground) -> None:
    """An undo that cannot be, told last: nothing of it stays; its card can be reached no more."""
    asked = ground.asked()
    key = asked.body["conversation_id"]
    ground.change(key, "undo_of", {"S": CONVERSATION})
    ground.change(key, "channel_id", {"S": ""})
    ground.deliver("WorkerFunction", asked, kind="undo", sent_at=LONG_AGO, channel_id="")
    assert ground.stack.conversation(key) is None


def refresh(ground: Ground) -> None:
    """The index of a git folder, built and kept."""
    ground.forget_site()
    ground.deliver("WorkerFunction", ground.queued("JobsQueueUrl", Job("index", GUILD)))


def refresh_by_app(ground: Ground) -> None:
    """The index of a site at GitHub, asked for as a GitHub App."""
    ground.restart("WorkerFunction", GITHUB_APP_ID="1")
    ground.deliver("WorkerFunction", ground.queued("JobsQueueUrl", Job("index", AT_GITHUB)))


def refresh_by_token(ground: Ground) -> None:
    """The index of a site at GitHub, asked for with a token."""
    ground.restart("WorkerFunction", GITHUB_APP_ID="")
    ground.deliver("WorkerFunction", ground.queued("JobsQueueUrl", Job("index", AT_GITHUB)))


def understand_as_bot(ground: Ground) -> None:
    """The same in a new container, which keeps no bot token yet."""
    ground.restart("WorkerFunction")
    understand(ground)


def give_up(ground: Ground) -> None:
    """A confirmed job that no worker could ship, whose card is gone: looked at again later."""
    job = ground.confirmed()
    ground.change(job.body["conversation_id"], "channel_id", {"S": ""})
    ground.deliver("DeadLettersFunction", job, sent_at=LONG_AGO, channel_id="")


def give_up_as_bot(ground: Ground) -> None:
    """The same in a new container, told by the bot token."""
    ground.restart("DeadLettersFunction")
    give_up(ground)


def give_back(ground: Ground) -> None:
    """A dead letter of a newer version's conversation."""
    asked = ground.asked()
    ground.change(asked.body["conversation_id"], "schema_version", {"N": "99"})
    letter = ground.queued("DeadLetterQueueUrl", Job("execute", GUILD, CONVERSATION))
    ground.deliver("DeadLettersFunction", letter, conversation_id=asked.body["conversation_id"])


def give_up_by_app(ground: Ground) -> None:
    """A look for the pull request at GitHub, as a GitHub App."""
    _give_up_at_github(ground, app_id="1")


def give_up_by_token(ground: Ground) -> None:
    """A look for the pull request at GitHub, with a token."""
    _give_up_at_github(ground, app_id="")


def _give_up_at_github(ground: Ground, app_id: str) -> None:
    ground.restart("DeadLettersFunction", GITHUB_APP_ID=app_id)
    job = ground.confirmed()
    ground.change(job.body["conversation_id"], "site", {"S": REPOSITORY})
    ground.deliver("DeadLettersFunction", job)


def push(ground: Ground) -> None:
    """A push to the repository of a site, told and signed by GitHub; the secret is read anew."""
    ground.restart("GithubWebhookFunction")
    told = {"full_name": REPOSITORY, "default_branch": "main"}
    body = json.dumps({"ref": "refs/heads/main", "repository": told}).encode()
    headers = {"x-github-event": "push", "x-hub-signature-256": signature(body, SECRET)}
    assert ground.invoke("GithubWebhookFunction", event(body, headers))["statusCode"] == 202


def schedule(ground: Ground) -> None:
    """The end of a conversation that begins."""
    ground.changed(None, conversation())


def reschedule(ground: Ground) -> None:
    """An end that moves."""
    ground.changed(None, conversation())
    ground.changed(conversation(), conversation(expires_at=NOW + 7200))


def unschedule(ground: Ground) -> None:
    """An end that is no more."""
    ground.changed(conversation(), None)


def say(ground: Ground) -> None:
    """Something said: it is kept."""
    ground.changed(None, step(Phase.AWAITING_CONFIRMATION, 1))


def say_after_a_long_time(ground: Ground) -> None:
    """Something said when all that was kept is over."""
    say(ground)
    ground.end_chat_sessions()
    ground.changed(None, step(Phase.AWAITING_CONFIRMATION, 2))


def tell(ground: Ground) -> None:
    """A transition, told as an event."""
    ground.changed(None, step(Phase.AWAITING_CONFIRMATION, 1, created_at=NOW))


def read_history(ground: Ground) -> None:
    """`/ux-history`."""
    payload = command()
    payload["data"] = {**payload["data"], "name": "ux-history", "options": []}
    ground.interact(payload)


def forget(ground: Ground) -> None:
    """What was said, deleted."""
    ground.interact(press(Handle("forget", CONVERSATION, "0" * 8, OWNER, "1")))


def list_chat_sessions(ground: Ground) -> None:
    """Somebody's chat sessions, for a page that has signed them in; the keys are read anew."""
    ground.restart("ChatFunction")
    assert ground.of_chat_sessions("GET", "/chat/sessions") == 200


def delete_chat_session(ground: Ground) -> None:
    """One of them, deleted: there is none of that id."""
    path = "/chat/sessions/00000000-0000-4000-8000-000000000000"
    assert ground.of_chat_sessions("DELETE", path) == 404


def ask_for_a_link(ground: Ground) -> None:
    """`/payment`."""
    payload = command()
    payload["data"] = {**payload["data"], "name": "payment", "options": []}
    ground.interact(payload)


def pay(ground: Ground) -> None:
    """A payment session that begins."""
    ground.payer().say("hello")


def pay_in_a_new_container(ground: Ground) -> None:
    """The same where Stripe's key is not known yet."""
    ground.restart("ChatFunction")
    pay(ground)


def type_a_card(ground: Ground) -> None:
    """A card number, to be sealed."""
    ground.payer().say("hello", "John Smith", "4242424242424242")


def type_all_of_a_card(ground: Ground) -> None:
    """A card whose number is opened once more; there is no Stripe to give it to."""
    expiry = f"12/{time.gmtime(NOW).tm_year + 1}"
    with suppress(AssertionError):
        ground.payer().say("hello", "John Smith", "4242424242424242", expiry, "123")


def stop_paying(ground: Ground) -> None:
    """A payment session that is cancelled."""
    ground.payer().say("hello", "cancel")


def stop_paying_as_asked_for(ground: Ground) -> None:
    """One that `/payment` began, whose end is told."""
    ground.linked().say("John Smith", "cancel")


NEEDED: dict[Permission, Callable[[Ground], None]] = {
    ("InteractionsFunction", "Conversations", "dynamodb:PutItem"): ask,
    ("InteractionsFunction", "Conversations", "dynamodb:UpdateItem"): confirm_what_is_not_there,
    ("InteractionsFunction", "Conversations", "dynamodb:GetItem"): confirm_what_is_not_there,
    ("InteractionsFunction", "Conversations", "dynamodb:DeleteItem"): cancel,
    ("InteractionsFunction", "Conversations", "dynamodb:BatchGetItem"): list_own,
    ("InteractionsFunction", "Listing", "dynamodb:Query"): list_own,
    ("InteractionsFunction", "Sites", "dynamodb:GetItem"): ask,
    ("InteractionsFunction", "Sites", "dynamodb:UpdateItem"): set_up,
    ("InteractionsFunction", "Limits", "dynamodb:UpdateItem"): ask,
    ("InteractionsFunction", "Jobs", "sqs:SendMessage"): ask,
    ("InteractionsFunction", "History", "dynamodb:Query"): read_history,
    ("InteractionsFunction", "ChatSessions", "dynamodb:DeleteItem"): forget,
    ("WorkerFunction", "Conversations", "dynamodb:GetItem"): understand,
    ("WorkerFunction", "Conversations", "dynamodb:UpdateItem"): understand,
    ("WorkerFunction", "Conversations", "dynamodb:DeleteItem"): undo_in_vain,
    ("WorkerFunction", "Sites", "dynamodb:GetItem"): refresh,
    ("WorkerFunction", "Sites", "dynamodb:UpdateItem"): refresh,
    ("WorkerFunction", "ModelBudget", "dynamodb:UpdateItem"): understand_with_a_model,
    ("WorkerFunction", "Jobs", "sqs:ChangeMessageVisibility"): understand_too_early,
    ("WorkerFunction", "BotToken", "ssm:GetParameter"): understand_as_bot,
    ("WorkerFunction", "GithubPrivateKey", "ssm:GetParameter"): refresh_by_app,
    ("WorkerFunction", "GithubToken", "ssm:GetParameter"): refresh_by_token,
    ("DeadLettersFunction", "Conversations", "dynamodb:GetItem"): give_up,
    ("DeadLettersFunction", "Conversations", "dynamodb:UpdateItem"): give_up,
    ("DeadLettersFunction", "DeadLetters", "sqs:SendMessage"): give_up,
    ("DeadLettersFunction", "DeadLetters", "sqs:ChangeMessageVisibility"): give_back,
    ("DeadLettersFunction", "BotToken", "ssm:GetParameter"): give_up_as_bot,
    ("DeadLettersFunction", "GithubPrivateKey", "ssm:GetParameter"): give_up_by_app,
    ("DeadLettersFunction", "GithubToken", "ssm:GetParameter"): give_up_by_token,
    ("OutboxFunction", "Schedules", "scheduler:CreateSchedule"): schedule,
    ("OutboxFunction", "Schedules", "scheduler:GetSchedule"): reschedule,
    ("OutboxFunction", "Schedules", "scheduler:UpdateSchedule"): reschedule,
    ("OutboxFunction", "Schedules", "scheduler:DeleteSchedule"): unschedule,
    ("OutboxFunction", "ChatSessions", "dynamodb:UpdateItem"): say,
    ("OutboxFunction", "ChatSessions", "dynamodb:PutItem"): say_after_a_long_time,
    ("ChatFunction", "History", "dynamodb:Query"): list_chat_sessions,
    ("ChatFunction", "ChatSessions", "dynamodb:DeleteItem"): delete_chat_session,
    ("ChatFunction", "DashboardJwtKeys", "ssm:GetParameter"): list_chat_sessions,
    ("InteractionsFunction", "PaymentLinks", "dynamodb:PutItem"): ask_for_a_link,
    ("ChatFunction", "Sessions", "dynamodb:PutItem"): pay,
    ("ChatFunction", "Sessions", "dynamodb:GetItem"): pay,
    ("ChatFunction", "Sessions", "dynamodb:DeleteItem"): stop_paying,
    ("ChatFunction", "PaymentLimits", "dynamodb:UpdateItem"): pay,
    ("ChatFunction", "PaymentLimits", "dynamodb:GetItem"): pay,
    ("ChatFunction", "Outcomes", "sqs:SendMessage"): stop_paying_as_asked_for,
    ("ChatFunction", "Sealing", "kms:GenerateDataKey"): type_a_card,
    ("ChatFunction", "Sealing", "kms:Decrypt"): type_all_of_a_card,
    ("ChatFunction", "StripeSecretKey", "ssm:GetParameter"): pay_in_a_new_container,
    ("GithubWebhookFunction", "Jobs", "sqs:SendMessage"): push,
    ("GithubWebhookFunction", "GithubWebhookSecret", "ssm:GetParameter"): push,
    ("OutboxFunction", "Events", "sqs:SendMessage"): tell,
    **OF_SESSIONS,
    **OF_THE_CONSOLE,
}
"""What our own code calls, with the call."""

POLLS = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
READS = tuple(PERMISSIONS["OutboxFunction"]["UXConversationsTable.StreamArn"])
WRITES = ("logs:CreateLogStream", "logs:PutLogEvents")
STREAMS = ("Changes", "PaymentChanges")
MODELS = ("Model", "ModelProfile", "ModelOfProfile")
OF_THE_SERVICES: set[Permission] = {
    *(("WorkerFunction", "Jobs", action) for action in POLLS),
    *(("DeadLettersFunction", "DeadLetters", action) for action in POLLS),
    *(("EventsFunction", sid, action) for sid in ("Events", "Repairs") for action in POLLS),
    ("EventsFunction", "Absence", "s3:ListBucket"),
    *(("OutboxFunction", sid, action) for sid in STREAMS for action in READS),
    ("OutboxFunction", "Failures", "sqs:SendMessage"),
    ("OutboxFunction", "RoleOfSchedules", "iam:PassRole"),
    *(("WorkerFunction", sid, "bedrock:InvokeModel") for sid in MODELS),
    *((function, "Logs", action) for function in PERMISSIONS for action in WRITES),
    *(
        (function, "SecretsKey", "kms:Decrypt")
        for function in PERMISSIONS
        if function not in {"InteractionsFunction", "OutboxFunction", "EventsFunction"}
    ),
}
"""What AWS does with the role: Lambda polls the queue (AWS Lambda guide, "Using Lambda with Amazon
SQS"), reads the stream, tells of changes left out and writes the log, the parameter store decrypts,
EventBridge looks whether a schedule's role may be given away, Bedrock has the model answer. No
local AWS asks for these; test_roles.py asserts them.
"""


def permissions(template: Template) -> set[Permission]:
    """Every permission that the template gives, conditional ones included."""
    return {
        (function, statement["Sid"], action)
        for function in PERMISSIONS
        for statement in statements(template, function)
        for action in actions(statement)
    }


def test_every_permission_is_needed_by_a_call_or_by_a_service(translated: Template) -> None:
    assert permissions(translated) == NEEDED.keys() | OF_THE_SERVICES
    assert not NEEDED.keys() & OF_THE_SERVICES


@pytest.fixture(scope="module")
def ground(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """One deployment for all permissions."""
    if not (root / ".venv-ministack/bin/ministack").is_file():
        pytest.skip("no local AWS; `make setup` installs it")
    folder = tmp_path_factory.mktemp("statements")
    sample = root / "bot/playground/sample_site"
    files = {
        str(path.relative_to(sample)): path.read_text(encoding="utf-8")
        for path in sample.rglob("*")
        if path.is_file()
    }
    site = new_site(folder / "site", files)
    assert git(site, "status", "--porcelain") == ""
    with deployed(site, folder / "work", free_port()) as made:
        for function in {permission[0] for permission in NEEDED}:
            made.restart(function)
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("permission", NEEDED, ids="-".join)
def test_a_call_is_denied_when_its_permission_is_gone(
    ground: Ground, permission: Permission
) -> None:
    call = NEEDED[permission]
    with ground.without(*permission):
        # What comes after the denied call has nothing to go on with.
        with suppress(AssertionError, ValueError, KeyError):
            call(ground)
        assert ground.denied() == {permission[2]}


@pytest.mark.slow
@pytest.mark.parametrize("call", dict.fromkeys(NEEDED.values()), ids=lambda call: call.__name__)
def test_with_all_of_them_nothing_is_denied(ground: Ground, call: Callable[[Ground], None]) -> None:
    call(ground)
    assert ground.denied() == set()
