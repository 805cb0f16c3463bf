"""Links as the subject of a wish: in "the footer links to orange" nothing leads anywhere."""

from collections.abc import Sequence

from bot.ux_agent.understanding.words.vocabulary import Item

_LOOKS = frozenset({"colour", "size", "weight", "relative"})
_BETWEEN = frozenset({"to", "less"})


def linked(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with "links to" before a look as the links and what they become."""
    found: list[Item] = []
    for at, item in enumerate(items):
        following = [one.kind for one in items[at + 1 : at + 4]]
        while following and following[0] in _BETWEEN:
            following.pop(0)
        said = text[item.start : item.end]
        head = said.partition(" ")[0]
        is_noun = item.kind == "goes" and head.lower() in {"link", "links"} and " " in said
        if is_noun and following and following[0] in _LOOKS:
            middle = item.start + len(head)
            found.append(Item("link", "link", item.start, middle))
            found.append(Item("to", "to", middle + 1, item.end))
        else:
            found.append(item)
    return tuple(found)
