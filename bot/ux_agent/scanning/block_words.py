"""What people call a part of a page: by its id, classes and heading, and by what it holds."""

from collections.abc import Iterator

from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import STATES, is_utility, said_class, slug

_MOST = 5
_LEAST = 3
_GENERIC = frozenset(
    {"section", "block", "box", "wrap", "wrapper", "inner", "content", "container", "panel", "area"}
    | {"module", "dark", "light", "alt", "grid", "part", "main", "page"}
)
_QUOTES = ("testimonials", "reviews", "quotes")


def block_words(name: str, root: Seen) -> tuple[str, ...]:
    """The words for a block of a page's content, its own name first."""
    return tuple(dict.fromkeys(one for one in _words(name, root) if one))


def _words(name: str, root: Seen) -> Iterator[str]:
    yield name.replace("-", " ")
    heading = next((one.words for one in root.below() if is_heading(one)), "")
    if len(heading.split()) <= _MOST:
        yield heading.casefold().strip(" .!?:…")
    yield slug(root.attributes.get("id", "")).replace("-", " ")
    for one in root.attributes.get("class", "").split():
        if _is_its(one, root):
            yield slug(said_class(one)).replace("-", " ")
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
