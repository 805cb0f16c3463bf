"""What a cold container does: loads little, connects at import, answers a PING by itself."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from bot.adapters.folder import Folder
from bot.ux_agent.declared.indexing import build_index
from tests.interactions.payloads import PUBLIC_KEY, command, encoded, event, fresh, signed
from tests.shown import shown

HEAVY = {"boto3", "botocore", "dataclasses", "email", "encodings.idna", "http", "urllib", "urllib3"}
FORBIDDEN = {
    "aiohttp",
    "asyncio",
    "cryptography",
    "discord",
    "httpx",
    "jinja2",
    "moto",
    "pydantic",
    "requests",
    "starlette",
    "tree_sitter",
    "yaml",
}

LONG = 120
"""Characters of a regular expression that is more than a small form."""

# Imports the handler, notes what is loaded, then answers the events of standard input one by one.
SCRIPT = """
import json, re._compiler, sys, time
compiled, compile_pattern = [], re._compiler.compile
def noted(pattern, flags=0):
    name, frame = "re", sys._getframe(1)
    while name == "re" or name.startswith("re."):
        name, frame = frame.f_globals["__name__"], frame.f_back
    compiled.append((name, pattern if isinstance(pattern, str) else ""))
    return compile_pattern(pattern, flags)
re._compiler.compile = noted
started = time.process_time()
from lambda_interactions.handler import lambda_handler
patterns = [pattern for name, pattern in compiled if name.startswith(("bot.", "lambda_"))]
imported = sorted(sys.modules)
if "--no-sockets" in sys.argv:
    import socket
    def refuse(*args, **options):
        raise AssertionError("a socket was opened")
    socket.socket = socket.create_connection = socket.getaddrinfo = refuse
answers = [lambda_handler(event, None) for event in json.load(sys.stdin)]
seconds = time.process_time() - started
ours = [sys.modules[name] for name in sys.modules if name.startswith(("bot.", "lambda_"))]
held = [value for module in ours for value in vars(module).values() if isinstance(value, type)]
print(json.dumps({
    "imported": imported,
    "loaded": sorted(sys.modules),
    "patterns": patterns,
    "answers": answers,
    "seconds": seconds,
    "dataclasses": sorted({f"{value}" for value in held if hasattr(value, "__dataclass_fields__")}),
}), file=sys.stderr)
"""


class EmptyTable(BaseHTTPRequestHandler):
    """An AWS that takes everything and holds nothing."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])) or b"{}")
        operation = str(self.headers.get("x-amz-target", "")).rpartition(".")[2]
        body = json.dumps(self.answer(operation, asked)).encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.0")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self, operation: str, asked: Any) -> Any:
        """Nothing."""
        return {}

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


class KnownSite(EmptyTable):
    """An AWS that has the index of the sample site, and the conversation put last."""

    folder = Path()
    items: ClassVar[list[Any]] = []

    def answer(self, operation: str, asked: Any) -> Any:
        if operation == "GetItem" and "guild_id" in asked["Key"]:
            index = json.dumps(build_index("owner/name", Folder(self.folder)).to_data())
            return {"Item": {**asked["Key"], "index": {"S": index}, "refreshed_at": {"N": "1"}}}
        if operation == "PutItem":
            self.items.append(asked["Item"])
        if operation == "UpdateItem":
            confirmed = {"phase": {"S": "confirmed"}, "confirmed_by": {"S": "11"}}
            return {"Attributes": self.items[-1] | confirmed}
        return {}


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    """The address of an empty AWS."""
    with served(EmptyTable) as address:
        yield address


@pytest.fixture(scope="module")
def known_site(root: Path) -> Iterator[str]:
    """The address of an AWS that knows the sample site."""
    KnownSite.folder = root / "bot" / "playground" / "sample_site"
    with served(KnownSite) as address:
        yield address


@contextmanager
def served(handler: type[EmptyTable]) -> Iterator[str]:
    """The address of an AWS that answers so."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def environment(root: Path, aws: str, **changed: str) -> dict[str, str]:
    """Everything that the function is given, as the README's table has it."""
    return {
        "PYTHONPATH": str(root),
        "DISCORD_PUBLIC_KEY": PUBLIC_KEY,
        "DISCORD_APPLICATION_ID": "1",
        "CONVERSATIONS_TABLE": "conversations",
        "JOBS_QUEUE_URL": f"{aws}/1/jobs",
        "SITES": '{"1380488052169769110": "owner/name"}',
        "FRESHNESS_SECONDS": "4000000000",
        "AWS_ENDPOINT_URL": aws,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-west-1",
        **changed,
    }


