"""Texts that the scripts of a page put over those of its elements, out of objects that they hold.

The usual hand-made translation: elements name a key (`data-i18n="hero.title"`, an id), a script
looks it up in an object and writes it over what stands there (MDN, Node.textContent).
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.selector import matches, parse_selector
from bot.ux_agent.scanning.dictionaries import Text, language_of, texts_by_key, texts_in
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sheets import inside
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.wish import Over, Where

ANEW = "a script writes its text anew, and from where is not certain"
DATED = "a script writes the day or the year of the visit there"
MOST_SCRIPT = 150_000
"""Bytes of a script that is looked into; larger ones are made by tools."""

_MOST_IMPORTS = 12
_IMPORT = re.compile(r"""\b(?:import|export)\b[^;'"]{0,1000}?['"](\.{1,2}/[^'"]+)['"]""")
_WRITES = re.compile(
    r"\.(?:textContent|innerText|innerHTML|placeholder|alt|title)\s*=(?!=)"
    r"|\.(?:text|html|attr|replaceChildren|setAttribute|insertAdjacentHTML)\("
)
_ASKED = re.compile(
    r"""["'`][^"'`\n]*?\[\s*([\w:-]+)\s*(?:[~|^$*]?=[^\]\n]*)?\]"""
    r"""|(?:[gs]etAttribute|attr|data)\(\s*["'`]([\w:-]+)["'`]|\.dataset\.(\w+)"""
    r"""|\.dataset\[\s*["'`](\w+)["'`]"""
)
_BY_ID = re.compile(
    r"""getElementById\(\s*(?!["'`])|["'`]#["'`]\s*\+|`#\$\{|querySelector(?:All)?\(\s*`#\$"""
)
_EACH = re.compile(
    r"""(?<![\w$])(?:(?P<name>[\w$]+)\s*=\s*)?(?:[\w$]+\.)?(?:querySelectorAll|\$)\("""
    r"""\s*["'`]\[\s*(?P<attribute>[\w:-]+)\s*\]["'`]\s*\)\s*(?P<after>[.;)\n]?)"""
)
_MOST_LOOPS = 60
"""Loops of a script that are looked into: each asks what follows in the whole script."""

_OVER = re.compile(r"\.(?:textContent|innerText|innerHTML)\s*=(?!=)|\$\(this\)\.(?:text|html)\(")
_NEAR = 400
"""Signs of a loop over elements within which it writes their texts."""

_CHAIN = r"(?P<chain>[A-Za-z_$][\w$]*(?:\??\.[\w$]+|\[[^\]\n]*\])*)\s*[;,)\n}]"
_DIRECT = (
    re.compile(
        r"""getElementById\(\s*["'`](?P<id>[\w:.-]+)["'`]\s*\)\s*[!?]?"""
        rf"""\.(?:textContent|innerText|innerHTML)\s*=\s*{_CHAIN}"""
    ),
    re.compile(
        r"""(?:querySelector|\$)\(\s*(?P<sign>["'`])(?P<at>[^"'`\n]+)(?P=sign)\s*\)\s*[!?]?"""
        rf"""\.(?:(?:textContent|innerText|innerHTML)\s*=\s*|(?:text|html)\(\s*){_CHAIN}"""
    ),
)
_DATED = re.compile(
    r"""(?:getElementById|querySelector)\(\s*["'`](?P<at>[^"'`\n]+)["'`]\s*\)\s*[!?]?"""
    r"""\.(?:textContent|innerText|innerHTML)\s*=[^;\n]{0,40}\bnew Date\("""
)
_STEPS = re.compile(r"""\.([\w$]+)|\[\s*["'`]([^"'`]+)["'`]\s*\]""")
_NAMELESS = frozenset({"class", "style", "href", "src", "type", "name", "lang", "rel", "content"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FIELDS = frozenset({"input", "textarea"})


_NOTHING = Over()


class _Direct(NamedTuple):
    """A statement that writes one text: which element, and the path that it is looked up by."""

    at: str
    mark: str


class _Asking(NamedTuple):
    """What scripts ask elements for: names of attributes, those of loops, single elements."""

    names: frozenset[str] = frozenset()
    each: frozenset[str] = frozenset()
    direct: tuple[_Direct, ...] = ()
    dated: tuple[str, ...] = ()
    is_by_id: bool = False


class Script(NamedTuple):
    """What one script asks elements for, and the texts that it holds."""

    document: Document
    text: str
    imports: tuple[str, ...]


class Overwriting:
    """What the scripts of one page write over its texts."""

    def __init__(self, page: Page, scripts: Sequence[Script]) -> None:
        asked = _asking("\n".join(one.text for one in scripts))
        self._asked, self._each, self._dated = asked.names, asked.each, asked.dated
        self._direct, self._is_by_id = asked.direct, asked.is_by_id
        self._scripts = scripts
        self._by_mark: dict[str, list[Text]] = {}
        self._language = ""
        if self._is_asked(page):
            self._read(page)

    def of(self, element: Seen, part: str, value: str) -> Over:
        """What is written over a part of an element as it is shown."""
        if part == "text" and any(_fits(element, at) for at in self._dated):
            return Over(doubt=DATED)
        if not (self._by_mark or self._each):
            return _NOTHING
        marks = dict.fromkeys(self._marks(element, part))
        found = [one for mark in marks for one in self._by_mark.get(mark, ())]
        is_anew = part == "text" and not self._each.isdisjoint(element.attributes)
        is_sure = is_anew or any(one.mark in marks for one in self._direct)
        # A key without a language may share its name with an attribute by chance.
        known = [one for one in found if is_sure or one.language or _is_same(one, value)]
        if known:
            return self._chosen(known, element, value)
        return Over(doubt=ANEW) if is_anew else _NOTHING

    def _is_asked(self, page: Page) -> bool:
        return bool(self._direct or self._is_by_id) or any(
            not self._asked.isdisjoint(element.attributes) for element in page.elements
        )

    def _read(self, page: Page) -> None:
        held = (one for script in self._scripts for one in texts_in(script.document))
        for one in (*held, *texts_by_key(page.data)):
            for mark in one.marks:
                self._by_mark.setdefault(mark, []).append(one)
        votes: Counter[str] = Counter()
        uses: Counter[tuple[str, str]] = Counter()
        for element in page.elements:
            for mark in self._marks(element, "text"):
                for one in self._by_mark.get(mark, ()):
                    uses[one.file, one.name] += 1
                    votes[one.language] += _is_same(one, element.text)
        # Of objects that share keys the one that most elements name is meant.
        for mark, some in self._by_mark.items():
            most = max(uses[one.file, one.name] for one in some)
            self._by_mark[mark] = [one for one in some if uses[one.file, one.name] == most]
        html = next(page.all("html"), None)
        named = language_of(html.attributes.get("lang", "")[:2]) if html is not None else ""
        best = max(votes, key=lambda code: (votes[code], code == named), default="")
        self._language = best if votes[best] else named

    def _marks(self, element: Seen, part: str) -> Iterator[str]:
        """What an element calls its text by, or one of its attributes."""
        field = part.removeprefix("attr:")
        is_own = part == "text" or (element.tag in _FIELDS and field == "placeholder")
        for name, value in element.attributes.items():
            is_for = name.endswith(f"-{field}") or (is_own and not _is_of_part(name))
            if value and name in self._asked and is_for:
                yield value
        if part != "text":
            return
        if self._is_by_id and element.attributes.get("id"):
            yield element.attributes["id"]
        for one in self._direct:
            if _fits(element, one.at):
                yield one.mark

    def _chosen(self, found: list[Text], element: Seen, value: str) -> Over:
        is_whole = len(element.texts) <= 1 and not element.children
        shown = [one for one in found if one.language in {self._language, ""}]
        same = [one for one in found if _is_same(one, value)]
        shown = shown or same[:1]
        others: dict[str, tuple[Where, ...]] = {}
        for one in found:
            if one.language and one not in shown:
                others[one.language] = (*others.get(one.language, ()), _where(one))
        if not shown:
            return Over(others=others)
        if not is_whole and not same:
            return Over(doubt=ANEW)
        places = {(one.file, one.name, one.key): _where(one) for one in shown}
        return Over(tuple(places.values()), others)


class Scripts:
    """Reads the scripts that pages load; one that many pages load is read once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._known: dict[str, Script | None] = {}

    def of(self, page: Page) -> Overwriting:
        """What a page's scripts write over its texts."""
        found: dict[str, Script] = {}
        has_own = False
        for element in page.all("script"):
            address = element.attributes.get("src", "")
            has_own = has_own or (not address and inside(element) is not None)
            self._add(page.resolve(address) if address else "", found)
        if has_own and (own := self._inline(page)) is not None:
            found[own.document.path] = own
            for name in own.imports:
                self._add(name, found)
        return Overwriting(page, list(found.values()))

    def _add(self, path: str, found: dict[str, Script]) -> None:
        pending = [path]
        while pending and len(found) < _MOST_IMPORTS:
            one = pending.pop(0)
            if one in found or not one.endswith((".js", ".mjs")) or ".min." in one:
                continue
            if one not in self._known:
                document = self._sources.document(one)
                self._known[one] = _script(document, document.data.decode() if document else "")
            script = self._known[one]
            if script is not None:
                found[one] = script
                pending.extend(script.imports)

    def _inline(self, page: Page) -> Script | None:
        """The scripts that stand in the page's own file."""
        document = self._sources.document(page.path)
        if document is None:
            return None
        try:
            spans = document.scripts
        except Missing:
            return None
        return _script(
            document, "\n".join(document.text(one.start_byte, one.end_byte) for one in spans)
        )


def _script(document: Document | None, text: str) -> Script | None:
    if document is None or not text or len(text) > MOST_SCRIPT:
        return None
    folder = posixpath.dirname(document.path)
    named = (posixpath.normpath(posixpath.join(folder, one[1])) for one in _IMPORT.finditer(text))
    return Script(document, text, tuple(named))


@lru_cache(maxsize=8)
def _asking(text: str) -> _Asking:
    """What scripts ask for; nothing where they write no text."""
    if not _WRITES.search(text):
        return _Asking()
    return _Asking(
        frozenset(_asked(text)) - _NAMELESS,
        frozenset(_each(text)),
        tuple(_direct(text)),
        tuple(f"{_id(one)}{one['at']}" for one in _DATED.finditer(text)),
        bool(_BY_ID.search(text)),
    )


def _asked(text: str) -> Iterator[str]:
    """The names of attributes that a script looks for or reads."""
    for found in _ASKED.finditer(text):
        plain, camel = found[1] or found[2], found[3] or found[4]
        if camel:
            yield f"data-{_CAMEL.sub('-', camel).lower()}"
            continue
        yield plain.lower()
        yield f"data-{plain.lower()}"


def _each(text: str) -> Iterator[str]:
    """The attributes of elements whose texts a loop over all of them writes."""
    for found in islice(_EACH.finditer(text), _MOST_LOOPS):
        starts = [found.end()] if found["after"] in {".", ")"} else []
        if found["name"] and not starts:
            looped = rf"\b{re.escape(found['name'])}(?:\.forEach\(|\)\s*\{{|\.length|\[)"
            starts = [one.start() for one in re.finditer(looped, text[found.end() :])]
            starts = [found.end() + at for at in starts]
        if any(_OVER.search(text, at, at + _NEAR) for at in starts):
            yield found["attribute"]


def _direct(text: str) -> Iterator[_Direct]:
    for pattern in _DIRECT:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            steps = [one[1] or one[2] for one in _STEPS.finditer(parts["chain"])]
            steps = steps[1:] if steps and language_of(steps[0]) else steps
            if steps:
                at = f"#{parts['id']}" if parts.get("id") else str(parts["at"])
                yield _Direct(at, ".".join(steps))


def _id(found: re.Match[str]) -> str:
    return "#" if found[0].startswith("getElementById") else ""


def _fits(element: Seen, at: str) -> bool:
    if element.source is None:
        return False
    try:
        return matches(element.source, parse_selector(at))
    except Missing:
        return False


def _is_of_part(name: str) -> bool:
    """Whether an attribute names the key of another one: `data-i18n-placeholder`."""
    return name.endswith(("-placeholder", "-alt", "-title", "-label", "-value", "-href", "-src"))


def _where(one: Text) -> Where:
    named = {"object": one.name} if one.name else {}
    return {"file": one.file, **named, "key": one.key}


def _is_same(one: Text, value: str) -> bool:
    return _plain(one.value) == _plain(value)


def _plain(text: str) -> str:
    return " ".join(text.replace("&amp;", "&").replace("\N{NO-BREAK SPACE}", " ").split())
