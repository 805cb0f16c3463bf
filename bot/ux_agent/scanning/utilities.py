"""Class utilities (Tailwind, Bootstrap): the one among an element's classes that decides a look."""

import re
from typing import NamedTuple

from bot.ux_agent.editing.class_families import BUTTONS, group_of
from bot.ux_agent.editing.class_tokens import Token, fits, meaning, tokens
from bot.ux_agent.editing.letter_classes import FAMILIES, letter_classes
from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.kinds.style_system import StyleSystem, style_system_of
from bot.ux_agent.scanning.cascade import Winner
from bot.ux_agent.scanning.scoping import specificity
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources

_FAMILIES = {
    "background": ("bg", "color"),
    "color": ("text", "color"),
    "font-size": ("text-size", "size"),
    "font-weight": ("font", "enum"),
    "padding": ("p", "size"),
    "border-radius": ("rounded", "enum"),
    "height": ("h", "size"),
    "width": ("w", "size"),
    **{name: (name, "enum") for name in FAMILIES},
}
"""The family that decides a look, and the type of its values."""

_OF_BOOTSTRAP = {"text-size": "fs", "font": "fw"}
_OF_BUTTONS = {
    "background": "--bs-btn-bg",
    "color": "--bs-btn-color",
    "border-radius": "--bs-btn-border-radius",
    "border-color": "--bs-btn-border-color",
}
"""What Bootstrap's rules for buttons take their looks from (getbootstrap.com, Buttons, CSS)."""

_PARTS = {
    "padding": ("px", "py", "pt", "pr", "pb", "pl", "ps", "pe"),
    "border-radius": tuple(
        f"rounded-{side}" for side in ("t", "r", "b", "l", "tl", "tr", "s", "e")
    ),
}
_WEIGHTS = ("thin", "light", "normal", "medium", "semibold", "bold", "extrabold", "black")
_CORNERS = ("none", "sm", "md", "lg", "xl", "2xl", "3xl", "full")
_WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "font": ("enum", _WEIGHTS),
    "rounded": ("enum", _CORNERS),
    "fw": ("enum", ("light", "normal", "medium", "semibold", "bold")),
}
_WIDER = re.compile(r"(?:.*:)?(?:(?:min-|max-)?(?:sm|md|lg|xl|2xl)|(?:min|max)-\[[^\]]+\]):")
"""Variants of Tailwind that hold in wider or narrower windows."""

_BOOTSTRAP_CORNERS = ("0", "1", "2", "3", "4", "5", "circle", "pill")


class Utility(NamedTuple):
    """The utility that decides a look: its name, family, and the element in whose class it stands.

    Without an element it is written where no manifest can name it. `doubt` says what is not sure.
    """

    name: str
    family: str
    element: Element | None
    doubt: str = ""


