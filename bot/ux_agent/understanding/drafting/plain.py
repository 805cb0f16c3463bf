"""Plain English: each clause brought to a draft of what it wants."""

from collections.abc import Sequence
from itertools import takewhile

from bot.record import Record
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import MOST_WISHES, Draft
from bot.ux_agent.understanding.drafting import (
    asides,
    buttons,
    counting,
    looks,
    subjects,
    throughout,
    wanted,
)
from bot.ux_agent.understanding.drafting.owners import aspect_of, owner
from bot.ux_agent.understanding.drafting.turning import turned
from bot.ux_agent.understanding.linking import links
from bot.ux_agent.understanding.placing import strangers
from bot.ux_agent.understanding.words.clauses import LOOKS, VERBS, kinds, split
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.lexicon import THEME
from bot.ux_agent.understanding.words.parts import Parts, take_apart
from bot.ux_agent.understanding.words.property_words import LINK_LOOKS, combined, head
from bot.ux_agent.understanding.words.trim import sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_TOP = ("top ",)
_FEW = 2
_PICTURED = ("alt ", "alt:", "descri", ".jp", ".png", ".webp", ".gif", ".avif", ".svg")
_NEARBY = (
    *("under", "below", "beneath", "above ", "over ", "after ", "before ", "next ", "beside "),
    *("close ", "near ", "top "),
)
_PLACED = ("move ", "put ", "place ", "bring ", "shift ", "drag ", "swap ", "switch ", "exchange ")
_HEADED = ("heading", "title", "headline")
_SEVERAL = ("headings", "headlines", "titles")
_SHAPES = (
    *("square", "round", "pill", "sharp", "circular"),
    *("slightly", "somewhat", "tad ", "touch ", "notch ", "considerably"),
)
_SHADES = frozenset(["dark", "light", "bright", "pale"])
_BUTTONS = ("button",)
_LIMITS = (
    *("mobile", "phone", "tablet", "desktop", "screen", "hover", "mode", "print"),
    *("ital", "obliq", "strike", "cent", "middle", "justif", "align", "case", "cap"),
    *("indent", "stand", "pop", "catching", "promin", "notic", "conspic", "border", "blur"),
    *("rotat", "tilt", "anim", "blink", "flash", "trans", "underl", "outlin"),
)


class Context(Record):
    """What the clauses before have spoken of."""

    section: str = ""
    property: str = ""
    verb: str = ""
    target: str = ""
    nature: str = ""
    is_follow_up: bool = False


def read(text: str, items: Sequence[Item], index: SiteIndex, context: Context) -> list[Draft]:
    """The drafts of a message, each clause read in the light of those before it."""
    if asides.is_inquiry(text, items):
        return []
    items = _told(text, items, index)
    drafts: list[Draft] = []
    start = 0
    row: tuple[str, ...] = ()
    pieces = split(items, len(text))
    for piece in takewhile(lambda _: len(drafts) <= MOST_WISHES, pieces):
        parts = take_apart(text, piece.items, piece.end, index, carried=context.verb)
        parts = parts and parts._replace(start=start)
        if parts and may_hold(text, _NEARBY):
            from bot.ux_agent.understanding.drafting import nearby  # noqa: PLC0415 - few say so

            parts = nearby.told(parts, index)
        said = text[start : piece.end]
        start = piece.end
        if len(pieces) > 1 and asides.wants_nothing(said, piece.items):
            continue
        if drafts and kinds(piece.items) == {"quoted"} and drafts[-1].nature == "text":
            # Two texts for one place: neither is sure.
            drafts[-1] = drafts[-1]._replace(value="", nature="", stop="")
            continue
        found = counting.told(said, piece.items, drafts, index) if len(pieces) > 1 else []
        found = found or (_read(parts, index, context) if parts else [])
        if drafts:
            from bot.ux_agent.understanding.drafting import joined  # noqa: PLC0415 - one clause needs none

            found = joined.joined(found, drafts, parts, index, row=row, said=said)
        sections = dict.fromkeys(draft.section for draft in found if draft.section)
        row = tuple(sections) or row
        drafts.extend(found)
        for draft in found:
            context = _after(context, draft, piece.items)
    if len(drafts) < 2:
        return drafts
    from bot.ux_agent.understanding.drafting import joined  # noqa: PLC0415 - as above

    return joined.settled(drafts)


