"""Codes and tokens: who gets which for what, and what Discord says to the others."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.playground.discord import errors
from bot.playground.discord.schema import answer_faults
from tests.playground.discord.oauth.signing_in import BACK, CHALLENGE, VERIFIER, WEEK, App


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    """Status, code and text of a refusal."""
    body = answer.json()
    return answer.status_code, body["error"], body.get("error_description", "")


@pytest.mark.parametrize("is_basic", [True, False])
def test_a_code_is_exchanged_for_tokens(app: App, is_basic: bool) -> None:
    answer = app.exchange(code=app.code(), is_basic=is_basic)
    body = answer.json()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert sorted(body) == ["access_token", "expires_in", "refresh_token", "scope", "token_type"]
    assert (body["token_type"], body["expires_in"]) == ("Bearer", WEEK)
    assert body["scope"] == "identify guilds"


def test_a_code_works_once(app: App) -> None:
    code = app.code()
    assert app.exchange(code=code).status_code == 200
    expected = (400, "invalid_grant", 'Invalid "code" in request.')
    assert refusal(app.exchange(code=code)) == expected


def test_a_code_works_for_a_hundred_seconds(app: App) -> None:
    early, late = app.code(), app.code()
    app.town.clock.advance(99)
    assert app.exchange(code=early).status_code == 200
    app.town.clock.advance(1)
    assert refusal(app.exchange(code=late))[1] == "invalid_grant"


def test_a_code_is_bound_to_its_redirect_uri(app: App) -> None:
    answer = app.exchange(code=app.code(), redirect_uri=f"{BACK}/")
    assert refusal(answer) == (400, "invalid_grant", 'Invalid "redirect_uri" in request.')


@pytest.mark.parametrize("client", [("1", ""), ("", "wrong"), ("", "Ä")])
def test_another_application_gets_nothing(app: App, client: tuple[str, str]) -> None:
    code = app.code()
    app.client = (client[0] or app.client[0], client[1] or app.client[1])
    for is_basic in (True, False):
        assert refusal(app.exchange(code=code, is_basic=is_basic)) == (401, "invalid_client", "")


def test_a_header_that_is_none_is_no_client(app: App) -> None:
    headers = {"Authorization": "Basic ???"}
    answer = app.http.post("api/v10/oauth2/token", data={"code": app.code()}, headers=headers)
    assert refusal(answer)[1] == "invalid_client"


def test_only_a_form_is_read(app: App) -> None:
    body = {"grant_type": "authorization_code", "code": app.code(), "redirect_uri": BACK}
    answer = app.http.post("api/v10/oauth2/token", json=body, auth=app.client)
    expected = (400, "unsupported_grant_type", "Grant type None is not supported")
    assert refusal(answer) == expected


@pytest.mark.parametrize(
    ("kind", "lacks"), [("authorization_code", "code"), ("refresh_token", "refresh_token")]
)
def test_a_form_that_lacks_something_says_what(app: App, kind: str, lacks: str) -> None:
    answer = app.post("token", {"grant_type": kind})
    assert refusal(answer) == (400, "invalid_request", f'Missing "{lacks}" in request.')


def with_challenge(app: App) -> str:
    return app.code(code_challenge=CHALLENGE, code_challenge_method="S256")


def test_a_challenge_is_solved_by_its_verifier_without_the_secret(app: App) -> None:
    code = with_challenge(app)
    app.client = (app.client[0], "")
    answer = app.exchange(code=code, code_verifier=VERIFIER, is_basic=False)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("verifier", "code", "text"),
    [
        ("", "invalid_request", 'Missing "code_verifier"'),
        ("v" * 42, "invalid_request", 'Invalid "code_verifier"'),
        ("w" * 43, "invalid_grant", "Code challenge failed."),
    ],
)
def test_a_challenge_that_is_not_solved_is_told(
    app: App, verifier: str, code: str, text: str
) -> None:
    answer = app.exchange(code=with_challenge(app), code_verifier=verifier)
    assert refusal(answer) == (400, code, text)


def test_a_verifier_without_a_challenge_is_refused(app: App) -> None:
    answer = app.exchange(code=app.code(), code_verifier=VERIFIER)
    assert refusal(answer) == (400, "invalid_request", 'Invalid "code_verifier"')


def test_a_refresh_token_works_once_and_ends_the_old_access_token(app: App) -> None:
    old = app.tokens()
    form = {"grant_type": "refresh_token", "refresh_token": old["refresh_token"]}
    new = app.post("token", form).json()
    again = app.post("token", form)
    assert app.get("users/@me", old["access_token"]).status_code == 401
    assert app.get("users/@me", new["access_token"]).status_code == 200
    assert refusal(again) == (400, "invalid_grant", "")


def test_an_access_token_works_for_a_week(app: App) -> None:
    token = app.tokens()["access_token"]
    app.town.clock.advance(WEEK - 1)
    assert app.get("users/@me", token).status_code == 200
    app.town.clock.advance(1)
    assert app.get("users/@me", token).status_code == 401


@pytest.mark.parametrize("name", ["access_token", "refresh_token"])
def test_revoking_either_token_ends_both(app: App, name: str) -> None:
    given = app.tokens()
    answer = app.post("token/revoke", {"token": given[name], "token_type_hint": name})
    refreshed = app.post(
        "token", {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
    )
    assert (answer.status_code, answer.json()) == (200, {})
    assert app.get("users/@me", given["access_token"]).status_code == 401
    assert refusal(refreshed)[1] == "invalid_grant"


def test_nobody_revokes_without_the_secret(app: App) -> None:
    given = app.tokens()
    app.client = (app.client[0], "wrong")
    answer = app.post("token/revoke", {"token": given["access_token"]})
    assert refusal(answer)[1] == "invalid_client"
    assert app.get("users/@me", given["access_token"]).status_code == 200


def test_an_unknown_token_is_revoked_already_and_none_is_missing(app: App) -> None:
    assert app.post("token/revoke", {"token": "x"}).status_code == 200
    assert refusal(app.post("token/revoke", {}))[1] == "invalid_request"


def test_a_person_is_described_as_discord_describes_them(app: App) -> None:
    body = app.get("users/@me", app.tokens()["access_token"]).json()
    assert (body["id"], body["global_name"]) == (app.town.olive.id, "Olive")
    assert answer_faults("UserPIIResponse", body) == []
    assert "email" not in body


def test_an_email_address_has_a_scope_of_its_own(app: App) -> None:
    body = app.get("users/@me", app.tokens(scope="identify email")["access_token"]).json()
    assert (body["email"], body["verified"]) == ("olive@example.com", True)
    assert answer_faults("UserPIIResponse", body) == []


def guilds(app: App, query: str = "", user: str = "") -> list[Any]:
    token = app.exchange(code=app.code(user)).json()["access_token"]
    found: list[Any] = app.get(f"users/@me/guilds{query}", token).json()
    return found


def test_servers_say_who_owns_them_and_what_one_may_do(app: App) -> None:
    found = {one["name"]: one for one in guilds(app)}
    assert [
        fault for one in found.values() for fault in answer_faults("MyGuildResponse", one)
    ] == []
    assert (found["Sample site"]["owner"], found["Book club"]["owner"]) == (True, False)
    assert int(found["Sample site"]["permissions"]) & 0x20
    assert not int(found["Book club"]["permissions"]) & 0x20


def test_a_role_with_manage_server_is_seen_in_the_permissions(app: App) -> None:
    mia = app.town.discord.state.world.users[2]
    may = {one["name"]: int(one["permissions"]) & 0x20 for one in guilds(app, user=mia.id)}
    assert [name for name, is_manager in may.items() if is_manager] == ["Tea house"]


def test_servers_come_in_pages(app: App) -> None:
    ids = [one["id"] for one in guilds(app)]
    assert ids == sorted(ids, key=int)
    assert [one["id"] for one in guilds(app, "?limit=1")] == ids[:1]
    assert [one["id"] for one in guilds(app, f"?after={ids[0]}&limit=1")] == ids[1:2]
    assert [one["id"] for one in guilds(app, f"?before={ids[2]}&limit=1")] == ids[1:2]


def test_members_are_counted_on_demand(app: App) -> None:
    (one, *_) = guilds(app, "?with_counts=true")
    assert one["approximate_member_count"] > 0
    assert answer_faults("MyGuildResponse", one) == []


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "after=x"])
def test_a_page_that_cannot_be_is_refused(app: App, query: str) -> None:
    answer = app.get(f"users/@me/guilds?{query}", app.tokens()["access_token"])
    assert (answer.status_code, answer.json()["code"]) == (400, 50035)


def wrong(_: App) -> str:
    return "wrong"


def without_scope(app: App) -> str:
    token: str = app.tokens(scope="openid")["access_token"]
    return token


@pytest.mark.parametrize("token", [wrong, without_scope])
@pytest.mark.parametrize("path", ["users/@me", "users/@me/guilds"])
def test_who_has_not_been_let_is_unauthorized(
    app: App, token: Callable[[App], str], path: str
) -> None:
    answer = app.get(path, token(app))
    assert answer.status_code == 401
    assert answer.json() == {"message": "401: Unauthorized", "code": 0}
    assert answer_faults("ErrorResponse", answer.json()) == []


@pytest.mark.parametrize("path", ["users/@me", "users/@me/guilds"])
def test_a_person_may_be_asked_for_too_often(app: App, path: str) -> None:
    token = app.tokens()["access_token"]
    app.town.discord.refuse(errors.rate_limited(0.3))
    limited, after = app.get(path, token), app.get(path, token)
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "0.3")
    assert answer_faults("RatelimitedResponse", limited.json()) == []
    assert after.status_code == 200


def test_tokens_may_be_asked_for_too_often(app: App) -> None:
    code = app.code()
    app.town.discord.refuse(errors.rate_limited(1))
    assert app.exchange(code=code).status_code == 429
    assert app.exchange(code=code).status_code == 200


def test_no_secret_is_noted(app: App) -> None:
    given = app.tokens()
    noted = str(app.town.discord.state.calls)
    assert "/oauth2/token" in noted
    assert [one for one in (*given.values(), app.client[1]) if str(one) in noted] == []
