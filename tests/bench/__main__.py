"""`make bench`: the interactions function beside what tutorials teach, measured in one run.

After it, requests read and a site scanned, each beside what it saves or cannot do without,
payments beside a handler that loads and saves, lists of few and of many sessions, the session
middleware beside Starlette's own, and batches of session events with and without tables.

Every measure is a median over interleaved rounds and shown as a ratio to the tutorial of the same
run; "tutorial again" is the tutorial once more, so it shows the noise.
"""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bot.deployment.targets import BuildFailed
from bot.settings import allows_colour
from tests.bench import event_processing, payments, report, session_lists, sites, web_sessions
from tests.bench.certificates import make_server
from tests.bench.container import Contender
from tests.bench.contenders import Workshop, site_row, size
from tests.bench.rounds import Bench, Samples, stand_in
from tests.bench.share import NoShareError, share

ROOT = Path(__file__).parent.parent.parent
MEGABYTES = 256


class Found(NamedTuple):
    """What a run found; `notes` say what was not measured and why."""

    samples: report.Samples
    counts: report.Counts
    notes: list[str]


def main(arguments: list[str]) -> int:
    """Run, print the tables, write the file if one is named.

    Exit status 0 whatever goal is missed, 1 where nothing can be measured.
    """
    options = _options(arguments)
    if sys.platform != "linux":
        print("The benchmark needs Linux: it reads other processes' clocks.", file=sys.stderr)
        return 1
    try:
        found = measure(options)
    except BuildFailed as reason:
        print(reason, file=sys.stderr)
        return 1
    has_colour = sys.stdout.isatty() and allows_colour()
    print()
    if options.markdown:
        print(report.markdown(found.samples))
    else:
        print(report.table(found.samples, has_colour=has_colour))
    print(f"Medians of {options.rounds} rounds; beside the tutorial, ratios to it.")
    print(report.beside_silent(found.samples))
    print(*found.notes, "", sep="\n")
    print(report.costs(found.counts, has_colour=has_colour))
    others = _others(options)
    if options.json:
        facts = {"rounds": options.rounds, "repeat": options.repeat, "notes": found.notes}
        whole = report.as_json(found.samples, found.counts, facts | _machine()) | others
        Path(options.json).write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    return 0


def _others(options: argparse.Namespace) -> dict[str, Any]:
    """What is measured besides, told as it comes; for the file, by its name."""
    _say("reading requests, and scanning a large site")
    of_sites = sites.measured(rounds=3, files=options.files)
    print("", *(one.told() for one in of_sites), sep="\n")
    _say("payments, many at once")
    with TemporaryDirectory(prefix="ux-agent-bench-") as scratch:
        flows = payments.measured(ROOT, Path(scratch), options.sessions, payments.IN_FLIGHT)
    print("", payments.told(flows, payments.IN_FLIGHT), sep="\n")
    lists = session_lists.measured()
    print("", session_lists.told(lists), sep="\n")
    with TemporaryDirectory(prefix="ux-agent-bench-") as scratch:
        web = web_sessions.measured(ROOT, Path(scratch), batch=options.repeat)
    print("", web_sessions.told(web), sep="\n")
    _say("batches of session events")
    batches = event_processing.measured(ROOT)
    print("", event_processing.told(batches), sep="\n")
    return {
        "sites": [one._asdict() for one in of_sites],
        "web_sessions": [one._asdict() for one in web],
        "payments": [{**flow._asdict(), "requests": flow.requests} for flow in flows],
        "session_lists": [one._asdict() for one in lists],
        "event_processing": [one._asdict() for one in batches],
    }


def _machine() -> dict[str, str]:
    return {"python": platform.python_version(), "machine": platform.machine()}


def measure(options: argparse.Namespace) -> Found:
    """Build the contenders and run the rounds."""
    notes: list[str] = []
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="ux-agent-bench-")))
        server = make_server(scratch)
        aws = stack.enter_context(stand_in(ROOT, server))
        field = Workshop(ROOT, options.build, _say).field(server, aws.port)
        try:
            part = stack.enter_context(share(MEGABYTES))
        except NoShareError as error:
            part = None
            notes.append(f"Not measured: the {MEGABYTES} MB share: {error}.")
        row = site_row(ROOT)
        bench = Bench(field.runtime, aws, share=part, repeat=options.repeat, row=row)
        run(bench, field.contenders, options.rounds)
    samples: dict[str, Samples] = {}
    for one in field.contenders:
        samples[one.name] = bench.samples[one.name] | {"package": [size(one.folder)]}
    counts = {one.name: bench.counts[one.name] for one in field.contenders}
    spoilt = bench.spoilt.most_common()
    notes += [f"Measured anew after a wrong answer: {name} × {number}." for name, number in spoilt]
    return Found(samples, counts, notes)


def run(bench: Bench, contenders: Sequence[Contender], rounds: int) -> None:
    """All rounds; another contender begins each."""
    bench.warm_up(contenders)
    for number in range(rounds):
        _say(f"round {number + 1} of {rounds}")
        turn = number % len(contenders)
        bench.round([*contenders[turn:], *contenders[:turn]])


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, metavar="N", help="rounds (default 11)")
    parser.add_argument(
        "--repeat",
        type=int,
        default=100,
        metavar="N",
        help="warm requests in a batch (default 100)",
    )
    parser.add_argument(
        "--files",
        type=int,
        default=sites.FILES,
        metavar="N",
        help=f"files of the site that is scanned (default {sites.FILES})",
    )
    parser.add_argument(
        "--sessions",
        type=int,
        default=payments.SESSIONS,
        metavar="N",
        help=f"payment sessions (default {payments.SESSIONS})",
    )
    parser.add_argument("--json", metavar="FILE", help="write everything to a file as well")
    parser.add_argument("--markdown", action="store_true", help="the first table as the README's")
    parser.add_argument(
        "--build", type=Path, default=ROOT / "build" / "bench", help=argparse.SUPPRESS
    )
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    print(f"{text} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
