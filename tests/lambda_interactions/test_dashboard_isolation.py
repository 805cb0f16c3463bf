"""Two tenants and one door: ten thousand forged ids, cursors and tokens bring no foreign byte."""

import base64
import json
import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from bot.analytics.reading.query import is_session_id
from bot.conversation import cursor
from tests.analytics.reading.shelf import KEY, told
from tests.lambda_interactions.dashboards import NOW, OURS, THEIRS, Dashboard, bearer
from tests.lambda_interactions.web import Answered
from tests.transcript.test_signed_in import AUDIENCE, CLAIMS, ISSUER, KEYS, REFUSED, forged, token

pytestmark = pytest.mark.no_cover

FORGED = 10_000
MARK = "zebra"
"""Stands in everything that is the other tenant's, and in nothing else."""

SESSIONS = 40


@pytest.fixture(scope="module")
def dashboard() -> Dashboard:
    made = Dashboard()
    for number in range(SESSIONS):
        made.shelf.session(number, ago=number)
        session = f"{MARK}-{number}"
        theirs: dict[str, Any] = {"tenant_hash": THEIRS, "question": f"{MARK}?", "source": "ux"}
        made.shelf.keep(
            told(session, 1, "LOOKED", NOW - number, **theirs),
            told(session, 2, "LINK_CLICKED", NOW, properties={"url": MARK}, **theirs),
            # Whoever guesses an id can tell of it, too.
            told(f"s{number:05d}", 2, "FORM_COMPLETED", NOW, event_id=MARK, **theirs),
        )
    return made


def letters(chance: random.Random, most: int = 128) -> str:
    """Some text that a session could be called."""
    signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:~@+=-"
    return "".join(chance.choices(signs, k=chance.randint(1, most)))


def ids(chance: random.Random) -> Iterator[str]:
    """Ids of the other tenant, beside them, and of nobody."""
    while True:
        known = f"{MARK}-{chance.randrange(SESSIONS)}"
        yield from (
            known,
            known + letters(chance, 3),
            known[: chance.randint(1, len(known) - 1)],
            known.upper(),
            known.replace("-", "%2D"),
            f"{known}%00",
            f"SESSION%23{known}",
            f"..%2F{known}",
            letters(chance),
        )


def counted(dashboard: Dashboard, path: str, authorization: str) -> tuple[Answered, dict[str, int]]:
    """The answer, and what the tables were asked for it."""
    dashboard.shelf.asked.clear()
    answer = dashboard.ask(path, authorization)
    return answer, dict(dashboard.shelf.asked)


def test_f19_no_forged_id_brings_a_foreign_byte_and_all_absences_are_one(
    dashboard: Dashboard,
) -> None:
    chance, mine = random.Random(19), bearer()
    never = counted(dashboard, "/sessions/never-was", mine)
    assert (never[0].status, never[1]) == (404, {"began": 1})
    for _, session in zip(range(FORGED), ids(chance), strict=False):
        path = chance.choice(("/sessions/", "/conversations/"))
        found, asked = counted(dashboard, f"{path}{session}", mine)
        assert found == never[0]
        can_be = is_session_id(unquote(session))
        assert asked == (never[1] if can_be else {}), session


def cursors(chance: random.Random, ours: str, theirs: str) -> Iterator[str]:
    """Cursors changed, cut, of the other tenant, of another key, and made up."""
    place = ["2026-11-01T00:00:00.000Z", f"SESSION#2026-11-21T11:59:00.000Z#{MARK}-9"]
    while True:
        raw = bytearray(base64.urlsafe_b64decode(ours + "=" * (-len(ours) % 4)))
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        bound = ("sessions", chance.choice((OURS, THEIRS)), "30d")
        yield from (
            base64.urlsafe_b64encode(raw).decode().rstrip("="),
            ours[: chance.randrange(1, len(ours))],
            ours + letters(chance, 4).replace("+", "a"),
            theirs,
            cursor.write(place, bound, letters(chance)),
            cursor.write(place, ("events", OURS, f"{MARK}-1"), KEY),
            base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("="),
            chance.randbytes(chance.randint(1, 200)).hex(),
        )


