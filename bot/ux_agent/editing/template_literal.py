"""How a text is written in a literal of a template language, within the quotes that are there.

Liquid knows no escapes and prints what it holds as it is, so what would be markup is written as
entities; Nunjucks and Go's templates escape by backslashes, and make all that they print text.
"""

import json
import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import Place

_CODE = re.compile(r"\{[{%#]|[}%#]\}|[{%#}]\Z")
_ENTITY = re.compile(r"&(?=[#\w])")


def template_literal(place: Place, value: str) -> str:
    """What stands between the quotes; raises UserError for what the language cannot write."""
    if _CODE.search(value):
        raise UserError(phrase(Texts.not_in_a_template, signs="{{ {% {#"))
    if place.style == "liquid":
        value = _ENTITY.sub("&amp;", value).replace("<", "&lt;").replace(">", "&gt;")
        other = "&quot;" if place.quote == '"' else "&#39;"
        return value.replace(place.quote, other)
    if place.quote == "`":
        if "`" in value:
            raise UserError(phrase(Texts.not_in_a_template, signs="`"))
        return value
    inside = json.dumps(value, ensure_ascii=False)[1:-1]
    return inside if place.quote == '"' else inside.replace('\\"', '"').replace("'", "\\'")
