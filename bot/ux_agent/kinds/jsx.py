"""The elements of scripts with JSX."""

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Markup


def read(document: Document) -> Markup:
    """The elements of a script and its top-level pieces."""
    return Markup([], [])
