"""An App's installation tokens: narrowed, kept, minted anew, and refused in words."""

import re
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from bot.adapters.github.app import App, Installation
from bot.adapters.github.credentials import Secret
from bot.adapters.github.pace import Pace
from bot.adapters.github.wire import Wire
from bot.errors import ConfigurationError, Failed, TransientError
from bot.playground.github import faults
from bot.playground.github.errors import Refusal
from bot.playground.github.faults import Trouble
from tests.adapters.github.hosts import Given, Town, Watch

MINT = "/access_tokens"


def app_with(town: Town, key: Secret, *, app_id: str = "1", installation: str = "11") -> App:
    return App(Installation(app_id, installation, key), town.wire, town.github.clock.now)


def pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, password: bytes = b"") -> str:
    form = serialization.PrivateFormat.PKCS8
    sealed = serialization.BestAvailableEncryption(password) if password else None
    algorithm = sealed or serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, algorithm).decode()


def test_the_token_reaches_one_repository_and_two_permissions(town: Town) -> None:
    town.github.add_repository("ada/other", {"x": b"x"})
    town.app.token("ada/site")
    (grant,) = town.github.tokens.issued()
    assert grant.repositories == frozenset({"ada/site"})
    assert grant.permissions == {
        "metadata": "read",
        "contents": "write",
        "pull_requests": "write",
    }


def test_the_assertion_is_of_the_last_minute_and_ends_within_ten() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    sent: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["Authorization"].removeprefix("Bearer "))
        body = {"token": "ghs_1", "expires_at": "2027-01-15T09:00:00Z"}
        return httpx.Response(201, json=body)

    watch = Watch(1_800_000_000.5)
    client = httpx.Client(transport=httpx.MockTransport(handle))
    wire = Wire(client, "https://api.github.example", Pace(watch, watch.sleep), watch)
    App(Installation("123", "456", Given(pem(key))), wire, watch).token("ada/site")
    unchecked: Any = {"verify_exp": False, "verify_iat": False}
    claims = jwt.decode(sent[0], key.public_key(), algorithms=["RS256"], options=unchecked)
    assert claims == {"iat": 1_799_999_940, "exp": 1_800_000_540, "iss": "123"}


def test_a_token_is_kept_until_five_minutes_before_its_end(town: Town) -> None:
    first = town.app.token("ada/site")
    town.github.clock.advance(3600 - 302)
    assert town.app.token("ada/site") == first
    town.github.clock.advance(5)
    assert town.app.token("ada/site") != first
    assert town.asked("POST", MINT) == 2


def test_each_repository_has_a_token_of_its_own(town: Town) -> None:
    town.github.add_repository("ada/other", {"x": b"x"})
    assert town.app.token("ada/site") != town.app.token("ada/other")
    assert town.app.token("ada/site") == town.app.token("ada/site")
    assert town.asked("POST", MINT) == 2


def test_F44_a_refused_token_is_minted_anew_once(town: Town) -> None:
    first = town.app.token("ada/site")
    second = town.app.token("ada/site", refused=first)
    assert town.app.token("ada/site", refused=first) == second != first
    assert town.asked("POST", MINT) == 2


def test_the_ends_of_lines_may_be_written_out(town: Town) -> None:
    key = Given(town.github.app.private_key.replace("\n", "\\n"))
    assert app_with(town, key).token("ada/site").startswith("ghs_")


def test_blanks_around_the_key_do_no_harm(town: Town) -> None:
    key = Given(f"\n  {town.github.app.private_key}\n\n")
    assert app_with(town, key).token("ada/site").startswith("ghs_")


