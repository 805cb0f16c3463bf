"""Looks of what is called by the last word of its name: "the captions" of the gallery captions."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking.entry_shapes import ALIKE
from bot.ux_agent.understanding.placing import fitting, relative
from bot.ux_agent.understanding.words.clauses import LOOKS, kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word
from bot.ux_agent.understanding.words.spelling import nearest
from bot.ux_agent.understanding.words.trim import sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_SAID = frozenset({"section", "property", "word", "label"})
_LOOK_WORDS = frozenset(
    """
    color colour size weight font text background corners corner radius padding box letter width
    height number border
    """.split()  # noqa: SIM905 - a row of words
)
_LETTERING = frozenset({"text", "font", "letter", "writing"})
_SMALL = frozenset({"the", "our", "my", "all", "every", "each", "of", "both", "these", "those"})
_HEADINGS = frozenset({"heading", "title", "headline"})
_WHOLES = frozenset({"section", "area", "block", "part"})
_TITLES = frozenset({"title", "titles"})
_OWNING = ("'", "’", "'s", "’s")
_LEAST = 3
_NAME = "name"
_CARDS = frozenset({"card", "item", "box", "tile", "list", "grid", "entry"})


def meant(
    drafts: list[Draft], named: Sequence[Item], parts: Parts, index: SiteIndex
) -> list[Draft]:
    """The drafts of a look for what alone bears that name here; as they are where nothing does."""
    if any(one.nature not in LOOKS or one.anchor for one in drafts) or "label" in kinds(named):
        return drafts  # "the first card" has no looks of its own
    if "and" not in kinds(named):
        return [_meant(one, named, parts, index) for one in drafts]
    if not drafts[0].unknown:
        return drafts
    runs = _rows(named)
    if any(kinds(run) & LOOKS for run in runs[:-1]):
        return drafts  # "the headings green and the captions bigger"
    rows = [_meant(drafts[0], run, parts, index) for run in runs]
    is_sure = all(
        row.property != drafts[0].property or all(item.is_own for item in _run(run))
        for row, run in zip(rows, runs, strict=True)
    )
    return [one._replace(unknown="", many="") for one in rows] if is_sure else drafts


def _of_people(draft: Draft, named: Sequence[Item], parts: Parts, index: SiteIndex) -> Draft:
    """The draft of "the names of the team members" for the headings of the cards about people."""
    said = _single(" ".join(parts.said(item) for item in named if item.kind in _SAID))
    sections = sections_of(named)
    if _NAME not in said:
        return draft
    people = frozenset().union(*(kind for kind in ALIKE if "member" in kind))
    around = set(said) - {_NAME, *sections, *_CARDS}
    if not all(word in people or nearest(word, people) for word in around):
        return draft
    found = [
        one
        for one in index.targets
        if (not sections or one.section in sections)
        and _is_wanted(one, draft, ())
        and any(name[-1:] == ["heading"] and people & _holder(name) for name in _names(one))
    ]
    if len({f"{one.section}.{one.property.rpartition('-')[0]}" for one in found}) != 1:
        return draft
    names = " ".join(f"{one.section}.{one.property}" for one in found)
    return draft._replace(section="", property=names, unknown="", hint_section="")


def _holder(name: Sequence[str]) -> set[str]:
    """What a heading is the heading of: "member card", and not all of "why people stay"."""
    words = [word for word in name[:-1] if word not in _CARDS]
    return set(words[-1:])


def _rows(named: Sequence[Item]) -> list[list[Item]]:
    """The items between one "and" and the next."""
    found: list[list[Item]] = [[]]
    for item in named:
        if item.kind == "and":
            found.append([])
        else:
            found[-1].append(item)
    return found


def _meant(draft: Draft, named: Sequence[Item], parts: Parts, index: SiteIndex) -> Draft:
    if draft.unknown and _NAME in _single(draft.unknown):
        of_people = _of_people(draft, named, parts, index)
        if of_people != draft:
            return of_people
    run = _run(named)
    whose, run = _owned(run, parts)
    place = bool(whose) or _place(run, named)
    sections = sections_of(named)
    is_open = bool(run) and (_is_of_text(run) or _is_elsewhere(run[-1], sections))
    if not run or not (draft.unknown or place or is_open):
        return draft
    words = _single(parts.text[run[0].start : run[-1].end])
    around = whose or (_around(run, named, parts) if place else [])
    strange = set(_single(draft.unknown)) - {*words, *around}
    if strange and "and" not in kinds(parts.items):
        return draft
    found = _borne([*around, *words], sections, draft, index) if around else []
    if not (place and words[-1] in _HEADINGS):  # there are headings everywhere
        found = found or _borne(words, sections, draft, index)
    owners = _owners(run, named)
    if owners and draft.unknown:
        found = [one for one in found if one.section in owners]  # "the names on the team cards"
        if not found:
            return draft._replace(section=" ".join(sorted(owners)), property="")
    if not found and place:
        # The colour of what is in a card is not the card's.
        whole = draft._replace(section=" ".join(sections), property=run[-1].value)
        return whole._replace(unknown=draft.unknown or " ".join(around))
    if not found or (not draft.unknown and not place and len(_stems(found)) > 1):
        return draft
    names = " ".join(f"{one.section}.{one.property}" for one in found)
    return draft._replace(section="", property=names, unknown="", hint_section="")


def beside(draft: Draft, before: str, index: SiteIndex) -> Draft:
    """The draft of "… and red" for the colour of what `before`, a property, is a look of."""
    names = set(before.partition("|")[0].split())
    stems = {
        f"{one.section}.{one.property}".rpartition("-")[0]
        for one in index.targets
        # The letters of a text, such as "emergency-phone", are not those of its part.
        if f"{one.section}.{one.property}" in names and not fitting.is_text(one)
    }
    found = [
        one
        for one in index.targets
        if f"{one.section}.{one.property}".rpartition("-")[0] in stems - {""}
        and _is_wanted(one, draft, ())
    ]
    grounds = [one for one in found if one.property.endswith("background")]
    meant = " ".join(f"{one.section}.{one.property}" for one in grounds or found)
    return draft._replace(property=meant, hint_section="") if meant else draft


def _is_of_text(run: Sequence[Item]) -> bool:
    """True for the name of some text ("price"), which need not be declared to have looks."""
    word = run[-1].value
    is_own = run[-1].is_own or run[-1].kind != "property"
    return not is_own and is_text_word(word) and not is_generic(word)


def _is_elsewhere(item: Item, sections: Sequence[str]) -> bool:
    """True for a word by which another part of the site calls its own: "prices" of the menu."""
    names = item.value.partition("|")[0].split() if item.kind == "property" else []
    owners = {name.partition(".")[0] for name in names if "." in name}
    return bool(owners and sections) and owners.isdisjoint(" ".join(sections).split())


def _run(named: Sequence[Item]) -> list[Item]:
    """The first items in a row that name a thing."""
    found: list[Item] = []
    for item in named:
        if item.kind in _SAID:
            found.append(item)
        elif found:
            break
    return found


def _owned(run: list[Item], parts: Parts) -> tuple[list[str], list[Item]]:
    """The words of the owner and the rest of "the cards' headings"; without an owner all of it."""
    for at in range(1, len(run)):
        gap = parts.text[run[at - 1].start : run[at].start].rstrip()
        is_named = run[at - 1].kind in {"property", "section"} and run[at].kind == "property"
        if is_named and gap.endswith(_OWNING) and is_text_word(run[at].value):
            return _single(parts.text[run[0].start : run[at - 1].end]), run[at:]
    return [], run


def _place(run: Sequence[Item], named: Sequence[Item]) -> bool:
    """True for "the price in the cards": what is meant stands before what it is in."""
    following = [item for item in named if run and item.start > run[-1].start]
    is_within = bool(following) and following[0].kind == "in"
    is_text = bool(run) and run[-1].kind == "property" and is_text_word(run[-1].value)
    return (
        is_within
        and is_text
        and not is_generic(run[-1].value)
        and "cta" not in run[-1].value
        and bool(kinds(_run(following[1:]) or following[1:2]) & {"property", "it"})
    )


def _owners(run: Sequence[Item], named: Sequence[Item]) -> set[str]:
    """The sections that have the part which something is in: "team" for "on the team cards"."""
    behind = [item for item in named if item.start > run[-1].start]
    is_within = bool(behind) and behind[0].kind == "in"
    inner = [item for item in behind if is_within and item.kind == "property" and item.is_own]
    names = [name for item in inner for name in item.value.partition("|")[0].split()]
    return {name.partition(".")[0] for name in names if "." in name}


def _around(run: Sequence[Item], named: Sequence[Item], parts: Parts) -> list[str]:
    """The words of what something is in: "pitch card" of "the headings in the pitch cards"."""
    behind = _run([item for item in named if item.start > run[-1].start])
    said = _single(parts.text[behind[0].start : behind[-1].end]) if behind else []
    return [word for word in said if word not in _WHOLES]


def _borne(
    words: Sequence[str], sections: Sequence[str], draft: Draft, index: SiteIndex
) -> list[Target]:
    """The looks of that kind whose names end with these words, of the closest names only."""
    said = [word for word in words if word not in _LOOK_WORDS]
    aspect = set(words) & _LOOK_WORDS
    if not said or len(said[-1]) < _LEAST:
        return []
    ranked: dict[int, list[Target]] = {}
    for target in index.targets:
        if not _is_wanted(target, draft, aspect):
            continue
        if sections and target.section not in sections:
            continue
        rank = _rank(said, _names(target))
        if rank is not None:
            ranked.setdefault(rank, []).append(target)
    found = ranked[min(ranked)] if ranked else []
    grounds = [one for one in found if one.property.endswith("background")]
    if aspect & _LETTERING:
        return [one for one in found if one not in grounds]  # letters have no background
    return grounds or found


def _is_wanted(target: Target, draft: Draft, aspect: Iterable[str]) -> bool:
    """Whether a target is a look of the kind that is wished for."""
    if fitting.is_text(target) or not fitting.takes(target, draft.nature, draft.value):
        return False
    wish = relative.aspect(draft.value) if draft.nature == "relative" else ""
    if wish or "corner" in aspect or "radius" in aspect:
        return target.property.endswith(tuple(wish.split("|")) if wish else "radius")
    if "padding" in aspect:
        return target.property.endswith("padding")
    kind = relative.kind(draft.value) if draft.nature == "relative" else draft.nature
    if kind == "size" and draft.nature == "relative":
        return relative.is_meant(target, draft.value)
    return target.property.endswith("size") if kind == "size" else True


def _names(target: Target) -> list[list[str]]:
    """The words of what a target is a look of, by each of its names."""
    found = []
    for name in (target.property, *target.aliases):
        words = _single(name)
        while words and words[-1] in _LOOK_WORDS:
            words.pop()
        found.append(words)
    return found


def _rank(said: Sequence[str], names: Sequence[Sequence[str]]) -> int | None:
    """How far names are from what was said: 0 for the very words, None for other ones."""
    if list(said) in names:
        return 0
    if any(list(name[-len(said) :]) == list(said) for name in names):
        return 1
    is_called = any(name[-1:] == list(said[-1:]) for name in names)
    known = {word for name in names for word in name}
    return 2 if is_called and len(said) > 1 and known.issuperset(said) else None


def _stems(found: Iterable[Target]) -> set[str]:
    return {one.property.rpartition("-")[0] for one in found}


def _single(said: str) -> list[str]:
    """The words of a name, each for one thing."""
    return [*_singles(said)]


@lru_cache(maxsize=4096)  # the names of a site are asked for with each wish
def _singles(said: str) -> tuple[str, ...]:
    words = [word.strip("'’") for word in normal(said).split() if word not in _SMALL]
    words = ["heading" if word in _TITLES else word for word in words]
    return tuple(
        word[:-3] + "y"
        if word.endswith("ies")
        else word.removesuffix("s")
        if not word.endswith("ss") and len(word) > _LEAST
        else word
        for word in words
    )
