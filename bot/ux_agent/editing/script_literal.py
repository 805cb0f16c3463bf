"""How a text is written in a literal of JavaScript or TypeScript (ECMA-262, 12.9)."""

import json
import re
from pathlib import PurePosixPath

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.data_literals import NUMBER
from bot.ux_agent.editing.marker_literal import SCRIPTS
from bot.ux_agent.site import Place


def script_literal(place: Place, value: str) -> str:
    """What stands between the quotes; without them a number, or true and false.

    Raises UserError where one of these stands and the value is another.
    """
    if place.raw in {"true", "false"} and not place.quote:
        if value not in {"visible", "hidden"}:
            raise UserError(phrase(Texts.only_yes_or_no))
        return "true" if value == "visible" else "false"
    if not place.quote:
        if not NUMBER.fullmatch(value):
            raise UserError(phrase(Texts.only_a_number))
        return value
    return _quoted(value, place.quote, place)


def _quoted(value: str, sign: str, place: Place) -> str:
    inside = json.dumps(value, ensure_ascii=place.style.startswith("ascii"))[1:-1]
    if sign != '"':
        inside = inside.replace('\\"', '"').replace(sign, f"\\{sign}")
    if sign == "`":
        inside = inside.replace("${", "\\${")
    if PurePosixPath(place.file).suffix.lower() not in SCRIPTS:
        inside = inside.replace("</", "<\\/").replace("<!--", "\\x3c!--")
    return inside.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def bound(literal: str) -> str:
    """A string of a script as an attribute of HTML has it: no quote and no reference is in it."""
    written = re.sub(r"\\\\|\\?([\"'])", _escaped, literal)
    return re.sub(r"&(?=[A-Za-z#])", r"\\x26", written)


def _escaped(found: re.Match[str]) -> str:
    return f"\\x{ord(found[1]):02x}" if found[1] else found[0]
