"""Every setting of the application, read from the environment here and nowhere else."""

import json
import os
from collections.abc import Mapping
from typing import Literal, TypeAlias

from bot.errors import ConfigurationError
from bot.record import Record

REPOSITORY_URL = "https://github.com/ux-agent/ux-agent"

MessageStyle: TypeAlias = Literal["components", "embed"]


class Setting(Record):
    """One variable: its name, its default, and what it means, as the README's table says."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("DISCORD_PUBLIC_KEY", "", "the application's public key, 64 hex digits"),
    Setting("DISCORD_APPLICATION_ID", "", "the application's id"),
    Setting("CONVERSATIONS_TABLE", "ux-agent-conversations", "table of conversations"),
    Setting("SITES_TABLE", "ux-agent-sites", "table of sites and their indexes; may be missing"),
    Setting(
        "LIMITS_TABLE", "ux-agent-limits", "table of what each person has used up; may be missing"
    ),
    Setting(
        "CHAT_SESSIONS_TABLE", "trinity-chat-sessions-dev", "table of what was said, by person"
    ),
    Setting("JOBS_QUEUE_URL", "", "queue of the worker's jobs"),
    Setting("DEAD_LETTER_QUEUE_URL", "", "queue where jobs end that were delivered too often"),
    Setting("SITES", "{}", 'JSON: guild id or "dm" to owner/name[@branch] or a git folder'),
    Setting("SCHEDULE_GROUP", "", "group of the schedules that turn expired cards grey"),
    Setting("SCHEDULE_QUEUE_ARN", "", "address of the jobs queue, for those schedules"),
    Setting("SCHEDULE_ROLE_ARN", "", "role that lets them send to it"),
    Setting("SETUP_REPOSITORIES", "{}", 'JSON: guild id or "*" to what /ux-setup may choose there'),
    Setting("DIRECT_MESSAGES", "true", "whether the bot answers in direct messages"),
    Setting("USER_INSTALLS", "true", "whether it answers people where only they have installed it"),
    Setting("CONVERSATION_ID_KEY", "", "key of the conversation ids; default: from the public key"),
    Setting("DISCORD_API_URL", "https://discord.com/api/v10", "base address of Discord's API"),
    Setting("DISCORD_GATEWAY_URL", "", "Discord's gateway; default: the one discord.py knows"),
    Setting("DISCORD_CDN_URL", "", "where a local Discord keeps uploads; besides Discord's CDN"),
    Setting("DISCORD_BOT_TOKEN", "", "lets the worker write after a token's 15 minutes"),
    Setting("DISCORD_BOT_TOKEN_PARAMETER", "", "SSM SecureString that holds the bot token"),
    Setting("GITHUB_API_URL", "https://api.github.com", "base address of GitHub's API"),
    Setting("GITHUB_APP_ID", "", "the GitHub App's id, with its installation and private key"),
    Setting("GITHUB_INSTALLATION_ID", "", "the App's installation that holds the sites"),
    Setting("GITHUB_PRIVATE_KEY", "", "the App's private key, PEM"),
    Setting("GITHUB_PRIVATE_KEY_PARAMETER", "", "SSM SecureString that holds the private key"),
    Setting("GITHUB_TOKEN", "", "a GitHub token, in place of an App"),
    Setting("GITHUB_TOKEN_PARAMETER", "", "SSM SecureString that holds the GitHub token"),
    Setting("GITHUB_WEBHOOK_SECRET", "", "secret of the repositories' push webhook"),
    Setting("GITHUB_WEBHOOK_SECRET_PARAMETER", "", "SSM SecureString that holds that secret"),
    Setting(
        "DRAFT_FALLBACK", "false", 'open a pull request "Draft: …" where drafts are unsupported'
    ),
    Setting("MODEL_ID", "", "Bedrock model that reads what the grammar does not; default: none"),
    Setting("MODEL_DAILY_TOKENS", "500000", "tokens, read and written, that it may take a day"),
    Setting("MESSAGE_STYLE", "components", "how messages look: components (a card) or embed"),
    Setting(
        "AWS_CLIENT", "light", "what interactions and web sessions call AWS with: light or boto3"
    ),
    Setting(
        "PULL_REQUEST_URL", "", "address of a git folder's pull request, with {number} and {site}"
    ),
    Setting("ENABLE_PAYMENTS", "false", "whether there are a payment conversation and `/payment`"),
    Setting("SESSION_TABLE", "payment-smart-bot-sessions-dev", "table of payment sessions"),
    Setting("STRIPE_SECRET_KEY", "", "Stripe's secret key; a test key, unless ALLOW_LIVE_CARDS"),
    Setting("STRIPE_SECRET_KEY_PARAMETER", "", "SSM SecureString that holds that key"),
    Setting("STRIPE_PUBLISHABLE_KEY", "", "has the page take cards by Stripe's own elements"),
    Setting("STRIPE_API_URL", "https://api.stripe.com", "base address of Stripe's API"),
    Setting("ALLOW_LIVE_CARDS", "false", "whether live keys of Stripe are taken"),
    Setting("ALLOW_RAW_CARDS", "false", "whether live card numbers may be typed; needs PCI DSS"),
    Setting("PAYMENT_KEY_ID", "", "KMS key that seals card numbers between two messages"),
    Setting("PAYMENT_KEY_FILE", "", "file with the key that does so on this machine"),
    Setting("PAY_URL", "", "base address of the payment page, for links to it"),
    Setting("DASHBOARD_JWT_KEYS", "", "JSON: key id to the HS256 key of who signs people in"),
    Setting("DASHBOARD_JWT_KEYS_PARAMETER", "", "SSM SecureString that holds those keys"),
    Setting("DASHBOARD_JWT_ISSUER", "", "the issuer that a token has to name"),
    Setting("DASHBOARD_JWT_AUDIENCE", "", "the audience that a token has to name"),
    Setting("DASHBOARD_CORS_ORIGINS", "", "pages that may ask the dashboard API, comma separated"),
    Setting(
        "ENABLE_CONSOLE", "false", "whether there are session events and an operators' console"
    ),
    Setting("CONSOLE_URL", "", "base address of the console; default: the one it is asked at"),
    Setting("DISCORD_OAUTH_URL", "https://discord.com/oauth2/authorize", "where people sign in"),
    Setting("DISCORD_CLIENT_SECRET", "", "the application's client secret, for signing people in"),
    Setting("DISCORD_CLIENT_SECRET_PARAMETER", "", "SSM SecureString that holds that secret"),
    Setting("USE_DYNAMODB_SESSIONS", "false", "web sessions: in DynamoDB, or in signed cookies"),
    Setting("SESSION_TABLE_NAME", "LLM-Duel-Sessions", "table of web sessions"),
    Setting(
        "SESSION_FALLBACK", "", "memory: where DynamoDB cannot be used, keep sessions in memory"
    ),
    Setting("SESSION_SECRET", "", "key of the signed cookies, where sessions are in those"),
    Setting("SESSION_SECRET_PARAMETER", "", "SSM SecureString that holds that key"),
    Setting("EVENTS_QUEUE_URL", "", "queue of session events; default: none are told"),
    Setting("REPAIR_QUEUE_URL", "", "queue of what the session tables could not take at once"),
    Setting("EVENTS_BUCKET", "", "S3 bucket of session events"),
    Setting("DYNAMODB_WRITE_ENABLED", "false", "whether the two tables of sessions are written"),
    Setting("SESSION_EVENTS_TABLE", "picasso-session-events", "table of each session's events"),
    Setting("SESSION_SUMMARIES_TABLE", "picasso-session-summaries", "table of sessions, summed up"),
    Setting("EVENT_KEYS", "", "JSON: key of who sends events to the hash of its tenant"),
    Setting("EVENT_KEYS_PARAMETER", "", "SSM SecureString that holds those keys"),
    Setting("SAMPLE_USERS", "", "ids of people whose events are marked as sample, comma separated"),
    Setting("METRICS_NAMESPACE", "ux-agent", "what CloudWatch keeps the embedded metrics under"),
    Setting("PRICES", "{}", "JSON: dollars for a million of each, in place of docs/costs.md's"),
    Setting("FRESHNESS_SECONDS", "300", "how old or how far ahead a signed request may be"),
    Setting("CLOCK_OFFSET_SECONDS", "0", "added to the clock, to test expiry and freshness"),
    Setting("LOG_LEVEL", "INFO", "least severity of the log lines"),
)

_ENDPOINT = "AWS_ENDPOINT_URL"
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


class AwsSettings(Record):
    """What boto3 reads too, for the light client: the function's region, role and endpoints.

    The addresses of the services are '' where no variable names one. A region by boto3's name for
    it comes first, since boto3 knows no other.
    """

    region: str
    access_key: str
    secret_key: str
    session_token: str
    ca_bundle: str
    dynamodb_url: str
    sqs_url: str
    bedrock_url: str
    is_special: bool
    """FIPS or dual-stack endpoints are asked for, which the light client does not know."""

    def __repr__(self) -> str:
        return f"AwsSettings(region={self.region!r})"  # the others may be secrets

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "AwsSettings":
        """The variables of AWS's SDKs and tools reference guide that count; never raises."""

        def first(*names: str) -> str:
            return next((found for name in names if (found := environ.get(name, "").strip())), "")

        def is_on(name: str) -> bool:
            return environ.get(name, "").strip().lower() == "true"

        is_ignored = is_on("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        return cls(
            region=first("AWS_DEFAULT_REGION", "AWS_REGION"),
            access_key=first("AWS_ACCESS_KEY_ID"),
            secret_key=first("AWS_SECRET_ACCESS_KEY"),
            session_token=first("AWS_SESSION_TOKEN"),
            ca_bundle=first("AWS_CA_BUNDLE"),
            dynamodb_url="" if is_ignored else first("AWS_ENDPOINT_URL_DYNAMODB", _ENDPOINT),
            sqs_url="" if is_ignored else first("AWS_ENDPOINT_URL_SQS", _ENDPOINT),
            bedrock_url=first("AWS_ENDPOINT_URL_BEDROCK_RUNTIME"),
            is_special=is_on("AWS_USE_FIPS_ENDPOINT") or is_on("AWS_USE_DUALSTACK_ENDPOINT"),
        )


