"""Places among the classes of an element: the utility of a family, or where one would be added."""

import re
from typing import NamedTuple

from bot.ux_agent.declared.declaration import UtilityAt
from bot.ux_agent.editing.class_families import group_of
from bot.ux_agent.editing.class_tokens import Token, fits, is_doubtful, meaning, tokens
from bot.ux_agent.kinds.class_sources import Classes, classes_of
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.selector import select_in
from bot.ux_agent.kinds.style_system import StyleSystem
from bot.ux_agent.site import Place

_SHOWING = ("block", "inline", "flex", "grid", "table", "contents", "inline-block", "inline-flex")
_WORDS = ("enum", "text")
_MOST_NAMES = 60
"""Colours of a theme that a place carries."""

_TAILWIND_ONLY = ("text", "text-size", "font")
"""Families of sizes and weights that Bootstrap names otherwise (fs, fw)."""


class _Family(NamedTuple):
    """What is looked for: a family of classes, for a target of a type and its allowed values."""

    name: str
    group: str
    kind: str
    values: tuple[str, ...]
    system: str
    names: dict[str, str]
    is_own: bool

    @property
    def style(self) -> str:
        """What the place must tell of it (bot.ux_agent.editing.class_literal)."""
        own = [f"{self.group}!"] if self.is_own else []
        named = [(name, code) for name, code in self.names.items() if code]
        names = (f"{name}={code}" for name, code in named[:_MOST_NAMES])
        return " ".join([self.system or "none", self.name, self.group, self.kind, *names, *own])

    def doubtful(self, text: str) -> list[str]:
        """The words of classes that may be of the family, but that nothing explains."""
        found = (one for one in tokens(text, self.name, self.system) if one.is_base)
        return [one.word for one in found if is_doubtful(one, self.group, self.system, self.names)]

    def among(self, text: str) -> list[Token]:
        """The classes of the family that hold without conditions."""
        found = tokens(text, self.name, self.system)
        return [
            one for one in found if one.is_base and fits(one, self.group, self.system, self.names)
        ]


def locate(
    at: UtilityAt, document: Document, kind: str, values: tuple[str, ...], system: StyleSystem
) -> Found:
    """The class of a family, read as the value that it gives; raises Missing where it is unsure."""
    element = select_in(at.element, document)[0]
    classes = classes_of(element, document)
    group = group_of(at.utility, kind)
    names = dict(system.colours) if group == "color" else {}
    name = system.name or _guessed(at.utility, classes)
    family = _Family(at.utility, group, kind, values, name, names, group in system.own)
    if group == "switch":
        return _switch(family, classes, document)
    if name == "bootstrap" and at.utility in _TAILWIND_ONLY and group != "color":
        raise Missing(f"Bootstrap has no classes of the kind “{at.utility}”")
    _require_plain(family, classes)
    found = [(place, token) for place in classes.always for token in family.among(place.raw)]
    if len(found) > 1:
        raise Missing(f"it has several classes of the kind “{at.utility}”")
    if not found:
        _require_free(family, classes)
    if not found:
        return Found(None, _added(classes, document)._replace(style=family.style), kind)
    whole, token = found[0]
    place = _inside(whole, token.start, token.end, document)._replace(style=family.style)
    return Found(_value(token, family), place, kind)


def _require_free(family: _Family, classes: Classes) -> None:
    """Raise Missing where the family may have a class there that is not known."""
    if classes.is_open:
        raise Missing("its classes are made by code")
    if not family.system and family.kind not in _WORDS:
        raise Missing("the site has no utility classes of a kind that is known")
    for place in classes.always:
        for word in family.doubtful(place.raw):
            raise Missing(f"it is not known what its class “{family.name}-{word}” does")


def _value(token: Token, family: _Family) -> str:
    meant = meaning(token.word, family.group, family.system, family.names)
    word = token.word or "default"
    is_word = family.kind in _WORDS and not token.word.startswith("[")
    is_meant = meant in family.values and word not in family.values
    return word if is_word and not is_meant else meant


def _require_plain(family: _Family, classes: Classes) -> None:
    """Raise Missing where another class decides instead of the one that would change."""
    begun = any(one.rpartition(":")[2].startswith(f"{family.name}-") for one in classes.begun)
    if begun or any(map(family.among, classes.sometimes)):
        raise Missing(f"code decides about its class of the kind “{family.name}”")
    every = [*classes.sometimes, *(word for place in classes.always for word in place.raw.split())]
    for name in every if family.kind == "color" else ():
        if family.name in {"bg", "text"} and name.startswith("text-bg-"):
            raise Missing(f"“{name}” gives it its background and its text colour")
        is_cover = name.startswith(
            ("bg-gradient-to", "bg-linear-", "bg-radial", "bg-conic", "bg-[url")
        )
        if family.name == "bg" and is_cover:
            raise Missing(f"“{name}” covers its background")


def _inside(whole: Place, start: int, end: int, document: Document) -> Place:
    """The place of a stretch of characters of another place."""
    first, last = (whole.start + len(whole.raw[:at].encode()) for at in (start, end))
    return document.place("class", first, last)


def _added(classes: Classes, document: Document) -> Place:
    """Where a class is added: after the others; raises Missing where code makes them all."""
    if not classes.always:
        raise Missing("its classes are made by code")
    whole = classes.always[0]
    kept = whole.raw.rstrip()
    place = _inside(whole, len(kept), len(kept), document)
    return place._replace(before=f"{whole.before}{' ' if kept else ''}", after=whole.after)


def _switch(family: _Family, classes: Classes, document: Document) -> Found:
    """Whether a class is there that hides the element, and the place of it with its space."""
    name = family.name
    written = [word for place in classes.always for word in place.raw.split()]
    for one in (*written, *classes.sometimes):
        if one != name and _shows_or_hides(one, name):
            raise Missing(f"“{one}” shows or hides it, too")
    if name in classes.sometimes:
        raise Missing(f"code decides about “{name}”")
    if name not in written:
        return Found("visible", _added(classes, document)._replace(style=family.style), "bool")
    if written.count(name) > 1:
        raise Missing(f"“{name}” is there several times")
    whole = next(place for place in classes.always if name in place.raw.split())
    return Found("hidden", _removable(name, whole, document)._replace(style=family.style), "bool")


def _shows_or_hides(one: str, name: str) -> bool:
    """Whether a class does so under a condition, beside the class of that name."""
    if name.startswith("d-"):
        return one.startswith("d-") and one.count("-") > 1 and not one.startswith("d-print-")
    variant, _, utility = one.rpartition(":")
    return bool(variant) and variant != "print" and utility in {name, *_SHOWING}


def _removable(name: str, whole: Place, document: Document) -> Place:
    """A class with the space that sets it off from the one before, or of the first, after it."""
    at, text = 0, whole.raw
    for word in text.split():
        at = text.index(word, at)
        if word == name:
            break
        at += len(word)
    end = at + len(name)
    if text[:at].strip():
        at = len(text[:at].rstrip())
    else:
        end += len(text[end:]) - len(text[end:].lstrip())
    return _inside(whole, at, end, document)


def _guessed(family: str, classes: Classes) -> str:
    """The system of a site that does not tell, by the family and the classes beside it."""
    words = (word for place in classes.always for word in place.raw.split())
    written = list(words)
    if family in {"fw", "fs"} or any(
        word.startswith(("d-", "btn-", "col-", "fw-", "navbar-")) for word in written
    ):
        return "bootstrap"
    return "tailwind3" if any(re.search(r"-\[.+\]", word) for word in written) else ""
