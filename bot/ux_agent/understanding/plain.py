"""Plain English: each clause brought to a draft of what it wants."""

import re
from collections.abc import Sequence

from bot.record import Record
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import anchors, links, strangers, wanted
from bot.ux_agent.understanding.candidates import candidates, own_look
from bot.ux_agent.understanding.clauses import LITERALS, VERBS, kinds, split
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.parts import Parts, take_apart
from bot.ux_agent.understanding.property_words import (
    LINK_LOOKS,
    combined,
    head,
    is_generic,
    is_text_word,
)
from bot.ux_agent.understanding.trim import polished, sections_of
from bot.ux_agent.understanding.turning import turned
from bot.ux_agent.understanding.vocabulary import Item

_FORBIDDING = (
    r"(?i)\W*(?:(?:but|and|please|also|only|just)\W+){0,4}(?:do not|don'?t|never|leave|keep)\b"
)
_LOOK_OF = {
    "?color": "color",
    "color": "color",
    "font-size": "font-size",
    "font-weight": "font-weight",
}
_LOOK_TIERS = frozenset({"color", "font-size", "font-weight", "*text"})
_INQUIRING = r"(?i)\W*(?:is|are|was|were|does|do|did|has|have|who|why|when|where)\b"
_NOT = (
    r"(?i)\W*(?:(?:and|but|it)\W+){0,2}(?:not|instead of|rather than|was|were|formerly|previously"
    r"|used to be|before)\b"
)
_ALL_OF_THEM = r"(?i)\b(?:their|them|they|both|these|those)\b"


class Context(Record):
    """What the clauses before have spoken of."""

    section: str = ""
    property: str = ""
    verb: str = ""
    target: str = ""
    is_follow_up: bool = False


def read(text: str, items: Sequence[Item], index: SiteIndex, context: Context) -> list[Draft]:
    """The drafts of a message, each clause read in the light of those before it."""
    if _is_inquiry(text, items):
        return []
    drafts: list[Draft] = []
    start = 0
    row: tuple[str, ...] = ()
    pieces = split(items, len(text))
    for piece in pieces:
        parts = take_apart(text, piece.items, piece.end, index, carried=context.verb)
        parts = parts and parts._replace(start=start)
        said = text[start : piece.end]
        start = piece.end
        if len(pieces) > 1 and (
            _is_forbidden(said, piece.items) or _is_no_value(said, piece.items)
        ):
            continue
        if drafts and kinds(piece.items) == {"quoted"} and drafts[-1].nature == "text":
            # Two texts for one place: neither is sure.
            drafts[-1] = drafts[-1]._replace(value="", nature="", stop="")
            continue
        found = _read(parts, index, context) if parts else []
        if len(row) > 1 and re.search(_ALL_OF_THEM, said):
            found = [
                draft._replace(section=section, hint_section="")
                for draft in found
                for section in (row if not draft.section else [draft.section])
            ]
        sections = dict.fromkeys(draft.section for draft in found if draft.section)
        row = tuple(sections) or row
        if found and drafts and _is_remark(drafts[-1]) and _leans(found[0]):
            anchor = drafts.pop().anchor
            found = [draft._replace(anchor=anchor) for draft in found]
        if found and drafts and parts and _completes(found[0], drafts[-1], parts):
            drafts[-1] = drafts[-1]._replace(href=found[0].href)
            continue
        drafts.extend(found)
        for draft in found:
            context = _after(context, draft, piece.items)
    return [_led(draft, drafts[at + 1 :]) for at, draft in enumerate(drafts)]


def _is_forbidden(said: str, items: Sequence[Item]) -> bool:
    """True for "don't change the header", "leave the menu as it is"."""
    named = kinds(items) & {"section", "property", "label", "link"}
    return (
        bool(named)
        and not kinds(items) & LITERALS
        and "less" in kinds(items)
        and bool(re.match(_FORBIDDING, said))
    )


def _is_inquiry(text: str, items: Sequence[Item]) -> bool:
    """True for "is the footer black?", which wants to know."""
    is_asked = text.rstrip().endswith("?") and bool(re.match(_INQUIRING, text))
    return is_asked and not kinds(items) & VERBS


