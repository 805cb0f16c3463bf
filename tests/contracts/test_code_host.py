"""What every code host does, whatever stands behind it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.adapters.git_folder import GitFolder
from bot.adapters.github.wire import Wire
from bot.errors import Failed
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from bot.ux_agent.code_host import (
    BranchTaken,
    CodeHost,
    NewCommit,
    Proposal,
    PullRequest,
    PullRequestExists,
)
from tests.adapters.github.hosts import app_of, host_of, open_http, wire_to
from tests.git_site import git, new_site

BRANCH = "ux/navbar-AbC_-1234567890123456-deadbeef"
AT = 1_800_000_000


class Site(NamedTuple):
    """A repository with index.html and css/site.css on its base branch, and a look behind it."""

    host: CodeHost
    folder: Path
    merge: Callable[[], object]

    def show(self, commit: str, path: str) -> str:
        return git(self.folder, "show", f"{commit}:{path}")

    def made(self, text: str = "new", *, at: int = AT) -> str:
        files = {"index.html": text.encode()}
        return self.host.commit(NewCommit(self.host.head(), files, "Change it\n", at))

    def proposed(self, body: str = "marker") -> PullRequest:
        commit = self.made()
        self.host.create_branch(BRANCH, commit)
        return self.host.open_pull_request(Proposal(BRANCH, commit, "Title", body))


FILES = {"index.html": "old", "css/site.css": "a { color: red }\n"}


def in_a_folder(tmp_path: Path) -> Site:
    folder = new_site(tmp_path / "site", FILES)

    def merge() -> object:
        return git(folder, "merge", "--quiet", "--no-ff", "-m", "Merge", BRANCH)

    return Site(GitFolder(str(folder), lambda: AT), folder, merge)


@pytest.fixture(scope="module")
def github(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallGitHub]:
    """One for all tests: each has a repository of its own."""
    github = SmallGitHub(tmp_path_factory.mktemp("github"))
    yield github
    assert github.breaches == []


@pytest.fixture(scope="module")
def wire(github: SmallGitHub) -> Iterator[Wire]:
    with GitHubServer(github) as server, open_http() as http:
        yield wire_to(http, server.url, github.clock.now)


def at_github(github: SmallGitHub, wire: Wire) -> Site:
    name = f"ada/site-{len(github.repositories) + 1}"
    held = github.add_repository(name, {path: text.encode() for path, text in FILES.items()})
    host = host_of(wire, app_of(github, wire), name)
    return Site(host, held.git.directory, lambda: held.merge(1))


@pytest.fixture(params=["folder", "github"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    if request.param == "folder":
        return in_a_folder(tmp_path)
    return at_github(request.getfixturevalue("github"), request.getfixturevalue("wire"))


class TestEveryCodeHost:
    def test_the_tree_names_every_file_and_its_content_can_be_read(self, site: Site) -> None:
        tree = site.host.tree(site.host.head())
        assert sorted(tree) == ["css/site.css", "index.html"]
        assert site.host.read(tree["index.html"]) == b"old"

    def test_what_is_not_there_is_a_failure_in_words(self, site: Site) -> None:
        for ask in (site.host.tree, site.host.read):
            with pytest.raises(Failed, match="lacks"):
                ask("f" * 40)

    def test_a_commit_changes_the_named_files_alone_and_moves_no_branch(self, site: Site) -> None:
        before = site.host.head()
        made = site.made()
        assert site.show(made, "index.html") == "new"
        assert site.host.tree(made)["css/site.css"] == site.host.tree(before)["css/site.css"]
        assert git(site.folder, "rev-parse", f"{made}^") == before
        assert site.host.head() == before

    def test_a_commit_adds_and_deletes_files(self, site: Site) -> None:
        files = {"css/site.css": None, "pages/über uns.html": b"hi"}
        made = site.host.commit(NewCommit(site.host.head(), files, "x", AT))
        assert sorted(site.host.tree(made)) == ["index.html", "pages/über uns.html"]

    def test_a_content_is_kept_before_any_commit_holds_it(self, site: Site) -> None:
        content, before = bytes(range(256)), site.host.head()
        blob = site.host.keep(content)
        assert site.host.keep(content) == blob
        assert site.host.read(blob) == content
        made = site.host.commit(NewCommit(before, {"logo.png": content}, "x", AT))
        assert site.host.tree(made)["logo.png"] == blob
        assert site.host.head() == before

    def test_the_same_commit_has_the_same_id_and_another_date_another(self, site: Site) -> None:
        assert site.made() == site.made()
        assert site.made(at=AT + 1) != site.made()

    def test_any_second_of_time_is_a_date(self, site: Site) -> None:
        made = site.made(at=1)
        assert git(site.folder, "show", "-s", "--format=%at %ct", made) == "1 1"

    def test_author_committer_and_dates_are_fixed(self, site: Site) -> None:
        about = git(site.folder, "show", "-s", "--format=%an|%ae|%at|%cn|%ce|%ct", site.made())
        name, mail = "UX agent", "ux-agent@users.noreply.github.com"
        assert about == f"{name}|{mail}|{AT}|{name}|{mail}|{AT}"

    @pytest.mark.parametrize(
        "path",
        [
            ".github/workflows/x.yml",
            ".GitHub/x",
            ".git/config",
            "a/.git/hooks/x",
            "../outside",
            "a/../../b",
            "/etc/passwd",
            "a//b",
            "a\\b",
            "a\0b",
            "",
        ],
    )
    def test_F68_a_path_outside_the_sites_files_is_refused(self, site: Site, path: str) -> None:
        with pytest.raises(Failed, match="edited"):
            site.host.commit(NewCommit(site.host.head(), {path: b"x"}, "x", AT))

    @pytest.mark.parametrize("path", ["css", "index.html/x", "css/site.css/x/y"])
    def test_no_file_takes_a_folders_place_nor_a_folder_a_files(
        self, site: Site, path: str
    ) -> None:
        with pytest.raises(Failed, match="cannot be a file"):
            site.host.commit(NewCommit(site.host.head(), {path: b"x"}, "x", AT))

    def test_a_branch_is_made_once_and_again_without_harm(self, site: Site) -> None:
        made = site.made()
        site.host.create_branch(BRANCH, made)
        site.host.create_branch(BRANCH, made)
        assert git(site.folder, "rev-parse", BRANCH) == made

    def test_F40_a_branch_that_points_elsewhere_is_never_moved(self, site: Site) -> None:
        theirs = site.made("theirs")
        site.host.create_branch(BRANCH, theirs)
        with pytest.raises(BranchTaken):
            site.host.create_branch(BRANCH, site.made("ours"))
        assert git(site.folder, "rev-parse", BRANCH) == theirs

    @pytest.mark.parametrize("name", ["", "-x", "a..b", "a b", "main", "a.lock", "ux/", "a~1"])
    def test_a_name_that_no_new_branch_can_have_is_refused(self, site: Site, name: str) -> None:
        with pytest.raises(Failed, match="name of a new branch"):
            site.host.create_branch(name, site.made())

    def test_a_pull_request_is_opened_and_found_by_its_branch(self, site: Site) -> None:
        opened = site.proposed("the marker")
        assert (opened.number, opened.state, opened.branch) == (1, "open", BRANCH)
        assert opened.body == "the marker"
        assert list(site.host.pull_requests(BRANCH)) == [opened]
        assert list(site.host.pull_requests("ux/another")) == []

    def test_a_second_open_pull_request_of_one_branch_is_refused(self, site: Site) -> None:
        opened = site.proposed()
        with pytest.raises(PullRequestExists):
            site.host.open_pull_request(Proposal(BRANCH, opened.commit, "Again", ""))
        assert len(site.host.pull_requests(BRANCH)) == 1

    def test_a_closed_pull_request_is_still_found_and_makes_room(self, site: Site) -> None:
        opened = site.proposed()
        site.host.close_pull_request(opened.number, "Duplicate.")
        site.host.close_pull_request(opened.number, "Duplicate.")
        again = site.host.open_pull_request(Proposal(BRANCH, opened.commit, "Again", ""))
        found = site.host.pull_requests(BRANCH)
        assert [(pull.number, pull.state) for pull in found] == [(1, "closed"), (2, "open")]
        assert again.number > opened.number

    def test_F39_a_pull_request_merged_by_somebody_is_found_as_merged(self, site: Site) -> None:
        opened = site.proposed()
        site.merge()
        assert [pull.state for pull in site.host.pull_requests(BRANCH)] == ["merged"]
        assert opened.state == "open"

    def test_of_many_at_once_exactly_one_opens_the_pull_request(self, site: Site) -> None:
        commit = site.made()
        site.host.create_branch(BRANCH, commit)
        opened: list[PullRequest] = []
        refused: list[PullRequestExists] = []

        def propose() -> None:
            try:
                opened.append(site.host.open_pull_request(Proposal(BRANCH, commit, "T", "")))
            except PullRequestExists as error:
                refused.append(error)

        threads = [threading.Thread(target=propose) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(opened), len(refused)) == (1, 7)
        assert len(site.host.pull_requests(BRANCH)) == 1
