"""Makes a virtual environment from a hash-locked file: `install.py FOLDER LOCK PURPOSE [PROJECT]`.

Runs on the plain Python of the machine, before anything is installed. Does nothing when the folder
already holds exactly what the lock file says. PROJECT, a folder, is installed as it stands there,
with its commands.
"""

import hashlib
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

STAMP = ".installed"
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
        say(f"==> installing {folder}: {purpose}")
        create(folder)
        pip(folder, lock, *EXACTLY, str(lock))
        if project:
            pip(folder, lock, *AS_IT_STANDS, project)
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


def pip(folder: Path, lock: Path, *what: str) -> None:
    """Install `what`, telling how far it is; a failure leaves no half environment behind."""
    began = time.monotonic()
    command = [python(folder), *PIP, *what]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        output, count = follow(process)
    if process.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit("".join(output[-20:]) + NO_INSTALL.format(lock=lock))
    if count:
        report(f"    {count} packages in {time.monotonic() - began:.0f} s", final=True)


def follow(process: "subprocess.Popen[str]") -> tuple[list[str], int]:
    """What pip said without its warnings, and the number of packages; shows progress meanwhile."""
    output: list[str] = []
    count = 0
    for line in process.stdout or ():
        if not line.startswith("WARNING"):
            output.append(line)
        if line.startswith(("Collecting ", "Processing /")):
            count += 1
            report(f"    {count} packages found", final=False)
        elif line.startswith("Installing "):
            report(f"    {count} packages found, unpacking them", final=False)
    return output, count


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