def unusable() -> dict[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return {
        "empty": "",
        "no PEM": "hunter2",
        "cut": pem(key)[:200],
        "public": public.decode(),
        "encrypted": pem(key, b"hunter2"),
        "another algorithm": pem(ec.generate_private_key(ec.SECP256R1())),
    }


@pytest.mark.parametrize("kind", unusable())
def test_a_key_that_cannot_be_read_is_the_operators_to_mend(town: Town, kind: str) -> None:
    key = unusable()[kind]
    with pytest.raises(ConfigurationError, match="GITHUB_PRIVATE_KEY") as caught:
        app_with(town, Given(key)).token("ada/site")
    assert not key or key not in str(caught.value)
    assert town.asked("POST", MINT) == 0


def test_a_key_that_was_replaced_is_read_anew(town: Town) -> None:
    old = pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    app = app_with(town, Given(old, town.github.app.private_key))
    assert app.token("ada/site").startswith("ghs_")


def test_a_key_of_another_app_is_the_operators_to_mend(town: Town) -> None:
    other = pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    with pytest.raises(ConfigurationError, match="not a key of the App 1"):
        app_with(town, Given(other)).token("ada/site")
    assert town.asked("POST", MINT) == 2


@pytest.mark.parametrize(
    ("way", "words", "code"),
    [
        ("suspend", "suspended for the repository “ada/site”", "app_suspended"),
        ("uninstall", "not installed for the repository “ada/site”", "app_not_installed"),
    ],
)
def test_F44_an_app_that_may_not_come_in_fails_without_a_second_try(
    town: Town, way: str, words: str, code: str
) -> None:
    getattr(town.github, way)()
    with pytest.raises(Failed, match=re.escape(words)) as failed:
        town.host.head()
    assert failed.value.code == code
    assert town.asked("POST", MINT) == 1


@pytest.mark.parametrize(("app_id", "installation"), [("2", "11"), ("1", "12")])
def test_F44_an_unknown_installation_is_not_installed(
    town: Town, app_id: str, installation: str
) -> None:
    key = Given(town.github.app.private_key)
    with pytest.raises(Failed, match="not installed"):
        app_with(town, key, app_id=app_id, installation=installation).token("ada/site")


def test_F44_a_repository_that_the_installation_lacks_is_named(town: Town) -> None:
    with pytest.raises(Failed, match="not installed for the repository “ada/secret”"):
        town.app.token("ada/secret")


def test_F44_permissions_that_were_not_granted_are_named(town: Town) -> None:
    town.github.app.permissions = {"metadata": "read", "contents": "read"}
    with pytest.raises(Failed, match="Contents and Pull requests: read and write"):
        town.app.token("ada/site")


@pytest.mark.parametrize(
    "trouble",
    [faults.broken(502), faults.CUT, faults.GARBLE, faults.secondary_limit()],
)
def test_F44_a_mint_that_fails_for_now_may_succeed_later(town: Town, trouble: Trouble) -> None:
    town.github.faults.plan("POST", MINT, trouble)
    with pytest.raises(TransientError):
        town.app.token("ada/site")
    town.watch.now += 60
    assert town.app.token("ada/site").startswith("ghs_")


@pytest.mark.parametrize(
    "answer",
    [
        {"token": "ghs_1"},
        {"token": None, "expires_at": "2027-01-15T09:00:00Z"},
        {"token": "ghs_1\n", "expires_at": "2027-01-15T09:00:00Z"},
        {"token": "ghs_1é", "expires_at": "2027-01-15T09:00:00Z"},
        {"token": "ghs_1", "expires_at": "soon"},
    ],
)
def test_an_answer_that_holds_no_token_may_be_whole_later(answer: dict[str, object]) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(201, json=answer))
    watch = Watch()
    client = httpx.Client(transport=transport)
    wire = Wire(client, "https://api.github.example", Pace(watch, watch.sleep), watch)
    key = pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    with pytest.raises(TransientError) as caught:
        App(Installation("1", "2", Given(key)), wire, watch).token("ada/site")
    assert "ghs_" not in str(caught.value)


def test_what_is_kept_does_not_show_its_token(town: Town) -> None:
    token = town.app.token("ada/site")
    assert token not in repr(vars(town.app))


def test_F44_an_apps_refusal_says_nothing_that_github_says(town: Town) -> None:
    town.github.faults.plan("POST", MINT, Trouble(refusal=Refusal(403, "hunter2")))
    with pytest.raises(Failed) as caught:
        town.app.token("ada/site")
    assert "hunter2" not in str(caught.value)
