"""Signatures: as AWS publishes them, and byte for byte as botocore makes them."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import botocore.auth
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.aws.signing import Credentials, Request, Signer, canonical_request

SUITE: Any = json.loads((Path(__file__).parent / "signing_vectors.json").read_text())
TOKEN = "x-amz-security-token"


class Vector(NamedTuple):
    """One request of the published suite, and what it becomes."""

    request: Request
    stamp: str
    token: str
    canonical: str
    authorization: str


def read_vector(lines: dict[str, Any]) -> Vector:
    """The vector in the suite's lines; repeated and folded headers are joined as RFC 9110 does."""
    head, _, body = "\n".join(lines["req"]).rstrip("\n").partition("\n\n")
    start, *rows = re.sub(r"\n +", " ", head).split("\n")
    method, target = re.fullmatch(r"(\S+) (.+) HTTP/1.1", start).groups()  # type: ignore[union-attr]
    path, _, query = target.partition("?")
    headers: dict[str, str] = {}
    for row in rows:
        name, _, value = row.partition(":")
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    stamp = headers.pop("X-Amz-Date")
    headers.pop("X-Amz-Security-Token", None)
    token = next((row for row in lines["creq"] if row.startswith(f"{TOKEN}:")), "").partition(":")
    request = Request(method, path, quote(query, safe="=&%"), headers, body.encode())
    return Vector(request, stamp, token[2], "\n".join(lines["creq"]), lines["authz"])


VECTORS = {name: read_vector(lines) for name, lines in SUITE["vectors"].items()}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_a_published_vector_is_signed_as_published(vector: Vector) -> None:
    credentials = Credentials(SUITE["access_key"], SUITE["secret_key"], vector.token)
    signer = Signer(credentials, SUITE["region"], SUITE["service"])
    headers = signer.signed(vector.request, vector.stamp)
    assert headers.pop("Authorization") == vector.authorization
    assert canonical_request(vector.request._replace(headers=headers))[1] == vector.canonical


def test_the_published_suite_is_there() -> None:
    assert len(VECTORS) == 26


NAMES = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-", min_size=1, max_size=12)
TEXTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30)
RESERVED = {"authorization", "host", "date", "x-amz-date", TOKEN, "x-amz-content-sha256"}
UNSIGNED = {"expect", "transfer-encoding", "user-agent", "x-amzn-trace-id", "connection"}
HEADERS = st.dictionaries(
    NAMES.filter(lambda name: name.lower() not in RESERVED | UNSIGNED), TEXTS, max_size=6
).filter(lambda found: len({name.lower() for name in found}) == len(found))
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=64)
SEGMENTS = st.text("abcXYZ019-._~ !$'()*+,:;=@%\xe9\u1234", min_size=1).filter(
    lambda part: part.strip(".") != ""
)
PATHS = st.lists(SEGMENTS, max_size=3).map(lambda parts: "/" + "/".join(parts))
WORDS = st.text("abcXYZ019-._~%", min_size=1, max_size=6)
QUERIES = st.lists(st.tuples(WORDS, WORDS | st.just("")), max_size=4).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
TIMES = st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2100, 1, 1))  # noqa: DTZ001
REQUESTS = st.builds(
    Request,
    st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    PATHS,
    QUERIES,
    HEADERS.map(lambda found: {**found, "Host": "service.example.com:8443"}),
    st.binary(max_size=200),
)


def by_botocore(
    request: Request, credentials: Credentials, region: str, service: str, when: dt.datetime
) -> dict[str, str]:
    """The headers that botocore sends with this request."""
    url = f"https://service.example.com:8443{request.path}"
    url += f"?{request.query}" if request.query else ""
    theirs = AWSRequest(request.method, url, dict(request.headers), request.body)
    keys = ReadOnlyCredentials(*credentials[:2], credentials.session_token or None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.auth, "get_current_datetime", lambda: when)
        SigV4Auth(keys, service, region).add_auth(theirs)
    return dict(theirs.headers.items())


@given(
    REQUESTS,
    st.builds(Credentials, KEYS, KEYS, st.just("") | KEYS),
    st.from_regex(r"[a-z]{2}-[a-z]{4,9}-[1-9]", fullmatch=True),
    st.sampled_from(["dynamodb", "sqs", "service"]),
    TIMES,
)
def test_whatever_is_asked_is_signed_as_botocore_signs_it(
    request: Request, credentials: Credentials, region: str, service: str, when: dt.datetime
) -> None:
    stamp = when.strftime("%Y%m%dT%H%M%SZ")
    ours = Signer(credentials, region, service).signed(request, stamp)
    assert ours == by_botocore(request, credentials, region, service, when)


def test_what_is_shown_of_credentials_lets_nobody_sign() -> None:
    shown = repr(Credentials("AKIDEXAMPLE", "hunter2", "swordfish"))
    assert ("AKIDEXAMPLE" in shown, "hunter2" in shown, "swordfish" in shown) == (
        True,
        False,
        False,
    )


@given(st.lists(TIMES, min_size=2, max_size=5))
def test_the_key_of_one_day_never_signs_for_another(times: list[dt.datetime]) -> None:
    credentials = Credentials("access", "secret")
    request = Request("POST", "/", "", {"Host": "service.example.com:8443"}, b"{}")
    kept = Signer(credentials, "eu-west-1", "dynamodb")
    for when in times:
        stamp = when.strftime("%Y%m%dT%H%M%SZ")
        fresh = Signer(credentials, "eu-west-1", "dynamodb")
        assert kept.signed(request, stamp) == fresh.signed(request, stamp)