def run(code: str, environ: dict[str, str], given: object = (), *arguments: str) -> Any:
    """What a fresh process writes to its standard error, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environ,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1])


PING = event(encoded(fresh("ping")))
FORGED = event(encoded(fresh("ping")), signed(b"{}"))
UPDATE = event(encoded(command(request="make the navbar dark blue")))


@pytest.fixture(scope="module", params=["light", "boto3"])
def client(request: pytest.FixtureRequest) -> str:
    """What AWS is called with."""
    return str(request.param)


@pytest.fixture(scope="module")
def cold(root: Path, aws: str, client: str) -> Any:
    """A process that imported the handler and answered one `/ux-update`."""
    return run(SCRIPT, environment(root, aws, AWS_CLIENT=client), [UPDATE])


@pytest.fixture(scope="module")
def light(root: Path, aws: str) -> Any:
    """The same with the light client."""
    return run(SCRIPT, environment(root, aws), [UPDATE])


@pytest.fixture(scope="module")
def libraries(root: Path, aws: str) -> set[str]:
    """What the AWS client and the signature check load by themselves."""
    code = (
        "import json, sys, boto3, nacl.signing; boto3.client('dynamodb'); "
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    return set(run(code, environment(root, aws)))


def test_nothing_that_is_not_needed_is_loaded(cold: Any) -> None:
    assert {name.split(".")[0] for name in cold["loaded"]} & FORBIDDEN == set()


def test_what_few_interactions_need_is_loaded_by_those(cold: Any) -> None:
    loaded = {name for name in cold["loaded"] if name.startswith(("bot.", "nacl."))}
    few = ("bot.ux_agent.commands", "bot.ux_agent.judging", "bot.ux_agent.pictures")
    other = ("bot.texts.german", "bot.interactions.commands", "bot.adapters.dynamodb.listing")
    paying = ("bot.payment", "bot.paying", "bot.adapters.token_seal", "nacl.secret")
    assert [name for name in sorted(loaded) if name.startswith((*few, *other, *paying))] == []


def test_dataclasses_come_with_boto3_if_at_all(cold: Any, libraries: set[str]) -> None:
    # botocore makes a few of its own; ours would cost 0.7 ms each at a quarter of a processor.
    assert cold["dataclasses"] == []
    assert {"dataclasses"} & set(cold["imported"]) <= libraries


def test_no_long_pattern_is_compiled_before_it_is_needed(light: Any) -> None:
    # A pattern of 500 characters took a fifteenth of the time until the first answer.
    assert light["patterns"]
    assert [pattern for pattern in light["patterns"] if len(pattern) > LONG] == []


def test_a_command_is_handed_to_the_worker(cold: Any) -> None:
    (answer,) = cold["answers"]
    assert json.loads(answer["body"]) == {"type": 5}


def test_F10_the_client_is_loaded_at_import(cold: Any, client: str) -> None:
    wanted = {
        "light": {"bot.adapters.aws.light", "ssl"},
        "boto3": {"bot.adapters.aws.boto", "botocore.client"},
    }
    assert wanted[client] <= set(cold["imported"])


def test_F10_nothing_of_ours_or_boto3_is_loaded_by_the_first_request(cold: Any) -> None:
    late = set(cold["loaded"]) - set(cold["imported"])
    assert [name for name in sorted(late) if name.split(".")[0] in ("bot", "boto3", "nacl")] == []


def test_F10_the_light_client_loads_nothing_heavy(light: Any) -> None:
    assert set(light["loaded"]) & HEAVY == set()


def test_F10_with_the_light_client_the_first_request_loads_nothing_at_all(light: Any) -> None:
    assert light["loaded"] == light["imported"]


def test_F10_a_preview_and_its_confirm_load_nothing_of_ours(
    root: Path, known_site: str, client: str
) -> None:
    environ = environment(root, known_site, AWS_CLIENT=client)
    preview = run(SCRIPT, environ, [UPDATE])
    confirm = shown(json.loads(preview["answers"][0]["body"])["data"]).custom_id("Confirm")
    payload = fresh("button_guild", number=2)
    payload["data"] = {**payload["data"], "custom_id": confirm}
    confirmed = run(SCRIPT, environ, [event(encoded(payload))])

    assert json.loads(confirmed["answers"][0]["body"])["type"] == 7
    for found in (preview, confirmed):
        late = set(found["loaded"]) - set(found["imported"])
        assert [name for name in sorted(late) if name.startswith(("bot.", "lambda_"))] == []


def test_F10_import_and_first_answer_take_little_processor_time(cold: Any) -> None:
    assert cold["seconds"] <= 1.5


@pytest.mark.parametrize(("given", "status"), [(PING, 200), (FORGED, 401)])
def test_F02_a_ping_and_a_forged_one_are_answered_without_a_socket(
    root: Path, given: dict[str, Any], status: int
) -> None:
    # Nothing listens there: F02 asks for an answer with every service down.
    environ = environment(root, "http://127.0.0.1:9")
    (answer,) = run(SCRIPT, environ, [given], "--no-sockets")["answers"]
    assert answer["statusCode"] == status


def test_F11_with_every_service_down_a_command_is_told_to_try_again(root: Path) -> None:
    found = run(SCRIPT, environment(root, "http://127.0.0.1:9"), [UPDATE])
    data = json.loads(found["answers"][0]["body"])["data"]
    assert data["flags"] & 64
    assert "please try again" in shown(data).text


def test_without_a_queue_address_a_ping_is_answered_and_a_command_excused(
    root: Path, aws: str
) -> None:
    environ = environment(root, aws, JOBS_QUEUE_URL="")
    ping, update = run(SCRIPT, environ, [PING, UPDATE])["answers"]
    assert json.loads(ping["body"]) == {"type": 1}
    assert "reference" in update["body"]
