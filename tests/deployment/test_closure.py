"""Which files a function ships with."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.deployment.closure import PACKAGES, closure
from bot.deployment.template import Function, functions, load

FILES = {
    "bot/__init__.py": "",
    "bot/near.py": "import json\nfrom bot.room import far\nimport boto3\nfar.load()",
    "bot/room/__init__.py": "",
    "bot/room/far.py": "def load():\n    from bot.room.late import x\n",
    "bot/room/late.py": "x = 1",
    "bot/room/words.txt": "beside",
    "bot/room/unused.py": "",
    "bot/other/__init__.py": "",
    "bot/other/typed.py": "",
    "bot/other/chosen.py": "",
    "lambda_interactions/__init__.py": "",
    "lambda_interactions/handler.py": """
from typing import TYPE_CHECKING
import bot.near
if TYPE_CHECKING:
    from bot.other.typed import Nothing
else:
    from bot.other import chosen
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def shipped(root: Path, module: str) -> set[str]:
    """The files of the closure, relative to the project."""
    return {str(path.relative_to(root)) for path in closure(root, module)}


def test_all_that_may_be_imported_ships_with_its_packages_and_the_data_beside_it(
    root: Path,
) -> None:
    assert shipped(root, "lambda_interactions.handler") == FILES.keys() - {
        "bot/room/unused.py",
        "bot/other/typed.py",
    }


def test_a_module_of_one_file_ships_alone_with_its_packages(root: Path) -> None:
    assert shipped(root, "bot.other.chosen") == {
        "bot/__init__.py",
        "bot/other/__init__.py",
        "bot/other/chosen.py",
    }


def test_modules_that_import_each_other_are_followed_once(root: Path) -> None:
    (root / "bot/room/late.py").write_text("import bot.near")
    assert "bot/near.py" in shipped(root, "bot.room.late")


SWITCHBOARD = """
from functools import cache
def one():
    from bot.other import chosen
def two():
    return three()
def three():
    from bot.other import typed
"""


def opened(root: Path, handler: str, switchboard: str = SWITCHBOARD) -> set[str]:
    """Which rooms a handler opens by the switchboard."""
    (root / "bot/switchboard.py").write_text(switchboard)
    (root / "lambda_interactions/handler.py").write_text(handler)
    return {name for name in shipped(root, "lambda_interactions.handler") if "other/" in name} - {
        "bot/other/__init__.py"
    }


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("from bot import switchboard", set()),
        ("from bot import switchboard\nswitchboard.one()", {"bot/other/chosen.py"}),
        ("from bot import switchboard as s\ndef lambda_handler():\n    s.two()", "typed"),
        ("from bot.switchboard import one", set()),
        ("from bot.switchboard import two as way\nmade = way", "typed"),
        ("import bot.switchboard", "both"),
        ("from bot import switchboard\ngetattr(switchboard, 'o' + 'ne')()", "both"),
    ],
)
def test_what_a_function_imports_ships_only_where_somebody_mentions_the_function(
    root: Path, handler: str, expected: object
) -> None:
    typed, both = {"bot/other/typed.py"}, {"bot/other/typed.py", "bot/other/chosen.py"}
    assert opened(root, handler) == {"typed": typed, "both": both}.get(str(expected), expected)


@pytest.mark.parametrize(
    "switchboard",
    [
        "@cache\ndef one():\n    from bot.other import chosen",
        "def one():\n    from bot.other import chosen",
    ],
)
def test_a_decorator_that_hands_a_function_to_nobody_wakes_it_not(
    root: Path, switchboard: str
) -> None:
    assert opened(root, "from bot import switchboard", switchboard) == set()


@pytest.mark.parametrize(
    "switchboard",
    [
        "@route('/')\ndef one():\n    from bot.other import chosen",
        "def __getattr__(name):\n    from bot.other import chosen",
        "class One:\n    def one(self):\n        from bot.other import chosen",
        "def one():\n    from bot.other import chosen\nTABLE = {'one': one}",
        "def one():\n    from bot.other import chosen\nTABLE = lambda: one()",
    ],
)
def test_what_may_be_called_unseen_ships_with_all_that_it_imports(
    root: Path, switchboard: str
) -> None:
    assert opened(root, "from bot import switchboard", switchboard) == {"bot/other/chosen.py"}


@pytest.mark.parametrize("module", ["lambda_interactions.absent", "json"])
def test_a_module_that_is_not_ours_is_an_error(root: Path, module: str) -> None:
    with pytest.raises(FileNotFoundError, match=module):
        closure(root, module)


