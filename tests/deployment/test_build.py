"""Building the functions' folders."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.deployment.build import Builder
from bot.deployment.installing import installer, prune
from bot.deployment.targets import LAMBDA, BuildFailed, Target, local_target
from bot.deployment.template import Function, functions, load

HELLO = Function("HelloFunction", "bot.hello.lambda_handler", "lock.txt")
NOBODY = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_SECRET_ACCESS_KEY": "nobody",
}
"""An AWS where nobody answers: functions must load without one."""

UNCHECKED = b"\x01\x00\x00\x00"
"""Flags of byte code that is never compared with its source (PEP 552)."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A function without dependencies."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot/__init__.py").touch()
    (tmp_path / "bot/hello.py").write_text("def lambda_handler(event, context): return 1\n")
    (tmp_path / "bot/unused.py").touch()
    (tmp_path / "lock.txt").touch()
    return tmp_path


@pytest.fixture
def said() -> list[str]:
    """What the builder told."""
    return []


@pytest.fixture
def builder(project: Path, said: list[str]) -> Builder:
    """A builder for this very interpreter."""
    return Builder(project, project / "out", local_target(Path(sys.executable)), said.append)


def test_a_folder_holds_what_the_handler_imports_and_nothing_else(builder: Builder) -> None:
    folder = builder.folder(HELLO)
    sources = {str(path.relative_to(folder)) for path in folder.rglob("*.py")}
    assert sources == {"bot/__init__.py", "bot/hello.py"}


def test_byte_code_is_shipped_and_never_compared_with_its_source(builder: Builder) -> None:
    (compiled,) = (builder.folder(HELLO) / "bot/__pycache__").glob("hello.*.pyc")
    assert compiled.read_bytes()[4:8] == UNCHECKED


def test_the_zip_holds_the_folder(builder: Builder) -> None:
    folder = builder.folder(HELLO)
    with zipfile.ZipFile(builder.archive(HELLO)) as archive:
        packed = set(archive.namelist())
    assert packed == {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def test_nothing_is_built_again_while_nothing_changed(builder: Builder, said: list[str]) -> None:
    first = builder.archive(HELLO).stat()
    said.clear()
    assert builder.archive(HELLO).stat() == first
    assert said == []


def test_a_changed_source_is_built_with_the_same_dependencies(
    builder: Builder, project: Path, said: list[str]
) -> None:
    builder.archive(HELLO)
    said.clear()
    (project / "bot/hello.py").write_text("changed = True\n")
    with zipfile.ZipFile(builder.archive(HELLO)) as archive:
        assert archive.read("bot/hello.py") == b"changed = True\n"
    assert said == ["building hello"]


def test_a_changed_lock_file_is_installed_again(
    builder: Builder, project: Path, said: list[str]
) -> None:
    builder.folder(HELLO)
    said.clear()
    (project / "lock.txt").write_text("# changed\n")
    builder.folder(HELLO)
    assert said == ["building hello", "installing what hello imports"]


def test_a_build_that_was_interrupted_is_done_again(
    builder: Builder, project: Path, said: list[str]
) -> None:
    builder.folder(HELLO)
    (project / "out/hello.stamp").unlink()
    (project / "out/hello/bot/hello.py").unlink()
    assert (builder.folder(HELLO) / "bot/hello.py").is_file()


def test_a_lock_file_that_cannot_be_installed_is_named(builder: Builder, project: Path) -> None:
    (project / "lock.txt").write_text("no such requirement !\n")
    with pytest.raises(BuildFailed, match=r"lock\.txt was not installed: .+"):
        builder.folder(HELLO)


def test_without_uv_the_interpreters_own_pip_installs() -> None:
    here = Path(sys.executable)
    command = installer(Target("3.11", None, here), None)
    assert command[:4] == [here, "-m", "pip", "install"]
    assert "--no-deps" in command
    asked = subprocess.run([*command, "--help"], capture_output=True, check=False)
    assert asked.returncode == 0


def test_without_uv_nothing_is_built_for_another_machine() -> None:
    with pytest.raises(BuildFailed, match="needs uv"):
        installer(LAMBDA, None)


def test_for_aws_uv_is_told_the_version_and_the_platform() -> None:
    command = installer(LAMBDA, "/bin/uv")
    assert command[:3] == ["/bin/uv", "pip", "install"]
    assert command[-2:] == ["--python-platform", "aarch64-manylinux_2_28"]
    assert command[command.index("--python-version") + 1] == "3.13"


def test_an_interpreter_that_does_not_start_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho broken >&2; exit 1\n")
    broken.chmod(0o755)
    with pytest.raises(BuildFailed, match=f"{broken} does not start: broken"):
        local_target(broken)


def test_the_target_of_this_interpreter_is_its_version() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    executable = Path(sys.executable)
    assert local_target(executable) == Target(version, None, executable)


def test_a_function_for_aws_is_built_without_its_interpreter(project: Path) -> None:
    folder = Builder(project, project / "out", LAMBDA, print).folder(HELLO)
    assert (folder / "bot/hello.py").is_file()
    assert not list(folder.rglob("*.pyc"))


def test_of_botocore_only_what_the_function_calls_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "botocore/data"
    for service in ("dynamodb", "sqs", "ec2"):
        (data / service).mkdir(parents=True)
    for name in ("endpoints.json", "partitions.json", "_retry.json", "something.json"):
        (data / name).touch()
    (tmp_path / "boto3/examples").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    prune(tmp_path, ("dynamodb", "sqs"))
    assert {path.name for path in data.iterdir()} == {
        "dynamodb",
        "sqs",
        "endpoints.json",
        "partitions.json",
        "_retry.json",
    }
    assert not (tmp_path / "bin").exists()
    assert not (tmp_path / "boto3/examples").exists()


def real(root: Path) -> list[Function]:
    """The functions of the real template."""
    return functions(load(root / "template.yaml"))


@pytest.mark.slow
@pytest.mark.xdist_group("local-stack")
@pytest.mark.parametrize(
    "function", real(Path(__file__).parents[2]), ids=lambda function: function.name
)
def test_a_built_function_imports_with_nothing_else_on_the_path(
    root: Path, ministack: Path, function: Function
) -> None:
    interpreter = ministack.with_name("python")
    builder = Builder(root, root / "build/local", local_target(interpreter), print)
    folder = builder.folder(function)
    program = f"import sys; sys.path.insert(0, sys.argv[1]); import {function.module}"
    ended = subprocess.run(
        [interpreter, "-I", "-S", "-c", program, folder],
        capture_output=True,
        text=True,
        check=False,
        env=NOBODY,
    )
    assert ended.returncode == 0, ended.stderr
