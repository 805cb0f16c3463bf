"""What the phrases of the lexicon and of a site's index stand for."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.record import Record
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.words import colours, lexicon


class Meaning(Record):
    """What a phrase stands for."""

    kind: str
    value: str
    is_own: bool = False


@lru_cache(maxsize=4096)
def normal(phrase: str) -> str:
    """A name or an alias as the words it is matched by: lower case, one space between words."""
    words = phrase.lower().translate(_PARTING).replace("’", "'").split()
    return " ".join(word.removesuffix("'s") or word for word in words)


_SINGLE = re.compile(r"((?:s|x|z|ch|sh))es$|s$")
_SHORT_PLURAL = 4
_PARTING = str.maketrans(dict.fromkeys("-_–—&,;:.()/", " "))


def letter_look(name: str) -> str:
    """The property of CSS that a look of letters is by its name, '' for what is none."""
    if name in lexicon.LETTER_LOOKS:
        return name
    last = name.rpartition("-")[2]
    return next((prop for prop, word in lexicon.LETTER_LOOKS.items() if word == last != name), "")


def own(index: SiteIndex) -> Iterator[tuple[str, Meaning]]:
    """The site's own words, the most binding last; what joins and orders words stays that."""
    for phrase, meaning in _declared(index):
        known = STATIC.get(phrase)
        is_article = known is not None and known.kind == "filler" and len(phrase) < _SHORT
        if known is None or not (known.kind in _FUNCTION or is_article):
            yield phrase, meaning


def _declared(index: SiteIndex) -> Iterator[tuple[str, Meaning]]:
    for target in index.targets:
        for entry in target.entries:
            yield normal(entry.label), Meaning("label", entry.label)
    for target in index.targets:
        if target.type == "items":
            for name in nouns(target):
                yield name, Meaning("section", target.section, is_own=True)
    names = _names(index)
    aliases = {normal(alias) for target in index.targets for alias in target.aliases}
    for phrase in reversed([name for name in names if name in aliases]):
        # Of two aliases for one thing ("headline", "heading") the first page's binds most.
        yield from _alike(phrase, names[phrase])
    for phrase, tier in names.items():
        yield phrase, _property(phrase, tier)
    yield from _named_sections(index)


def _names(index: SiteIndex) -> dict[str, list[str]]:
    """The properties that each name and alias stands for, lists left out."""
    names: dict[str, list[str]] = {}
    slogans = _SLOGANS & {target.property for target in index.targets}
    for target in index.targets:
        if target.type == "items" or _is_nouns_own(target):
            continue
        # A name may stand in several sections, an alias means the one that declares it.
        named = dict.fromkeys(_spoken(target), f"{target.section}.{target.property}")
        for word, name in ({target.property: target.property} | named).items():
            if target.section not in _THEMES and STATIC.get(normal(word)) == _MAIN_COLOUR:
                continue  # the colour of a name is not that of the firm
            if word in _ANY_TEXT and word != target.property:
                continue  # a key called "text" names no one text
            if slogans and word in _SLOGANS and target.property not in _SLOGANS:
                continue  # a paragraph is no slogan where the site has one
            tier = names.setdefault(normal(word), [])
            if name not in tier:
                tier.append(name)
    return names


def _is_nouns_own(target: Target) -> bool:
    """True for a variable called "text": the word means what stands on a page, not the colour."""
    known = STATIC.get(normal(target.property))
    is_noun = known is not None and known.kind == "property" and known.value.startswith("text|")
    return is_noun and target.type == "color" and target.section in _THEMES


def _spoken(target: Target) -> Iterator[str]:
    """The aliases of a target; a section of a page is a box, an area, a block or a panel too."""
    for alias in target.aliases:
        yield alias
        if alias.endswith(" section"):
            yield from (f"{alias.removesuffix('section')}{part}" for part in _PARTS)


def singles(text: str) -> set[str]:
    """The words of a text, one and several alike: "root canals" and "Root canal"."""
    return {_single(word) for word in normal(text).split()}


def is_one_of(said: str, label: str) -> bool:
    """True for words of a label, one for several: "books" is no “Book corner”."""
    words = singles(said)
    is_whole = len(words) > 1 or words == singles("".join(label.rsplit(maxsplit=1)[-1:]))
    return bool(words) and is_whole and words <= singles(label)


def _single(word: str) -> str:
    if len(word) < _SHORT_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def nouns(target: Target) -> set[str]:
    """What the entries of a list are called, one and several: its name and its aliases."""
    names = {normal(name) for name in {target.property, *target.aliases}} - _LINK_WORDS
    if not names and target.entries:
        # A list that has no name but its file's: "data/fees.yaml".
        file = target.entries[0].whole.file.rpartition("/")[2]
        names = {normal(file.partition(".")[0])} - _LINK_WORDS - {"index", ""}
    single = {_SINGLE.sub(r"\1", name) for name in names if not name.endswith("ies")}
    single |= {f"{name[:-3]}y" for name in names if name.endswith("ies")}
    plain = {name.removesuffix("s") for name in names}
    return names | single | plain | {f"{name}s" for name in names}


