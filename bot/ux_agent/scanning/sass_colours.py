"""What a site's own variables of Sass hold, and the colours by which people call them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from itertools import islice
from pathlib import PurePosixPath

from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds.css_numbers import NUMBER
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.sass_variables import variables
from bot.ux_agent.scanning.colour_names import role_of, said_of
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import slug

MOST_COLOURS = 20
"""Variables of a site that are proposed."""

MOST_SHEETS = 40
"""Sheets that may declare them."""

_LENGTH = re.compile(rf"{NUMBER}(?:px|rem|em|%)?")
_SHADED = re.compile(
    r"(?P<way>darken|lighten)\(\s*(?P<of>[$#][\w-]+)\s*,\s*(?P<by>\d+(?:\.\d+)?)%\s*\)"
)
_FOREIGN = re.compile(r"(?:^|/)(?:node_modules|vendor|bootstrap|foundation|bulma)/")


def sass_values(loaded: Loaded) -> dict[str, str]:
    """The lengths and colours of variables declared once, by their names in small letters."""
    found: dict[str, list[str]] = {}
    for document in _documents(loaded) if _used(loaded) else ():
        for name, spans in variables(document).items():
            values = found.setdefault(f"${name.lower()}", [])
            values.extend(document.text(*span).removesuffix("!default").strip() for span in spans)
    once = {name: values[0] for name, values in found.items() if len(values) == 1}
    plain = {name: _shade(value, once) for name, value in once.items()}
    return {name: one for name, one in plain.items() if _LENGTH.fullmatch(one) or parse_colour(one)}


def _shade(value: str, known: Mapping[str, str]) -> str:
    """What `darken` and `lighten` make of a colour (sass-lang.com, sass:color); else the value."""
    found = _SHADED.fullmatch(value)
    colour = parse_colour(known.get(found["of"].lower(), found["of"])) if found else None
    if found is None or colour is None:
        return value
    hue, light, full = rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    light += float(found["by"]) / 100 * (1 if found["way"] == "lighten" else -1)
    made = hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return "#" + "".join(f"{round(255 * one):02x}" for one in made)


def sass_colours(loaded: Loaded) -> Iterator[Wish]:
    """The colours that variables have which one sheet declares and a loaded sheet uses."""
    used = _used(loaded)
    documents = _documents(loaded) if used else []
    found = Counter(name for one in documents for name in variables(one))
    named = ((name, one) for one in documents for name in variables(one) if found[name] == 1)
    for name, document in islice(named, MOST_COLOURS):
        spans = variables(document)[name]
        uses = len(re.findall(rf"\${re.escape(name)}(?![\w-])(?!\s*:)", used))
        is_colour = parse_colour(document.text(*spans[0])) is not None
        if len(spans) == 1 and uses and is_colour:
            at: Where = {"file": document.path, "var": f"${name}"}
            words = said_of(name) if role_of(name) != name else ()
            yield Wish("site", slug(name), "color", (at,), words, note=f"used {uses} times")


def _sheets(loaded: Loaded) -> dict[str, Document]:
    return {one.path: one for page in loaded.pages for one in page.sheets}


def _used(loaded: Loaded) -> str:
    """The sheets in Sass that the pages load, where any has a variable; else ''."""
    found = (one.data.decode() for one in _sheets(loaded).values() if one.suffix == ".scss")
    used = "\n".join(found)
    return used if "$" in used else ""


def _documents(loaded: Loaded) -> list[Document]:
    """The sheets and partials of the site's own that may declare variables."""
    partials = [
        path
        for path in loaded.sources.paths
        if path.endswith(".scss") and PurePosixPath(path).name.startswith("_")
    ]
    paths = {**_sheets(loaded), **dict.fromkeys(partials)}
    own = [path for path in paths if path.endswith(".scss") and not _FOREIGN.search(path)]
    return [one for path in own[:MOST_SHEETS] if (one := loaded.sources.document(path))]
