"""Addresses that a link may have."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.link import MOST, clean_link


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a?b=c#d",
        "http://127.0.0.1:8400/",
        "https://xn--bcher-kva.example/ä",
        "mailto:hello@example.com?subject=Bread",
        "tel:+49-30-123",
        "/menu",
        "menu.html",
        "../a/b.html?x=1",
        "#visit",
        "?page=2",
        "./a:b",
        "https://localhost",
    ],
)
def test_allowed_addresses_are_written_as_they_are(address: str) -> None:
    assert clean_link(f" {address} ") == address


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("HTTPS://Example.com", "https://Example.com"),
        ("example.com/menu", "https://example.com/menu"),
        ("www.bakery.bread", "https://www.bakery.bread"),
        ("tel:+49 30 123", "tel:+4930123"),
    ],
)
def test_what_is_meant_as_an_address_is_completed(typed: str, written: str) -> None:
    assert clean_link(typed) == written


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://x",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https://user@evil.example",
        "https://user:pass@evil.example/",
        "https://",
        "https:///path",
        "mailto:nobody",
        "tel:call me",
        "a b.html",
        '" onclick="x',
        "a:b",
        "1:b",
        "",
    ],
)
def test_F70_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(UserError):
        clean_link(address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("javascript:alert(1)", "cannot start with “javascript:”. Links start with https://"),
        ("1:b", "is no address that I know. Links start with"),
        ("mailto:nobody", "is not a complete address. Links start with"),
        ("https://user@evil.example", "cannot hold a name before an @"),
        ("//evil.example", "with https:// in front"),
        ("a b", "cannot hold U+0020"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_is_allowed(address: str, words: str) -> None:
    with pytest.raises(UserError) as refused:
        clean_link(address)
    assert words in str(refused.value)


def test_F71_a_host_with_a_look_alike_letter_is_refused_by_its_code_point() -> None:
    with pytest.raises(UserError, match=r"U\+0430"):
        clean_link("https://p\u0430ypal.com/")


def test_a_very_long_address_is_refused() -> None:
    assert clean_link("/" + "a" * (MOST - 1))
    with pytest.raises(UserError, match="1 to 2000 characters"):
        clean_link("/" * (MOST + 1))
