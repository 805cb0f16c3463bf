"""What is particular to a site in a git folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.adapters.git_command import Git
from bot.adapters.git_folder import GitFolder
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.code_host import NewCommit, Proposal
from tests.git_site import git, new_site, save

AT = 1_800_000_000
FILES = {"index.html": "old"}


def host_of(site: Path | str, *, url: str = "") -> GitFolder:
    return GitFolder(str(site), lambda: AT, pull_request_url=url)


def propose(host: GitFolder, branch: str = "ux/home-1") -> str:
    commit = host.commit(NewCommit(host.head(), {"index.html": branch.encode()}, "x", AT))
    host.create_branch(branch, commit)
    return host.open_pull_request(Proposal(branch, commit, "Title", "Body")).url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_site(tmp_path / "site", FILES)


def test_the_work_tree_the_index_and_the_head_are_never_touched(folder: Path) -> None:
    (folder / "index.html").write_text("being edited")
    (folder / "staged.txt").write_text("staged")
    git(folder, "add", "staged.txt")
    index = (folder / ".git/index").read_bytes()
    before = (git(folder, "status", "--porcelain"), git(folder, "symbolic-ref", "HEAD"))
    propose(host_of(folder))
    assert (git(folder, "status", "--porcelain"), git(folder, "symbolic-ref", "HEAD")) == before
    assert (folder / ".git/index").read_bytes() == index
    assert (folder / "index.html").read_text() == "being edited"


def test_a_bare_repository_is_a_site_too(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), "bare.git")
    propose(host_of(tmp_path / "bare.git"))
    assert (tmp_path / "bare.git/ux-agent/pulls/1.json").is_file()


def test_a_linked_work_tree_shares_the_pull_requests(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "linked"))
    propose(host_of(tmp_path / "linked"))
    assert (folder / ".git/ux-agent/pulls/1.json").is_file()


def test_the_base_is_the_named_branch_else_the_folders_head(folder: Path) -> None:
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "--quiet", "-b", "next/one")
    second = save(folder, {"index.html": "two"})
    assert host_of(folder).head() == second
    assert host_of(f"{folder}@main").head() == first
    assert host_of(f"{folder}@next/one").head() == second


def test_a_detached_head_is_a_base_too(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--detach")
    propose(host_of(folder))
    assert json.loads((folder / ".git/ux-agent/pulls/1.json").read_text())["base"] == "HEAD"


def test_a_folder_with_an_at_sign_in_its_name_is_taken_as_it_stands(tmp_path: Path) -> None:
    odd = new_site(tmp_path / "me@home", FILES)
    assert host_of(odd).head() == git(odd, "rev-parse", "HEAD")


def test_a_missing_folder_is_a_failure_in_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="“nowhere” does not exist"):
        host_of(tmp_path / "nowhere")


def test_a_folder_that_is_no_repository_is_a_failure_in_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="is no git repository"):
        host_of(tmp_path)


def test_a_folder_inside_a_repository_is_not_taken_for_it(folder: Path) -> None:
    (folder / "inner").mkdir()
    with pytest.raises(Failed, match="“inner” is no git repository"):
        host_of(folder / "inner")


def test_an_empty_repository_is_a_failure_in_words(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "empty")
    with pytest.raises(Failed, match="no commit yet"):
        host_of(tmp_path / "empty").head()


def test_a_missing_branch_is_a_failure_in_words(folder: Path) -> None:
    with pytest.raises(Failed, match="no branch “nope”"):
        host_of(f"{folder}@nope").head()


def test_no_failure_names_the_place_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(Failed) as caught:
        host_of(tmp_path)
    assert str(tmp_path) not in str(caught.value)


def test_only_regular_files_are_listed_and_an_executable_stays_one(folder: Path) -> None:
    (folder / "run.sh").write_text("x")
    (folder / "run.sh").chmod(0o755)
    (folder / "link").symlink_to("index.html")
    save(folder, {})
    host = host_of(folder)
    assert sorted(host.tree(host.head())) == ["index.html", "run.sh"]
    made = host.commit(NewCommit(host.head(), {"run.sh": b"y"}, "x", AT))
    assert git(folder, "ls-tree", made, "run.sh").startswith("100755 ")
    assert git(folder, "ls-tree", made, "link").startswith("120000 ")


@pytest.mark.parametrize("path", ["link", "away/index.html"])
def test_F68_nothing_is_written_to_or_through_a_symbolic_link(folder: Path, path: str) -> None:
    (folder / "link").symlink_to("index.html")
    (folder / "away").symlink_to(".github")
    save(folder, {})
    host = host_of(folder)
    with pytest.raises(Failed, match="is a link"):
        host.commit(NewCommit(host.head(), {path: b"x"}, "x", AT))


def test_the_folders_own_settings_and_hooks_have_no_say(folder: Path, tmp_path: Path) -> None:
    for name in ("reference-transaction", "post-commit"):
        hook = folder / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/hooked\nexit 1\n")
        hook.chmod(0o755)
    git(folder, "config", "core.autocrlf", "true")
    git(folder, "config", "i18n.commitEncoding", "ISO-8859-1")
    git(folder, "config", "commit.gpgSign", "true")
    host = host_of(folder)
    made = host.commit(NewCommit(host.head(), {"index.html": b"a\r\nb"}, "→", AT))
    host.create_branch("ux/home-1", made)
    assert host.read(host.tree(made)["index.html"]) == b"a\r\nb"
    raw = git(folder, "cat-file", "commit", made)
    assert "encoding" not in raw
    assert "gpgsig" not in raw
    assert not (tmp_path / "hooked").exists()


def test_the_record_has_the_published_form(folder: Path) -> None:
    base = git(folder, "rev-parse", "HEAD")
    host = host_of(folder, url="http://127.0.0.1:8400/pulls/{number}")
    url = propose(host)
    record = json.loads((folder / ".git/ux-agent/pulls/1.json").read_text())
    assert record == {
        "number": 1,
        "title": "Title",
        "body": "Body",
        "branch": "ux/home-1",
        "base": "main",
        "base_sha": base,
        "commit": git(folder, "rev-parse", "ux/home-1"),
        "state": "open",
        "draft": True,
        "created_at": AT,
        "url": "http://127.0.0.1:8400/pulls/1",
        "comments": [],
    }
    assert url == record["url"]


def test_the_address_may_name_the_site(folder: Path) -> None:
    assert propose(host_of(folder, url="http://h/{site}/{number}")) == f"http://h/{folder.name}/1"


def test_without_an_address_the_record_itself_is_the_address(folder: Path) -> None:
    assert propose(host_of(folder)) == (folder / ".git/ux-agent/pulls/1.json").as_uri()


def test_closing_keeps_the_reason(folder: Path) -> None:
    host = host_of(folder)
    propose(host)
    host.close_pull_request(1, "Duplicate of #7.")
    record = json.loads((folder / ".git/ux-agent/pulls/1.json").read_text())
    assert record["state"] == "closed"
    assert record["comments"] == [{"body": "Duplicate of #7.", "at": AT}]


def test_numbers_go_on_after_the_highest_whatever_else_lies_there(folder: Path) -> None:
    host = host_of(folder)
    propose(host, "ux/home-1")
    propose(host, "ux/home-2")
    pulls = folder / ".git/ux-agent/pulls"
    (pulls / "1.json").unlink()
    (pulls / "notes.txt").write_text("mine")
    (pulls / ".9.1.tmp").write_text("half")
    propose(host, "ux/home-3")
    assert [pull.number for pull in host.pull_requests("ux/home-3")] == [3]


@pytest.mark.parametrize("damage", ["{", "[]", '{"number": 1}', "[" * 100_000])
def test_a_damaged_record_stops_nobody_and_its_number_stays_taken(
    folder: Path, damage: str
) -> None:
    host = host_of(folder)
    propose(host)
    (folder / ".git/ux-agent/pulls/1.json").write_text(damage)
    assert host.pull_requests("ux/home-1") == []
    propose(host, "ux/home-2")
    assert [pull.number for pull in host.pull_requests("ux/home-2")] == [2]
    (folder / ".git/ux-agent/pulls/2.json").write_text(damage)
    propose(host, "ux/home-3")
    assert [pull.number for pull in host.pull_requests("ux/home-3")] == [3]
    with pytest.raises(Failed, match="Pull request 1"):
        host.close_pull_request(1, "no")


@pytest.mark.parametrize("name", ["number", "branch", "commit", "state", "url", "body", "comments"])
def test_a_record_that_lacks_what_is_asked_of_it_is_left_out(folder: Path, name: str) -> None:
    host = host_of(folder)
    propose(host)
    path = folder / ".git/ux-agent/pulls/1.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: 8}))
    assert host.pull_requests("ux/home-1") == []


def test_a_folder_in_a_records_place_only_takes_its_number(folder: Path) -> None:
    (folder / ".git/ux-agent/pulls/4.json").mkdir(parents=True)
    host = host_of(folder)
    propose(host)
    assert [pull.number for pull in host.pull_requests("ux/home-1")] == [5]


def test_a_record_that_cannot_be_read_now_may_be_ours_and_is_waited_for(folder: Path) -> None:
    host = host_of(folder)
    propose(host)
    record = folder / ".git/ux-agent/pulls/2.json"
    record.symlink_to(record)  # whoever opens it gets an error that is not "not found"
    with pytest.raises(TransientError, match="pull request 2"):
        host.pull_requests("ux/home-1")


def test_a_pull_request_needs_its_branch(folder: Path) -> None:
    host = host_of(folder)
    with pytest.raises(Failed, match="no branch “ux/none”"):
        host.open_pull_request(Proposal("ux/none", host.head(), "T", "B"))


def test_a_branch_where_no_branch_can_be_is_a_failure(folder: Path) -> None:
    git(folder, "branch", "ux")
    host = host_of(folder)
    with pytest.raises(Failed, match="no room"):
        host.create_branch("ux/home-1", host.head())


def test_a_locked_branch_may_do_later(folder: Path) -> None:
    host = host_of(folder)
    lock = folder / ".git/refs/heads/ux/home-1.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    with pytest.raises(TransientError):
        host.create_branch("ux/home-1", host.head())


@pytest.mark.parametrize("name", ["HEAD", "--output=x", "main", "f" * 39, ""])
def test_only_whole_object_ids_are_passed_on(folder: Path, name: str) -> None:
    host = host_of(folder)
    for ask in (host.tree, host.read):
        with pytest.raises(Failed, match="no git object id"):
            ask(name)


def test_a_lock_held_by_a_live_process_is_waited_for_only_so_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = host_of(folder)
    propose(host)
    lock = folder / ".git/ux-agent/pulls/.lock"
    holding = "import fcntl,sys;f=open(sys.argv[1]);fcntl.flock(f,2);print(1,flush=True);input()"
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        monkeypatch.setattr("bot.adapters.git_pulls.LOCK_SECONDS", 0.1)
        with pytest.raises(TransientError, match="lock"):
            host.close_pull_request(1, "x")
        holder.kill()
    host.close_pull_request(1, "x")


def test_where_no_record_can_be_written_a_later_try_may_do(folder: Path) -> None:
    host = host_of(folder)
    (folder / ".git/ux-agent").write_text("in the way")
    with pytest.raises(TransientError, match="cannot be locked"):
        propose(host)


def test_a_record_that_cannot_be_written_leaves_no_trace(folder: Path) -> None:
    host = host_of(folder)
    pulls = folder / ".git/ux-agent/pulls"
    (pulls / f".1.{os.getpid()}.tmp").mkdir(parents=True)
    with pytest.raises(TransientError, match="not written"):
        propose(host)
    assert host.pull_requests("ux/home-1") == []


def test_a_command_that_git_refuses_may_do_later(folder: Path) -> None:
    with pytest.raises(TransientError, match="git no-such-command"):
        Git(folder / ".git").run("no-such-command")


def test_without_git_the_operator_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError, match="git is not installed"):
        host_of(folder)


def test_a_git_that_hangs_is_given_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin/git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("bot.adapters.git_command.TIMEOUT_SECONDS", 0.2)
    with pytest.raises(TransientError, match="TimeoutExpired"):
        Git(folder / ".git").run("status")


def test_F68_a_file_too_large_for_any_page_is_not_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.git_folder.MOST_FILE_BYTES", 5)
    save(folder, {"big.css": "123456", "fits.css": "12345"})
    host = host_of(folder)
    assert sorted(host.tree(host.head())) == ["fits.css", "index.html"]