def _told(text: str, items: Sequence[Item], index: SiteIndex) -> Sequence[Item]:
    """The items with words that are looks beside what has them, and with buttons by their words."""
    shades = any(text[one.start : one.end].lower() in _SHADES for one in items)
    if shades or may_hold(text, _SHAPES):
        from bot.ux_agent.understanding.drafting import shapes  # noqa: PLC0415 - few requests say so

        items = shapes.told(text, items)
    if may_hold(text, _BUTTONS):
        from bot.ux_agent.understanding.drafting import named_buttons  # noqa: PLC0415 - as above

        items = named_buttons.collapsed(text, items, index)
    return items


def _after(context: Context, draft: Draft, items: Sequence[Item]) -> Context:
    verbs = [item.kind for item in items if item.kind in VERBS]
    is_link = "link" in draft.property and draft.property != LINK_LOOKS
    return context._replace(
        section=draft.section or context.section,
        property=context.property if is_link else draft.property or context.property,
        verb=verbs[0] if verbs else context.verb,
        target=draft.target or context.target,
        nature=draft.nature or context.nature,
    )


def _read(parts: Parts, index: SiteIndex, context: Context) -> list[Draft]:
    parts = parts._replace(is_follow_up=context.is_follow_up)
    found = _of_parts(parts, index)
    if found:
        return found
    is_same = bool(context.target) and links.is_same(parts)
    if context.target and links.is_moved(parts):
        from bot.ux_agent.understanding.linking import link_order  # noqa: PLC0415 - as below

        return [link_order.moved(parts, context.target)]
    if parts.verb == "replace":
        from bot.ux_agent.understanding.drafting import swapping  # noqa: PLC0415 - as below

        if swapping.wants(parts):
            return swapping.drafts(parts, index)
    is_named = bool(parts.anchor) and parts.joint == "called" and not parts.verb
    is_named = is_named or parts.is_swapped or wanted.is_placed(parts) or subjects.is_said(parts)
    if not is_named and (is_same or links.wants(parts, index)):
        # Only some requests are about links: a container that starts for another need not load it.
        from bot.ux_agent.understanding.linking import link_wishes  # noqa: PLC0415

        found = link_wishes.read(parts, index)
        if is_same:
            found = [draft._replace(target=context.target) for draft in found]
        return [
            draft if draft.section else draft._replace(hint_section=context.section)
            for draft in found
        ]
    if parts.is_follow_up:
        from bot.ux_agent.understanding.drafting import declining  # noqa: PLC0415 - as below

        meant = declining.read(parts, index, context.target)
        if meant:
            return meant
    if parts.verb in {"add", "move"} and not _has_look(parts):
        # Only links can be new or change places: anything else is asked about.
        return [_hinted(Draft(" ".join(sections_of(parts.items))), parts, context, index)]
    return _labelled(parts, index) or _general(parts, index, context)


def _labelled(parts: Parts, index: SiteIndex) -> list[Draft]:
    """The drafts of what is to be hidden or shown by the words on it; [] for all else."""
    is_told = parts.joint in {"say", "called"} or "quoted" in kinds(parts.items)
    if not is_told or parts.verb not in {"hide", "show", "remove"}:
        return []
    from bot.ux_agent.understanding.drafting import hiding  # noqa: PLC0415 - few requests hide

    return hiding.labelled(parts, index)


def _of_parts(parts: Parts, index: SiteIndex) -> list[Draft]:
    """What a clause wants of a picture's description, of a whole part or one by its heading."""
    if parts.verb in {"move", "set", "replace"} and may_hold(parts.text, _PLACED):
        from bot.ux_agent.understanding.drafting import rooted  # noqa: PLC0415 - few requests move one

        stays = rooted.moved(parts, index)
        if stays:
            return [stays]
    if may_hold(parts.text, _PICTURED):
        from bot.ux_agent.understanding.placing import alts  # noqa: PLC0415 - few describe a picture

        said = parts.text[parts.start : parts.end]
        described = alts.read(said, index) or alts.replaced(said, index)
        if described:
            return described
    if parts.verb in {"hide", "show"} and "quoted" in kinds(parts.items):
        from bot.ux_agent.understanding.placing import page_parts  # noqa: PLC0415 - few hide a part so

        hidden = page_parts.quoted(parts, parts.verb, index)
        return [hidden] if hidden else []
    return []


