"""Texts beside lists, neither called as the other; and the line that says what a site is."""

from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.wish import Wish

_TAGLINES = ("tagline", "slogan", "strapline", "motto")
"""What people call the line below a site's name, each for the others."""

_TAGLINE = frozenset(_TAGLINES)


def apart_from_lists(wishes: Sequence[Wish]) -> Iterator[Wish]:
    """The wishes, texts without the names and words of the lists of their section.

    The one text that the site calls by a word for a tagline has the other such words too.
    """
    lines = [one for one in wishes if one.type == "text" and not _TAGLINE.isdisjoint(one.said)]
    lone = lines[0].path if len(lines) == 1 else ""
    for one in _apart(wishes):
        is_it = one.path == lone
        words = (word for word in _TAGLINES if word not in {one.name, *one.aliases})
        yield one._replace(aliases=(*one.aliases, *words)) if is_it else one


def _apart(wishes: Sequence[Wish]) -> Iterator[Wish]:
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
