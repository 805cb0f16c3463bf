"""All files of a commit, also of one that GitHub does not list at once.

Source: GitHub docs, "Get a tree": "If truncated is true … fetch each sub-tree one at a time".
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.adapters.commits import Entry
from bot.adapters.github.api import Api, Listing
from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase

MOST_REQUESTS = 60
"""For one commit: a minute of the worker holds no more."""


class Tree(NamedTuple):
    """A commit's tree: its id, and path to entry of all that it holds, folders left out."""

    sha: str
    entries: Mapping[str, Entry]


def read_tree(api: Api, commit: str) -> Tree:
    """The tree of a commit; raises Failed when there is no such commit, or it is too large."""
    sha = api.tree_of(commit)
    if sha is None:
        raise Failed("commit_missing", phrase(Texts.lacks_commit, commit=commit[:8]))
    return Tree(sha, dict(_Walk(api).entries(sha, "")))


class _Walk:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._left = MOST_REQUESTS

    def entries(self, tree: str, above: str) -> Iterator[tuple[str, Entry]]:
        """All within a tree, in one request where GitHub lists it whole."""
        whole = self._listed(tree, is_recursive=True)
        if not whole.is_cut:
            for line in whole.lines:
                if line.kind != "tree":
                    yield above + line.path, Entry(line.mode, line.sha)
            return
        flat = self._listed(tree, is_recursive=False)
        if flat.is_cut:
            raise _too_large()
        for line in flat.lines:
            if line.kind == "tree":
                yield from self.entries(line.sha, f"{above}{line.path}/")
            else:
                yield above + line.path, Entry(line.mode, line.sha)

    def _listed(self, tree: str, *, is_recursive: bool) -> Listing:
        if self._left == 0:
            raise _too_large()
        self._left -= 1
        return self._api.listing(tree, is_recursive=is_recursive)


def _too_large() -> Failed:
    return Failed("site_too_large", phrase(Texts.too_many_files))
