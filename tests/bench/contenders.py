"""Builds the contenders as a deployment would: folders with their dependencies and byte code."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.adapters.dynamodb.wire import encode
from bot.adapters.folder import Folder
from bot.deployment.build import Builder, only_one
from bot.deployment.installing import install
from bot.deployment.roots import BUNDLE
from bot.deployment.targets import local_target
from bot.deployment.template import functions, load
from bot.ux_agent.declared.indexing import build_index
from tests.bench.certificates import Server, bundle
from tests.bench.container import Contender, Runtime
from tests.bench.interactions import GUILD, PUBLIC_KEY

BASELINE = "tutorial"
AGAIN = "tutorial again"
SILENT = "…, no message"
"""The tutorial without the message to the queue on Confirm, so that its price shows."""

OURS = "ours"
WITH_BOTO3 = "ours with boto3"

SITE = "owner/name"
SITES_TABLE = "sites"
CONVERSATIONS_TABLE = "conversations"

_TUTORIAL = (
    "boto3",
    "botocore",
    "cffi",
    "jmespath",
    "pycparser",
    "pynacl",
    "python-dateutil",
    "s3transfer",
    "six",
    "urllib3",
)
_RUNTIME = ("awslambdaric", "simplejson", "snapshot-restore-py")
_ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)


class Field(NamedTuple):
    """Everything that is compared, and the runtime that it runs on."""

    contenders: tuple[Contender, ...]
    runtime: Runtime


class Workshop:
    """Builds into `into` from the project at `root`, for the interpreter that runs this."""

    def __init__(self, root: Path, into: Path, say: Callable[[str], None]) -> None:
        self._root = root
        self._into = into
        self._say = say
        self._interpreter = Path(getattr(sys, "_base_executable", sys.executable))
        self._target = local_target(self._interpreter)

    def field(self, server: Server, port: int) -> Field:
        """All contenders, talking to the stand-in on that port.

        All do the same: a stored conversation for a command; for a Confirm that conversation is
        taken, once, and a message sent to who does the work. Each trusts what its deployment would,
        and the run's own authority: the tutorial the roots that boto3 brings (about 140), our
        function those in its folder.
        """
        with only_one(self._into):
            return self._field(server, port)

    def _field(self, server: Server, port: int) -> Field:
        tutorial, scratch = self._tutorial(), server.chain.parent
        roots = (tutorial / "botocore" / "cacert.pem").read_bytes()
        variables = _variables(port)
        whole = variables | {"AWS_CA_BUNDLE": str(bundle(roots, server, scratch / "all.pem"))}
        silent = {name: value for name, value in whole.items() if name != "JOBS_QUEUE_URL"}
        return Field(
            (
                Contender(BASELINE, tutorial, "handler.lambda_handler", whole),
                Contender(AGAIN, tutorial, "handler.lambda_handler", whole),
                Contender(SILENT, tutorial, "handler.lambda_handler", silent),
                self._ours(OURS, "light", server, variables),
                self._ours(WITH_BOTO3, "boto3", server, variables),
            ),
            self._runtime(),
        )

    def _tutorial(self) -> Path:
        folder = self._into / "tutorial"
        self._install("tutorial", _TUTORIAL, folder)
        source = Path(__file__).parent / "tutorial" / "handler.py"
        shutil.copyfile(source, folder / "handler.py")
        self._compile(folder / "handler.py")
        return folder

    def _ours(
        self, name: str, client: str, server: Server, variables: Mapping[str, str]
    ) -> Contender:
        """What a deployment with AWS_CLIENT=`client` uploads."""
        builder = Builder(
            self._root, self._into / client, self._target, self._say, aws_client=client
        )
        declared = functions(load(self._root / "template.yaml"))
        function = next(one for one in declared if one.logical_id == "InteractionsFunction")
        folder = builder.folder(function)
        trusted = bundle(
            (folder / BUNDLE).read_bytes(), server, server.chain.with_name(f"{client}.pem")
        )
        own = {"AWS_CA_BUNDLE": str(trusted), "AWS_CLIENT": client}
        return Contender(name, folder, function.handler, {**variables, **own})

    def _runtime(self) -> Runtime:
        """An interpreter that has awslambdaric and nothing else, whatever this machine's has."""
        place = self._into / f"python{self._target.version}"
        interpreter = place / "bin" / "python"
        if not interpreter.exists():
            subprocess.run([self._interpreter, "-m", "venv", "--without-pip", place], check=True)
        (packages,) = place.glob("lib/python*/site-packages")
        self._install("runtime", _RUNTIME, packages)
        return Runtime(interpreter)

    def _install(self, name: str, packages: Iterable[str], place: Path) -> None:
        """Install these packages, whole, as the development lock pins them; compiled."""
        lock = _locked(self._root / "requirements" / "dev.txt", packages)
        kept = self._into / f"{name}.txt"
        wanted = f"# {self._target.version}\n{lock}"
        if place.is_dir() and kept.is_file() and kept.read_text(encoding="utf-8") == wanted:
            return
        self._say(f"installing the {name}")
        self._into.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        unchecked = self._into / f"{name}.unfinished.txt"
        unchecked.write_text(wanted, encoding="utf-8")
        install([unchecked], self._target, place)
        self._compile(place)
        unchecked.rename(kept)

    def _compile(self, *paths: Path) -> None:
        options = ["-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
        subprocess.run([self._interpreter, "-I", "-S", *options, *paths], check=True)


def site_row(root: Path) -> dict[str, object]:
    """The row of the sites table, in wire format, with a fresh index of the sample site."""
    index = build_index(SITE, Folder(root / "bot" / "playground" / "sample_site"))
    text = json.dumps(index.to_data(), ensure_ascii=False, separators=(",", ":"))
    row = {"guild_id": GUILD, "site": SITE, "index": text, "refreshed_at": int(time.time())}
    return dict(encode(row))


def size(folder: Path) -> float:
    """MiB of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def _locked(lock: Path, packages: Iterable[str]) -> str:
    """Those packages' entries of a lock file; raises LookupError when one lacks."""
    entries: Mapping[str, str] = {
        entry.partition("==")[0]: entry for entry in _ENTRY.split(lock.read_text(encoding="utf-8"))
    }
    if missing := [name for name in packages if name not in entries]:
        raise LookupError(f"not in {lock.name}: {', '.join(missing)}")
    return "".join(entries[name] for name in packages)


def _variables(port: int) -> dict[str, str]:
    """What template.yaml and Lambda set."""
    endpoint = f"https://127.0.0.1:{port}"
    return {
        "DISCORD_PUBLIC_KEY": PUBLIC_KEY,
        "DISCORD_APPLICATION_ID": "1",
        "CONVERSATIONS_TABLE": CONVERSATIONS_TABLE,
        "SITES_TABLE": SITES_TABLE,
        "SITES": json.dumps({GUILD: SITE}),
        "CONVERSATION_ID_KEY": "bench",
        "JOBS_QUEUE_URL": f"{endpoint}/000000000000/jobs",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjE" * 40,
    }
