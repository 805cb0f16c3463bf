"""A site at GitHub beyond what every code host does."""

from collections.abc import Callable

import httpx
import pytest

from bot.adapters.github import api, listing
from bot.adapters.github.wire import Wire
from bot.errors import Failed, TransientError
from bot.playground.github import faults
from bot.playground.github.errors import Refusal
from bot.playground.github.faults import Trouble
from bot.playground.github.hosted import Limits
from bot.ux_agent.code_host import NewCommit, Proposal, PullRequestExists
from tests.adapters.github.hosts import AT, BRANCH, CHANGE, Town, host_of
from tests.adapters.github.test_pulls import ROW


def test_the_base_is_the_default_branch_unless_the_site_names_one(town: Town) -> None:
    on_dev = town.site.push({"index.html": b"dev"}, "dev")
    assert town.host.head() == town.site.head()
    assert host_of(town.wire, town.app, "ada/site@dev").head() == on_dev


def test_a_pull_request_goes_to_the_branch_that_the_site_names(town: Town) -> None:
    town.site.push({"index.html": b"dev"}, "dev")
    there = town._replace(host=host_of(town.wire, town.app, "ada/site@dev"))
    there.host.open_pull_request(there.proposed())
    (record,) = town.site.pull_requests()
    assert (record["base"], record["head"]) == ("dev", BRANCH)


def test_F45_a_branch_that_is_not_there_is_named(town: Town) -> None:
    with pytest.raises(Failed, match="no branch “gone”"):
        host_of(town.wire, town.app, "ada/site@gone").head()


@pytest.mark.parametrize("site", ["ada/empty", "ada/empty@main"])
def test_F45_a_repository_without_a_commit_is_named(town: Town, site: str) -> None:
    town.github.add_repository("ada/empty")
    with pytest.raises(Failed, match="no commit yet"):
        host_of(town.wire, town.app, site).head()


def test_links_and_other_repositories_are_no_files(town: Town) -> None:
    site = town.site.git
    blob = site.write_blob(b"index.html")
    listing = f"120000 blob {blob}\tlink\n160000 commit {'1' * 40}\tmodule\n"
    listing += f"100755 blob {blob}\tscript\n"
    tree = site.git.run("mktree", "--missing", content=listing.encode()).line
    commit = site.git.run(
        "-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", tree, "-m", "x"
    ).line
    assert list(town.host.tree(commit)) == ["script"]
    for path in ("link", "link/x", "module"):
        with pytest.raises(Failed, match="link"):
            town.host.commit(NewCommit(commit, {path: b"x"}, "x", AT))


def test_a_file_keeps_its_mode(town: Town) -> None:
    script = town.site.git.write_blob(b"#!")
    tree = town.site.git.git.run("mktree", content=f"100755 blob {script}\trun\n".encode()).line
    identity = ("-c", "user.name=A", "-c", "user.email=a@b")
    parent = town.site.git.git.run(*identity, "commit-tree", tree, "-m", "x").line
    made = town.host.commit(NewCommit(parent, {"run": b"#!!", "new": b"x"}, "x", AT))
    entries = {one.path: one.mode for one in town.site.git.tree(made)}
    assert entries == {"run": "100755", "new": "100644"}


def test_a_refused_path_costs_no_write(town: Town) -> None:
    with pytest.raises(Failed, match="edited"):
        town.proposed(files={"index.html": b"x", ".github/workflows/x.yml": b"x"})
    assert town.github.written() == []


def test_a_file_that_is_gone_already_need_not_be_taken_away(town: Town) -> None:
    before = town.host.head()
    made = town.host.commit(NewCommit(before, {"missing.html": None}, "x", AT))
    assert town.host.tree(made) == town.host.tree(before)


def test_every_byte_of_a_file_arrives(town: Town) -> None:
    content = bytes(range(256)) * 300
    made = town.host.commit(NewCommit(town.host.head(), {"a.bin": content}, "x", AT))
    assert town.site.files(made)["a.bin"] == content
    assert town.host.read(town.host.tree(made)["a.bin"]) == content


