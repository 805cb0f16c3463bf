"""The words that mean something on one site, and the reading of tokens into them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import colours, lexicon
from bot.ux_agent.understanding.colour_names import NAMES
from bot.ux_agent.understanding.everyday import EVERYDAY
from bot.ux_agent.understanding.literals import Token
from bot.ux_agent.understanding.spelling import nearest

_LONGEST = 6
_SIGNS = {
    ",": "and",
    ";": "and",
    "&": "and",
    "+": "and",
    "/": "and",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    "…": "stop",
    "->": "to",
    "=>": "to",
    "→": "to",
    "➜": "to",
    ">": "to",
    "=": "to",
    ":": "to",
}


class Item(NamedTuple):
    """A meaningful piece of a request at characters `start` to `end`.

    `kind` is a token's or a lexicon's kind, "section", "property", "label", "colour" or "weight";
    `value` is what it stands for; `is_own` says that the site itself declares the word.
    """

    kind: str
    value: str
    start: int
    end: int
    is_own: bool = False


class Meaning(NamedTuple):
    """What a phrase stands for."""

    kind: str
    value: str
    is_own: bool = False


class Vocabulary:
    """The phrases of the lexicon and of one site's index."""

    def __init__(self, index: SiteIndex) -> None:
        own = dict(_own(index))
        self.phrases = _STATIC | _sections(index, own) | own
        words = {word for phrase in own for word in phrase.split()}
        self._words = _WORDS | words
        self._targets = _CORRECTABLE | words
        self._corrected: dict[str, str] = {}

    def items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        """The tokens as items, fillers left out."""
        tokens = tuple(_joined(tokens))
        words = [self.correct(plain(token.value)) * (token.kind == "word") for token in tokens]
        found: list[Item] = []
        at = 0
        while at < len(tokens):
            item, length = self._item(tokens, words, at)
            if item:
                found.append(item)
            at += length
        return tuple(found)

    def correct(self, word: str) -> str:
        """The word of the vocabulary that `word` (lower case) is or is a misspelling of."""
        if word in self._words or word in EVERYDAY or not word.isalpha():
            return word
        if word not in self._corrected:
            self._corrected[word] = self._nearest(word)
        return self._corrected[word]

    def _nearest(self, word: str) -> str:
        """The one word that `word` may be; of several only those of one meaning count."""
        found_near = nearest(word, self._targets)
        near = [other for other in found_near if other in self.phrases] or list(found_near)
        found = [self.phrases.get(other) for other in near]
        if not near or len({meaning and meaning[:2] for meaning in found}) > 1:
            return word
        return near[0]

    def _item(
        self, tokens: Sequence[Token], words: Sequence[str], at: int
    ) -> tuple[Item | None, int]:
        token = tokens[at]
        if token.kind == "sign":
            kind = _SIGNS.get(token.value)
            return (Item(kind, token.value, token.start, token.end) if kind else None), 1
        if token.kind == "mention":
            return None, 1
        if token.kind != "word":
            return Item(token.kind, token.value, token.start, token.end), 1
        meaning, length = self._meaning(words, at)
        if meaning.kind == "filler":
            return None, length
        end = tokens[at + length - 1].end
        return Item(meaning.kind, meaning.value, token.start, end, meaning.is_own), length

    def _meaning(self, words: Sequence[str], at: int) -> tuple[Meaning, int]:
        run = list(words[at : at + _LONGEST])
        if "" in run:
            run = run[: run.index("")]
        colour, taken = colours.match(run)
        for length in range(len(run), 0, -1):
            meaning = self.phrases.get(" ".join(run[:length]))
            if meaning and (length > taken or (length == taken and meaning.is_own)):
                return meaning, length
            if length == taken and colour:
                return Meaning("colour", colour), length
        return Meaning("word", run[0]), 1


def plain(word: str) -> str:
    """A word in lower case without the possessive ending."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s") and word not in _STATIC:
        return word[:-2]
    return word


def normal(phrase: str) -> str:
    """A name or an alias as the words it is matched by: lower case, one space between words."""
    return " ".join(phrase.lower().replace("-", " ").replace("_", " ").split())


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without the hyphens inside words."""
    for at, token in enumerate(tokens):
        is_joint = (
            token.value in {"-", "_"}
            and 0 < at < len(tokens) - 1
            and tokens[at - 1].end == token.start
            and tokens[at + 1].start == token.end
        )
        if not is_joint:
            yield token


