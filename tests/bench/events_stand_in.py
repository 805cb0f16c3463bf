"""S3 and DynamoDB on a loopback port, in a process of their own: every answer takes its time.

Run as `python -m tests.bench.events_stand_in`; writes its port to standard output and ends when
standard input does. Answers are those of empty stores, whose conditions all hold: each event of a
run is new and in order. A POST to /counts answers what was asked for since the last one.

Waits: Amazon S3 user guide, "Performance design patterns" (small objects in roughly 100 to 200 ms);
Amazon DynamoDB, product page (single-digit milliseconds).
"""

import json
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

S3_SECONDS, DYNAMODB_SECONDS = 0.1, 0.005

Json = dict[str, Any]

_counts: Counter[str] = Counter()
_lock = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_PUT(self) -> None:
        """PutObject."""
        self._read()
        self._count("PutObject")
        time.sleep(S3_SECONDS)
        self._send(b"", {"ETag": '"0"'})

    def do_POST(self) -> None:
        """An operation of DynamoDB, or the counts."""
        asked = self._read()
        if self.path == "/counts":
            with _lock:
                counts = dict(_counts)
                _counts.clear()
            self._send(json.dumps(counts).encode(), {})
            return
        operation = self.headers["x-amz-target"].rpartition(".")[2]
        self._count(operation)
        time.sleep(DYNAMODB_SECONDS)
        self._send(json.dumps(answer(operation, json.loads(asked))).encode(), {})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _count(self, what: str) -> None:
        with _lock:
            _counts[what] += 1

    def _read(self) -> bytes:
        if self.headers.get("expect"):
            self.send_response_only(100)
            self.end_headers()
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def _send(self, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def answer(operation: str, asked: Json) -> Json:
    """What DynamoDB says of an item that was not there."""
    if operation != "UpdateItem":
        return {}
    values = asked["ExpressionAttributeValues"]
    return {"Attributes": {"started_at": values.get(":at", {"S": ""}), "version": {"N": "1"}}}


def main() -> None:
    """Serve until standard input ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
