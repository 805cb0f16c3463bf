"""Building the functions' folders."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.deployment.build import Builder
from bot.deployment.roots import BUNDLE, amazon_roots
from bot.deployment.targets import LAMBDA, BuildFailed, local_target
from bot.deployment.template import Function, functions, load

HELLO = Function("HelloFunction", "bot.hello.lambda_handler", "lock.txt")
FULL = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_SECRET_ACCESS_KEY": "nobody",
    "DEAD_LETTER_QUEUE_URL": "http://127.0.0.1:9/queue",
    "DISCORD_APPLICATION_ID": "1",
    "DISCORD_BOT_TOKEN_PARAMETER": "/token",
    "DISCORD_CLIENT_SECRET_PARAMETER": "/client",
    "DISCORD_PUBLIC_KEY": "a" * 64,
    "CONVERSATION_ID_KEY": "key",
    "DYNAMODB_WRITE_ENABLED": "true",
    "EVENTS_BUCKET": "bucket",
    "EVENTS_QUEUE_URL": "http://127.0.0.1:9/queue",
    "GITHUB_APP_ID": "1",
    "GITHUB_INSTALLATION_ID": "1",
    "GITHUB_PRIVATE_KEY_PARAMETER": "/key",
    "GITHUB_WEBHOOK_SECRET_PARAMETER": "/secret",
    "JOBS_QUEUE_URL": "http://127.0.0.1:9/queue",
    "REPAIR_QUEUE_URL": "http://127.0.0.1:9/queue",
    "USE_DYNAMODB_SESSIONS": "true",
}
"""Everything that a function can be set to, in an AWS where nobody answers."""

ALONE = "import sys; sys.path.insert(0, sys.argv[1]); import {module}"
WITH_GITHUB = """
import httpx
from bot import bootstrap
from bot.settings import from_environment
bootstrap.repositories(from_environment(), httpx.Client())
"""

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


def test_amazons_roots_are_in_the_folder(builder: Builder) -> None:
    assert (builder.folder(HELLO) / BUNDLE).read_text() == amazon_roots()


def test_for_aws_byte_code_names_the_place_that_lambda_unpacks_to(project: Path) -> None:
    version = "{}.{}".format(*sys.version_info)
    target = LAMBDA._replace(version=version, interpreter=Path(sys.executable))
    folder = Builder(project, project / "out", target, print).folder(HELLO)
    (compiled,) = (folder / "bot/__pycache__").glob("hello.*.pyc")
    assert b"/var/task/bot/hello.py" in compiled.read_bytes()
    assert str(project).encode() not in compiled.read_bytes()


def test_without_the_runtimes_python_nothing_is_compiled_and_the_price_is_said(
    project: Path, said: list[str]
) -> None:
    unknown = LAMBDA._replace(version="3.99")
    folder = Builder(project, project / "out", unknown, said.append).folder(HELLO)
    assert (folder / "bot/hello.py").is_file()
    assert not list(folder.rglob("*.pyc"))
    assert "no Python 3.99 on this machine" in said[0]
    assert "1.85 times" in said[0]


def test_the_same_sources_give_the_same_bytes_wherever_they_are_built(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / "bot/hello.py").write_text(
        "KINDS = {'a', 'b', 'c'}\nf = lambda x: x in {'d', 'e'}\n"
    )
    version = "{}.{}".format(*sys.version_info)
    target = LAMBDA._replace(version=version, interpreter=Path(sys.executable))
    places = [tmp_path_factory.mktemp(name) for name in ("here", "somewhere_else")]
    one, other = (Builder(project, place, target, print).archive(HELLO) for place in places)
    assert one.read_bytes() == other.read_bytes()


def test_everybody_may_read_what_is_shipped(builder: Builder, project: Path) -> None:
    (project / "bot/hello.py").chmod(0o600)
    folder = builder.folder(HELLO)
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o644}


def test_boto3_is_installed_only_when_the_function_is_built_with_it(project: Path) -> None:
    (project / "boto3.txt").write_text("no such requirement !\n")
    function = HELLO._replace(with_boto3="boto3.txt")
    target = local_target(Path(sys.executable))
    Builder(project, project / "out", target, print).folder(function)
    with pytest.raises(BuildFailed, match=r"boto3\.txt was not installed"):
        Builder(project, project / "out", target, print, aws_client="boto3").folder(function)


def real(root: Path) -> list[Function]:
    """The functions of the real template."""
    return functions(load(root / "template.yaml"))


CASES = [
    *((function, "light") for function in real(Path(__file__).parents[2])),
    (real(Path(__file__).parents[2])[0], "boto3"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("function", "client"), CASES, ids=[f"{one.name}-{client}" for one, client in CASES]
)
def test_a_built_function_loads_with_nothing_else_on_the_path(
    root: Path, ministack: Path, tmp_path: Path, function: Function, client: str
) -> None:
    interpreter = ministack.with_name("python")
    into = root / "build/local" if client == "light" else tmp_path
    builder = Builder(root, into, local_target(interpreter), print, aws_client=client)
    folder = builder.folder(function)
    reaches_github = "worker" in function.requirements or "dead" in function.requirements
    program = ALONE.format(module=function.module) + (WITH_GITHUB if reaches_github else "")
    ended = subprocess.run(
        [interpreter, "-I", "-S", "-c", program, folder],
        capture_output=True,
        text=True,
        check=False,
        env={**FULL, "AWS_CLIENT": client},
    )
    assert ended.returncode == 0, ended.stderr
    # INIT swallows what fails, and logs it.
    assert "ModuleNotFoundError" not in ended.stdout + ended.stderr
    assert "ImportError" not in ended.stdout + ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("client", "mebibytes", "absent"),
    [("light", 9, ("boto3", "botocore", "httpx", "yaml")), ("boto3", 16, ("httpx", "yaml"))],
)
def test_the_interactions_function_is_small_and_ships_no_library_that_it_does_not_load(
    root: Path, tmp_path: Path, client: str, mebibytes: int, absent: tuple[str, ...]
) -> None:
    function = real(root)[0]
    into = root / "build/lambda" if client == "light" else tmp_path
    builder = Builder(root, into, LAMBDA, print, aws_client=client)
    folder = builder.folder(function)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size <= mebibytes * 2**20
    assert not {path.name for path in folder.iterdir()} & {*absent, "cffi", "pycparser", "tests"}
    assert not list(folder.rglob("test_*.py"))
