"""What a model answered, believed in nothing: its shape, its names, and where its words are from.

What passes is a draft as typed input makes one, and goes the same way from here. A model may say
which place is meant; what will be written there has to come from the person or the site.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from bot.ux_agent.asking_model.model import Silent
from bot.ux_agent.asking_model.prompt import (
    LINK_PROPERTIES,
    MOST_CHANGES,
    MOST_VALUE,
    OPS,
    Said,
)
from bot.ux_agent.intent import Op
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft

_KEYS = frozenset({"section", "op", "property", "target", "value", "href"})
_CHOSEN = frozenset({"color", "size", "weight", "keyword", "bool"})
"""The types whose values are no texts: a model may choose one."""

_ADDRESSES = frozenset({"url", "image"})
_LINK_OPS: Mapping[str, Op] = {
    "link-label": "set",
    "link-href": "set",
    "add-link": "add",
    "remove-link": "remove",
    "order": "reorder",
}
_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def drafts_of(answer: object, said: Said, index: SiteIndex) -> list[Draft]:
    """The changes that a model is sure of; raises Silent, for all of them, where one is odd."""
    if not isinstance(answer, Mapping) or answer.keys() != {"sure", "changes"}:
        raise Silent("its answer has another shape")
    changes = answer["changes"]
    if not isinstance(changes, list) or len(changes) > MOST_CHANGES:
        raise Silent("its changes are no short list")
    if answer["sure"] is not True or not changes:
        raise Silent("it is not sure")
    return [_draft(_strings(change), said, index) for change in changes]


def _strings(change: object) -> Mapping[str, str]:
    if not isinstance(change, Mapping) or change.keys() != _KEYS:
        raise Silent("a change has other parts")
    if not all(isinstance(part, str) and len(part) <= MOST_VALUE for part in change.values()):
        raise Silent("a change has a part that is no short text")
    return change


def _draft(change: Mapping[str, str], said: Said, index: SiteIndex) -> Draft:
    section, name, op = change["section"], change["property"], change["op"]
    if op not in OPS:
        raise Silent("it names an operation that there is not")
    if said.section and section != said.section:
        raise Silent("it names another section than the one picked")
    target = index.find(section, name)
    if target is not None and not target.entries:
        return _of_place(change, target, said, _known(index))
    links = [one for one in index.targets if one.section == section and one.entries]
    if name not in LINK_PROPERTIES or _LINK_OPS[name] != op or not links:
        raise Silent("it names a place that the site does not declare")
    return _of_link(change, links, said, index)


def _of_place(change: Mapping[str, str], target: Target, said: Said, known: set[str]) -> Draft:
    value = change["value"]
    if change["op"] != "set" or change["target"] or change["href"] or not value.strip():
        raise Silent("a change of a value has other parts")
    is_free = not target.values and target.type not in _CHOSEN
    if is_free and target.type not in _ADDRESSES and not is_said(value, said, target.value or ""):
        raise Silent("it made up a text")
    if is_free and target.type in _ADDRESSES and not _is_given(value, said, known):
        raise Silent("it made up an address")
    return Draft(target.section, property=target.property, value=value, nature="text")


def _of_link(change: Mapping[str, str], links: list[Target], said: Said, index: SiteIndex) -> Draft:
    name, value, href = change["property"], change["value"], change["href"]
    section, label = change["section"], change["target"]
    entry = next((one for target in links for one in target.entries if one.label == label), None)
    if name == "add-link":
        if label or not is_said(value, said) or not _is_given(href, said, _known(index)):
            raise Silent("it made up a link")
        return Draft(section, "add", name, value, href)
    if entry is None or href:
        raise Silent("it names a link that the site does not have")
    if name == "remove-link":
        return Draft(section, "remove", name, target=label)
    _require_source(name, value, entry, said, index)
    if name == "order":
        return Draft(section, "reorder", name, value, target=label)
    return Draft(section, property=name, value=value, target=label, nature="text")


def _require_source(name: str, value: str, entry: Entry, said: Said, index: SiteIndex) -> None:
    """Raise Silent for a label or an address that nobody gave; an order is checked on planning."""
    if not value.strip():
        raise Silent("a change of a link lacks its value")
    if name == "link-label" and not is_said(value, said, entry.label):
        raise Silent("it made up a text")
    if name == "link-href" and not _is_given(value, said, _known(index)):
        raise Silent("it made up an address")


def is_said(value: str, said: Said, current: str = "") -> bool:
    """Whether each word of a text was typed, or stands there now."""
    wanted = _plain(value)
    texts = [_plain(text) for text in (*said.texts, current)]
    if not wanted or any(wanted in text for text in texts):
        return bool(wanted)
    known = {word for text in texts for word in _words(text)}
    return all(word in known for word in _words(wanted))


def _is_given(address: str, said: Said, known: set[str]) -> bool:
    """Whether an address was typed, scheme aside, or is one that the site has."""
    wanted = _plain(address)
    for scheme in _SCHEMES:
        wanted = wanted.removeprefix(scheme)
    typed = {
        word.rstrip(".,;!?") for text in said.texts for word in re.split(r"[\s\"'()<>]+", text)
    }
    bare = {_bare(_plain(word)) for word in typed}
    return bool(wanted) and (wanted in bare or address in known)


def _bare(address: str) -> str:
    for scheme in _SCHEMES:
        address = address.removeprefix(scheme)
    return address


def _known(index: SiteIndex) -> set[str]:
    """The addresses that the site has."""
    own = {target.value for target in index.targets if target.type in _ADDRESSES and target.value}
    return own | {entry.href for target in index.targets for entry in target.entries}


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(text: str) -> Iterator[Any]:
    return (found[0] for found in re.finditer(r"\w+", text))
