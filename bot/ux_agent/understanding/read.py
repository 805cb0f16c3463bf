"""The deterministic reading of a request: from words to an Intent, with no guess between."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import grammar, guard, scope, shown, simpler, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import counting, plain
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.literals import Token, lift, mask
from bot.ux_agent.understanding.words.hints import PEOPLE, ROWS, may_hold
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary, vocabulary_of

_PICTURES = ("pic", "image", "img", "photo", "screenshot", "attach", "upload")
_COUNTED = (
    r"(?i)(?<![#\w])\d|\b(?:closed|shut|noon|midnight|midday|pounds?|quid|euros?|dollars?)\b|\w@\w"
    r"|\b(?:half past|quarter (?:past|to)|o['’]?clock)\b"
)
_NEW_HINTS = ("add", "insert", "include", "new", "another", " more")
_NEW = r"(?i)\b(?:add|insert|include|new|another|one more)\b"
_COUNTED_HINTS = ("@", "closed", "shut", "noon", "midnight", "midday", *"0123456789")
_COUNTED_HINTS += ("pound", "quid", "euro", "dollar", " past ", "quarter ", "clock")
_SPELT_HINTS = ("spel", "typo", " not ")
_SENTENCE_HINTS = (" new ", " not ", " instead", " rather")
_STANDING_HINTS = ("change ", "replace ", "swap ", "switch ")
_MENU_HINTS = (" nav", " menu")
_MENU_VERBS = ("rename", "change", "relabel", "call", "remove", "take", "drop", "delete")
_SLOTTED = (
    "day|two|three|four|five|six|seven|eight|nine|ten |eleven|twelve|one |teen|twenty|thirty|forty"
    "|fifty"
)
_SLOT_HINTS = (*"0123456789", *_SLOTTED.split("|"))
_SAYING = r"(?i)\b(?:should|must|to) (?:now )?(?:say|read)\b"
_SAYS_CLOSED = (
    r"(?i)(days?) (?:should|must|needs? to|ha(?:s|ve) to) (?:now )?(?:say|read|be)(?= closed\b)"
)
_ADD_HINTS = tuple("add |insert |put in ".split("|"))  # noqa: SIM905 - a row of words
_GOING_HINTS = ("remove ", "delete ", "drop ", "take ", "scrap ", " rid ")
_VALUED = frozenset({"quoted", "address", "colour", "weight", "relative"})
_GOING_ON = " its | his | her | their | it |'s |’s |s' "
_GOING_ON += "| that section | that page | the text | the label | the heading to | the title to "
_GOING_ON_HINTS = tuple(_GOING_ON.split("|"))
_STAYS_OPEN = r"(?i)\bstay(?:s|ing)?\b(?= (?:open|til|till|until)\b)"
_UNDO = "undo|un-do|revert|roll|take back|take it back|take that back"
_UNDO_HINTS = tuple(_UNDO.split("|"))
_HALVES_HINTS = (" and ", ", ", ". ", "; ", " but ")
_BELOW_HINTS = ("under", "below", "beneath")
_LINKED_HINTS = tuple("link to |links".split("|"))  # noqa: SIM905 - as above
_ORDINAL_HINTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL_HINTS += ("last", *"12345678")
_ORDINALS = (
    r"(?i)\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|[1-8](?:st|nd|rd|th))\b"
)

FORMED_HINTS = (*_NEW_HINTS, *_COUNTED_HINTS, *_SPELT_HINTS, *_SENTENCE_HINTS, *_MENU_VERBS)
FORMED_HINTS += (*ROWS, *_SLOT_HINTS, *_ADD_HINTS, *_BELOW_HINTS, *_STANDING_HINTS)
FORMED_HINTS += (*PEOPLE, *counting.FIELD_HINTS, *counting.GONE_HINTS, *counting.MOVED_HINTS)
"""All that a message in a form of its own may hold: most hold nothing of it."""


def understand(
    message: str, index: SiteIndex, *, section: str = "", earlier: Intent | None = None
) -> Intent:
    """What a message wants of the site.

    `section` is the one picked beside the message; `earlier` is what the conversation has come to.
    """
    reason = guard.refuse_message(message) or guard.refuse_message(section)
    if reason:
        shown = "" if guard.has_card_number(message) else message
        return Intent("refuse", shown, reason=reason)
    if not index.targets:
        return Intent("refuse", message, reason=texts.NOTHING_DECLARED)
    begun = _begun(message, index, section, earlier)
    if isinstance(begun, Intent):
        return begun
    message, words = begun, vocabulary_of(index)
    picked = grammar.section_of(section, index, words) if section.strip() else grammar.Reading()
    if picked.refusal:
        return Intent("refuse", message, reason=picked.refusal)
    follows = bool(earlier and (earlier.changes or earlier.pending))
    target = earlier.changes[-1].target if earlier and earlier.changes else ""
    context = plain.Context(picked.section, target=target, is_follow_up=follows)
    read = _grammar(message, index, words, picked.section)
    if isinstance(read, Intent):
        return read
    drafts = read or _plain(message, index, words, context)
    if drafts is None:
        return Intent("refuse", message, reason=scope.reason(mask(message, lift(message))))
    if picked.question and not all(draft.section for draft in drafts):
        return _asked(message, picked, drafts)
    if earlier and follows:
        whole = _followed(message, drafts, earlier, index)
    else:
        whole = concluded(message, drafts, index)
    return whole if section else _halved(message, whole, index, earlier)


def _begun(message: str, index: SiteIndex, section: str, earlier: Intent | None) -> Intent | str:
    """What a message comes to by what was said before, be it within it; else it in plain words."""
    is_alone = not (may_hold(message, _GOING_ON_HINTS) and may_hold(message, _HALVES_HINTS))
    if earlier is None and is_alone and not may_hold(message, _UNDO_HINTS):
        return message
    # No first request is about an earlier one.
    from bot.ux_agent.understanding.following import begun  # noqa: PLC0415

    return begun.told(message, index, section, earlier, understand)


def _halved(message: str, whole: Intent, index: SiteIndex, earlier: Intent | None) -> Intent:
    """The whole, or what two halves of a message come to that are not sure together."""
    told = " ".join(str(one.value) for one in whole.changes)
    is_sure = whole.kind == "edit" and " and " not in told and ". " not in told
    if is_sure or whole.kind == "noop" or not may_hold(message, _HALVES_HINTS):
        return whole
    from bot.ux_agent.understanding.following import twofold  # noqa: PLC0415 - few are halved

    return twofold.halved(message, whole, index, understand, earlier)


def _followed(message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex) -> Intent:
    """What a message comes to that goes on from an earlier intent."""
    # No first request needs them.
    from bot.ux_agent.understanding.following import degrees, follow_up  # noqa: PLC0415

    changes, filled = follow_up.merged(message, drafts, earlier, index)
    if not (changes or filled):
        return Intent("refuse", message, reason=texts.CANCELLED)
    wishes = [draft.value for draft in filled if draft.nature == "relative"]
    is_anew = any(draft.nature == "relative" for draft in drafts)
    if wishes and is_anew and not degrees.starts_over(message, earlier, wishes[0], index):
        filled = [degrees.between(draft, earlier, index) for draft in filled]
        index = follow_up.as_changed(index, earlier.changes)
    return concluded(message, filled, index, changes)


def complete(intent: Intent, answer: str, index: SiteIndex) -> Intent:
    """The intent with its question answered, by a choice's value or label or in words."""
    reason = guard.refuse_message(answer)
    if reason:
        return intent._replace(kind="refuse", question=None, reason=reason)
    if intent.question is None:
        return understand(answer, index, earlier=intent)
    is_new_link = intent.pending.get("property") == "add-link" and guard.is_address(answer)
    is_name = intent.question.slot == "section" and " " not in answer.strip() and not is_new_link
    if is_name and guard.is_section_trick(answer):
        return intent._replace(kind="refuse", question=None, reason=texts.BAD_SECTION)
    # No first request is an answer.
    from bot.ux_agent.understanding.following import completing  # noqa: PLC0415

    return completing.completed(intent, answer, index, understand)