def _own(index: SiteIndex) -> Iterator[tuple[str, Meaning]]:
    """The site's own words, the most binding last."""
    for target in index.targets:
        for entry in target.entries:
            yield normal(entry.label), Meaning("label", entry.label)
    for target in index.targets:
        if target.type == "items":
            for name in {target.property, *target.aliases} - _LINK_WORDS:
                yield normal(name), Meaning("section", target.section, is_own=True)
    names: dict[str, list[str]] = {}
    for target in index.targets:
        if target.type != "items":
            # A name may stand in several sections, an alias means the one that declares it.
            named = dict.fromkeys(target.aliases, f"{target.section}.{target.property}")
            for word, name in ({target.property: target.property} | named).items():
                tier = names.setdefault(normal(word), [])
                if name not in tier:
                    tier.append(name)
    aliases = {normal(alias) for target in index.targets for alias in target.aliases}
    for phrase in aliases & names.keys():
        yield from _alike(phrase, names[phrase])
    for phrase, tier in names.items():
        yield phrase, _property(phrase, tier)
    yield from _named_sections(index)


def _alike(alias: str, names: Sequence[str]) -> Iterator[tuple[str, Meaning]]:
    """Other phrases for what an alias means: with "copyright" also "copyright notice"."""
    known = _STATIC.get(alias)
    if known and known.kind == "property" and known.value != "?color":
        tiers = " ".join(names)
        for phrase, meaning in _STATIC.items():
            if meaning == known:
                yield phrase, Meaning("property", f"{tiers}|{known.value}")


def _property(phrase: str, names: Sequence[str]) -> Meaning:
    """A declared property's word, with the lexicon's further tiers behind it."""
    known = _STATIC.get(phrase)
    tiers = " ".join(names)
    if phrase in {"color", "colour"}:
        # In plain English the word says a colour, not which one.
        return Meaning("property", "?color")
    if known and known.kind == "property":
        tiers = f"{tiers}|{known.value}"
    return Meaning("property", tiers, is_own=True)


def _named_sections(index: SiteIndex) -> Iterator[tuple[str, Meaning]]:
    phrases: dict[str, list[str]] = {}
    for section, aliases in index.sections.items():
        for alias in aliases:
            phrases.setdefault(normal(alias), []).append(section)
    for section in index.sections:
        phrases[normal(section)] = [section]
    for phrase, sections in phrases.items():
        yield phrase, Meaning("section", " ".join(sections), is_own=True)


def _sections(index: SiteIndex, own: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """The everyday names of the sections that the site has."""
    named = {phrase: meaning for phrase, meaning in own.items() if meaning.kind == "section"}
    found: dict[str, Meaning] = {}
    missing: list[tuple[str, Sequence[str]]] = []
    for group in lexicon.SECTIONS:
        phrases = group.split("|")
        sections = sorted({named[phrase].value for phrase in phrases if phrase in named})
        if sections:
            found.update(_meanings(phrases, "section", " ".join(sections)))
        elif phrases[0] in lexicon.FALLBACKS:
            missing.append((lexicon.FALLBACKS[phrases[0]], phrases))
    for section, words in missing:
        if section in index.sections:
            found.update(_meanings(words, "section", section))
    return found


def _meanings(phrases: Iterable[str], kind: str, value: str) -> dict[str, Meaning]:
    return {phrase: Meaning(kind, value) for phrase in phrases}


def _static() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for kind, phrases in lexicon.WORDS.items():
        found.update(_meanings(phrases.split("|"), kind, kind))
    for tiers, phrases in lexicon.PROPERTIES.items():
        found.update(_meanings(phrases.split("|"), "property", tiers))
    for word in lexicon.WEIGHTS:
        found[word] = Meaning("weight", word)
    return found


_LINK_WORDS = frozenset(lexicon.WORDS["link"].split("|"))
_STATIC = _static()
# Words that carry no wish are known, but nothing is taken for a misspelling of them.
_UNSAID = frozenset({"filler", "vague", "less", "in", "it", "from", "and", "instead", "site"})
_CORRECTABLE = (
    {
        word
        for phrase, meaning in _STATIC.items()
        for word in phrase.split()
        if meaning.kind not in _UNSAID
    }
    | {word for group in lexicon.SECTIONS for word in group.replace("|", " ").split()}
    | set(lexicon.PLAIN_COLOURS.split())
    | colours.SHADE_WORDS
) - EVERYDAY
_WORDS = _CORRECTABLE | set(NAMES) | {word for phrase in _STATIC for word in phrase.split()}
