"""What a person is told to type works in the project's folder."""

import re
from pathlib import Path

from bot.deployment import wording
from bot.deployment.stage import Stage

PROD, TEST = Stage.of("prod"), Stage.of("test")


def test_commands_are_those_of_the_folder() -> None:
    assert wording.deploy(PROD) == "make deploy"
    assert wording.doctor(PROD) == ".venv/bin/ux-agent doctor --cloud"
    assert wording.sync(PROD) == ".venv/bin/ux-agent commands sync --apply"


def test_another_stage_is_named_as_each_command_takes_it() -> None:
    assert wording.deploy(TEST) == "make deploy STAGE=test"
    assert wording.doctor(TEST) == ".venv/bin/ux-agent doctor --cloud --stage test"
    assert wording.sync(TEST) == ".venv/bin/ux-agent commands sync --apply --stage test"


def test_options_go_through_make() -> None:
    assert wording.deploy(PROD, "--answer Alarms=on") == "make deploy ARGS='--answer Alarms=on'"


def test_no_advice_names_what_is_not_on_the_path(root: Path) -> None:
    bare = re.compile(r"(?<!ven/bin/)\bux-agent (deploy|doctor --cloud|commands sync)")
    for name in (
        "cloud",
        "endpoint",
        "guide",
        "machine",
        "registering",
        "repositories",
        "resources",
        "shipping",
    ):
        text = (root / "bot" / "deployment" / f"{name}.py").read_text(encoding="utf-8")
        code = text.partition('"""\n')[2]  # its docstring names the command as such
        assert not bare.search(code.replace('screen.title("ux-agent', "")), name
