"""Parts of a page that people speak of and the site does not have."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.literals import lift, mask
from bot.ux_agent.understanding.words import lexicon
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_UNCLEAR = frozenset(
    {
        "about",
        "intro",
        "site",
        "home",
        "top",
        "bottom",
        "head",
        "foot",
        "global",
        "everything",
        "everywhere",
    }
)
_HOURS = frozenset({"hours", "opening hours", "opening times", "times"})
_PRICE = r"[£$€]\s?\d|\d\s?€"


def priced(words: str, index: SiteIndex) -> list[Target]:
    """The texts that show a price, by whatever name: those that the words name, else all."""
    from bot.ux_agent.understanding.figures import facts  # noqa: PLC0415 - only for what is not understood

    shown = [one for one in index.targets if re.search(_PRICE, one.value or "")]
    said = facts.words(words)
    mine = [one for one in shown if said & facts.words(one.property, *one.aliases)]
    return mine or shown


def prices(index: SiteIndex) -> list[Target]:
    """The texts that are called a price of something, where there are several."""
    found = [one for one in index.targets if one.property.endswith("-price") and one.value]
    return found if len(found) > 1 else []


def named(request: str, index: SiteIndex) -> str:
    """The first part of a page that a request names and the site lacks, as it was typed; or ''."""
    known = vocabulary_of(index).phrases
    groups = "|".join((lexicon.PARTS, *lexicon.SECTIONS)).split("|")
    missing = {phrase for phrase in groups if phrase not in known} - _UNCLEAR
    longest = sorted(missing, key=len, reverse=True)
    said = " ".join(mask(request, lift(request)).replace("\0", " ").split())
    pattern = "|".join(map(re.escape, longest))
    found = re.search(rf"(?i)(?<![\w-])(?:{pattern})(?![\w-])", said) if longest else None
    part = found[0].lower() if found else ""
    if part in _HOURS and opening(index):
        return ""
    if part and _is_spoken_of(part, index):
        return ""
    return "" if part in {"price", "prices"} and priced("", index) else part


def _is_spoken_of(part: str, index: SiteIndex) -> bool:
    """Whether what the site declares is called by a part: "the map image", "the fees table"."""
    sections = (name for one, also in index.sections.items() for name in (one, *also))
    said = _said(part)
    return bool(called(part, index)) or any(said.search(normal(name)) for name in sections)


def called(word: str, index: SiteIndex) -> list[Target]:
    """What has a word in one of its names, such as all that is of "the form"."""
    said = _said(word)
    return [
        one
        for one in index.targets
        if any(said.search(normal(name)) for name in (one.property, *one.aliases))
    ]


def _said(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(normal(word))}s?(?!\w)")


def opening(index: SiteIndex) -> list[Target]:
    """The texts that tell opening hours, by whatever name."""
    from bot.ux_agent.understanding.figures import facts  # noqa: PLC0415 - as above

    told = [fact.target for fact in facts.facts_of(index) if fact.kind == "hours"]
    return list({(one.section, one.property): one for one in told if not one.entries}.values())
