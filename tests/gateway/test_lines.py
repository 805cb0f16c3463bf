"""What loggers say, as lines of ours."""

import json
import logging
from typing import Any

from bot.gateway.lines import Lines
from bot.log import Log

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


def told(level: int, text: str, error: Exception | None = None) -> list[dict[str, Any]]:
    """The lines that one record leads to."""
    lines: list[str] = []
    handler = Lines(Log(lines.append, "DEBUG"))
    about = (type(error), error, None) if error else None
    record = logging.LogRecord("discord.client", level, __file__, 1, text, (), about)
    if record.levelno >= handler.level:
        handler.handle(record)
    return [json.loads(line) for line in lines]


def test_a_warning_becomes_a_line() -> None:
    [line] = told(logging.WARNING, "heartbeat blocked")
    assert (line["level"], line["outcome"]) == ("WARNING", "discord.client")
    assert line["error"] == "heartbeat blocked"


def test_what_is_no_warning_does_not() -> None:
    assert told(logging.INFO, "connecting") == []


def test_the_worst_is_an_error() -> None:
    assert told(logging.CRITICAL, "the end")[0]["level"] == "ERROR"


def test_a_failure_is_told_without_the_token_in_it() -> None:
    [line] = told(logging.ERROR, "Attempting a reconnect", ValueError(f"refused: {TOKEN}"))
    assert "refused: [token]" in line["traceback"]


def test_the_words_are_told_without_the_token_in_them() -> None:
    assert TOKEN not in str(told(logging.ERROR, f"refused: {TOKEN}"))
