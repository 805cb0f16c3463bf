"""One kept connection to a service, which survives that Lambda freezes the container."""

import select
import socket
import ssl
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from bot.adapters.aws.answer import Answer, read_answer
from bot.adapters.aws.endpoint import Endpoint
from bot.adapters.aws.errors import NoAnswer
from bot.adapters.aws.pace import Pace

Clock: TypeAlias = Callable[[], float]
Given = TypeVar("Given")
Result = TypeVar("Result")

_PORTION = 65_536


class _Hung(NoAnswer):
    """The kept connection was closed before any byte of an answer: it had died unnoticed."""


class Connection:
    """Sends requests to an endpoint one after the other; for one thread.

    `context` is None for an endpoint without TLS; `clock` gives seconds that never run backwards.
    Every method that talks raises NoAnswer within the seconds of `pace`; only how long it takes to
    look the host's name up is the system's to say.
    """

    def __init__(
        self, endpoint: Endpoint, context: ssl.SSLContext | None, pace: Pace, clock: Clock
    ) -> None:
        self._endpoint = endpoint
        self._context = context
        self._pace = pace
        self._clock = clock
        self._kept: socket.socket | None = None

    def __del__(self) -> None:
        self.close()  # whoever drops a client drops its connection, as with boto3's

    def open(self) -> None:
        """Connect now, so that the first request need not."""
        self.close()
        self._kept = self._dial(self._clock() + self._pace.connect)

    def close(self) -> None:
        """Forget the connection; the next request makes another."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def exchange(self, request: bytes) -> Answer:
        """The answer to a request.

        A kept connection that turns out closed without a byte of an answer is replaced once, and
        the request repeated: it may then have been carried out twice.
        """
        end = self._clock() + self._pace.connect + self._pace.answer
        if self._kept is not None and _is_alive(self._kept):
            try:
                return self._talk(self._kept, request, end)
            except _Hung:
                pass  # what a freeze does; a new connection tells whether the service is there
        self.close()
        self._kept = self._dial(min(end, self._clock() + self._pace.connect))
        return self._talk(self._kept, request, end)

    def _talk(self, kept: socket.socket, request: bytes, end: float) -> Answer:
        keeps = False
        talk = _Talk(kept, self._clock, min(end, self._clock() + self._pace.answer))
        try:
            talk.send(request)
            answer = read_answer(talk.receive)
            keeps = answer.keeps
        finally:
            if not keeps:
                self.close()
        return answer

    def _dial(self, end: float) -> socket.socket:
        """A new connection, to the first of the host's addresses that takes one."""
        host, port = self._endpoint.host, self._endpoint.port
        failure: Exception | None = None
        try:
            # As bytes: to look a str up, Python loads the tables of international names.
            found = socket.getaddrinfo(host.encode(), port, type=socket.SOCK_STREAM)
            for family, kind, protocol, _, address in found:
                try:
                    return self._connect(socket.socket(family, kind, protocol), address, end)
                except OSError as error:
                    failure = error
        except OSError as error:
            failure = error
        raise NoAnswer(f"{host}: {_reason(failure)}") from failure

    def _connect(self, plain: socket.socket, address: tuple[Any, ...], end: float) -> socket.socket:
        try:
            plain.settimeout(_left(self._clock, end))
            plain.connect(address)
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is None:
                return plain
            plain.settimeout(_left(self._clock, end))
            # As bytes: see `_dial`.
            return self._context.wrap_socket(plain, server_hostname=self._endpoint.host.encode())
        except BaseException:
            plain.close()
            raise


class _Talk:
    """One request and its answer on a connection, over at `end`."""

    def __init__(self, kept: socket.socket, clock: Clock, end: float) -> None:
        self._socket = kept
        self._clock = clock
        self._end = end
        self._has_answered = False

    def send(self, request: bytes) -> None:
        """Send all of it."""
        sent = self._timed(self._socket.send, request)
        while sent < len(request):
            sent += self._timed(self._socket.send, request[sent:])

    def receive(self) -> bytes:
        """The next bytes, b'' at the end; raises _Hung when the end comes before any byte."""
        part = self._timed(self._socket.recv, _PORTION)
        if not part and not self._has_answered:
            raise _Hung("the connection was closed")
        self._has_answered = True
        return part

    def _timed(self, operation: Callable[[Given], Result], argument: Given) -> Result:
        try:
            self._socket.settimeout(_left(self._clock, self._end))
            return operation(argument)
        except TimeoutError as error:
            raise NoAnswer("no answer in time") from error
        except OSError as error:
            kind = NoAnswer if self._has_answered else _Hung
            raise kind(_reason(error)) from error


def _is_alive(kept: socket.socket) -> bool:
    """Whether nothing but TLS's own messages came since the last answer, its end least of all."""
    if not _has_news(kept):
        return True  # as nearly always: to find that out by reading takes 15 µs more
    try:
        kept.settimeout(0)
        kept.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        pass
    return False  # closed, broken, or talking out of turn


def _has_news(kept: socket.socket) -> bool:
    """Whether there is anything to be read, be it the end."""
    news = select.poll()
    news.register(kept, select.POLLIN)
    return bool(news.poll(0))


def _left(clock: Clock, end: float) -> float:
    """Seconds until the end, as a timeout; raises TimeoutError when there are none."""
    left = end - clock()
    if left <= 0:
        raise TimeoutError("no time is left")
    return left


def _reason(error: Exception | None) -> str:
    """What went wrong, without an address."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return getattr(error, "reason", None) or getattr(error, "strerror", None) or "no time is left"