def _is_no_value(said: str, items: Sequence[Item]) -> bool:
    """True for ", not “Old”" behind a wish."""
    return bool(re.match(_NOT, said)) and kinds(items) <= {"less", "quoted", "and"}


def _completes(draft: Draft, before: Draft, parts: Parts) -> bool:
    """True for "… and it should lead to /jobs" behind a new link without an address."""
    is_new = before.property == draft.property == "add-link"
    return is_new and not before.href and bool(draft.href) and "it" in kinds(parts.items)


def _is_remark(draft: Draft) -> bool:
    """True for what names a place and wants nothing ("the headline is wrong")."""
    return draft.op == "set" and not (draft.nature or draft.target)


def _leans(draft: Draft) -> bool:
    """True for a wish whose place was named before ("it should say …")."""
    return bool(draft.nature) and not (draft.section or draft.property or draft.anchor)


def _after(context: Context, draft: Draft, items: Sequence[Item]) -> Context:
    verbs = [item.kind for item in items if item.kind in VERBS]
    is_link = "link" in draft.property
    return context._replace(
        section=draft.section or context.section,
        property=context.property if is_link else draft.property or context.property,
        verb=verbs[0] if verbs else context.verb,
        target=draft.target or context.target,
    )


def _led(draft: Draft, following: Sequence[Draft]) -> Draft:
    """A draft without a section takes the one named at the end of the message for all."""
    alike = [one.section for one in following if one.section and one.op == draft.op]
    if draft.section or draft.hint_section or not alike:
        return draft
    if draft.op == "add" or (draft.nature == "colour" and draft.property):
        return draft._replace(hint_section=alike[0])
    return draft


def _read(parts: Parts, index: SiteIndex, context: Context) -> list[Draft]:
    parts = parts._replace(is_follow_up=context.is_follow_up)
    is_same = bool(context.target) and links.is_same(parts)
    if context.target and links.is_moved(parts):
        from bot.ux_agent.understanding import link_order  # noqa: PLC0415 - as below

        return [link_order.moved(parts, context.target)]
    if parts.verb == "replace":
        from bot.ux_agent.understanding import swapping  # noqa: PLC0415 - as below

        if swapping.wants(parts):
            return swapping.drafts(parts, index)
    if not parts.is_swapped and (is_same or links.wants(parts, index)):
        # Only some requests are about links: a container that starts for another need not load it.
        from bot.ux_agent.understanding import link_wishes  # noqa: PLC0415

        found = link_wishes.read(parts, index)
        if is_same:
            found = [draft._replace(target=context.target) for draft in found]
        return [
            draft if draft.section else draft._replace(hint_section=context.section)
            for draft in found
        ]
    if parts.is_follow_up and _is_refusal(parts):
        return _refused(parts)
    label = _label(parts, index, context) if parts.is_follow_up else ""
    if label:
        return [Draft(property="link", target=label)]
    has_look = bool(kinds(parts.items) & {"colour", "size", "weight"})
    if parts.verb in {"add", "move"} and not has_look:
        # Only links can be new or change places: anything else is asked about.
        return [_hinted(Draft(" ".join(sections_of(parts.items))), parts, context)]
    return _general(parts, index, context)


def _is_refusal(parts: Parts) -> bool:
    """True for "not the footer" said of an earlier wish."""
    found = kinds(parts.items)
    return {"less", "section"} <= found and not found & (LITERALS | {"property", "word"})


def _refused(parts: Parts) -> list[Draft]:
    """The sections that are not meant, and those behind them that are."""
    ends = [item.start for item in parts.items if item.kind == "and"]
    end = ends[0] if ends else parts.end
    unwanted = sections_of(item for item in parts.items if item.start < end)
    wanted_ones = sections_of(item for item in parts.items if item.start > end)
    drafts = [Draft(section, "remove") for section in unwanted]
    return drafts + [Draft(section) for section in wanted_ones]


