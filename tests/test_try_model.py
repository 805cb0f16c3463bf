"""`ux-agent try` with a model: only where MODEL_ID is set, and it says so."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import SmallModel
from tests.ux_agent.asking_model.scripted import FILES, change, sure

OPEN = "make it look a bit nicer"
RULES = {
    "a bit nicer": sure(change("navbar", "background", "#1a5f7a")),
    "shouting": sure(change("home", "hero-text", "FRESH BREAD")),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        tmp_path.joinpath(name).write_text(str(text))
    return tmp_path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallModel]:
    with ModelServer(SmallModel(RULES)) as served:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", served.url)
        yield served.model


def tried(site: Path, capsys: pytest.CaptureFixture[str], *messages: str) -> tuple[str, str]:
    """The kind of what came out, and the remarks."""
    assert main(["try", "--json", "--site", str(site), *messages]) == 0
    printed = capsys.readouterr()
    return json.loads(printed.out)["kind"], printed.err


def test_nothing_is_asked_unless_a_model_is_named(
    site: Path, small: SmallModel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(site, capsys, OPEN) == ("clarify", "")
    assert small.requests == []


def test_a_named_model_reads_what_is_open_and_that_is_said(
    site: Path,
    small: SmallModel,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MODEL_ID", "a.model")
    kind, remarks = tried(site, capsys, OPEN)
    assert (kind, len(small.requests)) == ("edit", 1)
    assert remarks.startswith("ux-agent: A language model read this request")


def test_an_answer_is_read_with_what_was_said_before(
    site: Path,
    small: SmallModel,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MODEL_ID", "a.model")
    tried(site, capsys, "make it nicer", "just nicer, you know")
    texts = [request["messages"][0]["content"][0]["text"] for request in small.requests]
    assert json.loads(texts[-1])["said"] == [
        "make it nicer",
        "just nicer, you know",
    ]
