"""The last words once more, where else the old ones stand: "also in the heading"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import owned
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal

_ALSO_IN = re.compile(
    r"(?i)\W*(?:(?:and|please|pls|now|then|oh|ok)\b\W*)*(?:(?P<also>also|too|the same)\s+)?"
    r"(?:(?:change|do|rename)\s+it\s+)?(?:in|on)\s+(?:the|our)\s+(?P<where>[\w -]{3,30}?)"
    r"(?P<too>\s+(?:too|as well|also))?(?:\s+(?:please|pls))?\W*"
)
_LONGEST = 80


def read(message: str, earlier: Intent, index: SiteIndex) -> Draft | None:
    """The draft of the other text that holds the old words; without place where that is not sure.

    None for all else than "also in the …" behind new words for old ones.
    """
    found = _ALSO_IN.fullmatch(message) if len(message) <= _LONGEST else None
    last = earlier.changes[-1] if earlier.changes else None
    if last is None or not found or not (found["also"] or found["too"]) or last.op != "set":
        return None
    target = index.find(last.section, last.property)
    old = last.target or ((target.value or "") if target and fitting.is_text(target) else "")
    if not old or not isinstance(last.value, str):
        return None
    form = re.compile(rf"(?i)(?<!\w){re.escape(old)}(?!\w)")
    mine = [
        one
        for one in index.targets
        if fitting.is_text(one) and one is not target and form.search(one.value or "")
    ]
    mine = [one for one in mine if _is_called(one, normal(found["where"]), index)]
    if len(mine) != 1:
        places = " ".join(f"{one.section}.{one.property}" for one in mine)
        unknown = "" if mine else found["where"]
        return Draft(property=places, value=last.value, nature="text", unknown=unknown)
    held = form.search(mine[0].value or "")
    new = last.value
    if held and held[0].islower() and not old.islower():
        new = new[:1].lower() + new[1:]
    value = form.sub(lambda _: new, mine[0].value or "", count=1)
    return Draft(mine[0].section, property=mine[0].property, value=value, nature="text")


def _is_called(text: Target, where: str, index: SiteIndex) -> bool:
    """True for a text of a part of the page, or one called a heading, a button and the like."""
    noun = where.rpartition(" ")[2].removesuffix("s")
    if where in {text.section, *map(normal, index.sections.get(text.section, ()))}:
        return True
    return text in owned.of_noun(noun, [text], index) or where in map(normal, text.aliases)