def _grammar(
    message: str, index: SiteIndex, words: Vocabulary, section: str
) -> Intent | list[Draft]:
    read = grammar.read(message, index, words, section=section)
    if read is None:
        return []
    if read.refusal:
        return Intent("refuse", message, reason=read.refusal)
    if read.question:
        return _asked(message, read, read.drafts)
    if not any(draft.property for draft in read.drafts):
        return _beside(message, index, words, read.drafts)
    return list(read.drafts)


def _beside(
    message: str, index: SiteIndex, words: Vocabulary, drafts: Sequence[Draft]
) -> list[Draft]:
    """The plain words around `section:` alone."""
    rest = grammar.without_sections(message)
    context = plain.Context(drafts[0].section if drafts else "")
    found = _plain(rest, index, words, context) if rest else None
    return found or list(drafts) or [Draft()]


def _plain(
    message: str, index: SiteIndex, words: Vocabulary, context: plain.Context
) -> list[Draft] | None:
    """The drafts of plain English; None when it asks for what is outside the job."""
    if may_hold(message, PEOPLE):
        from bot.ux_agent.understanding.linking import persons  # noqa: PLC0415 - few tell of somebody

        message = persons.told(message, index)
    for simple in (simpler.told(message, has_letters=words.has_letters), message):
        said, told, stops = simpler.worded(simple, index, words)
        drafts = told or _plainly(said, index, words, context)
        if not (drafts and simpler.rewords(drafts, simple, message)):
            break
    if not (drafts and stops):
        return drafts
    return [one._replace(stop=".") if one.value in stops else one for one in drafts]


