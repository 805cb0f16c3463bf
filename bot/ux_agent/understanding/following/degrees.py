"""Comparatives said of what is proposed already: "bit smaller", "no, darker", "a darker red"."""

import re

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following.amending import wished
from bot.ux_agent.understanding.following.shades import SIZE, alike, amount, parts, present
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_CORRECTS = r"(?i)\W*(?:no|nope|nah|wrong|sorry|the other way)\b"
_TINTED = (
    r"(?i)\W*(?:(?:no|nope|and|but|please|actually|hmm+|ok|okay|or|rather|maybe|better|make it|use"
    r"|try|take|i(?: would|'d)? (?:prefer|like|want)|go for|in|with)\b\W*)*(?:an?\s+)?"
    r"((?:(?:slightly|(?:a )?(?:(?:tiny |little )?bit|little|touch|tad)|much|way|even)\s+)?)"
    r"(darker|lighter|deeper|paler|brighter|softer)\s+(?:(?:shade|tone) of\s+)?"
    r"([a-z]+(?: [a-z]+)?)\s*(?:please|pls|instead|then|maybe)?\W*"
)
_LONGEST = 80


def between(draft: Draft, earlier: Intent, index: SiteIndex) -> Draft:
    """A wish that goes back from what is proposed, but not as far as what the site has now.

    Any other draft, and one whose values cannot be halved, is left as it is.
    """
    last = _proposed(draft, earlier)
    target = index.find(last.section, last.property) if last else None
    if last is None or target is None or target.values:
        return draft
    target = target._replace(value=present(target))
    if relative.is_absolute(draft.value) or draft.value.partition(" ")[2] not in {"", "little"}:
        return draft
    proposed = str(last.value)
    reached = relative.reached(target._replace(value=proposed, computed=""), draft.value)
    before, there, after = (amount(one, target) for one in (target.value or "", proposed, reached))
    if before is None or there is None or after is None or before == there:
        return draft
    if target.type == "color" and not alike(colours.parse(target.value) or "", proposed):
        return draft  # another colour has nothing between it and what was there
    is_back = (after - there) * (before - there) > 0
    if not is_back or abs(after - there) < abs(before - there):
        return draft
    half = _half(target, proposed)
    nature = "colour" if target.type == "color" else "size"
    return draft._replace(value=half, nature=nature) if half else draft


def _proposed(draft: Draft, earlier: Intent) -> Change | None:
    """The change of the very place that a relative draft is about."""
    if draft.nature != "relative":
        return None
    for change in reversed(earlier.changes):
        place = (change.section, change.property)
        if change.op == "set" and place == (draft.section, draft.property):
            return change
    return None


def _half(target: Target, proposed: str) -> str:
    """The value in the middle of the site's and the proposed one, '' for none."""
    now = (target.value or "").strip()
    if target.type == "color":
        old, new = parts(colours.parse(now) or ""), parts(colours.parse(proposed) or "")
        return "#" + "".join(f"{round((a + b) / 2):02x}" for a, b in zip(old, new, strict=True))
    old_size, new_size = re.fullmatch(SIZE, now), re.fullmatch(SIZE, proposed.strip())
    if not old_size or not new_size or old_size[2] != new_size[2]:
        return ""
    return f"{round((float(old_size[1]) + float(new_size[1])) / 2, 2):g}{new_size[2]}"


def starts_over(message: str, earlier: Intent, said: str, index: SiteIndex) -> bool:
    """True for "no, smaller" behind "bigger", which is about what the site has now."""
    if not re.match(_CORRECTS, message) or said.endswith(" little"):
        return False  # "no, a bit smaller" is a bit smaller than that
    wish = wished(earlier.request, vocabulary_of(index))
    if colours.match(wish.split()[1:])[0]:
        return False  # "a darker blue": that blue is what shall be lighter
    kinds = {word.partition(" ")[0] in _LIGHT for word in (wish, said)}
    return len(kinds) == 1 and _way(wish) * _way(said) < 0


def _way(wish: str) -> int:
    """Whether a wish is for more light or size (1) or less (-1); 0 for what is neither."""
    word = wish.partition(" ")[0]
    return _WAYS.get(word, 0)


_LIGHT = frozenset({"lighter", "brighter", "paler", "softer", "darker", "deeper"})
_WAYS = dict.fromkeys(("bigger", "larger", "lighter", "brighter", "paler", "rounder", "bolder"), 1)
_WAYS |= dict.fromkeys(("roomier", "taller", "wider", "softer", "higher", "thicker"), 1)
_WAYS |= dict.fromkeys(("smaller", "darker", "deeper", "sharper", "thinner", "tighter"), -1)
_WAYS |= dict.fromkeys(("narrower", "shorter", "lower", "squarer"), -1)


def tinted(message: str, earlier: Intent) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The last colour for "a darker red": from itself where it is a red; None for all else."""
    found = re.fullmatch(_TINTED, message) if len(message) <= _LONGEST else None
    named = colours.parse(found[3]) if found else None
    last = earlier.changes[-1] if earlier.changes else None
    if found is None or not named or last is None or last.op != "set":
        return None
    if not isinstance(last.value, str) or not last.value.startswith("#"):
        return None
    base = last.value if alike(named, last.value) else named
    wish = relative.wish(found[2].lower(), found[1], ())
    shade = relative.reached(Target("", "", "color", base), wish)
    draft = Draft(last.section, property=last.property, value=shade, nature="colour")
    return earlier.changes[:-1], [draft]
