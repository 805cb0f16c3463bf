"""Looks that are told by what has them: "the same teal as the hours box"."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.drafting import plain
from bot.ux_agent.understanding.following.elements import look
from bot.ux_agent.understanding.following.shades import alike, present
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing.resolve import resolve
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.parts import QUOTED
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_FORM = re.compile(
    rf"(?i)(?P<quoted>{QUOTED})|\b(?-i:the)\s+(?:exact(?:ly)?\s+|very\s+)?same\s+"
    r"(?P<look>(?:[a-z-]+\s+){0,3}?)(?:as|like|of)\s+"
    r"(?P<what>(?:the|our|my)\s+[^\"“”„,.;:!?\n]{2,40}?)"
    r"(?=\s+(?:and|but|please|pls|has|have|is|too)\b|[,.;:!?]|\s*$)"
)
_COLOUR = r"(?i)\b(?:colou?rs?|shade|tone|hue|tint|background)\b"
_SIZE = r"(?i)\bsize\b"
_PROBES = {"color": "#010203", "size": "77px"}
_LONGEST = 200


def told(message: str, index: SiteIndex, words: Vocabulary) -> str:
    """The message with the value itself for "the same colour as the header", where that is sure.

    It is not sure where a text is to have what a whole part has, or the other way round.
    """
    found = next((one for one in _FORM.finditer(message) if not one["quoted"]), None)
    if found is None or len(message) > _LONGEST:
        return message
    said = found["look"].strip()
    kind = _kind(said or message[: found.start()])
    model = _of(found["what"], kind, index, words)
    value = _value(model, said)
    if model is None or not value:
        return message
    anew = f"{message[: found.start()]}{value}{message[found.end() :]}"
    mine = _read(anew[: found.start() + len(value)], index, words)
    is_alike = mine is not None and look(mine.property) == look(model.property)
    return anew if is_alike or kind == "size" else message


def answered(answer: str, target: Target, index: SiteIndex, words: Vocabulary) -> str:
    """The colour or the size of "the same as the header" for what a target takes; '' for none."""
    said = answer if re.match(r"(?i)\W*(?:in\s+|to\s+)?the\b", answer) else f"the {answer}"
    found = _FORM.search(said)
    if not found or found["quoted"]:
        return ""
    kind = _kind(found["look"].strip()) or target.type
    model = _of(found["what"], kind, index, words) if kind == target.type else None
    is_alike = model is not None and (
        kind == "size" or look(model.property) == look(target.property)
    )
    return _value(model, found["look"].strip()) if is_alike else ""


def _of(what: str, kind: str, index: SiteIndex, words: Vocabulary) -> Target | None:
    """The look of a type (`color`, `size`) that a part of the page has; None where it is unsure."""
    probe = _PROBES.get(kind)
    target = _read(f"make {what} {probe}", index, words) if probe else None
    return target if target and target.type == kind else None


def _read(message: str, index: SiteIndex, words: Vocabulary) -> Target | None:
    """The one target that a message changes; None for none."""
    drafts = plain.read(message, words.items(lift(message)), index, plain.Context())
    outcome = resolve(drafts[0], index) if len(drafts) == 1 else None
    change = outcome.change if outcome else None
    return index.find(change.section, change.property) if change else None


def _value(target: Target | None, said: str) -> str:
    """The colour (`#rrggbb`) or the size of a target; '' for no plain one, or for another hue."""
    value = present(target) if target else ""
    if target is None or target.type != "color":
        return value if re.fullmatch(r"\d[\d.]*(?:px|rem|em|%)", value) else ""
    colour = colours.parse(value) or ""
    hue = colours.parse(said.lower().partition(" ")[0]) if said else None
    return colour if not hue or alike(hue, colour) else ""


def _kind(said: str) -> str:
    """The type of the look that words tell: `color`, `size`, or '' for none."""
    if re.search(_SIZE, said):
        return "size"
    is_colour = re.search(_COLOUR, said) or any(map(colours.parse, said.lower().split()[-1:]))
    return "color" if is_colour else ""
