"""The kept connection: freezes, restarts, lost replies, slow servers, and whom it trusts."""

import contextlib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import read_endpoint
from bot.adapters.aws.errors import NoAnswer
from bot.adapters.aws.pace import Pace
from bot.adapters.aws.trust import trust
from bot.errors import ConfigurationError
from tests.adapters.aws.conftest import Serve
from tests.adapters.aws.scripted import (
    Move,
    Scripted,
    answer,
    closes,
    keeps_silent,
    resets,
    says,
    says_and_closes,
    sends,
)
from tests.authority import Authority

REQUEST = b"POST / HTTP/1.1\r\nX-Amz-Target: T.Op\r\nContent-Length: 2\r\n\r\n{}"
QUICK = Pace(connect=0.4, answer=0.4, tries=1)
BUSY = 1.5
"""Seconds that a busy machine may add; what is not ended in time goes on for far longer."""
PATIENT = Pace(connect=5, answer=5, tries=1)

Make = Callable[..., Connection]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(params=["plain", "TLS"])
def tls(request: pytest.FixtureRequest, authority: Authority) -> ssl.SSLContext | None:
    """What the servers of a test secure their connections with."""
    return authority.context("127.0.0.1") if request.param == "TLS" else None


@pytest.fixture
def connect(authority: Authority) -> Iterator[Make]:
    """Makes connections to servers, which are closed after the test."""
    with contextlib.ExitStack() as stack:

        def make(server: Scripted, pace: Pace = PATIENT) -> Connection:
            endpoint = read_endpoint(server.url)
            context = trust(str(authority.bundle)) if endpoint.is_tls else None
            made = Connection(endpoint, context, pace, time.monotonic)
            stack.callback(made.close)
            return made

        yield make


