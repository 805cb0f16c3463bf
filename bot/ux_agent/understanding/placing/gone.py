"""Wishes for what a site declares and no longer has: told so, and nothing else is meant."""

from collections.abc import Iterator

from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import questions
from bot.ux_agent.understanding.placing.fitting import is_list
from bot.ux_agent.understanding.words.property_words import LINK_PROPERTIES

KEY = "gone"
"""Of what is pending: which place that has gone was meant."""

_NATURES = {"color": "colour", "size": "size", "text": "text", "markdown": "text", "url": "address"}


def asked(intent: Intent, index: SiteIndex) -> Intent:
    """The intent, or the question for something else where it is about what has gone.

    The intent is of the whole index; changes of what is there are kept.
    """
    missing = list(_changed(intent, index)) or list(_pending(intent, index))
    if not missing:
        return intent
    kept = tuple(one for one in intent.changes if one not in [change for _, change in missing])
    (first, change), *_ = missing
    places = joined(", ", tuple(dict.fromkeys(place_of(target) for target, _ in missing)))
    text = phrase(Texts.declared_and_gone, places=places)
    alike = _alike(first, index) if change is not None and isinstance(change.value, str) else []
    if change is None or not alike:
        question = questions.ask("section", text, questions.sections(index))
        pending = Draft().to_data()
    else:
        question = questions.ask("property", text, questions.targets(alike, is_section_known=False))
        pending = Draft(value=str(change.value), nature=_NATURES[first.type]).to_data()
    name = f"{first.section}.{first.property}"
    return intent._replace(
        kind="clarify", changes=kept, pending={**pending, KEY: name}, question=question, reason=""
    )


def _changed(intent: Intent, index: SiteIndex) -> Iterator[tuple[Target, Change | None]]:
    """What has gone of that which the intent changes."""
    if intent.kind not in {"edit", "clarify"}:
        return
    for change in intent.changes:
        target = _gone(change.section, change.property, index)
        if target is not None:
            yield target, change


def _pending(intent: Intent, index: SiteIndex) -> Iterator[tuple[Target, Change | None]]:
    """What has gone of which only the new value is asked for: it would be asked in vain."""
    if intent.kind != "clarify" or intent.question is None or intent.question.slot != "value":
        return
    section, declared = (str(intent.pending.get(name, "")) for name in ("section", "property"))
    target = _gone(section, declared, index)
    if target is not None:
        yield target, None


def _gone(section: str, declared: str, index: SiteIndex) -> Target | None:
    """The target of that name that has gone, or the only lists of a section for an entry of it."""
    if index.find(section, declared) is not None:
        return None
    mine = [one for one in index.gone if one.section == section]
    named = [one for one in mine if one.property == declared]
    if named or declared not in LINK_PROPERTIES:
        return named[0] if named else None
    has_list = any(one.section == section and is_list(one) for one in index.targets)
    lists = [one for one in mine if is_list(one)]
    return lists[0] if lists and not has_list else None


def _alike(gone: Target, index: SiteIndex) -> list[Target]:
    """What stands in the same section and takes the same values; nothing that is not set yet."""
    return [
        one
        for one in index.targets
        if one.type == gone.type in _NATURES
        and one.section == gone.section
        and one.value is not None
    ]
