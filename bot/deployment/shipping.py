"""Builds the functions and hands template.yaml to CloudFormation with AWS SAM."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.deployment import deliveries, template
from bot.deployment import stack as stacks
from bot.deployment.amazon import Amazon, Client
from bot.deployment.build import Builder
from bot.deployment.stack import Event, Stack
from bot.deployment.stage import Stage
from bot.deployment.targets import LAMBDA, Target, local_target
from bot.errors import BotError, ConfigurationError

LIGHT = "light"
NOT_ASKED_FOR = "raise RuntimeError('deployed without this function: run make deploy again')"
_LOOK_SECONDS = 0.5
_DONE = {"CREATE_COMPLETE": "created", "UPDATE_COMPLETE": "updated", "DELETE_COMPLETE": "deleted"}
_ERROR = "Error:"
"""SAM begins with it the line that says why it ended; what went before is for its log."""


class DeployFailed(BotError):
    """The stack is not as the template says; `mend` holds the lines that say what to do."""

    def __init__(self, message: str, mend: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.mend = mend


class Yard(NamedTuple):
    """Where things are: the project, and the git-ignored folder of what a stage leaves behind."""

    root: Path
    folder: Path

    def sam(self) -> Path:
        """AWS SAM; raises ConfigurationError where it is not installed."""
        own = self.root / ".venv-sam" / "bin" / "sam"
        found = str(own) if own.is_file() else shutil.which("sam")
        if found is None:
            raise ConfigurationError("AWS SAM is not installed: `make deploy` installs it")
        return Path(found)


def target(yard: Yard, amazon: Amazon) -> Target:
    """What to build for: AWS Lambda, or this machine where a local AWS runs the functions."""
    if not amazon.stand_in:
        return LAMBDA
    return local_target(yard.root / ".venv-ministack" / "bin" / "python")


def build(
    yard: Yard, wanted: Target, parameters: Mapping[str, str], say: Callable[[str], None]
) -> Path:
    """Build each function as the parameters ask; the path of the template that names the folders.

    Raises BuildFailed and ConfigurationError.
    """
    declared = template.load(yard.root / "template.yaml")
    template.publish(declared, parameters)
    aws_client = parameters.get("AwsClient", LIGHT)
    builder = Builder(
        yard.root, yard.root / "build" / _name(wanted), wanted, say, aws_client=aws_client
    )
    asked_for = template.functions(declared, parameters)
    for function in template.functions(declared):
        properties = declared["Resources"][function.logical_id]["Properties"]
        if function in asked_for:
            properties["CodeUri"] = str(builder.folder(function))
        else:
            del properties["CodeUri"]
            properties["InlineCode"] = NOT_ASKED_FOR
    path = yard.folder / "template.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(declared, indent=1), encoding="utf-8")
    return path


def deploy(
    yard: Yard,
    amazon: Amazon,
    stage: Stage,
    parameters: Mapping[str, str],
    say: Callable[[str], None],
) -> Stack:
    """Create or update the stack from the built template; raises DeployFailed and CloudFault."""
    cloudformation = amazon.client("cloudformation")
    before = {event.id for event in stacks.events(cloudformation, stage.stack)}
    log = yard.folder / "sam.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            _command(yard, amazon, stage, parameters), stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        is_changed = _told(process, _follow(process, cloudformation, stage.stack, before), say)
    if process.returncode:
        raise _failure(cloudformation, stage, before, log)
    found = stacks.find(cloudformation, stage.stack)
    if found is None:
        raise DeployFailed(f"there is no stack {stage.stack} after all; see {log}")
    if not is_changed:
        say("nothing changed: the stack is as template and parameters say")
    for what in deliveries.resume(amazon, found):
        say(f"{what}: their delivery had been turned off by hand; it is on again")
    return found


def _command(
    yard: Yard, amazon: Amazon, stage: Stage, parameters: Mapping[str, str]
) -> list[str | Path]:
    given = yard.folder / "parameters.yaml"
    given.write_text(json.dumps(dict(parameters), indent=1), encoding="utf-8")
    return [
        *("env", "SAM_CLI_TELEMETRY=0", yard.sam(), "deploy"),
        *("--template-file", yard.folder / "template.json", "--stack-name", stage.stack),
        *("--region", amazon.region, "--resolve-s3", "--capabilities", "CAPABILITY_IAM"),
        *("--no-confirm-changeset", "--no-fail-on-empty-changeset", "--no-progressbar"),
        *("--s3-prefix", stage.stack, "--parameter-overrides", f"file://{given}"),
    ]


def _follow(
    process: subprocess.Popen[bytes],
    cloudformation: Client,
    name: str,
    before: set[str],
) -> Iterator[Event]:
    """Each resource as it is done, until the process has ended."""
    seen = set(before)
    is_over = False
    while not is_over:
        is_over = process.poll() is not None
        for event in stacks.events(cloudformation, name):
            if event.id not in seen and event.status in _DONE:
                yield event
            seen.add(event.id)
        if not is_over:
            time.sleep(_LOOK_SECONDS)


def _told(
    process: subprocess.Popen[bytes], done: Iterator[Event], say: Callable[[str], None]
) -> bool:
    """Say each event, and whether there was one; at Ctrl-C the process ends first."""
    is_any = False
    try:
        for event in done:
            say(f"{event.resource} {_DONE[event.status]}")
            is_any = True
    except KeyboardInterrupt:
        process.terminate()
        process.wait()  # the end of its block would not wait for it
        raise
    return is_any


def _failure(
    cloudformation: Client,
    stage: Stage,
    before: set[str],
    log: Path,
) -> DeployFailed:
    failed = [
        event
        for event in stacks.events(cloudformation, stage.stack)
        if event.id not in before and event.is_failure and event.reason
    ]
    reasons = [f"{event.resource}: {event.reason}" for event in failed]
    found = stacks.find(cloudformation, stage.stack)
    told = stacks.obstacle(found.status, stage.stack) if found else ()
    said = reasons or _error(log.read_text(encoding="utf-8", errors="replace"))
    mend = (*stacks.advice(said), *told, f"all that AWS SAM said: {log}")
    return DeployFailed("\n".join(said), mend)


def _error(said: str) -> list[str]:
    """The line of SAM's words that says why it ended, and what follows it; else the last one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    starts = [at for at, line in enumerate(lines) if line.startswith(_ERROR)]
    return lines[starts[-1] if starts else -1 :]


def _name(wanted: Target) -> str:
    return "local" if wanted.interpreter else "lambda"
