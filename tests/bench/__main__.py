"""`make bench`: the interactions function beside what tutorials teach, measured in one run.

Every measure is a median over interleaved rounds and shown as a ratio to the tutorial of the same
run; "tutorial again" is the tutorial once more, so it shows the noise.
"""

import argparse
import json
import platform
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import report
from tests.bench.certificates import make_server
from tests.bench.contenders import Workshop, site_row, size
from tests.bench.rounds import Bench, stand_in
from tests.bench.share import NoShareError, share

ROOT = Path(__file__).parent.parent.parent
MEGABYTES = 256


def main(arguments: list[str]) -> int:
    """Run, print the tables, write the file if one is named; exit status 0 whatever is missed."""
    options = _options(arguments)
    found, samples, counts, unmeasured = measure(options)
    print()
    print(report.table(found, unmeasured))
    print()
    print(report.costs(counts))
    if options.json:
        facts = {
            "rounds": options.rounds,
            "repeat": options.repeat,
            "python": platform.python_version(),
            "machine": platform.machine(),
            "not_measured": unmeasured,
        }
        whole = report.as_json(found, samples, counts, facts)
        Path(options.json).write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(options: argparse.Namespace) -> tuple[report.Medians, Any, report.Counts, str]:
    """Medians, samples, counts, and why something was not measured ('' when all was)."""
    unmeasured = ""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="ux-agent-bench-")))
        server = make_server(scratch)
        aws = stack.enter_context(stand_in(ROOT, server))
        field = Workshop(ROOT, options.build, _say).field(server, aws.port)
        chosen = [one for one in field.contenders if not options.only or one.name in options.only]
        try:
            part = stack.enter_context(share(MEGABYTES))
        except NoShareError as error:
            part, unmeasured = None, f"the {MEGABYTES} MB share: {error}"
        bench = Bench(field.runtime, aws, share=part, repeat=options.repeat, row=site_row(ROOT))
        bench.warm_up(chosen)
        for number in range(options.rounds):
            _say(f"round {number + 1} of {options.rounds}")
            turn = number % len(chosen)
            bench.round(chosen[turn:] + chosen[:turn])
        found = report.medians({one.name: bench.samples[one.name] for one in chosen})
        for one in chosen:
            found[one.name]["package"] = size(one.folder)
        counts = {one.name: bench.counts[one.name] for one in chosen}
    return found, bench.samples, counts, unmeasured


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, metavar="N", help="rounds (default 11)")
    parser.add_argument(
        "--repeat", type=int, default=200, metavar="N", help="warm requests of a kind (default 200)"
    )
    parser.add_argument("--json", metavar="FILE", help="write everything to a file as well")
    parser.add_argument(
        "--build", type=Path, default=ROOT / "build" / "bench", help=argparse.SUPPRESS
    )
    parser.add_argument("--only", action="append", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    print(f"\r\033[K{text} …" if sys.stderr.isatty() else f"{text} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
