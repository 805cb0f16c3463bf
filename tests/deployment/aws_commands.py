"""An `aws` for the shell of a test: reads documented command lines as strictly as AWS's own.

Operations, options and types are those of botocore's descriptions of the services, from which AWS's
command line is made too; what it does not know, or what is missing, ends with its exit status 252.
"""

import json
import re
import socketserver
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jmespath
from botocore import xform_name
from botocore.exceptions import ClientError

from tests.deployment.serving import Serving

USAGE = 252
"""What AWS's command line ends with on a line that it cannot read."""

_SERVICES = {"s3api": "s3"}
_GLOBAL = ("query", "output", "region")
_EVERYWHERE = re.compile(r"--endpoint-url=\S+|--version")
"""Words before the service's name; the clients are led to the local account already."""

_PROGRAM = """#!{python} -IS
import json, socket, sys
here = socket.socket(socket.AF_UNIX)
here.connect({address!r})
here.sendall(json.dumps(sys.argv[1:]).encode() + b"\\n")
status, out, err = json.loads(here.makefile().read())
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(status)
"""


class Misused(Exception):
    """A command line that is none of AWS's."""


class Ended(NamedTuple):
    """Exit status, standard output, standard error."""

    status: int
    out: str = ""
    err: str = ""


class AwsCommands(Serving):
    """The program in `folder`, while this runs; `client` makes botocore's client of a service."""

    def __init__(self, folder: Path, client: Callable[[str], Any]) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.lines: list[list[str]] = []
        address = str(folder / "socket")
        program = folder / "aws"
        program.write_text(_PROGRAM.format(python=sys.executable, address=address))
        program.chmod(0o755)
        super().__init__(socketserver.ThreadingUnixStreamServer(address, _handler(self, client)))


def _handler(
    commands: AwsCommands, client: Callable[[str], Any]
) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            words = json.loads(self.rfile.readline())
            while words and _EVERYWHERE.fullmatch(words[0]):
                del words[0]
            if words:
                commands.lines.append(words)
            self.wfile.write(json.dumps(run(words, client)).encode())

    return Handler


def run(words: Sequence[str], client: Callable[[str], Any]) -> Ended:
    """What a command line does."""
    try:
        if not words:
            return Ended(0, "aws-cli/2.0.0\n")
        service, *rest = words
        return Ended(0, _asked(client(_SERVICES.get(service, service)), rest))
    except (Misused, ValueError) as fault:
        return Ended(USAGE, err=f"aws: error: {fault}\n")
    except ClientError as refused:
        return Ended(254, err=f"{refused}\n")


def _asked(client: Any, words: list[str]) -> str:
    operation, *rest = words
    if operation == "wait":
        name, *rest = rest
        waiter = client.get_waiter(name.replace("-", "_"))
        told, _ = _read(client, waiter.config.operation, rest)
        waiter.wait(**told)
        return ""
    methods = {
        xform_name(name, "-"): (method, name)
        for method, name in client.meta.method_to_api_mapping.items()
    }
    if operation not in methods:
        raise Misused(f"no operation {operation}")
    method, name = methods[operation]
    told, shown = _read(client, name, rest)
    answer = getattr(client, method)(**told)
    answer.pop("ResponseMetadata")
    found = jmespath.search(shown["query"], answer) if "query" in shown else answer
    if shown.get("output") == "text":
        return _text(found) + "\n"
    return json.dumps(found, indent=4, default=str) + "\n"


def _read(client: Any, operation: str, words: list[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The input of an operation, and the options about the output."""
    shape = client.meta.service_model.operation_model(operation).input_shape
    members = {xform_name(name, "-"): (name, member) for name, member in shape.members.items()}
    told: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for option, values in _options(words):
        if option in _GLOBAL:
            (shown[option],) = values
        elif option in members:
            name, member = members[option]
            told[name] = _value(member, values)
        elif option.removeprefix("no-") in members:
            name, member = members[option.removeprefix("no-")]
            told[name] = not _value(member, values)
        else:
            raise Misused(f"{operation} takes no --{option}")
    missing = [name for name in shape.required_members if name not in told]
    if missing:
        raise Misused(f"{operation} needs {', '.join(missing)}")
    return told, shown


def _options(words: list[str]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for word in words:
        if re.fullmatch(r"--[a-z][a-z0-9-]*", word):
            found.append((word[2:], []))
        elif found:
            found[-1][1].append(word)
        else:
            raise Misused(f"unknown: {word}")
    return found


def _value(shape: Any, values: list[str]) -> Any:
    """An option's value by its type (AWS CLI guide, "Parameter values", "Shorthand syntax")."""
    kind = shape.type_name
    if kind == "boolean":
        if values:
            raise Misused(f"a flag takes no value: {values}")
        return True
    if kind == "list" and not (len(values) == 1 and values[0].startswith("[")):
        return [_one(shape.member, value) for value in values]
    if len(values) != 1:
        raise Misused(f"one value is wanted, not {values}")
    return _one(shape, values[0])


def _one(shape: Any, value: str) -> Any:
    kind = shape.type_name
    if kind in {"integer", "long"}:
        return int(value)
    if kind == "boolean":
        return {"true": True, "false": False}[value]
    if kind == "timestamp":
        return int(value) if value.isdecimal() else value
    if kind in {"structure", "map", "list"}:
        return json.loads(value) if value[:1] in "{[" else _shorthand(shape, value)
    return value


def _shorthand(shape: Any, text: str) -> Mapping[str, Any]:
    pairs = dict(pair.split("=", 1) for pair in text.split(","))
    if unknown := pairs.keys() - shape.members.keys():
        raise Misused(f"unknown: {sorted(unknown)}")
    return {name: _one(shape.members[name], value) for name, value in pairs.items()}


def _text(found: Any) -> str:
    """As `--output text` shows it: a list's scalars on one line, its lists on one each."""
    if not isinstance(found, list):
        return str(found)
    if any(isinstance(part, list) for part in found):
        return "\n".join(_text(part) for part in found)
    return "\t".join(map(str, found))
