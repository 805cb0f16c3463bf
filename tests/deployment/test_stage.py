"""The names that keep two stages in one account apart."""

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
