"""Descriptions of pictures (alt texts), by what a picture shows, its file or the part it is in."""

import re
from collections.abc import Sequence
from operator import itemgetter

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.spelling import nearest
from bot.ux_agent.understanding.words.trim import polished

_PICTURE = r"(?:picture|photo|photograph|image|img|pic|icon)s?"
_ALT = (
    r"(?:(?:image |picture |photo )?alt(?:ernative|ernate)?"
    r"(?:[ -](?:text|tag|attribute|description|wording))?"
    rf"|{_PICTURE}(?:['’]s?)? description"
    rf"|description(?= (?:of|for) (?:the |our |my )?[^:]*?{_PICTURE}\b))"
)
_LEAD = (
    r"(?:(?:please|can|could|would|you|and|also|then|change|set|update|edit|make|write|fix|the|our"
    r"|my|use|give|chnage|replace|swap)\s+)*"
)
_TO = (
    r"(?:\s+(?:to(?: say| read)?|with|should (?:be|say|read)|must be|needs to be|as|is|=)"
    r"(?::\s*|\s+)"
    r"|\s*:\s+|\s+(?=[\"“«]))"
)
_NEW = rf"(?:{_TO}(?P<new>\S.*))?"
_OTHER = r"(?:(?:new|better|different|proper|nicer|good) )?"
_OF = r"(?:the |our |my )?(?P<of>.{1,60}?)"
_DESCRIBED = (
    r"(?:(?:should|must|has to|needs to|ought to|can|could|to)(?: now)? be(?: now)?|(?:is|are) now)"
    r" (?:described|captioned for screen readers)(?: as| by| with|:)(?: an? alt text)?:? "
)
_FORMS = (
    rf"{_LEAD}{_ALT} (?:of|for|on|in|under) {_OF}{_NEW}",
    rf"(?:please |can you |could you )?(?:add|write|put) (?:an? |the )?{_ALT} to {_OF}{_NEW}",
    rf"{_LEAD}(?P<of>.{{0,60}}?)(?:['’]s?)?(?:^|\s){_ALT}{_NEW}",
    (
        rf"{_LEAD}{_OF}(?<=[a-z]) (?:needs|should have|lacks) (?:an? |the |its |some )?{_OTHER}"
        rf"(?:{_ALT}|description){_NEW}"
    ),
    rf"{_LEAD}describe (?:the |our )?(?P<of>.{{0,60}}?{_PICTURE}(?: .{{1,40}}?)?) as (?P<new>\S.*)",
    rf"{_LEAD}{_OF} {_DESCRIBED}(?P<new>\S.*)",
)
_FILE = r"[\"“']?(?P<new>[\w./:-]{1,200}\.(?:jpe?g|png|webp|gif|avif|svg))[\"”']?"
_INSTEAD = r"(?:\s+(?:to|with|by|for|as|into|should be|is now|should now be)\s+|\s*(?::|->|→|=)\s*)"
_REPLACED = (
    rf"{_LEAD}(?:(?:replace|swap|exchange)\s+)?(?:the |our |my )?(?P<of>(?:.{{0,60}}\s)?{_PICTURE}"
    rf"(?:\s(?:of|in|on|for|from|at|beside|next to)\s.{{1,60}}?)?){_INSTEAD}(?:the |file )*{_FILE}"
)
_DRAWN = r"(?i)\b(?:map|logo|drawing|illustration|graphic|diagram|sketch|poster)s?\b"
_OF_DRAWN = (
    rf"{_LEAD}(?P<of>.{{0,60}}?)['’]s? description{_NEW}",
    rf"{_LEAD}description (?:of|for) {_OF}{_NEW}",
    rf"{_LEAD}describe (?:the |our )?(?P<of>.{{0,60}}?) as (?P<new>\S.*)",
)
_PLAIN = frozenset(
    "the a an our my of in on at for to with and its it this that page section me us".split()  # noqa: SIM905
)
_QUOTES = frozenset('"“”«»')
_SHOWN = re.compile(rf"(?i){_PICTURE}")
_HEADINGS = ("title", "heading", "hero-text")
_SURELY = rf"(?i)\balt(?:ernative)? ?(?:text|tag|description)?\b.*\b{_PICTURE}\b"
_ON_PAGE = r"(?i)\b(?:on|of|in|for) (?:the |our |my )?[\w -]{2,30} page\b"
_SLIP = re.compile(r"(?i)\bdes[a-z]{5,9}\b")
_PLACED = 4
_FAR = 500
"""Bytes from a picture to what is a heading of something else."""

_MAIN = ("image-alt", "hero-image-alt", "photo-alt", "picture-alt")


