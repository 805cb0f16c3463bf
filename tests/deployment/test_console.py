"""The operators' console in a deployment: its secret, its redirect, its doors and queues."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.adapters.discord_portal import Application, PortalRefused
from bot.deployment import console
from bot.deployment.finding import Halted
from bot.deployment.gathering import gather
from bot.deployment.stack import Stack
from bot.playground.discord import errors
from bot.playground.page.server import HOST, WebServer, reserve
from tests.deployment.at_desk import Room
from tests.deployment.deployed import PROD, Deployed
from tests.deployment.test_endpoint import right, served
from tests.deployment.test_gathering import GIVEN, secrets, sites, ssm, value

SECRET_AT = "/ux-agent/prod/discord-client-secret"
ON = "EnableConsole=true"
TABLES = {
    "SessionEventsTable": "picasso-session-events",
    "SessionSummariesTable": "picasso-session-summaries",
    "WebSessionsTable": "LLM-Duel-Sessions",
}
FUNCTIONS = ("EventsFunction", "DashboardFunction", "ConsoleFunction")


def client_secret(here: Room) -> str:
    """The small Discord's."""
    return here.discord.grants.client_secret


def gathered(here: Room, *given: str, secret: str = "") -> dict[str, str]:
    """The parameters of a deployment with the console switched on."""
    environment = {**secrets(here), **({"DISCORD_CLIENT_SECRET": secret} if secret else {})}
    desk = here.desk(given=(*GIVEN, sites(here), *given), **environment)
    return gather(desk).parameters


def test_without_the_console_nobody_is_asked_for_a_client_secret(here: Room) -> None:
    assert gathered(here)["DiscordClientSecretParameter"] == ""


def test_with_it_the_client_secret_is_checked_and_kept(here: Room) -> None:
    parameters = gathered(here, ON, secret=client_secret(here))
    assert parameters["DiscordClientSecretParameter"] == SECRET_AT
    assert value(here, SECRET_AT) == ("SecureString", client_secret(here))
    assert parameters["WebSessionsTableName"] == "LLM-Duel-Sessions"


def test_it_is_asked_for_once(here: Room) -> None:
    gathered(here, ON, secret=client_secret(here))
    assert gathered(here, ON)["DiscordClientSecretParameter"] == SECRET_AT


def test_a_missing_client_secret_says_where_it_is_found(here: Room) -> None:
    with pytest.raises(Halted, match="Discord client secret: there is none yet") as halted:
        gathered(here, ON)
    assert "OAuth2 → Client Secret" in " ".join(halted.value.finding.mend)


def test_a_wrong_client_secret_is_not_kept(here: Room) -> None:
    with pytest.raises(Halted, match="Discord does not know this client secret"):
        gathered(here, ON, secret="wrong")
    with pytest.raises(ssm(here).exceptions.ParameterNotFound):
        value(here, SECRET_AT)


def test_where_discord_does_not_say_nothing_is_taken_for_wrong(here: Room) -> None:
    here.discord.refuse(errors.rate_limited(0.1))
    with pytest.raises(PortalRefused, match="HTTP status 429"):
        console.is_known(here.desk(), here.discord.application_id, client_secret(here))
    nobody = here.desk(DISCORD_API_URL="http://127.0.0.1:9/api/v10")
    with pytest.raises(PortalRefused, match="no answer from"):
        console.is_known(nobody, here.discord.application_id, client_secret(here))


STACK = Stack("CREATE_COMPLETE", {console.OUTPUT: "https://abc.example/"}, {})


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [
        ({}, "https://abc.example/console/callback"),
        ({"ConsoleUrl": "https://ops.example"}, "https://ops.example/console/callback"),
        ({"ConsoleUrl": "https://ops.example/"}, "https://ops.example/console/callback"),
    ],
)
def test_people_come_back_to_the_consoles_own_address(
    parameters: dict[str, str], wanted: str
) -> None:
    assert console.redirect(STACK._replace(parameters=parameters)) == wanted


def test_an_address_that_discord_does_not_have_is_told_with_where_to_enter_it() -> None:
    application = Application("1", "bot", "", "", ("https://other.example/",))
    (told,) = console.known(STACK, application)
    assert "Discord must be told where to: https://abc.example/console/callback" in told.detail
    assert "OAuth2 → Redirects" in told.mend[0]


