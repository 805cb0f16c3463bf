"""Words of a sentence told anew by those around them: "our new vicar is …", "6pm not dusk"."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.figures.told import FRAME
from bot.ux_agent.understanding.placing import fitting

_NAME = r"((?:[Tt]he )?(?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|de|van|von|of))*)"
_NEW = rf"(?i:\W*(?:our|the) new) ([\w'’ -]{{2,30}}?) is (?:now |called )?{_NAME}\W*"
_NOT = (
    r"(?i)\W*(.{3,80}?)\s+([\w:.]{1,12}),? (?:not|instead of|rather than) "
    r"([^\W\d_][\w ]{1,20}?)(?: (?:now|any ?more))?\W*"
)
_LEADS = frozenset({"until", "till", "from", "at", "on", "by", "before", "after", "since"})
_LONGEST = 120


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of the one sentence that has all the words around; None for any other message."""
    if len(message) > _LONGEST or "\n" in message:
        return None
    held = re.fullmatch(_NEW, message)
    if held:
        return _one(_holders(held[1], held[2].rstrip("."), index))
    told = re.fullmatch(_NOT, message)
    return _one(_times(told, index)) if told else None


def _one(found: list[tuple[Target, str]]) -> list[Draft] | None:
    if len(found) != 1:
        return None
    target, value = found[0]
    return [Draft(target.section, property=target.property, value=value, nature="text")]


def _holders(office: str, name: str, index: SiteIndex) -> list[tuple[Target, str]]:
    """The texts that say who holds an office, with the new name."""
    form = re.compile(rf"\b(?i:our|the) (?i:{re.escape(office)}) is {_NAME}(?=[.,;!]|$)")
    return [
        (target, f"{value[: match.start(1)]}{name}{value[match.end(1) :]}")
        for target in index.targets
        if fitting.is_text(target) and (value := target.value or "")
        for match in form.finditer(value)
    ]


def _times(told: re.Match[str], index: SiteIndex) -> list[tuple[Target, str]]:
    """The texts that hold the old word behind the same one, and all that is said before."""
    said = re.findall(r"[^\W\d_]+", told[1].lower())
    subject = [word for word in said if word not in FRAME]
    form = (
        re.compile(rf"(?i)\b{re.escape(said[-1])} ({re.escape(told[3])})(?!\w)") if said else None
    )
    if form is None or not subject or said[-1] not in _LEADS:
        return []
    return [
        (target, f"{value[: match.start(1)]}{told[2]}{value[match.end(1) :]}")
        for target in index.targets
        if fitting.is_text(target) and (value := target.value or "")
        if all(not words(word).isdisjoint(words(value)) for word in subject)
        for match in form.finditer(value)
    ]