class Settings:
    """The settings as read; every attribute is the lower-case name of its variable.

    Raises bot.errors.ConfigurationError, naming each variable that cannot be read.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        values = {name: environ.get(name, "") or default for name, default in _DEFAULTS.items()}
        self.values = values
        self._name_services(values)
        self._name_payments(values)
        self.discord_public_key = values["DISCORD_PUBLIC_KEY"].strip()
        self.discord_application_id = values["DISCORD_APPLICATION_ID"].strip()
        self.conversation_id_key = values["CONVERSATION_ID_KEY"] or self.discord_public_key
        self.discord_api_url = values["DISCORD_API_URL"].rstrip("/")
        self.discord_gateway_url = values["DISCORD_GATEWAY_URL"].rstrip("/")
        self.discord_cdn_url = values["DISCORD_CDN_URL"].rstrip("/")
        self.discord_bot_token = values["DISCORD_BOT_TOKEN"]
        self.discord_bot_token_parameter = values["DISCORD_BOT_TOKEN_PARAMETER"]
        self.pull_request_url = values["PULL_REQUEST_URL"]
        self.aws = AwsSettings.read(environ)
        self.lambda_function = environ.get("AWS_LAMBDA_FUNCTION_NAME", "")
        self.model_id = values["MODEL_ID"].strip()
        self.log_level = values["LOG_LEVEL"].upper()
        faults: list[str] = []
        self.sites = _sites(values["SITES"], faults)
        self.setup_repositories = _repositories(values["SETUP_REPOSITORIES"], faults)
        self.direct_messages = _is_true("DIRECT_MESSAGES", values, faults)
        self.user_installs = _is_true("USER_INSTALLS", values, faults)
        self.freshness_seconds = _whole("FRESHNESS_SECONDS", values, faults)
        self.clock_offset_seconds = _whole("CLOCK_OFFSET_SECONDS", values, faults)
        self.model_daily_tokens = _whole("MODEL_DAILY_TOKENS", values, faults)
        self.draft_fallback = _is_true("DRAFT_FALLBACK", values, faults)
        is_embed = _one_of("MESSAGE_STYLE", ("components", "embed"), values, faults) == "embed"
        self.message_style: MessageStyle = "embed" if is_embed else "components"
        self.aws_client = _one_of("AWS_CLIENT", ("light", "boto3"), values, faults)
        self.enable_payments = _is_true("ENABLE_PAYMENTS", values, faults)
        self.allow_live_cards = _is_true("ALLOW_LIVE_CARDS", values, faults)
        self.allow_raw_cards = _is_true("ALLOW_RAW_CARDS", values, faults)
        self._read_console(values, faults)
        if faults:
            raise ConfigurationError("; ".join(faults))

    def _name_services(self, values: Mapping[str, str]) -> None:
        """What AWS's services are called, and how GitHub is reached."""
        self.conversations_table = values["CONVERSATIONS_TABLE"]
        self.sites_table = values["SITES_TABLE"]
        self.limits_table = values["LIMITS_TABLE"]
        self.chat_sessions_table = values["CHAT_SESSIONS_TABLE"]
        self.jobs_queue_url = values["JOBS_QUEUE_URL"]
        self.dead_letter_queue_url = values["DEAD_LETTER_QUEUE_URL"]
        self.schedule_group = values["SCHEDULE_GROUP"]
        self.schedule_queue_arn = values["SCHEDULE_QUEUE_ARN"]
        self.schedule_role_arn = values["SCHEDULE_ROLE_ARN"]
        self.github_api_url = values["GITHUB_API_URL"].rstrip("/")
        self.github_app_id = values["GITHUB_APP_ID"].strip()
        self.github_installation_id = values["GITHUB_INSTALLATION_ID"].strip()
        self.github_private_key = values["GITHUB_PRIVATE_KEY"]
        self.github_private_key_parameter = values["GITHUB_PRIVATE_KEY_PARAMETER"]
        self.github_token = values["GITHUB_TOKEN"].strip()
        self.github_token_parameter = values["GITHUB_TOKEN_PARAMETER"]
        self.github_webhook_secret = values["GITHUB_WEBHOOK_SECRET"]
        self.github_webhook_secret_parameter = values["GITHUB_WEBHOOK_SECRET_PARAMETER"]

    def _name_payments(self, values: Mapping[str, str]) -> None:
        """What takes payments, and who signs people in to their chat sessions."""
        self.session_table = values["SESSION_TABLE"]
        self.stripe_secret_key = values["STRIPE_SECRET_KEY"].strip()
        self.stripe_secret_key_parameter = values["STRIPE_SECRET_KEY_PARAMETER"]
        self.stripe_publishable_key = values["STRIPE_PUBLISHABLE_KEY"].strip()
        self.stripe_api_url = values["STRIPE_API_URL"].rstrip("/")
        self.payment_key_id = values["PAYMENT_KEY_ID"]
        self.payment_key_file = values["PAYMENT_KEY_FILE"]
        self.pay_url = values["PAY_URL"].rstrip("/")
        self.dashboard_jwt_keys = values["DASHBOARD_JWT_KEYS"]
        self.dashboard_jwt_keys_parameter = values["DASHBOARD_JWT_KEYS_PARAMETER"]
        self.dashboard_jwt_issuer = values["DASHBOARD_JWT_ISSUER"]
        self.dashboard_jwt_audience = values["DASHBOARD_JWT_AUDIENCE"]

    def _read_console(self, values: Mapping[str, str], faults: list[str]) -> None:
        """Session events, the dashboard API and the console, with its web sessions."""
        self.enable_console = _is_true("ENABLE_CONSOLE", values, faults)
        self.use_dynamodb_sessions = _is_true("USE_DYNAMODB_SESSIONS", values, faults)
        self.dynamodb_write_enabled = _is_true("DYNAMODB_WRITE_ENABLED", values, faults)
        self.session_fallback = _one_of("SESSION_FALLBACK", ("", "memory"), values, faults)
        self.dashboard_cors_origins = _listed(values["DASHBOARD_CORS_ORIGINS"])
        self.sample_users = _listed(values["SAMPLE_USERS"])
        self.console_url = values["CONSOLE_URL"].rstrip("/")
        self.discord_oauth_url = values["DISCORD_OAUTH_URL"].rstrip("/")
        self.discord_client_secret = values["DISCORD_CLIENT_SECRET"].strip()
        self.discord_client_secret_parameter = values["DISCORD_CLIENT_SECRET_PARAMETER"]
        self.session_table_name = values["SESSION_TABLE_NAME"]
        self.session_secret = values["SESSION_SECRET"]
        self.session_secret_parameter = values["SESSION_SECRET_PARAMETER"]
        self.events_queue_url = values["EVENTS_QUEUE_URL"]
        self.repair_queue_url = values["REPAIR_QUEUE_URL"]
        self.events_bucket = values["EVENTS_BUCKET"]
        self.session_events_table = values["SESSION_EVENTS_TABLE"]
        self.session_summaries_table = values["SESSION_SUMMARIES_TABLE"]
        self.event_keys = values["EVENT_KEYS"]
        self.event_keys_parameter = values["EVENT_KEYS_PARAMETER"]
        self.metrics_namespace = values["METRICS_NAMESPACE"]
        self.prices = _prices(values["PRICES"], faults)

    def require(self, *names: str) -> None:
        """Raise ConfigurationError naming all of these variables that are empty."""
        missing = [name for name in names if not self.values[name]]
        if missing:
            raise ConfigurationError(f"not set: {', '.join(missing)}")


