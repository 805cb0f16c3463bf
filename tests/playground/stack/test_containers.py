"""Finding the processes that serve a function."""

from pathlib import Path

from bot.playground.stack.containers import Container, containers


def process(proc: Path, pid: int, arguments: list[str], stream: str | None) -> None:
    """A process as Linux shows it."""
    (proc / str(pid)).mkdir(parents=True)
    (proc / str(pid) / "cmdline").write_bytes("".join(f"{part}\0" for part in arguments).encode())
    if stream is not None:
        environment = f"A=1\0AWS_LAMBDA_LOG_STREAM_NAME={stream}\0B=2\0"
        (proc / str(pid) / "environ").write_bytes(environment.encode())


def test_a_container_is_known_by_the_engines_folder_and_the_functions_name(tmp_path: Path) -> None:
    process(tmp_path, 30, ["python", "/e/ministack-lambda-ux-Worker-1-abc/_worker.py"], "w")
    process(tmp_path, 20, ["python", "/e/ministack-lambda-ux-Web-2-def/_worker.py"], "i")
    process(tmp_path, 10, ["python", "/other/ministack-lambda-ux-Web-2-def/_worker.py"], "x")
    process(tmp_path, 11, ["bash"], "x")
    (tmp_path / "self").mkdir()
    deployed = {"interactions": "ux-Web-2", "worker": "ux-Worker-1"}
    assert containers(Path("/e"), deployed, tmp_path) == [
        Container("interactions", 20, "i"),
        Container("worker", 30, "w"),
    ]


def test_a_process_that_ends_while_we_look_is_left_out_or_has_no_name(tmp_path: Path) -> None:
    (tmp_path / "10").mkdir()
    process(tmp_path, 11, [], None)
    process(tmp_path, 12, ["python", "/e/ministack-lambda-f-x/_worker.py"], None)
    process(tmp_path, 13, ["python", "/e/ministack-lambda-f-x/_worker.py"], "s")
    (tmp_path / "13/environ").write_bytes(b"A=1\0")
    assert containers(Path("/e"), {"f": "f"}, tmp_path) == [
        Container("f", 12, ""),
        Container("f", 13, ""),
    ]


def test_without_linuxs_proc_there_are_none_to_see(tmp_path: Path) -> None:
    assert containers(Path("/e"), {"f": "f"}, tmp_path / "absent") == []
