"""What our branch, commit and pull request are called: by these a later worker finds them again."""

import re
from collections.abc import Mapping
from typing import Any

from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.plan import Plan

_TITLE_LENGTH = 72  # what git and code hosts show of a title without cutting it
_SECTION_LENGTH = 40
_ADVICE = (
    f"This site has no `{MANIFEST}`: where this text stands was found by looking at the site. "
    "`ux-agent scan . --write` proposes one, so that you decide what may be changed here."
)


def branch_of(item: Mapping[str, Any]) -> str:
    """`ux/<section>-<conversation id>-<digest8>`; another plan gets another branch."""
    section = re.sub(r"[^a-z0-9]+", "-", str(item["section"]).lower())[:_SECTION_LENGTH].strip("-")
    return f"ux/{section or 'site'}-{item['conversation_id']}-{item['plan_digest'][:8]}"


def marker_of(item: Mapping[str, Any]) -> str:
    """The line in the pull request's body that names conversation and plan."""
    return f"<!-- ux:{item['conversation_id']}:{item['plan_digest']} -->"


def title_of(plan: Plan) -> str:
    """The first change in one line; of a plan that takes one back, that one's title."""
    lines = (f"Undo: {plan.undoes.title}",) if plan.undoes else plan.lines
    first = " ".join(lines[0].split()) if lines else "Change the site"
    more = f" (+{len(lines) - 1} more)" if len(lines) > 1 else ""
    room = _TITLE_LENGTH - len(more)
    return (first if len(first) <= room else f"{first[: room - 1]}…") + more


def message_of(item: Mapping[str, Any], plan: Plan) -> str:
    """The commit's message, the same bytes whenever it is made."""
    changes = "\n".join(f"- {' '.join(line.split())}" for line in plan.lines)
    return f"{title_of(plan)}\n\n{changes}\n\n{_trailers(item, plan)}\n"


def body_of(item: Mapping[str, Any], plan: Plan, *, is_declared: bool = True) -> str:
    """The pull request's body; where the site declares nothing, it says that it could.

    What people typed stands in a code block, where it neither pings nor formats anything.
    """
    about = _trailers(item, plan).replace("\n", "  \n")
    advice = "" if is_declared else f"{_ADVICE}\n\n"
    return f"{told(plan)}\n\n{advice}{about}\n\n{marker_of(item)}\n"


def told(plan: Plan) -> str:
    """What a plan does, as a code block of Markdown."""
    changes = "\n".join((*plan.lines, *(f"! {warning}" for warning in plan.warnings)))
    longest = max((len(run) for run in re.findall(r"`+", changes)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{changes}\n{fence}"


def _trailers(item: Mapping[str, Any], plan: Plan) -> str:
    undone = plan.undoes
    lines = [f"Undoes: #{undone.number} {undone.url}"] if undone else []
    lines += [f"Requested-by: Discord user {item['user_id']}"]
    if item.get("confirmed_by", item["user_id"]) != item["user_id"]:
        lines.append(f"Confirmed-by: Discord user {item['confirmed_by']}")
    if item.get("parsed_intent", {}).get("by_model"):
        lines.append("Read-by: a language model")
    lines.append(f"Conversation: {item['conversation_id']}")
    return "\n".join(lines)