def _plainly(
    message: str, index: SiteIndex, words: Vocabulary, context: plain.Context
) -> list[Draft] | None:
    """The drafts of a message that is put plainly."""
    told = _told(message, index, words, context)
    if told:
        return _whole(told, message, index)
    tokens = lift(message)
    if scope.names_a_file(message, tokens, shown.addresses_of(index)):
        return None
    items = _items(message, tokens, index, words)
    drafts = plain.read(message, items, index, context)
    if sum(item.kind in _VALUED for item in items) > 1:
        from bot.ux_agent.understanding.drafting import unused  # noqa: PLC0415 - few tell several

        drafts = unused.beside(message, items, drafts, index)
    if any(draft.nature == "text" for draft in drafts):
        from bot.ux_agent.understanding.drafting import fragments  # noqa: PLC0415 - no look needs it

        drafts = _whole(fragments.settled(drafts, message, index), message, index)
    said = mask(message, tokens).replace("\0", " ")
    for draft in drafts:
        is_placed = bool(draft.section or draft.property or draft.anchor)
        if draft.nature == "text" and draft.value and is_placed:
            said = said.replace(draft.value, " ")
    if scope.is_outside(said):
        return None
    return drafts or [Draft(hint_section=context.section)]


def _whole(drafts: list[Draft], message: str, index: SiteIndex) -> list[Draft]:
    """The drafts without texts of a few small words, where these may be a piece of a long one."""
    if not any(draft.nature == "text" and draft.value[:1].islower() for draft in drafts):
        return drafts
    from bot.ux_agent.understanding.drafting import pieces  # noqa: PLC0415 - few texts are small

    return pieces.asked(drafts, message, index)


def _told(
    message: str, index: SiteIndex, words: Vocabulary, context: plain.Context
) -> list[Draft] | None:
    """The drafts of a message in a form of its own; None for any other."""
    if not (may_hold(message, FORMED_HINTS) or counting.names_somebody(message)):
        return None
    if scope.has_tags(message):
        return None
    if may_hold(message, _ADD_HINTS) and may_hold(message, _GOING_HINTS):
        both = _exchanged(message, index, words, context)
        if both:
            return both
    found = _added(message, index, context.section) or _said(message, index)
    if not found and may_hold(message, PEOPLE):
        from bot.ux_agent.understanding.linking import persons  # noqa: PLC0415 - few tell of somebody

        found = persons.read(message, index, context.section)
    found = found or _numbers(message, index, context.section)
    return found or _formed(message, index, context.section)


def _items(
    message: str, tokens: Sequence[Token], index: SiteIndex, words: Vocabulary
) -> Sequence[Item]:
    """The items of a message; pictures and numbers of entries are looked for where words hint."""
    if may_hold(message, _PICTURES):
        from bot.ux_agent.understanding import pictures  # noqa: PLC0415 - few requests have one

        tokens = pictures.lifted(message, tokens)
    items = words.items(shown.lifted(message, tokens, index))
    if may_hold(message, _LINKED_HINTS):
        from bot.ux_agent.understanding.words import subjects  # noqa: PLC0415 - few requests paint one

        items = subjects.linked(message, items, words)
    if may_hold(message, _ORDINAL_HINTS) and re.search(_ORDINALS, message):
        from bot.ux_agent.understanding.linking import ordinals  # noqa: PLC0415 - as above

        return ordinals.numbered(message, items, index)
    return items


def _exchanged(
    message: str, index: SiteIndex, words: Vocabulary, context: plain.Context
) -> list[Draft] | None:
    """The drafts of an entry that goes and of one that comes in its list; None for all else."""
    from bot.ux_agent.understanding.linking import exchanged  # noqa: PLC0415 - few requests do both

    both = exchanged.parted(message)
    gone = _plain(both[0], index, words, context) if both else None
    if not (both and gone and any(draft.op == "remove" and draft.target for draft in gone)):
        return None
    second = exchanged.placed(*both, gone, index)
    come = _plain(second, index, words, context) if second else None
    return [*gone, *come] if come else None


