"""One wanted change as rewrites of the site's bytes, and as words."""

import re
from collections.abc import Mapping

from bot.errors import UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.editing.values import accept, is_same
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Place, SiteIndex, Target

_MOST_SHOWN = 120
_BREAKING = frozenset({"html_text", "jsx_text"})  # a line break is a space there, and only there


class NotDeclared(Exception):
    """The index has no such target."""


class Resolved(Record):
    """A change as it will be made: its target, the accepted value, the rewrites, and the words.

    `rewrites` is empty when it is so already; `line` says that then.
    """

    target: Target
    value: str
    rewrites: tuple[Rewrite, ...]
    line: str


def resolve(change: Change, index: SiteIndex) -> Resolved:
    """The rewrites that a change comes down to.

    Raises NotDeclared when the index lacks the target, UserError when the change is not allowed.
    """
    target = index.find(change.section, change.property)
    lists: list[Target] = []
    if target is None or change.property == "description":
        lists = [one for one in index.targets if one.section == change.section and one.entries]
    if lists and change.property == "description" and change.target:
        target = None
    if target is not None and not target.entries:
        return _with_steps(_set(change, target), index)
    lists = [target] if target is not None else lists
    # Only some changes are of links: a container that starts for another need not load it.
    from bot.ux_agent.editing import links  # noqa: PLC0415

    if not lists or (target is None and change.property not in links.PROPERTIES):
        raise NotDeclared(f"{change.section} {change.property}")
    made = links.change(change, lists, index)
    return Resolved(made.target, "", made.rewrites, made.line)


def _set(change: Change, target: Target) -> Resolved:
    if change.op != "set" or isinstance(change.value, Mapping):
        raise UserError(phrase(Texts.one_thing, place=place_of(target)))
    value = accept(target, change.value)
    rewrites = _rewrites(target, value)
    if not rewrites:
        already = phrase(Texts.already_so, place=place_of(target), value=shown(value))
        return Resolved(target, value, (), already)
    old = phrase(Texts.not_set) if target.value is None else shown(target.value)
    line = phrase(Texts.line, place=place_of(target), old=old, new=shown(value))
    return Resolved(target, value, rewrites, line)


def _with_steps(made: Resolved, index: SiteIndex) -> Resolved:
    """A size in a class with those that stand beside it for wider screens."""
    if made.target.type != "size" or not any(place.kind == "class" for place in made.target.places):
        return made
    # Few sizes stand in classes.
    from bot.ux_agent.editing.wider_steps import steps  # noqa: PLC0415

    found = list(steps(made.target, made.value, index)) if made.rewrites else []
    if not found:
        return made
    told = ", ".join(f"{old} → {new}" for _, old, new in found)
    line = joined("; ", (made.line, phrase(Texts.wider_line, steps=told)))
    return made._replace(rewrites=(*made.rewrites, *(one for one, _, _ in found)), line=line)


def _rewrites(target: Target, value: str) -> tuple[Rewrite, ...]:
    """What brings the value to every place that has another; the target's value is the first's."""
    places = target.places[1:] if is_same(target, value) else target.places
    made = (rewrite(place, _as_broken(place, encode(place, value))) for place in places)
    return tuple(one for one in made if one.old != one.new)


def _as_broken(place: Place, new: str) -> str:
    """A new literal with the line breaks of the old one where both begin and end alike."""
    if "\n" not in place.raw or "\n" in new or place.kind not in _BREAKING:
        return new
    before, after = re.split(r"(\s+)", place.raw), re.split(r"(\s+)", new)
    most = min(len(before), len(after))
    lead = _alike(before, after, most)
    tail = _alike(before[::-1], after[::-1], most - lead)
    end = len(after) - tail
    return "".join((*before[:lead], *after[lead:end], *before[len(before) - tail :]))


def _alike(one: list[str], other: list[str], most: int) -> int:
    """How many words and gaps two rows begin with, whatever a gap consists of."""
    pairs = zip(one[:most], other[:most], strict=True)
    return next((at for at, (a, b) in enumerate(pairs) if a.strip() != b.strip()), most)


def shown(value: str) -> str:
    """A value as it stands in a preview: in one line, cut when long, '' as (empty)."""
    line = " ".join(value.split())
    if not line:
        return phrase(Texts.empty)
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"
