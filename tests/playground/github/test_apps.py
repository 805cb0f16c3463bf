"""Who may do what: the App's JWT, its tokens, and what a token sees."""

import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.playground.github.hosted import Limits
from bot.playground.github.schema import answer_faults
from tests.playground.github.octo import REPO, Octo

TOO_FAR = "'Expiration time' claim ('exp') is too far in the future"
OVER = "'Expiration time' claim ('exp') must be a numeric value"
ISSUED = "'Issued at' claim ('iat') must be an Integer"


def test_a_token_is_for_all_repositories_unless_narrowed(octo: Octo) -> None:
    minted = octo.mint()
    assert minted.status_code == 201
    assert minted.json()["repository_selection"] == "all"
    assert minted.json()["permissions"] == {
        "metadata": "read",
        "contents": "write",
        "pull_requests": "write",
    }


def test_a_token_lasts_an_hour(octo: Octo) -> None:
    minted = octo.mint().json()
    hour = time.gmtime(octo.clock.now() + 3600)
    assert minted["expires_at"] == time.strftime("%Y-%m-%dT%H:%M:%SZ", hour)
    octo.headers = {"Authorization": f"Bearer {minted['token']}"}
    octo.clock.advance(3599)
    assert octo.get("").status_code == 200
    octo.clock.advance(1)
    assert octo.get("").status_code == 401


def test_a_narrowed_token_does_what_it_was_asked_for_alone(octo: Octo) -> None:
    octo.github.add_repository("octo/other", {"a": b"a"})
    octo.become_app({"repositories": ["site"], "permissions": {"contents": "read"}})
    assert octo.get("git/ref/heads/main").status_code == 200
    assert octo.call("GET", "repos/octo/other/git/ref/heads/main").status_code == 404
    refused = octo.post("git/blobs", {"content": "x"})
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "Resource not accessible by integration",
    )


def test_a_token_may_be_narrowed_by_the_ids_of_repositories(octo: Octo) -> None:
    shown = octo.mint({"repository_ids": [octo.site.id]}).json()
    assert [one["full_name"] for one in shown["repositories"]] == ["octo/site"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"repositories": ["site", "none"]}, "There is at least one repository that does not"),
        ({"permissions": {"contents": "write", "workflows": "write"}}, "are not granted"),
    ],
)
def test_a_token_beyond_what_was_installed_is_refused(
    octo: Octo, body: dict[str, object], words: str
) -> None:
    refused = octo.mint(body)
    assert refused.status_code == 422
    assert words in refused.json()["message"]


@pytest.mark.parametrize(
    ("claims", "status", "words"),
    [
        ({"iss": None}, 401, "Missing 'issuer' claim ('iss') in assertion"),
        ({"iss": "999"}, 404, "Integration not found"),
        ({"exp": None}, 401, OVER),
        ({"exp": 1}, 401, OVER),
        ({"iat": None}, 401, ISSUED),
    ],
)
def test_an_assertion_of_another_time_or_app_is_refused(
    octo: Octo, claims: dict[str, object], status: int, words: str
) -> None:
    refused = octo.mint(assertion=octo.assertion(**claims))
    assert refused.status_code == status
    assert words in refused.json()["message"]


@pytest.mark.parametrize(("claim", "ahead", "words"), [("exp", 700, TOO_FAR), ("iat", 400, ISSUED)])
def test_an_assertion_ahead_of_its_time_is_refused(
    octo: Octo, claim: str, ahead: int, words: str
) -> None:
    assertion = octo.assertion(**{claim: int(octo.clock.now()) + ahead})
    refused = octo.mint(assertion=assertion)
    assert refused.status_code == 401
    assert words in refused.json()["message"]


def test_the_client_id_may_stand_for_the_apps_id(octo: Octo) -> None:
    assertion = octo.assertion(iss=octo.github.app.client_id)
    assert octo.mint(assertion=assertion).status_code == 201


def test_an_assertion_of_another_key_is_refused(octo: Octo) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    now = int(octo.clock.now())
    forged = jwt.encode({"iss": "1", "iat": now, "exp": now + 60}, other, "RS256")
    refused = octo.mint(assertion=forged)
    assert (refused.status_code, refused.json()["message"]) == (
        401,
        "A JSON web token could not be decoded",
    )


