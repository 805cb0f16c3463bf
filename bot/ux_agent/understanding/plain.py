"""Plain English: each clause brought to a draft of what it wants."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import anchors, links
from bot.ux_agent.understanding.clauses import JOINTS, LITERALS, UNCLEAR, VERBS, kinds, split
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.property_words import combined, is_colour_word, is_text_word
from bot.ux_agent.understanding.trim import bare, cleared, parted, polished, sections_of
from bot.ux_agent.understanding.vocabulary import Item

_NATURES = {
    "quoted": "text",
    "address": "address",
    "colour": "colour",
    "size": "size",
    "number": "number",
    "weight": "weight",
}
_WRITE = ("write", "put", "type", "enter", "place", "say", "insert")
_FRAME = LITERALS | VERBS | JOINTS | UNCLEAR | {"section", "property", "in", "with", "it", "and"}


class Context(NamedTuple):
    """What the clauses before have spoken of."""

    section: str = ""
    property: str = ""
    verb: str = ""
    is_follow_up: bool = False


class _Value(NamedTuple):
    text: str = ""
    nature: str = ""
    stop: str = ""
    is_reversed: bool = False


class _Clause(NamedTuple):
    """A clause taken apart at its joint: `before` it the subject, `after` it the value."""

    text: str
    end: int
    verb: str
    items: tuple[Item, ...]
    at: int | None
    anchor: str
    is_follow_up: bool = False

    @property
    def before(self) -> tuple[Item, ...]:
        return self.items if self.at is None else self.items[: self.at]

    @property
    def after(self) -> tuple[Item, ...]:
        return () if self.at is None else self.items[self.at + 1 :]


def read(
    text: str, items: Sequence[Item], index: SiteIndex, context: Context
) -> tuple[list[Draft], Context]:
    """The drafts of a message and what it has spoken of."""
    drafts: list[Draft] = []
    for piece in split(items, len(text)):
        found = _read(text, _main(piece.items), piece.end, index, context)
        drafts.extend(found)
        for draft in found:
            context = _after(context, draft, piece.items)
    return [_led(draft, drafts[at + 1 :]) for at, draft in enumerate(drafts)], context


def _led(draft: Draft, following: Sequence[Draft]) -> Draft:
    """A draft without a section takes the one named at the end of the message for all."""
    alike = [one.section for one in following if one.section and one.op == draft.op]
    if draft.section or draft.hint_section or not alike:
        return draft
    if draft.op == "add" or (draft.nature == "colour" and draft.property):
        return draft._replace(hint_section=alike[0])
    return draft


def _after(context: Context, draft: Draft, items: Sequence[Item]) -> Context:
    verbs = [item.kind for item in items if item.kind in VERBS]
    is_link = "link" in draft.property
    return context._replace(
        section=draft.section or context.section,
        property=context.property if is_link else draft.property or context.property,
        verb=verbs[0] if verbs else context.verb,
    )


def _main(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items from the verb that counts: "I want to change" is "change"."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        if not kept and _is_painting(items[at : at + 2]):
            continue
        following = items[at + 1].kind if at + 1 < len(items) else ""
        if item.kind == "to" and following in VERBS:
            kept = [other for other in kept if other.kind not in VERBS]
            continue
        # "to be", "should become": the last one counts.
        if item.kind in JOINTS and following in JOINTS and item.kind != "called":
            continue
        kept.append(item)
    while kept and kept[0].kind in {"and", "stop"}:
        kept.pop(0)
    while kept and kept[-1].kind in {"and", "stop"}:
        kept.pop()
    return tuple(kept)


def _is_painting(items: Sequence[Item]) -> bool:
    """True for "colour the navbar …", where the word is a verb."""
    return [item.value if item.kind == "property" else item.kind for item in items] in (
        ["?color", "section"],
        ["?color", "it"],
    )


def _read(
    text: str, items: tuple[Item, ...], end: int, index: SiteIndex, context: Context
) -> list[Draft]:
    if not items:
        return []
    verb = _verb(items, context)
    if links.wants(items, verb, index):
        return [
            draft if draft.section else draft._replace(hint_section=context.section)
            for draft in links.read(text, items, end, verb, index)
        ]
    at, anchor = _joint(text, items, verb, index)
    clause = _Clause(text, end, verb, items, at, anchor, context.is_follow_up)
    return _general(clause, index, context)


def _verb(items: Sequence[Item], context: Context) -> str:
    verbs = [item.kind for item in items if item.kind in VERBS]
    if verbs:
        return verbs[-1] if verbs[0] in {"set", "make"} else verbs[0]
    found = kinds(items)
    return "" if found & {"section", "property"} and "address" not in found else context.verb


def _joint(text: str, items: Sequence[Item], verb: str, index: SiteIndex) -> tuple[int | None, str]:
    """The joint between subject and value, and the current text that the subject is."""
    first = next((at for at, item in enumerate(items) if item.kind in VERBS), -1)
    start = items[first].end if first >= 0 else items[0].start
    places = [
        at
        for at, item in enumerate(items)
        if at > first and (item.kind in JOINTS or (item.kind == "with" and verb == "replace"))
    ]
    for at in places:
        said = text[start : items[at].start].strip()
        for subject in (said, _without_article(said)):
            if anchors.is_whole(subject, index):
                return at, subject
    return (places[0] if places else None), ""


def _without_article(text: str) -> str:
    words = text.strip().strip("\"'“”‘’«»`").split(" ")
    while words and words[0].lower() in {"the", "from", "our", "my", "text", "it"}:
        words = words[1:]
    return " ".join(words).strip("\"'“”‘’«»`")


def _general(clause: _Clause, index: SiteIndex, context: Context) -> list[Draft]:
    value = _value(clause)
    outside = clause.items if value.is_reversed or clause.at is None else _outside(clause)
    anchor = _anchor(clause, value, index)
    named = [item for item in outside if not (anchor and _is_inside(item, clause, anchor))]
    if value.nature == "text" and not value.text:
        value = _Value()
    draft = Draft(value=value.text, nature=value.nature, anchor=anchor, stop=value.stop)
    if clause.verb in {"hide", "show", "remove"} and not value.text:
        draft = _seen(draft, clause.verb, named)
    sections = sections_of(item for item in named if item.kind == "section")
    groups = sections if _is_row(named, "section") else [" ".join(sections)]
    properties = _properties(named, value.nature or draft.nature)
    return [
        _hinted(draft._replace(section=section, property=draft.property or name), context)
        for section in groups
        for name in properties
    ]


def _seen(draft: Draft, verb: str, named: Sequence[Item]) -> Draft:
    if verb == "remove" or "property" in kinds(named):
        return draft._replace(op="remove" if verb == "remove" else "set")
    state = "hidden" if verb == "hide" else "visible"
    return draft._replace(property="visibility", value=state, nature="state")


def _hinted(draft: Draft, context: Context) -> Draft:
    return draft._replace(
        hint_section="" if draft.section else context.section,
        hint_property="" if draft.property else context.property,
    )


def _properties(named: Sequence[Item], nature: str) -> list[str]:
    items = [item for item in named if item.kind == "property"]
    if _is_row(named, "property"):
        return [item.value for item in items]
    return [combined(items, nature)]


def _is_row(items: Sequence[Item], kind: str) -> bool:
    """True when several of a kind are joined by "and"."""
    places = [at for at, item in enumerate(items) if item.kind == kind]
    if len({items[at].value for at in places}) < 2:
        return False
    return any(item.kind == "and" for item in items[places[0] : places[-1]])


def _outside(clause: _Clause) -> tuple[Item, ...]:
    """The items that are no part of the value: the subject, and a section named behind it."""
    closing = clause.after[-2:]
    has_section = "section" in kinds(clause.before)
    if [item.kind for item in closing] == ["in", "section"] and not has_section:
        return clause.before + closing
    literal = kinds(clause.after) & LITERALS
    if literal and "word" not in kinds(clause.after):
        return clause.before + clause.after
    return clause.before


def _value(clause: _Clause) -> _Value:
    found = kinds(clause.items)
    if found & {"less", "relative"} and "quoted" not in found and not clause.anchor:
        if clause.at is None or kinds(clause.after) & {"less", "relative"}:
            return _relative(clause)
    return _joined_value(clause) if clause.at is not None else _loose_value(clause)


def _relative(clause: _Clause) -> _Value:
    words = [item for item in clause.items if item.kind == "relative"]
    if not words:
        return _Value()
    return _Value(clause.text[words[0].start : words[0].end].lower(), "relative")


def _joined_value(clause: _Clause) -> _Value:
    assert clause.at is not None  # noqa: S101 - narrows the type
    after, before = clause.after, clause.before
    joint = clause.items[clause.at].kind
    quoted = [item.value for item in after if item.kind == "quoted"]
    if quoted:
        return _Value(quoted[0], "text")
    literals = [item for item in after if item.kind in LITERALS]
    raw = _raw(clause)
    if joint in {"say", "called"}:
        return _bare(raw)
    if not literals and _is_mentions_only(after) and kinds(before) & LITERALS:
        loose = _loose_value(clause._replace(at=None))
        return loose._replace(is_reversed=True)
    strange = kinds(after) - _FRAME
    subject = [item.value for item in before if item.kind == "property"]
    if literals and (not strange or any(map(is_colour_word, subject))):
        return _literal(clause, literals[0], subject)
    if kinds(after) <= UNCLEAR and after:
        return _Value()
    return _bare(raw)


def _bare(raw: str) -> _Value:
    text, stop = parted(raw)
    return _Value(text, "text", stop)


def _raw(clause: _Clause) -> str:
    assert clause.at is not None  # noqa: S101 - narrows the type
    items = () if "section" in kinds(clause.before) else clause.after
    return bare(clause.text, clause.items[clause.at].end, clause.end, items)


def _literal(clause: _Clause, item: Item, subject: Sequence[str]) -> _Value:
    """The value of a literal; the name of a colour may also be meant as a text."""
    said = clause.text[item.start : item.end]
    is_word = item.kind in {"colour", "weight"} and said[0].isalpha() and "(" not in said
    named = [word for word in subject if is_text_word(word) and not word.startswith("text")]
    is_given = clause.verb in {"change", "set", "rename", "replace"}
    if is_word and named and is_given and len(clause.after) == 1:
        return _Value(said, "either")
    return _Value(item.value, _NATURES[item.kind])


def _is_mentions_only(items: Sequence[Item]) -> bool:
    found = kinds(items)
    return bool(found & {"section", "property"}) and found <= {
        "section",
        "property",
        "in",
        "and",
        "it",
        "to",
        "stop",
    }


def _loose_value(clause: _Clause) -> _Value:
    """The value of a clause without a joint: a literal, or words behind or before a mention."""
    items = clause.items
    literals = [item for item in items if item.kind in LITERALS]
    quoted = [item for item in literals if item.kind == "quoted"]
    if quoted:
        return _Value(quoted[-1].value, "text")
    if literals:
        best = max(literals, key=lambda item: item.kind == "colour")
        return _Value(best.value, _NATURES[best.kind])
    return _words(clause)


def _words(clause: _Clause) -> _Value:
    """Words without quotes behind "write" or behind what they are for."""
    items = clause.items
    found = kinds(items)
    if (
        found & UNCLEAR
        or not found & {"word", "label"}
        or clause.verb in {"hide", "show", "remove"}
    ):
        return _Value()
    verb = next((item for item in items if item.kind in VERBS), None)
    if verb and clause.text[verb.start : verb.end].lower() in _WRITE:
        places = [item.start for item in items if item.kind == "in"]
        if places:
            return _Value(polished(clause.text[verb.end : places[-1]]), "text")
    named = [at for at, item in enumerate(items) if item.kind == "property"]
    pronouns = [item for item in items if item.kind == "it"]
    if clause.is_follow_up and pronouns and clause.verb in {"make", "set"} and not named:
        return _bare(cleared(clause.text[pronouns[0].end : clause.end]))
    if clause.verb in {"make", "set"} and named:
        following = items[named[-1] + 1 :]
        is_one = is_text_word(items[named[-1]].value) or len(following) == 1
        if is_one and kinds(following) & {"word", "label"} and "in" not in kinds(following):
            return _bare(cleared(clause.text[items[named[-1]].end : clause.end]))
    return _Value()


def _anchor(clause: _Clause, value: _Value, index: SiteIndex) -> str:
    """The current text that is to be replaced, as far as the clause names one."""
    if clause.anchor:
        return clause.anchor
    quoted = [item.value for item in clause.items if item.kind == "quoted"]
    if len(quoted) > 1 and not value.is_reversed:
        return quoted[0]
    if len(quoted) == 1 and value.text != quoted[0]:
        return quoted[0]
    if clause.at is None or value.is_reversed:
        return ""
    old = [item for item in clause.before if item.kind in LITERALS - {"weight"}]
    if old:
        return clause.text[old[0].start : old[0].end]
    if clause.verb in {"change", "replace", "rename"} and "word" in kinds(clause.before):
        if not kinds(clause.before) & {"section", "property", "it"}:
            return _without_article(_subject(clause))
    return ""


def _subject(clause: _Clause) -> str:
    verbs = [item.end for item in clause.before if item.kind in VERBS]
    assert clause.at is not None  # noqa: S101 - narrows the type
    return clause.text[verbs[0] if verbs else clause.items[0].start : clause.items[clause.at].start]


def _is_inside(item: Item, clause: _Clause, anchor: str) -> bool:
    """True for a mention that is a word of the current text itself."""
    if not clause.anchor:
        return False
    at = clause.text.find(anchor, clause.items[0].start)
    return at <= item.start < at + len(anchor)