def _has_look(parts: Parts) -> bool:
    """True for "add a blue background", not for "add a drink: Rose wine"."""
    found = kinds(parts.items)
    if parts.verb == "add" and "property" not in found and found & {"word", "number", "figure"}:
        return False
    return bool(found & {"colour", "size", "weight"}) and not (
        parts.verb == "add" and "property" not in found and parts.at is not None
    )


def _general(parts: Parts, index: SiteIndex, context: Context) -> list[Draft]:
    value = wanted.value(parts)
    anchor = wanted.anchor(parts, value)
    value, anchor = subjects.within(parts, value, anchor, index)
    named = _named(parts, value, index)
    value = subjects.without(value, [parts.said(item) for item in named if item.kind == "property"])
    unknown = strangers.among(named, parts, value.text, value.nature)
    if parts.verb in {"remove", "hide"} and parts.at is None and value.nature == "colour":
        value = wanted.Value()  # in "remove the red box" the colour tells which one
    if parts.verb in {"remove", "hide"} and unknown:
        named = [item for item in named if not item.value.endswith(THEME)]  # "the wine offer"
    unknown = " ".join(filter(None, (unknown, strangers.entries_named(named, parts, value.nature))))
    if anchor:
        # What is quoted as it stands there is sure, but for "the answer of “Do you ship?”".
        whose = owner(anchor, parts, index)
        anchor, unknown = ("", whose) if whose else (anchor, aspect_of(anchor, parts))
        unknown = unknown or subjects.not_in(anchor, parts, index)
    everywhere = throughout.wanted(anchor, value, parts)
    if everywhere:
        return throughout.drafts(anchor, everywhere, index)
    draft = Draft(
        value=value.text, nature=value.nature, anchor=anchor, stop=value.stop, unknown=unknown
    )
    if anchor or (unknown and value.nature == "text"):
        from bot.ux_agent.understanding.drafting import below  # noqa: PLC0415 - few name what stands there

        form = below.meant if anchor else below.named
        draft = form(draft, parts, index)
    leading = buttons.leading(value, named, parts)
    if leading:
        draft = draft._replace(value=leading[1].strip(), stop="")
    listed = "" if value.nature else subjects.listed(named, parts, index)
    draft = draft._replace(value=listed, nature="text", unknown="") if listed else draft
    found = [counting.countable(one, parts, index) for one in _placed(draft, named, parts, index)]
    found = [part for one in found for part in _limited(one, named, parts, index)]
    found = _looked(found, named, parts, index)
    if index.is_scanned and not context.section and looks.is_of_page(found[0], parts):
        found = [found[0]._replace(property=looks.of_page(index) or found[0].property)]
    drafts = [_hinted(one, parts, context, index) for one in found]
    return drafts + (buttons.addresses(drafts[0], leading[2]) if leading else [])


def _limited(draft: Draft, named: Sequence[Item], parts: Parts, index: SiteIndex) -> list[Draft]:
    """The draft with what says where a look holds, or which look it is, as a word unknown here."""
    if draft.nature == "text" and head(draft.property) == "font-family":
        from bot.ux_agent.understanding.drafting import fonts  # noqa: PLC0415 - few requests name one

        return fonts.of_all(fonts.limited(draft, named, parts), parts, index)
    if draft.nature not in LOOKS | {""} or not may_hold(parts.text, _LIMITS):
        return [draft]
    from bot.ux_agent.understanding.drafting import styling  # noqa: PLC0415 - few requests say so

    return [styling.limited(draft, parts, index)]


def _named(parts: Parts, value: wanted.Value, index: SiteIndex) -> list[Item]:
    """The items of the subject, with names the other way round put right."""
    named = [item for item in subjects.subject(parts, value) if not subjects.is_inside(item, parts)]
    if may_hold(parts.text, _TOP):
        from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - few requests say so

        named = mains.freed(named, parts, index)
    named = turned(named, parts, index)
    if value.nature in LOOKS and may_hold(parts.text, _HEADED):
        from bot.ux_agent.understanding.drafting import headed  # noqa: PLC0415 - few paint one

        named = [*headed.of_heading(named, parts, index)]
    if index.is_scanned and (value.nature or parts.verb in {"hide", "show"}):
        from bot.ux_agent.understanding.placing import page_parts  # noqa: PLC0415 - as above

        named = page_parts.looked(named, parts, Draft(value=value.text, nature=value.nature), index)
    return named


