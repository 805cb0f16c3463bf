"""Who is let in: a token of our issuer for us, alive, by a key that we know; nobody else is."""

import base64
import json
from typing import Any

import jwt
import pytest

from bot.errors import ConfigurationError, Refused
from bot.transcript.signed_in import LEAST_KEY, LEEWAY, MOST_BYTES, SignedIn

NOW = 1_800_000_000
KEYS = {"k1": "a" * LEAST_KEY, "k2": "b" * LEAST_KEY}
ISSUER, AUDIENCE = "https://login.example.com", "ux-agent"
CLAIMS: dict[str, Any] = {"iss": ISSUER, "aud": AUDIENCE, "sub": "11", "exp": NOW + 60}
READER = SignedIn(lambda: json.dumps(KEYS), ISSUER, AUDIENCE)


def token(kid: Any = "k1", key: str = KEYS["k1"], algorithm: str = "HS256", **changes: Any) -> str:
    """A token whose claims are changed so; None takes one away."""
    claims = {name: value for name, value in {**CLAIMS, **changes}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid} if kid else {})


def forged(header: dict[str, Any], claims: dict[str, Any], signature: str = "") -> str:
    """A token put together by hand."""

    def part(data: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()

    return f"{part(header)}.{part(claims)}.{signature}"


def test_a_token_of_either_key_says_who_it_is() -> None:
    assert READER.user_of(f"Bearer {token()}", NOW) == "11"
    assert READER.user_of(f"bearer {token('k2', KEYS['k2'], sub='22')}", NOW) == "22"


def test_clocks_may_be_half_a_minute_apart() -> None:
    late = token(exp=NOW - LEEWAY + 1, nbf=NOW + LEEWAY, iat=NOW + LEEWAY)
    assert READER.user_of(f"Bearer {late}", NOW) == "11"


def test_a_token_for_several_audiences_is_for_us_too() -> None:
    assert READER.user_of(f"Bearer {token(aud=['other', AUDIENCE])}", NOW) == "11"


REFUSED = {
    "none": "",
    "another scheme": f"Basic {token()}",
    "no scheme": token(),
    "no token": "Bearer x",
    "not ascii": "Bearer é",
    "too long": f"Bearer {token(more='x' * MOST_BYTES)}",
    "expired": f"Bearer {token(exp=NOW - LEEWAY)}",
    "not yet": f"Bearer {token(nbf=NOW + LEEWAY + 1)}",
    "of tomorrow": f"Bearer {token(iat=NOW + LEEWAY + 1)}",
    "without an end": f"Bearer {token(exp=None)}",
    "an end in words": "Bearer " + forged({"alg": "HS256", "kid": "k1"}, {**CLAIMS, "exp": "x"}),
    "another issuer": f"Bearer {token(iss='https://evil.example.com')}",
    "without an issuer": f"Bearer {token(iss=None)}",
    "for others": f"Bearer {token(aud='other')}",
    "for nobody": f"Bearer {token(aud=None)}",
    "nobody": f"Bearer {token(sub=None)}",
    "an empty name": f"Bearer {token(sub='')}",
    "another key": f"Bearer {token(key=KEYS['k2'])}",
    "an unknown key": f"Bearer {token('k3')}",
    "no key": f"Bearer {token(None)}",
    "a key that is a list": "Bearer " + forged({"alg": "HS256", "kid": ["k1"]}, CLAIMS),
    "no signature": "Bearer " + forged({"alg": "none", "kid": "k1"}, CLAIMS),
    "its signature cut": f"Bearer {token().rpartition('.')[0]}.",
    "another algorithm": f"Bearer {token(algorithm='HS512', key=KEYS['k1'] * 2)}",
}


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_nobody(authorization: str) -> None:
    with pytest.raises(Refused):
        READER.user_of(authorization, NOW)


def test_a_time_that_is_no_number_is_refused() -> None:
    with pytest.raises(Refused, match="no times"):
        READER.user_of(f"Bearer {token(exp=True)}", NOW)


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_the_algorithm_is_pinned(algorithm: str) -> None:
    long = "c" * 64
    reader = SignedIn(lambda: json.dumps({"k": long}), ISSUER, AUDIENCE)
    assert reader.user_of(f"Bearer {token('k', long)}", NOW) == "11"
    with pytest.raises(Refused):
        reader.user_of(f"Bearer {token('k', long, algorithm)}", NOW)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", "not JSON"),
        ("[]", "not JSON"),
        ('{"k": 1}', "not JSON"),
        ("{}", "there is none"),
        ('{"weak": "short"}', "weak"),
    ],
)
def test_keys_that_cannot_be_used_are_the_operators_to_mend(keys: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        SignedIn(lambda: keys, ISSUER, AUDIENCE).user_of(f"Bearer {token()}", NOW)
