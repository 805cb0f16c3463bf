"""A plain folder as a site."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.folder import MOST_FILE_BYTES, Folder
from bot.errors import ConfigurationError, Failed
from bot.ux_agent.code_host import blob_id
from bot.ux_agent.declared.paths import refusal


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "css").mkdir(parents=True)
    (folder / "index.html").write_text("<p>page</p>")
    (folder / "css/main.css").write_bytes(b"a{}\r\n")
    return folder


def read(folder: Folder, path: str) -> bytes:
    """The content at a path."""
    return folder.read(folder.tree(folder.head())[path])


def test_regular_files_are_listed_by_their_path(site: Path) -> None:
    tree = Folder(site).tree("")
    assert sorted(tree) == ["css/main.css", "index.html"]
    assert len(tree) == 2
    assert "css" not in tree
    assert read(Folder(site), "css/main.css") == b"a{}\r\n"


@given(content=st.binary(max_size=50))
def test_a_blob_id_is_the_one_that_git_gives(content: bytes) -> None:
    made = subprocess.run(
        ["git", "hash-object", "--stdin"], input=content, capture_output=True, check=True
    )
    assert blob_id(content) == made.stdout.decode().strip()


def test_git_and_installed_packages_are_skipped(site: Path) -> None:
    for name in (".git", "node_modules"):
        (site / name).mkdir()
        (site / name / "a.html").write_text("x")
    assert sorted(Folder(site).tree("")) == ["css/main.css", "index.html"]


def test_F68_links_are_neither_listed_nor_followed(site: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret")
    (site / "link.html").symlink_to(secret)
    (site / "linked").symlink_to(tmp_path)
    folder = Folder(site)
    assert sorted(folder.tree("")) == ["css/main.css", "index.html"]
    with pytest.raises(KeyError):
        folder.tree("")["link.html"]
    for path in ("link.html", "linked/secret.html"):
        with pytest.raises(ConfigurationError, match="cannot be read"):
            folder.keep(path)


def test_F68_a_file_that_turned_into_a_link_is_not_read(site: Path, tmp_path: Path) -> None:
    tree = Folder(site).tree("")
    (tmp_path / "secret.html").write_text("secret")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(ConfigurationError, match=r"index\.html cannot be read"):
        tree["index.html"]


@pytest.mark.parametrize("path", ["../secret.html", "/etc/passwd", "css/../index.html", "", "css/"])
def test_F68_a_path_out_of_the_folder_is_refused(site: Path, path: str) -> None:
    with pytest.raises(ConfigurationError, match="is not inside the folder"):
        Folder(site).keep(path)


def test_an_unknown_blob_is_said(site: Path) -> None:
    with pytest.raises(Failed, match="no file 01234567"):
        Folder(site).read("0123456789")


@pytest.mark.parametrize("name", ["none", "site/index.html"])
def test_what_is_no_folder_is_said(site: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        Folder(site.parent / name)


def test_a_folder_may_be_reached_through_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(site)
    assert read(Folder(tmp_path / "other"), "index.html") == b"<p>page</p>"


def test_files_are_replaced_and_keep_their_mode(site: Path) -> None:
    (site / "index.html").chmod(0o640)
    Folder(site).write({"index.html": b"new", "css/main.css": b"b{}"})
    assert (site / "index.html").read_bytes() == b"new"
    assert (site / "index.html").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in site.rglob("*")) == ["css", "index.html", "main.css"]


@pytest.mark.parametrize("path", ["css", "none/index.html"])
def test_nothing_is_written_when_one_file_cannot_be(site: Path, path: str) -> None:
    with pytest.raises(ConfigurationError):
        Folder(site).write({"index.html": b"new", path: b"new"})
    assert (site / "index.html").read_text() == "<p>page</p>"
    assert sorted(path.name for path in site.iterdir()) == ["css", "index.html"]


def test_a_new_file_is_written_beside_the_others(site: Path) -> None:
    Folder(site).write({"css/logo.png": b"new"})
    assert (site / "css" / "logo.png").read_bytes() == b"new"
    assert sorted(path.name for path in (site / "css").iterdir()) == ["logo.png", "main.css"]


def test_F68_nothing_is_written_through_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "linked").symlink_to(tmp_path)
    for path in ("link.html", "linked/secret.html"):
        with pytest.raises(ConfigurationError):
            Folder(site).write({path: b"new"})
    assert (tmp_path / "secret.html").read_text() == "secret"


def test_a_file_of_a_like_name_stays_as_it_is(site: Path) -> None:
    (site / ".index.html.ux-agent").write_text("mine")
    Folder(site).write({"index.html": b"new"})
    assert (site / "index.html").read_bytes() == b"new"
    assert (site / ".index.html.ux-agent").read_text() == "mine"


def test_deep_folders_are_listed(site: Path) -> None:
    folders = [f"{site}{'/d' * depth}" for depth in range(1, 1201)]
    for folder in folders:
        Path(folder).mkdir()
    Path(folders[-1], "a.html").write_text("x")
    assert f"{'d/' * 1200}a.html" in Folder(site).tree("")
    Path(folders[-1], "a.html").unlink()  # what tidies up after tests cannot go that deep
    for folder in reversed(folders):
        Path(folder).rmdir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_inside_that_cannot_be_read_is_named(site: Path) -> None:
    (site / "css").chmod(0)
    try:
        with pytest.raises(ConfigurationError, match=r"site/css/? cannot be read"):
            Folder(site).tree("")
    finally:
        (site / "css").chmod(0o755)


def test_F68_what_is_no_regular_file_is_not_listed(site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    (site / "zero.html").symlink_to("/dev/zero")
    (site / "up").symlink_to("..")
    assert sorted(Folder(site).tree("")) == ["css/main.css", "index.html"]


def test_F68_a_file_that_became_a_pipe_is_not_waited_for(site: Path) -> None:
    tree = Folder(site).tree("")
    (site / "index.html").unlink()
    os.mkfifo(site / "index.html")
    with pytest.raises(ConfigurationError, match="not a regular file"):
        tree["index.html"]


def test_F68_a_file_too_large_for_any_page_is_not_listed(site: Path) -> None:
    with (site / "big.css").open("wb") as file:
        file.truncate(MOST_FILE_BYTES + 1)
    assert "big.css" not in Folder(site).tree("")


def test_F68_a_name_that_is_no_text_is_listed_as_git_lists_it(site: Path) -> None:
    (site / "bad").mkdir()
    Path(os.fsdecode(os.fsencode(site / "bad") + b"/\xff.html")).write_text("x")
    assert "bad/\udcff.html" in Folder(site).tree("")


def test_F68_the_file_of_a_work_tree_of_git_is_never_edited(site: Path) -> None:
    (site / ".git").write_text("gitdir: /elsewhere")
    assert refusal(".git")
    assert "index.html" in Folder(site).tree("")
