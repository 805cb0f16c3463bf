"""moto's AWS for clients that botocore does not make: over HTTP on loopback, within mock_aws."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from botocore.awsrequest import AWSPreparedRequest
from botocore.compat import HTTPHeaders
from moto.core.models import botocore_stubber

from bot.adapters.aws.caller import Caller
from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import read_endpoint
from bot.adapters.aws.light import LightDynamoDB
from bot.adapters.aws.pace import JOB
from bot.adapters.aws.signing import Credentials, Signer
from bot.settings import AwsSettings

REGION = "eu-west-1"
_SERVICES = {"DynamoDB_20120810": "dynamodb", "AmazonSQS": "sqs"}


@contextmanager
def moto_over_http(note: Callable[[str], None] = lambda _: None) -> Iterator[str]:
    """Serve whoever connects to the address, until left; `note` gets each operation's name."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            service, _, operation = self.headers["x-amz-target"].partition(".")
            note(operation)
            url = f"https://{_SERVICES[service]}.{REGION}.amazonaws.com/"
            asked = HTTPHeaders()
            for name, value in self.headers.items():
                asked[name] = value
            request = AWSPreparedRequest("POST", url, asked, body, stream_output=False)
            made = botocore_stubber.process_request(request)
            assert made is not None
            status, headers, content = made
            content = content.encode() if isinstance(content, str) else content
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() != "content-length":
                    self.send_header(name, str(value))
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def patient_tables(variables: Mapping[str, str]) -> LightDynamoDB:
    """The light client with a worker's patience: what is tried here is not how long it waits."""
    aws = AwsSettings.read(variables)
    endpoint = read_endpoint(aws.dynamodb_url)
    connection = Connection(endpoint, None, JOB, time.monotonic)
    signer = Signer(Credentials(aws.access_key, aws.secret_key), aws.region, "dynamodb")
    return LightDynamoDB(Caller("DynamoDB_20120810", endpoint, connection, signer, time.time))
