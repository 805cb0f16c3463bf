"""What GitHub's push webhook tells: who may be believed, and which sites moved.

Source: GitHub docs, "Validating webhook deliveries" and "Webhook events and payloads" (push).
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import NamedTuple

from bot.errors import UserError
from bot.site_name import site_name

_BRANCH = "refs/heads/"


class Push(NamedTuple):
    """A branch that moved: "owner/name", the branch and the repository's default branch."""

    repository: str
    branch: str
    default_branch: str


def is_signed(signature: str, body: bytes, secrets: str) -> bool:
    """Whether the header `X-Hub-Signature-256` fits the body with one of the secrets.

    `secrets` has one a line: while a secret is changed, the old and the new one are valid.
    """
    is_valid, given = False, signature.encode(errors="surrogatepass")
    for secret in filter(None, map(str.strip, secrets.splitlines())):
        made = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        # All are compared, so that time does not tell which one fits.
        is_valid |= hmac.compare_digest(f"sha256={made}".encode(), given)
    return is_valid


def read_push(body: bytes) -> Push | None:
    """The branch that a push moved; None for a tag, and for a branch that was deleted.

    Raises UserError, in words for the webhook's owner, when the body is no push.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise UserError("not JSON: set the webhook's content type to application/json") from None
    repository = data.get("repository") if isinstance(data, dict) else None
    if not isinstance(repository, dict):
        raise UserError("a push that names no repository")
    named = (repository.get("full_name"), data.get("ref"), repository.get("default_branch"))
    full_name, ref, default_branch = (text if isinstance(text, str) else "" for text in named)
    if not full_name or not ref:
        raise UserError("a push that names no branch")
    if data.get("deleted") is True or not ref.startswith(_BRANCH):
        return None
    return Push(full_name, ref.removeprefix(_BRANCH), default_branch)


def moved_sites(push: Push, sites: Mapping[str, str]) -> list[str]:
    """The servers whose site is made from that branch, as SITES maps them (guild id to site)."""
    return [guild_id for guild_id, site in sites.items() if _is_base(push, site)]


def _is_base(push: Push, site: str) -> bool:
    name = site_name(site)
    if name is None or name.repository.casefold() != push.repository.casefold():
        return False
    return push.branch == (name.branch or push.default_branch)
