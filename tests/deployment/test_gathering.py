"""Step 1: what is asked, checked and kept."""

import json
from typing import Any

import pytest

from bot.deployment.finding import Halted
from bot.deployment.gathering import gather
from bot.deployment.template import load
from tests.deployment.at_desk import SITE, Room, person, shown

GIVEN = ("github=app", "github-app-id=1", "github-installation-id=11")


def ssm(here: Room) -> Any:
    """The parameter store."""
    return here.amazon.client("ssm")


def value(here: Room, name: str) -> tuple[str, str]:
    """Type and value of a parameter."""
    found = ssm(here).get_parameter(Name=name, WithDecryption=True)["Parameter"]
    return found["Type"], found["Value"]


def secrets(here: Room) -> dict[str, str]:
    """The secrets as variables."""
    return {
        "DISCORD_BOT_TOKEN": here.discord.bot_token,
        "GITHUB_PRIVATE_KEY": here.github.app.private_key,
    }


def sites(here: Room) -> str:
    """The answer about sites."""
    return f"sites={here.server}={SITE}"


def test_with_everything_given_nobody_is_asked(here: Room) -> None:
    desk = here.desk(given=(*GIVEN, sites(here)), **secrets(here))
    facts = gather(desk)
    assert facts.application.public_key == here.discord.public_key
    assert json.loads(facts.parameters["Sites"]) == {here.server: SITE}
    assert facts.parameters["GithubAppId"] == "1"
    assert ".ux-agent.yml is there" in shown(desk)


def test_every_parameter_that_is_set_is_the_templates(here: Room, root: Any) -> None:
    given = (*GIVEN, sites(here), "webhook=yes")
    facts = gather(here.desk(given=given, **secrets(here)))
    assert facts.parameters.keys() <= load(root / "template.yaml")["Parameters"].keys()


def test_the_secrets_go_to_ssm_and_nowhere_else(here: Room) -> None:
    desk = here.desk(given=(*GIVEN, sites(here)), **secrets(here))
    facts = gather(desk)
    token = value(here, facts.parameters["DiscordBotTokenParameter"])
    key = value(here, facts.parameters["GithubPrivateKeyParameter"])
    assert token == ("SecureString", here.discord.bot_token)
    assert key == ("SecureString", here.github.app.private_key)
    elsewhere = json.dumps(facts.parameters) + (here.folder / "answers.json").read_text()
    for secret in (here.discord.bot_token, "PRIVATE KEY"):
        assert secret not in elsewhere + shown(desk)


def test_a_second_time_neither_answers_nor_secrets_are_needed(here: Room) -> None:
    first = gather(here.desk(given=(*GIVEN, sites(here)), **secrets(here)))
    second = gather(here.desk())
    assert second == first
    history = ssm(here).get_parameter_history(Name=first.parameters["DiscordBotTokenParameter"])
    assert len(history["Parameters"]) == 1


def test_a_new_secret_takes_the_place_of_the_kept_one(here: Room) -> None:
    gather(here.desk(given=(*GIVEN, sites(here)), **secrets(here)))
    here.discord.bot_token = here.discord.rest.bot_token = "another"
    facts = gather(here.desk(DISCORD_BOT_TOKEN="another"))
    assert value(here, facts.parameters["DiscordBotTokenParameter"])[1] == "another"


def test_a_parameter_that_is_not_encrypted_becomes_so(here: Room) -> None:
    name = "/ux-agent/prod/discord-bot-token"
    ssm(here).put_parameter(Name=name, Value=here.discord.bot_token, Type="String")
    gather(here.desk(given=(*GIVEN, sites(here)), **secrets(here)))
    held = ssm(here).get_parameter(Name=name)["Parameter"]
    # AWS changes no parameter's type, moto does: a new one begins with version 1.
    assert (held["Type"], held["Version"]) == ("SecureString", 1)


def test_a_missing_secret_is_named_with_its_variable(here: Room) -> None:
    with pytest.raises(Halted, match="Discord bot token: there is none yet") as halted:
        gather(here.desk(given=(*GIVEN, sites(here))))
    assert halted.value.finding.mend[0] == "set DISCORD_BOT_TOKEN"


def test_a_wrong_token_is_not_kept(here: Room) -> None:
    with pytest.raises(Halted, match="Discord does not know this token"):
        gather(here.desk(given=(*GIVEN, sites(here)), DISCORD_BOT_TOKEN="wrong"))
    with pytest.raises(ssm(here).exceptions.ParameterNotFound):
        value(here, "/ux-agent/prod/discord-bot-token")


def test_a_person_is_asked_until_it_is_right(here: Room) -> None:
    key = here.folder / "app.pem"
    key.write_text(here.github.app.private_key)
    (here.folder / "no.pem").write_text("no key")
    typed = (
        *("wrong", here.discord.bot_token),
        *("bakery", f"{here.server}={SITE}"),
        *("", "x1", "1"),
        *(str(here.folder / "nowhere.pem"), str(here.folder / "no.pem"), str(key)),
        *("11", ""),
    )
    desk = here.desk(*typed)
    assert gather(desk).parameters["GithubInstallationId"] == "11"
    for words in (
        "Discord does not know this token",
        "a server id has 17 to 20 digits",
        "an App ID is a number",
        "nowhere.pem cannot be read",
        "that is no RSA private key in PEM form",
    ):
        assert words in shown(desk)


