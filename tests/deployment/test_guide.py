"""The five steps in their order, and how each of them stops."""

import stat
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError

from bot.deployment import endpoint, guide
from bot.deployment.finding import Halted, wrong
from bot.interactions.commands import COMMANDS
from bot.playground.discord import errors
from tests.deployment.at_desk import REGION, SITE, Room, shown
from tests.deployment.test_endpoint import right, served

GIVEN = ("github=app", "github-app-id=1", "github-installation-id=11", f"region={REGION}")
TEMPLATE = """
Parameters: {}
Resources: {}
"""


class Site:
    """A project whose SAM creates the stack as it ends, and a desk to deploy it from."""

    def __init__(self, here: Room, url: str) -> None:
        self.here = here
        self.given: tuple[str, ...] = ()
        self.lead_to(url)
        (here.folder / "template.yaml").write_text(TEMPLATE)
        python = here.folder / ".venv-ministack" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        self.sam(0)

    def lead_to(self, url: str) -> None:
        """The stack's URL is served there, by a local AWS."""
        self.url = url
        self.here.amazon.__dict__["stand_in"] = urlsplit(url).netloc

    def sam(self, status: int) -> None:
        """AWS SAM ends so."""
        program = self.here.folder / ".venv-sam" / "bin" / "sam"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\necho Error: something\nexit {status}\n")
        program.chmod(stat.S_IRWXU)

    def stack(self, status: str = "CREATE_COMPLETE") -> None:
        """The stack is as if deployed."""
        self.here.stacks.status = status
        self.here.stacks.outputs = {endpoint.OUTPUT: self.url}
        self.here.stacks.parameters = {"DiscordPublicKey": self.here.discord.public_key}

    def run(self, *typed: str, **environment: str) -> tuple[int, str]:
        """`ux-agent deploy`: the exit status and what is shown."""
        secrets = {
            "DISCORD_BOT_TOKEN": self.here.discord.bot_token,
            "GITHUB_PRIVATE_KEY": self.here.github.app.private_key,
        }
        given = (*GIVEN, f"sites={self.here.server}={SITE}", *self.given)
        desk = self.here.desk(*typed, given=given, **(secrets | environment))
        declared = {name: {"Type": "String"} for name in ("LogLevel", "EnableConsole")}
        return guide.run(desk, declared), shown(desk)


@pytest.fixture
def site(here: Room) -> Iterator[Site]:
    """Everything is right."""
    with served(right) as url:
        yield Site(here, url)


def test_all_steps_come_in_their_order(site: Site) -> None:
    site.stack()
    status, text = site.run()
    heads = ("1 Parameters", "2 Deploy", "3 Commands", "4 Endpoint URL", "5 Invite", "Done")
    places = [text.index(head) for head in heads]
    assert (status, places) == (0, sorted(places)), text
    assert site.here.discord.state.endpoint_url == site.url
    assert len(site.here.discord.state.commands[""]) == len(COMMANDS)


def test_a_server_without_the_bot_is_the_last_thing_to_do(site: Site) -> None:
    site.stack()
    site.here.discord.state.joined.clear()
    status, text = site.run()
    assert (status, "Done, once somebody has opened the page above" in text) == (0, True)


def test_a_failed_deployment_stops_before_the_commands(site: Site) -> None:
    site.stack()
    site.sam(1)
    status, text = site.run()
    assert (status, "✗ stack ux-agent failed: Error: something" in text) == (1, True), text
    assert "3 Commands" not in text
    assert "run the same command again" in text


def test_a_stack_whose_creation_failed_is_taken_away_first(site: Site) -> None:
    site.stack("ROLLBACK_COMPLETE")
    _, text = site.run()
    assert "taking away ux-agent, whose creation failed (ROLLBACK_COMPLETE)" in text
    assert "creating the stack ux-agent" in text


def test_a_stack_that_somebody_changes_is_left_alone(site: Site) -> None:
    site.stack("UPDATE_IN_PROGRESS")
    status, text = site.run()
    assert (status, "✗ stack ux-agent is in UPDATE_IN_PROGRESS" in text) == (1, True)


