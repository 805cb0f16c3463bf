"""What people call a part of a page: by its id, classes and heading, and by what it holds."""

from collections import defaultdict
from collections.abc import Iterator

from bot.ux_agent.scanning.areas import is_called_notice, is_heading, is_notice
from bot.ux_agent.scanning.component_words import component_of
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import STATES, is_utility, said_class, slug

_MOST = 5
_LEAST = 3
_GENERIC = frozenset(
    {"section", "block", "box", "wrap", "wrapper", "inner", "content", "container", "panel", "area"}
    | {"module", "dark", "light", "alt", "grid", "part", "main", "page"}
)
_ONE = defaultdict[str, int](lambda: 1)
"""How many parts have a class, where a part is known to be the only one."""

_TELLING = ("notice", "announcement", "alert")
"""What people call a part that tells something by the way."""

_QUOTES = ("testimonials", "reviews", "quotes")


def block_words(name: str, root: Seen) -> tuple[str, ...]:
    """The words for a block of a page's content, its own name first."""
    return tuple(dict.fromkeys(one for one in _words(name, root) if one))


def is_alone_notice(root: Seen) -> bool:
    """Whether a part that is a block of its own tells something by the way."""
    return is_notice(root, _ONE)


def lead_words(root: Seen | None) -> tuple[str, ...]:
    """What the part with the headline is called by its id and classes; none for a whole page."""
    if root is None or root.tag in {"main", "body"} or any(one.tag == "h2" for one in root.below()):
        return ()
    named = root.attributes.get("id", "")
    own = (one for one in root.attributes.get("class", "").split() if _is_its(one, root))
    said = (slug(said_class(one)).replace("-", " ") for one in (named, *own))
    return tuple(dict.fromkeys(one for one in said if one and one not in _GENERIC))


def _words(name: str, root: Seen) -> Iterator[str]:
    yield name.replace("-", " ")
    if is_alone_notice(root):  # one by its role alone is an alert, beside what is called a notice
        yield from _TELLING if is_called_notice(root) else _TELLING[-1:]
    heading = next((one.words for one in root.below() if is_heading(one)), "")
    if len(heading.split()) <= _MOST:
        yield heading.casefold().strip(" .!?:…")
    yield slug(root.attributes.get("id", "")).replace("-", " ")
    for one in root.attributes.get("class", "").split():
        if _is_its(one, root):
            yield slug(said_class(one)).replace("-", " ")
    yield component_of(root)
    if any(one.tag == "blockquote" for one in root.below()):
        yield from _QUOTES


def _is_its(name: str, root: Seen) -> bool:
    """Whether a class says what the part is, and is that of no part beside it."""
    word = said_class(name)
    is_word = word.replace("-", "").isalpha() and len(word) >= _LEAST
    others = (one for one in root.siblings if one is not root)
    is_shared = any(name in one.attributes.get("class", "").split() for one in others)
    is_plain = word not in _GENERIC and word not in STATES and not is_utility(word)
    return is_word and is_plain and not is_shared