def test_one_that_it_has_is_well_and_without_a_console_there_is_none() -> None:
    there = Application("1", "bot", "", "", ("https://abc.example/console/callback",))
    (told,) = console.known(STACK, there)
    assert "sends operators back" in told.detail
    assert console.known(STACK._replace(outputs={}), there) == []


class Doors:
    """What the console and the dashboard API answer."""

    console, dashboard = 200, 200

    async def answer(self, request: Request) -> Response:
        """The status that is set for the path."""
        is_console = request.url.path == "/console"
        return PlainTextResponse("", self.console if is_console else self.dashboard)


@contextmanager
def doors() -> Iterator[tuple[Doors, str]]:
    """Both doors at one address."""
    made, held = Doors(), reserve(0)
    routes = [Route(path, made.answer) for path in ("/console", "/healthz")]
    with WebServer(Starlette(routes=routes), held):
        yield made, f"http://{HOST}:{held.getsockname()[1]}/"


class Operated(Deployed):
    """A deployment with the console, in which all is well."""

    def __init__(self, here: Room, url: str, doors: Doors, place: str) -> None:
        super().__init__(here, url)
        self.doors = doors
        stacks, amazon = here.stacks, here.amazon
        for table in TABLES.values():
            self.table(table, is_recoverable=True)
        self.table("payment-smart-bot-sessions-dev", is_recoverable=False)
        stacks.outputs |= {**TABLES, "PaymentSessionsTable": "payment-smart-bot-sessions-dev"}
        for name in FUNCTIONS:
            stacks.outputs[name] = name
            self.functions.states[name] = "Active"
        self.functions.mappings["EventsFunction"] = [{"UUID": "one", "State": "Enabled"}]
        for output in ("EventsDeadLetterQueueUrl", "RepairQueueUrl"):
            made = amazon.client("sqs").create_queue(QueueName=output)
            stacks.outputs[output] = made["QueueUrl"]
        amazon.client("s3").create_bucket(
            Bucket="ux-agent-bucket",
            CreateBucketConfiguration={"LocationConstraint": amazon.region},
        )
        self.close_bucket(is_closed=True)
        stacks.outputs |= {
            "EventsBucket": "ux-agent-bucket",
            "DashboardUrl": place,
            console.OUTPUT: place,
        }
        stacks.parameters |= {
            "DiscordApplicationId": here.discord.application_id,
            "DiscordClientSecretParameter": self._kept(
                "discord-client-secret", client_secret(here)
            ),
            "DynamodbWriteEnabled": "true",
            "EnableConsole": "true",
        }
        here.discord.grants.redirect_uris.append(f"{place}console/callback")

    def table(self, name: str, *, is_recoverable: bool) -> None:
        """A table that expires its rows."""
        dynamodb = self.here.amazon.client("dynamodb")
        dynamodb.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )
        self.recovery(name, is_on=is_recoverable)
        self.expiry(name, is_on=True)

    def expiry(self, name: str, *, is_on: bool) -> None:
        """The expiry of a table's rows."""
        self.here.amazon.client("dynamodb").update_time_to_live(
            TableName=name, TimeToLiveSpecification={"Enabled": is_on, "AttributeName": "ttl"}
        )

    def close_bucket(self, *, is_closed: bool) -> None:
        """Whether the public may reach the bucket of events."""
        names = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy")
        block = dict.fromkeys(names, True) | {"RestrictPublicBuckets": is_closed}
        self.here.amazon.client("s3").put_public_access_block(
            Bucket="ux-agent-bucket", PublicAccessBlockConfiguration=block
        )

    def send(self, output: str) -> None:
        """A message in that queue."""
        url = self.here.stacks.outputs[output]
        self.here.amazon.client("sqs").send_message(QueueUrl=url, MessageBody="{}")


@pytest.fixture
def operated(here: Room) -> Iterator[Operated]:
    """A deployment with the console, in which all is well."""
    with served(right) as url, doors() as (made, place):
        yield Operated(here, url, made, place)


def test_a_console_in_which_all_is_well_is_told_so(operated: Operated) -> None:
    status, text = operated.looked_at()
    assert (status, "0 ! 0 ✗" in text) == (0, True), text
    for words in (
        "✓ table picasso-session-events: expires by ttl, point-in-time recovery",
        "✓ table payment-smart-bot-sessions-dev: expires by ttl, no point-in-time recovery",
        "✓ client secret Discord takes it",
        "✓ session events delivered to EventsFunction",
        "✓ events' bucket ux-agent-bucket: private",
    ):
        assert words in text, words
    assert client_secret(operated.here) not in text