def _added(message: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The draft of a new entry of a list that is told in one sentence; None for all else."""
    if not may_hold(message, _NEW_HINTS) or not re.search(_NEW, message):
        return None
    if not any(target.entries for target in index.targets):
        return None
    # Few requests add an entry.
    from bot.ux_agent.understanding.linking import adding  # noqa: PLC0415

    told = adding.read(message, index, section)
    if told or not any(map(str.isdigit, message)):
        return told
    from bot.ux_agent.understanding.linking import group_rows  # noqa: PLC0415 - few tell a price

    return group_rows.read(message, index, section)


def _numbers(message: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The drafts of a message that only tells prices, times or hours; None for any other."""
    if not may_hold(message, _COUNTED_HINTS) or not re.search(_COUNTED, message):
        return None
    # Few requests hold a number.
    from bot.ux_agent.understanding.figures import (  # noqa: PLC0415
        calling,
        clock,
        codes,
        dates,
        days,
        halves,
        mailboxes,
        raising,
        relocating,
        telling,
    )

    told: list[Draft] | None = None
    for form in (calling, codes, mailboxes, relocating, raising, dates):
        told = told or form.read(message, index, section)
    plain = re.sub(_STAYS_OPEN, "are", re.sub(_SAYS_CLOSED, r"\1 is", message))
    spoken = days.respelled(clock.spoken(plain))
    told = told or halves.read(spoken, index, section) or telling.read(spoken, index, section)
    is_open = told and not any(one.section or one.property or one.target for one in told)
    return None if is_open and re.search(_SAYING, message) else told


def _said(message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of a sentence of the site told anew with other words; None for any other."""
    if may_hold(message, _STANDING_HINTS):
        from bot.ux_agent.understanding.drafting import standing  # noqa: PLC0415 - some tell none

        found = standing.read(message, index)
        if found:
            return found
    if not may_hold(message, _SENTENCE_HINTS):
        return None
    # Few requests tell one so.
    from bot.ux_agent.understanding.drafting import sentences  # noqa: PLC0415

    return sentences.read(message, index)


def _formed(message: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The drafts of a message in one of the forms that few have; None for any other."""
    found: list[Draft] | None = None
    if may_hold(message, ROWS):
        from bot.ux_agent.understanding.linking import menu_order  # noqa: PLC0415 - few set a menu so

        found = menu_order.read(message, index)
    if not found and may_hold(message, _BELOW_HINTS):
        from bot.ux_agent.understanding.drafting import beneath  # noqa: PLC0415 - few say so

        found = beneath.read(message, index)
    if not found and may_hold(message, _SPELT_HINTS):
        from bot.ux_agent.understanding.placing import typos  # noqa: PLC0415 - as above

        found = typos.read(message, index)
    if not found and (may_hold(message, counting.FIELD_HINTS) or counting.names_somebody(message)):
        from bot.ux_agent.understanding.linking import attributes  # noqa: PLC0415 - as above

        found = attributes.read(message, index, section)
    if not found and may_hold(message, counting.GONE_HINTS):
        from bot.ux_agent.understanding.linking import removing  # noqa: PLC0415 - as above

        found = removing.read(message, index, section)
    if not found and may_hold(message, counting.MOVED_HINTS):
        from bot.ux_agent.understanding.linking import moving  # noqa: PLC0415 - as above

        found = moving.read(message, index, section)
    if not found and may_hold(message, _MENU_HINTS) and may_hold(message, _MENU_VERBS):
        from bot.ux_agent.understanding.linking import menus  # noqa: PLC0415 - as above

        found = menus.read(message, index)
    if not found and may_hold(message, _SLOT_HINTS):
        from bot.ux_agent.understanding.drafting import slots  # noqa: PLC0415 - as above

        found = slots.read(message, index, section)
    return found


def _asked(message: str, read: grammar.Reading, drafts: Sequence[Draft]) -> Intent:
    """The question of a reading; what it is about is `pending`, or the first of the drafts."""
    first, *rest = (
        [read.pending, *drafts] if read.pending != Draft() or not drafts else list(drafts)
    )
    pending = first.to_data() | ({"rest": [one.to_data() for one in rest]} if rest else {})
    return Intent("clarify", message, pending=pending, question=read.question)
