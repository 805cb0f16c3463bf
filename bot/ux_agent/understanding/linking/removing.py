"""Entries that go, called by what they say: "remove Marek's review", "drop the one about mats"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import days
from bot.ux_agent.understanding.linking.attributes import ARTICLE, LEAD
from bot.ux_agent.understanding.linking.entry_names import BY, MARKS, is_called, meant
from bot.ux_agent.understanding.linking.records import Row, cells_of, rows_of
from bot.ux_agent.understanding.words.phrases import normal, singles
from bot.ux_agent.understanding.words.trim import polished

_GONE = (
    r"(?is)(?:please\s+)?(?:(?P<why>[^,;.]{2,60}?)\s+(?:has\s+|have\s+|is\s+|are\s+)?(?:left|retired|gone|sold"
    r"|no longer (?:with us|works? here)|sold out)\b[,;.]?\s*(?:and\s+|so\s+)?(?:please\s+)?)?"
    r"(?:remove|delete|drop|take (?:out|off|down)|get rid of|take(?=.*\b(?:out|off|down)\b)"
    r"|lose|scrap|(?P<hide>hide))\s+(?P<what>.{2,90}?)"
)
_STOPPED = re.compile(
    r"(?is)(?:(?:because|as|since|sadly|unfortunately|sorry|fyi|hi|hello)\b[\s,]*)*we(?P<left>"
    r"(?:['’]re|\sare)?\s(?:not|no longer)\s(?:listed\s)?(?:on|with)\s"
    r"|(?:['’]ve|\shave)?\s(?:(?:don['’]?t|do not|no longer)\s"
    r"(?:have|do|offer|sell|serve|use|make|bake|stock|run|provide|teach|host|give|keep)\s"
    r"|stopped\s(?:having|doing|offering|selling|serving|using|making|baking|stocking|running|providing"
    r"|teaching|hosting|giving)\s))"
    r"(?:(?:the|our|an?|any)\s)?(?P<what>[^\"“”,;.!?\n\d]{2,40}?)"
    r"(?P<more>\s(?:any ?more|any longer|now))?"
    r"(?:(?:\s*[,;.!–-]+\s*|\s)(?:(?:so|and|please|pls|can you|could you|you can)\s+)*"
    r"(?:remove|delete|drop|take|get rid of)\s(?:it|them|that|those"
    r"|(?:the|that|this)\s(?:link|entry|row|one))"
    r"(?:\s(?:out|off|down|away))?"
    r"(?:\s(?:from|of|off)?\s?(?:the|our)\s[\w ]{3,30})?)?\s*"
)
_OVER = (
    r"(?i)\s*[,;.!–-]\s*(?:(?:because|as|since)\s)?(?:that|it|this|they)\s?(?:['’]?s|is|was|['’]?re|are)"
    r"\s(?:(?:all|now|long|already)\s)*(?:over|finished|done|past|history|outdated|out of date"
    r"|old news)(?:\s(?:now|already|anyway))*$"
)
_SHORT_NAME = 3
_IT = frozenset({"it", "them", "him", "her", "that"})
_OUT = (
    r"(?i)\s+(?:out|off|down)$|\s+(?:from|off|out of)\s+(?:(?:the|our|my)\s+)?"
    r"(?:web\s?site|site|internet)$"
)
_OF_SEVERAL = r"(?i)one of (?:the|our|my|these|those)\s+"
_ANY = (
    rf"{_OF_SEVERAL}(?P<of>[\w -]{{3,30}})"
    r"|(?P<any>an?|one|the|our|my|this|that)\s+(?P<one>[\w -]{3,30}?)(?:\s+entry)?"
)
_ALL = (
    r"(?i)(?:all|every(?:\s+single)?|each)(?:\s+of)?\s+(?:(?:the|our|my|these|those)\s+)?"
    r"(?P<noun>[\w -]{3,30}?)(?:\s+(?:entry|entries|items?|cards?))?"
)
_SINGLE = r"(?i)(?:an?|one)\b"
_LONGEST = 300


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of an entry that goes, called by a field or by what it is about; else None."""
    if len(message) > _LONGEST:
        return None
    start = re.match(LEAD, message)
    text = polished(message[start.end() if start else 0 :], is_wish=True)
    found = re.fullmatch(_GONE, re.sub(_OVER, "", text))
    if found is None:
        return _stopped(polished(message, is_wish=True), index, section)
    what, why = re.sub(_OUT, "", found["what"]), found["why"]
    if found["hide"]:  # one of many has no switch of its own: which is meant, then whether it goes
        several = _one_of(what, index, section) if re.match(_SINGLE, what) else None
        return several and [one._replace(nature="hide") for one in several]
    what = why if why and what.lower() in _IT else what
    rows = [row for row in rows_of(index) if row.target and not row.is_link]
    rows = [row for row in rows if not section or row.section in section.split()]
    part = _part(what, rows)
    if part:
        return [part]
    both = _several(what, index)
    if both:
        return both
    whole = _all_of(what, index, section)
    if whole:
        return whole
    open_one = _one_of(what, index, section)
    if open_one or re.match(_OF_SEVERAL, what):
        return open_one
    mine = meant(what, rows, index)
    if len(mine) != 1 or mine[0].target is None:
        return None
    listed = mine[0].target.property
    row = mine[0]
    return [Draft(row.section, "remove", "remove-link", target=row.label, listed=listed)]


