"""What `sam build` runs, and `sam build` itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.deployment.sam_build import build, main
from bot.deployment.targets import local_target
from bot.deployment.template import functions, load

TEMPLATE = """
Resources:
  HelloFunction:
    Type: AWS::Serverless::Function
    Metadata: {Requirements: lock.txt, AwsClients: []}
    Properties: {Handler: bot.hello.lambda_handler}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A function without dependencies, and its template."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot/__init__.py").touch()
    (tmp_path / "bot/hello.py").write_text("def lambda_handler(event, context): return 1\n")
    (tmp_path / "lock.txt").touch()
    (tmp_path / "template.yaml").write_text(TEMPLATE)
    return tmp_path


def test_the_folder_that_sam_names_is_filled(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    artifacts = project / "artifacts"
    artifacts.mkdir()
    build(project, "HelloFunction", artifacts, local_target(Path(sys.executable)), "light")
    assert (artifacts / "bot/hello.py").is_file()
    assert "hello: 0.0 MiB" in capsys.readouterr().out


def test_a_failure_is_one_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    with pytest.raises(SystemExit) as exited:
        main(["HelloFunction", str(project / "artifacts"), "--python", "/absent/python"])
    assert str(exited.value).startswith("/absent/python does not start")


@pytest.mark.slow
def test_sam_builds_every_function_as_typed(root: Path, tmp_path: Path) -> None:
    sam = root / ".venv-sam" / "bin" / "sam"
    if not sam.is_file():
        pytest.skip(f"no SAM at {sam}; `make setup` installs it")
    make = Path(shutil.which("make") or "").parent
    environment = {
        **os.environ,
        "BUILD_PYTHON": sys.executable,
        "PATH": f"{make}:/usr/bin:/bin",  # where neither docker nor Lambda's Python need to be
        "SAM_CLI_TELEMETRY": "0",
    }
    command = [str(sam), "build", "--build-dir", str(tmp_path / "built")]
    ended = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    for function in functions(load(root / "template.yaml")):
        built = tmp_path / "built" / function.logical_id
        assert (built.joinpath(*function.module.split(".")).with_suffix(".py")).is_file()
        assert not (built / "Makefile").exists()
