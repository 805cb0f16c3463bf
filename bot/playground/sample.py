"""The site to work on: a fresh copy of the sample in a git folder, or somebody's own folder."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigurationError

SAMPLE = Path(__file__).parent / "sample_site"
_FIXED = {
    "GIT_AUTHOR_DATE": "2026-01-01T06:00:00Z",
    "GIT_AUTHOR_EMAIL": "bakery@example.com",
    "GIT_AUTHOR_NAME": "Corner Bakery",
    "GIT_COMMITTER_DATE": "2026-01-01T06:00:00Z",
    "GIT_COMMITTER_EMAIL": "bakery@example.com",
    "GIT_COMMITTER_NAME": "Corner Bakery",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "HOME": "/dev/null",
    "LC_ALL": "C",
}


TEA_HOUSE: Mapping[str, Mapping[str, str]] = {
    ".ux-agent.yml": {"Corner Bakery": "Tea House"},
    "content/site.json": {"Bread worth getting up for": "Tea worth sitting down for"},
    "css/site.css": {
        "Corner Bakery": "Tea House",
        "#fffaf2": "#f4faf5",
        "#f6e7d0": "#dcebdd",
        "#7a4a21": "#2f5d50",
        "#3a2415": "#16302a",
        "#b4532a": "#b0487a",
    },
    "index.html": {
        "Corner Bakery": "Tea House",
        "Bread worth getting up for": "Tea worth sitting down for",
        "Baked before sunrise, gone by four.": "Poured until midnight.",
    },
}
"""What makes another site of the sample, file by file: the text there, and the text instead."""


def fresh_copy(folder: Path, changes: Mapping[str, Mapping[str, str]] | None = None) -> Path:
    """Put the sample site into `folder`, as a git repository with one commit; the folder.

    `changes` make another site of it. What was in `folder` goes. Raises ConfigurationError where
    there is no git or no room.
    """
    git = shutil.which("git")
    if git is None:
        raise ConfigurationError("git is not installed: the sample site is a git folder")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(SAMPLE, folder)
        for name, words in (changes or {}).items():
            _change(folder / name, words)
        for step in (
            ("init", "--quiet", "--template=", "--initial-branch=main"),
            ("add", "--all"),
            ("commit", "--quiet", "--no-verify", "--message=The bakery's website"),
        ):
            _git(git, folder, *step)
    except OSError as error:
        raise ConfigurationError(f"no room for the sample site in {folder}: {error}") from error
    return folder


def _change(file: Path, words: Mapping[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def _git(git: str, folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [git, *arguments],
        cwd=folder,
        env={**_FIXED, "PATH": str(Path(git).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ConfigurationError(f"git {arguments[0]} failed in {folder}: {done.stderr.strip()}")
