"""Clauses about links: their label, their address, their order, new ones and those to take away."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import linked
from bot.ux_agent.understanding.linking.link_order import ordered
from bot.ux_agent.understanding.linking.links import describes, in_list, is_order, list_said, put
from bot.ux_agent.understanding.placing import strangers
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.brands import written
from bot.ux_agent.understanding.words.clauses import JOINTS, LOOKS, VERBS, kinds
from bot.ux_agent.understanding.words.link_words import bare_label, is_guess, label_in, structural
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.trim import bare, cleared, parted, sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_PLACE = (
    r"(?i)\b(?:(?:in )?between\b.{1,120}?(?=\s+(?:called|named|labelled|with the)\b|$)"
    r"|(?:right |directly )?(?:before|after|behind|in front of)\s"
    r"(?:.{1,80}?(?=[\s:,.?!(–-]+(?:(?:https?|mailto|tel):|www\.|/))|.{1,80})"
    r"|(?:at|to) the (?:very )?(?:start|beginning|front|top|left)\b.{0,40}"
    r"|as the first\b.{0,40}|first$)"
)
_DATE = (
    r"(?i)(?:on |the )?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}[./-]\d{1,2})"
    r"(?:,? ?[./-]?\d{2,4})?"
)
_FAULT = (
    r"(?:(?:still|now|just|completely|all|also)\s)*(?:broken|wrong|dead|incorrect|bad|old|outdated"
    r"|out of date|not (?:working|right|correct)|nowhere|(?:the|an?|some|our)\s(?:wrong|old|dead"
    r"|broken|404|different|error)\b.{0,40})\W*"
)
_BLOCK = r"(?i)\b(?:section|part|area|block)\W*(?:please\W*)?$"
_STATES = r"(?:is|are|to|(?:go|lead|point|link)(?:e?s)?(?:\sto)?)"
_OBJECTS = frozenset({"word", "label", "quoted", "address"})
_ROWS = frozenset({"list", "row", "table", "lists"})
_BUTTON = r"(?i)(?:^|\s+)button$"
_NEW = r"(?i)\bnew\b|\b(?:an?|another|one more)\s+(?:[\w-]+\s+){0,2}(?:link|item|entry|tab)\b"


def read(parts: Parts, index: SiteIndex) -> list[Draft]:
    """The wishes of a clause about links."""
    named = list_said(parts._replace(items=_without_neighbours(parts)), index)
    found = _read(parts, index)
    if named is None or not any(draft.section in {"", named.section} for draft in found):
        return found
    return [
        draft._replace(section=named.section, listed=named.property)
        if draft.section in {"", named.section}
        else draft
        for draft in found
    ]


def _without_neighbours(parts: Parts) -> tuple[Item, ...]:
    """The items but those that a new place is told by: "between Home and Services"."""
    start = parts.items[0].start
    place = re.search(_PLACE, parts.text[start : parts.end])
    if not place:
        return parts.items
    at = start + place.start()
    return tuple(
        item
        for before, item in pairwise((parts.items[0], *parts.items))
        if item.start < at or before.kind in {"in", "from"}
    )


def _read(parts: Parts, index: SiteIndex) -> list[Draft]:
    if parts.verb == "hide":
        return [draft._replace(nature="hide") for draft in _removed(parts, index)]
    if parts.verb == "add" or (parts.verb in {"set", "make", ""} and _is_new(parts)):
        return _added(parts, index)
    if parts.verb == "remove":
        return _removed(parts, index)
    if is_order(parts, index) or put(parts):
        return [ordered(parts, index)]
    return [_changed(parts, index)]


def _is_new(parts: Parts) -> bool:
    said = parts.text[parts.items[0].start : parts.end]
    return "link" in kinds(parts.items) and bool(re.search(_NEW, said))


def _added(parts: Parts, index: SiteIndex) -> list[Draft]:
    place = re.search(_PLACE, parts.text[parts.items[0].start : parts.end])
    if place and not _within(parts.items, parts.items[0].start + place.start()):
        at = parts.items[0].start + place.start()
        kept = tuple(item for item in parts.items if item.start < at)
        behind_it = _without_neighbours(parts)
        tail = tuple(item for item in behind_it if item.kind == "section" and item.start > at)
        end = at + len(place[0])
        later = tuple(item for item in parts.items if item.start >= end)
        drafts = _added(parts._replace(items=kept, end=at), index)
        drafts = [draft._replace(href=draft.href or _href(later)) for draft in drafts]
        if later and later[0].kind == "called" and not drafts[0].value:
            named = parted(cleared(parts.text[later[0].end : parts.end]))[0]
            drafts = [draft._replace(value=named) for draft in drafts]
        behind = [name for name in sections_of(tail) if anchors.lists(index, [name])]
        section = behind[0] if len(behind) == 1 else ""
        return [
            draft._replace(section=draft.section or section, target=place[0].strip())
            for draft in drafts
        ]
    items = parts.items
    href = _href(items)
    quoted = [item.value for item in items if item.kind == "quoted" and item.value != href]
    label = quoted[0] if quoted else written(label_in(parts.text, items, parts.end), index)
    if not quoted and "called" not in kinds(items):
        label = re.sub(_BUTTON, "", label)
    sections = sections_of(structural(items))
    listed = {target.section for target in anchors.lists(index)}
    if not label:
        names = [item for item in items if item.kind == "section" and item.value not in listed]
        label = parts.said(names[0]) if names else ""
        sections = [name for name in sections if name in listed]
    rows = sections if "and" in kinds(items) else sections[:1]
    return [Draft(section, "add", "add-link", label, href) for section in rows or [""]]


def _removed(parts: Parts, index: SiteIndex) -> list[Draft]:
    parts = parts._replace(items=_without_container(parts.items))
    items = parts.items
    places = [item for item in _places(items) if anchors.lists(index, item.value.split())]
    labels = [item.value for item in items if item.kind in {"quoted", "label", "address"}]
    called = {
        noun
        for label in labels
        for target, _ in anchors.entries(label, index)
        for noun in nouns(target)
    }
    labels += [
        parts.said(item)
        for item in items
        if item.kind == "section"
        and item not in places
        and normal(parts.said(item)) not in called  # "the Improver lesson"
        and anchors.entries(parts.said(item), index)
    ]
    if not labels:
        labels = [label for label in [label_in(parts.text, items, parts.end)] if label]
    if is_guess(parts, items, index):
        labels = [bare_label(parts.subject())]
    elif labels:
        labels += _strange(parts, labels)
    if not places and "link" not in kinds(items):
        labels = ["" if _is_another_thing(one, parts, index) else one for one in labels]
    sections = " ".join(sections_of(places))
    is_plain = parts.verb == "remove" and not places and "link" not in kinds(items)
    return [
        Draft(property="link", target=label)
        if is_plain and _is_of_page(label, parts, index)
        else Draft(sections, "remove", "remove-link", target=label)
        for label in labels or [""]
    ]


def _without_container(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without a link's label behind "from": what goes stands in what is called so."""
    kept = [
        item
        for before, item in pairwise((items[0], *items))
        if item.kind not in {"label", "quoted"} or before.kind not in {"in", "from"}
    ]
    return tuple(kept) if any(item.kind in _OBJECTS for item in kept) else items


