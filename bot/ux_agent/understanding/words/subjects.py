"""Links as the subject of a wish: in "the footer links to orange" nothing leads anywhere."""

from collections.abc import Sequence

from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_BETWEEN = frozenset({"to", "less"})


def linked(text: str, items: Sequence[Item], words: Vocabulary) -> tuple[Item, ...]:
    """The items with "links to" before a look as the links and what they become.

    "The footer links" that have a size of their own are links of the footer for any other look.
    """
    found: list[Item] = []
    for at, item in enumerate(items):
        parted = _parted(text, item, words) if any(one.kind == "colour" for one in items) else ()
        if parted:
            found.extend(parted)
            continue
        following = [one.kind for one in items[at + 1 : at + 4]]
        while following and following[0] in _BETWEEN:
            following.pop(0)
        said = text[item.start : item.end]
        head = said.partition(" ")[0]
        is_noun = item.kind == "goes" and head.lower() in {"link", "links"} and " " in said
        if is_noun and following and following[0] in LOOKS:
            middle = item.start + len(head)
            found.append(Item("link", "link", item.start, middle))
            found.append(Item("to", "to", middle + 1, item.end))
        else:
            found.append(item)
    return tuple(found)


def _parted(text: str, item: Item, words: Vocabulary) -> tuple[Item, ...]:
    """The section and the links of a name that stands for their size and weight alone."""
    head, _, last = text[item.start : item.end].rpartition(" ")
    names = item.value.replace("|", " ").split()
    is_plain = all(name.endswith(("-size", "-weight")) for name in names)
    section = words.phrases.get(head.lower())
    if item.kind != "property" or last.lower() not in {"link", "links"} or not is_plain:
        return ()
    if section is None or section.kind != "section":
        return ()
    middle = item.start + len(head)
    return (
        Item("section", section.value, item.start, middle, section.is_own),
        Item("link", "link", middle + 1, item.end),
    )