def test_a_tree_that_was_read_is_not_read_again(town: Town) -> None:
    head = town.host.head()
    town.host.tree(head)
    town.host.commit(NewCommit(head, CHANGE, "x", AT))
    listings = [one for one in town.github.requests if "/git/trees/" in one.path]
    assert len(listings) == 1


@pytest.mark.parametrize("most", [1, 2, 4])
def test_a_tree_that_is_not_listed_whole_is_walked(town: Town, most: int) -> None:
    deep: dict[str, bytes | None] = {"a/b/c/1.txt": b"1", "a/b/d/2.txt": b"2", "a/3.txt": b"3"}
    town.site.push({**deep, "index.html": None, "css/site.css": None})
    town.site.push({"b/4.txt": b"4"}) if most > 1 else None
    whole = town.site.files(str(town.site.head()))
    town.site.limits = Limits(tree_entries=max(most, 2))
    tree = town.host.tree(town.host.head())
    assert {path: town.host.read(blob) for path, blob in tree.items()} == whole


def test_a_folder_that_github_does_not_list_is_refused(town: Town) -> None:
    town.site.push({f"{number}.txt": b"x" for number in range(5)})
    town.site.limits = Limits(tree_entries=3)
    with pytest.raises(Failed, match="too many files"):
        town.host.tree(town.host.head())


