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
from bot.deployment.build import Builder, Target, find_uv, installer, local_target
from bot.deployment.template import Function, functions, load
from bot.ux_agent.declared.indexing import build_index
from tests.bench.certificates import Server, amazon_roots, bundle
from tests.bench.container import Contender, Runtime
from tests.bench.interactions import GUILD, PUBLIC_KEY

BASELINE = "tutorial"
AGAIN = "tutorial again"
QUEUEING = "tutorial + queue"
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

        The tutorial trusts the roots that boto3 brings (about 140), we Amazon's; both bundles have
        the run's own authority besides.
        """
        tutorial, ours, with_boto3 = self._tutorial(), self._ours("light"), self._ours("boto3")
        roots = tutorial / "botocore" / "cacert.pem"
        scratch = server.chain.parent
        variables = _variables(port)
        plain = variables | {
            "AWS_CA_BUNDLE": str(bundle(roots.read_bytes(), server, scratch / "all.pem"))
        }
        few = bundle(amazon_roots(roots), server, scratch / "amazon.pem")
        slim = variables | {"AWS_CA_BUNDLE": str(few)}
        queueing = plain | {"JOBS_QUEUE_URL": slim["JOBS_QUEUE_URL"]}
        del plain["JOBS_QUEUE_URL"]
        entry = self._function().handler
        return Field(
            (
                Contender(BASELINE, tutorial, "handler.lambda_handler", plain),
                Contender(AGAIN, tutorial, "handler.lambda_handler", plain),
                Contender(QUEUEING, tutorial, "handler.lambda_handler", queueing),
                Contender(OURS, ours, entry, slim | {"AWS_CLIENT": "light"}),
                Contender(WITH_BOTO3, with_boto3, entry, slim | {"AWS_CLIENT": "boto3"}),
            ),
            Runtime(self._interpreter, self._installed("runtime", _RUNTIME)),
        )

    def _tutorial(self) -> Path:
        folder = self._installed("tutorial", _TUTORIAL)
        source = Path(__file__).parent / "tutorial" / "handler.py"
        shutil.copyfile(source, folder / "handler.py")
        self._compile(folder / "handler.py")
        return folder

    def _ours(self, client: str) -> Path:
        builder = Builder(self._root, self._into, self._target, self._say)
        return builder.folder(self._function())

    def _function(self) -> Function:
        found = functions(load(self._root / "template.yaml"))
        return next(one for one in found if one.logical_id == "InteractionsFunction")

    def _installed(self, name: str, packages: Iterable[str]) -> Path:
        """A folder with these packages, whole, as the development lock pins them; compiled."""
        lock = _locked(self._root / "requirements" / "dev.txt", packages)
        place, kept = self._into / name, self._into / f"{name}.txt"
        wanted = f"# {self._target.version}\n{lock}"
        if place.is_dir() and kept.is_file() and kept.read_text(encoding="utf-8") == wanted:
            return place
        self._say(f"installing the {name}")
        shutil.rmtree(place, ignore_errors=True)
        kept.unlink(missing_ok=True)
        place.mkdir(parents=True)
        unchecked = self._into / f"{name}.unfinished.txt"
        unchecked.write_text(wanted, encoding="utf-8")
        install(self._target, unchecked, place)
        self._compile(place)
        unchecked.rename(kept)
        return place

    def _compile(self, *paths: Path) -> None:
        options = ["-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
        subprocess.run([self._interpreter, "-I", "-S", *options, *paths], check=True)


def install(target: Target, lock: Path, into: Path) -> None:
    """Install a hash-locked list; raises subprocess.CalledProcessError."""
    command = [*installer(target, find_uv()), "--target", into]
    subprocess.run([*command, "--require-hashes", "--requirement", lock], check=True)


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
