"""The words that mean something on one site, and the reading of tokens into them."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.literals import Token, joined, unnumbered
from bot.ux_agent.understanding.words import colours, lexicon
from bot.ux_agent.understanding.words.colour_names import NAMES
from bot.ux_agent.understanding.words.everyday import EVERYDAY
from bot.ux_agent.understanding.words.phrases import (
    LETTERS,
    STATIC,
    Meaning,
    alike_parts,
    bar_at_the_top,
    counted,
    everyday_sections,
    letter_look,
    named_in,
    own,
    said_in,
    shaded,
    theme,
    toned,
)
from bot.ux_agent.understanding.words.spelling import nearest, shortened

_LONGEST = 6
_TIMES = frozenset({"number", "figure"})
_UNTIL = frozenset({"to", "until", "till", "bis"})
_FARTHEST = 9
_TAKING = frozenset({"take", "taken"})
_AWAY = {"off": "remove", "out": "remove", "away": "remove", "down": "hide"}
_RUN_TOGETHER = 7
_LEAST_PART = 3
_NAMED = frozenset({"section", "property", "colour"})
_THINGS = frozenset({"section", "property", "label", "link"})
_PLAIN_COLOURS = frozenset(lexicon.PLAIN_COLOURS.split())
_JOINTS = frozenset({"to", "say", "goes", "called"})
_MENTIONED = frozenset({"section", "property", "quoted", "label", "link", "it"})
_PLACE_OF = frozenset({"property", "to", "relative", "say"})
_THE = frozenset({"the", "that", "this", "our"})
_MOST_CORRECTED = 1000
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
    "\n": "stop",
    "->": "to",
    "=>": "to",
    "→": "to",
    "➜": "to",
    ">": "to",
    "=": "to",
    ":": "to",
}


class Item(Record):
    """A meaningful piece of a request at characters `start` to `end`.

    `kind` is a token's or a lexicon's kind, "section", "property", "label", "colour" or "weight";
    `value` is what it stands for; `is_own` says that the site itself declares the word.
    """

    kind: str
    value: str
    start: int
    end: int
    is_own: bool = False


class Vocabulary:
    """The phrases of the lexicon and of one site's index."""

    def __init__(self, index: SiteIndex) -> None:
        declared = dict(own(index))
        self.own = frozenset(declared)
        everyday = everyday_sections(index, declared) | bar_at_the_top(index)
        self.has_letters = any(letter_look(target.property) for target in index.targets)
        letters = LETTERS if self.has_letters else {}
        self.phrases = (
            STATIC
            | letters
            | everyday
            | counted(declared)
            | declared
            | alike_parts(index, declared)
        )
        self._shades = theme(index, declared)
        self.phrases |= shaded(self._shades, declared)
        self._declared = frozenset(" ".join((*declared, *letters)).split())
        self._index = index
        self._names: frozenset[str] | None = None
        self._said: frozenset[str] | None = None
        self._several: dict[str, tuple[str, ...]] = {}
        self._corrected: dict[str, str] = {}
        self._near: frozenset[str] = frozenset()

    def items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        """The tokens as items, fillers left out."""
        if any(token.kind != "word" for token in tokens):
            tokens = tuple(unnumbered(tuple(joined(_ranged(tokens)))))
        if max([len(token.value) for token in tokens], default=0) >= _RUN_TOGETHER:
            tokens = [part for token in tokens for part in self._parted(token)]
        words = _shades([plain(token.value) if token.kind == "word" else "" for token in tokens])
        words = [word if word in self.phrases else self.correct(word) for word in words]
        words = self._in_phrases(_taken_away(words))
        found: list[Item] = []
        at = 0
        while at < len(tokens):
            item, length = self._item(tokens, words, at)
            if item:
                found.append(item)
            at += length
        return self._painted(found) if self._shades else tuple(found)

    def _painted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items with the site's own name for a colour as that colour: "make the footer plum".

        It stays the place itself in "make the plum darker" and "the plum colour".
        """
        found: list[Item] = []
        for at, item in enumerate(items):
            before = found[-1] if found else item
            is_shade = before.kind == "colour" and before.is_own
            if item.value == "?color" and before.value.endswith(lexicon.THEME):
                continue  # "the tomato colour"
            if is_shade and item.kind == "colour" and not item.is_own:
                found[-1] = before._replace(end=item.end)  # "tomato red" is tomato
                continue
            shade = self._shades.get(item.value) if item.kind == "property" else None
            if shade and before.kind == "colour" and not before.is_own:
                found.append(item._replace(value=f"{item.value}{lexicon.THEME}"))
                continue  # "the red stripe" is a thing
            if shade and self._is_shade(items, at):
                found.append(item._replace(kind="colour", value=shade))
            else:
                found.append(item._replace(value=f"{item.value}{lexicon.THEME}") if shade else item)
        return tuple(found)

    def _is_shade(self, items: Sequence[Item], at: int) -> bool:
        """True for a name of a colour beside the name of a place, which gets it."""
        following = items[at + 1].kind if at + 1 < len(items) else ""
        is_named = any(one.kind in _MENTIONED for one in items[:at])
        is_used = following in {"in", "with"} and any(
            one.kind in _MENTIONED for one in items[at + 2 :]
        )
        if following == "property" and at and items[at - 1].kind == "with":
            return is_named  # "dark red with cream text"
        return following not in _PLACE_OF and (is_named or is_used)

    def _parted(self, token: Token) -> Sequence[Token]:
        """The two tokens of words that were run together: "footerbackground"."""
        word = plain(token.value) if token.kind == "word" else ""
        if len(word) < _RUN_TOGETHER or self._is_known(word) or not word.isalpha():
            return (token,)
        for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            kinds = [self._kind(word[:at]), self._kind(word[at:])]
            if kinds[0] in _NAMED and kinds[1] in _NAMED:
                middle = token.start + at
                return (
                    token._replace(value=token.value[:at], end=middle),
                    token._replace(value=token.value[at:], start=middle),
                )
        return (token,)

    def _kind(self, word: str) -> str:
        meaning = self.phrases.get(word)
        if meaning is None:
            return "colour" if word in NAMES else ""
        return meaning.kind

    def _is_known(self, word: str) -> bool:
        return (
            word in self.phrases or word in EVERYDAY or word in self._declared or word in _known()
        )

    def correct(self, word: str) -> str:
        """The word of the vocabulary that `word` (lower case) is or is a misspelling of."""
        if not word.isalpha() or self._is_known(word):
            return word
        if word not in self._corrected:
            if len(self._corrected) >= _MOST_CORRECTED:
                self._corrected.clear()
            self._corrected[word] = self._nearest(word)
        return self._corrected[word]

    def _nearest(self, word: str) -> str:
        """The one word that `word` may be; of several only those of one meaning count.

        What the site itself says is no slip.
        """
        if self._said is None:
            self._said = said_in(self._index)
        if word in self._said:
            return word
        self._near = self._near or _correctable() | self._declared
        found_near = nearest(word, self._near)
        near = [other for other in found_near if other in self.phrases] or list(found_near)
        if not near:
            places = (
                phrase
                for phrase, meaning in self.phrases.items()
                if meaning.kind in {"section", "property"} and phrase.isalpha()
            )
            near = list(shortened(word, places))
        found = [self.phrases.get(other) for other in near]
        if not near or len({meaning and meaning[:2] for meaning in found}) > 1:
            self._several[word] = tuple(near)
            return word
        return min(near)

    def _in_phrases(self, words: list[str]) -> list[str]:
        """The words with a slip for several words as that of a known phrase: "email adress"."""
        if self._several.keys().isdisjoint(words):
            return words
        for at, word in enumerate(words):
            for near in self._several.get(word, ()):
                pairs = [f"{before} {near}" for before in words[max(at - 1, 0) : at]]
                pairs += [f"{near} {behind}" for behind in words[at + 1 : at + 2]]
                if any(pair in self.phrases for pair in pairs):
                    words[at] = near
                    break
        return words

    def _item(
        self, tokens: Sequence[Token], words: Sequence[str], at: int
    ) -> tuple[Item | None, int]:
        token = tokens[at]
        if token.kind != "word":
            return self._wordless(tokens, at), 1
        meaning, length = self._meaning(words, at)
        if length > 1 and meaning.kind in _JOINTS and tokens[at + length - 1].value[:1].isupper():
            meaning, length = self._meaning(words[: at + 1], at)  # "to Say hello"
        is_own = length > 1 and meaning.kind == "goes" and words[at] in self.own
        if is_own and words[at - 1] in _THE:
            meaning, length = self._meaning(words[: at + 1], at)  # "the lead to …"
        named = self.phrases.get(words[at]) if meaning.kind == "colour" else None
        if named and named.kind == "label" and named.value == token.value:
            meaning, length = named, 1  # "Espresso" on a list of drinks
        if meaning.kind == "filler":
            return None, length
        if meaning.kind == "relative" and words[max(at - 1, 0)] not in _THE:
            meaning, length = toned(meaning, words[at:], length)
        if meaning.kind == "colour" and self._is_name(tokens, words, at, length):
            meaning = Meaning("word", words[at])
        end = tokens[at + length - 1].end
        return Item(meaning.kind, meaning.value, token.start, end, meaning.is_own), length

    def _wordless(self, tokens: Sequence[Token], at: int) -> Item | None:
        """The item of a sign or a literal, None for what stands for nothing."""
        token = tokens[at]
        if token.kind == "sign":
            kind = _SIGNS.get(token.value)
            return Item(kind, token.value, token.start, token.end) if kind else None
        if token.kind == "mention":
            return None
        if token.kind == "address":
            return self._address(tokens, at)
        return Item(token.kind, token.value, token.start, token.end)

    def _is_name(self, tokens: Sequence[Token], words: Sequence[str], at: int, length: int) -> bool:
        """True for "Moss's review", and for "the moss review" where the site has a Moss."""
        if tokens[at + length - 1].value.lower().replace("’", "'").endswith("'s"):
            return True
        following = words[at + length] if at + length < len(words) else ""
        if length > 1 or not following or words[at] in _PLAIN_COLOURS:
            return False
        meaning = self.phrases.get(following)
        if colours.match([following])[0] or (meaning and meaning.kind not in _THINGS):
            return False
        if self._names is None:
            self._names = named_in(self._index)
        return words[at] in self._names

    def _address(self, tokens: Sequence[Token], at: int) -> Item:
        """An address, or the section of the page that it leads to: "the about page (/about)"."""
        token = tokens[at]
        before = tokens[at - 1] if at else token
        is_page = before.value == "(" or before.value.lower() == "page"
        meaning = self.phrases.get(plain(token.value.strip("/").replace("-", " ")))
        if is_page and meaning and meaning.kind == "section" and meaning.is_own:
            return Item("section", meaning.value, token.start, token.end, is_own=True)
        return Item("address", token.value, token.start, token.end)

    def _meaning(self, words: Sequence[str], at: int) -> tuple[Meaning, int]:
        run = words[at : at + _LONGEST]
        if "" in run:
            run = run[: run.index("")]
        colour, taken = colours.match(run)
        for length in range(len(run), 0, -1):
            meaning = self.phrases.get(" ".join(run[:length]))
            if meaning:
                if length > 1 and self._is_parted(run[:length], meaning):
                    continue
                if length > taken or (length == taken and meaning.is_own):
                    return meaning, length
            if length == taken and colour:
                return Meaning("colour", colour), length
        return Meaning("word", run[0]), 1

    def _is_parted(self, run: Sequence[str], meaning: Meaning) -> bool:
        """True for "button colour" on a site that has a section of buttons."""
        first = self.phrases.get(run[0])
        is_section = first is not None and first.kind == "section" and first.is_own
        return is_section and not meaning.is_own and "cta" in meaning.value


vocabulary_of = Once(Vocabulary)
"""The vocabulary of an index."""


def plain(word: str) -> str:
    """A word in lower case without the possessive ending."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s") and word not in STATIC:
        return word[:-2]
    return word


