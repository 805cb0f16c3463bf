"""What `tables` does: create, describe, verify and delete, at AWS or a local one."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from bot import settings
from bot.deployment import tables_acts, tables_described
from bot.deployment.amazon import LOCAL_REGION, Amazon, CloudFault
from bot.deployment.screen import Screen
from bot.deployment.tables import Table, chosen, declared
from bot.deployment.tables_acts import Shop
from bot.deployment.template import load
from bot.errors import ConfigurationError
from bot.settings import Settings

PROJECT = Path(__file__).parents[2]
_HERE = {"127.0.0.1", "localhost", "::1"}


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 0, or 1 where a table is not as asked. Raises bot.errors.BotError."""
    if options.act == "delete" and bool(options.tables) is options.all:
        options.parser.error("name the tables to delete, or give --all")
    known = settings.from_environment()
    template = load(PROJECT / "template.yaml")
    tables = chosen(declared(template, known.values), options.tables)
    screen = Screen(sys.stdout, has_colour=sys.stdout.isatty() and settings.allows_colour())
    if options.act == "describe":
        return _describe(screen, tables, options.format)
    try:
        return 0 if _done(options, screen, tables, known) else 1
    except CloudFault as fault:
        raise ConfigurationError(f"{fault}\n  {fault.mend}") from fault


def _done(
    options: argparse.Namespace, screen: Screen, tables: list[Table], known: Settings
) -> bool:
    shop = _shop(screen, options.endpoint_url or known.aws.dynamodb_url, options.region, known)
    if options.act == "create":
        return tables_acts.create(shop, tables)
    if options.act == "verify":
        return tables_acts.verify(shop, tables)
    is_attended = sys.stdin.isatty()
    return tables_acts.delete(shop, tables, is_sure=options.yes, is_attended=is_attended)


def _describe(screen: Screen, tables: list[Table], form: str) -> int:
    if form == "table":
        tables_described.show(screen, tables)
    else:
        text = {"cli": tables_described.for_cli, "json": tables_described.as_json}[form]
        print(text(tables))
    return 0


def _shop(screen: Screen, endpoint: str, region: str, known: Settings) -> Shop:
    """A local AWS takes any credentials, so that nobody has to set some for it."""
    is_local = urlsplit(endpoint).hostname in _HERE
    amazon = Amazon(region, endpoint=endpoint, is_anybody=is_local and not known.aws.access_key)
    place = f"{amazon.region or LOCAL_REGION} at {endpoint}" if endpoint else amazon.region
    return Shop(amazon.client("dynamodb"), screen, place, is_local)
