"""Utility classes as they are written: variants, importance, the utility, its modifier."""

import re
from collections.abc import Mapping

from bot.record import Record
from bot.ux_agent.editing.class_families import BOOTSTRAP_OTHER_COLOURS, SIZES, WEIGHTS, scale
from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.editing.letter_classes import FAMILIES, GROUP, letter_classes

_BREAKPOINTS = r"(?:sm|md|lg|xl|xxl)"
_NO_COLOUR = {
    "bg": "auto|cover|contain|center|top.*|bottom.*|left.*|right.*|no-repeat|repeat.*|round|fixed"
    "|local|scroll|none|gradient.*|linear.*|radial.*|conic.*|clip-.*|origin-.*|blend-.*|opacity-.*"
    "|size-.*|position-.*",
    "text": "left|center|right|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|truncate"
    "|opacity-.*|shadow.*|break|uppercase|lowercase|capitalize|decoration-.*|bg-.*|base|xs|sm|lg"
    "|xl|[2-9]xl",
}
"""Words of a family that are no colour; `_SIDES` of the others."""

_SIDES = r"[0-9]+|[trblxyse](?:-.*)?|none|sm|md|lg|.*xl|solid|dashed|dotted|double|inset|collapse"

_LENGTH = re.compile(
    r"0|(?:length:)?-?[0-9.]+(?:px|r?em|%|pt|ch|v[hw])|length:.+|calc\(.*|clamp\(.*|(?:min|max)\(.*"
)
_PICTURED = re.compile(r"url\(|gradient\(|[\[(](?:image|position|size|percentage|family-name):")
_WORD = re.compile(r"[a-z][\w-]*")
_CORNERS = r"(?:[trblse]|[tb][lr]|[se][se]|top|end|bottom|start)(?:-.*)?"


class Token(Record):
    """One class; `start` and `end` are the utility's within the text that holds it."""

    start: int
    end: int
    family: str
    word: str
    is_base: bool


def tokens(text: str, family: str, system: str) -> list[Token]:
    """The classes of a family among those of an element; `is_base`: it holds without conditions."""
    found = (_token(match.start(), match[0], family, system) for match in re.finditer(r"\S+", text))
    return [one for one in found if one is not None]


def _token(start: int, written: str, family: str, system: str) -> Token | None:
    at = _after_variants(written)
    core = written[at:]
    marks = len(core) - len(core.lstrip("!"))
    core = core[marks:].removesuffix("!")
    begin = start + at + marks
    modifier = re.search(r"/(?:[\w.%-]+|\[[^\]]*\]|\([^)]*\))$", core)
    core = core[: modifier.start()] if modifier and not _is_in_brackets(core, modifier) else core
    is_base = at == 0
    if family in FAMILIES:
        return _of_letters(core, begin, family, system, is_base=is_base)
    word = _word(core, family)
    if word is None:
        return None
    if system == "bootstrap" and re.match(rf"{_BREAKPOINTS}(?:-|$)", word):
        is_base, word = False, re.sub(rf"^{_BREAKPOINTS}-?", "", word)
    return Token(begin, begin + len(core), family, word, is_base)


def _of_letters(core: str, begin: int, family: str, system: str, *, is_base: bool) -> Token | None:
    """The class of a family of whole words; that of Bootstrap for wider windows is none of all."""
    plain = re.sub(rf"-{_BREAKPOINTS}(?=-)", "", core) if system == "bootstrap" else core
    if plain not in letter_classes(system, family):
        return None
    return Token(begin, begin + len(core), family, plain, is_base and plain == core)


def _is_in_brackets(core: str, modifier: re.Match[str]) -> bool:
    before = core[: modifier.start()]
    return before.count("[") != before.count("]") or before.count("(") != before.count(")")


def _after_variants(written: str) -> int:
    """Where the utility begins: after the last colon that stands outside of brackets."""
    depth, at = 0, 0
    for number, sign in enumerate(written):
        depth += (sign in "[(") - (sign in "])")
        at = number + 1 if sign == ":" and depth == 0 else at
    return at


def _word(core: str, family: str) -> str | None:
    """What follows the family's name, with its sign; None for a class of another family."""
    sign = "-" if core.startswith("-") else ""
    core = core.removeprefix("-")
    name = "text" if family == "text-size" else family
    if core == name:
        return sign
    if not core.startswith(f"{name}-"):
        return None
    return sign + core[len(name) + 1 :]


def fits(token: Token, group: str, system: str, names: Mapping[str, str]) -> bool:
    """Whether a class is of a group: of `bg-` only what is a colour, of `font-` what is a weight.

    `names` are the words that the site itself has for colours.
    """
    word = token.word
    if group == "color":
        return _is_colour(token, system, names)
    if group == "weight" and system != "bootstrap":
        return word in WEIGHTS or bool(re.fullmatch(r"\[(?:[0-9]{1,4}|weight:.*)\]", word))
    if group == "text-size" and system != "bootstrap":
        return word in SIZES or _is_length(word)
    if group == "radius":
        return not re.fullmatch(_CORNERS, word)
    if group == "space":
        return bool(re.fullmatch(r"-?(?:[0-9.]+|px|auto|full|screen|\[.+\]|\(.+\)|[\w/]+)", word))
    return True


def is_doubtful(token: Token, group: str, system: str, names: Mapping[str, str]) -> bool:
    """Whether a class that is not known to be of a group may be so: it is the site's own word."""
    if group not in {"color", "text-size"} or not _WORD.fullmatch(token.word):
        return False
    is_colour = _is_colour(token, system, names)
    is_other = re.fullmatch(_NO_COLOUR.get(token.family, _SIDES), token.word)
    return not (is_colour or is_other or token.word in SIZES)


def _is_length(word: str) -> bool:
    return word.startswith(("[", "(")) and bool(_LENGTH.fullmatch(word[1:-1]))


def _is_colour(token: Token, system: str, names: Mapping[str, str]) -> bool:
    word = token.word
    if word in names or word in scale(system, "color"):
        return True
    if word.startswith(("[", "(")):
        return not _is_length(word) and not _PICTURED.search(word)
    if system == "bootstrap":
        return word in BOOTSTRAP_OTHER_COLOURS
    return word in {"transparent", "current", "inherit"}


def meaning(word: str, group: str, system: str, names: Mapping[str, str]) -> str:
    """What a word of a group stands for: `#rrggbb`, a length or weight; where unknown the word."""
    if word.startswith("[") and word.endswith("]"):
        inside = word[1:-1].replace("_", " ")
        inside = inside.removeprefix("color:").removeprefix("length:")
        colour = parse_colour(inside) if group == "color" else None
        return colour.code if colour else inside
    if group == GROUP:
        meant = (letter_classes(system, family).get(word, "") for family in FAMILIES)
        return next(filter(None, meant), word)
    known = {**scale(system, group), **names} if group == "color" else scale(system, group)
    sign = "-" if word.startswith("-") else ""
    found = known.get(word.removeprefix("-"))
    return f"{sign}{found}" if found else word
