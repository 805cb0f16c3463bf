"""template.yaml deployed for real: what the local AWS does with functions, queues and roles."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.playground.stack.deploy import DeployFailed
from bot.playground.stack.engine import PortTaken, refuse_taken
from bot.playground.stack.local_stack import Answer, LocalStack, Places, StackOptions

pytestmark = [pytest.mark.slow]

QUICK = {"WorkerTimeout": "5", "QueueVisibilityTimeout": "30", "QueueMaxReceiveCount": "7"}


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What the stack told while it started."""
    return []


@pytest.fixture(scope="module")
def options(project: Path, ministack: Path, engine_port: int) -> StackOptions:
    """A stack of the small project."""
    return StackOptions(
        public_key="ab" * 32,
        application_id="1234",
        sites={"dm": "/a/folder"},
        discord_api_url="http://127.0.0.1:8400/api/v10",
        parameters=QUICK,
        port=engine_port,
        places=Places(project, ministack, project / "build/local", project / ".work"),
    )


@pytest.fixture(scope="module")
def stack(options: StackOptions, said: list[str]) -> Iterator[LocalStack]:
    """A running stack for all tests of this module."""
    with LocalStack.start(options, said.append) as running:
        yield running


def call(stack: LocalStack, **asked: Any) -> Answer:
    """Ask the stand-in for something over its URL."""
    return stack.invoke_url(json.dumps(asked).encode(), {"X-Sig": "Ab", "Content-Type": "text/x"})


def container(answer: Answer) -> str:
    """Who answered."""
    assert answer.status == 200, answer
    return str(json.loads(answer.body)["container"])


def eventually(found: Callable[[], object]) -> None:
    """Wait up to fifteen seconds until `found` is true."""
    deadline = time.monotonic() + 60
    while not found():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def deliveries(stack: LocalStack, job: str) -> list[str]:
    """The receive counts that the worker noted for a job."""
    item = stack.conversation(job) or {}
    return [count["N"] for count in item.get("seen", {}).get("L", [])]


def test_the_function_url_answers_with_the_functions_own_status_headers_and_body(
    stack: LocalStack,
) -> None:
    answer = call(stack)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.body)["signature"] == "Ab"


def test_starting_says_what_it_does(stack: LocalStack, said: list[str]) -> None:
    assert said[0] == "building interactions"
    assert said[-2:] == ["starting the local AWS", "deploying template.yaml"]


def test_the_functions_know_their_settings_and_nothing_of_ours(stack: LocalStack) -> None:
    environment = json.loads(call(stack).body)["environment"]
    assert environment["DISCORD_PUBLIC_KEY"] == "ab" * 32
    assert json.loads(environment["SITES"]) == {"dm": "/a/folder"}
    assert environment["JOBS_QUEUE_URL"] == stack.outputs["JobsQueueUrl"]
    assert "PYTEST_CURRENT_TEST" not in environment
    assert environment["HOME"] == str(stack.engine.folder)


def test_parallel_calls_are_answered_by_different_containers_at_the_same_time(
    stack: LocalStack,
) -> None:
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.append(call(stack, sleep=1.5))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({container(answer) for answer in answers}) == 3


def test_recycling_ends_the_containers_and_the_next_call_meets_a_new_one(
    stack: LocalStack,
) -> None:
    before = container(call(stack))
    assert before in {found.id for found in stack.containers()}
    ended = stack.recycle()
    assert before in {found.id for found in ended}
    assert not any(Path(f"/proc/{found.pid}").exists() for found in ended)
    after = container(call(stack))
    assert after not in {found.id for found in ended}
    assert [found.id for found in stack.containers() if found.function == "interactions"] == [after]


def test_recycling_waits_for_the_call_under_way(stack: LocalStack) -> None:
    answers: list[Answer] = []
    calling = threading.Thread(target=lambda: answers.append(call(stack, sleep=1)))
    calling.start()
    time.sleep(0.3)
    stack.recycle()
    calling.join()
    assert [answer.status for answer in answers] == [200]


def test_what_no_role_allows_is_refused(stack: LocalStack) -> None:
    answer = call(stack, scan=True)
    assert answer.status == 502
    assert b"not authorized to perform: dynamodb:Scan" in answer.body


def test_a_line_that_a_function_writes_is_found_in_its_log(stack: LocalStack) -> None:
    since = int(time.time() * 1000)
    answered = container(call(stack, sleep=0.001))
    lines = [json.loads(line.text) for line in stack.logs(since=since) if line.text[0] == "{"]
    assert lines == [{"container": answered, "asked": ["sleep"]}]


def test_a_job_reaches_the_worker_after_its_delay(stack: LocalStack) -> None:
    sent = time.time()
    call(stack, send=[{"id": "delayed", "delay": 1}])
    eventually(lambda: deliveries(stack, "delayed") == ["1"])
    assert time.time() - sent >= 1


def test_a_job_that_fails_comes_again_after_the_wait_that_the_worker_asked_for(
    stack: LocalStack,
) -> None:
    call(stack, send=[{"id": "again", "fail": 1, "after": 1}])
    eventually(lambda: deliveries(stack, "again") == ["1", "2"])


def test_a_job_that_never_succeeds_becomes_a_dead_letter(stack: LocalStack) -> None:
    call(stack, send=[{"id": "poison", "fail": 99}])
    eventually(lambda: "dead" in (stack.conversation("poison") or {}))
    assert deliveries(stack, "poison") == [str(count) for count in range(1, 8)]


def test_a_worker_that_dies_takes_no_other_job_with_it(stack: LocalStack) -> None:
    call(stack, send=[{"id": "killer", "die": True}, {"id": "bystander"}])
    eventually(lambda: deliveries(stack, "bystander") == ["1"])
    eventually(lambda: deliveries(stack, "killer") == ["1"])


def test_items_expire_by_the_attribute_that_the_template_names(stack: LocalStack) -> None:
    table = stack.outputs["ConversationsTable"]
    described = stack.aws.dynamodb.describe_time_to_live(TableName=table)
    assert described["TimeToLiveDescription"] == {
        "AttributeName": "ttl",
        "TimeToLiveStatus": "ENABLED",
    }


def test_an_absent_conversation_is_none(stack: LocalStack) -> None:
    assert stack.conversation("absent") is None


def test_a_second_stack_on_the_same_port_is_refused_with_the_port_named(
    stack: LocalStack, options: StackOptions
) -> None:
    with pytest.raises(PortTaken, match=f"port {options.port} "):
        LocalStack.start(options, print)


def test_stopping_leaves_no_process_no_file_and_no_port(
    stack: LocalStack, options: StackOptions
) -> None:
    call(stack)
    pids = [found.pid for found in stack.containers()]
    assert pids
    stack.stop()
    stack.stop()
    assert not any(Path(f"/proc/{pid}").exists() for pid in [*pids, stack.engine.process.pid])
    assert not stack.engine.folder.exists()
    refuse_taken(options.port)


def test_a_stack_that_cannot_be_deployed_leaves_nothing_running(
    stack: LocalStack, options: StackOptions
) -> None:
    stack.stop()
    with pytest.raises(DeployFailed, match="DiscordPublicKey"):
        LocalStack.start(options._replace(public_key="short"), print)
    refuse_taken(options.port)
