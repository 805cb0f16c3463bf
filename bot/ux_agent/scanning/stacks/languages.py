"""Texts of a site's other languages: files beside the one whose texts are shown first."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from bot.ux_agent.scanning.data_texts import texts_of
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.stack import ShownPage

_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_MOST = 400


def other_languages(
    pages: Iterable[ShownPage], sources: Sources, loaded: Collection[str]
) -> Iterator[ShownPage]:
    """A page for each further language, with the texts that differ from those shown first.

    `loaded` are the files that scripts import; what they fetch at run time is not among them.
    """
    shown: dict[str, set[str]] = {}
    for page in pages:
        for element in page.elements:
            for text in (*element.texts, *element.given.values()):
                if text.origin is not None and text.origin.kind == "key":
                    shown.setdefault(text.origin.file, set()).add(text.origin.key)
    languages: dict[str, list[Seen]] = {}
    for file, keys in shown.items():
        for path, language in _beside(file, sources, loaded):
            held = languages.setdefault(language, [Seen("body", {}), Seen("main", {})])
            held.extend(_texts(path, file, keys, sources))
    for language, elements in languages.items():
        body, main = elements[:2]
        main.append_to(body)
        for one in elements[2:]:
            one.append_to(main)
        if elements[2:]:
            yield ShownPage(f"#{language}", f"/{language}", elements, language=language)


def _beside(file: str, sources: Sources, loaded: Collection[str]) -> Iterator[tuple[str, str]]:
    """Files that differ in the language of their path alone, with that language."""
    steps = posixpath.splitext(file)[0].split("/")
    at = next((n for n in reversed(range(len(steps))) if _CODE.fullmatch(steps[n])), None)
    if at is None:
        return
    ending = posixpath.splitext(file)[1]
    for path in sources.paths:
        stem, own = posixpath.splitext(path)
        parts = stem.split("/")
        is_alike = own == ending and len(parts) == len(steps) and path != file
        if is_alike and [*parts[:at], *parts[at + 1 :]] == [*steps[:at], *steps[at + 1 :]]:
            is_used = path in loaded or file not in loaded
            if _CODE.fullmatch(parts[at]) and is_used:
                yield path, parts[at]


def _texts(path: str, first: str, keys: set[str], sources: Sources) -> Iterator[Seen]:
    known = dict(texts_of(sources.document(first)))
    for at, (key, text) in enumerate(texts_of(sources.document(path))):
        if at < _MOST and key in keys and text.strip() and known.get(key) != text:
            seen = Seen("p", {})
            seen.texts = [Shown(text, Origin(path, "key", key))]
            yield seen
