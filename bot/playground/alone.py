"""A small service by itself, as a command: it prints the settings that lead the bot there."""

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import NamedTuple

from bot.errors import BotError

_LOOK_SECONDS = 0.5


class Service(NamedTuple):
    """A server that may be entered, and the lines that lead there."""

    server: AbstractContextManager[object]
    lines: Iterable[str]


def parser(module: str, description: str | None) -> ArgumentParser:
    """The command `python -m module`, which may be given a port."""
    made = ArgumentParser(prog=f"python -m {module}", description=description)
    made.add_argument("--port", type=int, default=0, help="of 127.0.0.1 (default: a free one)")
    return made


def serve(name: str, open_service: Callable[[Namespace], Service], options: Namespace) -> int:
    """Serve until interrupted; the exit status is 0 then, and 1 when it cannot start."""
    try:
        service = open_service(options)
    except (BotError, OSError, ValueError) as fault:
        print(f"{name}: {fault}", file=sys.stderr)
        return 1
    with service.server:
        try:
            print("\n".join((*service.lines, "# stop: Ctrl-C")), flush=True)
            # An interrupt that comes just before a wait begins is only seen when it ends.
            while True:
                time.sleep(_LOOK_SECONDS)
        except KeyboardInterrupt:
            return 0
