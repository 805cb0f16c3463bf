"""How a wish to take a change back is worded, as if the person had written it."""

from collections.abc import Mapping
from typing import Any

from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.plan import Plan


def request_to_undo(old: Mapping[str, Any], locale: str) -> str:
    """The request that takes the change of `old` back, in the language of `locale`."""
    text = phrase(Texts.undo_request, number=str(old["pr_number"]), change=change_of(old))
    return in_language(text, locale)


def change_of(item: Mapping[str, Any]) -> str:
    """The first line of what was changed, and how many more there are."""
    lines = Plan.from_data(item["plan"]).lines
    more = f" (+{len(lines) - 1})" if len(lines) > 1 else ""
    return " ".join(lines[0].split()) + more if lines else str(item["section"])
