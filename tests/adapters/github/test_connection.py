"""Calls to one repository: authorised, paced, and repeated only where that does no harm."""

import httpx
import pytest

from bot.adapters.github.app import NEW_SECONDS
from bot.adapters.github.connection import Connection
from bot.adapters.github.credentials import Token
from bot.adapters.github.pace import Pace
from bot.adapters.github.wire import Request, Wire
from bot.errors import Failed, TransientError
from bot.playground.github import faults
from bot.playground.github.errors import Refusal, archived, bad_credentials, not_accessible
from bot.playground.github.faults import Trouble
from tests.adapters.github.hosts import Given, Town, Watch, host_of

SITE = Request("GET", "/repos/ada/site")
PULL = Request(
    "POST",
    "/repos/ada/site/pulls",
    body={"title": "T", "head": "x", "base": "main"},
    is_once=True,
)


def connection(town: Town, pauses: list[str] | None = None) -> Connection:
    told = [] if pauses is None else pauses
    return Connection("ada/site", town.wire, town.app, lambda: told.append("pause"))


@pytest.mark.parametrize("trouble", [faults.broken(502), faults.CUT, faults.LOSE_REPLY])
def test_F42_what_did_not_come_is_asked_for_once_more_after_a_pause(
    town: Town, trouble: Trouble
) -> None:
    pauses: list[str] = []
    town.github.faults.plan("GET", "/repos/", trouble)
    assert connection(town, pauses).done(SITE)
    assert pauses == ["pause"]


def test_F42_no_call_is_made_a_third_time(town: Town) -> None:
    town.github.faults.plan("GET", "/repos/", faults.broken(502), times=9)
    with pytest.raises(TransientError):
        connection(town).done(SITE)
    assert town.asked("GET", "/repos/ada/site") == 2


def test_F42_what_was_slow_is_not_waited_for_again() -> None:
    calls = []

    def handle(request: httpx.Request) -> httpx.Response:
        calls.append(request)
        raise httpx.ReadTimeout("slow", request=request)

    watch = Watch()
    client = httpx.Client(transport=httpx.MockTransport(handle))
    wire = Wire(client, "https://api.github.example", Pace(watch, watch.sleep), watch)
    with pytest.raises(TransientError):
        Connection("ada/site", wire, Token(Given("t")), lambda: None).done(SITE)
    assert len(calls) == 1


@pytest.mark.parametrize("trouble", [faults.broken(502), faults.LOSE_REPLY])
def test_F38_a_pull_request_is_never_asked_for_again_blindly(town: Town, trouble: Trouble) -> None:
    town.github.faults.plan("POST", "/pulls$", trouble)
    with pytest.raises(TransientError):
        connection(town).tried(PULL)
    assert town.asked("POST", "/pulls") == 1


@pytest.mark.parametrize("request_", [SITE, PULL])
def test_F43_who_is_limited_is_not_pressed(town: Town, request_: Request) -> None:
    pauses: list[str] = []
    town.github.faults.plan("*", "/repos/", faults.secondary_limit(status=429))
    with pytest.raises(TransientError) as caught:
        connection(town, pauses).done(request_)
    assert (caught.value.retry_after, pauses) == (60, [])
    assert len([one for one in town.github.requests if "/repos/" in one.path]) == 1


def test_F43_each_write_waits_for_its_second(town: Town) -> None:
    town.host.open_pull_request(town.proposed())
    written = [one.path.rpartition("/")[2] for one in town.github.written()]
    assert written == ["blobs", "trees", "commits", "refs", "pulls"]
    assert town.watch.slept == [1.0] * 4


def test_F44_a_token_that_is_over_is_replaced_within_the_call(town: Town) -> None:
    before = town.host.head()
    town.github.expire()
    assert town.host.head() == before
    assert town.asked("POST", "/access_tokens") == 2


def test_F44_a_write_is_made_with_the_new_token(town: Town) -> None:
    proposal = town.proposed()
    town.github.expire()
    assert town.host.open_pull_request(proposal).number == 1


def test_F44_two_refusals_are_final(town: Town) -> None:
    town.github.faults.plan("GET", "/repos/", Trouble(refusal=bad_credentials()), times=9)
    with pytest.raises(Failed, match="authorisation for “ada/site”"):
        town.host.head()
    assert town.asked("POST", "/access_tokens") == 2


@pytest.mark.parametrize(
    "refusal",
    [bad_credentials(), not_accessible("installation", "contents=read")],
    ids=["unknown", "its permissions unknown"],
)
def test_F44_a_new_token_that_github_does_not_know_everywhere_yet_is_shown_again(
    town: Town, refusal: Refusal
) -> None:
    pauses: list[str] = []
    town.github.faults.plan("GET", "/repos/", Trouble(refusal=refusal), times=2)
    assert connection(town, pauses).done(SITE)
    assert (pauses, town.asked("POST", "/access_tokens")) == (["pause"] * 2, 1)


