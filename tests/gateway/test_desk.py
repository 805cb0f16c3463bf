"""One interaction at the gateway's desk: what Discord is sent, again where needed, and the log."""

import json
import threading
import time
from functools import cached_property
from typing import Any

import httpx
import pytest

from bot.adapters.aws.errors import NoAnswer
from bot.adapters.deadline import LATEST_START, Deadline
from bot.adapters.discord_call import Discord
from bot.conversation.reply import Card, Reply, Say
from bot.gateway.desk import Desk, Pair, Ways
from bot.log import Log
from tests.interactions.payloads import NOW, RecordingAgent, command

SHOWN = Say(Card("Hello", ("You said so.",)))


class Api:
    """Discord's API: answers from its script, 204 once that is empty, and notes what came."""

    def __init__(self, *script: tuple[int, int], retry_after: float = 0.0) -> None:
        self.script = list(script)
        self.headers = {"Retry-After": str(retry_after)} if retry_after else {}
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        status, code = self.script.pop(0) if self.script else (204, 0)
        if status == 0:
            raise httpx.ReadTimeout("nobody answers", request=request)
        told = {"code": code, "message": "…"} if code else None
        return httpx.Response(status, json=told, headers=self.headers)


class Office:
    """A desk, the API that it answers to, and what it wrote."""

    def __init__(self, api: Api, *pairs: Pair) -> None:
        self.lines: list[str] = []
        self.slept: list[float] = []
        client = httpx.Client(transport=httpx.MockTransport(api))
        self.discord = Discord(client, "https://discord.test/api/v10", self.slept.append)
        self.ways = Ways(lambda: NOW, self.slept.append)
        self.pairs = pairs

    @cached_property
    def desk(self) -> Desk:
        """The desk, in the ways of that moment."""
        return Desk(self.pairs, self.discord, self.ways, Log(self.lines.append))

    def handle(self, payload: dict[str, Any], waited: float = 0.0) -> None:
        """Give it an interaction that came so many seconds ago."""
        self.desk.handle(payload, time.monotonic() - waited)

    @property
    def line(self) -> dict[str, Any]:
        """The one line in the log."""
        [line] = self.lines
        told: dict[str, Any] = json.loads(line)
        return told


def pair(agent: RecordingAgent | None = None) -> Pair:
    """An agent with a deadline of its own."""
    return Pair(agent or RecordingAgent(SHOWN), Deadline(time.monotonic))


def handled(api: Api, payload: dict[str, Any] | None = None, **agent: Any) -> Office:
    """A desk that was given one interaction."""
    office = Office(api, pair(RecordingAgent(SHOWN, **agent)))
    office.handle(payload or command(request="make it blue"))
    return office


def test_the_answer_is_posted_to_the_interactions_callback() -> None:
    api, payload = Api(), command(request="make it blue")
    office = handled(api, payload)
    [asked] = api.asked
    assert asked.url.path == f"/api/v10/interactions/{payload['id']}/{payload['token']}/callback"
    assert json.loads(asked.content)["type"] == 4
    assert "authorization" not in asked.headers
    assert asked.headers["user-agent"].startswith("DiscordBot (")
    assert (office.line["outcome"], office.line["status"]) == ("say", 204)


def test_the_log_line_tells_what_the_functions_does() -> None:
    payload = command(request="make it blue")
    line = handled(Api(), payload).line
    assert (line["interaction_id"], line["kind"]) == (payload["id"], "command")
    assert (line["action"], line["level"]) == ("ux-update", "INFO")
    assert {"user_id", "guild_id", "duration_ms", "container"} <= line.keys()


def test_an_agent_that_failed_serves_the_next_one() -> None:
    office = Office(Api(), pair(RecordingAgent(SHOWN, RuntimeError("boom"))))
    office.desk.handle(command(request="make it blue"), time.monotonic())
    office.desk.handle(command(request="make it red"), time.monotonic())
    assert len(office.lines) == 2


def test_messages_look_as_the_settings_say() -> None:
    looks = {}
    for style in ("components", "embed"):
        api = Api()
        office = Office(api, pair())
        office.ways = office.ways._replace(style=style)
        office.handle(command(request="make it blue"))
        looks[style] = json.loads(api.asked[0].content)["data"].keys()
    assert ("embeds" in looks["embed"], "embeds" in looks["components"]) == (True, False)


