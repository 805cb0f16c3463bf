"""`doctor --cloud`: each thing that can be wrong is found, with what to do."""

import json
from collections.abc import Callable, Iterator

import pytest

from bot.deployment import cloud, endpoint, resources
from bot.deployment import stack as stacks
from bot.deployment.finding import Mark
from bot.deployment.gathering import BOT_TOKEN, PRIVATE_KEY
from tests.deployment.at_desk import SITE, Room, shown
from tests.deployment.deployed import PROD, Deployed
from tests.deployment.test_endpoint import right, served, with_another_key


@pytest.fixture
def deployed(here: Room) -> Iterator[Deployed]:
    """A deployment in which all is well."""
    with served(right) as url:
        yield Deployed(here, url)


def test_where_all_is_well_nothing_is_wrong(deployed: Deployed) -> None:
    status, text = deployed.looked_at()
    assert (status, "0 ! 0 ✗" in text) == (0, True), text


def test_no_secret_is_ever_shown(deployed: Deployed) -> None:
    text = deployed.looked_at()[1]
    assert deployed.here.discord.bot_token not in text
    assert "PRIVATE KEY" not in text


def _stop_worker(it: Deployed) -> None:
    it.functions.states["WorkerFunction"] = "Failed"


def _disable_mapping(it: Deployed) -> None:
    it.functions.mappings["WorkerFunction"][0]["State"] = "Disabled"


def _remove_mapping(it: Deployed) -> None:
    it.functions.mappings["DeadLettersFunction"].clear()


def _dead_letter(it: Deployed) -> None:
    url = it.here.stacks.outputs["DeadLetterQueueUrl"]
    it.here.amazon.client("sqs").send_message(QueueUrl=url, MessageBody="{}")


def _no_ttl(it: Deployed) -> None:
    it.ttl("ConversationsTable", is_on=False)


def _no_ttl_of_limits(it: Deployed) -> None:
    it.ttl("LimitsTable", is_on=False)


def _no_recovery(it: Deployed) -> None:
    it.recovery("ux-agent-sites", is_on=False)


def _no_table(it: Deployed) -> None:
    it.here.amazon.client("dynamodb").delete_table(TableName="ux-agent-sites")


def _ring(it: Deployed) -> None:
    it.alarm("ux-agent-Worker", "ALARM")


def _forget_secret(it: Deployed) -> None:
    it.here.amazon.client("ssm").delete_parameter(Name=PROD.secret(PRIVATE_KEY))


def _forget_token(it: Deployed) -> None:
    it.here.amazon.client("ssm").delete_parameter(Name=PROD.secret(BOT_TOKEN))


def _bare_secret(it: Deployed) -> None:
    ssm = it.here.amazon.client("ssm")
    ssm.delete_parameter(Name=PROD.secret(BOT_TOKEN))
    ssm.put_parameter(Name=PROD.secret(BOT_TOKEN), Value=it.here.discord.bot_token, Type="String")


def _reset_token(it: Deployed) -> None:
    it.here.discord.rest.bot_token = "another"


def _another_key(it: Deployed) -> None:
    it.here.stacks.parameters["DiscordPublicKey"] = "ab" * 32


def _another_endpoint(it: Deployed) -> None:
    it.here.discord.state.endpoint_url = "https://other.example.com/"


def _no_endpoint(it: Deployed) -> None:
    it.here.discord.state.endpoint_url = ""


def _thrown_out(it: Deployed) -> None:
    it.here.discord.state.joined.clear()


def _odd_choices(it: Deployed) -> None:
    it.here.stacks.parameters["SetupRepositories"] = '{"1": "bakery/website"}'


def _choices_without_app(it: Deployed) -> None:
    it.here.stacks.parameters["SetupRepositories"] = '{"*": ["bakery/elsewhere"]}'


