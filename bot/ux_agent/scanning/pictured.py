"""What people call a picture: by the heading of its part, its own description, its file's name."""

import re
from collections.abc import Iterator

from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.landmarks import LOGO_WORDS
from bot.ux_agent.scanning.spots import Spot
from bot.ux_agent.scanning.wording import slug, spoken, words_of

_MOST_HEADING = 5
_MOST_WORDS = 4
_LEAST = 3
_NUMBERED = re.compile(
    r"[-_ ]?\d[\dx]*$|^(?:img|dsc|dscf|dscn|pxl|image|photo|pic|screenshot)[-_ ]?\d.*$"
)
_ITSELF = frozenset({"image", "picture", "photo", "img", "pic", "logo", "icon"})


def picture_words(spot: Spot) -> tuple[str, ...]:
    """The names of a picture, without the word picture: `team`, `paw`, `full groom`."""
    record = spot.page.records.of(spot.element)
    heading = record.heading.words if record is not None else ""
    alt = spot.element.attributes.get("alt", "")
    said = [slug(heading, _MOST_HEADING) if len(heading.split()) <= _MOST_HEADING else ""]
    said += [slug(alt, _MOST_WORDS) if len(alt.split()) <= _MOST_WORDS else slug(alt, 2)]
    said += [picture_stem(spot), *_of_block(spot)]
    is_lead = spot.area.section == "home" and not spot.area.name and record is None
    if is_lead and not is_logo(spot):
        said.append("hero")
    names = (one.replace("-", " ") for one in said if len(one) >= _LEAST and one not in _ITSELF)
    return tuple(dict.fromkeys(names))


def _of_block(spot: Spot) -> Iterator[str]:
    """What the part of the page is called whose one picture it is."""
    root = spot.area.root
    if root is None or not spot.area.name or sum(one.tag == "img" for one in root.below()) != 1:
        return
    yield spot.area.name
    heading = next((one.words for one in root.below() if is_heading(one)), "")
    yield slug(heading, _MOST_WORDS) if len(heading.split()) <= _MOST_WORDS else ""


def is_logo(spot: Spot) -> bool:
    """Whether its description, its file, its class, or that of the link around it says so."""
    element = spot.element
    around = element.parent if element.parent is not None and element.parent.tag == "a" else element
    said = {*words_of(element), *words_of(around), picture_stem(spot)}
    said.add(element.attributes.get("alt", "").casefold())
    return not spoken(said).isdisjoint(LOGO_WORDS)


def picture_stem(spot: Spot) -> str:
    """The words of its file's name; '' of a number or what a camera calls it."""
    address = spot.element.attributes.get("src", "")
    stem = re.split(r"[?#]", address)[0].rpartition("/")[2].partition(".")[0].casefold()
    found = slug(_NUMBERED.sub("", stem), 3)
    return found if len(found) >= _LEAST else ""
