"""Tests of tests.recording.taps: what the bot says is written down, and once."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.playground.discord import responding, routes
from tests.adapters import webhook_server
from tests.adapters.webhook_server import Call
from tests.playground.discord.scripted import Town
from tests.playground.http_client import Http
from tests.recording.taps import Tape, Tapping, tape_responses, tape_routes, tape_webhook_server
from tests.recording.taps import __file__ as TAPS  # noqa: N812 - a constant


@pytest.fixture
def town() -> Town:
    return Town()


def records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in folder.iterdir()]


def test_what_differs_in_ids_alone_is_written_once(tmp_path: Path) -> None:
    tape = Tape(tmp_path)
    for token, number in (("a" * 60, "53908232506183680"), ("b" * 60, "53908232506183681")):
        tape.note(f"PATCH /webhooks/{number}/{token}/messages/@original", {"content": "hi"})
    tape.note("PATCH /webhooks/1/token/messages/@original", {"content": "hello"})
    assert sorted(record["body"]["content"] for record in records(tmp_path)) == ["hello", "hi"]


def test_an_answer_is_kept_for_each_kind_of_interaction(tmp_path: Path) -> None:
    tape = Tape(tmp_path)
    for interaction in ({"type": 2}, {"type": 3, "message": {"flags": 64}}, {"type": 3}):
        tape.note("callback", {"type": 5}, interaction)
    assert len(records(tmp_path)) == 3


def test_nothing_is_written_while_tests_speak_in_the_bots_place(tmp_path: Path) -> None:
    tape = Tape(tmp_path)
    tape.is_on = False
    tape.note("callback", {"type": 5})
    assert records(tmp_path) == []


def test_a_module_is_tapped_when_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "said_by_nobody.py").write_text("WORDS = 'hello'")
    monkeypatch.syspath_prepend(tmp_path)
    seen: list[str] = []
    tapping = Tapping({"said_by_nobody": lambda module: seen.append(module.WORDS)})
    monkeypatch.setattr(sys, "meta_path", [tapping, *sys.meta_path])
    importlib.import_module("said_by_nobody")
    assert seen == ["hello"]


def test_a_process_records_where_a_folder_is_named(tmp_path: Path) -> None:
    script = """
from lambda_interactions.door import OpenDoor
from tests.interactions.payloads import command, encoded, event
from tests.lambda_interactions.house import House
House().interact(command(request="blue"))
"""
    root = Path(__file__).parent.parent.parent
    environ = {
        "RECORD_DISCORD": str(tmp_path),
        "PYTHONPATH": f"{Path(TAPS).parent}:{root}",
        "PATH": "",
    }
    subprocess.run([sys.executable, "-c", script], check=True, env=environ, timeout=60)
    (record,) = records(tmp_path)
    assert (record["line"], record["body"]["type"]) == ("callback", 4)
    assert record["interaction"]["data"]["name"] == "ux-update"


@contextmanager
def tapped(module: Any, name: str, tap: Any, folder: Path) -> Iterator[None]:
    """A module tapped for a while; `name` is what the tap replaces."""
    with pytest.MonkeyPatch.context() as patch:
        owner = module if hasattr(module, name) else module.SmallDiscord
        patch.setattr(owner, name, getattr(owner, name))
        tap(Tape(folder), module)
        yield


def test_what_the_messenger_sends_is_recorded_with_its_files(tmp_path: Path) -> None:
    files = {"files[0]": ("navbar.diff", b"-a")}
    call = Call("PATCH", "/webhooks/1/t/messages/@original", {"content": "hi"}, {}, files)
    with tapped(webhook_server, "take", tape_webhook_server, tmp_path):
        webhook_server.SmallDiscord().take(call)
    (record,) = records(tmp_path)
    assert (record["line"], record["files"]) == (f"{call.method} {call.path}", ["navbar.diff"])


@pytest.mark.parametrize(
    ("body", "token", "kept"),
    [({"content": "hi"}, "", 1), ({"content": 5}, "", 1), ({"content": "hi"}, "unknown", 0)],
)
def test_a_call_is_recorded_if_it_is_taken_or_refused_for_its_form(
    town: Town, tmp_path: Path, body: Any, token: str, kept: int
) -> None:
    http = Http(Starlette(routes=[routes.api(town.discord.rest)]), "http://127.0.0.1/api/v10/")
    said = f"webhooks/{town.discord.application_id}/{token or town.ask().token}"
    with tapped(routes, "_answer", tape_routes, tmp_path):
        http.post(said, json=body)
    assert [record["body"] for record in records(tmp_path)] == [body] * kept


def test_the_first_answer_is_recorded_with_what_it_answers(town: Town, tmp_path: Path) -> None:
    exchange = town.ask((202, {}, b""))
    with tapped(responding, "acknowledge", tape_responses, tmp_path):
        responding.acknowledge(town.discord.state, exchange, {"type": 5})
    (record,) = records(tmp_path)
    assert (record["line"], record["interaction"]["type"]) == ("callback", 2)
