"""What GitHub's definite refusals mean, in words that hold nothing of its answers.

Source: GitHub docs, "Troubleshooting the REST API".
"""

import re

from bot.adapters.github.wire import Answer
from bot.errors import Failed, TransientError

_PERMISSIONS = re.compile(r"[a-z_]+=[a-z]+(?:[,;] ?[a-z_]+=[a-z]+)*")
_MEANT = {
    401: ("github_unauthorised", "GitHub does not accept the bot’s authorisation for “{name}”."),
    404: ("repository_missing", "GitHub shows this bot no repository “{name}” that it may {do}."),
    410: ("repository_gone", "The repository “{name}” is gone from GitHub."),
    451: ("repository_blocked", "GitHub blocks the repository “{name}” for legal reasons."),
}


def meaning_of(answer: Answer, repository: str, *, is_write: bool) -> Failed | TransientError:
    """The error to raise for a refusal that its caller has no better word for."""
    if answer.status == 403:
        return _forbidden(answer, repository)
    if answer.status == 409:
        return _conflict(answer, repository)
    if 300 <= answer.status < 400:
        text = f"The repository “{repository}” was renamed or moved: SITES must name it anew."
        return Failed("repository_moved", text)
    return Failed(*_meant(answer.status, repository, do="write to" if is_write else "read"))


def _meant(status: int, repository: str, *, do: str = "") -> tuple[str, str]:
    unknown = ("github_refused", f"GitHub refuses ({status}) to {{do}} “{{name}}”.")
    code, text = _MEANT.get(status, unknown)
    return code, text.format(name=repository, do=do)


def is_of_token(answer: Answer) -> bool:
    """Whether GitHub refuses because of what it knows, or does not, of the token."""
    return answer.status == 401 or (answer.status == 403 and "not accessible by" in answer.said)


def _forbidden(answer: Answer, repository: str) -> Failed:
    if "archived" in answer.said:
        text = f"The repository “{repository}” is archived: nobody can change it."
        return Failed("repository_archived", text)
    if "too_large" in answer.said or "too large" in answer.said:
        return Failed("too_large", "A file of the site is too large to be read.")
    if "access blocked" in answer.said:
        return Failed(*_meant(451, repository))
    if "ip allow list" in answer.said or "saml" in answer.said:
        text = f"The organization of “{repository}” lets nobody in from here or with that token."
        return Failed("organization_closed", text)
    if "suspended" in answer.said:
        text = f"The GitHub app is suspended for the repository “{repository}”."
        return Failed("app_suspended", text)
    return _not_permitted(answer, f"that in “{repository}”")


def _not_permitted(answer: Answer, what: str) -> Failed:
    needed = answer.headers.get("x-accepted-github-permissions", "")
    if not _PERMISSIONS.fullmatch(needed):
        needed = "contents=write, pull_requests=write"
    return Failed("github_forbidden", f"GitHub does not let this bot do {what}. It needs {needed}.")


def _conflict(answer: Answer, repository: str) -> Failed | TransientError:
    if "empty" in answer.said:
        text = f"The site’s repository “{repository}” has no commit yet."
        return Failed("site_empty", text)
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
    why = " A rule of the repository forbids it." if "rule violation" in answer.said else ""
    return Failed("branch_refused", f"The repository has no room for a branch “{name}”.{why}")


def has_open_pull(answer: Answer) -> bool:
    """Whether GitHub refuses (422) because an open pull request for head and base is there."""
    return answer.status == 422 and "pull request already exists" in answer.said


def lacks_drafts(answer: Answer) -> bool:
    """Whether GitHub refuses (422) because the repository's plan has no draft pull requests."""
    return answer.status == 422 and "draft pull requests are not supported" in answer.said


def no_drafts(repository: str) -> Failed:
    """What to do where there are no drafts."""
    text = (
        f"The repository “{repository}” does not support draft pull requests. With the setting"
        " DRAFT_FALLBACK=true I open ordinary ones titled “Draft: …”."
    )
    return Failed("draft_unsupported", text)


def of_pull(answer: Answer, branch: str, base: str) -> Failed | TransientError:
    """Why no pull request of a branch that exists could be opened (422)."""
    fields = {one.get("field") for one in answer.errors}
    # Before "no commits between", which GitHub then says of them too.
    if fields & {"head_sha", "base_sha"} or "sha can't be blank" in answer.said:
        return _not_shown()
    if "no commits between" in answer.said:
        text = f"There is nothing to propose: “{base}” holds all of “{branch}” already."
        return Failed("nothing_to_propose", text)
    if "not all refs are readable" in answer.said:
        return _not_permitted(answer, f"that with the branches “{base}” and “{branch}”")
    if "no history in common" in answer.said:
        text = f"The branches “{base}” and “{branch}” have nothing in common any more."
        return Failed("history_rewritten", text)
    invalid = {one.get("field") for one in answer.errors if one.get("code") == "invalid"}
    if "base" in invalid:
        return Failed("branch_missing", f"There is no branch “{base}”.")
    if "head" in invalid:
        return _not_shown()
    return Failed("pull_request_refused", "GitHub refuses to open the pull request.")
