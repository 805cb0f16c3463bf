"""What `ux-agent cloud` says from its start to its end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.playground.cloud import empty
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.github.small_github import SmallGitHub
from bot.playground.stack.local_stack import Places
from bot.playground.stopping import Stopping


def test_the_shell_is_led_to_the_gateway_too(tmp_path: Path) -> None:
    here = "http://127.0.0.1:9"
    github = SmallGitHub(tmp_path / "g")
    cloud = empty.Cloud(SmallDiscord(), github, here, here, here, tmp_path)
    assert cloud.variables["DISCORD_GATEWAY_URL"] == "ws://127.0.0.1:9/gateway"


def test_ctrl_c_is_answered_and_the_end_told_once_all_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def running(port: int, places: Places, end: Stopping) -> Iterator[empty.Cloud]:
        here = f"http://127.0.0.1:{port}"
        yield empty.Cloud(SmallDiscord(), SmallGitHub(tmp_path / "g"), here, here, here, tmp_path)
        print("(everything ends)")

    def pressed() -> threading.Event:
        over = threading.Event()
        over.set()
        return over

    monkeypatch.setattr(empty, "_running", running)
    monkeypatch.setattr(empty, "_told_to_stop", pressed)
    assert empty.main(9, places=Places(work=tmp_path)) == 0
    begin, _, rest = capsys.readouterr().out.partition("the account is forgotten")
    end = rest.split("\n")
    site = f"{SmallDiscord().state.world.guild.id}={empty.REPOSITORY}"
    assert f'make deploy ARGS="--yes --answer sites={site}"' in begin
    assert [line.strip() for line in end if line.strip()] == [
        "· stopping: half a minute at most",
        "(everything ends)",
        "· stopped; nothing is left running",
    ]
