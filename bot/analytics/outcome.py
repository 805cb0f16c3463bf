"""How a session came out: one of five words, by rank, and its honest ending beside it.

What was reached counts most and is never lost again; where nothing was reached, the last thing
said of the session's ending decides between abandoned and browsing.
"""

BROWSING = "browsing"
ABANDONED = "abandoned"
CTA_CLICKED = "cta_clicked"
LINK_CLICKED = "link_clicked"
FORM_COMPLETED = "form_completed"
OUTCOMES = (BROWSING, ABANDONED, CTA_CLICKED, LINK_CLICKED, FORM_COMPLETED)

OPEN = "open"
REFUSED = "refused"
"""Answered with why there is nothing to be done: nobody left, and no job failed."""

ENDINGS = (OPEN, "completed", "cancelled", "expired", REFUSED, "failed")

OF_TYPE = {
    "FORM_COMPLETED": FORM_COMPLETED,
    "LINK_CLICKED": LINK_CLICKED,
    "CTA_CLICKED": CTA_CLICKED,
}
"""What an event's type says where the event itself does not."""

GIVEN_UP = ("cancelled", "expired", "failed")
"""Endings without what the session was for."""

_RANKS = {FORM_COMPLETED: 3, LINK_CLICKED: 2, CTA_CLICKED: 1}


def rank(outcome: str) -> int:
    """3 for a completed form, then a link, then a call to action; 0 where nothing was reached."""
    return _RANKS.get(outcome, 0)


def bearing(outcome: str, ending: str) -> str:
    """Abandoned, browsing or '' for neither: what an event says where nothing is reached."""
    if outcome in (ABANDONED, BROWSING):
        return outcome
    if ending in GIVEN_UP:
        return ABANDONED
    return BROWSING if ending in (OPEN, REFUSED) else ""