def _label(parts: Parts, index: SiteIndex, context: Context) -> str:
    """The link of "I meant Blog", also where a section has that name and a link was spoken of."""
    found = kinds(parts.items)
    labels = [item.value for item in parts.items if item.kind == "label"]
    if labels and found <= {"label", "link", "and"}:
        return labels[0]
    named = [parts.said(item) for item in parts.items if item.kind == "section"]
    is_link = bool(context.target) and found <= {"section", "link"} and len(named) == 1
    return named[0] if is_link and anchors.entries(named[0], index) else ""


def _general(parts: Parts, index: SiteIndex, context: Context) -> list[Draft]:
    value = wanted.value(parts)
    anchor = wanted.anchor(parts, value)
    value, anchor = wanted.within(parts, value, anchor, index)
    named = [item for item in _subject(parts, value) if not _is_inside(item, parts)]
    named = turned(named, parts, index)
    value = wanted.without(value, [parts.said(item) for item in named if item.kind == "property"])
    unknown = strangers.among(named, parts, value.text, value.nature)
    if anchor:
        # What is quoted as it stands there is sure, but for "the answer of “Do you ship?”".
        unknown = _aspect_of(anchor, parts)
    draft = Draft(
        value=value.text, nature=value.nature, anchor=anchor, stop=value.stop, unknown=unknown
    )
    if not value.nature:
        listed = _listed(named, parts, index)
        draft = draft._replace(value=listed, nature="text", unknown="") if listed else draft
    sections = sections_of(named)
    pair = _on(parts.items)
    if pair and not anchor:
        drafts = [
            Draft(" ".join(sections), property=name, value=colour, nature="colour")
            for name, colour in zip(("color", "background"), pair, strict=True)
        ]
        return [_hinted(draft, parts, context) for draft in drafts]
    if parts.verb == "rename" and not anchor and kinds(named) <= {"rename", "section", "word"}:
        # A section has no name on the page.
        return [_hinted(Draft(" ".join(sections), unknown=unknown), parts, context)]
    if parts.verb in {"hide", "show", "remove"} and not value.text:
        draft = _seen(draft, parts.verb, named, index)
    sections = sections or _owners(named, index)
    own = _own_looks(named, sections, index) if len(sections) == 1 else ""
    if own:
        return [_hinted(draft._replace(section=sections[0], property=own), parts, context)]
    groups = sections if _is_row(named, "section") else [" ".join(sections)]
    return [
        _hinted(draft._replace(section=section, property=draft.property or name), parts, context)
        for section in groups
        for name in _properties(named, value.nature or draft.nature)
    ]


def _aspect_of(anchor: str, parts: Parts) -> str:
    """The word that means nothing in "the answer of A", where A stands on the page."""
    items = parts.before
    for word, joint, item in zip(items, items[1:], items[2:], strict=False):
        is_anchor = item.value == anchor or parts.said(item) == anchor
        if word.kind == "word" and joint.kind == "in" and is_anchor:
            return parts.said(word)
    return ""


def _listed(named: Sequence[Item], parts: Parts, index: SiteIndex) -> str:
    """The word behind a property that is one of the few values it takes: "button radius full"."""
    words = [item for item in named if item.kind == "property"]
    said = polished(parts.text[words[-1].end : parts.end]).casefold() if words else ""
    if not said:
        return ""
    sections = " ".join(sections_of(named))
    found = candidates(Draft(sections, property=words[-1].value), index)
    return next((one for target in found for one in target.values if one.casefold() == said), "")


def _own_looks(named: Sequence[Item], sections: Sequence[str], index: SiteIndex) -> str:
    """The property of the colour or size that a named text has for itself, '' for none."""
    words = [item.value for item in named if item.kind == "property"]
    texts = [word for word in words if is_text_word(word) and not is_generic(word)]
    looks = [look for word in words if (look := _LOOK_OF.get(head(word)))]
    if len(texts) != 1 or len(looks) != 1 or len(words) != len(texts) + len(looks):
        return ""
    tiers = "|".join(tier for tier in texts[0].split("|") if tier not in _LOOK_TIERS)
    stands = candidates(Draft(sections[0], property=tiers), index)
    found = own_look(stands[0], looks[0], index) if len(stands) == 1 else None
    return found.property if found else ""


