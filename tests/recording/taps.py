"""Writes down what the bot says to Discord while tests run, to be held against a contract.

Each distinct body becomes a file `<digest>.json`: `line` ("callback", or method and path of a
call), `body`, the names of `files`, and the `interaction` that a callback answers. What differs
only in ids, tokens and times is not distinct.
"""

import hashlib
import importlib.abc
import importlib.machinery
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

VARIABLE = "RECORD_DISCORD"
"""The environment variable that names the folder; where it is not set nothing is recorded."""

_CHANCE = re.compile(r"\b\d{9,20}\b|\b[A-Za-z0-9_-]{22}\b|\b[0-9a-f]{8}\b|(?<=/)[\w.~%-]{40,}")
_BAD_FORM = 50035


class Tape:
    """Where records go; what tests send in the bot's place is none while `is_on` is false."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_on = True
        self._seen: set[str] = set()

    def note(
        self, line: str, body: object, interaction: object = None, files: Sequence[str] = ()
    ) -> None:
        """Write a body down, unless it is there already."""
        if not self.is_on:
            return
        record = {"line": line, "body": body, "interaction": interaction, "files": list(files)}
        told = json.dumps(record, sort_keys=True)
        distinct = _CHANCE.sub("0", json.dumps([line, body, _kind(interaction)], sort_keys=True))
        name = hashlib.sha256(distinct.encode()).hexdigest()[:24]
        if name not in self._seen:
            self._seen.add(name)
            ours = self.folder / f"{name}.{os.getpid()}"  # several processes may write it at once
            ours.write_text(told, encoding="utf-8")
            ours.replace(self.folder / f"{name}.json")


def _kind(interaction: object) -> object:
    """What the answer depends on: the type, and the flags of the message acted on."""
    if not isinstance(interaction, dict):
        return None
    message = interaction.get("message")
    return [interaction.get("type"), message.get("flags") if isinstance(message, dict) else None]


class Tapping(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Taps a module as soon as it is loaded; none is loaded for its sake."""

    def __init__(self, taps: dict[str, Callable[[ModuleType], None]]) -> None:
        self._taps = taps
        self._loaders: dict[str, Any] = {}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname not in self._taps:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            self._loaders[fullname] = spec.loader
            spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        loader = self._loaders.pop(module.__name__)
        if module.__spec__ is not None:
            module.__spec__.loader = module.__loader__ = loader
        loader.exec_module(module)
        self._taps[module.__name__](module)


def recorded() -> dict[str, str]:
    """The environment for a process that is to record too, where this one does."""
    return {"PYTHONPATH": str(Path(__file__).parent)} if os.environ.get(VARIABLE) else {}


def install(folder: Path) -> Tape:
    """Record into the folder from now on; the modules concerned must not be loaded yet."""
    folder.mkdir(parents=True, exist_ok=True)
    tape = Tape(folder)
    taps = {
        "lambda_interactions.door": tape_door,
        "bot.playground.discord.responding": tape_responses,
        "bot.playground.discord.routes": tape_routes,
        "tests.adapters.webhook_server": tape_webhook_server,
    }
    sys.meta_path.insert(0, Tapping({name: _bound(tap, tape) for name, tap in taps.items()}))
    return tape


def _bound(tap: Callable[[Tape, Any], None], tape: Tape) -> Callable[[ModuleType], None]:
    return lambda module: tap(tape, module)


def tape_door(tape: Tape, module: Any) -> None:
    """The function's answers to interactions that it trusts."""
    real = module.OpenDoor.answer

    def answer(door: Any, event: Any, request_id: str) -> Any:
        answered = real(door, event, request_id)
        if answered["statusCode"] == 200:
            body = module.read_request(event).body
            tape.note("callback", json.loads(answered["body"]), json.loads(body))
        return answered

    module.OpenDoor.answer = answer


def tape_responses(tape: Tape, module: Any) -> None:
    """What the small Discord gets as initial response, whichever way."""
    real = module.acknowledge

    def acknowledge(state: Any, exchange: Any, body: object) -> None:
        tape.note("callback", body, exchange.payload)
        real(state, exchange, body)

    module.acknowledge = acknowledge


def tape_routes(tape: Tape, module: Any) -> None:
    """Calls of the small Discord's API that it takes, or refuses for their form."""
    real = module._answer  # noqa: SLF001 - all routes meet there

    def answer(rest: Any, handle: Any, request: Any, content: bytes) -> Any:
        answered = real(rest, handle, request, content)
        if not tape.is_on:
            return answered
        is_bad_form = answered.status_code == 400 and _code(answered.body) == _BAD_FORM
        is_response = request.url.path.endswith(
            "/callback"
        )  # those are noted with what they answer
        if content and not is_response and (answered.status_code < 300 or is_bad_form):
            body = module.read(request.headers.get("content-type", ""), content)
            files = [file.name for file in getattr(body, "files", {}).values()]
            tape.note(f"{request.method} {request.url.path}", body, files=files)
        return answered

    module._answer = answer  # noqa: SLF001


def tape_webhook_server(tape: Tape, module: Any) -> None:
    """What the messenger sends to the server of its tests."""
    real = module.SmallDiscord.take

    def take(discord: Any, call: Any) -> Any:
        if call.body:
            files = [name for name, _ in call.files.values()]
            tape.note(f"{call.method} {call.path}", call.body, files=files)
        return real(discord, call)

    module.SmallDiscord.take = take


def _code(content: bytes) -> object:
    try:
        return json.loads(content).get("code")
    except (ValueError, AttributeError):
        return None
