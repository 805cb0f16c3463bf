"""The options of `tables create`, `describe`, `verify` and `delete`."""

import argparse


def add_options(parser: argparse.ArgumentParser) -> None:
    """The four acts and their options."""
    parser.description = (
        "The tables that template.yaml declares, for where no stack makes them: made, described, "
        "compared with what is there, deleted. Their names are the settings' (…_TABLE)."
    )
    acts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    create = acts.add_parser("create", help="make what is missing; as often as you like")
    create.description = (
        "Make the tables that are missing, with indexes, stream, expiry and recovery, and add what "
        "one lacks. What is there in another shape stays, and is told: exit status 1."
    )
    describe = acts.add_parser("describe", help="say what they have to be, without AWS")
    describe.add_argument(
        "--format",
        choices=("table", "cli", "json"),
        default="table",
        help="cli: a script of `aws dynamodb … --cli-input-json` (default: table)",
    )
    verify = acts.add_parser("verify", help="say what differs, and how to mend it")
    verify.description = "Exit status 1 where a table is missing or differs from template.yaml."
    delete = acts.add_parser("delete", help="delete them, and all that they hold")
    delete.description = "Asks for the name of each table to be typed; --yes asks nothing."
    delete.add_argument("--all", action="store_true", help="every table, in place of names")
    delete.add_argument("--yes", action="store_true", help="delete without a question")
    for act in (create, verify, delete):
        _add_place(act)
    for name, act in (("create", create), ("describe", describe), ("verify", verify)):
        act.add_argument("tables", nargs="*", metavar="TABLE", help="these alone (default: all)")
        act.set_defaults(run=run, act=name)
    delete.add_argument("tables", nargs="*", metavar="TABLE", help="name, variable or resource")
    delete.set_defaults(run=run, act="delete", parser=delete)


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--endpoint-url", default="", metavar="URL", help="a local AWS (default: AWS_ENDPOINT_URL)"
    )
    parser.add_argument("--region", default="", help="default: AWS's own settings")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 0, or 1 where a table is not as asked. Raises bot.errors.BotError."""
    from bot.deployment.tables_door import run as act  # noqa: PLC0415 - AWS's clients take time

    return act(options)
