"""What GitHub's definite refusals mean, in words that hold nothing of its answers.

Source: GitHub docs, "Troubleshooting the REST API".
"""

import re

from bot.adapters.github.wire import Answer
from bot.errors import Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase

_PERMISSIONS = re.compile(r"[a-z_]+=[a-z]+(?:[,;] ?[a-z_]+=[a-z]+)*")
_MEANT = {
    401: ("github_unauthorised", Texts.unauthorised),
    410: ("repository_gone", Texts.repository_gone),
    451: ("repository_blocked", Texts.repository_blocked),
}


def meaning_of(answer: Answer, repository: str, *, is_write: bool) -> Failed | TransientError:
    """The error to raise for a refusal that its caller has no better word for."""
    if answer.status == 403:
        return _forbidden(answer, repository)
    if answer.status == 409:
        return _conflict(answer, repository)
    if 300 <= answer.status < 400:
        return Failed("repository_moved", phrase(Texts.repository_moved, repository=repository))
    if answer.status in _MEANT:
        return _meant(answer.status, repository)
    if answer.status == 404:
        missing = Texts.cannot_write if is_write else Texts.cannot_read
        return Failed("repository_missing", phrase(missing, repository=repository))
    refuses = Texts.refuses_write if is_write else Texts.refuses_read
    return Failed(
        "github_refused", phrase(refuses, repository=repository, status=str(answer.status))
    )


def _meant(status: int, repository: str) -> Failed:
    code, text = _MEANT[status]
    return Failed(code, phrase(text, repository=repository))


def is_of_token(answer: Answer) -> bool:
    """Whether GitHub refuses because of what it knows, or does not, of the token."""
    return answer.status == 401 or (answer.status == 403 and "not accessible by" in answer.said)


def _forbidden(answer: Answer, repository: str) -> Failed:
    if "archived" in answer.said:
        return Failed("repository_archived", phrase(Texts.archived, repository=repository))
    if "too_large" in answer.said or "too large" in answer.said:
        return Failed("too_large", phrase(Texts.file_too_large))
    if "access blocked" in answer.said:
        return _meant(451, repository)
    if "ip allow list" in answer.said or "saml" in answer.said:
        text = phrase(Texts.organization_closed, repository=repository)
        return Failed("organization_closed", text)
    if "suspended" in answer.said:
        text = phrase(Texts.app_suspended, repository=repository)
        return Failed("app_suspended", text)
    return _not_permitted(answer, Texts.not_permitted, repository=repository)


def _not_permitted(answer: Answer, text: str, **parts: str) -> Failed:
    needed = answer.headers.get("x-accepted-github-permissions", "")
    if not _PERMISSIONS.fullmatch(needed):
        needed = "contents=write, pull_requests=write"
    return Failed("github_forbidden", phrase(text, permissions=needed, **parts))


def _conflict(answer: Answer, repository: str) -> Failed | TransientError:
    if "empty" in answer.said:
        return Failed("site_empty", phrase(Texts.no_commit, repository=repository))
    return TransientError(f"GitHub reports a conflict in {repository}")


def _not_shown() -> TransientError:
    return TransientError("GitHub does not show everywhere yet what it holds")


def of_branch(answer: Answer, name: str, *, is_free: bool) -> Failed | TransientError:
    """Why there is no branch after a refusal (422) to make it; `is_free` if git had room for it.

    "Reference update failed" is said of a name without room, and of troubles that pass.
    """
    if "does not exist" in answer.said or "already exists" in answer.said:
        return _not_shown()
    if is_free and "reference update failed" in answer.said:
        return TransientError("GitHub could not make the branch")
    text = phrase(Texts.no_room_for_branch, branch=name)
    if "rule violation" in answer.said:
        text = joined(" ", (text, phrase(Texts.rule_forbids)))
    return Failed("branch_refused", text)


def has_open_pull(answer: Answer) -> bool:
    """Whether GitHub refuses (422) because an open pull request for head and base is there."""
    return answer.status == 422 and "pull request already exists" in answer.said


def lacks_drafts(answer: Answer) -> bool:
    """Whether GitHub refuses (422) because the repository's plan has no draft pull requests."""
    return answer.status == 422 and "draft pull requests are not supported" in answer.said


def no_drafts(repository: str) -> Failed:
    """What to do where there are no drafts."""
    return Failed("draft_unsupported", phrase(Texts.no_drafts, repository=repository))


def of_pull(answer: Answer, branch: str, base: str) -> Failed | TransientError:
    """Why no pull request of a branch that exists could be opened (422)."""
    fields = {one.get("field") for one in answer.errors}
    # Before "no commits between", which GitHub then says of them too.
    if fields & {"head_sha", "base_sha"} or "sha can't be blank" in answer.said:
        return _not_shown()
    if "no commits between" in answer.said:
        text = phrase(Texts.nothing_to_propose, base=base, branch=branch)
        return Failed("nothing_to_propose", text)
    if "not all refs are readable" in answer.said:
        return _not_permitted(answer, Texts.not_permitted_branches, base=base, branch=branch)
    if "no history in common" in answer.said:
        text = phrase(Texts.history_rewritten, base=base, branch=branch)
        return Failed("history_rewritten", text)
    invalid = {one.get("field") for one in answer.errors if one.get("code") == "invalid"}
    if "base" in invalid:
        return Failed("branch_missing", phrase(Texts.no_such_branch, branch=base))
    if "head" in invalid:
        return _not_shown()
    return Failed("pull_request_refused", phrase(Texts.pull_refused))