def _uninstall(it: Deployed) -> None:
    it.here.github.uninstall()


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (_stop_worker, "✗ Worker Failed, last update Successful: no role"),
        (
            _disable_mapping,
            "the mapping is Disabled → make deploy turns it on again",
        ),
        (_remove_mapping, "✗ dead letters nothing delivers them to DeadLettersFunction"),
        (_dead_letter, "✗ dead letters 1 jobs were delivered too often"),
        (_no_ttl, "✗ table ux-agent-conversations: TTL is off"),
        (_no_ttl_of_limits, "✗ table ux-agent-limits: TTL is off"),
        (_no_recovery, "✗ table ux-agent-sites: point-in-time recovery is off"),
        (_no_table, "✗ table ux-agent-sites is gone"),
        (_ring, "✗ alarm ux-agent-Worker: The worker crashed."),
        (_forget_secret, "✗ GitHub App's key there is no parameter /ux-agent/prod/github"),
        (_forget_secret, 'set GITHUB_PRIVATE_KEY="$(cat key.pem)", then make deploy'),
        (_forget_secret, "! GitHub not asked: the parameter /ux-agent/prod/github-private-key is"),
        (_forget_token, "✗ Discord bot token there is no parameter /ux-agent/prod/discord-bot"),
        (_forget_token, "! Discord not asked: the parameter /ux-agent/prod/discord-bot-token is"),
        (_bare_secret, "✗ Discord bot token /ux-agent/prod/discord-bot-token is a String"),
        (_reset_token, "✗ Discord Discord: 401: Unauthorized"),
        (_another_key, "the stack abababab…: every request is refused"),
        (_another_endpoint, "✗ endpoint URL Discord has https://other.example.com/"),
        (_no_endpoint, "✗ endpoint URL Discord has none"),
        (_thrown_out, "✗ in the server the bot is not in"),
        (_odd_choices, "✗ /ux-setup SETUP_REPOSITORIES is not JSON of the form"),
        (_choices_without_app, "✗ repository bakery/elsewhere with the App 1"),
        (_uninstall, "✗ repository bakery/website with the App 1: The GitHub app is not installed"),
    ],
)
def test_what_is_wrong_is_found(
    deployed: Deployed, break_it: Callable[[Deployed], None], words: str
) -> None:
    break_it(deployed)
    status, text = deployed.looked_at()
    assert status == 1
    assert words in text


def test_the_shells_secrets_stand_in_for_forgotten_ones(deployed: Deployed) -> None:
    _forget_secret(deployed)
    _forget_token(deployed)
    discord, key = deployed.here.discord, deployed.here.github.app.private_key
    text = deployed.looked_at(DISCORD_BOT_TOKEN=discord.bot_token, GITHUB_PRIVATE_KEY=key)[1]
    assert "✓ public key" in text
    assert f"✓ repository {SITE}@main, with the App 1" in text
    assert "2 ✗" in text


def test_nobody_is_asked_with_an_empty_secret(deployed: Deployed) -> None:
    _forget_secret(deployed)
    _forget_token(deployed)
    before = len(deployed.here.github.requests)
    text = deployed.looked_at()[1]
    assert ("no answer" in text, "Install App" in text) == (False, False)
    assert len(deployed.here.github.requests) == before


def test_a_stack_without_any_access_to_github_is_wrong(deployed: Deployed) -> None:
    deployed.here.stacks.parameters |= {"GithubAppId": "", "GithubPrivateKeyParameter": ""}
    assert "✗ GitHub the stack was deployed without a token" in deployed.looked_at()[1]


def _waiting(it: Deployed) -> None:
    url = it.here.stacks.outputs["JobsQueueUrl"]
    it.here.amazon.client("sqs").send_message(QueueUrl=url, MessageBody="{}")


def _unheard(it: Deployed) -> None:
    it.here.stacks.parameters["AlarmEmail"] = ""


def _no_alarms(it: Deployed) -> None:
    it.here.stacks.parameters["Alarms"] = "off"


def test_what_admins_may_choose_is_told(deployed: Deployed) -> None:
    assert "✓ /ux-setup each server chooses among the repositories" in deployed.looked_at()[1]

    rules = {"500": [SITE, "bakery/*"], "*": []}
    deployed.here.stacks.parameters["SetupRepositories"] = json.dumps(rules)
    status, text = deployed.looked_at()

    assert status == 0
    assert f"✓ /ux-setup server 500 chooses among {SITE}, bakery/*" in text
    assert "✓ /ux-setup any other server chooses among none" in text


