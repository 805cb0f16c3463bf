"""Colours that a site's own variables of Sass have, by which people call them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds.sass_variables import variables
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import slug

MOST_COLOURS = 20
"""Variables of a site that are proposed."""

MOST_SHEETS = 40
"""Sheets that may declare them."""

_FOREIGN = re.compile(r"(?:^|/)(?:node_modules|vendor|bootstrap|foundation|bulma)/")


def sass_colours(loaded: Loaded) -> Iterator[Wish]:
    """The colours that variables have which one sheet declares and a loaded sheet uses."""
    sheets = {one.path: one for page in loaded.pages for one in page.sheets}
    used = "\n".join(one.data.decode() for one in sheets.values() if one.suffix == ".scss")
    if "$" not in used:
        return
    partials = [
        path
        for path in loaded.sources.paths
        if path.endswith(".scss") and PurePosixPath(path).name.startswith("_")
    ]
    paths = [path for path in {**sheets, **dict.fromkeys(partials)} if path.endswith(".scss")]
    own = [path for path in paths if not _FOREIGN.search(path)][:MOST_SHEETS]
    documents = [one for path in own if (one := loaded.sources.document(path))]
    found = Counter(name for one in documents for name in variables(one))
    named = ((name, one) for one in documents for name in variables(one) if found[name] == 1)
    for name, document in islice(named, MOST_COLOURS):
        spans = variables(document)[name]
        uses = len(re.findall(rf"\${re.escape(name)}(?![\w-])(?!\s*:)", used))
        is_colour = parse_colour(document.text(*spans[0])) is not None
        if len(spans) == 1 and uses and is_colour:
            at: Where = {"file": document.path, "var": f"${name}"}
            yield Wish("site", slug(name), "color", (at,), note=f"used {uses} times")