def test_another_installation_is_not_found(octo: Octo) -> None:
    assert octo.mint(at=999).status_code == 404


def test_a_suspended_installation_gets_no_token_and_its_tokens_are_refused(octo: Octo) -> None:
    octo.become_app()
    octo.github.suspend()
    for refused in (octo.mint(), octo.get("")):
        assert (refused.status_code, refused.json()["message"]) == (
            403,
            "This installation has been suspended",
        )
    octo.github.resume()
    assert octo.get("").status_code == 200


def test_a_removed_app_is_not_found_and_its_tokens_are_worth_nothing(octo: Octo) -> None:
    octo.become_app()
    octo.github.uninstall()
    assert (octo.mint().status_code, octo.get("").status_code) == (404, 401)


def test_an_expired_token_is_replaced_by_another_one(octo: Octo) -> None:
    octo.become_app()
    assert octo.github.expire() == 1
    refused = octo.get("")
    assert (refused.status_code, refused.json()["message"]) == (401, "Bad credentials")
    octo.become_app()
    assert octo.get("").status_code == 200


def test_a_token_that_was_given_out_is_known_to_the_fake(octo: Octo) -> None:
    octo.become_app({"repositories": ["site"]})
    personal, narrowed = octo.github.tokens.issued()
    assert (personal.kind, narrowed.kind) == ("personal", "installation")
    assert narrowed.repositories == frozenset({"octo/site"})


@pytest.mark.parametrize("authorization", ["Bearer nonsense", "Basic eDp5", "token gone"])
def test_an_unknown_token_is_refused(octo: Octo, authorization: str) -> None:
    octo.headers = {"Authorization": authorization}
    refused = octo.get("git/ref/heads/main")
    assert (refused.status_code, refused.json()) == (
        401,
        {
            "message": "Bad credentials",
            "documentation_url": "https://docs.github.com/rest",
            "status": "401",
        },
    )


def test_nobody_sees_a_private_repository_without_a_token(octo: Octo) -> None:
    octo.headers = {}
    assert octo.get("").status_code == 404
    assert octo.post("git/blobs", {"content": "x"}).status_code == 401


def test_a_personal_token_is_named_in_what_it_may_not(octo: Octo) -> None:
    octo.headers = {"Authorization": f"Bearer {octo.github.token({'contents': 'read'})}"}
    refused = octo.post("git/blobs", {"content": "x"})
    assert refused.json()["message"] == "Resource not accessible by personal access token"


def test_a_refusal_names_the_permission_that_is_missing(octo: Octo) -> None:
    octo.become_app({"permissions": {"contents": "write"}})
    refused = octo.get("pulls")
    assert refused.headers["x-accepted-github-permissions"] == "pull_requests=read"


def test_workflows_need_a_permission_of_their_own(octo: Octo) -> None:
    octo.become_app()
    line = {"path": ".github/workflows/a.yml", "mode": "100644", "type": "blob", "content": "x"}
    refused = octo.post("git/trees", {"tree": [line]})
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "Resource not accessible by integration",
    )


def test_the_repository_names_its_default_branch(octo: Octo) -> None:
    shown = octo.call("GET", REPO).json()
    assert (shown["full_name"], shown["default_branch"]) == ("octo/site", "main")
    assert answer_faults("GET", "/repos/{owner}/{repo}", 200, shown) == []


def test_a_renamed_repository_leads_to_its_new_name(octo: Octo) -> None:
    renamed = octo.github.rename("octo/site", "octo/home")
    read, written = octo.get("git/ref/heads/main"), octo.post("git/blobs", {"content": "x"})
    place = f"http://127.0.0.1/repositories/{renamed.id}/git/ref/heads/main"
    assert (read.status_code, read.headers["location"]) == (301, place)
    assert (written.status_code, written.json()["message"]) == (307, "Moved Permanently")
    assert octo.call("GET", "repos/octo/home/branches/main").status_code == 200


def test_an_archived_repository_is_read_only(octo: Octo) -> None:
    octo.site.limits = Limits(is_archived=True)
    refused = octo.post("git/blobs", {"content": "x"})
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "Repository was archived so is read-only.",
    )
    assert octo.get("git/ref/heads/main").status_code == 200


def test_a_repository_that_is_not_there_is_not_found(octo: Octo) -> None:
    assert octo.call("GET", "repos/octo/none").status_code == 404