def named_in(index: SiteIndex) -> frozenset[str]:
    """The words that texts and entries of the site write with a capital, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z][a-z]{2,}", _texts(index)))


def said_in(index: SiteIndex) -> frozenset[str]:
    """The words of the texts and entries of the site, in lower case."""
    return frozenset(re.findall(r"[^\W\d_]{4,}", _texts(index).lower()))


def _texts(index: SiteIndex) -> str:
    said = [target.value or "" for target in index.targets if target.type in _TEXTS]
    said += [
        f"{entry.label} {entry.description}" for target in index.targets for entry in target.entries
    ]
    return " ".join(said)


def _alike(alias: str, names: Sequence[str]) -> Iterator[tuple[str, Meaning]]:
    """Other phrases for what an alias means: with "copyright" also "copyright notice"."""
    known = STATIC.get(alias)
    if known and known.kind == "property" and known.value != "?color":
        meaning = Meaning("property", f"{' '.join(names)}|{known.value}")
        for phrase in lexicon.PROPERTIES[known.value].split("|"):
            if STATIC[phrase] == known:
                yield phrase, meaning


def _property(phrase: str, names: Sequence[str]) -> Meaning:
    """A declared property's word, with the lexicon's further tiers behind it."""
    known = STATIC.get(phrase)
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


def counted(own: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """The names of sections in the other number ("card" for "cards"), where nothing has them."""
    found: dict[str, Meaning] = {}
    for phrase, meaning in own.items():
        other = phrase.removesuffix("s") if phrase.endswith("s") else f"{phrase}s"
        if meaning.kind == "section" and other not in own and other not in STATIC:
            found[other] = meaning
    return found


def everyday_sections(index: SiteIndex, own: Mapping[str, Meaning]) -> dict[str, Meaning]:
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
    if index.is_scanned and "banner" in found:
        # The bar at the very top, the head of the page or the picture that welcomes people.
        strip = named.get("announcement", found["banner"]).value
        places = [one for one in (found["banner"].value, "home", strip) if one in index.sections]
        places = list(dict.fromkeys(places))
        found["banner"] = Meaning("section", " ".join(places))
    for section, words in missing:
        if section in index.sections:
            found.update(_meanings(words, "section", section))
    return found


def alike_parts(index: SiteIndex, own: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """The other names of parts of a page that the site calls by one: "testimonials" for "reviews".

    A page is also called by what the menu calls it, and by its headline.
    """
    found: dict[str, Meaning] = {}
    sections = {normal(name) for one, also in index.sections.items() for name in (one, *also)}
    for group in lexicon.ALIKE:
        names = group.split("|")
        known = [name for name in names if name in own and _is_part(name, own, sections)]
        if not known and group is lexicon.ALIKE[-1]:
            known = [name for name in names if name in own and own[name].kind == "property"]
        if not known or len({_plain_part(own[name]).value for name in known}) > 1:
            continue
        called = {
            phrase.removeprefix(known[0]): meaning
            for phrase, meaning in own.items()
            if phrase.startswith(f"{known[0]} ")
        }
        for name in names:
            # A list of that name stands in the part that has another one.
            if name not in own or (own[name].kind == "section" and name not in sections):
                found[name] = _plain_part(own[known[0]])
                found |= {
                    f"{name}{rest}": one
                    for rest, one in called.items()
                    if f"{name}{rest}" not in own
                }
    return _paged(index) | found


def _is_part(name: str, own: Mapping[str, Meaning], sections: Container[str]) -> bool:
    return name in sections or _VISIBILITY in own[name].value


def _plain_part(meaning: Meaning) -> Meaning:
    """The part of a page that a word means which is a link's or a text's as well."""
    shown = [name for name in re.split(r"[ |]", meaning.value) if name.endswith(_VISIBILITY)]
    return meaning._replace(value=shown[0]) if shown else meaning


def _paged(index: SiteIndex) -> dict[str, Meaning]:
    """Pages by the labels of the links that lead to them, and by their headlines."""
    pages = {name for name, also in index.sections.items() if any(_PAGE in one for one in also)}
    found: dict[str, Meaning] = {}
    for target in index.targets if pages else ():
        if target.section in pages and target.property == "title" and target.value:
            found[f"{normal(target.value)}{_PAGE}"] = Meaning(
                "section", target.section, is_own=True
            )
        for entry in target.entries:
            file = entry.href.partition("#")[0].rstrip("/").rpartition("/")[2].partition(".")[0]
            if file in pages:
                found[f"{normal(entry.label)}{_PAGE}"] = Meaning("section", file, is_own=True)
    return found


def bar_at_the_top(index: SiteIndex) -> dict[str, Meaning]:
    """The words for the bar around the menu, where the header is what has its background."""
    sections = ("header", "navbar")
    header, navbar = (index.find(section, "background") for section in sections)
    if (navbar and navbar.value is not None) or not header or "navbar" not in index.sections:
        return {}
    return dict.fromkeys(lexicon.TOP_BAR.split("|"), Meaning("section", " ".join(sections)))


def theme(index: SiteIndex, declared: Mapping[str, Meaning]) -> dict[str, str]:
    """The site's own colours, by the value that a word for them has here, to `#rrggbb`."""
    shades = {
        f"{target.section}.{target.property}": colour
        for target in index.targets
        if target.section in _THEMES
        and target.type == "color"
        and target.property not in _USUAL
        and not target.property.startswith(_OF_PARTS)
        and (colour := colours.parse(target.value or ""))
    }
    found: dict[str, str] = {}
    for target in index.targets:
        name = f"{target.section}.{target.property}"
        if name not in shades:
            continue
        for word in map(normal, (target.property, *target.aliases)):
            meaning = declared.get(word) if word not in STATIC else None
            if meaning and meaning.kind == "property":
                found[meaning.value] = shades[name]
    return found