def test_a_repository_that_cannot_be_reached_halts_where_nobody_can_mend_it(here: Room) -> None:
    here.github.uninstall()
    desk = here.desk(given=(*GIVEN, sites(here)), **secrets(here))
    with pytest.raises(Halted):
        gather(desk)
    assert "not installed for the repository" in shown(desk)
    assert "Install App" in shown(desk)


def test_a_person_mends_it_and_presses_enter(here: Room) -> None:
    here.github.uninstall()
    desk = here.desk("", given=(*GIVEN, sites(here), "webhook=no"), **secrets(here))
    person(desk).acts.append(here.github.resume)
    gather(desk)
    assert "Press Enter when that is mended." in shown(desk)


def test_a_token_takes_the_apps_place(here: Room) -> None:
    given = ("github=token", sites(here))
    token = here.github.token()
    desk = here.desk(given=given, DISCORD_BOT_TOKEN=here.discord.bot_token, GITHUB_TOKEN=token)
    parameters = gather(desk).parameters
    assert value(here, parameters["GithubTokenParameter"]) == ("SecureString", token)
    assert (parameters["GithubAppId"], parameters["GithubPrivateKeyParameter"]) == ("", "")


def test_the_webhooks_secret_is_made_once(here: Room) -> None:
    given = (*GIVEN, sites(here), "webhook=yes")
    name = gather(here.desk(given=given, **secrets(here))).parameters[
        "GithubWebhookSecretParameter"
    ]
    first = value(here, name)
    gather(here.desk())
    assert (first[0], len(first[1]) >= 32, value(here, name)) == ("SecureString", True, first)


def test_parameters_given_by_name_win(here: Room) -> None:
    given = (*GIVEN, sites(here), "SitesTableName=ux-agent-mine")
    desk = here.desk(given=given, **secrets(here))
    assert gather(desk).parameters["SitesTableName"] == "ux-agent-mine"


@pytest.mark.parametrize("text", ["{", "[]", '{"1": "ada/site"}', '{"1": ["site"]}'])
def test_choices_that_would_close_the_endpoint_are_refused_before_they_are_deployed(
    here: Room, text: str
) -> None:
    given = (*GIVEN, sites(here), f"SetupRepositories={text}")
    with pytest.raises(Halted) as halted:
        gather(here.desk(given=given, **secrets(here)))
    assert "SETUP_REPOSITORIES is not JSON of the form" in halted.value.finding.detail


def test_choices_given_are_deployed(here: Room) -> None:
    rules = '{"*": ["bakery/*"]}'
    given = (*GIVEN, sites(here), f"SetupRepositories={rules}")
    found = gather(here.desk(given=given, **secrets(here)))
    assert found.parameters["SetupRepositories"] == rules


def test_a_wrong_token_of_the_shell_is_asked_for_where_somebody_is_there(here: Room) -> None:
    environment = secrets(here) | {"DISCORD_BOT_TOKEN": "wrong"}
    given = (*GIVEN, sites(here), "webhook=no")
    desk = here.desk(here.discord.bot_token, given=given, **environment)
    assert gather(desk).bot_token == here.discord.bot_token
    assert "✗ Discord bot token DISCORD_BOT_TOKEN of this shell: Discord does not" in shown(desk)


@pytest.mark.parametrize(("name", "value"), [("PublicKey", "ab" * 32), ("ApplicationId", "77")])
def test_the_key_of_another_application_is_refused(here: Room, name: str, value: str) -> None:
    given = (*GIVEN, sites(here), f"Discord{name}={value}")
    with pytest.raises(Halted, match=f"{value} is not that of") as halted:
        gather(here.desk(given=given, **secrets(here)))
    assert f"--forget Discord{name}" in halted.value.finding.mend[0]


def test_the_applications_own_key_is_no_fault(here: Room) -> None:
    key = here.discord.public_key.upper()
    gather(here.desk(given=(*GIVEN, sites(here), f"DiscordPublicKey={key}"), **secrets(here)))


def test_a_server_that_the_bot_is_not_in_is_told_with_those_that_it_is_in(here: Room) -> None:
    here.discord.state.joined.add(here.server)
    given = (*GIVEN, f"sites=812340118112230000={SITE}")
    desk = here.desk(given=given, **secrets(here))
    gather(desk)
    assert "! servers the bot is not in 812340118112230000; it is in" in shown(desk)
    assert f"({here.server})" in shown(desk)


def test_a_bot_that_is_in_no_server_yet_makes_no_words(here: Room) -> None:
    here.discord.state.joined.clear()
    desk = here.desk(given=(*GIVEN, sites(here)), **secrets(here))
    gather(desk)
    assert "! servers" not in shown(desk)


def test_what_stops_step_1_leaves_no_answer_behind(here: Room) -> None:
    here.github.uninstall()
    with pytest.raises(Halted):
        gather(here.desk(given=(*GIVEN, sites(here)), **secrets(here)))
    assert not (here.folder / "answers.json").exists()


def test_a_variable_wins_over_the_remembered_app(here: Room) -> None:
    gather(here.desk(given=(*GIVEN, sites(here)), **secrets(here)))
    desk = here.desk(GITHUB_APP_ID="99")
    with pytest.raises(Halted):
        gather(desk)
    assert "GITHUB_APP_ID=99 of this shell counts, not the remembered 1" in shown(desk)


def test_a_forgotten_parameter_is_deployed_as_the_template_has_it(here: Room) -> None:
    desk = here.desk(given=(*GIVEN, sites(here), "WorkerMemory="), **secrets(here))
    desk.asker.answers.forget({"WorkerMemory": "512"})
    assert gather(desk).parameters["WorkerMemory"] == "512"
