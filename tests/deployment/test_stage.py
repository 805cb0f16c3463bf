"""The names that keep two stages in one account apart."""

import json
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from bot.deployment.stage import Stage
from bot.deployment.template import load
from bot.errors import ConfigurationError


def test_the_main_stage_has_the_documented_table_names() -> None:
    assert Stage.of("prod").tables == {
        "ConversationsTableName": "ux-agent-conversations",
        "SitesTableName": "ux-agent-sites",
        "LimitsTableName": "ux-agent-limits",
        "ChatSessionsTableName": "trinity-chat-sessions-dev",
        "SessionTableName": "payment-smart-bot-sessions-dev",
        "SessionEventsTableName": "picasso-session-events",
        "SessionSummariesTableName": "picasso-session-summaries",
        "WebSessionsTableName": "LLM-Duel-Sessions",
    }


def test_another_stage_shares_no_name_with_it() -> None:
    main, other = Stage.of("prod"), Stage.of("test")
    assert main.stack != other.stack
    assert not set(main.tables.values()) & set(other.tables.values())
    assert main.secret("x") != other.secret("x")


def test_every_table_name_of_the_template_is_the_stages(root: Path) -> None:

    declared = load(root / "template.yaml")["Parameters"]
    assert {name for name in declared if name.endswith("TableName")} == set(Stage("x").tables)


@pytest.mark.parametrize("name", ["", "Prod", "1", "a_b", "a" * 21, "a/b"])
def test_a_name_that_aws_would_not_take_is_refused(name: str) -> None:
    with pytest.raises(ConfigurationError, match="names no stage"):
        Stage.of(name)


def test_only_another_stage_is_named_in_commands() -> None:
    assert (Stage("prod").option, Stage("test").option) == ("", " --stage test")


@pytest.mark.parametrize("stage", ["prod", "test"])
@pytest.mark.parametrize("sid", ["Tables", "TablesOfFailedStacks"])
def test_the_deploying_person_may_make_every_table(root: Path, stage: str, sid: str) -> None:
    policy = json.loads((root / "docs" / "deploying-policy.json").read_text())
    (statement,) = [one for one in policy["Statement"] if one["Sid"] == sid]
    patterns = [one.rpartition("table/")[2] for one in statement["Resource"]]
    names = Stage(stage).tables.values()
    assert [name for name in names if not any(fnmatchcase(name, one) for one in patterns)] == []


def test_a_stack_has_the_tables_that_it_was_asked_for() -> None:
    tables = Stage("prod").tables_of
    always = {"ConversationsTableName", "SitesTableName", "LimitsTableName"}
    always |= {"ChatSessionsTableName"}
    assert set(tables({})) == always
    assert set(tables({"EnablePayments": "true"})) == {*always, "SessionTableName"}
    console = {"SessionEventsTableName", "SessionSummariesTableName", "WebSessionsTableName"}
    assert set(tables({"EnableConsole": "true"})) == always | console
