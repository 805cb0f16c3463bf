"""A small Bedrock by itself: `python -m bot.playground.model [--rules FILE]`.

It prints the settings that lead the bot there, and serves until it is interrupted.
"""

import json
import sys
from argparse import Namespace
from pathlib import Path

from bot.playground import alone
from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import SmallModel

MODEL_ID = "playground.small-model"


def main() -> int:
    """Serve; the exit status is 0 after an interrupt, 1 when it cannot start."""
    parser = alone.parser("bot.playground.model", __doc__)
    parser.add_argument(
        "--rules",
        type=Path,
        help="a JSON object: regular expressions for requests, and the tool's input for each",
    )
    return alone.serve("small model", _service, parser.parse_args())


def _service(options: Namespace) -> alone.Service:
    rules = json.loads(options.rules.read_text(encoding="utf-8")) if options.rules else {}
    server = ModelServer(SmallModel(rules), port=options.port)
    lines = (f"MODEL_ID={MODEL_ID}", f"AWS_ENDPOINT_URL_BEDROCK_RUNTIME={server.url}")
    return alone.Service(server, lines)


if __name__ == "__main__":
    sys.exit(main())
