"""Texts of Markdown that templates of Hugo show in a line (markdownify, RenderString)."""

from bot.ux_agent.scanning.showing.gofunctions import is_plain
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Opaque, Value


def markdownified(value: Value) -> Value:
    """A text without signs of Markdown as it is; another one with its markup, and no place."""
    if not isinstance(value.data, str):
        return value if not value.is_known else Value(Opaque()) if value.data else Value()
    if is_plain(value.data):
        return value._replace(data=value.data.strip())
    out, inner = Printout(), Printout()
    out.say(value.data)
    text = marked(out).text.strip()
    is_one = text.count("<p>") == 1 and text.startswith("<p>") and text.endswith("</p>")
    inner.say(text[3:-4] if is_one else text)
    return Value(inner)
