"""`ux-agent serve`: how it starts, what it refuses, and that nothing of it is left."""

import os
import shutil
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.playground.discord.people import BEN, FLOWER_SHOP, WORLD
from bot.playground.samples.script import SCRIPT, conversations
from tests.git_site import git, new_site
from tests.playground.operator import Operator
from tests.served import HOST, Served, free_port, is_free, parents_by_process, serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc"),
]


SOON = 3.0
"""Seconds until what is played in the playground is in the console."""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack with the sample site and people; the last of its tests ends it."""
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


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """With a site that declares nothing, where the port after its own is taken; as above."""
    folder = new_site(tmp_path_factory.mktemp("bare") / "site", {"index.html": "<h1>Hi</h1>"})
    port = free_port()
    with socket.socket() as taken:
        taken.bind((HOST, port + 1))
        taken.listen()
        with serving("--site", str(folder), port=port) as it:
            it.until_ready()
            yield it


class Own(NamedTuple):
    """Somebody's site, its state before it was served, and the local stack with it."""

    site: Path
    before: tuple[str, str]
    served: Served


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Own]:
    """With somebody's own site, whose manifest is not committed yet; as above."""
    site = new_site(tmp_path_factory.mktemp("own") / "my site", {"README": "x"})
    shutil.copytree(root / "bot" / "playground" / "sample_site", site, dirs_exist_ok=True)
    git(site, "add", "--all")
    git(site, "rm", "--cached", "--quiet", ".ux-agent.yml")
    git(site, "commit", "--quiet", "-m", "Mine")
    (site / "unsaved.txt").write_text("work in progress")
    before = state(site)
    with serving("--site", str(site)) as it:
        it.until_ready()
        yield Own(site, before, it)


def state(site: Path) -> tuple[str, str]:
    """Where a folder's branch is, and what of its work tree is not committed."""
    return git(site, "rev-parse", "HEAD"), git(site, "status", "--porcelain")


def test_it_is_healthy_once_a_signed_ping_went_through(served: Served) -> None:
    assert served.json("/healthz") == {"status": "ok"}


def test_it_says_where_to_look(served: Served) -> None:
    assert f"{served.address}/playground" in served.output
    assert "/ux-update make the navbar dark blue" in served.output


@pytest.mark.parametrize(
    "path", ["/", "/playground", "/playground/pulls", "/playground/site/HEAD/"]
)
def test_every_door_opens(served: Served, path: str) -> None:
    assert served.status(path) == 200


def test_the_pages_load_nothing_from_elsewhere(served: Served) -> None:
    with urllib.request.urlopen(f"{served.address}/playground", timeout=10) as answer:
        policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_a_second_one_on_the_same_port_says_so_in_one_line(served: Served) -> None:
    with serving(port=served.port) as second:
        assert second.ended() == 1
        (line,) = second.lines
    assert line.startswith(f"ux-agent: port {served.port} of {HOST} is taken")
    assert served.status() == 200


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
    # The machine may be busy with something else for a moment, but not three times.
    shades = ("#101010", "#121212", "#141414")
    told = (olive.seen_after(olive.confirm(f"make the navbar {shade}")) for shade in shades)
    assert any(seconds < SOON for seconds in told)


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


def test_its_end_leaves_nothing_running(served: Served) -> None:
    children = served.descendants()
    served.tell(signal.SIGINT)
    status = served.ended()
    left = children & parents_by_process().keys()

    assert len(children) >= 3  # the keeper, the engine, a container
    assert (status, left) == (0, set())
    assert is_free(served.port)
    assert "Traceback" not in served.output


def test_a_site_that_declares_nothing_is_served_by_a_look_at_it(bare: Served) -> None:
    said = "has no .ux-agent.yml at HEAD, so a look has to do; `ux-agent scan` proposes one"
    assert said in bare.output


def test_the_local_aws_takes_another_port_when_the_next_one_is_taken(bare: Served) -> None:
    assert bare.status() == 200


def test_an_impatient_second_interrupt_changes_nothing(bare: Served) -> None:
    children = bare.descendants()
    for _ in range(3):
        bare.tell(signal.SIGINT)
    assert bare.ended() == 0
    assert children & parents_by_process().keys() == set()
    assert "Traceback" not in bare.output


def test_somebodys_own_site_is_served_and_not_touched(own: Own) -> None:
    assert own.served.status("/playground/site/HEAD/css/site.css") == 200
    assert state(own.site) == own.before


def test_a_manifest_that_waits_in_the_work_tree_is_named(own: Own) -> None:
    assert "commit the one in its work tree" in own.served.output


def test_it_ends_when_the_local_aws_does(own: Own, root: Path) -> None:
    (keeper, *_) = sorted(own.served.descendants())
    os.kill(keeper, signal.SIGKILL)
    assert own.served.ended() == 1
    left = list((root / ".ux-agent-local").glob(f"engine-{own.served.port + 1}/*"))
    assert "the local AWS ended by itself" in own.served.output
    assert left == []


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_end_it_in_the_same_way_even_while_it_starts(name: signal.Signals) -> None:
    with serving() as served:
        served.until_said("starting the local AWS")
        children = served.descendants()
        served.tell(name)
        assert served.ended() == 0
        assert children & parents_by_process().keys() == set()
    assert "Traceback" not in served.output


def test_a_folder_that_is_no_git_repository_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    with serving("--site", str(folder)) as served:
        assert served.ended() == 1
    assert "is no git repository" in served.lines[-1]
    assert served.lines[-1].startswith("ux-agent: ")


@pytest.mark.parametrize("arguments", [(), ("--site", ".")])
def test_a_machine_without_git_is_told_so(arguments: tuple[str, ...]) -> None:
    with serving(*arguments, PATH="/nowhere") as served:
        assert served.ended() == 1
    assert served.lines[-1].startswith("ux-agent: git is not installed")


@pytest.mark.skipif(not is_free(65535), reason="somebody has the last port")
def test_a_port_that_leaves_none_for_the_local_aws_is_refused() -> None:
    with serving(port=65535) as served:
        assert served.ended() == 1
    assert "no free port for the local AWS from 65536 on" in served.lines[-1]
