"""What is told of a new entry, put where the other entries have such: names, sentences, prices."""

import re
from collections.abc import Mapping, Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.site import Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.words.phrases import normal, nouns

_FIRST = 0xE000  # signs for private use stand in no message (Unicode, 23.5)
_QUOTED = r"[\"“„«]([^\"”“«»]{1,200})[\"”»“]"
_TOLD_BY = r"(?is)\s*((?:by|from)\s+[^:\d\"“„«]{2,60}?(?:,\s\d{1,3})?)\s*:\s+([^\"“”„«»]{2,200})"
_MOST = 99
_LEADING = r"\W*(?:(?:it|that|is|being|with|by|as|of|to|the|an?|answer|saying|says)\b\W*)*"
_IS = (
    r"\s*(?:(?:and|it['’]?s|it is|is|in|comes in|he['’]?s|she['’]?s|of|from)\s)*(?:(?:an?|the)\s)?"
)
_MANY = 4
_FEWEST = 2
_LATER = frozenset({"alt", "id", "slug", "key"})
ALIKE = (
    frozenset("review testimonial quote comment feedback".split()),  # noqa: SIM905
    frozenset("question faq answer".split()),  # noqa: SIM905
    frozenset("person people member team staff crew employee colleague".split()),  # noqa: SIM905
    frozenset("person people member team staff committee board teacher vet".split()),  # noqa: SIM905
    frozenset("hour opening time schedule day".split()),  # noqa: SIM905
    frozenset("price fee rate tariff".split()),  # noqa: SIM905
    frozenset("news story post article announcement blog".split()),  # noqa: SIM905
)
"""What people call the entries of one list, each for the others."""

ROLES = frozenset({"role", "job", "position", "post", "title"})
"""The keys under which lists have what somebody does."""

_PERSON = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}"
_NAMED = rf"(?:[a-z][\w-]* ){{1,3}}({_PERSON})"
_IS_A = (
    r"(?i)^(?:s?he|they)(?:['’]?(?:s|re)|\s(?:is|are))\s(?:(?:now|also)\s)?(?:an?|the|our)\s(?=\S)"
)
_PARTS = frozenset({"home", "site", "page", "header", "footer", "navbar", "body"})
_ENTRY = frozenset({"entry", "item", "row", "line", "of"})
_WRAPS = frozenset({"cards", "list", "grid", "boxes", "tiles", "items", "blocks"})
_PLAIN_FILES = frozenset({"index", "site", "data", "content", "main", "page", "config"})


def lists_called(said: str, lists: Sequence[Target]) -> list[Target]:
    """The lists whose entries are called so, best by no name of the file around them."""
    named = [one for one in lists if said in nouns(one)]
    named = named or [one for one in lists if is_called(said, one, by_page=False)]
    return named or [one for one in lists if is_called(said, one)]


def is_called(said: str, target: Target, *, by_page: bool = True) -> bool:
    """True for another word for what the entries of a list are: "review" of testimonials.

    Several words are one where each is: "the women's prices" of the file of prices.
    """
    words = set(map(_one, said.lower().split())) - _ENTRY
    file = (
        target.entries[0].whole.file.rpartition("/")[2].partition(".")[0] if target.entries else ""
    )
    page = () if target.section in _PARTS else normal(target.section).split()
    around = (*normal(file).split(), *page) if by_page else ()
    own = set(map(_one, (*nouns(target), *kind_of(target), *around)))
    known = own.union(*(kind for kind in ALIKE if own & kind))
    return bool(words) and words <= known and bool(words - _PLAIN_FILES)


def kind_of(target: Target) -> list[str]:
    """What the entries are by the name of their list: of "team-cards" the team; [] for others."""
    named = normal(target.property).split()
    return named[:-1] if named and named[-1] in _WRAPS else []


def _one(word: str) -> str:
    """A word without the sign of the plural: "classes", "reviews"."""
    return re.sub(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<!s)s$", "", word)


