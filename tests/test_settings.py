"""The settings: read from a mapping, named in errors, and told alike in the README."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.settings import SETTINGS, AwsSettings, Settings

README = Path(__file__).parents[1] / "README.md"


def test_an_empty_environment_gives_the_documented_names() -> None:
    settings = Settings({})

    assert settings.conversations_table == "ux-agent-conversations"
    assert settings.sites_table == "ux-agent-sites"
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.freshness_seconds == 300


def test_a_variable_set_to_nothing_counts_as_absent() -> None:
    assert Settings({"FRESHNESS_SECONDS": ""}).freshness_seconds == 300


def test_sites_map_a_server_to_its_repository() -> None:
    assert Settings({"SITES": '{"1": "owner/name", "dm": "/site"}'}).sites == {
        "1": "owner/name",
        "dm": "/site",
    }


@pytest.mark.parametrize("text", ["[]", "{", '{"1": 2}', '"x"', "null"])
def test_sites_of_another_shape_are_refused_by_name(text: str) -> None:
    with pytest.raises(ConfigurationError, match="SITES is not JSON of the form"):
        Settings({"SITES": text})


@pytest.mark.parametrize(
    "name", ["AWS_CLIENT", "DRAFT_FALLBACK", "MESSAGE_STYLE", "ENABLE_CONSOLE", "SESSION_FALLBACK"]
)
def test_a_choice_that_there_is_not_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} is none of .*: 'perhaps'"):
        Settings({name: "perhaps"})


@pytest.mark.parametrize("text", ["{", "[]", "1"])
def test_prices_of_another_shape_are_refused_by_name(text: str) -> None:
    with pytest.raises(ConfigurationError, match="PRICES is not JSON of the form"):
        Settings({"PRICES": text})


def test_prices_stay_as_they_were_written() -> None:
    assert Settings({"PRICES": '{"write_unit": 1.25}'}).prices == '{"write_unit": 1.25}'


def test_what_stands_between_commas_is_taken_without_blanks() -> None:
    settings = Settings({"DASHBOARD_CORS_ORIGINS": " https://a.example, ,https://b.example "})
    assert settings.dashboard_cors_origins == ("https://a.example", "https://b.example")
    assert settings.sample_users == ()


def test_nothing_of_the_console_is_on_by_itself() -> None:
    settings = Settings({})
    assert not settings.enable_console
    assert not settings.use_dynamodb_sessions
    assert not settings.dynamodb_write_enabled
    assert (settings.events_queue_url, settings.session_fallback) == ("", "")


def test_the_session_tables_have_their_documented_names() -> None:
    settings = Settings({})
    assert settings.session_table_name == "LLM-Duel-Sessions"
    assert settings.session_events_table == "picasso-session-events"
    assert settings.session_summaries_table == "picasso-session-summaries"


def test_every_unreadable_variable_is_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings({"SITES": "{", "FRESHNESS_SECONDS": "soon", "CLOCK_OFFSET_SECONDS": "1.5"})

    message = str(caught.value)
    assert all(name in message for name in ("SITES", "FRESHNESS_SECONDS", "CLOCK_OFFSET_SECONDS"))


def test_require_names_all_that_is_missing() -> None:
    with pytest.raises(ConfigurationError, match="not set: DISCORD_PUBLIC_KEY, JOBS_QUEUE_URL"):
        Settings({}).require("DISCORD_PUBLIC_KEY", "CONVERSATIONS_TABLE", "JOBS_QUEUE_URL")


def test_the_key_of_the_ids_falls_back_to_the_public_key() -> None:
    assert Settings({"DISCORD_PUBLIC_KEY": "ab"}).conversation_id_key == "ab"
    assert Settings({"CONVERSATION_ID_KEY": "k"}).conversation_id_key == "k"


def test_what_is_shown_of_the_settings_for_aws_lets_nobody_in() -> None:
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    shown = repr(AwsSettings.read(dict.fromkeys(names, "hunter2") | {"AWS_REGION": "eu-west-1"}))
    assert ("eu-west-1" in shown, "hunter2" in shown) == (True, False)


def test_the_readme_tells_of_every_setting_with_its_default() -> None:
    rows = []
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else ""
        rows.append(f"| `{setting.name}` | {default} | {setting.meaning} |")
    table = README.read_text().split("<!-- settings: begin -->")[1]
    table = table.split("<!-- settings: end -->")[0]

    assert table.strip().splitlines()[2:] == rows
