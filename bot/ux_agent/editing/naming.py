"""What a target is called in the lines of a preview and in reasons: as people say it."""

from bot.texts.phrase import Phrase
from bot.ux_agent.site import Target
from bot.ux_agent.spoken import place


def place_of(target: Target) -> Phrase:
    """Section and property of a target."""
    return place(target.section, target.property)