def test_a_walk_that_takes_too_long_is_given_up(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_REQUESTS", 4)
    town.site.push({f"{number}/x.txt": b"x" for number in range(3)})
    town.site.limits = Limits(tree_entries=5)
    with pytest.raises(Failed, match="too many files"):
        town.host.tree(town.host.head())
    assert len([one for one in town.github.requests if "/git/trees/" in one.path]) == 4


def test_F45_a_file_too_large_for_github_is_refused(town: Town) -> None:
    town.site.limits = Limits(blob_bytes=1)
    with pytest.raises(Failed, match="too large"):
        town.host.read(town.host.tree(town.host.head())["index.html"])


def test_F40_a_branch_whose_reply_was_lost_is_found_to_be_ours(town: Town) -> None:
    town.github.faults.plan("POST", "/git/refs$", faults.LOSE_REPLY)
    proposal = town.proposed()
    assert town.site.branches()[BRANCH] == proposal.commit


def test_F40_a_branch_that_cannot_be_beside_another_is_refused(town: Town) -> None:
    town.site.push({"x": b"x"}, "ux")
    with pytest.raises(Failed, match="no room for a branch"):
        town.proposed()


def test_F40_a_rule_of_the_repository_is_named(town: Town) -> None:
    words = (
        "Repository rule violations found\n\nCannot create ref due to creations being restricted."
    )
    town.github.faults.plan("POST", "/git/refs$", Trouble(refusal=Refusal(422, words)))
    with pytest.raises(Failed, match="A rule of the repository forbids it"):
        town.proposed()


@pytest.mark.parametrize(
    "words", ["Object does not exist", "Reference already exists", "Reference update failed"]
)
def test_F40_what_github_does_not_show_everywhere_yet_may_come(town: Town, words: str) -> None:
    town.github.faults.plan("POST", "/git/refs$", Trouble(refusal=Refusal(422, words)))
    with pytest.raises(TransientError):
        town.proposed()


def test_nothing_is_ever_forced(town: Town) -> None:
    town.host.open_pull_request(town.proposed())
    assert "force" not in repr([one.body for one in town.github.requests])
    assert {one.method for one in town.github.written()} == {"POST"}


def test_F37_a_pull_request_whose_reply_was_lost_is_found(town: Town) -> None:
    proposal = town.proposed()
    town.github.faults.plan("POST", "/pulls$", faults.LOSE_REPLY)
    with pytest.raises(TransientError):
        town.host.open_pull_request(proposal)
    (found,) = town.host.pull_requests(BRANCH)
    assert (found.number, found.commit, found.body) == (1, proposal.commit, "the marker")
    with pytest.raises(PullRequestExists):
        town.host.open_pull_request(proposal)


def test_a_pull_request_is_a_draft_with_an_address(town: Town) -> None:
    opened = town.host.open_pull_request(town.proposed())
    (record,) = town.site.pull_requests()
    assert record["draft"] is True
    assert opened.url.endswith("/ada/site/pull/1")


def test_F39_every_page_of_pull_requests_is_read_oldest_first(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PER_PAGE", 2)
    proposal = town.proposed()
    for _ in range(5):
        town.site.propose(BRANCH)
    found = town.host.pull_requests(BRANCH)
    assert [pull.number for pull in found] == [1, 2, 3, 4, 5]
    assert {pull.commit for pull in found} == {proposal.commit}


def test_F40_the_same_branch_of_somebodys_fork_is_not_ours(town: Town) -> None:
    opened = town.host.open_pull_request(town.proposed())
    town.site.propose(BRANCH, owner="mallory")
    assert list(town.host.pull_requests(BRANCH)) == [opened]


def test_F40_the_same_branch_of_a_fork_beside_ours_is_not_ours(town: Town) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/pulls"):
            return httpx.Response(200, json={"full_name": "ada/site", "default_branch": "main"})
        assert request.url.params["head"] == "ada:ux/x"
        fork = {**ROW, "number": 8, "head": {**ROW["head"], "repo": {"full_name": "ada/fork"}}}
        return httpx.Response(200, json=[ROW, fork])

    client = httpx.Client(transport=httpx.MockTransport(handle))
    wire = Wire(client, "https://api.github.example", town.wire.pace, town.watch)
    host = host_of(wire, "token", "Ada/Site")
    assert [pull.number for pull in host.pull_requests("ux/x")] == [7]


def test_F39_a_list_that_github_did_not_narrow_down_is_narrowed_down_here(town: Town) -> None:
    about = {"full_name": "ada/site", "default_branch": "main"}
    another = {**ROW, "number": 8, "head": {**ROW["head"], "ref": "ux/another"}}

    def handle(request: httpx.Request) -> httpx.Response:
        is_list = request.url.path.endswith("/pulls")
        return httpx.Response(200, json=[ROW, another] if is_list else about)

    client = httpx.Client(transport=httpx.MockTransport(handle))
    wire = Wire(client, "https://api.github.example", town.wire.pace, town.watch)
    host = host_of(wire, "token", "ada/site")
    assert [pull.number for pull in host.pull_requests("ux/x")] == [7]


def test_F45_without_drafts_the_setting_that_helps_is_named(town: Town) -> None:
    town.site.limits = Limits(has_drafts=False)
    with pytest.raises(Failed, match=r"does not support draft.*DRAFT_FALLBACK=true"):
        town.host.open_pull_request(town.proposed())
    assert town.site.pull_requests() == []


def test_F45_with_the_fallback_an_ordinary_pull_request_says_draft_in_its_title(town: Town) -> None:
    town.site.limits = Limits(has_drafts=False)
    host = host_of(town.wire, town.app, "ada/site", has_draft_fallback=True)
    opened = host.open_pull_request(town.proposed())
    (record,) = town.site.pull_requests()
    assert (record["title"], record["draft"]) == ("Draft: Change it", False)
    assert opened.body == "the marker"


def test_the_fallback_is_for_repositories_without_drafts_alone(town: Town) -> None:
    host = host_of(town.wire, town.app, "ada/site", has_draft_fallback=True)
    host.open_pull_request(town.proposed())
    (record,) = town.site.pull_requests()
    assert (record["title"], record["draft"]) == ("Change it", True)


def test_F45_with_the_fallback_a_second_pull_request_is_refused_too(town: Town) -> None:
    town.site.limits = Limits(has_drafts=False)
    host = host_of(town.wire, town.app, "ada/site", has_draft_fallback=True)
    proposal = town.proposed()
    host.open_pull_request(proposal)
    with pytest.raises(PullRequestExists):
        host.open_pull_request(proposal)


def merge(town: Town) -> None:
    town.site.merge(int(town.site.propose(BRANCH)["number"]))


SHAS_MISSING: list[list[dict[str, str]]] = [
    [
        {"resource": "PullRequest", "code": "missing_field", "field": "head_sha"},
        {"resource": "PullRequest", "code": "missing_field", "field": "base_sha"},
        {"resource": "PullRequest", "code": "custom", "message": "No commits between main and x"},
    ],
    [{"message": "Head sha can't be blank, No commits between main and x"}],
]


@pytest.mark.parametrize("errors", SHAS_MISSING)
def test_a_new_branch_that_github_cannot_compare_yet_is_proposed_later(
    town: Town, errors: list[dict[str, str]]
) -> None:
    proposal = town.proposed()
    refusal = Refusal(422, "Validation Failed", errors=errors)
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=refusal))
    with pytest.raises(TransientError):
        town.host.open_pull_request(proposal)


