"""`doctor` on this machine."""

import io
import shutil
import socket
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.deployment import machine
from bot.deployment.finding import Finding, Mark
from bot.deployment.screen import Screen
from bot.playground.page.server import WebServer, reserve


def marks(findings: list[Finding]) -> dict[str, Mark]:
    """How each thing is, by its name."""
    return {finding.what: finding.mark for finding in findings}


def test_a_machine_that_runs_the_tests_has_what_is_needed() -> None:
    assert set(marks(list(machine.needed())).values()) == {Mark.WELL}


def test_a_missing_program_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    found = {finding.what: finding for finding in machine.needed()}
    assert found["git"].mend == ("Debian: apt install git",)


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "OLDEST_PYTHON", (99, 0))
    assert marks(list(machine.needed()))["Python"] is Mark.WRONG


def test_a_python_without_venv_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert marks(list(machine.needed()))["venv"] is Mark.WRONG


def test_what_is_not_installed_yet_is_no_fault(tmp_path: Path) -> None:
    found = marks(list(machine.local_stack(tmp_path)))
    assert (found[".venv-ministack"], found[".venv-sam"]) == (Mark.NOTE, Mark.NOTE)


def test_what_is_installed_is_well(tmp_path: Path) -> None:
    program = tmp_path / ".venv-sam" / "bin" / "sam"
    program.parent.mkdir(parents=True)
    program.touch()
    assert marks(list(machine.local_stack(tmp_path)))[".venv-sam"] is Mark.WELL


def test_a_taken_port_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        monkeypatch.setattr(machine, "PORTS", {port: "make run PORT=…"})
        taken = marks(list(machine.local_stack(tmp_path)))[f"port {port}"]
    freed = marks(list(machine.local_stack(tmp_path)))[f"port {port}"]
    assert (taken, freed) == (Mark.NOTE, Mark.WELL)


@pytest.mark.parametrize(
    ("command", "mark"), [("make run", Mark.WELL), ("make cloud", Mark.WELL), ("", Mark.NOTE)]
)
def test_our_own_server_on_its_port_is_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path, command: str, mark: Mark
) -> None:
    doors = (root / "bot/playground/page/templates/doors.html").read_text()
    sign = next(line for line in doors.splitlines() if "playground.command" in line)
    page = sign.replace("{{ playground.command }}", command).replace("{% endblock %}", "")
    app = Starlette(routes=[Route("/", lambda request: HTMLResponse(page))])
    held = reserve(0)
    port = held.getsockname()[1]
    monkeypatch.setattr(machine, "PORTS", {port: "make deploy PORT=…"})
    with WebServer(app, held):
        found = {finding.what: finding for finding in machine.local_stack(tmp_path)}
    told = found[f"port {port}"]
    assert (told.mark, told.detail == f"`{command}` runs there") == (mark, bool(command))


def test_a_machine_without_browser_and_runtime_goes_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    monkeypatch.setattr(machine, "find_compiler", lambda target: None)
    monkeypatch.setattr(machine, "find_uv", lambda: None)
    found = marks(list(machine.nice_to_have()))
    assert found == {"uv": Mark.WRONG, "Python 3.13": Mark.NOTE, "chromium": Mark.NOTE}


def test_a_machine_with_all_of_it_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "find_compiler", lambda target: Path("/usr/bin/python3.13"))
    monkeypatch.setattr(machine, "find_uv", lambda: "/usr/bin/uv")
    assert set(marks(list(machine.nice_to_have())).values()) == {Mark.WELL}


def test_the_exit_status_tells_whether_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked() -> tuple[int, str]:
        screen = Screen(io.StringIO(), has_colour=False)
        status = machine.run(screen, tmp_path)
        assert isinstance(screen.out, io.StringIO)
        return status, screen.out.getvalue()

    monkeypatch.setattr(machine, "nice_to_have", lambda: iter(()))
    well, text = looked()
    monkeypatch.setattr(machine, "OLDEST_PYTHON", (99, 0))
    wrong, _ = looked()
    assert (well, wrong) == (0, 1), text
