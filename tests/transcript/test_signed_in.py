"""Who is let in: a token of our issuer for us, alive, by a key that we know; nobody else is."""

import base64
import json
from typing import Any

import jwt
import pytest
from jwt.algorithms import HMACAlgorithm

from bot.errors import ConfigurationError, Refused
from bot.transcript.signed_in import LEAST_KEY, LEEWAY, MOST_BYTES, SignedIn

NOW = 1_800_000_000
KEYS = {"k1": "a" * LEAST_KEY, "k2": "b" * LEAST_KEY}
ISSUER, AUDIENCE = "https://login.example.com", "ux-agent"
TENANT = "0123456789abcd"
PUBLIC = "a public key, which anybody may have and take for a secret of HS256"
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "aud": AUDIENCE,
    "sub": "11",
    "exp": NOW + 60,
    "tenant_hash": TENANT,
}
READER = SignedIn(lambda: json.dumps(KEYS), ISSUER, AUDIENCE)


def token(kid: Any = "k1", key: str = KEYS["k1"], algorithm: str = "HS256", **changes: Any) -> str:
    """A token whose claims are changed so; None takes one away."""
    claims = {name: value for name, value in {**CLAIMS, **changes}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid} if kid else {})


def headed(**header: Any) -> str:
    """A token that fits its key, with more or other fields in its header."""
    headers = {"kid": "k1", **header}
    return f"Bearer {jwt.encode(CLAIMS, KEYS['k1'], algorithm='HS256', headers=headers)}"


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


def test_an_audience_may_come_as_a_list_of_one() -> None:
    assert READER.user_of(f"Bearer {token(aud=[AUDIENCE])}", NOW) == "11"


def test_f60_while_keys_change_both_let_in_and_then_the_new_one_alone() -> None:
    both = [f"Bearer {token(kid, KEYS[kid])}" for kid in KEYS]
    assert [READER.tenant_of(one, NOW) for one in both] == [TENANT, TENANT]
    later = SignedIn(lambda: json.dumps({"k2": KEYS["k2"]}), ISSUER, AUDIENCE)
    assert later.tenant_of(both[1], NOW) == TENANT
    with pytest.raises(Refused):
        later.tenant_of(both[0], NOW)


REFUSED = {
    "none": "",
    "another scheme": f"Basic {token()}",
    "no scheme": token(),
    "no token": "Bearer x",
    "not ascii": "Bearer é",
    "a strange letter": f"Bearer {token()}é",
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
    "for others too": f"Bearer {token(aud=[AUDIENCE, 'other'])}",
    "an empty list of audiences": f"Bearer {token(aud=[])}",
    "another type": headed(typ="dpop+jwt"),
    "a type that is none": headed(typ="JOSE"),
    "its keys' address": headed(jku="https://evil.example.com/keys"),
    "its own key": headed(jwk={"kty": "oct", "k": "YQ"}),
    "its certificate's address": headed(x5u="https://evil.example.com/x5u"),
    "its own certificate": headed(x5c=["MII"]),
    "an extension": headed(crit=["exp"]),
    "a key of another's, as a secret": f"Bearer {token(key=PUBLIC)}",
    "signed by RSA": "Bearer " + forged({"alg": "RS256", "kid": "k1"}, CLAIMS, "AAAA"),
    "ended, and of another key": f"Bearer {token(key=KEYS['k2'], exp=NOW - 999)}",
    "a header that is no JSON": "Bearer eA.eA.eA",
    "another algorithm": f"Bearer {token(algorithm='HS512', key=KEYS['k1'] * 2)}",
}


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_nobody(authorization: str) -> None:
    with pytest.raises(Refused):
        READER.user_of(authorization, NOW)


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_f60_nor_is_it_anybodys_tenant(authorization: str) -> None:
    with pytest.raises(Refused):
        READER.tenant_of(authorization, NOW)


@pytest.mark.parametrize(
    "tenant",
    [
        *(None, "", 7, ["0123456789abcd"], "0123456789abc", "0123456789abcde", "0123456789ABCD"),
        *("0123456789abcd\n", "TENANT#0123456"),
    ],
)
def test_f60_a_tenant_is_fourteen_small_letters_and_digits(tenant: object) -> None:
    with pytest.raises(Refused, match="no tenant"):
        READER.tenant_of(f"Bearer {token(tenant_hash=tenant)}", NOW)


def test_f60_a_tenant_comes_with_somebody() -> None:
    assert READER.tenant_of(f"Bearer {token(tenant_hash=TENANT)}", NOW) == TENANT
    with pytest.raises(Refused):
        READER.tenant_of(f"Bearer {token(sub=None)}", NOW)


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_f60_whatever_is_refused_costs_one_signature(
    authorization: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 0
    verify = HMACAlgorithm.verify

    def counted(self: HMACAlgorithm, *given: Any) -> bool:
        nonlocal count
        count += 1
        return verify(self, *given)

    monkeypatch.setattr(HMACAlgorithm, "verify", counted)
    with pytest.raises(Refused):
        READER.tenant_of(authorization, NOW)
    assert count == 1


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
