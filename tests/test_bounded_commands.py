"""Commands on a folder that would keep them busy: each ends, and says so in one line."""

import os
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.ux_agent.work import bounds

PAGE = "<html><head><title>Tea</title></head><body><main><h1>Tea</h1></main></body></html>"
ENDLESS = re.compile("(a|a)*b")
COMMANDS = [["scan", "{}"], ["try", "--site", "{}", 'the heading should say "Hi"']]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE)
    return folder


def command(site: Path, words: list[str]) -> list[str]:
    return [word.replace("{}", str(site)) for word in words]


def endlessly(*_: object, **__: object) -> None:
    ENDLESS.match("a" * 60)


def deeply(*_: object) -> None:
    deeply()


def hugely(*_: object) -> None:
    bytearray(2 * bounds.AT_HAND)


@pytest.fixture(
    params=[
        (endlessly, "takes more than 0 seconds to look at"),
        (deeply, "holds what nests deeper than can be read"),
        (hugely, "takes more than 1024 MB to look at"),
        (lambda *_: 1 // 0, "holds what cannot be read (ZeroDivisionError at"),
    ]
)
def reason(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    act, said = request.param
    monkeypatch.setattr(bounds, "LONGEST", 0.2)
    monkeypatch.setattr("bot.ux_agent.scanning.scan.Loaded", act)
    return str(said)


@pytest.mark.parametrize("words", COMMANDS)
def test_F68_a_look_without_end_is_one_line(
    site: Path, words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command(site, words)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"ux-agent: {site} {reason}")
    assert printed.err.count("\n") == 1


def test_F68_the_doctor_says_so_of_a_site_and_fails(
    site: Path, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--site", str(site)]) == 1
    assert reason in capsys.readouterr().out


def test_F68_a_request_that_never_ends_is_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounds, "LONGEST", 0.5)
    monkeypatch.setattr("bot.ux_agent.trial.converse", endlessly)
    assert main(["try", "--site", str(site), "hello"]) == 1
    assert "takes more than" in capsys.readouterr().err


@pytest.mark.parametrize("words", COMMANDS)
def test_F68_what_is_no_file_keeps_no_command_waiting(site: Path, words: list[str]) -> None:
    sheets = ("pipe", "zero", "big", "out", "up/index")
    links = "".join(f"<link rel=stylesheet href={name}.css>" for name in sheets)
    (site / "index.html").write_text(PAGE.replace("</head>", f"{links}</head>"))
    os.mkfifo(site / "pipe.css")
    (site / "zero.css").symlink_to("/dev/zero")
    (site / "out.css").symlink_to("/etc/passwd")
    (site / "up").symlink_to("..")
    (site / ".git").write_text("gitdir: /etc")
    with (site / "big.css").open("wb") as file:
        file.truncate(3 * 1024**3)
    (site / os.fsdecode(b"bad\xff.html")).write_text("x")
    assert main(command(site, words)) == 0


def test_F68_a_picture_that_is_no_file_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(site / "pipe.png")
    (site / "index.html").write_text(PAGE.replace("<h1>", '<img src="a.png" alt="x"><h1>'))
    (site / "a.png").write_bytes(b"")
    request = ["use image 1 as the image", "--image", str(site / "pipe.png")]
    assert main(["try", "--site", str(site), *request]) in {0, 1}
    printed = capsys.readouterr()
    assert "is no file" in printed.out + printed.err