def _stopped(text: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The draft of the one entry that is no more: "we no longer do crowns"; else None.

    It has that very name, or one with a word more: a garden that is no more is no garden party.
    """
    found = _STOPPED.fullmatch(text)
    said = singles(found["what"]) - {"link"} if found else set()
    if not found or not said or "page" in said or days.named(found["what"]):
        return None
    if not (found["more"] or re.search(r"(?i)no longer|stopped", found["left"])):
        return None
    rows = [row for row in rows_of(index) if row.target and section in {"", row.section}]
    named = [row for row in rows if singles(row.label) == said]
    mine = named or [
        row
        for row in rows
        if not row.is_link
        and said < singles(row.label)
        and len(singles(row.label) - said) == 1
        and len(singles(row.label)) <= _SHORT_NAME
    ]
    labels = {row.label for row in mine}
    if len(labels) != 1:
        return None
    row = mine[0]
    is_one = len(mine) == 1 and row.target is not None
    place, listed = (row.section, row.target.property) if is_one and row.target else ("", "")
    return [Draft(place, "remove", "remove-link", target=row.label, listed=listed)]


def _one_of(what: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The question which entry is to go, for "the class" or "one of the reviews"; else None."""
    found = re.fullmatch(_ANY, what)
    if found is None:
        return None
    noun = normal(found["one"] or found["of"])
    lists = [one for one in index.targets if len(one.entries) > 1]
    mine = [
        one
        for one in lists
        if (not section or one.section in section.split())
        and _is_called(noun, one, found["one"], _around(one, index, found["any"]))
    ]
    if len(mine) != 1:
        return None
    return [Draft(mine[0].section, "remove", "remove-link", listed=mine[0].property)]


def _all_of(what: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The question which entry goes first, for "all the plants"; None for all else.

    A part of the page of that name, which has a switch, can be hidden as a whole.
    """
    found = re.fullmatch(_ALL, what)
    if found is None:
        return None
    noun = normal(found["noun"])
    mine = [
        one
        for one in index.targets
        if len(one.entries) > 1
        and (not section or one.section in section.split())
        and {noun, f"{noun}s", f"{noun}es"}
        & {normal(name) for name in (one.property, *one.aliases)}
    ]
    if len(mine) != 1 or noun in _around(mine[0], index, None):
        return None
    return [Draft(mine[0].section, "remove", "remove-link", listed=mine[0].property, many=noun)]


def _around(listed: Target, index: SiteIndex, article: str | None) -> set[str]:
    """The names of the part that a list stands in, of which "a review" means but one entry."""
    if article and not re.match(_SINGLE, article):
        return set()  # "the review" may be the whole part
    name = normal(listed.property)
    parts = [one for one in index.targets if one.type == "bool" and one.section == listed.section]
    mine = [
        {normal(alias) for alias in (one.property.removesuffix("-visibility"), *one.aliases)}
        for one in parts
    ]
    labels = {normal(entry.label) for entry in listed.entries}
    # Where the entries are called as the part is, they are its blocks, each with a heading.
    return set().union(*(names for names in mine if name in names and names.isdisjoint(labels)))


def _is_called(noun: str, listed: Target, single: str | None, around: set[str]) -> bool:
    """True for what the entries of a list are called: one of them, or several where that is so."""
    names = {normal(name) for name in (listed.property, *listed.aliases)}
    if not single:
        return any(noun == name or noun.endswith(f" {name}") for name in names | around)
    several = {f"{noun}s", f"{noun}es", f"{noun.removesuffix('y')}ies"}
    return noun not in {*names, "faq"} and not (names | around).isdisjoint(several)


def _several(what: str, index: SiteIndex) -> list[Draft]:
    """The drafts of entries that go together: "Geoff's review and the Strava link"."""
    names = re.split(r"(?i)\s*(?:,|\band\b|&)\s*(?:and\s+)?(?:also\s+)?", what)
    rows = [row for row in rows_of(index) if row.target]
    if len(names) < 2 or any(normal(row.label) == normal(what) for row in rows):
        return []
    found = [meant(re.sub(r"(?i)\s+link$", "", name), rows, index) for name in names]
    if not all(len(one) == 1 for one in found) or len({id(one[0]) for one in found}) < len(names):
        return []
    return [
        Draft(row.section, "remove", "remove-link", target=row.label, listed=row.target.property)
        for (row,) in found
        if row.target
    ]


def _part(what: str, rows: Sequence[Row]) -> Draft | None:
    """The question about a thing of which only one field is to go: "the price of the dairy"."""
    for joint in BY.finditer(what):
        said, name = what[: joint.start()], normal(re.sub(ARTICLE, "", what[joint.end() :]))
        mine = [row for row in rows if normal(re.sub(MARKS, "", row.label)) == name]
        if len(mine) == 1 and not is_called(mine[0], said) and cells_of(mine[0], said):
            listed = mine[0].target.property if mine[0].target else ""
            return Draft(mine[0].section, property="link", target=mine[0].label, listed=listed)
    return None