def test_f20_no_forged_cursor_is_one(dashboard: Dashboard) -> None:
    chance = random.Random(20)
    ours = dashboard.ask("/sessions/list?limit=3", bearer()).body["next_cursor"]
    theirs = dashboard.ask("/sessions/list?limit=3", bearer(THEIRS)).body["next_cursor"]
    mine = bearer()
    for _, one in zip(range(FORGED), cursors(chance, ours, theirs), strict=False):
        found, asked = counted(dashboard, f"/sessions/list?limit=3&cursor={one}", mine)
        assert (found.status, found.text, asked) == (400, '{"error":"invalid cursor"}', {})
    led_on = dashboard.ask(f"/sessions/list?limit=3&cursor={ours}", mine)
    assert [one["session_id"] for one in led_on.body["sessions"]] == ["s00003", "s00004", "s00005"]


def tokens(chance: random.Random) -> Iterator[str]:
    """Tokens of a tenant that somebody would like to be of, none of them signed for it."""
    good = token(tenant_hash=OURS, exp=NOW + 60)
    head, claims, signature = good.split(".")
    wish = {**CLAIMS, "iss": ISSUER, "aud": AUDIENCE, "exp": NOW + 60, "tenant_hash": THEIRS}
    while True:
        guess = "".join(chance.choices("abcdefgh", k=32))
        cut = bytearray(base64.urlsafe_b64decode(signature + "="))
        cut[chance.randrange(32)] ^= 1 << chance.randrange(8)
        other = base64.urlsafe_b64encode(cut).decode().rstrip("=")
        name = chance.choice(("none", "None", "HS512", "RS256", "ES256", "hs256", ""))
        yield from (
            forged({"alg": "HS256", "kid": "k1"}, wish, signature),
            forged({"alg": name, "kid": "k1"}, wish, chance.choice((signature, ""))),
            token(key=guess, tenant_hash=THEIRS, exp=NOW + 60),
            token(letters(chance), tenant_hash=THEIRS, exp=NOW + 60),
            f"{head}.{claims}.{other}",
            token(tenant_hash=letters(chance, 13), exp=NOW + 60),
            token(tenant_hash=THEIRS, exp=NOW - chance.randint(30, 10**6)),
            token(tenant_hash=THEIRS, exp=NOW + 60, aud=letters(chance)),
            token(tenant_hash=THEIRS, exp=NOW + 60, iss=letters(chance)),
            token("k2", KEYS["k1"], tenant_hash=THEIRS, exp=NOW + 60),
        )


def test_f60_no_forged_token_is_anybodys(dashboard: Dashboard) -> None:
    chance = random.Random(60)
    nobody = dashboard.ask("/sessions/list")
    assert (nobody.status, nobody.text) == (401, '{"error":"unauthorized"}')
    for _, one in zip(range(FORGED), tokens(chance), strict=False):
        path = chance.choice(("/sessions/list", f"/sessions/{MARK}-1", "/metrics/summary"))
        assert counted(dashboard, path, f"Bearer {one}") == (nobody, {})


def test_f19_each_tenant_reads_all_of_theirs_and_nothing_else(dashboard: Dashboard) -> None:
    mine = dashboard.ask("/sessions/list?limit=100", bearer())
    theirs = dashboard.ask("/sessions/list?limit=100", bearer(THEIRS))
    assert MARK not in mine.text
    assert {one["session_id"] for one in mine.body["sessions"]} == {
        f"s{number:05d}" for number in range(SESSIONS)
    }
    assert {one["outcome"] for one in mine.body["sessions"]} == {"browsing"}
    assert {one["session_id"] for one in theirs.body["sessions"] if MARK in one["session_id"]} == {
        f"{MARK}-{number}" for number in range(SESSIONS)
    }
    for number in range(SESSIONS):
        detail = dashboard.ask(f"/sessions/s{number:05d}", bearer())
        assert (detail.status, len(detail.body["events"])) == (200, 1)
        assert MARK not in detail.text


def test_f19_the_numbers_of_one_tenant_know_nothing_of_another(dashboard: Dashboard) -> None:
    mine = dashboard.ask("/metrics/summary", bearer()).body
    assert (mine["sessions"], mine["completion_rate"]) == (SESSIONS, None)
    assert [step["sessions"] for step in mine["funnel"]] == [0, 0, 0, 0]


@pytest.mark.parametrize("name", list(REFUSED)[:3])
def test_a_refusal_says_as_much_of_a_session_as_of_none(dashboard: Dashboard, name: str) -> None:
    refused = {
        dashboard.ask(path, REFUSED[name]).text
        for path in ("/sessions/s00001", f"/sessions/{MARK}-1", "/sessions/never-was")
    }
    assert refused == {'{"error":"unauthorized"}'}
