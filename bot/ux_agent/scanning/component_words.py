"""What the component of a part of a page is called: its file says what it shows."""

from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import CAMEL, slug

_FILES = (".jsx", ".tsx", ".js", ".vue", ".svelte", ".astro")
_PAGES = frozenset({"pages", "views", "routes", "screens", "app", "layouts", "layout"})
_PLAIN = frozenset(
    """
    app base box button card column content component footer grid header hero home icon index
    inner item layout link list logo main menu nav navbar navigation page row section text title
    wrapper
    """.split()  # noqa: SIM905 - a row of words
)
"""Names of components that say of no part what it is, or that mean another one."""


def component_of(root: Seen) -> str:
    """What people may call a part that is the whole of a component, as words; else ''.

    Nothing for one that is used several times beside itself.
    """
    above = root.parent
    if root.source is None or root.source.parent is not None or not root.file.endswith(_FILES):
        return ""
    if above is not None and above.file == root.file:
        return ""
    folder, _, name = root.file.rpartition("/")
    stem = name.partition(".")[0]
    words = slug(CAMEL.sub("-", stem)).replace("-", " ")
    is_page = not _PAGES.isdisjoint(folder.split("/"))
    is_several = any(one is not root and one.file == root.file for one in root.siblings)
    is_plain = words.split()[-1:] == ["section"] and words.split()[0] in _PLAIN
    if is_page or is_several or is_plain or not stem[:1].isupper() or words in _PLAIN:
        return ""
    return words.removesuffix(" section")


def holder_of(element: Seen) -> Seen:
    """The outermost element of the file that an element is written in."""
    found = element
    while found.parent is not None and found.parent.file == element.file:
        found = found.parent
    return found
