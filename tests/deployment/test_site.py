"""`doctor --site`: a manifest that fits its site is proved, one that does not any more is told."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.__main__ import main
from bot.deployment.finding import Finding, Mark
from bot.deployment.site import look_at_site
from bot.ux_agent.probing import Proof
from tests.git_site import new_site

MANIFEST = """version: 1
sections:
  home:
    properties:
      color: {type: color, at: {file: site.css, rule: "h1", prop: color}}
"""
PAGE = "<!doctype html><html><head><title>A</title></head><body><h1>Hi</h1></body></html>\n"


def site(folder: Path, manifest: str = MANIFEST, **files: str) -> Path:
    """A committed site with that manifest."""
    own = {"site.css": "h1 { color: #123456; }\n", ".ux-agent.yml": manifest}
    return new_site(folder / "site", {**own, **files})


def told(findings: list[Finding]) -> list[tuple[Mark, str]]:
    """How each thing is, with its name."""
    return [(finding.mark, finding.what) for finding in findings]


def looked(folder: Path) -> list[Finding]:
    """All findings."""
    return list(look_at_site(folder))


def test_a_committed_site_is_well_and_says_what_it_declares_and_proves(tmp_path: Path) -> None:
    git, manifest, probes = looked(site(tmp_path))
    assert (git.mark, git.detail.startswith("HEAD is ")) == (Mark.WELL, True)
    assert (manifest.mark, manifest.detail) == (Mark.WELL, "1 targets in: home")
    assert (probes.mark, probes.detail) == (Mark.WELL, "1 written, read back and taken back")


def test_a_folder_that_is_no_repository_is_worth_knowing(tmp_path: Path) -> None:
    (tmp_path / ".ux-agent.yml").write_text(MANIFEST)
    (tmp_path / "site.css").write_text("h1 { color: #123456; }\n")
    assert told(looked(tmp_path))[:2] == [(Mark.NOTE, "git"), (Mark.WELL, ".ux-agent.yml")]


def test_a_site_without_a_manifest_is_proved_by_what_a_scan_finds(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    _, manifest, found, probes = looked(tmp_path)
    assert (manifest.mark, manifest.mend[0].startswith("`")) == (Mark.NOTE, True)
    assert (found.mark, probes.mark) == (Mark.WELL, Mark.WELL)
    assert (manifest.what, found.what) == (".ux-agent.yml", "scan")


def test_a_folder_that_is_no_site_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert looked(tmp_path)[-1].mark is Mark.WRONG


@pytest.mark.parametrize("manifest", ["version: [", "version: 1\nsections: 3\n"])
def test_a_broken_manifest_is_wrong(tmp_path: Path, manifest: str) -> None:
    assert looked(site(tmp_path, manifest))[-1].mark is Mark.WRONG


def test_each_place_that_is_not_there_any_more_has_drifted(tmp_path: Path) -> None:
    absent = "\n".join(
        f'      t{at}: {{type: color, at: {{file: site.css, rule: "h{at}", prop: color}}}}'
        for at in range(2, 14)
    )
    found = looked(site(tmp_path, MANIFEST.replace("h1", "h6") + absent))
    assert found[1].detail == "nothing of what it declares is there"
    drifted = [finding for finding in found if finding.what == "drift"]
    assert (len(drifted), {finding.mark for finding in drifted}) == (13, {Mark.WRONG})
    assert re.match(r"sections\.home\.properties\.t2: .*h2", drifted[1].detail)


def test_a_key_that_nobody_knows_is_worth_knowing_and_no_drift(tmp_path: Path) -> None:
    found = looked(site(tmp_path, MANIFEST + "colour: blue\n"))
    assert [finding.mark for finding in found if finding.what == "warning"] == [Mark.NOTE]
    assert Mark.WRONG not in {finding.mark for finding in found}


def test_a_probe_that_fails_is_wrong_and_one_that_cannot_be_made_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs = [Proof("a.b", fault="gone"), *(Proof(f"c.{at}", remark="no") for at in range(12))]
    monkeypatch.setattr("bot.deployment.site.prove", lambda index, source: iter(proofs))
    found = looked(site(tmp_path))[2:]
    assert (found[0].mark, found[0].detail) == (Mark.WRONG, "a.b: gone")
    assert told(found[1:]) == [(Mark.NOTE, "not probed")] * 11
    assert found[-1].detail == "and 2 more"


def test_the_exit_status_is_for_the_sites_own_ci(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fits = site(tmp_path)
    assert main(["doctor", "--site", str(fits)]) == 0
    assert "The site in" in capsys.readouterr().out

    (fits / "site.css").write_text("h2 { color: #123456; }\n")
    assert main(["doctor", "--site", str(fits)]) == 1
    assert "drift" in capsys.readouterr().out

    assert main(["doctor", "--site", str(tmp_path / "nowhere")]) == 1


def test_nothing_is_written(tmp_path: Path) -> None:
    folder = site(tmp_path)
    shutil.copytree(folder, tmp_path / "copy")
    looked(folder)
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "copy" / path.relative_to(folder)).read_bytes()


def test_it_runs_with_what_the_sample_workflow_installs(root: Path, tmp_path: Path) -> None:
    """The workflow installs the worker's dependencies alone, and runs the very command."""
    workflow = yaml.safe_load((root / "docs/check-website.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["manifest"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs[0].endswith("--require-hashes --requirement ux-agent/requirements/worker.txt")
    assert runs[1] == "python -m bot doctor --site ../site"
    forbidden = ["boto3", "starlette", "uvicorn", "discord", "jinja2", "uv", "certifi", "nacl"]
    blocked = f"import sys; sys.modules.update(dict.fromkeys({forbidden!r}))"
    code = f"{blocked}; from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "doctor", "--site", str(site(tmp_path))]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, "taken back" in done.stdout) == (0, True), done.stderr


ROW = """version: 1
sections:
  home:
    properties:
      ann: {type: text, at: {file: team.json, key: "team[0].role"}}
      cy: {type: text, at: {file: team.json, key: "team[2].role"}}
      first: {type: text, at: {file: team.json, key: "other[0]"}}
      name: {type: text, at: {file: team.json, key: name}}
      motto: {type: text, at: {file: team.json, key: motto}}
"""
TEAM = """{"name": "Elm", "motto": "Fresh", "other": ["a"],
"team": [{"role": "Miller"}, {"role": "Cook"}]}"""


def test_what_is_counted_where_an_entry_is_gone_is_told_with_what_stands_there_now(
    tmp_path: Path,
) -> None:
    found = looked(site(tmp_path, ROW, **{"team.json": TEAM}))
    (drift,) = [one.detail for one in found if one.what == "drift"]
    (moved,) = [one.detail for one in found if one.what == "moved"]
    assert drift.startswith("sections.home.properties.cy: ")
    assert moved.startswith("sections.home.properties.ann is told by its place in a row")
    assert moved.endswith("“Miller”")


def test_of_a_row_that_is_whole_nothing_is_told(tmp_path: Path) -> None:
    whole = TEAM.replace('{"role": "Cook"}', '{"role": "Cook"}, {"role": "Potter"}')
    whole = whole.replace('"motto"', '"said"')
    told = [one.what for one in looked(site(tmp_path, ROW, **{"team.json": whole}))]
    assert "drift" in told
    assert "moved" not in told


def test_a_folder_that_is_not_there_is_told_as_such_alone(tmp_path: Path) -> None:
    (found,) = looked(tmp_path / "nowhere")
    assert (found.mark, found.what) == (Mark.WRONG, "folder")
    assert found.detail.endswith("nowhere is no folder")
    assert "--site DIR" in found.mend[0]


def test_behind_what_has_drifted_stands_what_to_do(tmp_path: Path) -> None:
    more = '      size: {type: size, at: {file: site.css, rule: "h6", prop: font-size}}\n'
    found = looked(site(tmp_path, MANIFEST.replace("h1", "h6") + more))
    first, last = (finding for finding in found if finding.what == "drift")
    assert first.mend == ()
    assert ".ux-agent.yml" in last.mend[0]
    assert " scan " in last.mend[0]
