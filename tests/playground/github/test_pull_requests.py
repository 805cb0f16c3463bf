"""Pull requests at the small GitHub: opened once, found again, closed, merged, refused."""

import pytest

from bot.playground.github.hosted import Limits
from tests.playground.github.octo import Octo

PAGE = "https://docs.github.com/rest/pulls/pulls#create-a-pull-request"


def test_a_pull_request_is_a_draft_when_asked_for(octo: Octo) -> None:
    sha = octo.commit()
    octo.branch(sha=sha)
    made = octo.pull().json()
    assert (made["number"], made["draft"], made["state"]) == (1, True, "open")
    assert (made["head"]["label"], made["head"]["sha"]) == ("octo:ux/a", sha)
    assert (made["base"]["ref"], made["base"]["sha"]) == ("main", octo.head)


def test_an_app_opens_it_as_its_own_bot(octo: Octo) -> None:
    octo.become_app()
    octo.branch()
    user = octo.pull().json()["user"]
    assert (user["login"], user["type"]) == ("ux-agent[bot]", "Bot")


def test_an_open_one_is_the_only_one_of_its_branches(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    again = octo.pull()
    assert (again.status_code, again.json()) == (
        422,
        {
            "message": "Validation Failed",
            "errors": [
                {
                    "resource": "PullRequest",
                    "code": "custom",
                    "message": "A pull request already exists for octo:ux/a.",
                }
            ],
            "documentation_url": PAGE,
            "status": "422",
        },
    )


def test_a_closed_one_leaves_room_for_another(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.close(1)
    assert octo.pull().json()["number"] == 2


def test_a_merged_one_leaves_nothing_to_merge(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.merge(1)
    refused = octo.pull()
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["message"] == "No commits between main and ux/a"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"head": "none"}, {"resource": "PullRequest", "field": "head", "code": "invalid"}),
        ({"head": "else:ux/a"}, {"resource": "PullRequest", "field": "head", "code": "invalid"}),
        ({"base": "none"}, {"resource": "PullRequest", "field": "base", "code": "invalid"}),
        ({"title": ""}, {"resource": "PullRequest", "field": "title", "code": "missing_field"}),
    ],
)
def test_what_names_nothing_is_refused(
    octo: Octo, body: dict[str, str], error: dict[str, str]
) -> None:
    octo.branch()
    refused = octo.pull(**body)
    assert (refused.status_code, refused.json()["message"]) == (422, "Validation Failed")
    assert refused.json()["errors"] == [error]


def test_branches_without_a_common_history_are_refused(octo: Octo) -> None:
    tree = octo.get(f"git/commits/{octo.head}").json()["tree"]["sha"]
    alone = octo.post("git/commits", {"message": "m", "tree": tree}).json()["sha"]
    octo.branch(sha=alone)
    refused = octo.pull().json()["errors"][0]["message"]
    assert refused == "The ux/a branch has no history in common with main"


def test_drafts_may_be_unsupported(octo: Octo) -> None:
    octo.site.limits = Limits(has_drafts=False)
    octo.branch()
    refused, plain = octo.pull(), octo.pull(draft=False)
    assert (refused.status_code, refused.json()) == (
        422,
        {
            "message": "Draft pull requests are not supported in this repository.",
            "documentation_url": PAGE,
            "status": "422",
        },
    )
    assert (plain.status_code, plain.json()["draft"]) == (201, False)


def test_it_is_found_by_its_branch_whatever_became_of_it(octo: Octo) -> None:
    for name in ("ux/a", "ux/b"):
        octo.branch(name, octo.commit(content=name))
        octo.pull(name)
    octo.site.close(1)
    octo.site.merge(2)
    found = octo.get("pulls", head="octo:ux/b", state="all").json()
    assert [(one["number"], one["state"], bool(one["merged_at"])) for one in found] == [
        (2, "closed", True)
    ]
    assert octo.get("pulls", head="octo:ux/a").json() == []
    assert octo.get("pulls", head="octo:ux/a", state="closed").json()[0]["number"] == 1


def test_a_head_without_its_owner_filters_nothing(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    assert len(octo.get("pulls", head="ux/none").json()) == 1


def test_the_same_branch_of_a_fork_is_another_head(octo: Octo) -> None:
    octo.site.propose("ux/a", owner="mallory")
    octo.branch()
    assert octo.get("pulls", head="octo:ux/a", state="all").json() == []
    assert octo.pull().status_code == 201


def test_pages_lead_to_one_another(octo: Octo) -> None:
    for number in range(5):
        octo.site.propose(f"b{number}")
    first = octo.get("pulls", state="all", per_page=2)
    last = octo.get("pulls", state="all", per_page=2, page=3)
    middle = octo.get("pulls", state="all", per_page=2, page=2)
    assert [one["number"] for one in first.json()] == [5, 4]
    assert [one["number"] for one in last.json()] == [1]
    assert set(first.links) == {"next", "last"}
    assert set(middle.links) == {"prev", "next", "last", "first"}
    assert set(last.links) == {"prev", "first"}
    assert first.links["next"]["url"].endswith("/pulls?state=all&per_page=2&page=2")


def test_one_page_says_nothing_of_others(octo: Octo) -> None:
    assert "link" not in octo.get("pulls").headers


def test_it_is_closed_with_a_comment(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    said = octo.post("issues/1/comments", {"body": "A duplicate."})
    closed = octo.patch("pulls/1", {"state": "closed"}).json()
    assert (said.status_code, said.json()["body"]) == (201, "A duplicate.")
    assert (closed["state"], closed["merged"], closed["comments"]) == ("closed", False, 1)
    assert octo.get("pulls/1").json() == closed


def test_it_is_opened_again_unless_another_one_is(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.patch("pulls/1", {"state": "closed"})
    assert octo.patch("pulls/1", {"state": "open"}).json()["state"] == "open"
    octo.site.close(1)
    octo.pull()
    assert octo.patch("pulls/1", {"state": "open"}).status_code == 422


def test_what_it_says_may_be_edited(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    edited = octo.patch("pulls/1", {"title": "Red", "body": "Other"}).json()
    assert (edited["title"], edited["body"]) == ("Red", "Other")


def test_an_open_one_follows_its_branch(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    pushed = octo.site.push({"a.txt": b"a"}, "ux/a")
    assert octo.get("pulls/1").json()["head"]["sha"] == pushed


@pytest.mark.parametrize("path", ["pulls/9", "issues/9/comments"])
def test_one_that_is_not_there_is_not_found(octo: Octo, path: str) -> None:
    asked = octo.get(path) if path == "pulls/9" else octo.post(path, {"body": "x"})
    assert asked.status_code == 404