def shaded(shades: Mapping[str, str], declared: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """The site's own colours (of theme()) in a shade: "dark plum", which may have a name too."""
    found: dict[str, Meaning] = {}
    named = [(word, shades[one.value]) for word, one in declared.items() if one.value in shades]
    for word, value in named:
        for tone in colours.SHADE_WORDS:
            mixed = declared.get(f"{word} {tone}")
            own = shades.get(mixed.value) if mixed else None
            shade = own or colours.toned(value, tone)
            found[f"{tone} {word}"] = Meaning("colour", shade, is_own=True)
    return {phrase: one for phrase, one in found.items() if phrase not in declared}


def toned(meaning: Meaning, words: Sequence[str], length: int) -> tuple[Meaning, int]:
    """A comparative with the colour behind it as one wish: "darker blue", and how long it is.

    `words` begin with it; other meanings are left as they are.
    """
    if meaning.value not in _TONES:
        return meaning, length
    skipped = 2 if list(words[length + 1 : length + 2]) == ["of"] else 0
    if skipped and words[length] not in _TONE_WORDS:
        return meaning, length
    named = list(words[length + skipped : length + skipped + _SHORT])
    colour, taken = colours.match(named[: named.index("")] if "" in named else named)
    if not colour:
        return meaning, length
    said = " ".join(named[:taken])
    return Meaning("relative", f"{meaning.value} {said}"), length + skipped + taken


def _meanings(phrases: Iterable[str], kind: str, value: str) -> dict[str, Meaning]:
    return dict.fromkeys(phrases, Meaning(kind, value))


def _static() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for kind, phrases in lexicon.WORDS.items():
        found.update(_meanings(phrases.split("|"), kind, kind))
    for phrase in lexicon.WORDS["relative"].split("|"):
        found[phrase] = Meaning("relative", phrase)
    for word, phrases in lexicon.RELATIVES.items():
        found.update(_meanings(phrases.split("|"), "relative", word))
    for tiers, phrases in lexicon.PROPERTIES.items():
        found.update(_meanings(phrases.split("|"), "property", tiers))
    for word in lexicon.WEIGHTS:
        found[word] = Meaning("weight", word)
    return found


LETTERS = {word: Meaning("weight", word) for word in lexicon.LETTERINGS}
"""The words for looks of letters beside their weight, which only some sites have."""

_ANY_TEXT = frozenset({"text", "texts", "content"})
_SLOGANS = frozenset({"tagline", "slogan", "strapline", "motto", "claim"})
_TONES = frozenset({"darker", "deeper", "lighter", "paler", "softer", "brighter"})
_TONE_WORDS = frozenset({"shade", "tone", "tint", "hue", "version"})
_SHORT = 4
_PAGE = " page"
_VISIBILITY = "-visibility"
_OF_PARTS = ("heading-", "button-")
_USUAL = frozenset({"background", "color", "text-color", "link-color"})
_THEMES = frozenset({"site", "page", "body", "global", "theme"})
_TEXTS = frozenset({"text", "string", "markdown"})
_PARTS = ("box", "area", "block", "panel")
_FUNCTION = frozenset({"to", "with", "from", "say", "called", "instead", "in", "and", "it"})
_LINK_WORDS = frozenset(lexicon.WORDS["link"].split("|"))
STATIC = _static()
_MAIN_COLOUR = next(one for one in STATIC.values() if one.value.startswith("site.brand "))
