"""Which repositories the admins of a server may choose in `/ux-setup`."""

from collections.abc import Mapping, Sequence

from bot.site_name import site_name

ANY_SERVER = "*"


def allowed(guild_id: str, given: str, rules: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The repositories of a server, as owner/name[@branch] or owner/* for all of an owner's.

    Without a rule of its own or one for any server, those of the owner of its given site.
    """
    ruled = rules.get(guild_id, rules.get(ANY_SERVER))
    if ruled is not None:
        return tuple(ruled)
    name = site_name(given)
    return (f"{name.repository.partition('/')[0]}/*",) if name else ()


def may_choose(site: str, given: str, patterns: Sequence[str]) -> bool:
    """Whether a server may have this site: the given one always, a folder never else."""
    if site == given:
        return True
    name = site_name(site)
    if name is None:
        return False
    owner = name.repository.partition("/")[0]
    # Code hosts compare names without regard to case, branches with it.
    fits = {f"{owner}/*".lower(), name.repository.lower()}
    return any(site == pattern or pattern.lower() in fits for pattern in patterns)
