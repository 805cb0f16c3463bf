"""The command line: `ux-agent`, or `python -m bot`."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

from bot import settings
from bot.errors import BotError, ConfigurationError

PORT = 8400
CLOUD_PORT = 8410
INTERRUPTED = 130
"""What shells make of Ctrl-C."""
UNREAD = 141
"""What shells make of a reader that has gone, as of `| head`."""

STOPPED = "stopped; what is done stays done"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 on failure, 2 on wrong usage (raised by argparse).

    141 when nobody reads the output any more.
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be complained about at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except BotError as fault:
        print(f"ux-agent: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"ux-agent: {STOPPED}", file=sys.stderr)
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ux-agent", description="Change a website by asking.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", help="run the local stack in a browser"))
    _add_gateway(commands.add_parser("gateway", help="be the bot in Discord, from this machine"))
    _add_try(commands.add_parser("try", help="ask for a change of a folder, without services"))
    _add_undo(commands.add_parser("undo", help="take back what a pull request of a folder changed"))
    _add_scan(commands.add_parser("scan", help="propose what may be changed on a website"))
    _add_deploy(commands.add_parser("deploy", help="put the bot into your AWS account, guided"))
    _add_commands(commands.add_parser("commands", help="the slash commands that Discord knows"))
    _add_tables(commands.add_parser("tables", help="make, describe, verify or delete the tables"))
    _add_events(commands.add_parser("events", help="make the tables of sessions again"))
    _add_doctor(commands.add_parser("doctor", help="look for what is wrong, and say what to do"))
    _add_cloud(commands.add_parser("cloud", help="an empty account to try a deployment with"))
    return parser


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.description = "Run the local stack: a chat, the deployed bot, and a website to change."
    parser.add_argument(
        "--port",
        type=_port,
        default=PORT,
        help=f"of 127.0.0.1, and the next free one for the local AWS (default {PORT})",
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="change this site, not the sample")
    parser.add_argument(
        "--github", action="store_true", help="keep the site at a small GitHub, also run here"
    )
    parser.add_argument(
        "--no-pictures",
        action="store_true",
        help="put no pictures of the page into previews (chromium takes them where it is there)",
    )
    parser.add_argument(
        "--no-samples", action="store_true", help="leave the console empty of sample conversations"
    )
    parser.set_defaults(run=_serve)


def _add_gateway(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Be the bot in Discord, from this machine: connected to Discord's gateway with "
        "DISCORD_BOT_TOKEN, on the local stack, or on AWS where JOBS_QUEUE_URL names its queue."
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="change this site, not the sample")
    parser.add_argument(
        "--guild", default="", metavar="ID", help="serve this server only (all that the bot is in)"
    )
    parser.add_argument(
        "--clear-endpoint",
        action="store_true",
        help="take away the application's Interactions Endpoint URL, which would get everything",
    )
    parser.set_defaults(run=_gateway)


def _add_try(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Ask for a change of the website in a folder. Without a .ux-agent.yml what may be changed "
        "is what `scan` finds. Several messages are one conversation. Nothing is written unless "
        "--apply is given. Where MODEL_ID is set, that model reads what the grammar leaves open."
    )
    parser.add_argument("--site", type=Path, required=True, metavar="DIR", help="the site's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object, nothing else")
    parser.add_argument("--apply", action="store_true", help="write the change to the folder")
    parser.add_argument(
        "--image",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a picture that comes with the request (repeatable)",
    )
    parser.add_argument("messages", nargs="+", metavar="MESSAGE", help="what to change; answers")
    parser.set_defaults(run=_try)


def _add_undo(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take back what a merged pull request of a website in a git folder changed, all of it or "
        "none: the last one, or the one named. Nothing is written unless --apply is given."
    )
    parser.add_argument("--site", type=Path, required=True, metavar="DIR", help="the git folder")
    parser.add_argument(
        "change", nargs="?", default="", help="the pull request's number, or its conversation's id"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, nothing else")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--apply", action="store_true", help="write it to the folder's files")
    act.add_argument(
        "--pull-request", action="store_true", help="open the pull request that takes it back"
    )
    parser.set_defaults(run=_undo)


def _add_scan(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Propose the .ux-agent.yml of a website that has none, by what its pages load. What is in "
        "doubt stands there as a comment, with the reason."
    )
    parser.add_argument("site", type=Path, metavar="DIR", help="the site's folder")
    parser.add_argument(
        "--write", action="store_true", help="write it into the folder, unless one is there"
    )
    parser.set_defaults(run=_scan)


def _add_deploy(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Put the bot into your AWS account: parameters, deploy, commands, endpoint URL, invite. "
        "Each step is checked; run it again at any time, also to update."
    )
    _add_stage(parser)
    parser.add_argument("--yes", action="store_true", help="ask nothing; fail where one must ask")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="answer a question beforehand, or set a parameter of template.yaml (repeatable)",
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a JSON object of answers")
    parser.add_argument(
        "--forget",
        action="append",
        default=[],
        metavar="NAME",
        help="forget the remembered answer, as --answer NAME= does (repeatable)",
    )
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="take the endpoint URL from another deployment of the same Discord application",
    )
    parser.set_defaults(run=_deploy)


def _add_commands(parser: argparse.ArgumentParser) -> None:
    parser.description = "Look after the list of slash commands that Discord shows to people."
    acts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    sync = acts.add_parser("sync", help="bring Discord's list to ours")
    sync.description = (
        "Show how the commands that Discord knows differ from ours; --apply brings them to ours, "
        "and asks before it deletes any that are not ours. The bot token is DISCORD_BOT_TOKEN, "
        "else the stage's own."
    )
    _add_stage(sync)
    sync.add_argument(
        "--guild",
        type=_server,
        metavar="ID",
        help="the commands of this server alone (default: those that are everywhere)",
    )
    sync.add_argument("--check", action="store_true", help="exit with 1 when the lists differ")
    sync.add_argument("--apply", action="store_true", help="bring Discord's list to ours")
    sync.add_argument(
        "--yes", action="store_true", help="delete what is not ours without being asked"
    )
    sync.set_defaults(run=_sync)


def _add_tables(parser: argparse.ArgumentParser) -> None:
    from bot.deployment.tables_options import add_options

    add_options(parser)


def _add_events(parser: argparse.ArgumentParser) -> None:
    from bot.deployment.events_options import add_options

    add_options(parser)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Look for what is wrong and say what to do: on this machine, with --cloud in a deployment, "
        "or with --site in a website's folder, where each place that its .ux-agent.yml declares is "
        "proved by a probe: written, read back and taken back, all in memory. The exit status is 1 "
        "when something is wrong."
    )
    parser.add_argument("--cloud", action="store_true", help="look at the deployment, not here")
    _add_stage(parser)
    parser.add_argument("--site", type=Path, metavar="DIR", help="look at this site's folder alone")
    parser.set_defaults(run=_doctor)


def _add_cloud(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Run an empty AWS account, a Discord application and a GitHub repository on this machine, "
        "to try a deployment with, and say how to lead a shell there."
    )
    parser.add_argument(
        "--port", type=_port, default=CLOUD_PORT, help=f"and two more (default {CLOUD_PORT})"
    )
    parser.set_defaults(run=_cloud)


def _add_stage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stage",
        default="prod",
        metavar="NAME",
        help="the deployment, where an account has several (default: prod)",
    )


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port (1 to 65535)")
    return number


def _server(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and 17 <= len(text) <= 20):
        raise argparse.ArgumentTypeError(f"{text!r} is no id of a server (17 to 20 digits)")
    return text


def _serve(options: argparse.Namespace) -> int:
    from bot.playground.pictures.chromium import found
    from bot.playground.serve import Wish
    from bot.playground.serve import main as serve

    chromium = "" if options.no_pictures else found()
    has_samples = not options.no_samples
    return serve(Wish(options.port, options.site, options.github, chromium, has_samples))


def _gateway(options: argparse.Namespace) -> int:
    from bot.gateway.knowing import Wish
    from bot.gateway.run import run

    def local() -> Callable[..., AbstractContextManager[Any]]:
        from bot.playground.behind_gateway import Ground, local_stack

        return partial(local_stack, ground=Ground(options.site))

    return run(Wish(options.guild, options.clear_endpoint), local)


def _deploy(options: argparse.Namespace) -> int:
    from bot.deployment.doors import Wish, deploy

    answers = [*options.answer, *(f"{name}=" for name in options.forget)]
    wish = Wish(options.stage, answers, options.answers, options.yes, options.take_over)
    return deploy(wish)


def _doctor(options: argparse.Namespace) -> int:
    if options.site:
        from bot.deployment.site import check_site

        return check_site(options.site)
    from bot.deployment.doors import check_cloud, check_machine

    return check_cloud(options.stage) if options.cloud else check_machine()


def _sync(options: argparse.Namespace) -> int:
    from bot.deployment.doors import sync_commands
    from bot.deployment.registering import Wish

    wish = Wish(options.guild or "", is_applied=options.apply, may_delete=options.yes)
    return sync_commands(options.stage, wish, is_checked=options.check)


def _cloud(options: argparse.Namespace) -> int:
    from bot.playground.cloud.empty import main as cloud

    return cloud(options.port)


def _try(options: argparse.Namespace) -> int:
    from bot.adapters.folder import Folder
    from bot.bootstrap import model
    from bot.texts.english import Texts
    from bot.ux_agent.asking_model.asking import MOST_SECONDS
    from bot.ux_agent.picturing.taking import Picture
    from bot.ux_agent.scanning.scan import index_of
    from bot.ux_agent.terminal import render
    from bot.ux_agent.trial import converse
    from bot.ux_agent.work.bounds import LONGEST, in_words

    folder = Folder(options.site)
    pictures = [Picture(path.name, partial(_picture, path)) for path in options.image]
    with in_words(str(options.site)):
        index = index_of(str(options.site), folder)
    asked = model(settings.from_environment()) if settings.names_a_model() else None
    with in_words(str(options.site), LONGEST + MOST_SECONDS if asked else None):
        trial = converse(options.messages, index, folder, pictures, model=asked)
    if options.apply:
        folder.write(trial.files)
    intent = trial.outcome.intent
    note = Texts.read_by_model if intent.by_model else ""
    remarks = (*trial.warnings, note, intent.reason if options.json else "")
    for remark in filter(None, remarks):
        print(f"ux-agent: {remark}", file=sys.stderr)
    if options.json:
        print(json.dumps(trial.to_data()))
    else:
        has_colour = sys.stdout.isatty() and settings.allows_colour()
        print(render(trial, is_written=options.apply, has_colour=has_colour))
    return 0


def _picture(path: Path) -> bytes:
    from bot.ux_agent.pictures import MOST_BYTES

    try:
        if not path.is_file():
            raise ConfigurationError(f"{path} is no file")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise ConfigurationError(f"{path} cannot be read: {fault.strerror}") from fault


def _undo(options: argparse.Namespace) -> int:
    from bot.undoing import Wish, undo

    acts = (options.apply, options.pull_request, options.json)
    said, remark = undo(Wish(options.site, options.change, *acts))
    print(said)
    if remark:
        print(f"ux-agent: {remark}", file=sys.stderr)
    return 0


def _scan(options: argparse.Namespace) -> int:
    from bot.adapters.folder import Folder
    from bot.ux_agent.declared.paths import MANIFEST
    from bot.ux_agent.scanning.scan import scan
    from bot.ux_agent.work.bounds import in_words

    folder = Folder(options.site)
    with in_words(str(options.site)):
        manifest = scan(str(options.site), folder).manifest
    if options.write:
        folder.add(MANIFEST, manifest.encode())
    else:
        print(manifest, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
