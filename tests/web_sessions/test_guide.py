"""docs/web-sessions.md: what can be run in it runs, and what can be looked up is so."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.dynamodb.web_sessions import DynamoWebSessions
from bot.deployment import template
from bot.session_middleware import Options
from bot.settings import SETTINGS
from bot.web_sessions.cookie import CookieRules
from bot.web_sessions.keeping import SIGNED_IN, Ways
from bot.web_sessions.ports import Stored
from tests.web_sessions.apps import Browser


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "docs/web-sessions.md").read_text(encoding="utf-8")


def blocks(guide: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)


async def test_its_application_runs(guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SESSION_SECRET", "key")
    space: dict[str, Any] = {}
    for code in blocks(guide, "python"):
        exec(code, space)  # noqa: S102 - our own document
        browser = Browser(space["app"])
        assert (await browser("/login")).json() == {"signed in": "User"}
        assert (await browser.http.get("/whoami")).json()["name"] == "User"
        assert (await browser("/logout")).json() == {"signed in": "nobody"}
        assert (await browser.http.get("/whoami")).json() is None
        space["app"].middleware_stack = None  # so that another middleware may be added


def test_its_table_is_the_templates(guide: str, root: Path) -> None:
    made, expiring = (
        shlex.split(command.replace("\\\n", " "))
        for command in re.findall(
            r"aws dynamodb (?:create|update).*?(?=\n\n|\n```)", guide, re.DOTALL
        )
    )
    given = dict(zip(made[3::2], made[4::2], strict=True))
    declared = template.load(root / "template.yaml")
    table = declared["Resources"]["WebSessionsTable"]["Properties"]
    assert given["--table-name"] == declared["Parameters"]["WebSessionsTableName"]["Default"]
    for option, name in (
        ("--attribute-definitions", "AttributeDefinitions"),
        ("--key-schema", "KeySchema"),
    ):
        pairs = dict(pair.split("=") for pair in given[option].split(","))
        assert [pairs] == table[name]
    assert given["--billing-mode"] == table["BillingMode"]
    ttl = json.loads(expiring[expiring.index("--time-to-live-specification") + 1])
    assert ttl == table["TimeToLiveSpecification"]


def test_its_policy_allows_what_the_adapter_asks_for_and_no_more(guide: str) -> None:
    (policy,) = map(json.loads, blocks(guide, "json"))
    asked: set[str] = set()

    class Client:
        def __getattr__(self, name: str) -> Any:
            def operation(**request: Any) -> dict[str, Any]:
                kinds = [next(iter(one)) for one in request.get("TransactItems", ())]
                plain = "".join(word.capitalize() for word in name.split("_"))
                asked.update([f"dynamodb:{kind}Item" for kind in kinds] or [f"dynamodb:{plain}"])
                return {}

            return operation

    sessions, one = DynamoWebSessions(Client(), "t"), Stored("{}", "", 1, 1, "")
    sessions.get("a")
    sessions.create("a", one)
    sessions.replace("a", one, now=0)
    sessions.extend("a", 1, now=0)
    sessions.move("a", "b", one, now=0)
    sessions.delete("a")
    assert set(policy["Action"]) == asked


def test_its_variables_are_settings(guide: str) -> None:
    known = {setting.name for setting in SETTINGS}
    named = set(re.findall(r"\b(?:USE_DYNAMODB_SESSIONS|SESSION_[A-Z_]+)\b", guide))
    assert named == {
        "USE_DYNAMODB_SESSIONS",
        "SESSION_TABLE_NAME",
        "SESSION_FALLBACK",
        "SESSION_SECRET",
        "SESSION_SECRET_PARAMETER",
    }
    assert named <= known
    defaults = {setting.name: setting.default for setting in SETTINGS}
    assert defaults["USE_DYNAMODB_SESSIONS"] == "false"
    assert f"SESSION_TABLE_NAME={defaults['SESSION_TABLE_NAME']}\n" in guide


def test_its_options_are_all_that_there_are_with_their_defaults(guide: str) -> None:
    section = guide.partition("## Configuration")[2].partition("## Where")[0]
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|", section, re.MULTILINE)
    names = {name for row, _ in rows for name in re.findall(r"`(\w+)`", row)}
    assert names == ({*Options.__annotations__} | {"store"}) - {"clock", "new_id"}
    said = {row.strip("`"): default.strip("`") for row, default in rows}
    rules = CookieRules()
    assert said["session_cookie"] == rules.session_cookie
    assert said["max_age"] == str(rules.max_age) == str(Ways().max_age)
    assert said["same_site"] == rules.same_site
    assert said["rotate_on"].split("`, `") == list(SIGNED_IN)


def test_its_attributes_are_those_of_an_item(guide: str) -> None:
    section = guide.partition("## How it works")[2].partition("- **Read**")[0]
    named = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    stored = {"session_id", "user_data", *Stored._fields} - {"text"}
    assert {name for row in named for name in re.findall(r"`(\w+)`", row)} == stored


def test_the_readme_leads_to_it(root: Path) -> None:
    assert "(docs/web-sessions.md)" in (root / "README.md").read_text(encoding="utf-8")
