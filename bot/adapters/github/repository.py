"""A site in a repository at GitHub: its files, our commits and branches, its pull requests."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

from bot.adapters.commits import (
    AUTHOR_MAIL,
    AUTHOR_NAME,
    NEW_FILE,
    Entry,
    require_editable,
    require_new_branch,
    require_object,
)
from bot.adapters.github import listing, refusals
from bot.adapters.github.api import About, Api, Person
from bot.adapters.github.connection import Connection
from bot.adapters.github.pulls import read_pull
from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import (
    BranchTaken,
    NewCommit,
    Proposal,
    PullRequest,
    PullRequestExists,
)


class GitHubRepository:
    """The code host of a site "owner/name[@branch]".

    With `has_draft_fallback` a pull request is opened as an ordinary one titled "Draft: …" where
    the repository supports no drafts.
    """

    def __init__(self, connection: Connection, branch: str, *, has_draft_fallback: bool) -> None:
        self._name = connection.repository
        self._branch = branch
        self._has_draft_fallback = has_draft_fallback
        self._api = Api(connection)
        self._trees: dict[str, listing.Tree] = {}

    def head(self) -> str:
        found = self._api.branch_head(self._base)
        if found is not None:
            return found
        if self._base == self._about.default_branch:
            raise Failed("site_empty", phrase(Texts.no_commit, repository=self._name))
        raise Failed("branch_missing", phrase(Texts.no_branch, branch=self._base))

    def tree(self, commit: str) -> Mapping[str, str]:
        entries = self._tree(commit).entries.items()
        return {path: entry.blob for path, entry in entries if entry.is_file}

    def read(self, blob: str) -> bytes:
        content = self._api.blob(require_object(blob))
        if content is None:
            raise Failed("blob_missing", phrase(Texts.lacks_file, file=blob[:8]))
        return content

    def keep(self, content: bytes) -> str:
        return self._api.create_blob(content)

    def commit(self, new: NewCommit) -> str:
        before = self._tree(new.parent)
        for path in new.files:
            require_editable(path, before.entries)
        changes: dict[str, Entry | None] = {}
        for path, content in new.files.items():
            known = before.entries.get(path)
            if content is not None:
                mode = known.mode if known else NEW_FILE
                changes[path] = Entry(mode, self._api.create_blob(content))
            elif known:
                changes[path] = None
        tree = self._api.create_tree(before.sha, changes) if changes else before.sha
        date = datetime.fromtimestamp(new.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        who = Person(AUTHOR_NAME, AUTHOR_MAIL, date)
        return self._api.create_commit(tree, new.parent, new.message, who)

    def create_branch(self, name: str, commit: str) -> None:
        require_new_branch(name, self._base)
        answer = self._api.create_branch(name, require_object(commit))
        if answer.is_well:
            return
        found = self._api.branch_head(name)
        if found == commit:
            return
        if found:
            raise BranchTaken(name)
        raise refusals.of_branch(answer, name, is_free=not self._is_below_another(name))

    def pull_requests(self, branch: str) -> Sequence[PullRequest]:
        home = self._about.full_name
        pulls = self._api.pulls(f"{home.partition('/')[0]}:{branch}")
        # A fork's is not ours; and a `head` that GitHub cannot read narrows nothing down.
        return [
            pull.request for pull in pulls if pull.home == home and pull.request.branch == branch
        ]

    def open_pull_request(self, proposal: Proposal) -> PullRequest:
        require_new_branch(proposal.branch, self._base)
        body = {"title": proposal.title, "body": proposal.body}
        body |= {"head": proposal.branch, "base": self._base}
        answer = self._api.create_pull(body | {"draft": True})
        if refusals.lacks_drafts(answer):
            if not self._has_draft_fallback:
                raise refusals.no_drafts(self._name)
            answer = self._api.create_pull(body | {"title": f"Draft: {proposal.title}"})
        if answer.is_well:
            return read_pull(answer.data).request
        if refusals.has_open_pull(answer):
            raise PullRequestExists(proposal.branch)
        if self._api.branch_head(proposal.branch) is None:
            raise Failed("branch_missing", phrase(Texts.no_such_branch, branch=proposal.branch))
        raise refusals.of_pull(answer, proposal.branch, self._base)

    def close_pull_request(self, number: int, reason: str) -> None:
        pull = self._api.pull(number)
        if pull is None:
            raise Failed("pull_missing", phrase(Texts.no_such_pull, number=str(number)))
        if pull.state == "open":
            self._api.comment(number, reason)
            self._api.close_pull(number)

    def _is_below_another(self, name: str) -> bool:
        """Whether a branch stands where git would need a folder for this one."""
        parts = name.split("/")
        above = ["/".join(parts[:count]) for count in range(1, len(parts))]
        return any(self._api.branch_head(one) is not None for one in above)

    @cached_property
    def _about(self) -> About:
        return self._api.about()

    @property
    def _base(self) -> str:
        return self._branch or self._about.default_branch

    def _tree(self, commit: str) -> listing.Tree:
        """All of a commit's files; the last one asked for is kept."""
        if require_object(commit) not in self._trees:
            self._trees = {commit: listing.read_tree(self._api, commit)}
        return self._trees[commit]
