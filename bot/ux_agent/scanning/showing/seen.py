"""A page as visitors see it: elements and texts that know where in the sources they are written."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.showing.value import Origin

_MODULE = "@"
"""What stands between a class of a CSS module and the mark of its sheet."""


class Shown(NamedTuple):
    """A text as shown, and where it is written; what is computed has no origin.

    `doubt` says why it may not be shown, where its element surely is.
    """

    value: str
    origin: Origin | None = None
    doubt: str = ""


class Seen:
    """An element of a shown page, with the names of Element where it says the same.

    `attributes` are the evaluated texts, `texts` its own texts in order (those of its children
    are theirs), `given` the attributes with their origins. `source` is the element as written,
    None for one that no file holds. `doubt` says why it may not be shown. `others` are components
    besides its own whose style blocks hold for it. `is_unseen` says whether a reader never sees
    it, None before anybody asked.
    """

    __slots__ = (
        *("_names", "attributes", "children", "doubt", "given", "is_unseen", "others", "parent"),
        *("previous", "siblings", "source", "tag", "texts"),
    )

    def __init__(
        self, tag: str, attributes: Mapping[str, str], source: Element | None = None
    ) -> None:
        self.tag = tag
        self.attributes = dict(attributes)
        self.source = source
        self.parent: Seen | None = None
        self.children: list[Seen] = []
        self.siblings: list[Seen] = [self]
        self.previous: Seen | None = None
        self.texts: list[Shown] = []
        self.given: dict[str, Shown] = {}
        self.doubt = ""
        self.others: tuple[str, ...] = ()
        self.is_unseen: bool | None = None
        self._names: frozenset[str] | None = None

    @property
    def file(self) -> str:
        """The file that it is written in, '' for one that no file holds."""
        return self.source.document.path if self.source else ""

    @property
    def owners(self) -> frozenset[str]:
        """The components whose own style blocks hold for it."""
        return frozenset({self.file, *self.others})

    @property
    def names(self) -> frozenset[str]:
        """Its id and classes in small letters, as it has them at first sight."""
        if self._names is None:
            self._names = frozenset(self._named())
        return self._names

    def _named(self) -> Iterator[str]:
        classes = self.attributes.get("class", "").split()
        plain = [name.partition(_MODULE)[0] for name in classes]
        named = (self.attributes.get("id", ""), *plain)
        return (name.casefold() for name in named if name)

    @property
    def text(self) -> str:
        """Its own texts, joined."""
        return " ".join(" ".join(shown.value for shown in self.texts).split())

    @property
    def words(self) -> str:
        """Its texts and those of the elements in it."""
        return " ".join([self.text, *(one.text for one in self.below() if one.text)]).strip()

    @property
    def has_words(self) -> bool:
        """Whether it has texts, or one of the elements in it has."""
        return bool(self.text) or any(one.text for one in self.below())

    def append_to(self, parent: "Seen") -> "Seen":
        """Put it last into another element."""
        parent.children.append(self)
        self.parent = parent
        self.doubt = self.doubt or parent.doubt
        self.siblings = parent.children
        self.previous = parent.children[-2] if len(parent.children) > 1 else None
        return self

    def above(self) -> "Iterator[Seen]":
        """The elements that it stands in, from the inside out."""
        holder = self.parent
        while holder is not None:
            yield holder
            holder = holder.parent

    def below(self) -> "Iterator[Seen]":
        """The elements that stand in it, in the order of the page."""
        pending = self.children[::-1]
        while pending:
            one = pending.pop()
            yield one
            pending.extend(one.children[::-1])


def written(element: Element, part: str) -> Origin:
    """The origin of what stands in an element's own source, as its text or an attribute."""
    return Origin(element.document.path, "part", element=element, part=part)
