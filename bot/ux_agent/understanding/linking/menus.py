"""Links of the site's own menu that a message names as such: "rename A to B in the nav"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.trim import polished

_NAV = r"(?:the |our |my )(?:main |top |site )?(?:menu|nav|navbar|navigation)(?: ?bar| menu)?"
_NAME = r"(?:the |our )?[\"“'‘]?(.{2,40}?)[\"”'’]?"
_KIND = r"(?: (?:page|link|entry|item|tab))?"
_RENAMED = (
    rf"(?i)\W*(?:please )?(?:rename|change|relabel|call) {_NAME}{_KIND}"
    rf"(?: (?:to|as|into))? [\"“'‘]?(.{{1,40}}?)[\"”'’]? in {_NAV}\W*(?:please\W*)?"
)
_ITEM = (
    rf"(?i)\W*(?:please )?(?:rename|change|relabel|call) {_NAME}"
    r" (?:menu|nav|navigation) (?:link|entry|item|tab)(?: (?:to|as|into))?"
    r" [\"“'‘]?(.{1,40}?)[\"”'’]?\W*(?:please\W*)?"
)
_PLACED = (
    rf"(?i)\W*(?:please )?(?:rename|change|relabel|call) {_NAME}{_KIND} in {_NAV}"
    r" (?:to|as|into)(?: say| read)? [\"“'‘]?(.{1,40}?)[\"”'’]?\W*(?:please\W*)?"
)
_CALLED = (
    rf"(?i)\W*{_NAME}{_KIND}(?: in {_NAV})? (?:should|must|needs? to|is to) (?:now )?"
    rf"(?:be called|be named|be|say|read"
    rf"|become) [\"“'‘]?(.{{1,40}}?)[\"”'’]?(?: in {_NAV})\W*(?:please\W*)?"
)
_GONE = (
    rf"(?i)(.{{0,80}}?)\W*(?:please )?(?:remove|take|drop|delete) (?:(it|that)|{_NAME}){_KIND}"
    rf" (?:from|out of|off) {_NAV}\W*(?:please\W*)?"
)
_REASON = r"(?i)\b(?:no longer|any ?more|don'?t|doesn'?t|stopped|closed|gone|finished)\b"
_CALLS = r"(?i)\W*(?:please )?call\b"


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of a link that is renamed in the menu or goes from it; None for all else."""
    if len(anchors.lists(index, ["navbar"])) != 1:
        return None
    return _renamed(message, index) or _gone(message, index)


def _renamed(message: str, index: SiteIndex) -> list[Draft] | None:
    """The link by its whole label: "call Services “Prices”" has no other mark between the two."""
    for label in _labels(index):
        said = message.lower().find(label.lower())
        if said < 0:
            continue
        named = message[:said] + "\0" * 2 + message[said + len(label) :]
        found = re.fullmatch(_ITEM, named) or re.fullmatch(_RENAMED, named)
        found = re.fullmatch(_PLACED, named) or re.fullmatch(_CALLED, named) or found
        is_parted = (
            bool(found and found.re.pattern == _CALLED)
            or bool(re.match(_CALLS, message))
            or bool(re.search(r"\0.* (?:to|as|into) ", named))
        )
        if found and found[1] == "\0\0" and is_parted and not guard.is_address(found[2]):
            new = polished(found[2])
            return [Draft("navbar", property="link-label", target=label, value=new, nature="text")]
    return None


def _gone(message: str, index: SiteIndex) -> list[Draft] | None:
    found = re.fullmatch(_GONE, message)
    if found is None or (found[1].strip() and not re.search(_REASON, found[1])):
        return None
    said = (found[1] if found[2] else found[3]).lower()
    named = [label for label in _labels(index) if label.lower() in said]
    is_whole = bool(found[2]) or (bool(named) and named[0].lower() == said)
    if len(named) != 1 or not is_whole:
        return None
    return [Draft("navbar", "remove", "remove-link", target=named[0])]


def _labels(index: SiteIndex) -> list[str]:
    return [entry.label for entry in anchors.lists(index, ["navbar"])[0].entries]