FULL = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_SECRET_ACCESS_KEY": "nobody",
    "CONVERSATION_ID_KEY": "key",
    "DEAD_LETTER_QUEUE_URL": "http://127.0.0.1:9/queue",
    "DISCORD_PUBLIC_KEY": "a" * 64,
    "DISCORD_APPLICATION_ID": "1",
    "DISCORD_CLIENT_SECRET": "secret",
    "DYNAMODB_WRITE_ENABLED": "true",
    "ENABLE_PAYMENTS": "true",
    "EVENTS_BUCKET": "bucket",
    "EVENTS_QUEUE_URL": "http://127.0.0.1:9/queue",
    "EVENT_KEYS": "{}",
    "GITHUB_WEBHOOK_SECRET": "secret",
    "JOBS_QUEUE_URL": "http://127.0.0.1:9/queue",
    "LOG_LEVEL": "ERROR",
    "PAYMENT_KEY_ID": "key",
    "PAY_URL": "https://pay.example.com",
    "REPAIR_QUEUE_URL": "http://127.0.0.1:9/queue",
    "SCHEDULE_GROUP": "group",
    "SCHEDULE_QUEUE_ARN": "arn:aws:sqs:eu-west-1:000000000000:queue",
    "SCHEDULE_ROLE_ARN": "arn:aws:iam::000000000000:role/role",
    "STRIPE_SECRET_KEY": "sk_test_1",
    "USE_DYNAMODB_SESSIONS": "true",
}
"""Every setting that a handler makes its services with, in an AWS where nobody answers."""

NEVER = ("bot/__main__.py", "bot/deployment/", "bot/playground/", "tests/")
OF_THE_NETWORK = ("bot/adapters/discord_rest.py", "bot/adapters/github/", "bot/adapters/git_")
OF_THE_ENDPOINT = (
    "bot/adapters/aws/light.py",
    "bot/dispatch.py",
    "bot/interactions/signature.py",
    "lambda_interactions/door.py",
)
LACKS = {
    "interactions": (*OF_THE_NETWORK, "bot/adapters/ssm.py", "bot/ux_agent/work/"),
    "worker": OF_THE_ENDPOINT,
    "dead_letters": (
        *OF_THE_ENDPOINT,
        "bot/ux_agent/understanding/placing/re",
        "bot/ux_agent/understanding/re",
    ),
    "outbox": (
        *OF_THE_ENDPOINT,
        *OF_THE_NETWORK,
        "bot/adapters/ssm.py",
        "bot/ux_agent/understanding/",
        "bot/ux_agent/work/",
    ),
    "chat": (
        *OF_THE_ENDPOINT,
        "bot/adapters/discord_rest.py",
        "bot/adapters/git_",
        "bot/adapters/github/wire.py",
        "bot/interactions/render",
        "bot/paying/",
        "bot/ux_agent/",
    ),
    "events": (*OF_THE_ENDPOINT, *OF_THE_NETWORK, "bot/adapters/ssm.py", "bot/ux_agent/"),
    "dashboard": (
        *OF_THE_ENDPOINT,
        "bot/adapters/discord_rest.py",
        "bot/adapters/s3_events.py",
        "bot/analytics/processing.py",
        "bot/ux_agent/",
    ),
    "console": (
        *OF_THE_ENDPOINT[1:],  # web sessions are asked for by the light client
        "bot/adapters/discord_rest.py",
        "bot/adapters/git_",
        "bot/adapters/github/wire.py",
        "bot/adapters/s3_events.py",
        "bot/analytics/processing.py",
        "bot/ux_agent/understanding/",
        "bot/ux_agent/work/",
    ),
    "github_webhook": (
        *OF_THE_ENDPOINT,
        "bot/adapters/discord_rest.py",
        "bot/adapters/git_",
        "bot/adapters/github/wire.py",
        "bot/ux_agent/",
    ),
}
"""What a function has no use for, by the beginnings of paths."""

LOADED = """
import sys, importlib
importlib.import_module(sys.argv[1])
for module in list(sys.modules.values()):
    print(getattr(module, "__file__", None) or "")
"""


REAL = functions(load(Path(__file__).parents[2] / "template.yaml"))


@pytest.mark.parametrize("function", REAL, ids=lambda function: function.name)
def test_a_function_ships_with_all_that_its_handler_loads(
    request: pytest.FixtureRequest, function: Function
) -> None:
    here = request.config.rootpath
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, function.module],
        cwd=here,
        env=FULL,
        capture_output=True,
        text=True,
        check=True,
    )
    files = {Path(line) for line in ended.stdout.splitlines() if line}
    loaded = {str(path.relative_to(here)) for path in files if here in path.parents}
    ours = {name for name in loaded if name.split("/")[0] in PACKAGES}
    assert ours
    assert ours <= shipped(here, function.module)


@pytest.mark.parametrize("function", REAL, ids=lambda function: function.name)
def test_a_function_ships_without_what_it_has_no_use_for(
    request: pytest.FixtureRequest, function: Function
) -> None:
    unwanted = (*NEVER, *LACKS[function.name])
    ships = shipped(request.config.rootpath, function.module)
    assert {name for name in ships if name.startswith(unwanted)} == set()
