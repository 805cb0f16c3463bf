"""What the menu calls the parts of a page that its links lead to: "Questions" for `#faq`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.ux_agent.once import Once
from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import slug, spoken, words_of

MOST_LABEL = 3
"""Words of a label that still name a part."""

_MENUS = frozenset({"nav", "navbar", "navigation", "menu", "topnav", "mainnav", "menubar"})
_HERE = frozenset({"", "index", "index.html", "index.htm", "index.php"})
_OF_PAGES = frozenset(
    {"home", "start", "top", "menu", "header", "footer", "site", "page", "main", "navbar", "back"}
)
"""Labels that name the page, or what it has besides: no part of its content."""


def menu_words(root: Seen) -> Iterator[str]:
    """The labels, in small letters, of the menu's links to a part, by its id or its heading's."""
    labels = _labels_of(_top(root))
    for one in _marked(root) if labels else ():
        yield from labels.get(one.attributes.get("id", ""), ())


def _marked(root: Seen) -> Iterator[Seen]:
    """What a link to a part may lead to: the part, what wraps it alone, its heading, its anchor."""
    yield root
    above = root.parent
    if above is not None and len(above.children) == 1:
        yield above
    yield from root.children[:1]
    yield from (one for one in root.below() if is_heading(one))


def _top(root: Seen) -> Seen:
    return [root, *root.above()][-1]


def _labelled(top: Seen) -> Mapping[str, tuple[str, ...]]:
    """The labels of a page's menus by the ids on the page that they lead to."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for start in top.siblings:
        for one in (start, *start.below()):
            address = one.attributes.get("href", "") if one.tag == "a" else ""
            page, _, mark = address.partition("#")
            label = slug(one.words, MOST_LABEL + 1).replace("-", " ") if mark else ""
            is_name = 0 < len(label.split()) <= MOST_LABEL and label not in _OF_PAGES
            if is_name and page.strip("./").casefold() in _HERE and _is_listed(one):
                found[mark][label] = None
    said = [label for labels in found.values() for label in labels]
    return {
        mark: tuple(one for one in labels if said.count(one) == 1) for mark, labels in found.items()
    }


_labels_of = Once(_labelled)


def _is_listed(link: Seen) -> bool:
    """Whether a link stands in a menu, by the tag, the role or the names of what is around it."""
    return any(
        one.tag == "nav"
        or one.attributes.get("role") == "navigation"
        or not spoken(words_of(one)).isdisjoint(_MENUS)
        for one in link.above()
    )
