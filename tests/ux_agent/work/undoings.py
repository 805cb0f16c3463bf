"""Changes that are made, merged and taken back in a workshop."""

from typing import Any

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import Phase
from bot.conversation.reply import Link
from bot.conversation.transition import begin
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.work.services import Done
from tests.git_site import git
from tests.ux_agent.work.workshop import DARK, FILES, ID, Workshop

UNDO, AGAIN, THIRD = "UNDO-1234567890123456z", "AGAIN-123456789012345z", "THIRD-123456789012345z"


def merged(shop: Workshop, pull: dict[str, Any]) -> None:
    """Somebody merges a pull request."""
    git(shop.folder, "merge", "--no-ff", "-q", "-m", "Merge", pull["branch"])


def shipped(shop: Workshop, change: Change = DARK) -> Item:
    """A change that is made and merged."""
    assert shop.perform(shop.confirmed(change)) == Done("completed")
    merged(shop, shop.pulls[-1])
    return shop.item()


def asked(shop: Workshop, undone: str = ID, *, conversation_id: str = UNDO, **more: Any) -> Job:
    """`/ux-undo` of a conversation: the job, its item written."""
    item = shop.new_item(conversation_id) | {
        "interaction_id": f"i-{conversation_id}",
        "phase": Phase.COLLECTING,
        "requester_roles": ["@everyone"],
        "section": "navbar",
        "updates": {},
        "parsed_intent": Intent("clarify", "Undo #1: navbar background").to_data(),
        "plan": {},
        "plan_digest": "",
        "preview_message": "",
        "needs_clarification": False,
        "clarification_questions": [],
        "undo_of": undone,
        **more,
    }
    shop.store.perform(begin(item))
    job = shop.job(f"i-{conversation_id}", conversation_id=conversation_id)
    return job._replace(kind="undo")


def undone(shop: Workshop, of: str = ID, *, conversation_id: str = UNDO) -> Item:
    """A change is taken back: proposed, confirmed, shipped and merged."""
    shop.perform(asked(shop, of, conversation_id=conversation_id))
    job = shop.confirm(shop.item(conversation_id), by=f"c-{conversation_id}")
    assert shop.perform(job) == Done("completed")
    merged(shop, shop.pulls[-1])
    return shop.item(conversation_id)


def reason(shop: Workshop, conversation_id: str = UNDO) -> str:
    """What the person is told last: no button but a link, and nothing is left open."""
    assert shop.store.get(conversation_id) is None
    _, card = shop.person.shown[-1]
    assert not [part for row in card.rows for part in row if not isinstance(part, Link)]
    return str(card.lines[0])


def link(shop: Workshop) -> str:
    """Where the last card leads."""
    _, card = shop.person.shown[-1]
    (found,) = [part for row in card.rows for part in row if isinstance(part, Link)]
    return found.url


def files(shop: Workshop) -> dict[str, str]:
    """The site at its head."""
    return {path: git(shop.folder, "show", f"HEAD:{path}") for path in FILES}
