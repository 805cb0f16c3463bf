"""`ux-agent scan`: the proposed manifest, printed or written."""

import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.adapters.folder import Folder
from bot.ux_agent.declared.indexing import build_index


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(root / "bot/playground/sample_site", folder)
    (folder / ".ux-agent.yml").unlink()
    return folder


def test_a_proposal_is_printed_and_nothing_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(site)]) == 0
    printed = capsys.readouterr()
    assert "version: 1\nsections:\n  header:\n" in printed.out
    assert printed.err == ""
    assert not (site / ".ux-agent.yml").exists()


def test_a_written_proposal_declares_the_site_without_a_warning(site: Path) -> None:
    assert main(["scan", str(site), "--write"]) == 0
    index = build_index("", Folder(site))
    assert index.warnings == ()
    assert index.find("navbar", "menu")


def test_a_manifest_that_is_there_is_never_overwritten(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / ".ux-agent.yml").write_text("mine")
    assert main(["scan", str(site), "--write"]) == 1
    assert (site / ".ux-agent.yml").read_text() == "mine"
    assert capsys.readouterr().err == (
        "ux-agent: .ux-agent.yml is there already; it is left as it is\n"
    )


def test_a_manifest_is_not_written_through_a_link(site: Path, tmp_path: Path) -> None:
    (site / ".ux-agent.yml").symlink_to(tmp_path / "elsewhere")
    assert main(["scan", str(site), "--write"]) == 1
    assert not (tmp_path / "elsewhere").exists()
