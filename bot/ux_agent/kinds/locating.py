"""Which kind of selector is read by what: the one table to extend for a new kind."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    Items,
    KeyAt,
    MarkdownAt,
    MarkerAt,
    ObjectAt,
    RuleAt,
    StyleAt,
    VariableAt,
)
from bot.ux_agent.kinds import (
    css,
    data_items,
    html,
    html_items,
    html_style,
    keys,
    markdown,
    marker,
    script_object,
    template_object,
)
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.site import Mirror

_Held = TypeVar("_Held", Found, Mirror)


def _locate_object(at: ObjectAt, document: Document, kind: str) -> Found:
    if document.suffix in {".liquid", ".njk"}:
        return template_object.locate(at, document, kind)
    if document.suffix in {".htm", ".html"}:
        with suppress(Missing):
            return template_object.locate(at, document, kind)
    return script_object.locate(at, document, kind)


_KINDS: dict[type[At], Callable[[Any, Document, str], Found]] = {
    ElementAt: html.locate,
    StyleAt: html_style.locate,
    RuleAt: css.locate_rule,
    VariableAt: css.locate_variable,
    KeyAt: keys.locate,
    ObjectAt: _locate_object,
    MarkdownAt: markdown.locate,
    MarkerAt: marker.locate,
}
_LISTS: dict[type[At], Callable[[Any, Items, Document], Mirror]] = {
    ElementAt: html_items.locate_entries,
    KeyAt: data_items.locate_entries,
    ObjectAt: data_items.locate_entries,
}


def locate(at: At, document: Document, kind: str) -> Found:
    """The value at a declared place of a file; `kind` is the declared type.

    Raises bot.ux_agent.kinds.document.Missing when it is not there or cannot be edited.
    """
    return _once(document, (at, kind), lambda: _KINDS[type(at)](at, document, kind))


def locate_list(at: At, items: Items, document: Document) -> Mirror:
    """The entries of a list at one of its declared places; raises Missing as locate does."""
    return _once(document, (at, items), lambda: _LISTS[type(at)](at, items, document))


def _once(document: Document, asked: object, find: Callable[[], _Held]) -> _Held:
    """What is found in a document, which is asked again and again as an index is made anew."""
    known = document.known
    if asked not in known:
        try:
            known[asked] = find()
        except Missing as reason:
            known[asked] = Missing(str(reason))
    held: _Held | Missing = known[asked]
    if isinstance(held, Missing):
        raise Missing(str(held))
    return held
