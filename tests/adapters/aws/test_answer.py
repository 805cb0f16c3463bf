"""Answers of HTTP: the same however they are cut, and never more than was promised."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.aws.answer import MOST_BODY, MOST_HEAD, Answer, read_answer
from bot.adapters.aws.errors import NoAnswer

HEAD = b"HTTP/1.1 200 OK\r\n"
PLAIN = HEAD + b"Content-Length: 5\r\nX-Amzn-RequestId: r 1\r\n\r\nhello"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nA: b\r\n\r\n"
UNBOUNDED = HEAD + b"Connection: close\r\n\r\nhello"


def coming(*pieces: bytes) -> Iterator[bytes]:
    yield from pieces
    while True:
        yield b""


def read(*pieces: bytes) -> Answer:
    """The answer that comes in these pieces; then the connection ends."""
    stream = coming(*pieces)
    return read_answer(lambda: next(stream))


@st.composite
def cut(draw: st.DrawFn, whole: bytes) -> list[bytes]:
    """The bytes in pieces."""
    marks = sorted(draw(st.sets(st.integers(1, len(whole) - 1), max_size=8)))
    return [whole[start:end] for start, end in zip([0, *marks], [*marks, len(whole)], strict=True)]


@given(st.sampled_from([PLAIN, CHUNKED]).flatmap(cut))
def test_an_answer_reads_the_same_however_it_comes(pieces: list[bytes]) -> None:
    answer = read(*pieces)
    assert (answer.status, answer.body, answer.keeps) == (200, b"hello", True)


@given(cut(UNBOUNDED))
def test_an_answer_without_a_length_ends_with_the_connection(pieces: list[bytes]) -> None:
    answer = read(*pieces)
    assert (answer.body, answer.keeps) == (b"hello", False)


@pytest.mark.parametrize("whole", [PLAIN, CHUNKED])
def test_half_an_answer_is_none(whole: bytes) -> None:
    for length in range(len(whole)):
        with pytest.raises(NoAnswer, match="cut off"):
            read(whole[:length])


def test_headers_are_read_whatever_their_case_and_space() -> None:
    answer = read(HEAD + b"Content-LENGTH:0\r\nX-A:  b: c \r\nx-a: d\r\nEmpty:\r\n\r\n")
    assert answer.headers == {"content-length": "0", "x-a": "b: c, d", "empty": ""}


def test_a_header_may_be_folded_over_several_lines() -> None:
    answer = read(HEAD + b"Content-Length: 0\r\nX-A: b\r\n c\r\n\td\r\n\r\n")
    assert answer.headers == {"content-length": "0", "x-a": "b c d"}


@pytest.mark.parametrize("line", [b"Content-Length : 5", b"Content-Length"])
def test_a_header_that_others_would_read_otherwise_is_no_answer(line: bytes) -> None:
    with pytest.raises(NoAnswer, match="head cannot be read"):
        read(HEAD + line + b"\r\n\r\nhello")


def test_an_answer_that_only_says_to_go_on_is_followed_by_the_answer() -> None:
    assert read(b"HTTP/1.1 100 Continue\r\n\r\n", PLAIN).body == b"hello"


@pytest.mark.parametrize(
    ("head", "keeps"),
    [
        (b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n", True),
        (b"HTTP/1.1 200\r\nConnection: Close\r\n", False),
        (b"HTTP/1.0 200 OK\r\n", False),
        (b"HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n", True),
    ],
)
def test_the_server_says_whether_the_connection_goes_on(head: bytes, keeps: bool) -> None:
    assert read(head + b"Content-Length: 2\r\n\r\n{}").keeps is keeps


def test_a_connection_with_more_than_the_answer_does_not_go_on() -> None:
    assert read(PLAIN + b"H").keeps is False


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/2 200 OK\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 +20 OK\r\n\r\n",
        b"HTTP/1.1 \xb2\xb2\xb2 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_no_answer(head: bytes) -> None:
    with pytest.raises(NoAnswer, match="no HTTP"):
        read(head + PLAIN)


@pytest.mark.parametrize("length", ["-1", "+5", "5_0", "0x5", "", "five", "5, 5", "\u00b2"])
def test_a_length_of_another_kind_is_no_answer(length: str) -> None:
    with pytest.raises(NoAnswer, match="length"):
        read(HEAD + f"Content-Length: {length}\r\n\r\nhello".encode("latin-1"))


@pytest.mark.parametrize("size", [b"", b"-1", b"+5", b"0x5", b"5 5", b"g"])
def test_a_chunk_of_another_kind_is_no_answer(size: bytes) -> None:
    with pytest.raises(NoAnswer, match="length"):
        read(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\nhello\r\n0\r\n\r\n")


def test_a_chunk_that_is_longer_than_it_says_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="no end"):
        read(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n")


def test_a_coding_that_was_not_asked_for_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="coding"):
        read(HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")


@pytest.mark.parametrize(
    "start",
    [
        f"Content-Length: {MOST_BODY + 1}\r\n\r\n",
        f"Content-Length: {'9' * 5000}\r\n\r\n",
        f"Transfer-Encoding: chunked\r\n\r\n{MOST_BODY + 1:x}\r\n",
        f"Transfer-Encoding: chunked\r\n\r\n{'f' * 5000}\r\n",
        "\r\n",
    ],
)
def test_an_answer_that_is_too_large_is_left_unread(start: str) -> None:
    stream = coming(HEAD + start.encode(), *[b"x" * (1 << 20)] * 17)
    with pytest.raises(NoAnswer, match="too large"):
        read_answer(lambda: next(stream))


def test_chunks_without_end_are_left_unread() -> None:
    many = [b"100000\r\n" + b"x" * (1 << 20) + b"\r\n"] * 17
    with pytest.raises(NoAnswer, match="too large"):
        read(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *many)


@pytest.mark.parametrize("piece", [b"x" * 1000, b"X: y\r\n" * 100])
def test_a_head_without_end_is_left_unread(piece: bytes) -> None:
    stream = coming(HEAD, *[piece] * (MOST_HEAD // len(piece) + 2))
    with pytest.raises(NoAnswer, match="too long"):
        read_answer(lambda: next(stream))


@given(st.binary(max_size=60))
def test_whatever_comes_is_an_answer_or_none(noise: bytes) -> None:
    for start in (b"", b"HTTP/1.1 200 ", HEAD, CHUNKED[:40]):
        with suppress(NoAnswer):
            assert read(start + noise).status >= 200
