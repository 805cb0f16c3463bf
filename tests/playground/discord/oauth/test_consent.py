"""The page where a person is asked whether an application may act for them."""

import pytest

from tests.playground.discord.oauth.signing_in import BACK, App, said


def test_it_says_what_is_asked_for_and_who_one_may_be(app: App) -> None:
    page = app.http.get(app.address())
    assert page.status_code == 200
    for words in ("Know your name", "Know which servers", "Olive", "Ben", "Mia", "Cancel"):
        assert words in page.text
    assert "manages Sample site, Tea house" in page.text
    assert "manages no server that the bot is in" in page.text


def test_it_may_send_its_form_to_where_it_leads_back(app: App) -> None:
    elsewhere = "http://console.localhost:9000/callback"
    app.town.discord.grants.redirect_uris.append(elsewhere)
    policy = app.http.get(app.address(redirect_uri=elsewhere)).headers["content-security-policy"]
    assert "form-action 'self' http://console.localhost:9000;" in policy


def test_who_is_picked_comes_back_with_a_code_and_the_state(app: App) -> None:
    back = said(app.pick())
    assert sorted(back) == ["code", "state"]
    assert back["state"] == "s1"


def test_who_cancels_comes_back_without_a_code(app: App) -> None:
    back = said(app.pick("nobody"))
    assert (back["error"], back["state"]) == ("access_denied", "s1")
    assert "denied the request" in back["error_description"]


def test_a_way_back_keeps_what_its_address_says(app: App) -> None:
    app.town.discord.grants.redirect_uris.append(f"{BACK}?at=1")
    assert said(app.pick(redirect_uri=f"{BACK}?at=1"))["at"] == "1"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"client_id": "1"}, "Unknown Application"),
        ({"redirect_uri": f"{BACK}/"}, "Invalid OAuth2 redirect_uri"),
        ({"redirect_uri": ""}, "Invalid OAuth2 redirect_uri"),
    ],
)
def test_a_wrong_application_or_way_back_leads_nowhere(
    app: App, method: str, changed: dict[str, str], words: str
) -> None:
    page = app.http.request(method, app.address(**changed), data={"user": app.town.olive.id})
    assert (page.status_code, words in page.text) == (400, True)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"scope": "identify nonsense"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": ""}, "unsupported_response_type"),
        ({"code_challenge": "c", "code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_what_cannot_be_is_told_to_the_application(
    app: App, changed: dict[str, str], error: str
) -> None:
    back = said(app.http.get(app.address(**changed)))
    assert (back["error"], back["state"]) == (error, "s1")
    assert back["error_description"]


def kept(app: App) -> dict[str, str]:
    """What Olive's browser keeps after she has let the application know her servers."""
    picked = app.pick()
    app.exchange(code=said(picked)["code"])
    cookie = picked.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Path=/oauth2" in cookie
    return {"Cookie": cookie.partition(";")[0]}


def test_without_a_prompt_a_known_person_is_back_at_once(app: App) -> None:
    headers = kept(app)
    back = said(app.http.get(app.address(prompt="none"), headers=headers))
    token = app.exchange(code=back["code"]).json()["access_token"]
    assert app.get("users/@me", token).json()["global_name"] == "Olive"


@pytest.mark.parametrize(
    "changed", [{}, {"prompt": "consent"}, {"prompt": "none", "scope": "identify email"}]
)
def test_else_they_are_asked_again(app: App, changed: dict[str, str]) -> None:
    page = app.http.get(app.address(**changed), headers=kept(app))
    assert page.status_code == 200


def test_without_a_prompt_somebody_unknown_is_asked(app: App) -> None:
    assert app.http.get(app.address(prompt="none")).status_code == 200


def test_a_press_counts_on_this_very_page_alone(app: App) -> None:
    asked = {"data": {"user": app.town.olive.id}, "headers": {"Origin": "http://evil.example"}}
    assert app.http.post(app.address(), **asked).status_code == 403


def test_the_application_names_the_addresses_that_it_has_registered(app: App) -> None:
    headers = {"Authorization": f"Bot {app.town.discord.bot_token}"}
    body = app.http.get("api/v10/applications/@me", headers=headers).json()
    assert body["redirect_uris"] == [BACK]
