"""How a value is written in YAML and TOML: in the style that stands there where the value allows.

Sources: YAML 1.2.2 (7.3 flow scalars, 8.1 block scalars) with what YAML 1.1 reads as no text;
TOML 1.0 (String).
"""

import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import Place

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")

_SWITCHES = (("true", "false"), ("yes", "no"), ("on", "off"))
_NO_TEXT = frozenset({*"yn~=", "null", "<<", *(word for pair in _SWITCHES for word in pair)})
_LIKE_A_NUMBER = re.compile(
    r"[-+.]*[0-9][-+.:_0-9a-fA-FoxXTtZz ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
_INDICATORS = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.")
_INSIDE = re.compile(r":(?:\s|$)|\s#")
_IN_BRACKETS = re.compile(r"[,\[\]{}?:]|^-")
"""YAML 1.1 ends a text within brackets at ? and : wherever they stand."""

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What only a double-quoted scalar can hold, or what YAML 1.1 would break a line at."""

_BLOCK = re.compile(r"(?P<head>[^\n]*\n)(?:[ \t]*\r?\n)*(?P<indent> +)")
_TO_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_literal(place: Place, value: str) -> str:
    """A YAML scalar that is read as this text; raises UserError where a number or switch stands."""
    raw, mark = place.raw, place.raw[0]
    if place.style == "bool":
        return _switch(raw, value)
    if place.style == "number":
        return _number(NUMBER, value)
    block = _BLOCK.match(raw) if mark in "|>" else None
    if block and value and value == value.strip() and not _BREAKS.search(value):
        return f"{block['head']}{block['indent']}{value}"
    if mark not in "\"'|>" and _is_plain(value, is_in_brackets=place.style == "flow"):
        return value
    if place.quote == "'" and not _BREAKS.search(value):
        return "'" + value.replace("'", "''") + "'"
    return _double_quoted(value)


def _is_plain(value: str, *, is_in_brackets: bool) -> bool:
    """Whether it is a text without quotes, to every reader of YAML 1.1 and 1.2."""
    is_fit = value and value == value.strip() and not _BREAKS.search(value)
    is_text = value.lower() not in _NO_TEXT and not _LIKE_A_NUMBER.fullmatch(value)
    is_broken = _INDICATORS.match(value) or _INSIDE.search(value)
    is_cut = is_in_brackets and _IN_BRACKETS.search(value)
    return bool(is_fit and is_text and not is_broken and not is_cut)


def toml_literal(place: Place, value: str) -> str:
    """A TOML string that is read as this text; raises UserError where a number or switch stands."""
    raw = place.raw
    if place.style == "bool":
        return _switch(raw, value)
    if place.style in {"integer", "float"}:
        number = _number(_INTEGER if place.style == "integer" else NUMBER, value)
        return f"{number}.0" if place.style == "float" and _INTEGER.fullmatch(number) else number
    is_literal = raw[0] == "'" and not _BREAKS.search(value)
    if raw[:3] in {'"""', "'''"}:
        return _many_lines(raw, value, is_literal=is_literal)
    return f"'{value}'" if is_literal and "'" not in value else _double_quoted(value)


def _many_lines(raw: str, value: str, *, is_literal: bool) -> str:
    """Between three quotes, with the line ends that stand after the first and before the last."""
    sign = raw[:3]
    first = re.match(r"\r?\n", raw[3:])
    last = re.search(r"\r?\n[ \t]*$", raw[3:-3])
    if value.startswith("+++"):
        return _double_quoted(value)  # on a line of its own it would end front matter
    start, end = first[0] if first else "", last[0] if last else ""
    if start and not value and raw[3:-3] == start:
        end = ""
    if is_literal and "'''" not in value and not value.endswith("'"):
        return f"{sign}{start}{value}{end}{sign}"
    inside = _double_quoted(value)[1:-1]
    return f'"""{start}{inside}{end}"""'


def _double_quoted(value: str) -> str:
    return '"' + _TO_ESCAPE.sub(_escaped, value) + '"'


def _escaped(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _switch(raw: str, value: str) -> str:
    """On or off in the words and the capitals that stand there."""
    if value not in {"visible", "hidden"}:
        raise UserError(phrase(Texts.only_yes_or_no))
    words = next(pair for pair in _SWITCHES if raw.lower() in pair)
    word = words[value == "hidden"]
    if raw.isupper() and len(raw) > 1:
        return word.upper()
    return word.capitalize() if raw[0].isupper() else word


def _number(shape: re.Pattern[str], value: str) -> str:
    if not shape.fullmatch(value):
        raise UserError(phrase(Texts.only_a_number))
    return value
