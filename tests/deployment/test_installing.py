"""Installing what the functions import, and leaving out what they do not."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import botocore.session
import pytest

from bot.deployment.installing import installer, link_botocore, parted, prune
from bot.deployment.targets import LAMBDA, BuildFailed, Target


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


def test_of_botocore_only_what_the_function_calls_is_kept(tmp_path: Path) -> None:
    whole, into = tmp_path / "whole", tmp_path / "into"
    data = whole / "botocore/data"
    for service in ("dynamodb", "sqs", "ec2"):
        (data / service).mkdir(parents=True)
    for name in ("partitions.json", "_retry.json", "something.json"):
        (data / name).touch()
    (data / "endpoints.json").write_text('{"partitions": []}')
    (whole / "botocore/session.py").touch()
    link_botocore(whole, into, ("dynamodb", "sqs"))
    assert {path.name for path in (into / "botocore/data").iterdir()} == {
        "dynamodb",
        "sqs",
        "endpoints.json",
        "partitions.json",
        "_retry.json",
    }
    assert (into / "botocore/session.py").samefile(whole / "botocore/session.py")


def test_botocore_is_linked_beside_what_is_there(tmp_path: Path) -> None:
    whole, into = tmp_path / "whole", tmp_path / "into"
    (whole / "botocore/data").mkdir(parents=True)
    addresses = '{"partitions": [{"services": {"ec2": 1, "sqs": 2}}]}'
    (whole / "botocore/data/endpoints.json").write_text(addresses)
    (into / "six").mkdir(parents=True)
    link_botocore(whole, into, ("sqs",))
    kept = (into / "botocore/data/endpoints.json").read_text()
    assert json.loads(kept) == {"partitions": [{"services": {"sqs": 2}}]}
    assert (whole / "botocore/data/endpoints.json").read_text() == addresses
    assert (into / "six").is_dir()


def test_a_lock_file_is_parted_into_botocore_and_the_others() -> None:
    own = "botocore==1 \\\n    --hash=sha256:b\n    # via boto3\n"
    before, after = "boto3==1 \\\n    --hash=sha256:a\n", "six==1 \\\n    --hash=sha256:c\n"
    assert parted(f"{before}{own}{after}") == (f"{before}{after}", own)
    assert parted(before) == (before, "")


@pytest.mark.slow
def test_the_addresses_of_what_the_function_calls_are_kept_in_every_region(tmp_path: Path) -> None:
    whole, into = tmp_path / "whole", tmp_path / "into"
    data = whole / "botocore/data"
    shutil.copytree(Path(botocore.__file__).parent / "data", data, ignore=_but("dynamodb", "sqs"))
    link_botocore(whole, into, ("dynamodb", "sqs"))
    kept = into / "botocore/data"
    assert addresses(kept) == addresses(data)
    assert (kept / "endpoints.json").stat().st_size * 20 < (data / "endpoints.json").stat().st_size


def _but(*services: str) -> Callable[[str, list[str]], set[str]]:
    """Leaves out of botocore's data the folders of other services."""

    def ignore(folder: str, names: list[str]) -> set[str]:
        there = {name for name in names if Path(folder, name).is_dir()}
        return there - set(services) if Path(folder).name == "data" else set()

    return ignore


def addresses(data: Path) -> dict[tuple[str, str], str]:
    """The address that botocore finds with this data, by service and region."""
    session = botocore.session.Session()
    session.get_component("data_loader").search_paths[:] = [str(data)]
    regions = ("eu-west-1", "us-east-1", "us-gov-west-1", "cn-north-1", "mars-north-1")
    return {
        (service, region): session.create_client(service, region).meta.endpoint_url
        for service in ("dynamodb", "sqs")
        for region in regions
    }


def test_tests_and_the_compiler_of_cffi_are_left_out(tmp_path: Path) -> None:
    for name in ("certifi/tests", "cffi", "pycparser", "nacl", "bin", "boto3/examples"):
        (tmp_path / name).mkdir(parents=True)
    prune(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"boto3", "certifi", "nacl"}
    assert not (tmp_path / "boto3/examples").exists()
    assert not (tmp_path / "certifi/tests").exists()