def _whole(name: str, values: Mapping[str, str], faults: list[str]) -> int:
    try:
        return int(values[name])
    except ValueError:
        faults.append(f"{name} is not a whole number: {values[name]!r}")
        return 0


def _one_of(
    name: str, allowed: tuple[str, ...], values: Mapping[str, str], faults: list[str]
) -> str:
    chosen = values[name].strip().lower()
    if chosen not in allowed:
        choices = ", ".join(choice or "nothing" for choice in allowed)
        faults.append(f"{name} is none of {choices}: {values[name]!r}")
    return chosen


def _is_true(name: str, values: Mapping[str, str], faults: list[str]) -> bool:
    return _one_of(name, ("true", "false"), values, faults) == "true"


def _listed(text: str) -> tuple[str, ...]:
    """What stands between commas, without what is empty."""
    return tuple(part for found in text.split(",") if (part := found.strip()))


def _prices(text: str, faults: list[str]) -> str:
    try:
        is_map = isinstance(json.loads(text), dict)
    except ValueError:
        is_map = False
    if not is_map:
        faults.append('PRICES is not JSON of the form {"write_unit": 0.625}')
    return text


def _repositories(text: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    try:
        rules = json.loads(text)
    except ValueError:
        rules = None
    if not isinstance(rules, dict) or not all(map(_is_rule, rules.values())):
        form = '{"<guild id>": ["owner/name", "owner/*"]}'
        faults.append(f"SETUP_REPOSITORIES is not JSON of the form {form}")
        return {}
    return {guild: tuple(rule) for guild, rule in rules.items()}


def _is_rule(rule: object) -> bool:
    return isinstance(rule, list) and all(isinstance(one, str) and "/" in one for one in rule)


def _sites(text: str, faults: list[str]) -> dict[str, str]:
    try:
        sites = json.loads(text)
    except ValueError:
        sites = None
    is_map = isinstance(sites, dict) and all(isinstance(site, str) for site in sites.values())
    if not is_map:
        faults.append('SITES is not JSON of the form {"<guild id>": "owner/name"}')
        return {}
    return dict(sites)


def from_environment(more: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; raises ConfigurationError as Settings does.

    Variables in `more` come before the environment's.
    """
    return Settings({**os.environ, **more} if more else os.environ)


def named_region() -> str:
    """The region of AWS that a variable names, '' for none; the other settings do not count."""
    return AwsSettings.read(os.environ).region


def names_a_model() -> bool:
    """Whether MODEL_ID is set; the other settings need not be readable for that."""
    return bool(os.environ.get("MODEL_ID", "").strip())


def runs_in_lambda() -> bool:
    """Whether this is a function of AWS Lambda; the other settings need not be readable for that.

    Source: AWS Lambda Developer Guide, "Defined runtime environment variables".
    """
    return bool(os.environ.get("AWS_LAMBDA_FUNCTION_NAME"))


def allows_colour() -> bool:
    """Whether output may be coloured: NO_COLOR is unset or empty (no-color.org)."""
    return not os.environ.get("NO_COLOR")
