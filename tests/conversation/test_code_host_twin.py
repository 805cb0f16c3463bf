"""The code host of the stories does what a git folder does."""

from pathlib import Path

import pytest

from bot.adapters.git_folder import GitFolder
from bot.errors import Failed
from bot.ux_agent.code_host import (
    BranchTaken,
    CodeHost,
    NewCommit,
    Proposal,
    PullRequestExists,
    blob_id,
)
from tests.conversation.code_host_twin import CodeHostTwin
from tests.git_site import new_site

FILES = {"index.html": "old", "site.css": "a {}"}
BRANCH = "ux/navbar-conversation-1-d1d1d1d1"


@pytest.fixture(params=["twin", "folder"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> CodeHost:
    if request.param == "twin":
        return CodeHostTwin(FILES)
    return GitFolder(str(new_site(tmp_path / "site", FILES)), lambda: 1)


def made(host: CodeHost, text: str = "new", *, at: int = 1) -> str:
    return host.commit(NewCommit(host.head(), {"index.html": text.encode()}, "m", at))


def test_files_have_gits_own_names_and_can_be_read(host: CodeHost) -> None:
    tree = host.tree(host.head())

    assert tree == {path: blob_id(text.encode()) for path, text in FILES.items()}
    assert {path: host.read(blob).decode() for path, blob in tree.items()} == FILES
    for ask in (host.tree, host.read):
        with pytest.raises(Failed, match="lacks"):
            ask("f" * 40)


def test_a_commit_is_named_by_all_that_goes_into_it_and_moves_nothing(host: CodeHost) -> None:
    before = host.head()
    first = made(host)

    assert first == made(host)
    assert len({first, made(host, "other"), made(host, at=2)}) == 3
    assert host.head() == before
    assert host.read(host.tree(first)["index.html"]) == b"new"
    gone = host.commit(NewCommit(before, {"site.css": None}, "m", 1))
    assert set(host.tree(gone)) == {"index.html"}


def test_a_branch_is_made_once_and_never_moved(host: CodeHost) -> None:
    host.create_branch(BRANCH, made(host))
    host.create_branch(BRANCH, made(host))

    with pytest.raises(BranchTaken):
        host.create_branch(BRANCH, made(host, "other"))


def test_a_branch_has_one_open_pull_request_at_a_time(host: CodeHost) -> None:
    commit = made(host)
    host.create_branch(BRANCH, commit)
    proposal = Proposal(BRANCH, commit, "Title", "body")
    first = host.open_pull_request(proposal)
    with pytest.raises(PullRequestExists):
        host.open_pull_request(proposal)
    host.close_pull_request(first.number, "why")
    second = host.open_pull_request(proposal)

    states = [(pull.number, pull.state, pull.body) for pull in host.pull_requests(BRANCH)]
    assert states == [(first.number, "closed", "body"), (second.number, "open", "body")]
    assert host.pull_requests("ux/other") == []
