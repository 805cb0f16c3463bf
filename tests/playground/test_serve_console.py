"""The local stack's operators' side: its doors, what is played there, and who fills it."""

import re
import time
from collections.abc import Iterator

import pytest

from bot.playground.discord.people import BEN, FLOWER_SHOP, WORLD
from bot.playground.samples.script import SCRIPT, conversations
from tests.playground.operator import Operator
from tests.served import Served, serving

pytestmark = pytest.mark.slow

SOON = 3.0
"""Seconds until what is played in the playground is in the console."""

COMMANDS = re.compile(r'<pre class="shell"[^>]*>(.*?)</pre>', re.DOTALL)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack with the sample people, who begin to talk."""
    with serving(has_samples=True) as it:
        it.until_ready()
        it.until_said("Ctrl-C")
        yield it


@pytest.fixture(scope="module")
def olive(served: Served) -> Iterator[Operator]:
    """She owns all servers that the bot is in, and looks at the first."""
    with Operator(served) as operator:
        operator.sign_in()
        operator.choose(WORLD.guild.id)
        yield operator


def test_the_terminal_names_the_console(served: Served) -> None:
    assert f"console      {served.address}/console  (sign in as Olive)" in served.output


def test_signing_in_leads_to_the_servers_and_back_to_the_console(served: Served) -> None:
    with Operator(served) as operator:
        signed_in = operator.sign_in()
    assert str(signed_in.url).startswith(f"{served.address}/console")
    for name in ("Sample site", "Tea house", "Flower shop"):
        assert name in signed_in.text
    assert "Book club" not in signed_in.text


def test_who_manages_nothing_sees_nothing(served: Served) -> None:
    with Operator(served) as operator:
        signed_in = operator.sign_in(BEN.id)
    assert "Flower shop" not in signed_in.text
    assert "Sample site" not in signed_in.text


def test_the_sample_people_fill_the_console(olive: Operator) -> None:
    expected = len(conversations(SCRIPT.read_text(encoding="utf-8")))
    path = "/sessions/list?range=1d&limit=100"

    def all_of_them() -> list[dict[str, object]]:
        rows: list[dict[str, object]] = olive.api(path, FLOWER_SHOP.id)["sessions"]
        return rows if len(rows) == expected else []

    rows = olive.until(all_of_them, 120)
    endings = [row["ending"] for row in rows]
    olive.until(lambda: olive.api("/metrics/summary", FLOWER_SHOP.id)["endings"]["completed"] == 6)
    assert {row["sample"] for row in rows} == {True}
    assert set(endings) == {"open", "completed", "cancelled", "failed"}
    assert {row["source"] for row in rows} == {"ux", "payment"}


def test_a_conversation_played_in_the_playground_appears_within_three_seconds(
    olive: Operator,
) -> None:
    assert olive.seen_after(olive.confirm("make the navbar #101010")) < SOON


def test_nobody_elses_conversations_are_in_ones_server(olive: Operator) -> None:
    rows = olive.api("/sessions/list?range=1d")["sessions"]
    assert {row["sample"] for row in rows} == {False}


def test_what_the_sample_people_do_is_not_seen_in_the_playground(olive: Operator) -> None:
    world = olive.http.get("/playground").text
    seen = olive.http.get("/playground/pulls").text
    assert "Flower shop" not in world
    assert "Flower Shop" not in seen


@pytest.mark.parametrize(
    "path", ["/sessions/list", "/sessions/x", "/conversations/x", "/metrics/summary"]
)
def test_the_api_asks_for_a_token(olive: Operator, path: str) -> None:
    assert olive.http.get(path).status_code == 401


def test_both_addresses_of_a_session_tell_the_same(olive: Operator) -> None:
    (newest, *_) = olive.api("/sessions/list?range=1d&limit=1")["sessions"]
    one, other = (
        olive.api(f"/{name}/{newest['session_id']}") for name in ("sessions", "conversations")
    )
    assert one == other
    assert one["events"]


def test_an_event_from_elsewhere_becomes_a_session(olive: Operator) -> None:
    key = olive.http.get("/playground/event-key").text.strip()
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    event = {"event_type": "WIDGET_OPENED", "session_id": "widget-1", "timestamp": now}
    sent = olive.http.post("/events", json=event, headers={"X-Tenant-Key": key})
    assert sent.status_code == 202
    olive.until(lambda: olive.api("/sessions/widget-1").get("source") == "widget")


def test_the_dashboards_health_and_document_are_beside_the_stacks_own(olive: Operator) -> None:
    assert olive.http.get("/dashboard/healthz").json()["status"] == "ok"
    assert "/sessions/list" in olive.http.get("/dashboard/openapi.json").json()["paths"]
    assert olive.http.get("/healthz").json() == {"status": "ok"}