def test_one_connection_serves_all_requests(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    server = serve(Scripted(tls=tls))
    connection = connect(server)
    for _ in range(3):
        assert connection.exchange(REQUEST).body == b"{}"
    assert (server.connections, len(server.asked)) == (1, 3)


def test_F10_what_was_opened_before_is_used(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    server = serve(Scripted(tls=tls))
    connection = connect(server)
    connection.open()
    assert server.asked == []
    connection.exchange(REQUEST)
    assert server.connections == 1


def test_a_connection_closed_between_two_requests_is_replaced_before_the_next(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    server = serve(Scripted(tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    server.hang_up()
    time.sleep(0.05)
    assert connection.exchange(REQUEST).status == 200
    assert (server.connections, len(server.asked)) == (2, 2)


def test_a_connection_reset_between_two_requests_is_replaced_before_the_next(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    def says_and_resets(server: Scripted, connection: socket.socket) -> bool:
        says({})(server, connection)
        server.over.wait(0.05)  # until it is read: a reset overtakes what was sent
        return resets(server, connection)

    server = serve(Scripted(says_and_resets, tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    time.sleep(0.15)
    assert connection.exchange(REQUEST).status == 200
    assert (server.connections, len(server.asked)) == (2, 2)


def test_a_server_that_restarted_meanwhile_is_found_again(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    server = serve(Scripted(tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    server.stop()
    server.start()
    assert connection.exchange(REQUEST).status == 200


@pytest.mark.parametrize("move", [closes, resets])
def test_a_request_on_a_connection_that_had_died_is_sent_once_more(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None, move: Move
) -> None:
    server = serve(Scripted(says({}), move, tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    assert connection.exchange(REQUEST).status == 200
    assert (server.connections, len(server.asked)) == (2, 3)


@pytest.mark.parametrize("move", [closes, resets])
def test_on_a_new_connection_nothing_is_sent_twice(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None, move: Move
) -> None:
    server = serve(Scripted(move, tls=tls))
    with pytest.raises(NoAnswer):
        connect(server).exchange(REQUEST)
    assert len(server.asked) == 1


def test_half_an_answer_is_not_asked_for_again(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    def hangs_up_in_the_middle(server: Scripted, connection: socket.socket) -> bool:
        connection.sendall(answer(b'{"a": 1}')[:-3])
        return False

    server = serve(Scripted(says({}), hangs_up_in_the_middle, tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    with pytest.raises(NoAnswer, match="cut off"):
        connection.exchange(REQUEST)
    assert connection.exchange(REQUEST).status == 200
    assert (server.connections, len(server.asked)) == (2, 3)


def test_F11_silence_ends_in_time_and_nothing_is_sent_twice(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    server = serve(Scripted(says({}), keeps_silent, tls=tls))
    connection = connect(server, QUICK)
    connection.exchange(REQUEST)
    started = time.monotonic()
    with pytest.raises(NoAnswer, match="in time"):
        connection.exchange(REQUEST)
    assert QUICK.answer - 0.05 <= time.monotonic() - started < QUICK.answer + BUSY
    assert len(server.asked) == 2


def test_an_answer_that_came_too_late_is_not_taken_for_the_next_one(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    late = sends(answer(b'{"late": 1}')[:30], answer(b'{"late": 1}')[30:], pause=0.5)
    server = serve(Scripted(late, tls=tls))
    connection = connect(server, QUICK)
    with pytest.raises(NoAnswer):
        connection.exchange(REQUEST)
    time.sleep(0.3)
    assert connection.exchange(REQUEST).body == b"{}"


def test_F11_an_answer_that_drips_ends_in_time(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    whole = answer(b'{"slow": true}')
    drip = sends(*(whole[at : at + 1] for at in range(len(whole))), pause=0.05)
    server = serve(Scripted(drip, tls=tls))
    started = time.monotonic()
    with pytest.raises(NoAnswer, match="in time"):
        connect(server, QUICK).exchange(REQUEST)
    assert time.monotonic() - started < QUICK.answer + BUSY


def test_F11_a_server_that_never_reads_ends_a_large_request_in_time(
    connect: Make, serve: Serve
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as deaf:
        server = Scripted().at(*deaf.getsockname())
        started = time.monotonic()
        with pytest.raises(NoAnswer, match="in time"):
            connect(server, QUICK).exchange(b"x" * (32 << 20))
        assert time.monotonic() - started < QUICK.answer + BUSY


def test_F11_a_handshake_that_nobody_answers_ends_in_time(
    connect: Make, authority: Authority
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        server = Scripted(tls=authority.context("127.0.0.1")).at(*deaf.getsockname())
        started = time.monotonic()
        with pytest.raises(NoAnswer):
            connect(server, QUICK).open()
        assert time.monotonic() - started < QUICK.connect + BUSY


def test_F11_a_replaced_connection_does_not_get_the_time_twice(serve: Serve, connect: Make) -> None:
    pace = Pace(connect=0.1, answer=1.2, tries=1)

    def dies_slowly(server: Scripted, connection: socket.socket) -> bool:
        server.over.wait(pace.answer * 0.8)
        return False

    server = serve(Scripted(says({}), dies_slowly, keeps_silent))
    connection = connect(server, pace)
    connection.exchange(REQUEST)
    started = time.monotonic()
    with pytest.raises(NoAnswer):
        connection.exchange(REQUEST)
    assert time.monotonic() - started < pace.connect + pace.answer + 0.5
    assert len(server.asked) == 3


def test_F11_a_slow_connect_leaves_less_time_for_the_handshake(
    serve: Serve, authority: Authority
) -> None:
    server = serve(Scripted(tls=authority.context("127.0.0.1")))
    times = iter([0.0, 0.0, QUICK.connect])  # at the start, before connecting, and after that
    context = trust(str(authority.bundle))
    connection = Connection(read_endpoint(server.url), context, QUICK, lambda: next(times))
    with pytest.raises(NoAnswer, match="no time is left"):
        connection.open()


def test_what_a_server_says_unasked_is_not_taken_for_an_answer(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    def speaks_again(server: Scripted, connection: socket.socket) -> bool:
        connection.sendall(answer(b"{}"))
        server.over.wait(0.05)
        connection.sendall(answer(b"", 408))
        return True

    server = serve(Scripted(speaks_again, tls=tls))
    connection = connect(server)
    connection.exchange(REQUEST)
    time.sleep(0.15)
    assert connection.exchange(REQUEST).status == 200
    assert server.connections == 2


def test_a_large_answer_comes_whole(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    body = b"x" * (1 << 20)
    server = serve(Scripted(sends(answer(body)), tls=tls))
    connection = connect(server)
    assert connection.exchange(REQUEST).body == body
    connection.exchange(REQUEST)
    assert server.connections == 1


def test_a_large_request_goes_whole(
    serve: Serve, connect: Make, tls: ssl.SSLContext | None
) -> None:
    size = 4 << 20
    server = serve(Scripted(tls=tls))
    connect(server).exchange(REQUEST.replace(b"2\r\n\r\n{}", b"%d\r\n\r\n" % size + b"x" * size))
    assert len(server.asked[0].body) == size


def test_where_the_server_ends_the_connection_the_next_request_makes_another(
    serve: Serve, connect: Make
) -> None:
    server = serve(Scripted(says({}, connection="close"), says_and_closes({})))
    connection = connect(server)
    for _ in range(3):
        assert connection.exchange(REQUEST).status == 200
    assert (server.connections, len(server.asked)) == (3, 3)


def test_a_server_that_is_not_there_is_told_at_once(connect: Make, serve: Serve) -> None:
    server = serve(Scripted())
    server.stop()
    connection = connect(server)
    with pytest.raises(NoAnswer, match=r"^127\.0\.0\.1: Connection refused$"):
        connection.exchange(REQUEST)
    server.start()
    assert connection.exchange(REQUEST).status == 200


def test_a_name_that_has_no_address_is_no_answer() -> None:
    endpoint = read_endpoint("http://nobody.localhost.")._replace(host="nobody\u0000.localhost")
    with pytest.raises(NoAnswer):
        Connection(endpoint, None, QUICK, time.monotonic).open()


def test_every_address_of_a_name_is_tried(serve: Serve, connect: Make) -> None:
    server = serve(Scripted())  # listens on 127.0.0.1 alone; localhost is ::1 too, where there is
    server.at("localhost")
    assert connect(server).exchange(REQUEST).status == 200


def test_F10_no_tables_of_international_names_are_loaded_to_connect(
    serve: Serve, authority: Authority
) -> None:
    server = serve(Scripted(tls=authority.context("localhost")).at("localhost"))
    asked = """
import sys, time
from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import read_endpoint
from bot.adapters.aws.pace import Pace
from bot.adapters.aws.trust import trust
made = Connection(read_endpoint(sys.argv[1]), trust(sys.argv[2]), Pace(5, 5, 1), time.monotonic)
made.open()
print("encodings.idna" in sys.modules)
"""
    command = [sys.executable, "-c", asked, server.url, str(authority.bundle)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    assert told.stdout == "False\n"


class TestTrust:
    def test_the_bundle_that_is_named_is_trusted(
        self, serve: Serve, connect: Make, authority: Authority
    ) -> None:
        server = serve(Scripted(tls=authority.context("localhost")).at("localhost"))
        assert connect(server).exchange(REQUEST).status == 200

    def test_a_server_of_another_name_is_refused(
        self, serve: Serve, connect: Make, authority: Authority
    ) -> None:
        server = serve(Scripted(tls=authority.context("dynamodb.example.com")).at("localhost"))
        with pytest.raises(NoAnswer, match="Hostname mismatch"):
            connect(server).exchange(REQUEST)
        assert server.asked == []

    def test_a_server_of_another_address_is_refused(
        self, serve: Serve, connect: Make, authority: Authority
    ) -> None:
        server = serve(Scripted(tls=authority.context("127.0.0.2")))
        with pytest.raises(NoAnswer, match="IP address mismatch"):
            connect(server).exchange(REQUEST)

    @pytest.mark.parametrize("bundle", ["other", ""])
    def test_a_server_of_an_authority_that_is_not_trusted_is_refused(
        self, serve: Serve, authority: Authority, tmp_path: Path, bundle: str
    ) -> None:
        other = Authority(tmp_path, "other")
        server = serve(Scripted(tls=authority.context("127.0.0.1")))
        context = trust(str(other.bundle) if bundle else "")
        connection = Connection(read_endpoint(server.url), context, PATIENT, time.monotonic)
        with pytest.raises(NoAnswer, match="unable to get local issuer certificate"):
            connection.exchange(REQUEST)
        assert server.asked == []

    def test_a_server_without_tls_is_refused(self, serve: Serve, authority: Authority) -> None:
        server = serve(Scripted(sends(answer(b"{}"))))
        endpoint = read_endpoint(server.url.replace("http:", "https:"))
        context = trust(str(authority.bundle))
        with pytest.raises(NoAnswer):
            Connection(endpoint, context, QUICK, time.monotonic).exchange(REQUEST)

    @pytest.mark.parametrize("content", [None, b"", b"no certificate"])
    def test_a_bundle_that_cannot_be_read_is_its_operators_to_mend(
        self, tmp_path: Path, content: bytes | None
    ) -> None:
        bundle = tmp_path / "bundle.pem"
        if content is not None:
            bundle.write_bytes(content)
        with pytest.raises(ConfigurationError, match="AWS_CA_BUNDLE cannot be read"):
            trust(str(bundle))

    def test_old_tls_is_not_spoken(self) -> None:
        assert trust("").minimum_version >= ssl.TLSVersion.TLSv1_2
        assert trust("").verify_mode == ssl.CERT_REQUIRED
