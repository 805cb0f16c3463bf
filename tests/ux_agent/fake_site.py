"""A site held in memory, and its diff as git itself prints it."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bot.ux_agent.code_host import blob_id
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.site import SiteIndex


class FakeSite:
    """A SiteSource over a dictionary of path to content."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        self.files = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }
        self._blobs = {path: blob_id(content) for path, content in self.files.items()}
        self._contents = {blob: self.files[path] for path, blob in self._blobs.items()}

    def head(self) -> str:
        return "c0ffee"

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._blobs

    def read(self, blob: str) -> bytes:
        return self._contents[blob]

    def index(self) -> SiteIndex:
        """The site's index."""
        return build_index("test", self)


def git_diff(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """What `git diff` prints of each file, from its `---` line on."""
    for name, files in (("a", before), ("b", after)):
        for path, content in files.items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    found = ""
    for path in sorted(after):
        found += _one_diff(folder, path)
    return found


def _one_diff(folder: Path, path: str) -> str:
    command = [
        "git",
        "-c",
        "core.quotepath=off",
        "diff",
        "--no-index",
        "--no-prefix",
        "--no-color",
        "--",
    ]
    done = subprocess.run(
        [*command, f"a/{path}", f"b/{path}"], cwd=folder, capture_output=True, check=False
    )
    text = done.stdout.decode()
    start = re.search(r"^--- ", text, re.MULTILINE)
    return text[start.start() :] if start else ""