def _owners(named: Sequence[Item], index: SiteIndex) -> list[str]:
    """The section of the text whose looks are meant: "hero text colour", "size of the title"."""
    words = [item.value for item in named if item.kind == "property"]
    texts = [word for word in words if is_text_word(word) and not is_generic(word)]
    if not texts or len(texts) == len(words):
        return []
    tiers = [tier for tier in texts[0].split("|") if tier not in _LOOK_TIERS]
    found = candidates(Draft(property="|".join(tiers)), index) if tiers else []
    sections = list(dict.fromkeys(target.section for target in found))
    return sections if len(sections) == 1 else []


def _on(items: Sequence[Item]) -> tuple[str, str] | None:
    """The colours of "white on brown": the text's and the background's."""
    for at in range(len(items) - 2):
        run = items[at : at + 3]
        if [item.kind for item in run] == ["colour", "in", "colour"]:
            is_plain = "property" not in kinds(items)
            return (run[0].value, run[2].value) if is_plain else None
    return None


def _subject(parts: Parts, value: wanted.Value) -> tuple[Item, ...]:
    """The items that are no part of the value: the subject, and a section named behind it."""
    if value.is_reversed or parts.is_swapped:
        return parts.items
    closing = parts.after[-2:]
    has_section = "section" in kinds(parts.before)
    if [item.kind for item in closing] == ["in", "section"] and not has_section:
        return parts.before + closing
    is_text = value.nature == "text" and "quoted" not in kinds(parts.after)
    return parts.before if is_text or not kinds(parts.after) & LITERALS else parts.items


def _is_inside(item: Item, parts: Parts) -> bool:
    """True for a mention that is a word of the current text itself."""
    if not parts.anchor:
        return False
    at = parts.text.find(parts.anchor, parts.items[0].start)
    return at <= item.start < at + len(parts.anchor)


def _seen(draft: Draft, verb: str, named: Sequence[Item], index: SiteIndex) -> Draft:
    """Hidden and shown parts of the site; what is removed asks what comes instead."""
    if verb == "remove" and (draft.anchor or not _is_switched(named, index)):
        return draft._replace(op="remove") if draft.anchor else draft
    state = "visible" if verb == "show" else "hidden"
    words = [item.value for item in named if item.kind == "property"]
    if words:
        found = candidates(Draft(" ".join(sections_of(named)), property=words[-1]), index)
        is_switch = len(found) == 1 and found[0].type == "bool"
        return draft._replace(value=state, nature="state") if is_switch else draft
    return draft._replace(property="visibility", value=state, nature="state")


def _is_switched(named: Sequence[Item], index: SiteIndex) -> bool:
    """True for a section, with nothing of it named, that can be hidden."""
    sections = sections_of(named)
    has_part = bool(kinds(named) & {"property", "label", "link"})
    return not has_part and any(index.find(section, "visibility") for section in sections)


def _hinted(draft: Draft, parts: Parts, context: Context) -> Draft:
    """What was said before, as far as a clause can lean on it."""
    has_verb = bool(kinds(parts.items) & VERBS) and not parts.is_follow_up
    is_whole = bool(draft.section) and parts.at is None
    return draft._replace(
        hint_section="" if draft.section else context.section,
        hint_property="" if draft.property or has_verb or is_whole else context.property,
    )


def _properties(named: Sequence[Item], nature: str) -> list[str]:
    items = [item for item in named if item.kind == "property"]
    if _is_row(named, "property"):
        return [combined([item], nature) for item in items]
    if "link" in kinds(named) and nature in {"colour", "size", "weight", "relative"}:
        return [LINK_LOOKS]
    return [combined(items, nature)]


def _is_row(items: Sequence[Item], kind: str) -> bool:
    """True when several of a kind are joined by "and"."""
    places = [at for at, item in enumerate(items) if item.kind == kind]
    if len({items[at].value for at in places}) < 2:
        return False
    return any(item.kind == "and" for item in items[places[0] : places[-1]])
