"""What an application learns of a person who let it (docs: User, Get Current User and its Guilds).

`GET /users/@me` needs the scope `identify`, `GET /users/@me/guilds` the scope `guilds`.
"""

from collections.abc import Mapping
from typing import Any

from bot.playground.discord import errors
from bot.playground.discord.oauth.grants import Authorization, Grants
from bot.playground.discord.people import Guild, User

_MOST_GUILDS = 200
_SCHEME = "Bearer "
_MEMBERS = 3


def user(grants: Grants, authorization: str) -> dict[str, Any]:
    """Get Current User, for a Bearer token; raises ApiError 401."""
    given = _let(grants, authorization, "identify")
    about: dict[str, Any] = {
        **given.user.resource(),
        "accent_color": None,
        "banner": None,
        "flags": 0,
        "locale": grants.state.locales.get(given.user.id, "en-US"),
        "mfa_enabled": False,
        "premium_type": 0,
    }
    if "email" in given.scopes:
        about |= {"email": f"{given.user.username}@example.com", "verified": True}
    return about


def guilds(grants: Grants, authorization: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
    """Get Current User Guilds, for a Bearer token, by id; raises ApiError 401 and 400."""
    given = _let(grants, authorization, "guilds")
    limit = _limit(query.get("limit", str(_MOST_GUILDS)))
    found = sorted(grants.state.world.guilds_of(given.user), key=lambda guild: int(guild.id))
    if "after" in query:
        found = [guild for guild in found if int(guild.id) > _id(query, "after")][:limit]
    elif "before" in query:
        found = [guild for guild in found if int(guild.id) < _id(query, "before")][-limit:]
    is_counted = query.get("with_counts", "").lower() in {"true", "1"}
    return [_guild(guild, given.user, is_counted=is_counted) for guild in found[:limit]]


def _let(grants: Grants, authorization: str, scope: str) -> Authorization:
    given = grants.bearer(authorization.removeprefix(_SCHEME))
    if given is None or scope not in given.scopes or not authorization.startswith(_SCHEME):
        raise errors.unauthorized()
    return given


def _guild(guild: Guild, person: User, *, is_counted: bool) -> dict[str, Any]:
    about: dict[str, Any] = {
        "banner": None,
        "features": [],
        "icon": None,
        "id": guild.id,
        "name": guild.name,
        "owner": guild.owner_id == person.id,
        "permissions": str(guild.permissions(person)),
    }
    if is_counted:
        about |= {"approximate_member_count": _MEMBERS, "approximate_presence_count": _MEMBERS}
    return about


def _limit(text: str) -> int:
    limit = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= limit <= _MOST_GUILDS:
        words = f"int value should be between 1 and {_MOST_GUILDS}."
        raise errors.invalid_form([errors.Fault(("limit",), "NUMBER_TYPE_RANGE", words)])
    return limit


def _id(query: Mapping[str, str], name: str) -> int:
    text = query[name]
    if not text.isascii() or not text.isdigit():
        words = f'Value "{text}" is not snowflake.'
        raise errors.invalid_form([errors.Fault((name,), "NUMBER_TYPE_COERCE", words)])
    return int(text)
