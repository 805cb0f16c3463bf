"""`ux-agent doctor`: what this machine has of what the project needs."""

import importlib.util
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from bot.deployment.finding import Finding, Mark, note, well, wrong
from bot.deployment.screen import Screen
from bot.deployment.targets import LAMBDA, find_compiler, find_uv

OLDEST_PYTHON = (3, 11)
HOST = "127.0.0.1"
PORTS = {8400: "make run PORT=…", 8410: "make cloud PORT=…"}
_ENVIRONMENTS = {
    ".venv-ministack": ("bin/ministack", "the local AWS; `make run` installs it"),
    ".venv-sam": ("bin/sam", "AWS SAM; `make deploy` installs it"),
}
_OUR_PAGE = re.compile(r'<meta name="ux-agent-command" content="(make [a-z]+)">')


def run(screen: Screen, root: Path) -> int:
    """All chapters; the exit status is 1 when something is wrong."""
    screen.title("ux-agent doctor", "this machine; --cloud looks at a deployment, --site at a site")
    screen.chapter("Needed")
    screen.show_all(needed())
    screen.chapter("The local stack")
    screen.show_all(local_stack(root))
    screen.chapter("Nice to have")
    screen.show_all(nice_to_have())
    screen.tally()
    return 1 if screen.seen[Mark.WRONG] else 0


def needed() -> Iterator[Finding]:
    """Python with venv, git, make."""
    found = sys.version.split()[0]
    if sys.version_info >= OLDEST_PYTHON:
        yield well("Python", f"{found}, {sys.executable}")
    else:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        yield wrong("Python", f"{found}; {oldest} is needed", "make PYTHON=/path/to/python3")
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        yield well("venv", "environments can be made")
    else:
        yield wrong("venv", "this Python makes no environments", "Debian: apt install python3-venv")
    for program in ("git", "make"):
        yield _program(program, f"Debian: apt install {program}")


def local_stack(root: Path) -> Iterator[Finding]:
    """The environments beside this one, and the ports."""
    for name, (program, what) in _ENVIRONMENTS.items():
        path = root / name / program
        if path.is_file():
            yield well(name, str(path))
        else:
            yield note(name, f"not installed: {what}")
    for port, other in PORTS.items():
        if _is_free(port):
            yield well(f"port {port}", "free")
        elif command := _of_ours(port):
            yield well(f"port {port}", f"`{command}` runs there")
        else:
            yield note(f"port {port}", "something listens there", f"another one: {other}")


def nice_to_have() -> Iterator[Finding]:
    """What makes deployments quicker or tests more thorough."""
    uv = find_uv()
    if uv:
        yield well("uv", uv)
    else:
        yield wrong("uv", "missing: it builds for AWS Lambda", "make setup installs it")
    compiler = find_compiler(LAMBDA)
    if compiler:
        yield well(f"Python {LAMBDA.version}", f"{compiler}: functions ship with byte code")
    else:
        detail = "none here: functions ship without byte code and start more slowly"
        yield note(f"Python {LAMBDA.version}", detail, f"uv python install {LAMBDA.version}")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser:
        yield well("chromium", browser)
    else:
        yield note("chromium", "none: browser tests are skipped", "Debian: apt install chromium")


def _program(name: str, advice: str) -> Finding:
    path = shutil.which(name)
    if path is None:
        return wrong(name, "not installed", advice)
    answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    return well(name, next(iter(answer.stdout.splitlines()), path))


def _of_ours(port: int) -> str:
    """What started the server of this project that answers there, '' where another one does."""
    try:
        with httpx.Client(trust_env=False, timeout=2) as http:
            found = _OUR_PAGE.search(http.get(f"http://{HOST}:{port}/").text)
    except (httpx.HTTPError, UnicodeError):
        return ""
    return found[1] if found else ""


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex((HOST, port)) != 0