@pytest.mark.parametrize(("base", "count"), [("https://files.test", 1), ("https://other.test", 0)])
def test_files_count_where_the_settings_say(base: str, count: int) -> None:
    agent = RecordingAgent(SHOWN)
    office = Office(Api(), pair(agent))
    office.ways = office.ways._replace(cdn=(base,))
    payload = command(request="make it blue")
    file = {"id": "7", "filename": "a.png", "size": 1, "url": "https://files.test/a.png"}
    option = {"type": 11, "name": "image", "value": "7"}
    payload["data"] |= {
        "options": [*payload["data"]["options"], option],
        "resolved": {"attachments": {"7": file}},
    }
    office.handle(payload)
    assert len(agent.calls) == count  # a file from anywhere else is refused in words


@pytest.mark.parametrize("trouble", [(500, 0), (503, 0), (0, 0)])
def test_trouble_at_discord_is_met_by_another_try(trouble: tuple[int, int]) -> None:
    api = Api(trouble)
    office = handled(api)
    assert (len(api.asked), office.line["status"]) == (2, 204)


def test_an_answer_that_arrived_after_all_is_no_trouble() -> None:
    office = handled(Api((0, 0), (400, 40060)))
    assert (office.line["level"], office.line["status"]) == ("INFO", 200)


def test_an_interaction_that_somebody_else_answered_is_told() -> None:
    api = Api((400, 40060))
    office = handled(api)
    assert (len(api.asked), office.line["level"]) == (1, "WARNING")


def test_an_answer_that_is_too_late_is_told_and_not_repeated() -> None:
    api = Api((404, 10062))
    office = handled(api)
    assert len(api.asked) == 1
    assert office.line["error"] == "Discord did not take the answer: code 10062"


def test_no_try_comes_after_discord_has_stopped_waiting() -> None:
    api = Api(*[(500, 0)] * 9)
    office = Office(api, pair())
    office.handle(command(request="make it blue"), 2.5)
    assert (len(api.asked), office.line["level"]) == (1, "WARNING")


@pytest.mark.parametrize(("asked", "slept"), [(0.5, [0.5]), (3600.0, [])])
def test_a_wait_that_discord_asks_for_is_kept_where_there_is_time(
    asked: float, slept: list[float]
) -> None:
    office = Office(Api((429, 0), retry_after=asked), pair())
    office.handle(command(request="make it blue"))
    assert office.slept == slept


def test_what_nobody_foresaw_gets_an_apology_with_a_reference() -> None:
    api, payload = Api(), command(request="make it blue")
    office = handled(api, payload, fault=RuntimeError(f"boom {payload['token']}"))
    assert office.line["reference"] in api.asked[0].content.decode()
    assert (office.line["level"], office.line["outcome"]) == ("ERROR", "error")
    assert payload["token"] not in office.lines[0]


def test_what_is_no_interaction_is_told_and_nothing_else() -> None:
    api = Api()
    office = handled(api, {"type": 2, "id": "x", "token": "secret-token"})
    assert (api.asked, office.line["outcome"]) == ([], "malformed")
    assert "secret-token" not in office.lines[0]


def test_what_fails_on_the_way_out_is_told_without_the_token() -> None:
    payload = command(request="make it blue") | {"token": "plain-credential"}
    office = Office(Api((0, 0)), pair())

    def broken(_: float) -> None:
        raise RuntimeError(f"cannot wait for {payload['token']}")

    office.ways = office.ways._replace(sleep=broken)
    office.handle(payload)
    assert office.line["outcome"] == "error"
    assert payload["token"] not in office.lines[0]


class Asking(RecordingAgent):
    """Calls AWS through its deadline, as the real one does."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(SHOWN)
        self._deadline = deadline
        self.failed: list[Exception] = []

    def start_conversation(self, *given: Any, **more: Any) -> Reply:
        try:
            self._deadline.call(lambda: None)
        except NoAnswer as error:
            self.failed.append(error)
        return self.reply


@pytest.mark.parametrize(("waited", "fails"), [(0.0, False), (LATEST_START + 0.1, True)])
def test_the_time_that_an_interaction_waited_counts(waited: float, fails: bool) -> None:
    deadline = Deadline(time.monotonic)
    agent = Asking(deadline)
    office = Office(Api(), Pair(agent, deadline))
    office.handle(command(request="make it blue"), waited)
    assert bool(agent.failed) is fails


def test_an_agent_serves_one_interaction_at_a_time() -> None:
    together = threading.Barrier(2, timeout=10)

    class Meeting(RecordingAgent):
        def start_conversation(self, *given: Any, **more: Any) -> Reply:
            self.calls.append(given)
            together.wait()
            return self.reply

    agents = [Meeting(SHOWN), Meeting(SHOWN)]
    office = Office(Api(), *map(pair, agents))
    given = (command(request="make it blue"), time.monotonic())
    threads = [threading.Thread(target=office.desk.handle, args=given) for _ in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(agent.calls) for agent in agents] == [1, 1]