def _looked(
    found: list[Draft], named: Sequence[Item], parts: Parts, index: SiteIndex
) -> list[Draft]:
    """The drafts of looks where a colour says which place, or several places are named at once."""
    painted = sum(item.kind == "colour" for item in parts.items)
    if painted > 1 or (painted and found[0].nature == "relative"):
        from bot.ux_agent.understanding.drafting import describing  # noqa: PLC0415 - few requests have two

        found = [describing.described(one, parts, index) for one in found]
    count = len(found)
    if index.is_scanned and found[0].nature in LOOKS and _is_role(found[0], named, parts):
        from bot.ux_agent.understanding.drafting import roles  # noqa: PLC0415 - as above

        found = roles.meant(found, named, parts, index)
    if index.is_scanned and found[0].nature and may_hold(parts.text, _BUTTONS):
        from bot.ux_agent.understanding.drafting import named_buttons  # noqa: PLC0415 - as above

        found = named_buttons.bound(found, named, parts, index)
    if len(found) == count and may_hold(parts.text, _SEVERAL) and found[0].nature in LOOKS:
        from bot.ux_agent.understanding.placing import mains  # noqa: PLC0415 - as above

        found = [one._replace(many=one.many or mains.several(named, parts)) for one in found]
    return found


def _is_look_alone(draft: Draft, parts: Parts) -> bool:
    """True for "… and red", which names nothing that it is for."""
    is_open = not (draft.section or draft.property or draft.anchor or draft.unknown)
    return is_open and draft.nature in LOOKS and kinds(parts.items) <= LOOKS | {"it", "make"}


def _is_role(draft: Draft, named: Sequence[Item], parts: Parts) -> bool:
    """True where a name is unknown or may be that of a text, which has looks of its own."""
    is_within = len(named) > _FEW and (
        "in" in kinds(named) or "'" in parts.text or "’" in parts.text
    )
    return bool(draft.unknown) or any(
        item.kind == "property" and (is_within or not item.is_own) and item.value[0] not in "?*"
        for item in named
    )


def _placed(draft: Draft, named: Sequence[Item], parts: Parts, index: SiteIndex) -> list[Draft]:
    """A draft for each section and each property that the subject names."""
    sections = sections_of(named)
    pair = [] if draft.anchor else looks.paired(parts.items, sections)
    if pair:
        return pair
    if (
        parts.verb == "rename"
        and not draft.anchor
        and kinds(named) <= {"rename", "section", "word"}
    ):
        # A section has no name on the page.
        return [Draft(" ".join(sections), unknown=draft.unknown)]
    nature = draft.nature
    if parts.verb in {"hide", "show", "remove"} and not draft.value:
        from bot.ux_agent.understanding.drafting import hiding  # noqa: PLC0415 - few requests hide

        draft = hiding.seen(draft, parts, named, index)
        if draft.section:
            return [draft]  # called by the colour that it has
    sections = sections or looks.owners(named, index)
    own = looks.own_property(named, sections, index) if len(sections) == 1 else ""
    if own:
        return [draft._replace(section=sections[0], property=own)]
    groups = sections if _is_row(named, "section") else [" ".join(sections)]
    return [
        draft._replace(section=section, property=draft.property or name)
        for section in groups
        for name in _properties(named, nature or draft.nature)
    ][: MOST_WISHES + 1]


def _hinted(draft: Draft, parts: Parts, context: Context, index: SiteIndex) -> Draft:
    """What was said before, as far as a clause can lean on it."""
    if "." in context.property and index.is_scanned and _is_look_alone(draft, parts):
        from bot.ux_agent.understanding.drafting import roles  # noqa: PLC0415 - few clauses follow a look

        draft = roles.beside(draft, context.property, index)
    is_it = "it" in kinds(parts.items)  # "… and make it red": the very thing
    is_look = draft.nature in {"colour", "size", "weight", "relative"}  # that no one link has
    has_verb = bool(kinds(parts.items) & VERBS) and not (parts.is_follow_up or is_it)
    said = "" if parts.at is None else parts.said(parts.items[parts.at]).lower()
    ends = [item.kind for item in parts.items]  # "… and bigger on the home page"
    is_tail = ends[:1] == ["relative"] and ends[-2:] == ["in", "section"]
    is_whole = bool(draft.section) and said in {"", "be", "is", "are"} and not is_tail
    is_whole = is_whole or (bool(draft.section) and is_look and context.nature == "text")
    return draft._replace(
        hint_section=""
        if draft.section or (is_it and is_look and context.target)
        else context.section,
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