def _stop(name: str) -> Callable[[Operated], Any]:
    return lambda it: it.functions.states.update({name: "Failed"})


def _parameter(name: str, value: str) -> Callable[[Operated], Any]:
    return lambda it: it.here.stacks.parameters.update({name: value})


def _door(name: str) -> Callable[[Operated], Any]:
    return lambda it: setattr(it.doors, name, 502)


def _no_output(name: str) -> Callable[[Operated], Any]:
    return lambda it: it.here.stacks.outputs.pop(name)


def _unreachable(it: Operated) -> None:
    it.here.stacks.outputs["DashboardUrl"] = "http://127.0.0.1:9/"


def _new_secret(it: Operated) -> None:
    it.here.discord.grants.client_secret = "another"


def _no_payments_table(it: Operated) -> None:
    it.here.stacks.parameters["EnablePayments"] = "true"
    del it.here.stacks.outputs["PaymentSessionsTable"]


def _no_redirect(it: Operated) -> None:
    it.here.discord.grants.redirect_uris.clear()


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (_stop("EventsFunction"), "✗ Events Failed, last update"),
        (_stop("DashboardFunction"), "✗ Dashboard Failed, last update"),
        (_stop("ConsoleFunction"), "✗ Console Failed, last update"),
        (lambda it: it.functions.mappings["EventsFunction"].clear(), "✗ session events nothing"),
        (_door("console"), "/console answers 502"),
        (_door("dashboard"), "✗ dashboard API"),
        (_unreachable, "✗ dashboard API no answer: ConnectError → is http://127.0.0.1:9/healthz"),
        (lambda it: it.send("EventsDeadLetterQueueUrl"), "✗ events' dead letters 1 lie there"),
        (lambda it: it.send("RepairQueueUrl"), "✗ repairs 1 lie there → docs/runbook.md"),
        (lambda it: it.close_bucket(is_closed=False), 'to the public: ["RestrictPublicBuckets"]'),
        (_new_secret, "✗ client secret Discord does not know it: nobody can sign in"),
        (
            lambda it: it.expiry("LLM-Duel-Sessions", is_on=False),
            "✗ table LLM-Duel-Sessions: TTL is off",
        ),
        (
            lambda it: it.expiry("payment-smart-bot-sessions-dev", is_on=False),
            "✗ table payment-smart-bot-sessions-dev: TTL is off",
        ),
        (
            lambda it: it.recovery("payment-smart-bot-sessions-dev", is_on=True),
            "point-in-time recovery is on: what is gone could be put back",
        ),
        (
            _parameter("EventKeysParameter", "/ux-agent/prod/nothing"),
            "→ aws ssm put-parameter --type SecureString --name /ux-agent/prod/nothing",
        ),
    ],
)
def test_what_is_wrong_with_it_is_found(
    operated: Operated, break_it: Callable[[Operated], Any], words: str
) -> None:
    break_it(operated)
    status, text = operated.looked_at()
    assert (status, words in text) == (1, True), text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_parameter("DynamodbWriteEnabled", "false"), "not written: events go to the bucket alone"),
        (_no_redirect, "! sign-in Discord must be told where to"),
        (_no_payments_table, "! table the stack has no PaymentSessionsTable"),
        (_no_output("SessionEventsTable"), "! table the stack has no SessionEventsTable"),
    ],
)
def test_what_is_to_be_known_of_it_is_told(
    operated: Operated, change: Callable[[Operated], Any], words: str
) -> None:
    change(operated)
    status, text = operated.looked_at()
    assert (status, words in text) == (0, True), text


def test_a_stack_without_the_console_says_how_to_switch_it_on(here: Room) -> None:
    with served(right) as url:
        status, text = Deployed(here, url).looked_at()
    assert (status, "--answer EnableConsole=true" in text) == (0, True)
    assert "PaymentSessionsTable" not in text


def test_tables_of_the_console_are_in_nobodys_way_without_it() -> None:
    assert "WebSessionsTableName" not in PROD.tables_of({})
    assert "SessionTableName" not in PROD.tables_of({"EnableConsole": "true"})
    assert PROD.tables_of({"EnableConsole": "true", "EnablePayments": "true"}) == list(PROD.tables)
