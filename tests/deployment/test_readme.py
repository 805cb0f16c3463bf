"""The README's deployment section and the runbook, followed word for word from an empty account."""

import json
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest

from tests.deployment.aws_commands import AwsCommands
from tests.deployment.rehearsal import Terminal, blocks, on_a_terminal, project_copy
from tests.served import free_port
from tests.shown import shown

pytestmark = pytest.mark.slow


class Rehearsal(NamedTuple):
    """The copy of the project, and what `make cloud` says that there is."""

    folder: Path
    discord: str
    github: str
    server: str
    repository: str

    def act(self, what: str, **wanted: Any) -> Any:
        """What a person does on the page; the answer."""
        world = {"user": "812340118112239616", "channel": "812340118112239776"}
        return ask(f"{self.discord}/playground/api/{what}", {**world, **wanted})

    def last_message(self) -> dict[str, Any]:
        """The newest message that the person sees."""
        query = "user=812340118112239616&channel=812340118112239776"
        messages = ask(f"{self.discord}/playground/api/state?{query}")["messages"]
        return dict(messages[-1]) if messages else {"components": [], "embeds": []}

    @property
    def variables(self) -> str:
        """What leads a shell there."""
        return (self.folder / ".ux-agent-local" / "cloud.env").read_text()

    def pulls(self) -> list[dict[str, Any]]:
        """The repository's pull requests."""
        found = ask(f"{self.github}/_control/")["repositories"][self.repository]["pulls"]
        return list(found)


def ask(url: str, body: Any = None) -> Any:
    """GET, or POST of JSON; the JSON answered."""
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, content, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def until(done: Callable[[], Any], seen: Callable[[], Any]) -> Any:
    """Wait until `done` gives something true, and return it; `seen` is told if it never does."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        found = done()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(seen())


def button(message: dict[str, Any], label: str) -> str:
    """The custom_id of a message's button, '' when it has none of that label."""
    buttons = shown(message).buttons.items()
    return next((part["custom_id"] for name, part in buttons if label in name), "")


def found(pattern: str, text: str) -> str:
    """What the pattern's group matches."""
    match = re.search(pattern, text)
    assert match, text
    return match[1]