def _is_of_page(label: str, parts: Parts, index: SiteIndex) -> bool:
    """True for "remove the Weddings section", and where the menu leads to such a part of a page."""
    found = anchors.entries(label, index) if label else []
    said = parts.text[parts.items[0].start : parts.end]
    if not found or any(target.section != "navbar" for target, _ in found):
        return False
    is_within = all(entry.href.startswith("#") for _, entry in found)
    return is_within or bool(re.search(_BLOCK, said))


def _strange(parts: Parts, labels: Sequence[str]) -> list[str]:
    """The words behind the verb that are no link: none must be passed over."""
    verbs = [item.start for item in parts.items if item.kind in VERBS]
    behind = [item for item in parts.items if verbs and item.start > verbs[0]]
    found = [one for one in strangers.among(behind, parts, "", "").split() if one not in _ROWS]
    return [word for word in found if not any(word in label for label in labels)]


def _is_another_thing(label: str, parts: Parts, index: SiteIndex) -> bool:
    """True for "remove the schedule" where a text of the page says so too: which is not said."""
    if label in parts.text[parts.items[0].start : parts.end] or list_said(parts, index):
        return False
    about = {entry.description.casefold() for one in index.targets for entry in one.entries}
    return label.casefold() in about or any(
        (target.value or "").casefold() == label.casefold()
        for target in index.targets
        if target.type == "text"
    )


def _places(items: Sequence[Item]) -> list[Item]:
    """The sections that something is taken from, or that say what kind of entry it is."""
    found = []
    for at, item in enumerate(items):
        before = items[at - 1].kind if at else ""
        after = items[at + 1].kind if at + 1 < len(items) else ""
        is_place = before in {"in", "from"} or after in {"link", "label", "quoted"}
        if item.kind == "section" and is_place:
            found.append(item)
    return found


