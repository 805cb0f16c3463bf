"""`ux-agent try`: the UX agent on a folder, as scripts and people use it."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.adapters.folder import Folder
from bot.errors import Failed, UserError
from bot.ux_agent import trial
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.terminal import render
from bot.ux_agent.trial import Trial, converse

KEYS = ["diff", "files", "kind", "questions", "section", "updates"]


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(root / "bot/playground/sample_site", folder)
    return folder


def run(site: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    """The output and the errors of a successful trial."""
    assert main(["try", "--site", str(site), *arguments]) == 0
    printed = capsys.readouterr()
    return printed.out, printed.err


def tried(site: Path, *messages: str) -> Trial:
    """The trial of these messages."""
    folder = Folder(site)
    return converse(messages, build_index("", folder), folder)


def answer(site: Path, capsys: pytest.CaptureFixture[str], *messages: str) -> dict[str, Any]:
    """The published object after these messages."""
    out, _ = run(site, capsys, "--json", *messages)
    found = json.loads(out)
    assert sorted(found) == KEYS
    return dict(found)


def test_the_published_object_of_a_change(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(site, capsys, "make the navbar dark blue")
    sheet = (site / "css/site.css").read_text()
    old, new = "  background: var(--crust);\n", "  background: #00008b;\n"
    assert found == {
        "kind": "edit",
        "section": "navbar",
        "updates": [
            {
                "section": "navbar",
                "op": "set",
                "property": "background",
                "target": "",
                "value": "#00008b",
            }
        ],
        "questions": [],
        "files": {"css/site.css": sheet.replace(old, new)},
        "diff": found["diff"],
    }
    assert f"\n-{old}+{new}" in found["diff"]
    assert found["diff"].startswith("--- a/css/site.css\n+++ b/css/site.css\n@@ -")


def test_nothing_is_written_without_apply(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (site / "css/site.css").read_bytes()
    out, _ = run(site, capsys, "make the navbar dark blue")
    assert "navbar background: #7a4a21 → #00008b\n" in out
    assert out.endswith("Nothing is written yet; --apply writes it.\n")
    assert (site / "css/site.css").read_bytes() == before


def test_apply_writes_what_was_shown(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = answer(site, capsys, "make the navbar dark blue")["files"]
    out, _ = run(site, capsys, "--apply", "make the navbar dark blue")
    assert out.endswith("Written: css/site.css\n")
    assert (site / "css/site.css").read_text() == files["css/site.css"]
    found = answer(site, capsys, "make the navbar dark blue")
    assert (found["kind"], found["files"], found["diff"]) == ("noop", {}, "")


def test_mirrors_are_written_together(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(site, capsys, "--apply", "--json", 'home hero-text:"Fresh & warm"')
    assert '"title": "Fresh & warm"' in (site / "content/site.json").read_text()
    assert ">Fresh &amp; warm</h1>" in (site / "index.html").read_text()


def test_a_question_is_answered_by_the_next_message(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answer(site, capsys, "change the footer text")
    assert (asked["kind"], asked["files"], len(asked["questions"])) == ("clarify", {}, 1)
    found = answer(site, capsys, "change the footer text", "Baked with love")
    assert found["kind"] == "edit"
    assert '<p class="legal">Baked with love</p>' in found["files"]["index.html"]


def test_a_message_after_a_change_corrects_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(site, capsys, "make the navbar dark blue", "make it #5BA3F5 instead")
    assert [update["value"] for update in found["updates"]] == ["#5ba3f5"]


def test_a_refusal_ends_well_and_says_why(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(site, capsys, "--json", "link Instagram to javascript:alert(1)")
    assert json.loads(out)["kind"] == "refuse"
    assert err.startswith("ux-agent: ")


def test_a_person_reads_why_nothing_is_done(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(site, capsys, "link Instagram to javascript:alert(1)")
    assert "https" in out
    assert err == ""


def test_what_the_site_does_not_declare_is_not_edited(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(site, capsys, 'footer:logo:"x.png"')
    assert found["kind"] in {"clarify", "refuse"}
    assert found["files"] == {}


def test_a_person_reads_the_question_with_its_choices(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = run(site, capsys, "make it nicer")
    assert "\n  1. " in out
    assert out.endswith(
        "Answer with one more message, a further argument: the same command again, then "
        '"your answer" behind what it has now.\n'
    )


def test_a_person_reads_warnings_as_notes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = run(site, capsys, "make the footer background yellow")
    assert "Note: Hard to read: text #f6e7d0 on #ffff00" in out


def test_colour_is_for_terminals(site: Path) -> None:
    trial = tried(site, "make the navbar dark blue")
    plain = render(trial, is_written=False, has_colour=False)
    coloured = render(trial, is_written=False, has_colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31m-  background: var(--crust);\x1b[0m" in coloured
    assert "\x1b[32m+  background: #00008b;\x1b[0m" in coloured


def test_what_a_terminal_would_obey_is_not_printed(site: Path) -> None:
    page = site / "index.html"
    page.write_text(page.read_text().replace("Made with butter", "\x1b[2J\x9b"))
    trial = tried(site, 'footer text:"New"')
    assert not {"\x1b", "\x9b"} & set(render(trial, is_written=False, has_colour=False))


def test_warnings_of_the_manifest_are_no_part_of_the_output(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = site / ".ux-agent.yml"
    manifest.write_text(manifest.read_text() + "extra: 1\n")
    out, err = run(site, capsys, "--json", "make the navbar dark blue")
    assert json.loads(out)["kind"] == "edit"
    assert err == "ux-agent: extra: unknown key, ignored\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("version: 3", ".ux-agent.yml is wrong at version"),
        ("sections: [", ".ux-agent.yml is wrong at line"),
    ],
)
def test_a_folder_without_a_readable_manifest_fails_with_one_line(
    site: Path, capsys: pytest.CaptureFixture[str], content: str, words: str
) -> None:
    (site / ".ux-agent.yml").write_text(content)
    assert main(["try", "--site", str(site), "--json", "x"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"ux-agent: {words}")
    assert printed.err.count("\n") == 1


def test_a_missing_folder_fails_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "--site", "/nowhere", "x"]) == 1
    assert (
        capsys.readouterr().err == "ux-agent: /nowhere cannot be read: No such file or directory\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [[], ["try"], ["try", "x"], ["try", "--site", "."], ["fly"], ["serve", "--port", "0"]],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: ux-agent" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["try", "--help"], ["serve", "--help"]])
def test_every_command_explains_itself(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "usage: ux-agent" in capsys.readouterr().out


def test_F68_a_link_in_the_site_is_not_edited(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    (site / "index.html").rename(outside)
    (site / "index.html").symlink_to(outside)
    before = outside.read_bytes()
    trial = tried(site, 'footer text:"New"')
    assert trial.files == {}
    assert outside.read_bytes() == before
    assert any("no regular file index.html" in warning for warning in trial.warnings)


def test_it_is_started_as_a_module(site: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "try", "--site", site, "--json", "make the navbar dark blue"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "LC_ALL": "C", "NO_COLOR": "1"},
    )
    assert json.loads(done.stdout)["kind"] == "edit"
    assert done.stderr == ""


def test_what_the_index_lacks_is_refused(site: Path) -> None:
    folder = Folder(site)
    index = build_index("", folder)
    bare = {path: file._replace(lines={}) for path, file in index.files.items()}
    trial = converse(["make the navbar dark blue"], index._replace(files=bare), folder)
    assert trial.outcome.intent.kind == "refuse"
    assert trial.files == {}


def test_no_message_is_no_conversation(site: Path) -> None:
    with pytest.raises(UserError, match="Please say what to change"):
        tried(site)


def test_a_taken_port_fails_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    printed = capsys.readouterr().err
    assert str(port) in printed
    assert printed.startswith("ux-agent: ")


def test_a_change_that_would_not_be_safe_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsafe(*_: object) -> None:
        raise Failed("unsafe_edit", "This change cannot be made safely: it would do more.")

    monkeypatch.setattr(trial, "check", unsafe)
    out, err = run(site, capsys, "--json", "make the navbar dark blue")
    found = json.loads(out)
    assert (found["kind"], found["files"], found["diff"]) == ("refuse", {}, "")
    assert "cannot be made safely" in err


def test_a_site_without_a_manifest_is_scanned_silently(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / ".ux-agent.yml").unlink()
    out, err = run(site, capsys, "--json", "make the navbar dark blue")
    found = json.loads(out)
    assert (found["kind"], list(found["files"]), err) == ("edit", ["css/site.css"], "")
    assert "-  background: var(--crust);\n+  background: #00008b;\n" in found["diff"]
    assert not (site / ".ux-agent.yml").exists()
