"""The job `diff`: one person, who pressed the button for it, gets the whole diff as a file."""

import re
from collections.abc import Mapping
from typing import Any

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import BEFORE_CONFIRM, SCHEMA_VERSION
from bot.conversation.reply import Card
from bot.texts.catalogue import texts
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.plan import Plan
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services

MOST_BYTES = 10 * 1024 * 1024
"""Of a file that anybody may send (Discord docs, Reference, Uploading Files)."""

_ODD = re.compile(r"[^A-Za-z0-9_-]+")
_MOST_NAME = 60


def whole_diff(job: Job, services: Services, context: Context) -> Result:
    """Answer with the diff of the conversation's plan; never writes.

    Whoever sees the preview may read it. Raises TransientError when a later try may do.
    """
    if context.is_short:
        return HandBack("diff not shown", 1)
    job = job._replace(channel_id="")  # asked for in private: too late for that is no post for all
    item = services.store.get(job.conversation_id)
    reason = _refusal(item, job, services.clock())
    try:
        if item is None or reason:
            services.messenger.show(job, cards.notice(reason, job.locale))
            return Done("no diff")
        diff = Plan.from_data(item["plan"]).diff
        services.messenger.show(job, _card(item, diff, job.locale), file=_file(item, diff))
    except Gone:
        return Done("diff, message gone")
    return Done("diff shown")


def _refusal(item: Mapping[str, Any] | None, job: Job, now: int) -> str:
    """Why there is nothing to show, '' where there is."""
    if item is None or item["guild_id"] != job.guild_id:
        return cards.NOT_FOUND
    if item["schema_version"] > SCHEMA_VERSION:
        return phrase(Texts.other_version)
    is_over = item["phase"] in BEFORE_CONFIRM and item["expires_at"] <= now
    return "" if item.get("plan") and not is_over else cards.NOT_FOUND


def _card(item: Mapping[str, Any], diff: str, locale: str) -> Card:
    said = texts(locale)
    section = cards.section_name({**item, "locale": locale})
    line = said.whole_diff_line.format(number=diff.count("\n"))
    return Card(said.whole_diff_title.format(section=section), (line,))


def _file(item: Mapping[str, Any], diff: str) -> tuple[str, str]:
    """The name, made of the section's, and the text."""
    name = _ODD.sub("-", str(item["section"])).strip("-")[:_MOST_NAME] or "website"
    text = diff.encode(errors="replace")[:MOST_BYTES].decode(errors="ignore")
    return f"{name}.diff", text
