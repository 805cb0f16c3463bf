"""`deploy`, `doctor` and `commands sync` as the command line opens them."""

import logging
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.deployment import doors
from bot.interactions.commands import COMMANDS
from bot.playground.discord import errors
from tests.deployment.at_desk import Room


@pytest.fixture
def project(here: Room, monkeypatch: pytest.MonkeyPatch, root: Path) -> Room:
    """A project in the room's folder, and the room's addresses in the environment."""
    (here.folder / "template.yaml").write_text((root / "template.yaml").read_text())
    monkeypatch.setattr(doors, "PROJECT", here.folder)
    for name, value in here.addresses.items():
        monkeypatch.setenv(name, value)
    return here


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was shown, blanks made one."""
    return " ".join(capsys.readouterr().out.split())


def test_a_misspelt_answer_stops_before_anything_is_asked(
    project: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deploy", "--yes", "--answer", "site=x"]) == 1
    assert "nobody asks for an answer “site” → did you mean sites" in said(capsys)


def test_a_secret_parameter_is_no_answer(project: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", "--yes", "--answer", "ConversationIdKey=x"]) == 1
    assert "“ConversationIdKey”" in said(capsys)


def test_a_value_that_the_template_does_not_allow_is_refused_at_once(
    project: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deploy", "--yes", "--answer", "InteractionsMemory=lots"]) == 1
    assert "--answer InteractionsMemory=lots: a whole number from 128 to 10240" in said(capsys)
    assert not (project.folder / ".ux-agent-deploy").exists()


@pytest.mark.parametrize("how", [["--forget", "LogLevel"], ["--answer", "LogLevel="]])
def test_a_bad_remembered_answer_names_the_way_to_forget_it_which_works(
    project: Room, capsys: pytest.CaptureFixture[str], how: list[str]
) -> None:
    kept = project.folder / ".ux-agent-deploy" / "test" / "answers.json"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"LogLevel": "LOUD"}')
    assert main(["deploy", "--yes", "--stage", "test"]) == 1
    text = said(capsys)
    assert "stage test, stack ux-agent-test" in text
    assert "--forget LogLevel for the template's own" in text
    main(["deploy", "--yes", "--stage", "test", *how])
    assert ("LOUD" in said(capsys), "LOUD" in kept.read_text()) == (False, False)


def test_ctrl_c_before_anything_began_is_one_line(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(doors, "deploy", interrupted)
    assert main(["deploy"]) == 130
    assert capsys.readouterr().err == "ux-agent: stopped; what is done stays done\n"


def test_sync_that_cannot_ask_aws_says_where_the_token_may_come_from(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    assert main(["commands", "sync", "--check", "--stage", "nope"]) == 1
    text = " ".join(capsys.readouterr().err.split())
    for words in ("set AWS_REGION", "cloud.env", "make deploy STAGE=nope"):
        assert words in text


def test_the_doctor_of_an_empty_account_says_to_deploy(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.deployment.cloud.stacks.find", lambda *_: None)
    assert main(["doctor", "--cloud", "--stage", "test"]) == 1
    assert "→ make deploy STAGE=test" in capsys.readouterr().out


def test_no_log_line_comes_between_the_findings(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.deployment.cloud.stacks.find", lambda *_: None)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    main(["doctor", "--cloud"])
    logging.getLogger("bot.adapters.github.wire").warning("GitHub: status 403, request F00D")
    assert capsys.readouterr().err == ""


def test_the_doctor_of_this_machine_looks_at_a_site_too(
    project: Room, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    assert main(["doctor", "--site", str(root / "bot/playground/sample_site")]) == 0
    assert "34 targets in:" in capsys.readouterr().out


def test_sync_checks_with_the_variables_token(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    assert main(["commands", "sync", "--check"]) == 1
    assert main(["commands", "sync"]) == 0
    assert main(["commands", "sync", "--check", "--apply"]) == 0
    assert main(["commands", "sync", "--check"]) == 0
    assert "+ /ux-update" in capsys.readouterr().out


def test_sync_takes_the_stages_token_where_there_is_no_variable(
    project: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "Amazon", lambda region: project.amazon)
    name = "/ux-agent/prod/discord-bot-token"
    project.amazon.client("ssm").put_parameter(
        Name=name, Value=project.discord.bot_token, Type="SecureString"
    )
    assert main(["commands", "sync", "--guild", project.server, "--apply"]) == 0
    assert len(project.discord.state.commands[project.server]) == len(COMMANDS)


def test_sync_deletes_what_is_not_ours_only_with_yes(
    project: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    other = {"name": "other", "description": "Somebody else's"}
    project.discord.developer.put_commands(project.discord.application_id, [other])
    assert main(["commands", "sync", "--check", "--apply"]) == 1
    assert main(["commands", "sync", "--check", "--apply", "--yes"]) == 0


def test_sync_registers_commands_as_the_variables_say(
    project: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    monkeypatch.setenv("DIRECT_MESSAGES", "false")
    assert main(["commands", "sync", "--check", "--apply"]) == 0
    monkeypatch.delenv("DIRECT_MESSAGES")
    assert main(["commands", "sync", "--check"]) == 1


def test_sync_registers_commands_as_the_stages_stack_answers_them(
    project: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, ours = "/ux-agent/prod/discord-bot-token", project.discord.bot_token
    project.amazon.client("ssm").put_parameter(Name=name, Value=ours, Type="SecureString")
    project.stacks.status = "UPDATE_COMPLETE"
    project.stacks.parameters = {"DirectMessages": "false"}
    monkeypatch.setattr(doors, "Amazon", lambda region: project.amazon)
    main(["commands", "sync", "--apply"])
    (registered, *_) = project.discord.state.commands[""]
    assert registered["contexts"] == [0]


def test_syncs_advice_names_the_same_server_and_stage(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    main(["commands", "sync", "--guild", project.server, "--stage", "test"])
    assert f"commands sync --guild {project.server} --stage test --apply" in said(capsys)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (errors.unauthorized(), "the bot token is wrong or was reset: set DISCORD_BOT_TOKEN"),
        (errors.missing_access(), "let the bot into that server, with the scope applications"),
        (errors.rate_limited(600), "Discord wants fewer requests: wait a few minutes"),
        (errors.too_many_commands(100), "Maximum number of application commands reached (100)"),
        (errors.too_many_creates(), "a day takes 200 new commands: try again tomorrow"),
        (errors.blocked_client(), "the application may not do this"),
    ],
)
def test_sync_that_discord_refuses_ends_with_1_and_says_what_to_do(
    project: Room,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    refusal: errors.ApiError,
    words: str,
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    project.discord.refuse(refusal)
    assert main(["commands", "sync", "--check"]) == 1
    assert words in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("DISCORD_API_URL", "http://127.0.0.1:1/api/v10", "is the network there?"),
        ("DISCORD_API_URL", "http://127.0.0.1:x/api", "no answer from"),
        ("DISCORD_BOT_TOKEN", "a b", "the bot token holds blanks"),
        ("DISCORD_BOT_TOKEN", "t\u00f6ken", "the bot token holds blanks or strange signs"),
        ("DISCORD_BOT_TOKEN", "wrong", "the bot token is wrong"),
    ],
)
def test_sync_that_cannot_reach_discord_ends_with_1_and_says_why(
    project: Room,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    words: str,
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    monkeypatch.setenv(variable, value)
    assert main(["commands", "sync"]) == 1
    assert words in capsys.readouterr().err


def test_sync_of_a_server_without_the_bot_says_how_it_gets_in(
    project: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_BOT_TOKEN", project.discord.bot_token)
    assert main(["commands", "sync", "--guild", "123456789012345678"]) == 1
    assert "let the bot into that server" in capsys.readouterr().err


def test_sync_without_a_token_says_how_to_give_one(
    project: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["commands", "sync"]) == 1
    assert "set DISCORD_BOT_TOKEN" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["commands"],
        ["commands", "sync", "--guild", "home"],
        ["deploy", "--answer"],
        ["cloud", "--port", "x"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
