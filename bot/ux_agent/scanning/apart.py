"""Texts beside lists: neither is called as the other."""

from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.wish import Wish


def apart_from_lists(wishes: Sequence[Wish]) -> Iterator[Wish]:
    """The wishes, texts without the names and words of the lists of their section."""
    lists = {
        (one.section, word.replace("-", " "))
        for one in wishes
        if one.type == "items" and not one.doubt
        for word in (one.name, *one.aliases)
    }
    names = {(one.section, one.name) for one in wishes if one.type == "items"}
    for one in wishes:
        kept = tuple(word for word in one.aliases if (one.section, word) not in lists)
        if one.type != "text":
            yield one
        elif (one.section, one.name) in names:
            heading = f"{one.name} heading".replace("-", " ")
            yield one._replace(name=f"{one.name}-title", aliases=(*kept, heading))
        else:
            yield one._replace(aliases=kept)
