"""What stands below a heading by the order of the page: "the text under Full groom"."""

import re
from collections.abc import Iterator

from bot.ux_agent.site import Place, SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import attributes, persons, records
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.trim import as_told

_FORM = (
    r"(?is)\W*(?:(?:please|pls|change|set|update|make|replace|rewrite)\s+)*(?:the |our )?"
    r"(?:little |small |short )?((?:text|line|paragraph|sentence|words|wording|description|copy"
    r"|blurb|bio) (?:right |directly )?(?:under|below|beneath|underneath)) (?:the )?"
    r"(?:(?:heading|headline|title)\s+)?(\S.{1,60}?)(\s(?:heading|headline|title))?"
    r"(?:\s+(?:to(?: say| read)?|into|with|should (?:now )?(?:say|read|be))\s*:?\s*|\s*:\s+)(\S.*)"
)
# "Under Full groom, it should say …"
_LED = (
    r"(?is)^\W*(?:please\s+|pls\s+)?(?:right |directly )?(under|below|beneath|underneath)\s+"
    r"(?:the\s+)?(?:(?:heading|headline|title)\s+)?(\S.{1,60}?)(?:\s(?:heading|headline|title))?\s*,?\s+"
    r"(?:it|the (?:text|line|paragraph|sentence))\s+(?=(?:should|must|needs to|has to)\s)"
)
DATA = (".json", ".yml", ".yaml", ".toml", ".js", ".ts")
"""The ends of files whose order is not the page's."""

_BUTTON = ("cta", "button")
# What is called so is a field of an entry, wherever it stands; a line is what comes next.
_FIELD = re.compile(r"(?i)(?:text|description|blurb|bio|copy|paragraph)\b")
_OWN = r"(?i)['’]s?\s+(?:name|photo|picture|image|pic|face|portrait)$"
_UNSEEN = ("alt", "-link", "image")


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of the text that comes next below what is named; None for any other message.

    Without a place where what is named stands in several places, or no text follows.
    """
    is_led = re.match(_LED, message) is not None
    message = re.sub(_LED, r"the text \1 \2 ", message)
    message = re.sub(
        r"(?<= )(?:must|needs to|has to)(?= (?:now )?(?:say|read|be)\b)", "should", message
    )
    told = re.fullmatch(_FORM, message)
    if told is None:
        return None
    above, value = unquoted(told[2]), as_told(told[4])
    own = _field(above, told[4], index) if _FIELD.match(told[1]) else None
    if own:
        return [own]
    places = list(_places(above, index))
    open_one = Draft(value=value, nature="text", unknown=f"{told[1]} {above}")
    if not places and is_led:
        return [open_one]  # "under the headline, it should say …" is not of the headline
    if not places or (told[3] and not _is_shown(above, index)):
        return None
    if len(places) > 1:
        return [open_one]
    described = _described(above, value, index)
    if described or places[0].file.endswith(DATA):
        return [described or open_one]
    following = [one for one in leaves(index) if _is_below(one[0], places[0])]
    found = min(following, key=lambda one: one[0].start, default=None)
    return [found[1]._replace(value=value, nature="text") if found and found[1] else open_one]


def _places(said: str, index: SiteIndex) -> Iterator[Place]:
    """Where the heading or the entry of that name stands; nothing is told by a menu's links."""
    found = [
        (one.target.section, one.entry.label_place if one.entry else one.target.places[0])
        for one in anchors.find(said, index)
        if one.part in {"value", "label"} and not one.before + one.after
    ]
    yield from dict.fromkeys(place for section, place in found if section != "navbar")


def _field(above: str, said: str, index: SiteIndex) -> Draft | None:
    """The draft of the text of the one entry that is called so: of "Lupe", of "Lupe's photo"."""
    name = re.sub(_OWN, "", above)
    person = persons.of_name(name, index)
    is_named = person and re.search(rf"(?i)\b{re.escape(name)}\b", person.label)
    rows = (
        [person]
        if person and is_named
        else [row for row in records.meant(name, index) if row.target]
    )
    cells = records.cells_of(rows[0], "text") if len(rows) == 1 and not rows[0].is_link else []
    if len(cells) != 1 or cells[0] is rows[0].cells[0]:
        return None
    return attributes.drafted(rows[0], cells[0], said)


def _is_shown(said: str, index: SiteIndex) -> bool:
    """Whether some text says just that: what only links or entries are called has no heading so."""
    return any(
        one.part == "value" for one in anchors.find(said, index) if not one.before + one.after
    )


def _described(above: str, value: str, index: SiteIndex) -> Draft | None:
    """The description of the one entry of that name."""
    found = [
        Draft(
            target.section, property="link-description", target=entry.label, listed=target.property
        )
        for target, entry in anchors.entries(above, index)
        if entry.description_place and entry.label.casefold() == above.casefold()
    ]
    return found[0]._replace(value=value, nature="text") if len(found) == 1 else None


def _is_below(place: Place, above: Place) -> bool:
    return place.file == above.file and place.start > above.start


def leaves(index: SiteIndex) -> Iterator[tuple[Place, Draft | None]]:
    """All that is read on a page with its place; a draft for those that are plain texts."""
    for target in index.targets:
        is_read = fitting.is_text(target) and any(map(str.isalpha, target.value or ""))
        if is_read and target.places and not any(word in target.property for word in _UNSEEN):
            is_plain = not any(word in target.property for word in _BUTTON)
            is_plain = is_plain and not (target.value or "").startswith("/")  # "/month" of a price
            known = Draft(target.section, property=f"{target.section}.{target.property}")
            yield target.places[0], known if is_plain else None
        yield from ((entry.label_place, None) for entry in target.entries)
