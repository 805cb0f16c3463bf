"""A small Bedrock by itself: `python -m bot.playground.model [--rules FILE]`.

It prints the settings that lead the bot there, and serves until it is interrupted.
"""

import argparse
import json
import sys
import threading
from pathlib import Path

from bot.errors import BotError
from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import SmallModel

MODEL_ID = "playground.small-model"


def main() -> int:
    """Serve; the exit status is 0 after an interrupt, 1 when it cannot start."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground.model", description=__doc__)
    parser.add_argument(
        "--rules",
        type=Path,
        help="a JSON object: regular expressions for requests, and the tool's input for each",
    )
    parser.add_argument("--port", type=int, default=0, help="of 127.0.0.1 (default: a free one)")
    options = parser.parse_args()
    try:
        rules = json.loads(options.rules.read_text(encoding="utf-8")) if options.rules else {}
        server = ModelServer(SmallModel(rules), port=options.port)
    except (BotError, OSError, ValueError) as fault:
        print(f"small model: {fault}", file=sys.stderr)
        return 1
    with server:
        settings = (f"MODEL_ID={MODEL_ID}", f"AWS_ENDPOINT_URL_BEDROCK_RUNTIME={server.url}")
        print("\n".join((*settings, "# stop: Ctrl-C")), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
