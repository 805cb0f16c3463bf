"""What stands below a heading or beside a name: “Midnight should say …” renames nobody."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.clauses import VERBS
from bot.ux_agent.understanding.words.parts import QUOTES, Parts
from bot.ux_agent.understanding.words.phrases import normal

_TEXTS = frozenset(
    """
    text texts wording words copy blurb description paragraph note line lines sentence
    """.split()  # noqa: SIM905 - a row of words
)
_LITTLE = frozenset({"and", "the", "a", "an", "of", "in", "with", "for", "to", "on"})
_SHARED = 2
_OWNED = r"(?i)\b(?:the|our|my|this|that)\s+$"


def meant(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft for the text that belongs to what it names; open where which text is not sure."""
    is_quoted = any(f"{sign}{draft.anchor}" in parts.text for sign in QUOTES)
    if is_quoted and draft.nature == "text" and len(draft.anchor) < anchors.LEAST_WITHIN:
        return _only(draft, index)
    if is_quoted or draft.nature != "text":
        return draft
    if _is_thing(draft, parts, index):
        return draft._replace(anchor="", unknown=draft.anchor)
    is_of_text = bool(parts.before) and parts.said(parts.before[-1]).lower() in _TEXTS
    if parts.joint != "say" and not is_of_text:
        return draft
    if parts.joint != "say" and _is_look(draft.value):
        return draft._replace(unknown=draft.anchor)
    entry = _entry(draft.anchor, index)
    if entry:
        return _described(draft, *entry, is_of_text=is_of_text)
    return _under(draft, index) if is_of_text else draft


def _is_thing(draft: Draft, parts: Parts, index: SiteIndex) -> bool:
    """True for "the map should say “Map: we are …”": a thing, and no word to replace in a text.

    What is to stand there begins with a capital where the word within a text does not, holds that
    word itself, or is told at more length, with no verb that replaces.
    """
    said, new = draft.anchor, words(*draft.value.split())
    start = parts.text.find(said)
    if start < 1 or said != said.lower() or not re.search(_OWNED, parts.text[:start]):
        return False
    found = anchors.find(said, index)
    if not found or any(one.entry is None and not one.before + one.after for one in found):
        return False
    is_large = draft.value[:1].isupper()
    is_other = is_large and not any(map(is_capital, found))
    is_held = is_large and " " not in said and new > words(said)
    is_long = len(new) > len(said.split()) + _SHARED
    return is_other or is_held or (is_long and (is_large or not parts.verb))


def is_capital(found: anchors.Found) -> bool:
    """True where the words that were found begin with a capital as they stand there."""
    value = found.target.value or ""
    if found.entry is not None:
        value = found.entry.label if found.part == "label" else found.entry.description
    return value[len(found.before) :][:1].isupper()


def _only(draft: Draft, index: SiteIndex) -> Draft:
    """A draft for the one text of the site that holds so short a word as is quoted: "80"."""
    found = [] if draft.section or draft.property else anchors.holding(draft.anchor, index)
    if len(found) != 1 or found[0].entry or anchors.is_whole(draft.anchor, index):
        return draft
    one = found[0]
    value = f"{one.before}{draft.value}{one.after}"
    return Draft(property=f"{one.target.section}.{one.target.property}", value=value, nature="text")


def named(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft for the description of the entry in "change the Meadow text to …"."""
    said = [parts.said(item) for item in parts.before if item.kind not in VERBS]
    is_named = draft.nature == "text" and len(said) > 1 and said[-1].lower() in _TEXTS
    mine = _called(" ".join(said), index) if is_named and not draft.section else None
    if mine:
        return draft._replace(property=f"{mine.section}.{mine.property}", unknown="")
    if len(said) != 2 or said[1].lower() not in _TEXTS or draft.nature != "text":
        return draft
    if _is_look(draft.value):
        return draft
    entry = _entry(said[0], index)
    return _described(draft, *entry, is_of_text=True) if entry else draft


def _called(said: str, index: SiteIndex) -> Target | None:
    """The one text that has all the words in one of its names: "the pricing note"."""
    wanted = words(said)
    found = [
        target
        for target in index.targets
        if fitting.is_text(target)
        and any(wanted <= words(name) for name in (target.property, *target.aliases))
    ]
    return found[0] if len(found) == 1 else None


def tells(label: str, value: str, index: SiteIndex) -> Draft | None:
    """The new description of an entry by its label, where words of it are the current one's."""
    entry = _entry(label, index)
    if entry is None or not _shares(value, entry[1]):
        return None
    return Draft(entry[0].section, property="link-description", target=label, value=value)


def _is_look(value: str) -> bool:
    """True for "red" and "bold", which are hardly meant as the words of a text."""
    return colours.parse(value) is not None or (value.isalpha() and value.islower())


def _entry(label: str, index: SiteIndex) -> tuple[Target, str, str] | None:
    """The one list with an entry of that label, its description and the label itself."""
    found = [
        (target, entry.description, entry.label)
        for target, entry in anchors.entries(normal(label), index)
        if entry.description_place and normal(entry.label) == normal(label)
    ]
    return found[0] if len(found) == 1 else None


def _shares(value: str, description: str) -> bool:
    shared = (words(*value.split()) & words(*description.split())) - _LITTLE
    return len({word.removesuffix("s") for word in shared if word.isalpha()}) >= _SHARED


def _is_name_anew(value: str, label: str, description: str) -> bool:
    """True for “Local since 1996” beside “Local since 1998”: as short, with a word of it."""
    old, new = label.split(), value.split()
    is_short = len(old) > 1 and len(new) <= len(old) + 1 and len(new) < len(description.split())
    kept = {one.casefold() for one in old} & {one.casefold() for one in new} - _LITTLE
    return is_short and bool(kept) and not _shares(value, description)


def _described(
    draft: Draft, target: Target, description: str, label: str, *, is_of_text: bool
) -> Draft:
    known = Draft(target.section, target=label, listed=target.property)
    if not is_of_text and _is_name_anew(draft.value, label, description):
        return known._replace(property="link-label", value=draft.value, nature="text")
    if not (is_of_text or _shares(draft.value, description)):
        return known._replace(property="link")
    stop = draft.stop if description.endswith(".") else ""
    value = draft.value + stop
    return known._replace(property="link-description", value=value, nature="text")


def _under(draft: Draft, index: SiteIndex) -> Draft:
    """The one text under the heading that is named whole; else whose it is is asked."""
    whole = [one.target for one in anchors.find(draft.anchor, index) if not one.before + one.after]
    texts = _texts_of(whole, draft.anchor, index) if whole else []
    if len(texts) == 1:
        one = texts[0]
        name = f"{one.section}.{one.property}"
        return draft._replace(property=name, anchor="", unknown="")
    return draft._replace(unknown=draft.anchor) if whole else draft


def _texts_of(headings: Sequence[Target], said: str, index: SiteIndex) -> list[Target]:
    stem = "-".join(normal(said).split())
    return [
        one
        for one in index.targets
        if fitting.is_text(one)
        and one.property.startswith(f"{stem}-")
        and one.property.endswith("-text")
        and any(one.section == heading.section for heading in headings)
    ]