def test_a_local_aws_without_alarms_is_no_warning(deployed: Deployed) -> None:
    deployed.here.amazon.__dict__["stand_in"] = "127.0.0.1:1"
    _no_alarms(deployed)
    stack = stacks.find(deployed.here.stacks, PROD.stack)
    assert stack is not None
    (finding,) = resources.alarms(deployed.here.desk(), stack)
    assert (finding.mark, "local AWS" in finding.detail) == (Mark.WELL, True)


def _without_limits(it: Deployed) -> None:
    del it.here.stacks.outputs["LimitsTable"]


def _rolled_back(it: Deployed) -> None:
    it.here.stacks.status = "UPDATE_ROLLBACK_COMPLETE"


def _busy(it: Deployed) -> None:
    it.here.stacks.status = "UPDATE_IN_PROGRESS"


def _other_commands(it: Deployed) -> None:
    it.here.discord.state.commands[""] = []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_waiting, "! waiting jobs 1 at this moment"),
        (_unheard, "! alarms nobody hears them"),
        (_no_alarms, "! alarms switched off → make deploy ARGS='--answer Alarms=on' switches"),
        (_without_limits, "! table the stack has no LimitsTable: an earlier version made it"),
        (_rolled_back, "the last update failed and was taken back"),
        (_busy, "somebody is changing it at this moment"),
        (_other_commands, "! commands differ from Discord's: + /ux-update"),
    ],
)
def test_what_is_worth_knowing_is_told_and_nothing_wrong(
    deployed: Deployed, change: Callable[[Deployed], None], words: str
) -> None:
    change(deployed)
    status, text = deployed.looked_at()
    assert (status, words in text) == (0, True), text


def test_another_stages_alarm_is_none_of_ours(deployed: Deployed) -> None:
    deployed.alarm("ux-agent-test-Worker", "ALARM")
    deployed.here.stacks.alarms.remove("ux-agent-test-Worker")
    status, text = deployed.looked_at()
    assert (status, "✓ alarms 1 of them, all quiet" in text) == (0, True)


def test_a_failed_stack_is_told_with_what_to_do(deployed: Deployed) -> None:
    deployed.here.stacks.status = "UPDATE_ROLLBACK_FAILED"
    status, text = deployed.looked_at()
    assert (status, "continue_update_rollback" in text) == (1, True)


def test_without_a_stack_there_is_one_thing_to_do(here: Room) -> None:
    desk = here.desk()
    assert cloud.run(desk) == 1
    assert "there is no ux-agent in eu-west-1 → make deploy" in shown(desk)


def test_a_webhook_that_refuses_the_forged_is_well(deployed: Deployed) -> None:
    outputs = deployed.here.stacks.outputs
    outputs["GithubWebhookUrl"] = outputs[endpoint.OUTPUT]
    assert "✓ forged webhook refused with 401" in deployed.looked_at()[1]


def test_a_webhook_that_answers_something_else_is_wrong(deployed: Deployed) -> None:
    deployed.here.stacks.outputs["GithubWebhookUrl"] = "http://127.0.0.1:1/"
    assert "✗ forged webhook HTTP status 0 instead of 401" in deployed.looked_at()[1]


def test_a_token_stands_in_for_the_app(deployed: Deployed) -> None:
    here = deployed.here
    name = PROD.secret("github-token")
    here.amazon.client("ssm").put_parameter(
        Name=name, Value=here.github.token(), Type="SecureString"
    )
    here.stacks.parameters |= {"GithubAppId": "", "GithubTokenParameter": name}
    assert "✓ repository bakery/website@main, with the token" in deployed.looked_at()[1]


def test_an_endpoint_with_another_key_is_told_by_the_keys(here: Room) -> None:
    with served(with_another_key) as url:
        it = Deployed(here, url)
        _another_key(it)
        text = it.looked_at()[1]
    assert "every request is refused → make deploy" in text
