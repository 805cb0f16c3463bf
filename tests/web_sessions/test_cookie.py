"""The session's cookie: which one is read, how it is set, and who may keep the response."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web_sessions.cookie import CookieReader, CookieRules, personal

ID = "A" * 42 + "_"
OTHER = "B" * 43
read = CookieReader("session_id")


@pytest.mark.parametrize(
    ("cookie", "found"),
    [
        (f"session_id={ID}", ID),
        (f"a=b; session_id={ID}; c=d", ID),
        (f"a=b;session_id={ID}", ID),
        (f"session_id=none; session_id={ID}", ID),
        (f"session_id={ID}; session_id={OTHER}", ID),
        (f"xsession_id={ID}", ""),
        (f"session_id ={ID}", ""),
        (f'session_id="{ID}"', ""),
        (f"session_id={ID}x", ""),
        (f"session_id={ID[1:]}", ""),
        ("session_id=" + "A" * 5000, ""),
        ("session_id=" + "ü" * 43, ""),
        ("session_id=" + "A" * 42 + "\x00", ""),
        ("session_id=../../" + "A" * 37, ""),
        (f"session_id=; {ID}", ""),
        ("session_id", ""),
        ("", ""),
    ],
)
def test_F58_a_cookie_is_read_only_in_the_form_that_we_give(cookie: str, found: str) -> None:
    assert read([(b"cookie", cookie.encode("latin-1"))]) == found


def test_a_cookie_may_be_in_any_of_several_headers() -> None:
    headers = [(b"accept", b"*/*"), (b"cookie", b"a=b"), (b"cookie", f"session_id={ID}".encode())]
    assert read(headers) == ID
    assert read([(b"x-cookie", f"session_id={ID}".encode())]) == ""


@given(st.binary(max_size=300))
def test_F58_no_bytes_break_it(cookie: bytes) -> None:
    assert len(read([(b"cookie", b"session_id=" + cookie)])) in {0, 43}


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({}, "session_id"),
        ({"https_only": True}, "__Host-session_id"),
        ({"https_only": True, "session_cookie": "__Host-mine"}, "__Host-mine"),
        ({"https_only": True, "domain": "shop.test"}, "session_id"),
        ({"https_only": True, "path": "/shop"}, "session_id"),
    ],
)
def test_a_cookie_of_one_host_says_so_by_its_name(options: dict[str, Any], name: str) -> None:
    assert CookieRules(**options).checked().name == name


def test_the_cookie_says_all_that_was_asked_for() -> None:
    rules = CookieRules("s", 60, "/shop", "strict", https_only=True, domain="a.b", partitioned=True)
    flags = b"httponly; samesite=strict; secure; domain=a.b; partitioned"
    assert rules.set_to(ID) == f"s={ID}; path=/shop; Max-Age=60; ".encode() + flags
    assert rules.removed().startswith(b"s=null; path=/shop; expires=Thu, 01 Jan 1970 00:00:00 GMT;")
    assert rules.removed().endswith(flags)


@pytest.mark.parametrize(
    "options",
    [
        {"session_cookie": "a b"},
        {"session_cookie": ""},
        {"session_cookie": "a=b"},
        {"session_cookie": "__Host-a"},
        {"session_cookie": "__Host-a", "https_only": True, "path": "/shop"},
        {"path": "shop"},
        {"path": "/; domain=evil.test"},
        {"domain": "a\r\nset-cookie: b"},
        {"same_site": "some"},
    ],
)
def test_what_no_browser_takes_is_refused_at_once(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"cookie|same_site|__Host-"):
        CookieRules(**options).checked()


COOKIE = b"s=1"


@pytest.mark.parametrize(
    ("said", "cookie", "then"),
    [
        ([], None, [b"private"]),
        ([], COOKIE, [b"no-store"]),
        ([b"max-age=60"], None, [b"max-age=60"]),
        ([b"public, max-age=60"], COOKIE, [b"no-store"]),
        ([b"public", b"s-maxage=60"], COOKIE, [b"no-store"]),
        ([b"private, max-age=60"], COOKIE, [b"private, max-age=60"]),
        ([b"No-Store"], COOKIE, [b"No-Store"]),
    ],
)
def test_no_shared_cache_keeps_what_depends_on_a_session(
    said: list[bytes], cookie: bytes | None, then: list[bytes]
) -> None:
    headers = personal([(b"Cache-Control", value) for value in said], cookie)
    assert [value for name, value in headers if name.lower() == b"cache-control"] == then
    assert [value for name, value in headers if name == b"set-cookie"] == (
        [cookie] if cookie else []
    )


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ([], [b"Cookie"]),
        ([b"Accept"], [b"Accept, Cookie"]),
        ([b"Accept", b"Origin"], [b"Accept, Origin, Cookie"]),
        ([b"cookie"], [b"cookie"]),
        ([b"Accept, COOKIE"], [b"Accept, COOKIE"]),
        ([b"*"], [b"*"]),
    ],
)
def test_it_varies_by_cookie_and_by_what_it_did_before(
    said: list[bytes], then: list[bytes]
) -> None:
    headers = personal([(b"vary", value) for value in said], None)
    assert [value for name, value in headers if name == b"vary"] == then


def test_cookies_of_the_application_stay_beside_ours() -> None:
    own = [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert [pair for pair in personal(own, COOKIE) if pair[0] == b"set-cookie"] == [
        *own,
        (b"set-cookie", COOKIE),
    ]