def test_tables_of_an_earlier_stack_are_told_before_anything_is_built(site: Site) -> None:
    site.here.amazon.client("dynamodb").create_table(
        TableName="ux-agent-sites",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    status, text = site.run()
    assert (status, "✗ tables ux-agent-sites are there already" in text) == (1, True)
    assert "--answer ConversationsTableName=… --answer SitesTableName=…" in text


def test_an_endpoint_that_fails_stops_before_the_invitation(site: Site) -> None:
    site.lead_to("http://127.0.0.1:1/")
    site.stack()
    status, text = site.run()
    assert (status, "✗ endpoint URL not given to Discord" in text) == (1, True)
    assert "5 Invite" not in text


def test_ctrl_c_stops_without_a_traceback(site: Site) -> None:
    site.stack()

    class Interrupted:
        def get_parameter(self, **_: object) -> None:
            raise KeyboardInterrupt

    site.here.amazon.clients["ssm"] = Interrupted()
    status, text = site.run()
    assert (status, guide.STOPPED in text) == (130, True)


def test_a_refusal_of_discord_is_told_with_what_to_do(site: Site) -> None:
    site.stack()
    site.here.discord.refuse(errors.missing_access())
    status, text = site.run()
    assert (status, "✗ Discord Discord: Missing Access" in text) == (1, True), text


def test_what_is_real_is_told_nothing_of_a_rehearsal(site: Site) -> None:
    site.here.amazon.__dict__["stand_in"] = ""
    status, text = site.run()
    assert (status, "✗ addresses Discord and GitHub on this machine" in text) == (1, True)
    assert "open a new shell" in text
    assert site.here.discord.state.calls == []


def test_a_build_that_fails_is_told_before_anything_is_deployed(site: Site) -> None:
    (site.here.folder / ".venv-ministack" / "bin" / "python").unlink()
    status, text = site.run()
    assert (status, "✗ build" in text, "does not start" in text) == (1, True, True)
    assert not (site.here.folder / "left" / "sam.log").exists()


def test_a_refusal_of_aws_is_told_with_what_to_do(site: Site) -> None:
    site.stack()

    class Closed:
        def get_parameter(self, **_: object) -> None:
            words = "no ssm:GetParameter"
            raise ClientError({"Error": {"Code": "AccessDenied", "Message": words}}, "GetParameter")

    site.here.amazon.clients["ssm"] = Closed()
    status, text = site.run()
    assert (status, "✗ AWS GetParameter: no ssm:GetParameter" in text) == (1, True)
    assert "What the deploying person may do" in text


def test_a_rehearsal_is_called_so_in_the_first_line(site: Site) -> None:
    site.stack()
    _, text = site.run()
    assert "1 Parameters ✓ AWS local rehearsal at http://127.0.0.1" in text


def in_real(site: Site, monkeypatch: pytest.MonkeyPatch, *typed: str) -> tuple[int, str]:
    """Deploy where everything is taken for real; the steps end with the first question."""
    site.here.amazon.__dict__["stand_in"] = ""
    monkeypatch.setattr(guide, "_is_here", lambda address: False)

    def gather(desk: object) -> None:
        raise Halted(wrong("gathering", "begun"))

    monkeypatch.setattr(guide, "gather", gather)
    return site.run(*typed)


@pytest.mark.parametrize(("typed", "is_begun"), [((), True), (("yes",), True), (("no",), False)])
def test_a_real_account_is_called_so_and_a_person_agrees_first(
    site: Site, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], is_begun: bool
) -> None:
    status, text = in_real(site, monkeypatch, *typed)
    assert "✓ AWS REAL account 123456789012, eu-west-1" in text
    assert (status, "✗ gathering begun" in text) == (1, is_begun)
    assert ("Deploy into this account?" in text) is bool(typed)


def test_another_deployments_url_stops_before_anything_is_deployed(site: Site) -> None:
    with served(right) as other:
        site.here.discord.state.endpoint_url = other
        site.stack()
        status, text = site.run()
        assert site.here.discord.state.endpoint_url == other
    assert (status, "serves another deployment" in text, "2 Deploy" in text) == (1, True, False)


def test_a_parameter_is_remembered_only_once_it_is_deployed(site: Site) -> None:
    site.stack()
    site.sam(1)
    kept = site.here.folder / "answers.json"
    site.given = ("LogLevel=DEBUG",)
    _, text = site.run()
    assert "LogLevel" not in kept.read_text()
    assert "--forget NAME" in text
    site.sam(0)
    site.run()
    assert '"LogLevel": "DEBUG"' in kept.read_text()


def test_ctrl_c_while_sam_deploys_is_one_line_too(site: Site) -> None:
    site.stack()
    program = site.here.folder / ".venv-sam" / "bin" / "sam"
    program.write_text("#!/bin/sh\nsleep 0.2\nkill -INT $PPID\n")
    status, text = site.run()
    assert (status, text.endswith(guide.STOPPED)) == (130, True)


def test_a_table_of_the_console_is_in_the_way_only_where_the_console_is_asked_for(
    site: Site,
) -> None:
    site.here.amazon.client("dynamodb").create_table(
        TableName="LLM-Duel-Sessions",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    assert "are there already" not in site.run()[1]
    site.given = ("EnableConsole=true",)
    secret = site.here.discord.grants.client_secret
    status, text = site.run(DISCORD_CLIENT_SECRET=secret)
    assert (status, "✗ tables LLM-Duel-Sessions are there already" in text) == (1, True), text
