"""What `sam build` calls for each function: its folder, built, in the place that SAM names."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.deployment import template
from bot.deployment.build import Builder
from bot.deployment.targets import LAMBDA, Target
from bot.errors import BotError

CLIENTS = ("light", "boto3")


def main(arguments: Sequence[str] | None = None) -> None:
    """Build one function, or exit with a sentence that says why not."""
    parser = argparse.ArgumentParser(prog="python -m bot.deployment.sam_build", description=__doc__)
    parser.add_argument("function", help="its logical id in template.yaml")
    parser.add_argument("into", type=Path, help="the folder to fill")
    parser.add_argument("--aws-client", choices=CLIENTS, default=CLIENTS[0])
    parser.add_argument("--python", type=Path, help="the Python that compiles; else one is found")
    given = parser.parse_args(arguments)
    target = LAMBDA._replace(interpreter=given.python)
    try:
        build(Path.cwd(), given.function, given.into, target, given.aws_client)
    except BotError as error:
        sys.exit(str(error))


def build(root: Path, logical_id: str, into: Path, target: Target, aws_client: str) -> None:
    """Fill the folder `into` with a function of the project at `root`; raises as Builder does."""
    declared = template.functions(template.load(root / "template.yaml"))
    (function,) = [one for one in declared if one.logical_id == logical_id]
    builder = Builder(root, root / "build" / "lambda", target, print, aws_client=aws_client)
    shutil.copytree(builder.folder(function), into, dirs_exist_ok=True)
    size = sum(path.stat().st_size for path in into.rglob("*") if path.is_file())
    print(f"{function.name}: {size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
