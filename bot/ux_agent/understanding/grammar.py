"""The documented grammar of keys and values: `section:header text:"Hello" color:#123456`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.record import Record
from bot.texts.phrase import capitalised
from bot.ux_agent.intent import Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import Token, lift, mask
from bot.ux_agent.understanding.placing import questions
from bot.ux_agent.understanding.words import lexicon
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import head
from bot.ux_agent.understanding.words.spelling import nearest, reach
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_KEY = r"(?<![\w/.-])([^\W\d_][\w-]*)[ \t]*[:=](?!//)\s*"
_ENDING = r"(?i)(?<![\s,;])[\s,;]+(?:and\s*)?$"
_PARTING = r"->|=>|→|:|\|"
_MOST_PARTINGS = 16
_HREF = r"(?i)[a-z][a-z0-9+.-]{0,31}:|/|#|\.{1,2}/|www\.|[^\s:]{1,255}\.\w\S*\Z"
_WHOLE = r"(?i)\s*(?:(?:https?|ftp|file)://|(?:mailto|tel|sms|javascript|vbscript|blob|data):(?!/))"
_SECTION_KEYS = frozenset({"section", "part", "area", "in"})
_LINK_KEYS = {
    phrase.replace(" ", "-"): name
    for name, phrases in lexicon.KEYS.items()
    for phrase in (normal(name), *phrases.split("|"))
}
_SAID = frozenset({"phone", "email", "hours", "address", "price"})
_TARGET_KEYS = frozenset({"target", "entry", "item"})


class Pair(Record):
    """A key in lower case with its value, from character `start` to `end`."""

    key: str
    value: str
    start: int
    end: int


class Reading(Record):
    """What a message in the grammar says: drafts, or a question, or a refusal."""

    drafts: tuple[Draft, ...] = ()
    question: Question | None = None
    pending: Draft = Draft()
    refusal: str = ""
    section: str = ""


def read(text: str, index: SiteIndex, words: Vocabulary, *, section: str = "") -> Reading | None:
    """The drafts of a message that is written in keys, or None when it is not."""
    if ":" not in text and "=" not in text:
        return None
    pairs = _pairs(text, words)
    if not _is_grammar(text, pairs, words):
        return None
    drafts: list[Draft] = []
    for name, group in _groups(pairs):
        found = section_of(name, index, words) if name else Reading(section=section)
        if found.question or found.refusal:
            pending = _drafts(group, "", words)
            one = pending.drafts[0] if pending.drafts else Draft()
            return found._replace(drafts=tuple(drafts) + pending.drafts[1:], pending=one)
        made = _drafts(group, found.section, words)
        if made.question:
            return made._replace(drafts=tuple(drafts) + made.drafts)
        drafts.extend(made.drafts or [Draft(found.section)])
    return Reading(tuple(drafts))


def section_of(name: str, index: SiteIndex, words: Vocabulary) -> Reading:
    """The section of that name, or the question or refusal that the name deserves (F68)."""
    if guard.is_section_trick(name):
        return Reading(refusal=texts.BAD_SECTION)
    plain = normal(name)
    for phrase in (plain, " ".join(words.correct(word) for word in plain.split())):
        meaning = words.phrases.get(phrase.removeprefix("the ").removesuffix(" section"))
        if meaning and meaning.kind == "section":
            return Reading(section=meaning.value)
    question = questions.ask("section", texts.unknown_section(name), questions.sections(index))
    return Reading(question=question)


def link_pair(value: str) -> tuple[str, str]:
    """Label and address of "About:/about"; the colon before the address parts them."""
    if re.match(_WHOLE, value):
        return "", value.strip()
    parted = (pair for pair in _partings(value) if re.match(_HREF, pair[1]))
    return next(parted, (value.strip(), ""))


def _partings(value: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each sign that may part a pair, the first ones only."""
    for found in islice(re.finditer(_PARTING, value), _MOST_PARTINGS):
        yield value[: found.start()].strip(), value[found.end() :].strip()


def _pairs(text: str, words: Vocabulary) -> list[Pair]:
    tokens = lift(text)
    masked = mask(text, tokens)
    literals = {one.start: one for one in tokens if one.kind in {"quoted", "colour"}}
    keys = list(_keys(masked, words))
    pairs = []
    for at, key in enumerate(keys):
        end = keys[at + 1].start() if at + 1 < len(keys) else len(text)
        pairs.append(_pair(text, key, end, literals.get(key.end())))
    return pairs


def _keys(masked: str, words: Vocabulary) -> Sequence[re.Match[str]]:
    """The keys of a message; in a text without quotes only what is known or unmistakable."""
    found: list[re.Match[str]] = []
    for key in re.finditer(_KEY, masked):
        if found:
            between = masked[found[-1].end() : key.start()]
            is_after_literal = not between.replace("\0", "").strip(" ,;")
            is_tight = masked[key.end() - 1] in ":=" and "\0" not in between
            if not between.strip():
                continue
            if not (is_known(key[1], words) or is_after_literal or is_tight):
                continue
        found.append(key)
    return found


def is_known(key: str, words: Vocabulary) -> bool:
    """True for a key that means something, spelling aside."""
    key = key.lower()
    tiers = _tiers(key, words)
    # "Opening hours: 9 to 5" is a text, but where the site has hours of its own.
    is_said = head(tiers) in _SAID and normal(key) not in words.own
    return key in _SECTION_KEYS | _TARGET_KEYS or bool(tiers and not is_said)


