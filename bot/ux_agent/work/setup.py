"""The job `setup`: read the site that an admin chose, and tell what can be edited there."""

from collections.abc import Iterator, Sequence

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card, Markup
from bot.conversation.transition import EVERYONE
from bot.errors import ConfigurationError, Failed, TransientError
from bot.texts.catalogue import in_language, texts
from bot.texts.phrase import name
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.role_names import look_up
from bot.ux_agent.roles import ruling
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord, SiteSetting
from bot.ux_agent.work.looking import look
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.telling import definite

TOLD_AT = 3
"""The delivery at which the admin is told that the site cannot be reached."""

_MOST_WARNINGS = 5


def setup(job: Job, services: Services, context: Context) -> Result:
    """A site that can be read comes into force, another is dropped; both are told.

    Raises TransientError or ConfigurationError when a later try may do.
    """
    if context.is_short:
        return HandBack("out of time", 1)
    job = job._replace(channel_id="")  # asked for in private: too late for that is no post for all
    setting = services.sites.setting(job.guild_id)
    site = setting.wanted or setting.site or services.sites.given(job.guild_id)
    if not site:
        return _told(services, job, _no_site(job, setting), "no site")
    try:
        index, warning = _read(site, job, services)
    except TransientError:
        if context.received == TOLD_AT:
            _told(services, job, _waiting(job, services, setting, site), "waiting")
        raise
    except (ConfigurationError, Failed) as error:
        return _dropped(job, services, setting, definite(error))
    if setting.wanted:
        services.sites.settle(job.guild_id, site, is_read=True)
    services.sites.save(job.guild_id, index, services.clock())
    card = _done(job, setting, index)
    if warning:
        card = card._replace(warnings=(in_language(warning, job.locale), *card.warnings))
    return _told(services, job, card, "set up")


def _read(site: str, job: Job, services: Services) -> tuple[SiteIndex, str]:
    """The site's index with ids for roles, and words for roles that could not be found."""
    index = look(site, services.open_site(site), services.clock, services.given_up)
    return look_up(index, job.guild_id, services.guild_roles)


def _dropped(job: Job, services: Services, setting: SiteSetting, failure: Failed) -> Result:
    """Told first, so that a delivery that dies between the two tells it again."""
    result = _told(services, job, _unread(job, services, setting, failure), "unreadable")
    if setting.wanted and isinstance(result, Done):
        services.sites.settle(job.guild_id, setting.wanted, is_read=False)
    return result


def _told(services: Services, job: Job, card: Card, note: str) -> Result:
    try:
        services.messenger.show(job, card)
    except Gone:
        return Done(f"{note}, message gone")
    return Done(note)


def _done(job: Job, setting: SiteSetting, index: SiteIndex) -> Card:
    said = texts(job.locale)
    sections = [in_language(name(one), job.locale) for one in index.sections]
    what = said.setup_sections.format(sections=", ".join(sections))
    none = said.setup_nothing.format(manifest=MANIFEST)
    found = (said.setup_scanned.format(manifest=MANIFEST),) if index.is_scanned else ()
    rules = (*_rules(job, setting, index), *_author(job, setting))
    lines = (what if sections else none, *found, *rules)
    title = said.setup_done_title.format(site=_shown(index.site))
    warnings = [in_language(warning, job.locale) for warning in index.warnings[:_MOST_WARNINGS]]
    return Card(title, lines, warnings=tuple(warnings), tone="success")


def _rules(job: Job, setting: SiteSetting, index: SiteIndex) -> Iterator[str]:
    """Who may ask and who may confirm."""
    said = texts(job.locale)
    site = SiteRecord(index.site, index, 0, setting.request_roles, setting.confirm_roles)
    asking = _mentions(ruling(site, index, "request"), said.setup_everybody)
    yield Markup(said.setup_requesting.format(roles=asking))
    confirming = _mentions(ruling(site, index, "confirm"), said.setup_asker)
    yield Markup(said.setup_confirming.format(roles=confirming))


def _mentions(roles: Sequence[str], nobody_named: str) -> str:
    """Ids and @everyone as mentions, which ping nobody; names that nobody has stand below."""
    shown = [f"<@&{role}>" if role.isdecimal() else role for role in roles if _is_known(role)]
    return ", ".join(shown) if roles else nobody_named


def _is_known(role: str) -> bool:
    return role == EVERYONE or role.isdecimal()


def _author(job: Job, setting: SiteSetting) -> Iterator[str]:
    """Who has set what holds, and whose setting it took the place of unseen."""
    said = texts(job.locale)
    if setting.set_id and setting.set_id != job.conversation_id:
        yield Markup(said.setup_overtaken.format(person=f"<@{setting.set_by}>"))
    elif setting.was_by and setting.was_at != setting.seen_at:
        person, moment = f"<@{setting.was_by}>", f"<t:{setting.was_at}:R>"
        yield Markup(said.setup_replaced.format(person=person, moment=moment))
    if setting.set_by:
        moment = f"<t:{setting.set_at}:R>"
        yield Markup(said.setup_by.format(person=f"<@{setting.set_by}>", moment=moment))


def _unread(job: Job, services: Services, setting: SiteSetting, failure: Failed) -> Card:
    said = texts(job.locale)
    site = _shown(setting.wanted or _in_force(job, services, setting))
    stays = (_stays(job, services, setting),) if setting.wanted else ()
    lines = (in_language(str(failure), job.locale), *stays)
    title = said.setup_unread_title.format(site=site)
    return Card(title, (*lines, *_author(job, setting)), tone="failure")


def _stays(job: Job, services: Services, setting: SiteSetting) -> str:
    said, held = texts(job.locale), _in_force(job, services, setting)
    return said.setup_stays.format(site=_shown(held)) if held else said.setup_still_none


def _waiting(job: Job, services: Services, setting: SiteSetting, site: str) -> Card:
    said = texts(job.locale)
    held = _shown(_in_force(job, services, setting)) or said.no_website
    title = said.setup_unread_title.format(site=_shown(site))
    return Card(title, (said.setup_waiting.format(site=held),), tone="working")


def _no_site(job: Job, setting: SiteSetting) -> Card:
    said = texts(job.locale)
    lines = (said.setup_no_site, *_author(job, setting))
    return Card(said.setup_no_site_title, lines, tone="closed")


def _in_force(job: Job, services: Services, setting: SiteSetting) -> str:
    return setting.site or services.sites.given(job.guild_id)


def _shown(site: str) -> str:
    """A repository; of a folder, the last part."""
    return site.rstrip("/").rpartition("/")[2] if site.startswith("/") else site