def rewrite(town: Town) -> None:
    words = f"The {BRANCH} branch has no history in common with main"
    refusal = Refusal(422, "Validation Failed", errors=[{"message": words, "code": "custom"}])
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=refusal))


def hide(town: Town) -> None:
    errors = [{"resource": "PullRequest", "code": "custom", "message": "not all refs are readable"}]
    refusal = Refusal(422, "Validation Failed", errors=errors)
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=refusal))


def forbid(town: Town) -> None:
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=Refusal(422, "hunter2")))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (merge, "nothing to propose"),
        (rewrite, "nothing in common"),
        (hide, "does not let this bot .* needs contents=write, pull_requests=write"),
        (forbid, "GitHub refuses to open the pull request.$"),
        (lambda town: town.site.delete_branch(BRANCH), f"no branch “{BRANCH}”"),
    ],
)
def test_F45_a_pull_request_that_cannot_be_is_refused_in_words(
    town: Town, before: Callable[[Town], None], words: str
) -> None:
    proposal = town.proposed()
    before(town)
    with pytest.raises(Failed, match=words):
        town.host.open_pull_request(proposal)


def test_F45_a_base_that_was_deleted_is_named(town: Town) -> None:
    town.site.push({"x": b"x"}, "dev")
    there = town._replace(host=host_of(town.wire, town.app, "ada/site@dev"))
    proposal = there.proposed()
    town.site.delete_branch("dev")
    with pytest.raises(Failed, match="no branch “dev”"):
        there.host.open_pull_request(proposal)


def test_a_branch_that_github_does_not_show_everywhere_yet_may_be_shown_later(town: Town) -> None:
    proposal = town.proposed()
    invalid = [{"resource": "PullRequest", "field": "head", "code": "invalid"}]
    refusal = Refusal(422, "Validation Failed", errors=invalid)
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=refusal))
    with pytest.raises(TransientError):
        town.host.open_pull_request(proposal)


def test_F43_a_pull_request_sent_too_quickly_is_sent_a_minute_later(town: Town) -> None:
    proposal = town.proposed()
    words = [{"resource": "PullRequest", "code": "custom", "message": "was submitted too quickly"}]
    refusal = Refusal(422, "Validation Failed", errors=words)
    town.github.faults.plan("POST", "/pulls$", Trouble(refusal=refusal))
    with pytest.raises(TransientError) as caught:
        town.host.open_pull_request(proposal)
    assert caught.value.retry_after == 60


def test_a_duplicate_is_closed_with_the_reason_once(town: Town) -> None:
    opened = town.host.open_pull_request(town.proposed())
    for _ in range(2):
        town.host.close_pull_request(opened.number, "Duplicate of #0.")
    (record,) = town.site.pull_requests()
    assert record["state"] == "closed"
    assert [comment["body"] for comment in record["comments"]] == ["Duplicate of #0."]


def test_F39_a_merged_pull_request_is_not_commented_any_more(town: Town) -> None:
    opened = town.host.open_pull_request(town.proposed())
    town.site.merge(opened.number)
    town.host.close_pull_request(opened.number, "Duplicate of #0.")
    (record,) = town.site.pull_requests()
    assert record["comments"] == []


def test_a_pull_request_that_is_not_there_cannot_be_closed(town: Town) -> None:
    with pytest.raises(Failed, match="no pull request 99"):
        town.host.close_pull_request(99, "Duplicate.")


def test_a_body_that_is_missing_is_empty(town: Town) -> None:
    proposal = Proposal(BRANCH, town.proposed().commit, "T", "")
    town.host.open_pull_request(proposal)
    assert [pull.body for pull in town.host.pull_requests(BRANCH)] == [""]
