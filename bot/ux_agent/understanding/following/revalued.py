"""A correction by one word that is a colour and also what a variable is called: "no, white"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.phrases import STATIC, normal

_BARE = (
    r"(?i)(?P<lead>\W*(?:(?:no|nope|nah|wait|sorry|actually|hmm+|oh|ok|okay|well|rather|or|better"
    r"|please|i meant?|make (?:it|that|them)|i(?: would|'d)? (?:want|prefer|like)(?: it)?|in|use"
    r"|it should be|should be|try|then|just)\b\W*)*)(?:(?:a|the)\s+)?"
    r"(?P<said>[\w-]+(?: [\w-]+){0,2}?)"
    r"(?P<tail>(?:\s+(?:instead|rather|please|pls|then|one))*\W*)"
)
_LONGEST = 60
_ROLES = frozenset(
    {"accent", "primary", "secondary", "brand", "surface", "muted", "base", "border", "highlight"}
)


def plainly(message: str, earlier: Intent, index: SiteIndex) -> str:
    """The message with the colour itself where its name is a variable's; else as it is.

    Right behind a change of a colour a word that can be its value is the value: another place is
    meant only by a word that cannot.
    """
    found = re.fullmatch(_BARE, message) if len(message) <= _LONGEST else None
    target = index.find(*_place(earlier)) if found else None
    is_correction = bool(found and (earlier.changes or found["lead"].strip(" ,.")))
    if found is None or target is None or not is_correction:
        return message
    value = _called(found["said"], index) if target.type == "color" else ""
    return f"{found['lead']}{value}{found['tail']}" if value else message


def _place(earlier: Intent) -> tuple[str, str]:
    """Section and property of what was told last, be it already so."""
    if earlier.changes:
        last = earlier.changes[-1]
        return last.section, last.property if last.op == "set" else ""
    return str(earlier.pending.get("section", "")), str(earlier.pending.get("property", ""))


def _is_hue(name: str, said: str) -> bool:
    """True for a variable's name that says a colour ("sand"), not what is coloured ("accent")."""
    is_name = name == normal(said).replace(" ", "-")
    return is_name and said not in STATIC and said not in _ROLES


def _called(said: str, index: SiteIndex) -> str:
    """The colour of the site's own variable of a name, or of the name itself; '' for no such."""
    known = [
        colours.parse(one.computed or one.value or "") or colours.parse(said) or ""
        for one in index.targets
        if one.section == "site"
        and one.type == "color"
        and normal(said) in map(normal, (one.property, *one.aliases))
        and (colours.parse(said) or _is_hue(one.property, said.lower()))
    ]
    return known[0] if known else ""
