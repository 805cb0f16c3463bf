"""`/ux-setup`: which website this server edits, and who may; a form, and one write.

Source of the permissions: Discord docs, Permissions (Bitwise Permission Flags).
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.conversation.reply import Ask, Form, Handle, Later, RolePick, TextInput
from bot.conversation.transition import EVERYONE
from bot.errors import ConfigurationError, Refused, TransientError, UserError
from bot.site_name import site_name
from bot.texts.catalogue import texts
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.choosing import may_choose
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.sites import SiteSetting

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

REPOSITORY, REQUEST, CONFIRM = "repository", "request", "confirm"
"""The names of the form's inputs."""

MANAGES = 1 << 3 | 1 << 5
"""ADMINISTRATOR or MANAGE_GUILD."""

_MOST_SITE = 200
_MOST_ROLES = 25
_ROLE = re.compile(r"[0-9]{1,20}")

_log = logging.getLogger(__name__)


def setup(agent: "UXAgent", asked: Asked) -> Ask:
    """The form, filled with what holds; raises Refused, UserError or TransientError."""
    _refuse_others(asked)
    guild_id, said = asked.presser.guild_id, texts(asked.origin.locale)
    held = _setting(agent, guild_id)
    site = held.wanted or held.site or agent.sites.given(guild_id)
    repository = TextInput(
        REPOSITORY,
        said.setup_repository,
        value=site,
        hint=said.setup_repository_hint,
        limit=_MOST_SITE,
        is_required=False,
    )
    request = _pick(REQUEST, said.setup_request, said.setup_request_hint, held.request_roles)
    confirm = _pick(CONFIRM, said.setup_confirm, said.setup_confirm_hint, held.confirm_roles)
    roles = [pick._replace(roles=_picked(pick.roles, guild_id)) for pick in (request, confirm)]
    key = agent.conversation_id(asked.origin.interaction_id)
    handle = Handle("setup", key, f"{held.set_at:08x}", asked.presser.user_id)
    return Ask(Form(handle, said.setup_title, (repository, *roles)))


def press(agent: "UXAgent", handle: Handle, asked: Asked) -> Later:
    """The form comes back: one write, then one message; the worker reads the site and tells.

    Raises Refused, UserError or TransientError.
    """
    _refuse_others(asked)
    guild_id = asked.presser.guild_id
    chosen = asked.options.get(REPOSITORY, "").strip()
    _refuse_repository(agent, guild_id, chosen)
    wanted = _wanted(agent, guild_id, chosen)
    setting = wanted._replace(
        request_roles=_roles(asked, REQUEST),
        confirm_roles=_roles(asked, CONFIRM),
        set_id=handle.conversation_id,
        set_by=asked.presser.user_id,
        set_at=asked.origin.now,
        seen_at=int(handle.shown, 16),
    )
    with _keeping():
        before = agent.sites.configure(guild_id, setting)
    try:
        agent.queue.send(asked.job("setup", handle.conversation_id))
    except TransientError as error:
        raise UserError(phrase(Texts.setup_unchecked)) from error
    facts = {"was": _told(before), "now": _told(setting)}
    return Later(is_private=True, decision="configured", facts=facts)


def may_set_up(asked: Asked) -> bool:
    """Whether Discord says that this person manages the server."""
    return asked.presser.guild_id != "dm" and bool(asked.permissions & MANAGES)


def _refuse_others(asked: Asked) -> None:
    """By the permissions that Discord signs with the click: the menu may be old, or forged."""
    if asked.presser.guild_id == "dm":
        raise UserError(phrase(Texts.setup_in_servers))
    if not may_set_up(asked):
        raise Refused(phrase(Texts.setup_not_admin))


def _refuse_repository(agent: "UXAgent", guild_id: str, chosen: str) -> None:
    given = agent.sites.given(guild_id)
    if not chosen or chosen == given:
        return
    if len(chosen) > _MOST_SITE or site_name(chosen) is None:
        raise UserError(phrase(Texts.setup_form, site=chosen[:_MOST_SITE]))
    patterns = agent.sites.allowed(guild_id)
    if may_choose(chosen, given, patterns):
        return
    if not patterns:
        raise UserError(phrase(Texts.setup_none_allowed))
    raise UserError(phrase(Texts.setup_not_allowed, site=chosen, allowed=", ".join(patterns)))


def _wanted(agent: "UXAgent", guild_id: str, chosen: str) -> SiteSetting:
    """The settings' site again, the one in force still, or another that is to be read first."""
    if chosen in ("", agent.sites.given(guild_id)):
        return SiteSetting()
    in_force = _setting(agent, guild_id).site
    return SiteSetting(site=chosen) if chosen == in_force else SiteSetting(wanted=chosen)


def _setting(agent: "UXAgent", guild_id: str) -> SiteSetting:
    with _keeping():
        return agent.sites.setting(guild_id)


@contextmanager
def _keeping() -> Iterator[None]:
    """Words for a table that is missing or closed; the log says which."""
    try:
        yield
    except ConfigurationError as error:
        _log.warning("nothing was set up: %s", error)
        raise UserError(phrase(Texts.setup_not_kept)) from error


def _pick(name: str, label: str, hint: str, roles: tuple[str, ...]) -> RolePick:
    return RolePick(name, label, hint, roles, _MOST_ROLES)


def _picked(roles: tuple[str, ...], guild_id: str) -> tuple[str, ...]:
    """The roles as Discord's pick knows them: everybody's has the id of the server."""
    return tuple(guild_id if role == EVERYONE else role for role in roles)


def _roles(asked: Asked, name: str) -> tuple[str, ...]:
    """The roles picked, ids only; everybody's by its own word."""
    everyone = asked.presser.guild_id
    picked = [role for role in asked.picks.get(name, ()) if _ROLE.fullmatch(role)]
    return tuple(EVERYONE if role == everyone else role for role in picked[:_MOST_ROLES])


def _told(setting: SiteSetting) -> str:
    """A setting for the record: a repository and ids."""
    request, confirm = ",".join(setting.request_roles), ",".join(setting.confirm_roles)
    site = setting.wanted or setting.site or "(given)"
    return f"site {site}; request {request or '-'}; confirm {confirm or '-'}"
