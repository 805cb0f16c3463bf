"""What a component of a library most likely is, by its name and what it is given."""

import re
from collections.abc import Mapping

from bot.ux_agent.scanning.showing.using import Role
from bot.ux_agent.scanning.showing.value import Value

_ADDRESSES = {"to": "href", "link": "href"}
_BUTTON = re.compile(r"(?:Button|Btn|Cta|CTA)$")
_LINK = re.compile(r"(?:Link|Anchor)$")
_IMAGE = re.compile(r"(?:Img|Image|Picture)$")
_MARK = re.compile(r"(?:Icon|Spinner|Loader|Divider|Spacer)$")
_HEADING = re.compile(r"(?:Heading|Title)$")
_WORDS = ("label", "text")
"""Props that libraries show as a component's own text."""


def guessed(name: str, given: Mapping[str, Value]) -> Role:
    """How a component that no file of the site has is shown: as an element, or what is in it."""
    plain = "".join(part[:1].upper() + part[1:] for part in re.split(r"[-.:]", name))
    leads = any(one in given for one in ("href", *_ADDRESSES))
    if _MARK.search(plain):
        return Role("none")
    if _IMAGE.search(plain) and "src" in given:
        return Role("element", "img")
    if _BUTTON.search(plain):
        return Role("element", "a" if leads else "button", _ADDRESSES)
    if _LINK.search(plain) and leads:
        return Role("element", "a", _ADDRESSES)
    return Role("element", "h2") if _HEADING.search(plain) else Role("open")


def words_of(given: Mapping[str, Value]) -> Value | None:
    """The text that a button or link of a library gets as a prop."""
    return next((given[name] for name in _WORDS if name in given), None)
