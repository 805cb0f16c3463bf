"""The texts of an entry in a page's markup, beside its label: what a new one must tell too."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.ux_agent.site import Entry, Place

_LEAF = re.compile(
    r"<(?P<tag>[A-Za-z][\w-]*)(?P<own>(?:\s[^<>]*)?)>\s*(?P<said>[^\s<>{}](?:[^<>{}]*[^\s<>{}])?)\s*"
    r"</(?P=tag)\s*>"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# What is one entry's own and no text: pictures, icons, links, fields, comments, code.
_OWN = re.compile(
    r"(?i)<(?:img|picture|svg|video|audio|iframe|object|embed|canvas|a|button|input|select|textarea"
    r"|form|script|style|template|!)\b|<!|<(?P<tag>[a-z][\w-]*)(?:\s[^<>]*)?>\s*</(?P=tag)\s*>|[{}]"
)
_CLASS = re.compile(r"""\sclass\s*=\s*(["'])(?P<names>.*?)\1""")
_FIELDS = frozenset(
    """
    role job position price cost fee text bio quote author who title subtitle date day time hours
    duration length location place note meta info detail details caption level company year
    initials unit amount
    """.split()  # noqa: SIM905 - a row of words
)
_BY_TAG = {
    "td": "detail",
    "span": "note",
    "small": "note",
    "time": "time",
    "cite": "author",
    "blockquote": "quote",
}
_PAGES = (".html", ".htm", ".vue", ".njk", ".liquid", ".hbs", ".php")
_FEWEST = 2


def texts(entry: Entry) -> Mapping[str, Place]:
    """The places of the texts of an entry that is but texts, by what they are called; else {}.

    Neither its label nor its description is among them.
    """
    whole = entry.whole
    if whole.kind != "html_items" or not whole.file.endswith(_PAGES) or _OWN.search(whole.raw):
        return {}
    if _TAG.sub("", _LEAF.sub("", whole.raw)).strip():
        return {}  # a text with another one within it
    known = [place for place in (entry.label_place, entry.description_place) if place]
    found: dict[str, Place] = {}
    for leaf in _LEAF.finditer(whole.raw):
        start, end = (whole.start + len(whole.raw[:at].encode()) for at in leaf.span("said"))
        if any(place.start < end and start < place.end for place in known):
            continue
        name = plain = _called(leaf["tag"].lower(), leaf["own"])
        while name in found:
            name = f"{plain}-{int(name.removeprefix(plain).strip('-') or 1) + 1}"
        found[name] = whole._replace(kind="html_text", start=start, end=end, raw=leaf["said"])
    return found


def shared(entries: Sequence[Entry]) -> tuple[tuple[str, ...], Entry | None]:
    """The names of the texts that most entries have, and the last one that has just those.

    No names where the entries are not alike, or lead somewhere.
    """
    if any(entry.href_place for entry in entries):
        return (), None
    each = [(tuple(texts(entry)), entry) for entry in entries]
    counts = Counter(names for names, _ in each if names)
    names, count = max(counts.items(), key=lambda one: one[1], default=((), 0))
    if count < _FEWEST or count * 2 < len(entries):
        return (), None
    return names, [entry for own, entry in each if own == names][-1]


def initials(name: str) -> str:
    """The first letters of a name: "LP" of “Lynne Pike”, "HL" of “Hetty Lowe-Carter”."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _called(tag: str, attributes: str) -> str:
    """What a text is by the class of its element: "team-role" is a role; else by its tag."""
    found = _CLASS.search(f" {attributes}")
    for word in found["names"].split() if found else ():
        last = re.split(r"[-_]+", word)[-1].lower()
        if last in _FIELDS:
            return last
    return _BY_TAG.get(tag, "text")
