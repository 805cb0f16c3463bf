"""A new message against an earlier understanding: what it keeps, varies, drops and adds."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import sums
from bot.ux_agent.understanding.following import elements, moving, owned
from bot.ux_agent.understanding.following.amending import wished
from bot.ux_agent.understanding.placing import fitting, lacking, relative
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import LINK_LOOKS, is_generic, look_of
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_ADDS = r"(?i)^\W*(?:and|also|then|plus|but|with|add|additionally|as well|furthermore)\b"
_TOO = r"(?i)\b(?:too|as well|also)(?:\W{1,3}(?:please|pls|thanks?))?\W*$"
_INSIDE = r"(?i)\b(?:in|on|inside|within) (?:it|there)\b"
_ALL = r"(?i)\b(?:both|all|them|everything|each)\b"
_IT = r"(?i)\b(?:it|its|that|this|them)\b"
_GONE = (
    r"(?i)\W*(?:(?:and|also|plus|but|then|now|please|pls|ok|okay|oh|no|actually|can you"
    r"|could you)\b\W*)*(?:remove|delete|drop|erase|scrap|get rid of|take (?:out|off|away))\b"
)
_ONLY = r"(?i)\bonly\b"
_QUOTED = r"[\"“„«]"
_MADE = r"(?i)\b(?:make|set|turn|keep|want|have|get|let)\s+(?:it|that|this|them)\s+(?:to be |be )?"
_NO = r"(?i)\W*(?:(?:no|nope|nah|nein)(?:[,.!]? (?:thanks?|thank you|danke))?)\W*"
_BELOW = (
    r"(?i)\b((?:one|text|line|part|section|thing) (?:below|above|under(?:neath)?|behind|next to"
    r"|before|after)(?: (?:it|that|them))?)\b"
)
_STOPS = (
    r"(?i)\W*(?:(?:no|please|pls|hmm+|sorry|actually|ok|oh|can you),? )*"
    r"(?:never ?mind|cancel(?: (?:it|that|this))?|stop|abort"
    r"|forget (?:it|that|about it)|undo(?: (?:it|that|this))?|nothing"
    r"|(?:undo|revert|cancel|reset|forget)"
    r" (?:all|everything|them all|all of (?:it|that|them)|all changes)"
    r"|leave it|don'?t"
    r"|(?:nein,? ?)?(?:abbrechen|egal|lass es|vergiss es|nichts|stopp)|nein,? danke)"
    r"(?:\W+(?:please|pls|thanks?|thank you|again|sorry))*\W*"
)
_UNDO = (
    r"(?i)\W*(?:(?:no|please|pls|hmm+|sorry|actually|ok|oh|can you|could you|wait),? )*"
    r"(?:undo|revert|take back|take (?:it|that) back)(?: (?:it|that|this))?"
    r"(?:\W+(?:please|pls|thanks?|thank you|again|sorry))*\W*"
)
_AGREES = (
    r"(?i)\W*(?:(?:yes|yeah|yep|ok|okay|sure|fine|good|great|perfect|looks good|that'?s"
    r" (?:fine|good|right|it|great|better|perfect)|go ahead|do it|thanks?|thank you|right|correct"
    r"|ja|gut|passt|genau|danke|einverstanden|in ordnung|sieht gut aus)\b\W*){1,3}"
)
_TEXT = "text|color|font-size|font-weight|*text"
_LINKS = frozenset({"link", "link-label", "link-href", "remove-link", "order"})


def stops(message: str) -> bool:
    """True for a message that wants nothing any more."""
    return bool(re.fullmatch(_STOPS, message))


def steps_back(message: str) -> bool:
    """True for "undo that", which takes back one of several steps."""
    return bool(re.fullmatch(_UNDO, message))


def declines(message: str) -> bool:
    """True for a "no" alone, said of what is proposed."""
    return bool(re.fullmatch(_NO, message))


def agrees(message: str) -> bool:
    """True for a message that leaves all as it is."""
    return bool(re.fullmatch(_AGREES, message))


def as_changed(index: SiteIndex, changes: Sequence[Change]) -> SiteIndex:
    """The index with the values that the changes would bring, for what is relative to them."""
    new = {(one.section, one.property): one.value for one in changes if isinstance(one.value, str)}
    targets = tuple(
        target._replace(value=new.get((target.section, target.property), target.value))
        for target in index.targets
    )
    return index._replace(targets=targets)


def merged(
    message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex
) -> tuple[tuple[Change, ...], list[Draft]]:
    """The earlier changes that stay, and the drafts filled up from those that do not."""
    drafts = [_worded(draft, message, earlier) for draft in drafts]
    elsewhere = moving.moved(message, drafts, earlier, index)
    if elsewhere:
        return elsewhere
    earlier = _of_its_kind(message, drafts, earlier, index)
    bound = (
        drafts if _is_for_all(message, earlier.changes) else _bound(message, drafts, earlier, index)
    )
    is_bound = bound != drafts
    if re.search(_INSIDE, message):
        bound = [_inside(draft, earlier) for draft in bound]
    kept, wishes, dropped = _dropped(message, bound, earlier.changes)
    if not is_bound and not dropped and _is_new(wishes, earlier, message):
        return (), [_hinted(draft, earlier) for draft in wishes]
    changes, filled = list(kept), []
    wish = wished(earlier.request, vocabulary_of(index))
    for said in _spread(message, wishes, kept or dropped):
        draft = _beside(said, earlier, index)
        base = _base(draft, changes or dropped, index)
        is_strange = bool(draft.unknown) and not draft.nature
        if base is None or (is_strange and base.op == "add") or _removes(message, draft, base):
            filled.append(_hinted(draft, earlier))
            continue
        is_same_place = not (draft.section or draft.property or draft.target)
        draft = lacking.extended(draft, base.property, wish) if is_same_place else draft
        if base in changes and (not _adds(message) or is_same_place):
            changes.remove(base)
        filled.append(_filled(draft, base, wish, index))
    return tuple(changes), filled


def _of_its_kind(
    message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex
) -> Intent:
    """The earlier intent with the last change of a follow-up's own kind as its last one.

    "No, darker" is about the colour, though a size was told behind it.
    """
    wishes = [draft for draft in drafts if draft.nature in LOOKS]
    is_open = not any(one.section or one.property or one.anchor or one.target for one in drafts)
    if len(wishes) != 1 or len(drafts) != 1 or not is_open or _adds(message):
        return earlier
    fitting_ones = [one for one in earlier.changes if _takes(one, wishes[0], index)]
    last = earlier.changes[-1] if earlier.changes else None
    if not fitting_ones or last is None or last in fitting_ones:
        return earlier
    own = fitting_ones[-1]
    if own.section != last.section and re.search(_IT, message):
        return earlier  # "make it red" is about what was spoken of last
    return earlier._replace(changes=(*(one for one in earlier.changes if one is not own), own))


def _removes(message: str, draft: Draft, base: Change) -> bool:
    """True for "and remove the Blog link", which takes no value from what was set before."""
    is_gone = draft.property == "remove-link" or re.match(_GONE, message) is not None
    return base.op != "remove" and not draft.nature and is_gone


def _is_for_all(message: str, changes: Sequence[Change]) -> bool:
    """True for "both" or "all of them" where several sections were spoken of."""
    return len({change.section for change in changes}) > 1 and bool(re.search(_ALL, message))


def _bound(message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex) -> list[Draft]:
    return [
        owned.told(draft, message, earlier, index)
        or owned.of_link(draft, message, earlier)
        or elements.bound(owned.of_links(draft, earlier, index), message, earlier, index)
        for draft in drafts
    ]


def _worded(draft: Draft, message: str, earlier: Intent) -> Draft:
    """A draft that asks about "make it italic": a text is quoted, or told by "say" or "to"."""
    is_open = not (draft.section or draft.anchor)
    if (
        is_open
        and re.search(_BELOW, message)
        and (not draft.property or is_generic(draft.property))
    ):
        return draft._replace(unknown=re.findall(_BELOW, message)[0])
    is_bare = draft.nature == "text" and not (draft.section or draft.property or draft.anchor)
    if not is_bare or draft.target or not draft.value[:1].islower() or re.search(_QUOTED, message):
        return draft
    if not re.search(rf"{_MADE}{re.escape(draft.value)}", message):
        return draft
    word = re.sub(_TOO, "", draft.value).strip()
    return Draft(unknown=word, hint_section=earlier.section)


def _inside(draft: Draft, earlier: Intent) -> Draft:
    """A part "in it" is one of the section spoken of before."""
    is_part = bool(draft.property) and not (draft.section or draft.anchor)
    return draft._replace(section=earlier.section, hint_section="") if is_part else draft


def _beside(draft: Draft, earlier: Intent, index: SiteIndex) -> Draft:
    """The look of the very thing spoken of: behind a button's colour "its text" is the button's."""
    last = earlier.changes[-1] if earlier.changes else None
    prefix = last.property.partition("-")[0] if last and "-" in last.property else ""
    look = look_of(draft.nature, draft.value)
    if last is None or prefix not in {"button", "cta"} or not look or draft.section:
        return draft
    name = f"{prefix}-{look}"
    is_text = draft.property.endswith(_TEXT) or draft.property.startswith("color|")
    if not is_text or name == last.property or not index.find(last.section, name):
        return draft
    return draft._replace(section=last.section, property=name)


def _adds(message: str) -> bool:
    """True for a message that adds to what was said ("and bold", "the footer too")."""
    is_more = re.match(_ADDS, message) or re.search(_TOO, message)
    return bool(is_more or re.search(_INSIDE, message))


def _dropped(
    message: str, drafts: Sequence[Draft], changes: Sequence[Change]
) -> tuple[list[Change], list[Draft], list[Change]]:
    """Changes that stay, wishes, and the changes that "not the footer" takes away."""
    gone = [one for one in drafts if one.op == "remove" and not (one.property or one.anchor)]
    unwanted = {draft.section for draft in gone}
    wishes = [draft for draft in drafts if draft not in gone]
    if re.search(_ONLY, message) and len(wishes) == 1 and not wishes[0].nature:
        alone = [change for change in changes if _is_about(wishes[0], change)]
        if alone:
            return alone, [], [change for change in changes if change not in alone]
    kept = [change for change in changes if change.section not in unwanted]
    return kept, wishes, [change for change in changes if change.section in unwanted]


def _is_about(draft: Draft, change: Change) -> bool:
    """True for a change of the section, or of the button, that a draft names."""
    if draft.property:
        is_button = "cta-text" in draft.property and change.property.startswith(("button", "cta"))
        return is_button or _names(draft, change)
    return change.section == draft.section


def _spread(message: str, drafts: Sequence[Draft], changes: Sequence[Change]) -> list[Draft]:
    """A wish for "both" or "all of them" once for each section that was spoken of."""
    if not _is_for_all(message, changes):
        return list(drafts)
    sections = list(dict.fromkeys(change.section for change in changes))
    return [
        draft._replace(section=section)
        for draft in drafts
        for section in (sections if not draft.section and draft.nature else [draft.section])
    ]


def _hinted(draft: Draft, earlier: Intent) -> Draft:
    """A draft that may lean on the section and the property spoken of before."""
    if draft.section or not earlier.section:
        return draft
    last = earlier.changes[-1].property if earlier.changes else ""
    is_look = draft.nature in LOOKS and not draft.property
    if is_look and earlier.changes and earlier.changes[-1].target:
        return draft  # no one link has a colour of its own
    hint = draft.hint_property or (
        last if is_look and not last.startswith(("back", "link")) else ""
    )
    return draft._replace(hint_section=draft.hint_section or earlier.section, hint_property=hint)


def _is_new(drafts: Sequence[Draft], earlier: Intent, message: str) -> bool:
    """True for a whole new request, which speaks of none of the earlier places."""
    if _adds(message) or not drafts:
        return False
    spoken = {change.target for change in earlier.changes if change.target}
    return not any(
        _leans(draft)
        or _is_of_the_same(draft)
        or (draft.op == "reorder" and draft.target in spoken)
        or any(_names(draft, change) for change in earlier.changes)
        for draft in drafts
    )


def _is_of_the_same(draft: Draft) -> bool:
    """True for "and the text white", which is about the part spoken of before."""
    is_text = draft.property.endswith(_TEXT) or draft.property.startswith("color|")
    return is_text and draft.nature in LOOKS and not (draft.section or draft.anchor)


def _leans(draft: Draft) -> bool:
    """True for a draft that needs what was said before."""
    if draft.op == "add" or draft.anchor:
        return False
    if draft.property == LINK_LOOKS and not draft.section:
        return True
    has_place = bool(draft.section or draft.property or draft.target)
    return not has_place or not (draft.nature or draft.value or draft.op != "set")


def _names(draft: Draft, change: Change) -> bool:
    """True when a draft speaks of the very place of a change, or of the looks around it."""
    if draft.section and change.section not in draft.section.split():
        return False
    if draft.target and draft.target != change.target:
        return False
    if draft.anchor:
        return str(change.value).casefold() == draft.anchor.casefold()
    if not draft.property:
        return bool(draft.section)
    if is_generic(draft.property):
        is_text = draft.nature in {"text", ""} and "color" not in change.property
        return not draft.section and (
            is_text or change.property == look_of(draft.nature, draft.value)
        )
    names = {name.rpartition(".")[2] for name in re.split(r"[| ]", draft.property)}
    return change.property in names


def _base(draft: Draft, changes: Sequence[Change], index: SiteIndex) -> Change | None:
    """The earlier change that a draft varies."""
    if draft.anchor:
        said = draft.anchor.casefold()
        return next((one for one in changes if str(one.value).casefold() == said), None)
    if draft.op != "set" and draft.property not in _LINKS:
        return None
    for change in reversed(changes):
        if _varies(draft, change, index):
            return change
    return None


def _varies(draft: Draft, change: Change, index: SiteIndex) -> bool:
    if draft.property in _LINKS:
        return change.property in _LINKS and not draft.nature and change.target != draft.target
    if draft.property and draft.nature:
        return _names(draft, change) and _takes(change, draft, index)
    if draft.nature:
        is_there = not draft.section or change.section in draft.section.split()
        return is_there and _takes(change, draft, index)
    return bool(draft.section or draft.property)


def _takes(change: Change, draft: Draft, index: SiteIndex) -> bool:
    if change.property in {"link-label", "link-href", "add-link"}:
        natures = {"text"} if change.property == "link-label" else {"text", "address"}
        return draft.nature in natures
    target = index.find(change.section, change.property)
    is_text = target is not None and draft.nature == "number" and fitting.is_text(target)
    return target is not None and (is_text or fitting.takes(target, draft.nature, draft.value))


def _filled(draft: Draft, base: Change, wish: str, index: SiteIndex) -> Draft:
    """The draft with what it leaves unsaid taken from the change, which came of a relative wish."""
    draft = draft._replace(anchor="")
    if not isinstance(base.value, str):
        given = {"href" if draft.nature == "address" else "label": draft.value}
        both = {**base.value, **(given if draft.nature else {})}
        details = tuple((key, one) for key, one in both.items() if key not in {"label", "href"})
        section = draft.section or base.section
        listed = "" if base.property == "add-link" else base.property
        new = Draft(section, "add", "add-link", both["label"], both["href"], base.target)
        return new._replace(listed=listed, details=details)
    if draft.nature:
        is_its = not draft.property or is_generic(draft.property) or _tells(draft, base)
        name = base.property if is_its else draft.property
        target = index.find(base.section, base.property)
        if draft.nature == "number" and target and fitting.is_text(target):
            draft = draft._replace(
                nature="text", value=sums.in_form(draft.value, target.value or "")
            )
        there = draft._replace(
            section=base.section, property=name, target=draft.target or base.target
        )
        return elements.same(there, base, index) if draft.nature == "relative" else there
    if draft.property in _LINKS:
        moved = Draft(op=base.op, property=base.property, value=base.value, target=draft.target)
        return moved._replace(nature="text" if base.value else "")
    target = index.find(base.section, base.property)
    is_wish = bool(wish) and target is not None and relative.takes(target, wish)
    if is_wish and base.op == "set" and not draft.nature:
        name = draft.property or base.property
        return draft._replace(property=name, value=wish, nature="relative")
    return _moved(draft, base, str(base.value), index)


def _tells(draft: Draft, base: Change) -> bool:
    """True for another text of the very place: "actually make the title …" behind a page title."""
    names = {name.rpartition(".")[2] for name in re.split(r"[| ]", draft.property)}
    is_text = draft.nature == "text" and base.property not in _LINKS
    return is_text and any(base.property.endswith(name) for name in names)


def _moved(draft: Draft, base: Change, value: str, index: SiteIndex) -> Draft:
    """The value of a change for another place, whose look is of the same kind."""
    kind = elements.look(base.property)
    nature = (
        elements.NATURES.get(kind, "text") if index.find(base.section, base.property) else "text"
    )
    name = elements.of_kind(draft.property, kind) if kind else draft.property
    return draft._replace(
        hint_section="" if draft.section else base.section,
        property=name or base.property,
        target=base.target if base.property in _LINKS else "",
        op=base.op,
        value=elements.lettering(kind, value),
        nature=nature,
    )
