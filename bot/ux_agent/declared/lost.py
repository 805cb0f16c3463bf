"""Targets that are declared and not found: what a request can still name, and nothing to edit."""

from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    Items,
    KeyAt,
    MarkdownAt,
    MarkerAt,
    ObjectAt,
    Property,
    UtilityAt,
)
from bot.ux_agent.site import Place, PlaceKind, Target

_KINDS: dict[type[At], PlaceKind] = {
    UtilityAt: "class",
    KeyAt: "yaml",
    ObjectAt: "script",
    MarkdownAt: "markdown",
    MarkerAt: "marker",
}


def lost(declared: Property | Items) -> Target:
    """The target without a value or entries; its one place tells the file and holds nothing."""
    at = declared.at[0]
    kind = _kind(at, is_list=isinstance(declared, Items))
    places = (Place(at.file, kind, start=0, end=0, line=1, column=0, raw=""),)
    named = Target(declared.section, declared.name, "items", None, places, declared.aliases)
    if isinstance(declared, Items):
        return named
    return named._replace(type=declared.type, limit=declared.limit, values=declared.values)


def _kind(at: At, *, is_list: bool) -> PlaceKind:
    """The kind of the place that was declared, as near as its declaration alone tells it."""
    if is_list:
        return "html_items"
    if isinstance(at, ElementAt):
        return "html_text" if at.part == "text" else "html_attr"
    return _KINDS.get(type(at), "css")
