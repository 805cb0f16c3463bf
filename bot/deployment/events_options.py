"""The options of `events backfill` and `events redrive`."""

import argparse
from datetime import date


def add_options(parser: argparse.ArgumentParser) -> None:
    """The two acts and their options."""
    parser.description = "Session events: what the bucket keeps of them, and the two tables."
    acts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    backfill = acts.add_parser("backfill", help="make both tables again of the bucket")
    backfill.description = (
        "Write every event of the bucket to the two tables and count every session again. It may "
        "be stopped, started again (it goes on where it was), and done twice; new events may come "
        "in meanwhile. Bucket and tables are those of EVENTS_BUCKET, SESSION_EVENTS_TABLE and "
        "SESSION_SUMMARIES_TABLE, or of a deployment where EVENTS_BUCKET names none."
    )
    backfill.add_argument("--since", type=_day, metavar="DAY", help="from this day on (2026-11-21)")
    backfill.add_argument("--tenant", default="", metavar="HASH", help="this tenant's alone")
    backfill.add_argument(
        "--checkpoint",
        default=".ux-agent-backfill.json",
        metavar="FILE",
        help="where it notes how far it came (default: %(default)s)",
    )
    backfill.add_argument(
        "--stage", default="prod", metavar="NAME", help="the deployment (default: prod)"
    )
    backfill.add_argument(
        "--endpoint-url", default="", metavar="URL", help="a local AWS (default: AWS_ENDPOINT_URL)"
    )
    backfill.add_argument("--region", default="", help="default: AWS's own settings")
    backfill.set_defaults(run=run)
    _add_redrive(acts.add_parser("redrive", help="send the dead letters of events once more"))


def _add_redrive(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Send what lies among the dead letters of session events into their queue once more. What "
        "is no event comes back after five deliveries: --show tells what is there."
    )
    parser.add_argument("--show", action="store_true", help="print what is there, and leave it")
    parser.add_argument(
        "--stage", default="prod", metavar="NAME", help="the deployment (default: prod)"
    )
    parser.add_argument("--region", default="", help="default: AWS's own settings")
    parser.set_defaults(run=run_redrive)


def _day(text: str) -> str:
    """A day as keys have it; raises ArgumentTypeError on anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-11-21") from error


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 0, or 1 where objects are no events. Raises bot.errors.BotError."""
    from bot.deployment.events_door import run as act  # noqa: PLC0415 - AWS's clients take time

    return act(options)


def run_redrive(options: argparse.Namespace) -> int:
    """Do what was asked; 0. Raises bot.errors.BotError."""
    from bot.deployment.events_redrive import run as act  # noqa: PLC0415 - as above

    return act(options)
