"""Makes a virtual environment from a hash-locked file: `install.py FOLDER LOCK PURPOSE [PROJECT]`.

Runs on the plain Python of the machine, before anything is installed. Does nothing when the folder
already holds exactly what the lock file says. PROJECT, a folder, is installed as it stands there,
with its commands.
"""

import hashlib
import shutil
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterable
from pathlib import Path

STAMP = ".installed"
LOOK_SECONDS = 0.5
NO_VENV = "This Python makes no virtual environments. On Debian or Ubuntu: apt install python3-venv"
NO_INSTALL = "Could not install {lock}, as said above. If the network was away, run it again."
# The lock is complete and hashed, so pip has nothing left to resolve.
PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off")
EXACTLY = ("--no-deps", "--require-hashes", "--requirement")
AS_IT_STANDS = ("--no-deps", "--no-index", "--no-build-isolation", "--editable")


def main(folder: Path, lock: Path, purpose: str, project: str = "") -> None:
    """Bring `folder` to the state of `lock`, or exit with a sentence that says why not."""
    wanted = fingerprint(lock)
    if not is_installed(folder, wanted):
        began = time.monotonic()
        say(f"==> installing {folder}, once: {purpose}")
        report("    making the environment", final=False)
        create(folder)
        count = pip(folder, lock, *EXACTLY, str(lock))
        if project:
            report("    adding the project itself", final=False)
            pip(folder, lock, *AS_IT_STANDS, project)
        report(f"    {count} packages in {time.monotonic() - began:.0f} s", final=True)
    (folder / STAMP).write_text(wanted)


def fingerprint(lock: Path) -> str:
    """What an environment is made from: the lock file's SHA-256 and the version of Python."""
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {sys.version.split()[0]}\n"


def is_installed(folder: Path, wanted: str) -> bool:
    """Whether `folder` was made from `wanted` and its Python still starts."""
    stamp = folder / STAMP
    if not stamp.is_file() or stamp.read_text() != wanted:
        return False
    return subprocess.run([python(folder), "-c", ""], check=False).returncode == 0  # noqa: S603


def create(folder: Path) -> None:
    """An empty environment, in place of whatever was there."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        venv.create(folder, with_pip=True, symlinks=True)
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit(f"{error}\n{NO_VENV}")


def pip(folder: Path, lock: Path, *what: str) -> int:
    """Install `what`, telling how far it is; the number of packages that were fetched.

    A failure leaves no half environment behind and ends the program with pip's own words.
    """
    command = [python(folder), *PIP, *what]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        output, count = follow(process.stdout or (), folder)
    if process.returncode:
        report("", final=False)
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit("".join(output[-20:]) + NO_INSTALL.format(lock=lock))
    return count


def follow(lines: Iterable[str], folder: Path) -> tuple[list[str], int]:
    """What pip said without its warnings, and the number of packages; shows progress meanwhile."""
    output: list[str] = []
    count = 0
    before = unpacked(folder)
    is_over = threading.Event()
    watcher: threading.Thread | None = None
    for line in lines:
        if not line.startswith("WARNING"):
            output.append(line)
        if line.startswith("Collecting "):
            count += 1
            report(f"    {count} packages fetched", final=False)
        elif line.startswith("Installing ") and count:
            # pip says nothing more until all are there.
            watcher = threading.Thread(target=watch, args=(folder, before, count, is_over))
            watcher.start()
    is_over.set()
    if watcher is not None:
        watcher.join()
    return output, count


def watch(folder: Path, before: int, count: int, is_over: threading.Event) -> None:
    """Show how many of `count` packages are there besides those before, until it is over."""
    while not is_over.wait(LOOK_SECONDS):
        report(f"    {min(unpacked(folder) - before, count)} of {count} unpacked", final=False)


def unpacked(folder: Path) -> int:
    """How many packages stand in an environment."""
    return sum(1 for _ in folder.glob("lib/python*/site-packages/*.dist-info"))


def report(text: str, *, final: bool) -> None:
    """One step of progress: on a terminal each replaces the one before, a log gets the last."""
    if sys.stdout.isatty():
        say(f"\r{text}\033[K", end="\n" if final else "")
    elif final:
        say(text)


def python(folder: Path) -> str:
    """The environment's own Python."""
    return str(folder / "bin" / "python")


def say(text: str, end: str = "\n") -> None:
    """Print at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
