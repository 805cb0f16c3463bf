"""A name or a word replaced wherever the site says it."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting.wanted import Value
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.trim import cleared

_PHRASE = (
    r"(?:everywhere|throughout(?: the (?:site|website))?|wherever it (?:is|appears|stands)"
    r"|(?:on|in|across) (?:all|every|each)(?: of)?(?: the| our)? pages?"
    r"|(?:across|on) the (?:whole|entire) (?:site|website))"
)
_EVERYWHERE = rf"(?i)(\S.{{0,200}}?)[,\s]+{_PHRASE}"
_QUOTE = "[\"'“”‘’«»]"


def wanted(anchor: str, value: Value, parts: Parts) -> str:
    """The new word of "Carys everywhere", '' where nothing says that it is for the whole site."""
    if not anchor or value.nature != "text":
        return ""
    if "quoted" not in kinds(parts.after):
        found = re.fullmatch(_EVERYWHERE, cleared(parts.text[parts.behind() : parts.end]))
        return found[1] if found else ""
    # One quoted word may be a whole label, and a part of many texts that are not meant.
    said = rf"(?i)\s*{_QUOTE}{re.escape(value.text)}{_QUOTE}[,\s]+{_PHRASE}(?=\W*(?:$|please\b))"
    is_told = " " in anchor and re.match(said, parts.text[parts.behind() :]) is not None
    return value.text if is_told else ""


def drafts(anchor: str, value: str, index: SiteIndex) -> list[Draft]:
    """A word or a name replaced in every text and label that has it."""
    found: list[Draft] = []
    pattern = re.compile(rf"(?<!\w){re.escape(anchor)}(?!\w)")
    for target in index.targets:
        if target.type in {"text", "string", "markdown"} and pattern.search(target.value or ""):
            new = pattern.sub(lambda _: value, target.value or "")
            found.append(Draft(target.section, property=target.property, value=new, nature="text"))
        for entry in target.entries:
            if pattern.search(entry.label):
                label = pattern.sub(lambda _: value, entry.label)
                link = Draft(target.section, property="link-label", target=entry.label, value=label)
                found.append(link)
    return found or [Draft(value=value, nature="text", anchor=anchor)]
