"""Colours that a style sheet takes from a variable of the site: `var(--teal)`, `$teal`."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.phrases import normal

_VARIABLE = r"(?:var\(\s*--|\$)([\w-]+)\s*\)?"


def computed(target: Target, index: SiteIndex) -> Target:
    """A target whose colour is a variable with the colour that the variable has."""
    value = target.value or ""
    is_named = target.type == "color" and value.startswith(("var(", "$"))
    name = re.fullmatch(_VARIABLE, value) if is_named else None
    if not name:
        return target
    found = {
        one.value
        for one in index.targets
        if one.type == "color"
        and normal(name[1]) in map(normal, (one.property, *one.aliases))
        and colours.parse(one.value or "")
    }
    return target._replace(value=found.pop()) if len(found) == 1 else target
