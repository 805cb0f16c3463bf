"""What people see on a page and may want changed: texts, addresses, images."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.meanings import kind_of
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen, Shown, written
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.wording import CAMEL, spoken, words_of

_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "iframe", "object"})
_HEARD = frozenset(
    {"skip", "skip-link", "sr-only", "visually-hidden", "screen-reader-text", "skip-to-content"}
)
"""Classes of what is only heard."""

_BUTTON_WORDS = frozenset(
    {
        *("btn", "button", "cta", "knopf", "knop", "knapp", "bouton", "boton", "botao"),
        *("bottone", "pulsante", "taste", "przycisk", "painike", "tlacitko"),
    }
)

_POSTAL = frozenset({"address", "addr", "adresse", "anschrift", "adres", "indirizzo", "direccion"})
"""What says in ids, classes and keys that a text is a postal address."""

_LARGE = frozenset({"body", "main", "header", "footer", "section", "form"})
_NOT_POSTAL = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "label", "dt", "th"})

KINDS = {"attr:src": "image", "attr:href": "url"}
"""The types of parts that hold no text."""


class Spot(NamedTuple):
    """One value of a page: a part of an element as shown; `doubt` where it cannot be edited."""

    page: Page
    area: Area
    element: Seen
    part: str
    value: str
    origin: Origin
    doubt: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """What tells its place in the sources apart."""
        return place_of(self.origin)


def place_of(origin: Origin) -> tuple[object, ...]:
    """What tells an origin apart from all others."""
    at = origin.element.node.start_byte if origin.element else ""
    return origin.file, origin.kind, origin.key, origin.name, at, origin.part


def spots_of(page: Page, areas: Areas, *, is_shared: bool = False) -> Iterator[Spot]:
    """Every text and image that is seen, in the order of the page; or those of its landmarks."""
    for element in page.elements:
        if is_unseen(element) or (is_shared and not areas.of(element).is_shared):
            continue
        for part, shown in _parts(element):
            if shown.origin is not None:
                found = _spot(page, areas.of(element), (element, part), shown, shown.origin)
                yield from [found] if found else []


def is_button(element: Seen) -> bool:
    """Whether it is a button, or a link that looks like one."""
    if element.tag == "button" or element.attributes.get("role") == "button":
        return True
    if element.tag == "input":
        return element.attributes.get("type", "").lower() in {"submit", "button"}
    return element.tag == "a" and bool(
        _BUTTON_WORDS & {*spoken(words_of(element)), *_keyed(element)}
    )


def _keyed(element: Seen) -> Iterator[str]:
    """The words of the keys that data has the texts of an element under: `button2.text`."""
    for shown in element.texts:
        if shown.origin is not None and shown.origin.kind in {"key", "object"}:
            yield from spoken(
                [re.sub(r"[\d\[\]]", "", CAMEL.sub("-", shown.origin.key)).casefold()]
            )


def is_address(spot: Spot) -> bool:
    """Whether a text is a line of a postal address, as what it stands in says."""
    if kind_of(spot.value) or spot.element.tag in _NOT_POSTAL:
        return False
    if _is_postal(key_words(spot.origin)):
        return True
    for one in (spot.element, *spot.element.above()):
        if one.tag in _LARGE:
            return False
        if one.tag == "address" or _is_postal(spoken(words_of(one))):
            return True
    return False


def _is_postal(words: set[str]) -> bool:
    return bool(words & _POSTAL) and not words & {"email", "mail", "web"}


def key_words(origin: Origin) -> set[str]:
    """The words of the key that data has a value under."""
    name = origin.key.rpartition(".")[2] if origin.kind in {"key", "object"} else ""
    return spoken([CAMEL.sub("-", name).casefold()])


def is_unseen(element: Seen) -> bool:
    """Whether a reader never sees it."""
    chain: list[Seen] = []
    one: Seen | None = element
    while one is not None and one.is_unseen is None:
        chain.append(one)
        one = one.parent
    is_so = bool(one and one.is_unseen)
    for inner in reversed(chain):
        is_own = inner.tag in _UNSEEN or "hidden" in inner.attributes
        is_so = is_so or is_own or not _HEARD.isdisjoint(words_of(inner))
        inner.is_unseen = is_so
    return is_so


def _parts(element: Seen) -> Iterator[tuple[str, Shown]]:
    names: list[str] = []
    if element.tag == "img":
        names = ["src", "alt"]
    elif element.tag == "input":
        is_named = element.attributes.get("type", "").lower() in {"submit", "button", "reset"}
        names = ["value", "placeholder"] if is_named else ["placeholder"]
    elif element.tag == "textarea":
        names = ["placeholder"]
    elif element.tag == "a" and element.attributes.get("href") and not element.has_words:
        names = ["href"]
    for name in names:
        if element.attributes.get(name, "").strip():
            yield f"attr:{name}", given(element, name)
        elif name == "alt" and element.attributes.get("src", "").strip():
            yield "attr:alt", _undescribed(element)
    yield from (("text", shown) for shown in element.texts)


def _undescribed(element: Seen) -> Shown:
    """The description of a picture that has none yet."""
    shown, source = element.given.get("alt", Shown("")), element.source
    if shown.origin is not None or source is None or source.tag != "img":
        return shown
    return Shown("", written(source, "attr:alt"))


def given(element: Seen, name: str) -> Shown:
    """An attribute; one that code only makes an address of is written where the code is."""
    shown = element.given.get(name, Shown(element.attributes.get(name, "")))
    source = element.source
    if shown.origin is not None or source is None or name not in source.made or not shown.value:
        return shown
    try:
        found = part_of(source, f"attr:{name}", source.document, KINDS.get(f"attr:{name}", "text"))
    except Missing:
        return shown
    is_it = bool(found.value) and shown.value.endswith(str(found.value))
    return shown._replace(origin=written(source, f"attr:{name}")) if is_it else shown


def _spot(
    page: Page, area: Area, where: tuple[Seen, str], shown: Shown, origin: Origin
) -> Spot | None:
    element, part = where
    if part not in {*KINDS, "attr:alt"} and not any(sign.isalnum() for sign in shown.value):
        return None
    origin, refusal = _named(origin, KINDS.get(part, "text"))
    return Spot(
        page, area, element, part, shown.value, origin, element.doubt or shown.doubt or refusal
    )


def _named(origin: Origin, kind: str) -> tuple[Origin, str]:
    """The origin as a manifest can name it, and why it cannot be edited; '' where it can."""
    if origin.kind != "part" or origin.element is None:
        return origin, ""
    numbered = origin._replace(part="text.0")
    tried = (origin, numbered) if origin.part == "text" else (origin,)
    refusal = ""
    for one in tried:
        try:
            part_of(origin.element, one.part, origin.element.document, kind)
        except Missing as reason:
            refusal = refusal or str(reason)
        else:
            return one, ""
    return origin, refusal
