"""A change that is not yet brought to one declared place."""

from collections.abc import Mapping
from typing import Any

from bot.record import Record
from bot.ux_agent.intent import Op

MOST_WISHES = 60
"""Drafts of one message that are looked into; nobody could tell from a preview what so many do."""


class Draft(Record):
    """What is known of one wanted change.

    `section` names one section or, parted by spaces, those it may be. `property` is a list of
    tiers parted by "|", each of names parted by spaces (`lexicon.PROPERTIES`); for links one of
    the four link properties or "link". `nature` is the value's: text, colour, either (of the
    two), size, number, weight, font, address, relative, state, or "" while there is none.
    `anchor` is the current text of the place, or a part of it that `value` is to replace.
    `stop` is a full stop behind `value` that may be the sentence's. `unknown` are words about
    the place that mean nothing here: a target is sure only if it explains them. `hint_section`
    and `hint_property` come from what was said before, and count only where they fit. `listed`
    is the property of the one list that is named, of several in a section; `details` are
    further fields of a new entry by their keys. `many` is the word by which several texts are
    called ("headings"): the look of one of them is not sure. `offers` are values to choose from;
    `line` is what names the line that they are for.
    """

    section: str = ""
    op: Op = "set"
    property: str = ""
    value: str = ""
    href: str = ""
    target: str = ""
    nature: str = ""
    anchor: str = ""
    stop: str = ""
    unknown: str = ""
    hint_section: str = ""
    hint_property: str = ""
    listed: str = ""
    many: str = ""
    details: tuple[tuple[str, str], ...] = ()
    offers: tuple[str, ...] = ()
    line: str = ""

    def to_data(self) -> dict[str, Any]:
        """The fields that are set, as plain data; a new link's value is {"label", "href"}."""
        data = {name: value for name, value in self._asdict().items() if value}
        if self.property == "add-link":
            data.pop("href", None)
            data["value"] = {"label": self.value, "href": self.href}
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Draft":
        """The inverse of to_data; fields that it does not know are passed over."""
        known = {name: value for name, value in data.items() if name in cls._fields}
        known["details"] = tuple((name, value) for name, value in known.get("details", ()))
        known["offers"] = tuple(known.get("offers", ()))
        value = known.get("value")
        if isinstance(value, Mapping):
            known["value"] = str(value.get("label", ""))
            known["href"] = str(value.get("href", ""))
        return cls(**known)
