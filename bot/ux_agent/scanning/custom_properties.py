"""The custom properties of a site's root: its colours, and how round its corners are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bot.ux_agent.kinds.css_numbers import NUMBER
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.cascade import Winner, winner
from bot.ux_agent.scanning.colour_names import is_accent, order, titled
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.styles import foreign
from bot.ux_agent.scanning.wish import Where, Wish

MOST_VARIABLES = 400
LEAST_VARIABLES = 40
MOST_ASKED = 800_000
"""Custom properties of a page that are looked at: each asks every rule."""

_ROUND = frozenset(
    {
        "radius",
        "corner",
        "corners",
        "round",
        "rounded",
        "rounding",
        "raggio",
        "rund",
        "rayon",
        "radio",
    }
)
_CORNER_WORDS = ("corners", "rounded corners", "corner radius")
_LENGTH = re.compile(rf"\s*{NUMBER}(?:px|rem|em|%)?\s*;?\s*")
_USED = re.compile(r"var\(\s*(--[\w-]+)")


def variables_of(page: Page, more: Mapping[str, int]) -> Iterator[Wish]:
    """The custom properties of the root that the loaded rules use, the most used colour first.

    `more` is how often other things than rules use them.
    """
    root = next(page.all("html"), None)
    if root is None:
        return
    uses = Counter(_uses(page)) + Counter(more)
    declared = dict.fromkeys(name for one in _documents(page) for name in _declared_names(one.data))
    most = min(MOST_VARIABLES, max(LEAST_VARIABLES, MOST_ASKED // (len(page.rules) or 1)))
    names = [name for name in declared if uses.get(name)][:most]
    colours: list[tuple[int, str, Winner]] = []
    for name in names:
        found = winner(root, page.rules, (name,))
        if found.rule is not None and found.declaration is not None:
            value = found.rule.document.node_text(found.declaration).partition(":")[2]
            if _is_colour(value):
                colours.append((uses[name], name, found))
            elif _ROUND & set(name.strip("-").lower().split("-")) and _LENGTH.fullmatch(value):
                corners = _variable("radius", _CORNER_WORDS, (name, uses[name]), found)
                yield corners._replace(type="size")
    colours.sort(key=lambda one: (order(one[1]), -one[0]))
    has_accent = any(is_accent(name) or _is_bright(found) for _, name, found in colours[:1])
    named = titled((name.removeprefix("--") for _, name, _ in colours), has_accent=has_accent)
    for (title, aliases), (count, name, found) in zip(named, colours, strict=True):
        yield _variable(title, aliases, (name, count), found)


def _variable(title: str, aliases: tuple[str, ...], used: tuple[str, int], found: Winner) -> Wish:
    name, count = used
    note = "; ".join([f"used {count} times", *(f"other under {one}" for one in found.conditions)])
    file = found.rule.document.path if found.rule else ""
    where: Where = {"file": file, "var": name}
    words = tuple(word for word in aliases if word != title)
    return Wish(
        "site", title, "color", (where,), words, doubt=found.doubt or foreign(found), note=note
    )


def _documents(page: Page) -> Iterable[Document]:
    """The sheets that a page loads, each once."""
    return {id(rule.document): rule.document for rule in page.rules}.values()


def _uses(page: Page) -> dict[str, int]:
    found: dict[str, int] = {}
    for document in _documents(page):
        for name in _USED.findall(document.data.decode()):
            found[name] = found.get(name, 0) + 1
    return found


def _declared_names(data: bytes) -> list[str]:
    return re.findall(r"(--[\w-]+)\s*:", data.decode())


def _is_colour(value: str) -> bool:
    text = value.strip(" ;").lower()
    return bool(re.fullmatch(r"#[0-9a-f]{3,8}|(?:rgb|hsl|oklch|lab|lch|hwb)a?\(.*\)|[a-z]+", text))


def _is_bright(found: Winner) -> bool:
    """Whether a colour is neither grey nor nearly so (its channels differ)."""
    rule, node = found.rule, found.declaration
    text = rule.document.node_text(node) if rule and node else ""
    digits = re.search(r"#([0-9a-fA-F]{6})\b", text)
    if digits is None:
        return False
    channels = [int(digits[1][at : at + 2], 16) for at in (0, 2, 4)]
    return max(channels) - min(channels) > 64