@pytest.fixture(scope="module")
def rehearsal(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """`make cloud`, as the README says, in a copy of the project."""
    if not (root / ".venv-sam").is_dir():
        pytest.skip("AWS SAM is not installed here (make setup)")
    folder = project_copy(root, tmp_path_factory.mktemp("rehearsal"))
    port = free_port()
    with on_a_terminal(f"make cloud PORT={port}", folder) as terminal:
        said = terminal.until("stop       Ctrl-C")
        yield Rehearsal(
            folder,
            found(r"Discord +(http://\S+)/playground", said),
            found(r"GitHub +(http://\S+)/_control/", said),
            found(r"\(server (\d+)\)", said),
            found(r"\(repository (\S+)\)", said),
        )


def answer_questions(terminal: Terminal, rehearsal: Rehearsal) -> None:
    """What a person types; Enter takes what is proposed."""
    for head, typed in (
        ("AWS region", ""),
        ("Sites:", "a server"),
        ("a server id has 17 to 20 digits", f"{rehearsal.server}={rehearsal.repository}"),
        ("GitHub: app or token", ""),
        ("GitHub App: App ID", ""),
        ("GitHub App: installation id", ""),
        ("GitHub webhook: yes or no", ""),
    ):
        terminal.until(head)
        terminal.until("> ")
        terminal.type(typed)


def authorise(terminal: Terminal) -> None:
    """Open the page of the invitation and press its button."""
    let_in(terminal.until("Press Enter when"))
    terminal.type()


def let_in(told: str) -> None:
    """Press the button of the page of the invitation that a deployment names."""
    page = found(r"(http://\S+/oauth2/authorize\?\S+)", told)
    with urllib.request.urlopen(urllib.request.Request(page, b""), timeout=120) as answer:
        assert b"Authorised" in answer.read()


def test_the_readme_leads_from_an_empty_account_to_a_pull_request(rehearsal: Rehearsal) -> None:
    readme = (rehearsal.folder / "README.md").read_text()
    commands = blocks(readme, "## Deploy it", "**Without questions**")
    with on_a_terminal("".join(commands), rehearsal.folder) as terminal:
        answer_questions(terminal, rehearsal)
        authorise(terminal)
        terminal.until("Say in your server:")
        request = found(r"/ux-update (.*)", terminal.until("Check it any time"))
        assert terminal.ended() == 0, terminal.seen
    assert re.search(r"\d+ ✓ +\d ! +0 ✗", terminal.seen), terminal.seen
    assert "-----BEGIN" not in terminal.seen

    rehearsal.act("command", name="ux-update", options={"request": request.strip()})
    seen = rehearsal.last_message
    confirm = until(lambda: button(seen(), "Confirm"), seen)
    rehearsal.act("component", message=seen()["id"], custom_id=confirm)
    until(lambda: "Done" in shown(seen()).title, seen)

    (pull,) = rehearsal.pulls()
    assert (pull["state"], pull["head"].startswith("ux/navbar-")) == ("open", True)


def test_what_a_deployment_leaves_behind_holds_no_secret(rehearsal: Rehearsal) -> None:
    token = found(r"DISCORD_BOT_TOKEN='([^']+)'", rehearsal.variables)
    kept = [path for path in (rehearsal.folder / ".ux-agent-deploy").rglob("*") if path.is_file()]
    texts = {path.name: path.read_text(errors="replace") for path in kept}
    assert {"answers.json", "sam.log", "parameters.yaml", "template.json"} <= texts.keys()
    assert [name for name, text in texts.items() if token in text or "PRIVATE KEY-" in text] == []


def test_the_page_shows_the_deployed_bot(rehearsal: Rehearsal) -> None:
    conversation = rehearsal.last_message()["conversation"]
    kept = ask(f"{rehearsal.discord}/playground/api/conversation/{conversation}")
    assert kept["item"]["phase"] == "completed"
    assert rehearsal.act("recycle")["ended"] >= 1


def amazon(rehearsal: Rehearsal, service: str) -> Any:
    """A client of the rehearsal's AWS, as its administrator."""
    address = found(r"AWS_ENDPOINT_URL='([^']+)'", rehearsal.variables)
    make: Any = boto3.client
    return make(
        service,
        region_name="eu-west-1",
        endpoint_url=address,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def as_somebody(
    rehearsal: Rehearsal, name: str, policy: dict[str, Any], *commands: str
) -> Terminal:
    """Run commands as a user of that name who may do what the policy says; the terminal."""
    iam = amazon(rehearsal, "iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="all", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    lines = (
        ". .ux-agent-local/cloud.env",
        f"export AWS_ACCESS_KEY_ID={key['AccessKeyId']}",
        f"export AWS_SECRET_ACCESS_KEY={key['SecretAccessKey']}",
        *commands,
    )
    with on_a_terminal("\n".join(lines), rehearsal.folder) as terminal:
        terminal.ended()
    return terminal


@pytest.fixture(scope="module")
def policy(root: Path) -> dict[str, Any]:
    """What the README says that the deploying person may do."""
    text = (root / "docs" / "deploying-policy.json").read_text()
    return dict(json.loads(text))


def test_the_deploying_persons_policy_is_enough(
    rehearsal: Rehearsal, policy: dict[str, Any]
) -> None:
    s3 = amazon(rehearsal, "s3")
    for bucket in s3.list_buckets()["Buckets"]:
        s3.delete_bucket_policy(Bucket=bucket["Name"])  # it asks for TLS, which is not to be had
    answers = "--answer LogLevel=DEBUG --answer webhook=yes --answer EnableConsole=true"
    update = f"make deploy ARGS='--yes {answers}'"
    doctor = ".venv/bin/ux-agent doctor --cloud"
    terminal = as_somebody(rehearsal, "deployer", policy, update, doctor)
    assert terminal.process.returncode == 0, terminal.seen
    assert "UPDATE_COMPLETE" in terminal.seen
    assert "✓ forged webhook        refused with 401" in terminal.seen
    assert "✓ dashboard API" in terminal.seen


@pytest.mark.parametrize(
    ("sid", "command", "words"),
    [
        ("Secrets", "make deploy ARGS=--yes", "GetParameter"),
        ("Stack", "make deploy ARGS=--yes", "DescribeStacks"),
        ("Deliveries", ".venv/bin/ux-agent doctor --cloud", "ListEventSourceMappings"),
        ("Queues", ".venv/bin/ux-agent doctor --cloud", "GetQueueAttributes"),
        ("Tables", ".venv/bin/ux-agent doctor --cloud", "DescribeTable"),
    ],
)
def test_each_part_of_that_policy_is_needed(
    rehearsal: Rehearsal, policy: dict[str, Any], sid: str, command: str, words: str
) -> None:
    statements = [one for one in policy["Statement"] if one["Sid"] != sid]
    assert len(statements) == len(policy["Statement"]) - 1
    terminal = as_somebody(
        rehearsal, f"without-{sid}", {**policy, "Statement": statements}, command
    )
    assert terminal.process.returncode != 0
    assert f"{words}: " in terminal.seen
    assert "What the deploying person may do" in " ".join(terminal.seen.split())


def chapters(root: Path) -> list[str]:
    """The runbook's commands of each chapter; the first are those that each shell needs."""
    parts = re.split(r"^## ", (root / "docs" / "runbook.md").read_text(), flags=re.MULTILINE)
    return ["".join(re.findall(r"```sh\n(.*?)```", part, re.DOTALL)) for part in parts]


class Operator:
    """Somebody who follows the runbook, chapter by chapter.

    Whoever `is_quick` deploys nothing that is there, and changes the processor's variable alone.
    """

    def __init__(self, rehearsal: Rehearsal, root: Path, aws: Path, *, is_quick: bool) -> None:
        self._rehearsal = rehearsal
        self._chapters = chapters(root)
        self._aws = aws
        self._is_quick = is_quick

    def follows(self, number: int) -> str:
        """What a chapter shows; every command of it has to do well."""
        text, head = self._chapters[number], self._chapters[0]
        if self._is_quick:
            for answer in re.findall(
                r"^make deploy .*DynamodbWriteEnabled=(\w+)", text, re.MULTILINE
            ):
                self._switch(answer)
            text = re.sub(r"^make deploy .*\n", "", text, flags=re.MULTILINE)
        event = re.findall(r"^event\(\) {.*?^}\n", self._chapters[1], re.DOTALL | re.MULTILINE)
        lines = (
            ". .ux-agent-local/cloud.env",
            f"export PATH={self._aws}:$PATH",
            head,
            *event,
            text,
        )
        with on_a_terminal("\n".join(lines), self._rehearsal.folder) as terminal:
            assert terminal.ended() == 0, terminal.seen
        return terminal.seen

    def _switch(self, value: str) -> None:
        functions = amazon(self._rehearsal, "lambda")
        name = output(self._rehearsal, "EventsFunction")
        found = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
        variables = {**found, "DYNAMODB_WRITE_ENABLED": value}
        functions.update_function_configuration(
            FunctionName=name, Environment={"Variables": variables}
        )


def rows(rehearsal: Rehearsal) -> int:
    """How many events of the runbook's session the table has."""
    found = amazon(rehearsal, "dynamodb").query(
        TableName="picasso-session-events",
        KeyConditionExpression="pk = :pk AND begins_with(sk, :step)",
        ExpressionAttributeValues={
            ":pk": {"S": "SESSION#runbook-1"},
            ":step": {"S": "STEP#"},
        },
    )
    return int(found["Count"])


def output(rehearsal: Rehearsal, name: str) -> str:
    """An output of the stack."""
    (stack,) = amazon(rehearsal, "cloudformation").describe_stacks(StackName="ux-agent")["Stacks"]
    return str({one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}[name])


def send_to_the_dead(rehearsal: Rehearsal) -> None:
    """An event that could not be kept, and something that is none."""
    dead, sqs = output(rehearsal, "EventsDeadLetterQueueUrl"), amazon(rehearsal, "sqs")
    late = {"event_id": "runbook-3", "event_type": "CTA_CLICKED", "session_id": "runbook-1"}
    late |= {"tenant_hash": "0" * 14, "timestamp": "2026-11-21T12:00:00.000Z", "source": "widget"}
    for body in (json.dumps({**late, "step_number": 3}), "no event"):
        sqs.send_message(QueueUrl=dead, MessageBody=body)


def deploy_first(rehearsal: Rehearsal) -> None:
    """Deploy as a pipeline does, where nobody has deployed before."""
    cloudformation = amazon(rehearsal, "cloudformation")
    if any(one["StackName"] == "ux-agent" for one in cloudformation.describe_stacks()["Stacks"]):
        return
    answers = f"--yes --answer sites={rehearsal.server}={rehearsal.repository} --answer webhook=no"
    answers += " --answer EnableConsole=true"
    deploy = f". .ux-agent-local/cloud.env\nmake deploy ARGS='{answers}'"
    with on_a_terminal(deploy, rehearsal.folder) as terminal:
        assert terminal.ended() == 0, terminal.seen
    let_in(terminal.seen)


@pytest.mark.parametrize(
    "is_quick",
    [True, pytest.param(False, marks=pytest.mark.prove)],
    ids=["without deploying", "whole"],
)
def test_every_command_of_the_runbook_does_what_it_says(
    rehearsal: Rehearsal, root: Path, tmp_path: Path, is_quick: bool
) -> None:
    deploy_first(rehearsal)
    with AwsCommands(tmp_path / "bin", partial(amazon, rehearsal)) as commands:
        operator = Operator(rehearsal, root, commands.folder, is_quick=is_quick)
        off = operator.follows(1)
        assert is_quick or "Discord client secret" in off
        assert off.count("ACTIVE") == 2
        assert "ENABLED" in off
        assert re.search(r"tenant=0{14}/date=\S+/runbook-1\.json\n+0\n", off), off
        assert "duration_ms" in operator.follows(2)
        on = operator.follows(3)
        assert "STEP#002\tFORM_COMPLETED" in on
        assert "runbook-1\tform_completed" in on
        assert re.search(r"\d+ ✓ +\d ! +0 ✗", on), on
        assert operator.follows(4).rstrip().endswith("2")
        assert rows(rehearsal) == 2

        send_to_the_dead(rehearsal)
        again = operator.follows(5)
        assert "no event" in again
        assert "2 sent again" in again
        assert "made" in operator.follows(6)
        assert rows(rehearsal) == 3
    assert {words[1] for words in commands.lines} >= {"delete-table", "wait", "send-message"}