def _ranged(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with each "9 to 5" that no verb stands before as one figure."""
    found: list[Token] = []
    for token in tokens:
        is_end = len(found) > 1 and token.kind in _TIMES and found[-1].value.lower() in _UNTIL
        if is_end and found[-2].kind in _TIMES and _is_range(found[:-2]):
            said = f"{found[-2].value} {found[-1].value} {token.value}"
            found[-2:] = [Token("figure", said, found[-2].start, token.end)]
        else:
            found.append(token)
    return found


def _is_range(before: Sequence[Token]) -> bool:
    """False behind "change" and "from", where the second number is the new one."""
    for token in reversed(before):
        meaning = STATIC.get(token.value.lower())
        kind = _SIGNS.get(token.value, "") if meaning is None else meaning.kind
        if kind in {"to", "say", "called"}:
            return True
        if kind in {"change", "replace", "from", "relative"}:
            return False
    return bool(before)


def _shades(words: Sequence[str]) -> list[str]:
    """The words with misspelt shades before a colour put right ("drak blue")."""
    found = list(words)
    for at, (word, following) in enumerate(pairwise(words)):
        if following and word and word not in _known() and colours.match([following])[0]:
            near = nearest(word, colours.SHADE_WORDS)
            found[at] = near[0] if len(near) == 1 else word
    return found


def _taken_away(words: Sequence[str]) -> list[str]:
    """The words with "take … off", "take … out" as one verb."""
    found = list(words)
    for at, word in enumerate(words):
        if word not in _TAKING:
            continue
        behind = words[at + 1 : at + _FARTHEST]
        away = next((place for place, one in enumerate(behind) if one in _AWAY), None)
        if away is not None:
            found[at] = _AWAY[behind[away]]
            found[at + 1 + away] = "from" if found[at] == "remove" else "please"
    return found


# Words that carry no wish are known, but nothing is taken for a misspelling of them.
_UNSAID = frozenset({"filler", "vague", "less", "in", "it", "from", "and", "instead", "site"})


@cache
def _correctable() -> frozenset[str]:
    """The words that a misspelt one may be taken for; most requests have none."""
    phrases = [phrase for phrase, meaning in STATIC.items() if meaning.kind not in _UNSAID]
    sections = [group.replace("|", " ") for group in lexicon.SECTIONS]
    words = " ".join((*phrases, *sections, lexicon.PLAIN_COLOURS)).split()
    return (colours.SHADE_WORDS | set(words)) - EVERYDAY


@cache
def _known() -> frozenset[str]:
    """The words of which something is known, whatever the site."""
    parts = lexicon.PARTS.replace("|", " ").split()
    return _correctable() | set(NAMES) | set(" ".join(STATIC).split()) | set(parts)