def _changed(parts: Parts, index: SiteIndex) -> Draft:
    at = _joint(parts.items)
    before = parts.items if at is None else parts.items[:at]
    after = () if at is None else parts.items[at + 1 :]
    end = parts.items[at].start if at is not None else parts.end
    label = in_list(parts, index) or _subject(parts, before, end, index)
    sections = _around(label, before, parts, index) or sections_of(structural(after))
    section = " ".join(name for name in sections if anchors.lists(index, [name]))
    if not (label or section) and len(sections) == 1 and linked.pair_of(sections[0], index):
        label = sections[0]  # "the announcement link": the one link of that part
    draft = Draft(section, property="link", target=label)
    if describes(parts, index):
        return draft._replace(
            property="link-description", value=_newlabel_in(parts, at), nature="text"
        )
    href = _href(after) or ("" if at is not None else _href(parts.items))
    if href and "caption" not in kinds(before):
        return draft._replace(property="link-href", value=href, nature="address")
    value = _newlabel_in(parts, at)
    if parts.joint == "say" and not parts.verb:
        from bot.ux_agent.understanding.drafting import below  # noqa: PLC0415 - few links say anything

        told = below.tells(label, value, index)
        if told:
            return told
    if parts.verb == "move" or (parts.verb != "rename" and re.fullmatch(_DATE, value)):
        return draft  # "the concert moved to 19 April": no name for it
    stated = "" if at is None else _stated(parts, at, value, label, index)
    if stated:
        return draft._replace(property=stated)
    if parts.verb == "rename" and (not value or value == label):
        return draft._replace(property="link-label")
    if "href" in kinds(before):
        return draft._replace(property="link-href", value=value, nature="address")
    if value:
        is_way = at is not None and parts.items[at].kind == "goes"
        name = "link-href" if is_way else "link-label"
        return draft._replace(property=name, value=value, nature="text")
    return draft._replace(property="link-label") if "caption" in kinds(before) else draft


def _stated(parts: Parts, at: int, value: str, label: str, index: SiteIndex) -> str:
    """The property to ask about where a joint tells no name: a fault, a look, a price, a fact."""
    said, found = parts.said(parts.items[at]).lower(), kinds(parts.items[at + 1 :])
    is_small = parts.verb in {"", "set"} and value[:1].islower()
    if is_small and re.fullmatch(_STATES, said) and re.fullmatch(_FAULT, value):
        # "It goes to the wrong page" tells no address.
        return "link" if _is_fact(label, index) else "link-href"
    is_look = is_small and not parts.verb and found <= LOOKS  # "the About link should be green"
    is_figure = found <= {"number", "figure", "size"}  # "the flat white to 3.60"
    # "Saturday: closed": what is so on Saturdays, no name for them
    is_fact = said != "to" and not parts.verb and _is_fact(label, index)
    return "link" if (found and (is_look or is_figure)) or is_fact else ""


def _around(label: str, before: Sequence[Item], parts: Parts, index: SiteIndex) -> list[str]:
    """The sections that say where a link is; the page that is called as the link is not one."""
    named = normal(label) if anchors.entries(label, index) else ""
    return sections_of(one for one in structural(before) if normal(parts.said(one)) != named)


def _is_fact(label: str, index: SiteIndex) -> bool:
    """True for an entry that leads nowhere: of hours, of prices."""
    found = anchors.entries(label, index)
    return bool(found) and not any(entry.href for _, entry in found)


def _newlabel_in(parts: Parts, at: int | None) -> str:
    if at is None:
        quoted = [item.value for item in parts.items if item.kind == "quoted"]
        if len(quoted) > 1 or parts.verb != "rename":
            return quoted[1] if len(quoted) > 1 else ""
        places = [item.end for item in parts.items if item.kind in {"link", "label"}]
        return parted(cleared(parts.text[places[-1] : parts.end]))[0] if places else ""
    after = parts.items[at + 1 :]
    quoted = [item.value for item in after if item.kind == "quoted"]
    if quoted:
        return quoted[0]
    return parted(bare(parts.text, parts.items[at].end, parts.end, after))[0]


def _subject(parts: Parts, items: Sequence[Item], end: int, index: SiteIndex) -> str:
    """The label of the link that is spoken of."""
    if is_guess(parts, items, index):
        return bare_label(parts.subject())
    for kind in ("quoted", "label"):
        named = [item.value for item in items if item.kind == kind]
        if named:
            return named[0]
    for item in items:
        if item.kind == "section" and anchors.entries(parts.said(item), index):
            return parts.said(item)
    address = [item.value for item in items if item.kind == "address"]
    return label_in(parts.text, items, end) or (address[0] if address else "")


def _joint(items: Sequence[Item]) -> int | None:
    for at, item in enumerate(items):
        is_name = item.kind == "called" and kinds(items[at - 1 : at]) == {"link"}
        is_name = is_name and "label" not in kinds(items[:at])
        if at and (item.kind in JOINTS or item.kind == "with") and not is_name:
            return at
    return None


def _within(items: Sequence[Item], at: int) -> bool:
    """True for a place within a quoted text or an address."""
    return any(item.start <= at < item.end for item in items if item.kind in {"quoted", "address"})


def _href(items: Sequence[Item]) -> str:
    addresses = [item.value for item in items if item.kind == "address"]
    quoted = [
        item.value for item in items if item.kind == "quoted" and guard.is_address(item.value)
    ]
    return (addresses or quoted or [""])[0]
