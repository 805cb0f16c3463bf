"""Real git folders for tests, made and looked at with the git command."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")


def git(folder: Path, *arguments: str, content: bytes | None = None) -> str:
    """Run git in a folder and return what it printed."""
    done = subprocess.run(
        ["git", "-C", str(folder), *IDENTITY, *arguments],
        check=True,
        capture_output=True,
        input=content,
    )
    return done.stdout.decode().strip()


def new_site(folder: Path, files: Mapping[str, str], *, branch: str = "main") -> Path:
    """A git folder with a work tree and one commit of these files."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", f"--initial-branch={branch}")
    save(folder, files)
    return folder


def save(folder: Path, files: Mapping[str, str], *, message: str = "Change") -> str:
    """Write files and commit them on the branch checked out; the commit's id."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def branches(folder: Path) -> list[str]:
    """The names of our branches."""
    return git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads/ux").split()
