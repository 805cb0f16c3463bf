"""Runs inside a contender's process: answers batches of events and says what they cost.

`python warm_driver.py MODULE`: each line of standard input is a JSON list of events; each line
written back is JSON of `seconds` (CPU of the handler, for the whole list) and `answers`.
"""

import importlib
import json
import os
import sys
import time


def main(module: str) -> None:
    """Serve until standard input ends."""
    reply = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the handler prints is written all the same
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - pathlib is not in every contender
    handler = importlib.import_module(module).lambda_handler
    for line in sys.stdin:
        events = json.loads(line)
        began = time.process_time()
        answers = [handler(event, None) for event in events]
        seconds = time.process_time() - began
        reply.write(json.dumps({"seconds": seconds, "answers": answers}) + "\n")
        reply.flush()


if __name__ == "__main__":
    main(sys.argv[1])