class Framework(NamedTuple):
    """What the site's utilities are of: `tailwind`, `bootstrap` or '', and its main version."""

    name: str = ""
    version: int = 0
    system: StyleSystem = StyleSystem()

    def utility(self, element: Seen, declared: str) -> Utility | None:
        """What decides a look (`background`, `color`, `font-size` …) of an element, if one does."""
        if not self.name or declared not in _FAMILIES or self._is_share(declared):
            return None
        family = self._family(declared)
        classes = element.attributes.get("class", "")
        found = self._found(classes, declared)
        if not found and self._is_button(classes) and declared == "background":
            family = BUTTONS
            found = [
                token
                for token in self._among(classes, family)
                if fits(token, "color", self.system.name, dict(self.system.colours))
            ]
        if family in FAMILIES and self._is_varied(classes, family):
            return Utility("", family, None, "other classes say it for other windows")
        if not found:
            return None
        doubt = "several of its classes decide it" if len(found) > 1 else ""
        if any(self._among(classes, part) for part in _PARTS.get(declared, ())):
            doubt = doubt or "other classes set parts of it"
        start = classes.rfind(" ", 0, found[0].start) + 1
        name = classes[start:].split()[0]
        return Utility(name, family, _holder(element, name), doubt)

    def is_varied(self, classes: str, declared: str) -> bool:
        """Whether one of some classes says a look for wider or narrower windows only."""
        return declared in _FAMILIES and self._is_varied(classes, self._family(declared))

    def _is_varied(self, classes: str, family: str) -> bool:
        """Whether a class of a family holds in wider windows only, instead of another one."""
        spread = (one for one in tokens(classes, family, self.system.name) if not one.is_base)
        before = (classes[: one.start].rpartition(" ")[2] for one in spread)
        return any(self.name == "bootstrap" or _WIDER.match(variants) for variants in before)

    def _is_share(self, declared: str) -> bool:
        """Whether its utilities say a side as a share of what is around it (Bootstrap's w-50)."""
        return self.name == "bootstrap" and declared in {"height", "width"}

    def _family(self, declared: str) -> str:
        family = _FAMILIES[declared][0]
        return _OF_BOOTSTRAP.get(family, family) if self.name == "bootstrap" else family

    def _found(self, classes: str, declared: str) -> list[Token]:
        """The classes that decide a look without conditions."""
        family = self._family(declared)
        group, names = group_of(family, _FAMILIES[declared][1]), dict(self.system.colours)
        among = self._among(classes, family)
        return [token for token in among if fits(token, group, self.system.name, names)]

    def meant(self, classes: str, declared: str) -> str:
        """The value that a class of a list gives a look; '' where none does, or several do."""
        if declared not in _FAMILIES or self._is_share(declared):
            return ""
        found = self._found(classes, declared)
        if len(found) != 1 or (declared in FAMILIES and self._is_varied(classes, declared)):
            return ""
        group = group_of(self._family(declared), _FAMILIES[declared][1])
        names = dict(self.system.colours)
        return meaning(found[0].word, group, self.system.name, names)

    def variable(self, element: Seen, declared: str) -> str:
        """The custom property through which rules of the framework say a look; '' for none."""
        is_button = self._is_button(element.attributes.get("class", ""))
        return _OF_BUTTONS.get(declared, "") if is_button else ""

    def _is_button(self, classes: str) -> bool:
        """Whether it is a button of Bootstrap, whose colour is that of its class for buttons."""
        return self.name == "bootstrap" and "btn" in classes.split()

    def _among(self, classes: str, family: str) -> list[Token]:
        found = tokens(classes, family, self.system.name)
        return [token for token in found if token.is_base]

    def addable(self, element: Seen, declared: str) -> Utility | None:
        """The utility that could decide a look of an element whose classes say nothing of it."""
        given = element.given.get("class")
        origin = given.origin if given else None
        source = origin.element if origin and origin.kind == "part" else None
        if not self.name or declared not in _FAMILIES or source is None or origin is None:
            return None
        if self._is_share(declared):
            return None
        is_scale = self.name == "bootstrap" and declared not in {"font-weight", *FAMILIES}
        if is_scale or origin.part.removeprefix("attr:") not in source.attributes:
            return None
        return Utility("", self._family(declared), source)

    def words(self, family: str) -> tuple[str, tuple[str, ...]] | None:
        """Type and words of a look that utilities name by words; None for others."""
        if self.name == "bootstrap" and family == "rounded":
            return "enum", _BOOTSTRAP_CORNERS
        if family in FAMILIES:
            known = letter_classes(self.system.name, family)
            return "enum", tuple(dict.fromkeys(known.values()))
        return _WORDS.get(family)

    def counts(self, utility: Utility, found: Winner) -> bool:
        """Whether a utility of the element counts before the rule that was found for it."""
        if found.rule is None or found.declaration is None:
            return True
        if utility.family == BUTTONS:
            return found.rule.is_foreign
        if found.rule.text == f".{utility.name}":
            return True
        is_important = any(part.type == "important" for part in found.declaration.children)
        if is_important or self.name == "bootstrap":
            return not is_important
        return self.is_over(found.rule)

    def is_over(self, rule: Rule) -> bool:
        """Whether a utility of Tailwind counts before a rule that is not important."""
        if self.version >= 4:
            return _is_layered(rule)
        best = max(specificity(rule, one) for one in rule.selectors)
        return best < (0, 1, 0) or _is_layered(rule)


def framework_of(sources: Sources) -> Framework:
    """By what the site depends on, configures and loads."""
    system = style_system_of(sources.paths, lambda path: _data(sources, path))
    if system.name == "bootstrap":
        return Framework(system.name, 5, system)
    if not system.name:
        return Framework(system=system)
    return Framework("tailwind", int(system.name[-1]), system)


def _data(sources: Sources, path: str) -> bytes:
    document = sources.document(path)
    return document.data if document else b""


def _holder(element: Seen, name: str) -> Element | None:
    """The element whose own class attribute has the name, once; None for another's."""
    given = element.given.get("class")
    origin = given.origin if given else None
    source = origin.element if origin and origin.kind == "part" else None
    if source is None or origin is None:
        return None
    attribute = origin.part.removeprefix("attr:")
    if attribute in source.attributes:
        return source if source.attributes[attribute].split().count(name) == 1 else None
    if attribute not in source.made:
        return None
    code = source.document.text(*source.made[attribute])
    return (
        source if len(re.findall(rf"(?<![\w:/-]){re.escape(name)}(?![\w:/-])", code)) == 1 else None
    )


def _is_layered(rule: Rule) -> bool:
    """Whether a rule stands in a cascade layer, before which utilities count."""
    node = rule.block
    while node.parent is not None:
        if rule.document.node_text(node).lstrip().startswith("@layer"):
            return True
        node = node.parent
    return False
