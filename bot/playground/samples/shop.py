"""The flower shop's website, where the sample people work: a copy of the sample in other words."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.playground.sample import fresh_copy

FLOWERS: Mapping[str, Mapping[str, str]] = {
    ".ux-agent.yml": {"Corner Bakery": "Flower Shop"},
    "content/site.json": {"Bread worth getting up for": "Flowers worth staying in for"},
    "css/site.css": {
        "Corner Bakery": "Flower Shop",
        "#fffaf2": "#fdf7fb",
        "#f6e7d0": "#f2dcea",
        "#7a4a21": "#6b2f5d",
        "#b4532a": "#2f7d4f",
    },
    "index.html": {
        "Corner Bakery": "Flower Shop",
        "Bread worth getting up for": "Flowers worth staying in for",
        "Baked before sunrise, gone by four.": "Cut before sunrise, gone by four.",
        "Reserve a loaf": "Reserve a bouquet",
        "Made with butter": "Made with rain",
    },
}
_IN_THE_WAY = "refs/heads/ux"


class Shop:
    """The website in a git folder, with its one branch beside what the bot makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = fresh_copy(folder, FLOWERS)
        self.acts: Mapping[str, Callable[[], None]] = {
            "puts a branch in the way": self._block,
            "takes it away": self._free,
        }

    def _block(self) -> None:
        """A branch `ux` leaves no room for any `ux/…`."""
        self._git("update-ref", _IN_THE_WAY, "HEAD")

    def _free(self) -> None:
        self._git("update-ref", "-d", _IN_THE_WAY)

    def _git(self, *arguments: str) -> None:
        subprocess.run(
            [shutil.which("git") or "git", *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
        )