@pytest.mark.parametrize(
    ("age", "refusal"),
    [(NEW_SECONDS, not_accessible("installation", "contents=read")), (0, archived())],
    ids=["a token of age", "nothing of the token"],
)
def test_F44_what_is_forbidden_for_good_is_not_tried_again(
    town: Town, age: int, refusal: Refusal
) -> None:
    town.app.token("ada/site")
    town.github.clock.advance(age)
    town.github.faults.plan("GET", "/repos/", Trouble(refusal=refusal), times=9)
    with pytest.raises(Failed):
        connection(town).done(SITE)
    assert town.asked("GET", "/repos/ada/site") == 1


def test_F44_a_revoked_token_that_is_the_only_one_is_tried_once(town: Town) -> None:
    host = host_of(town.wire, town.github.token(), "ada/site")
    town.github.revoke()
    with pytest.raises(Failed, match="authorisation"):
        host.head()
    assert town.asked("GET", "/repos/ada/site") == 1


def test_F44_a_token_that_was_replaced_in_its_store_serves(town: Town) -> None:
    old = town.github.token()
    town.github.revoke()
    credentials = Token(Given(old, town.github.token()))
    assert host_of(town.wire, credentials, "ada/site").head() == town.site.head()


def test_F44_an_app_removed_in_the_middle_fails_in_words(town: Town) -> None:
    proposal = town.proposed()
    town.github.clock.advance(NEW_SECONDS)
    town.github.uninstall()
    with pytest.raises(Failed, match="not installed"):
        town.host.open_pull_request(proposal)
    assert town.asked("POST", "/pulls") == 1


def test_F44_an_app_suspended_in_the_middle_fails_in_words(town: Town) -> None:
    proposal = town.proposed()
    town.github.suspend()
    with pytest.raises(Failed, match="suspended"):
        town.host.open_pull_request(proposal)


def test_F45_a_repository_that_is_not_there_is_named(town: Town) -> None:
    host = host_of(town.wire, town.github.token(), "ada/nothing")
    with pytest.raises(Failed, match="no repository “ada/nothing” that it may read"):
        host.head()


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Refusal(301, "Moved Permanently"), "renamed or moved"),
        (Refusal(307, "Temporary Redirect"), "renamed or moved"),
        (Refusal(403, "Repository was archived so is read-only."), "archived"),
        (Refusal(403, "Repository access blocked"), "blocks the repository “ada/site”"),
        (Refusal(403, "Resource protected by organization SAML enforcement."), "lets nobody in"),
        (Refusal(403, "… has an IP allow list enabled, and …"), "lets nobody in from here"),
        (Refusal(403, "Resource not accessible by integration"), "needs contents=write, pull_req"),
        (
            Refusal(403, "No", headers={"x-accepted-github-permissions": "contents=write"}),
            "needs contents=write.$",
        ),
        (
            Refusal(403, "No", headers={"x-accepted-github-permissions": "<script>"}),
            "needs contents=write, pull_requests=write.$",
        ),
        (Refusal(404, "Not Found"), "no repository “ada/site” that it may write to"),
        (Refusal(409, "Git Repository is empty."), "no commit yet"),
        (Refusal(410, "Gone"), "gone from GitHub"),
        (Refusal(422, "hunter2"), r"refuses \(422\) to write to “ada/site”"),
        (Refusal(451, "DMCA"), "legal reasons"),
    ],
)
def test_F45_a_definite_refusal_is_told_in_words_of_our_own(
    town: Town, refusal: Refusal, words: str
) -> None:
    town.github.faults.plan("POST", "/git/blobs", Trouble(refusal=refusal), times=9)
    with pytest.raises(Failed, match=words) as caught:
        town.proposed()
    assert "hunter2" not in str(caught.value)


def test_F45_a_token_that_may_not_write_says_what_it_needs(town: Town) -> None:
    token = town.github.token({"metadata": "read", "contents": "read"})
    host = host_of(town.wire, token, "ada/site")
    assert host.head()
    with pytest.raises(Failed, match="needs contents=write"):
        town._replace(host=host).proposed()


def test_a_conflict_may_pass(town: Town) -> None:
    trouble = Trouble(refusal=Refusal(409, "Conflict"))
    town.github.faults.plan("POST", "/git/refs", trouble, times=9)
    with pytest.raises(TransientError):
        town.proposed()