def without_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with one sign for each quoted part, and those parts without their marks."""
    found: list[str] = []

    def sign(match: re.Match[str]) -> str:
        found.append(match[1].strip())
        return chr(_FIRST + len(found) - 1)

    return re.sub(_QUOTED, sign, text), tuple(found)


def told_by(text: str) -> str:
    """The text of "by Tom: Loved it" with all behind the colon in quotation marks."""
    found = re.fullmatch(_TOLD_BY, text)
    return f"{found[1]}: “{found[2].strip()}”" if found else text


def with_quotes(text: str, parts: Sequence[str]) -> str:
    """The text with the parts again, in the places of their signs."""
    for number, part in enumerate(parts):
        text = text.replace(chr(_FIRST + number), part)
    return text


def is_literal(text: str) -> bool:
    """True for nothing but the sign of one quoted part."""
    return len(text) == 1 and ord(text) >= _FIRST


def alone(value: str) -> str:
    """The sign of the one quoted part behind mere joints: of "it with “No.”"; else the value."""
    found = re.fullmatch(rf"(?i){_LEADING}([{chr(_FIRST)}-{chr(_FIRST + _MOST)}])\W*", value)
    return found[1] if found else value


def shaped(
    label: str, given: Mapping[str, str], target: Target, *, is_quoted: bool = False
) -> tuple[str, dict[str, str]]:
    """The label and the fields, those two changed over that look like one another's.

    A name told where the others have a sentence, and a sentence where they have a name. What is
    quoted keeps its end.
    """
    plain = {key: unled(value, key, target) for key, value in given.items()}
    fitted = {key: _cased(value, values_of(key, target)) for key, value in plain.items()}
    labels = [entry.label for entry in target.entries]
    label = label if is_quoted else _of_person(label, labels)
    for key, value in fitted.items():
        others = values_of(key, target)
        is_crossed = _are_sentences(labels) and _are_names(others)
        if is_crossed and _is_name(label) and not _is_name(value):
            return _stopped(value, labels), {**fitted, key: label}
        is_crossed = _are_names(labels) and _are_sentences(others)
        if is_crossed and not _is_name(label) and _is_name(value):
            return value, {**fitted, key: label}
    return label if is_quoted else _stopped(label, labels), fitted


def _stopped(label: str, others: Sequence[str]) -> str:
    """A label with its full stop, where those of the others are sentences."""
    is_open = bool(label) and label[-1].isalnum()
    return f"{label}." if is_open and all(one[-1:] in ".!?" for one in others) else label


def is_of_files(key: str, target: Target) -> bool:
    """True for a field in which the other entries have the addresses of pictures."""
    values = values_of(key, target)
    return bool(values) and all(guard.is_address(value) for value in values)


def by_shape(parts: Sequence[str], keys: Sequence[str], target: Target) -> dict[str, str]:
    """The parts behind the first one by the fields that hold alike, in order; {} if not sure.

    There are fewer parts than fields: a picture, its description and the like are told later.
    """
    labels = [entry.label for entry in target.entries]
    if _are_sentences(labels) or any("," in label for label in labels):
        return {}
    left = [key for key in keys if key not in _LATER and not is_of_files(key, target)]
    found: dict[str, str] = {}
    for part in parts[1:]:
        alike = [one for one in left if one not in found and _is_alike(part, one, target)]
        if not alike:
            return {}
        found[alike[0]] = part
        left = left[left.index(alike[0]) + 1 :]
    # "Evergreen herb" of a plant may be one field as well as another.
    spare = [one for one in keys if one in left and one not in found]
    is_open = any(_is_alike(part, one, target) for part in parts[1:] for one in spare)
    return {} if is_open else found


def in_common(text: str, keys: Sequence[str], given: dict[str, str], target: Target) -> str:
    """The text without what several entries have in a field: "its a herb", "in a 1 litre pot".

    That goes to `given`, as it is written there.
    """
    for key in keys:
        others = {one.casefold(): one for one in values_of(key, target)}
        if key in given or len(others) == len(target.entries) or is_of_files(key, target):
            continue
        for name, value in others.items():
            form = rf"{re.escape(name.removesuffix('s'))}s?"
            found = re.search(rf"(?i)(?:^|,|(?<=\d)(?=\sin\s)){_IS}{form}\s*(?=,|$)", text)
            if found and re.search(r"[^\W\d_]", value):
                given[key] = value
                text = f"{text[: found.start()]} , {text[found.end() :].lstrip(' ,')}"
                break
    return text


def _is_alike(part: str, key: str, target: Target) -> bool:
    """True for a sentence, or what is quoted, where the others have one; elsewhere for a name."""
    others = values_of(key, target)
    if _are_sentences(others):
        return is_literal(part) or len(part.split()) > _FEWEST
    is_plain = not any(map(str.isdigit, part)) and not any(map(str.isdigit, "".join(others)))
    return is_plain and not is_literal(part) and not is_sentence(part)


def is_sentence(text: str) -> bool:
    """True for what has a sentence's end, or more words than a name."""
    text = text.strip(' "“”„«»‘’')
    is_ended = text[-1:] in {".", "!", "?"} and not _is_initial(text)
    return is_ended or len(text.split()) > _MANY


def _is_name(text: str) -> bool:
    """True for words with capitals alone: "Ruth P.", "Ana & Tom"."""
    words = re.findall(r"[^\W\d_]+", text)
    return not is_sentence(text) and bool(words) and all(word[0].isupper() for word in words)


def _is_initial(text: str) -> bool:
    return re.search(r"(?:^|\s)\w\.$", text) is not None


def _are_sentences(values: Sequence[str]) -> bool:
    return bool(values) and all(is_sentence(value) for value in values)


def _are_names(values: Sequence[str]) -> bool:
    return bool(values) and not any(is_sentence(value) for value in values)


def unled(value: str, name: str, target: Target) -> str:
    """What somebody does without "she is a" before it; a value of any other field as it is."""
    plain = re.sub(_IS_A, "", value) if key_of(name, target).lower() in ROLES else value
    return plain if plain == value else _cased(plain, values_of(name, target))


def _cased(value: str, others: Sequence[str]) -> str:
    """A value with a capital where all others begin with one."""
    is_capital = bool(others) and all(one[:1].isupper() for one in others)
    return capitalised(value) if is_capital and value[:1].islower() else value


def _of_person(label: str, others: Sequence[str]) -> str:
    """The name alone of "stylist Priya Nair", where the others are names alone."""
    found = re.fullmatch(_NAMED, label)
    is_name = found and len(others) > 1 and all(re.fullmatch(_PERSON, one) for one in others)
    return found[1] if found and is_name else label


def values_of(key: str, target: Target) -> list[str]:
    """What the entries of a list have in a field."""
    if key == "description":
        return [entry.description for entry in target.entries if entry.description]
    return [value_of(known[key]) for entry in target.entries if key in (known := fields(entry))]


def key_of(name: str, target: Target) -> str:
    """The key by which the file calls a field, for "description" that of the text there."""
    place = target.entries[-1].description_place if target.entries else None
    if name != "description" or place is None:
        return name
    known = fields(target.entries[-1])
    return next((key for key, one in known.items() if abs(one.start - place.start) <= 1), name)
