"""What a target is called in the lines of a preview and in reasons: as its site declares it."""

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, name, phrase
from bot.ux_agent.site import Target


def place_of(target: Target) -> Phrase:
    """Section and property of a target."""
    return phrase(Texts.place, section=name(target.section), name=name(target.property))
