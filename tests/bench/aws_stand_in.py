"""DynamoDB and SQS on a loopback TLS port, in a process of their own: as much as is measured.

Run as `python -m tests.bench.aws_stand_in CERTIFICATE`; writes its port to standard output and
ends when standard input does. A POST to /counts answers what was asked for since the last one.
Conditions are taken as met: each conversation of a run is new and is pressed once.
"""

import hashlib
import json
import ssl
import sys
import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.bench.units import message_requests, read_units, write_units

Json = dict[str, Any]


class Tables:
    """Items by table and key, and what reading and writing them costs."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], Json] = {}
        self.counts: dict[str, float] = {}
        self._lock = threading.Lock()

    def answer(self, target: str, asked: Json) -> Json:
        """The reply of DynamoDB or SQS to an operation."""
        operation = target.rpartition(".")[2]
        with self._lock:
            self._count(operation, 1)
            return _OPERATIONS[operation](self, asked)

    def take_counts(self) -> dict[str, float]:
        """Requests by operation, units and messages since the last look."""
        with self._lock:
            counts, self.counts = self.counts, {}
        return counts

    def put(self, asked: Json) -> Json:
        """PutItem."""
        place = _place(asked, asked["Item"])
        old = self.items.get(place, {})
        self.items[place] = asked["Item"]
        self._count("write units", write_units(old, asked["Item"]))
        return {}

    def get(self, asked: Json) -> Json:
        """GetItem."""
        item = self.items.get(_place(asked, asked["Key"]))
        is_consistent = bool(asked.get("ConsistentRead"))
        self._count("read units", read_units(item or {}, is_consistent=is_consistent))
        return {} if item is None else {"Item": item}

    def update(self, asked: Json) -> Json:
        """UpdateItem."""
        place = _place(asked, asked["Key"])
        old = self.items.get(place, {})
        new = _updated({**asked["Key"], **old}, asked)
        self.items[place] = new
        self._count("write units", write_units(old, new))
        return {"Attributes": new} if asked.get("ReturnValues") == "ALL_NEW" else {}

    def delete(self, asked: Json) -> Json:
        """DeleteItem."""
        old = self.items.pop(_place(asked, asked["Key"]), {})
        self._count("write units", write_units(old, {}))
        return {"Attributes": old} if asked.get("ReturnValues") == "ALL_OLD" and old else {}

    def send(self, asked: Json) -> Json:
        """SendMessage."""
        body = asked["MessageBody"].encode()
        self._count("messages", message_requests(len(body)))
        digest = hashlib.md5(body, usedforsecurity=False).hexdigest()
        return {"MessageId": "00000000-0000-0000-0000-000000000000", "MD5OfMessageBody": digest}

    def _count(self, what: str, number: float) -> None:
        self.counts[what] = self.counts.get(what, 0) + number


_KEYS = ("conversation_id", "guild_id", "limit_id", "sessionId", "session_id")
_OPERATIONS: dict[str, Callable[[Tables, Json], Json]] = {
    "PutItem": Tables.put,
    "GetItem": Tables.get,
    "UpdateItem": Tables.update,
    "DeleteItem": Tables.delete,
    "SendMessage": Tables.send,
}


def _place(asked: Json, item: Json) -> tuple[str, str]:
    key = next(item[name] for name in _KEYS if name in item)
    return asked["TableName"], key["S"]


def _updated(item: Json, asked: Json) -> Json:
    """The item after `SET a = :a, … REMOVE b, … ADD c :c, …` in any order of the three."""
    names, values = asked.get("ExpressionAttributeNames", {}), asked["ExpressionAttributeValues"]
    new = dict(item)
    for section in _sections(asked["UpdateExpression"]):
        verb, _, rest = section.partition(" ")
        for part in rest.split(","):
            words = part.replace("=", " ").split()
            name = names.get(words[0], words[0])
            if verb == "SET":
                new[name] = values[words[1]]
            elif verb == "REMOVE":
                new.pop(name, None)
            elif "SS" in values[words[1]]:
                new[name] = values[words[1]]  # as small as limits keep it: nobody is limited here
            else:
                added = int(values[words[1]]["N"]) + int(new.get(name, {"N": "0"})["N"])
                new[name] = {"N": str(added)}
    return new


def _sections(expression: str) -> list[str]:
    sections: list[str] = []
    for word in expression.split():
        if word in {"SET", "REMOVE", "ADD"}:
            sections.append(word)
        else:
            sections[-1] += f" {word}"
    return sections


class Door(BaseHTTPRequestHandler):
    """One kept connection of a client."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    tables = Tables()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])) or b"{}")
        if self.path == "/counts":
            self._reply(self.tables.take_counts())
        else:
            self._reply(self.tables.answer(self.headers["x-amz-target"], asked))

    def _reply(self, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.0")
        self.send_header("x-amz-crc32", str(zlib.crc32(content)))
        self.send_header("x-amzn-requestid", "0" * 52)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


class Servant(ThreadingHTTPServer):
    """Shakes hands in each connection's own thread; a client that was killed is no news."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, chain: str) -> None:
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(chain)
        super().__init__(("127.0.0.1", 0), Door)

    def finish_request(self, request: Any, client_address: Any) -> None:
        super().finish_request(self._tls.wrap_socket(request, server_side=True), client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def main(chain: str) -> None:
    """Serve until standard input ends."""
    with Servant(chain) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