def read(said: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of a picture's description; None where none is spoken of or no picture is known."""
    said = _SLIP.sub(_corrected, said.strip(" \t\n.,;"))
    is_plain = "descri" in said.lower() and "alt" not in said.lower()
    is_drawn = is_plain and not _SHOWN.search(said)
    if is_drawn and not re.search(_DRAWN, said):
        return None
    forms = (*_FORMS, *_OF_DRAWN) if is_drawn else _FORMS
    hits = [hit for form in forms if (hit := re.fullmatch(f"(?i){form}", said))]
    hits = [hit for hit in hits if not is_drawn or re.search(_DRAWN, hit["of"])]
    found, pictures = next(
        ((hit, known) for hit in hits if (known := named(hit["of"], index))), (None, [])
    )
    if hits and not pictures and re.search(_SURELY, said):
        # Which picture is asked of the pictures alone.
        found, pictures = hits[0], _alts(index)
        found = found if len(pictures) > 1 else None
    if found is None:
        return None
    value = polished(found["new"] or "").strip('"“”«»')
    if not _QUOTES.isdisjoint(value):
        return None  # "… \"The pier\" with \"Our pier\"" tells the words that go, too
    place = " ".join(f"{one.section}.{one.property}" for one in pictures)
    section = pictures[0].section if len({one.section for one in pictures}) == 1 else ""
    return [Draft(section, property=place, value=value, nature="text" if value else "")]


def _corrected(word: re.Match[str]) -> str:
    """“description” for a word that is it but for a slip of the pen."""
    known = ("description", "descriptions", "describe", "described", "describes", "describing")
    return next(iter(nearest(word[0].lower(), known)), word[0])


def replaced(said: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of another file for a picture that is named; None where none of them is known."""
    found = re.fullmatch(f"(?i){_REPLACED}", said.strip(" \t\n,;").rstrip("."))
    pictures = [_image(one, index) for one in named(found["of"], index)] if found else []
    places = [f"{one.section}.{one.property}" for one in pictures if one]
    if found is None or not places or len(places) < len(pictures):
        return None
    return [Draft(property=" ".join(places), value=found["new"], nature="address")]


def _image(target: Target, index: SiteIndex) -> Target | None:
    """The picture that a description belongs to."""
    image = index.find(target.section, target.property.removesuffix("alt").rstrip("-"))
    return image if image and image.type == "image" else None


def named(said: str, index: SiteIndex) -> list[Target]:
    """The descriptions of the pictures that are called so: by name, by file, by what they show."""
    alts = _alts(index)
    words = _words(said)
    if not words:
        shown = [one for one in alts if "logo" not in one.property]
        return shown if len(shown) == 1 or _SHOWN.search(said) else []
    tests = (_called, _filed, _showing, _around, _headed)
    for upto in range(1, len(tests) + 1):
        known = [(one, set().union(*(test(one, index) for test in tests[:upto]))) for one in alts]
        found = [one for one, names in known if words <= names]
        if found:
            first = [one for one in found if one.property in _MAIN]
            return first if upto >= _PLACED and len(first) == 1 else found
    alone = [one for one in alts if words & _around(one, index)]
    return alone if len(alone) == 1 and re.search(_ON_PAGE, said) else []


def _alts(index: SiteIndex) -> list[Target]:
    return [one for one in index.targets if one.type == "text" and one.property.endswith("alt")]


def _called(target: Target, index: SiteIndex) -> set[str]:
    return _words(" ".join((target.property.removesuffix("alt"), *target.aliases)))


def _filed(target: Target, index: SiteIndex) -> set[str]:
    image = _image(target, index)
    file = (image.value or "") if image else ""
    return _words(re.sub(r"\.\w+$|\d", " ", file.rpartition("/")[2]))


def _showing(target: Target, index: SiteIndex) -> set[str]:
    return _words(target.value or "")


def _around(target: Target, index: SiteIndex) -> set[str]:
    return _words(" ".join((target.section, *index.sections.get(target.section, ()))))


def _headed(target: Target, index: SiteIndex) -> set[str]:
    """The words of the heading that a picture stands nearest to, and of its name."""
    place = target.places[0]
    beside = [
        (abs(one.places[0].start - place.start), one)
        for one in index.targets
        if one.property.endswith(_HEADINGS)
        and one.places[0].file == place.file
        and abs(one.places[0].start - place.start) < _FAR
    ]
    nearest = min(beside, key=itemgetter(0), default=None)
    return _words(f"{nearest[1].property} {nearest[1].value or ''}") if nearest else set()


def _words(said: str) -> set[str]:
    """The words of a name that tell it from others, each without the s of its plural."""
    kept: Sequence[str] = re.findall(r"[^\W_]+", normal(said))
    return {
        word.removesuffix("s") if len(word) > 3 else word
        for word in kept
        if word not in _PLAIN and not _SHOWN.fullmatch(word) and word != "alt"
    }