def _pair(text: str, key: re.Match[str], end: int, literal: Token | None) -> Pair:
    if literal:
        return Pair(key[1].lower(), literal.value, key.start(), literal.end)
    value = re.sub(_ENDING, "", text[key.end() : end]).strip()
    return Pair(key[1].lower(), value, key.start(), end)


def _is_grammar(text: str, pairs: Sequence[Pair], words: Vocabulary) -> bool:
    """True with a section key; else for known keys with nothing said around them."""
    if any(pair.key == "section" or _near_section(pair.key) for pair in pairs):
        return True
    known = [pair for pair in pairs if is_known(pair.key, words)]
    if len(known) < 2 and not any("-" in pair.key for pair in known):
        return False
    ends = [0, *(pair.end for pair in pairs)]
    starts = [*(pair.start for pair in pairs), len(text)]
    gaps = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return not any(words.items(lift(gap.strip(" ,;"))) for gap in gaps)


def _near_section(key: str) -> bool:
    return bool(nearest(key, ["section"], min(reach(key), 2)))


def _groups(pairs: Sequence[Pair]) -> list[tuple[str, list[Pair]]]:
    """The pairs by the section that they belong to: the one before, or for all trailing, behind."""
    groups: list[tuple[str, list[Pair]]] = [("", [])]
    trailing = pairs[-1].key in _SECTION_KEYS and pairs[0].key not in _SECTION_KEYS
    for pair in pairs:
        is_section = pair.key in _SECTION_KEYS or _near_section(pair.key)
        if not is_section:
            groups[-1][1].append(pair)
        elif trailing:
            groups[-1] = (pair.value, groups[-1][1])
            groups.append(("", []))
        elif groups == [("", groups[0][1])] and groups[0][1]:
            groups[0] = (pair.value, groups[0][1])
        else:
            groups.append((pair.value, []))
    return [(name, group) for name, group in groups if name or group]


def _drafts(pairs: Sequence[Pair], section: str, words: Vocabulary) -> Reading:
    drafts: list[Draft] = []
    target = ""
    for pair in pairs:
        tiers = _tiers(pair.key, words)
        if pair.key in _TARGET_KEYS:
            target = pair.value
        elif tiers in lexicon.KEYS:
            drafts.append(_link(tiers, pair, section))
        elif tiers:
            drafts.append(Draft(section, property=tiers, value=pair.value, nature="text"))
        else:
            question = questions.ask(
                "property", texts.unknown_key(pair.key), _near(pair.key, words)
            )
            pending = Draft(section, value=pair.value, nature="text")
            return Reading(tuple(drafts), question, pending)
    if target:
        drafts = [_of_entry(one, target) for one in drafts]
    return Reading(tuple(drafts))


def _of_entry(draft: Draft, label: str) -> Draft:
    """A draft of a link's property as one of the link of that label."""
    if draft.property == "order":
        return draft._replace(op="reorder", target=label)
    return draft._replace(target=label) if "link-" in draft.property else draft


def _link(name: str, pair: Pair, section: str) -> Draft:
    if name == "add-link":
        label, href = link_pair(pair.value)
        return Draft(section, "add", name, label, href)
    if name == "remove-link":
        return Draft(section, "remove", name, target=pair.value)
    label, value = link_pair(pair.value) if name == "link-href" else ("", "")
    if name == "link-label":
        label, value = next((pair for pair in _partings(pair.value) if all(pair)), ("", ""))
    if not value:
        label, value = "", pair.value
    return Draft(section, property=name, value=value, target=label, nature="text")


def _tiers(key: str, words: Vocabulary) -> str:
    """The tiers of property names that a key means, '' for none."""
    phrase = normal(key)
    if phrase in {"color", "colour"}:
        return "color"
    for one in (phrase, " ".join(words.correct(word) for word in phrase.split())):
        meaning = words.phrases.get(one)
        if meaning and meaning.kind == "property" and meaning.is_own:
            return meaning.value
        link = _LINK_KEYS.get(one.replace(" ", "-"))
        if link:
            return link
        if meaning and meaning.kind == "property":
            return "color" if meaning.value == "?color" else meaning.value
    return ""


def _near(key: str, words: Vocabulary) -> list[tuple[str, str]]:
    """The site's own properties, those most like `key` first."""
    own = dict.fromkeys(
        name.rpartition(".")[2]
        for meaning in words.phrases.values()
        if meaning.kind == "property" and meaning.is_own
        for name in meaning.value.split("|")[0].split(" ")
    )
    near = nearest(key, own, 3)
    shared = [name for name in own if set(name.split("-")) & set(key.split("-"))]
    names = dict.fromkeys((*near, *shared, *own))
    return [(capitalised(texts.spoken(name)), name) for name in names]


def without_sections(text: str) -> str:
    """`text` without its `section:name` pairs."""
    tokens = lift(text)
    masked = mask(text, tokens)
    found = next(
        (key for key in re.finditer(_KEY, masked) if key[1].lower() in _SECTION_KEYS), None
    )
    if not found:
        return text
    quoted = next((token.end for token in tokens if token.start == found.end()), found.end())
    return (text[: found.start()] + text[quoted:]).strip(" ,")
