"""Literals: quotes of every kind, addresses, colours and sizes, lifted out of the words."""

import pytest

from bot.ux_agent.understanding.literals import lift, mask, unquoted


def kinds(text: str, kind: str) -> list[str]:
    return [token.value for token in lift(text) if token.kind == kind]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('say "Hello there" now', ["Hello there"]),
        ("say 'Hello there' now", ["Hello there"]),
        ("say “Hello there” now", ["Hello there"]),
        ("say ‘Hello there’ now", ["Hello there"]),
        ("say „Hello there“ now", ["Hello there"]),
        ("say «Hello there» now", ["Hello there"]),
        ("say ‹Hello there› now", ["Hello there"]),
        ("say `Hello there` now", ["Hello there"]),
        ("say ```Hello there``` now", ["Hello there"]),
        ("say 「Hello there」 now", ["Hello there"]),
        ("say 'It's ours' now", ["It's ours"]),
        ("say ‘It’s ours’ now", ["It’s ours"]),
        ("say 'The dogs' bowl' now", ["The dogs' bowl"]),
        ("change 'a' to 'b'", ["a", "b"]),
        ("change 'a' to the dogs' bowl", ["a"]),
        ('say "He said "hi" to me" now', ['He said "hi" to me']),
        ('say "He said \\"hi\\"" now', ['He said "hi"']),
        ('change "a" to "b"', ["a", "b"]),
        ("don't, it's the site's", []),
        ('a 12" pizza', []),
        ('say "Hello', []),
        ('say ""', [""]),
        ('text:"a"color:#fff', ["a"]),
    ],
)
def test_quoted_text_is_one_literal(text: str, quoted: list[str]) -> None:
    assert kinds(text, "quoted") == quoted


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("go to https://a.example/b?c=d#e.", "https://a.example/b?c=d#e"),
        ("go to (https://a.example/b)", "https://a.example/b"),
        ("go to https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("go to /about-us, please", "/about-us"),
        ("go to / please", "/"),
        ("go to ./team please", "./team"),
        ("go to #contact please", "#contact"),
        ("write to mailto:a@b.example.", "mailto:a@b.example"),
        ("write to a.b@c.example now", "a.b@c.example"),
        ("call tel:+49301234 now", "tel:+49301234"),
        ("open about.html now", "about.html"),
        ("open www.a.example/b now", "www.a.example/b"),
        ("open javascript:alert(1) now", "javascript:alert(1)"),
        ("open //evil.example now", "//evil.example"),
    ],
)
def test_an_address_is_one_literal(text: str, address: str) -> None:
    assert kinds(text, "address") == [address]


@pytest.mark.parametrize("text", ["and/or", "24/7", "red,blue", "#123", "3.5", "a. b"])
def test_other_signs_make_no_address(text: str) -> None:
    assert kinds(text, "address") == []


def test_colours_sizes_and_numbers_are_literals() -> None:
    text = "#abc #aabbcc rgb(1, 2, 3) 18px 1.5rem 50 % 12 pixels 42"
    assert kinds(text, "colour") == ["#abc", "#aabbcc", "rgb(1, 2, 3)"]
    assert kinds(text, "size") == ["18px", "1.5rem", "50 %", "12 pixels"]
    assert kinds(text, "number") == ["42"]


def test_a_mention_is_no_word() -> None:
    assert kinds("hi <@123> <#45> <:wave:67>", "mention") == ["<@123>", "<#45>", "<:wave:67>"]


def test_an_address_keeps_its_own_bracket_and_loses_a_quote() -> None:
    assert kinds("to https://a.example/x’s", "address") == ["https://a.example/x’s"]
    assert kinds("to https://a.example/x’", "address") == ["https://a.example/x"]


def test_masked_literals_keep_their_length() -> None:
    text = 'text:"a:b" and /c'
    masked = mask(text, lift(text))
    assert len(masked) == len(text)
    assert "a:b" not in masked


@pytest.mark.parametrize(
    ("text", "plain"),
    [(' "a b" ', "a b"), ("a 'b'", "a 'b'"), ("'a' 'b'", "'a' 'b'"), ("", ""), ('"a', '"a')],
)
def test_only_the_enclosing_quotes_are_taken_off(text: str, plain: str) -> None:
    assert unquoted(text) == plain


@pytest.mark.parametrize(
    "text", ["it is £21 / month now", "£21 / month", "from £ / night", "€/night", "Mon / Tue"]
)
def test_a_slash_of_a_price_is_no_address(text: str) -> None:
    assert not [token for token in lift(text) if token.kind == "address"]
