"""A clause taken apart: its verb, its subject, the joint and what stands behind it."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import JOINTS, LITERALS, VERBS
from bot.ux_agent.understanding.words.vocabulary import Item

_WANTING = frozenset({"want", "need", "like", "love", "have", "get", "wish"})
_TELLING = frozenset({"is", "are", "costs", "cost"})
_MODAL = r"(?i)\s(?:should|shall|must|will|can|could|has|have|needs?|now)$"
_NAMED = r"^\d|^[A-Z]\w+ (?:[A-Z]|\d)"  # "48 hours", "Oak Lane"
_SHOULD = r"(?i)\s(?:should|shall|must|will|can|could)(?:\s(?:now|be))*$"
_NOW_CALLED = r"(?i)\s(?:is|are)(?:\snow)?$"
_MISTAKE = r"(?i)^(?:typos?|misspelling|spelling(?: mistake| error)?|mistake)\s*:?\s(?=\S)"
_OWN = r"(?i)\b(?:our|my|the) $"
_PARTING = JOINTS | {"and", "stop"}
_JOINING = JOINTS | {"with"}
_SAID = frozenset({"word", "colour", "label", "vague"})
_BY = frozenset({"by", "with", "for", "from"})
_INNER_SIGNS = frozenset("'‘’")
_ARTICLES = frozenset({"the", "from", "our", "my", "a", "an", "text", "it", "its", "this", "that"})
_PLACES = frozenset({"section", "property", "it", "quoted", "link", "label"})
_BESIDE = r"(?i)\b(?:next|close)\s$"
_ARROWS = frozenset({"->", "=>", "→", "-->"})
QUOTED = r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»"
"""What is quoted, an expression."""

QUOTES = "\"'“”‘’«»`"
"""Signs that open or close what is quoted."""


class Parts(Record):
    """The items of a clause; `at` is the joint's index, `anchor` the current text it is about.

    The clause goes from character `start` of `text` to `end`. `is_swapped` when the new value
    stands before the joint ("A instead of B").
    """

    text: str
    end: int
    verb: str
    items: tuple[Item, ...]
    at: int | None = None
    anchor: str = ""
    is_swapped: bool = False
    is_follow_up: bool = False
    start: int = 0

    @property
    def before(self) -> tuple[Item, ...]:
        """What stands before the joint; everything where there is none."""
        return self.items if self.at is None else self.items[: self.at]

    @property
    def after(self) -> tuple[Item, ...]:
        """What stands behind the joint."""
        return () if self.at is None else self.items[self.at + 1 :]

    @property
    def joint(self) -> str:
        """The kind of the joint, '' for none."""
        return "" if self.at is None else self.items[self.at].kind

    def said(self, item: Item) -> str:
        """The characters of an item."""
        return self.text[item.start : item.end]

    def subject(self) -> str:
        """The characters between the verb and the joint, without articles."""
        verbs = [item.end for item in self.before if item.kind in VERBS]
        start = verbs[0] if verbs else self.items[0].start
        said = without_article(self.text[start : self._joint_start()])
        return re.sub(_MISTAKE, "", re.sub(_MODAL, "", re.sub(_NOW_CALLED, "", said)))

    def behind(self) -> int:
        """The character behind the joint."""
        return self.end if self.at is None else self.items[self.at].end

    def _joint_start(self) -> int:
        return self.end if self.at is None else self.items[self.at].start


def take_apart(
    text: str, items: Sequence[Item], end: int, index: SiteIndex, *, carried: str = ""
) -> Parts | None:
    """The parts of a clause; `carried` is the verb of the clause before. None for no items."""
    kept = _main(text, items)
    if not kept:
        return None
    parts = Parts(text, end, _verb(kept, carried), kept)
    for at, item in enumerate(kept):
        if item.kind == "instead" and at:
            return parts._replace(at=at, is_swapped=True)
    at_joint, anchor = _joint(parts, index)
    if at_joint is not None:
        parts = parts._replace(items=_unquoted(text, kept, at_joint))
    anchor = anchor or (_quoted_anchor(parts, index) if at_joint is None else "")
    return parts._replace(at=at_joint, anchor=anchor)


def _unquoted(text: str, items: tuple[Item, ...], joint: int) -> tuple[Item, ...]:
    """The items with a quoted word inside of a longer value as one of its words."""
    after = items[joint + 1 :]
    at = next((at for at, item in enumerate(after) if item.kind == "quoted"), 0)
    is_begun = at == 1 and text[after[0].start : after[0].end].lower() in _BY  # "by 'Jane'"
    is_inner = is_begun or any(item.kind in _SAID for item in after[:at])
    if not is_inner or text[after[at].start] not in _INNER_SIGNS:
        return items
    return items[: joint + 1] + tuple(
        item._replace(kind="word") if item.kind == "quoted" else item for item in after
    )


def _quoted_anchor(parts: Parts, index: SiteIndex) -> str:
    """The one quoted text of "change 'Order now'" or "make 'Order now' green", if it is there."""
    quoted = [item.value for item in parts.items if item.kind == "quoted"]
    if len(quoted) != 1:
        return ""
    others = [item for item in parts.items if item.kind in LITERALS - {"quoted"}]
    is_named = parts.verb in {"change", "rename", "replace", "remove"} or bool(others)
    is_found = is_named and anchors.find(quoted[0], index)
    return quoted[0] if is_found else ""


def without_article(text: str) -> str:
    """`text` without quotes around it and without articles and the like before it."""
    words = text.strip().strip(QUOTES).split(" ")
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return " ".join(words).strip(QUOTES + " ,:")


def _main(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items from the verb that counts: "I want to change" is "change"."""
    if _PARTING.isdisjoint([item.kind for item in items]) and not _is_painting(items[:2]):
        return tuple(items)
    kept: list[Item] = []
    for at, item in enumerate(items):
        follower = items[at + 1] if at + 1 < len(items) else None
        is_next = follower and not text[item.end : follower.start].strip(" \t\n:,")
        if not kept and (item.kind in {"and", "stop"} or _is_painting(items[at : at + 2])):
            continue
        following = follower.kind if follower and is_next else ""
        is_last = at + 2 == len(items)
        is_verb = item.kind == "to" and following in VERBS and not is_last
        if is_verb and _is_infinitive(text, kept):
            kept = [other for other in kept if other.kind not in VERBS]
            continue
        if _is_heading(text, item, kept, following) or _is_now_called(text, item, follower):
            continue
        # "to be", "should become": the last one counts.
        if at + 2 < len(items) and _is_run(text, item, items[at + 1 :], following):
            continue
        kept.append(item)
    while kept and kept[-1].kind in {"and", "stop"}:
        kept.pop()
    return tuple(kept)


def _is_infinitive(text: str, before: Sequence[Item]) -> bool:
    verbs = [text[item.start : item.end].lower() for item in before if item.kind in VERBS]
    return not verbs or verbs[-1] in _WANTING


def _is_run(text: str, item: Item, behind: Sequence[Item], following: str) -> bool:
    """True for the first word of "to be", "should become", "to go to": the last one counts.

    A value may begin with such a word: "the motto should be To the sea".
    """
    if item.kind not in JOINTS - {"called"} or following not in JOINTS:
        return False
    said, after = text[item.start : item.end].lower(), text[behind[0].start : behind[0].end]
    if following == "goes":
        return any(one.kind == "address" for one in behind) or (said == "to" and after.islower())
    return said.isalpha() and after.islower() and (said == "to" or following == "called")


def _is_now_called(text: str, item: Item, follower: Item | None) -> bool:
    """True for the first word of "is now called"."""
    if follower is None or follower.kind != "called" or item.kind != "to":
        return False
    return text[item.end : follower.start].strip().lower() == "now"


def _is_heading(text: str, item: Item, before: Sequence[Item], following: str) -> bool:
    """True for the colon of "footer: padding none", which only says where."""
    is_colon = text[item.start : item.end] == ":" and [one.kind for one in before] == ["section"]
    return is_colon and following in {"property", *VERBS}


def _is_painting(items: Sequence[Item]) -> bool:
    """True for "colour the navbar …", where the word is a verb."""
    said = [item.value if item.kind == "property" else item.kind for item in items]
    return said in (["?color", "section"], ["?color", "it"])


def _commanding(items: Sequence[Item]) -> Sequence[Item]:
    """The items before what a text is to say: "the notice should say Call us" calls nobody."""
    says = [at for at, item in enumerate(items) if item.kind == "say" and at]
    is_named = bool(says) and items[says[0] - 1].kind in {"property", "section", "quoted", "label"}
    return items[: says[0]] if is_named else items


def _verb(items: Sequence[Item], carried: str) -> str:
    verbs = [item.kind for item in _commanding(items) if item.kind in VERBS]
    if verbs:
        return verbs[-1] if verbs[0] in {"set", "make"} else verbs[0]
    is_place = any(item.kind in {"section", "property"} for item in items)
    has_address = any(
        item.kind == "address" or (item.kind == "quoted" and guard.is_address(item.value))
        for item in items
    )
    return "" if is_place and not has_address else carried


def _joint(parts: Parts, index: SiteIndex) -> tuple[int | None, str]:
    """The joint between subject and value, and the current text that the subject is."""
    items = parts.items
    if _JOINING.isdisjoint([item.kind for item in items]):
        return None, ""
    first = next((at for at, item in enumerate(_commanding(items)) if item.kind in VERBS), -1)
    start = items[first].end if first >= 0 else items[0].start
    places = [
        at
        for at, item in enumerate(items)
        if at > first
        and (item.kind in JOINTS or (item.kind == "with" and parts.verb == "replace"))
        and not re.search(_BESIDE, parts.text[: item.start])
    ]
    is_quoted = any(item.kind == "quoted" for item in items)
    for at in places:
        said = parts.text[start : items[at].start].strip()
        is_told = parts.said(items[at]).lower() in _TELLING and not is_quoted
        if is_told and not _is_renamed(said, parts.text[items[at].end : parts.end]):
            continue  # "lessons cost £35": told of, not named
        for subject in _subjects(parts, said, start, index):
            if anchors.is_whole(subject, index) and not _is_named(items[first + 1 : at], subject):
                return at, subject
    at_joint = _between_quotes(items, places) or (places[0] if places else None)
    return at_joint, _part_of_a_text(parts, at_joint, index)


def _subjects(parts: Parts, said: str, start: int, index: SiteIndex) -> Iterator[str]:
    """What the words before a joint may be as a text of the site, the most exact first."""
    article = re.search(_OWN, parts.text[:start])
    if article:
        yield parts.text[article.start() : start] + said
    quoted = said.strip(QUOTES)
    yield said
    yield re.sub(_SHOULD, "", said)  # "Our services should be called …"
    if quoted != said:
        yield quoted
        return  # what is quoted has no article that is not its own
    yield without_article(said)
    yield from _named_anew(said, index)


def _named_anew(said: str, index: SiteIndex) -> list[str]:
    """The subject of "tea should be", and of "Mei Tan is now" where it is written so."""
    subject = re.sub(_SHOULD, "", without_article(said))
    name = re.sub(r"\s(?:is|are) now$", "", said)
    is_exact = any(entry.label == name for one in index.targets for entry in one.entries)
    return [subject, name] if is_exact else [subject]


def _part_of_a_text(parts: Parts, at: int | None, index: SiteIndex) -> str:
    """The subject of "Springfield -> Shelbyville", where the site has it in some text."""
    if at is None or parts.verb not in {"", "change", "replace", "rename"}:
        return ""
    said = parts.said(parts.items[at]).lower()
    subject = parts._replace(at=at).subject()
    if any(item.kind == "quoted" and parts.said(item)[0] in QUOTES for item in parts.items[:at]):
        return ""
    first = next((place for place, item in enumerate(parts.items) if item.kind in VERBS), -1)
    is_place = any(item.kind in _PLACES for item in parts.items[first + 1 : at])
    if is_place and not re.search(_NAMED, subject):
        return ""
    if said in _TELLING and not _is_renamed(subject, parts.text[parts.items[at].end : parts.end]):
        return ""
    # No word of what stands before an arrow is mere filler where the site has it.
    start = parts.items[at].start
    whole = re.split(r"[\n;]", parts.text[:start])[-1].strip() if said in _ARROWS else subject
    if len(whole) > len(subject) and whole.endswith(subject) and anchors.find(whole, index):
        return whole
    return subject if anchors.find(subject, index) else ""


def _is_renamed(subject: str, behind: str) -> bool:
    """True for "Mei Tan is now Mei Tan-Jones": a name that keeps a part of the old one."""
    now = re.match(r"(?i)\s*now\s+(\S.*)", behind)
    old = {word for word in re.findall(r"[^\W\d_]+", subject) if word[0].isupper()}
    new = {word for word in re.findall(r"[^\W\d_]+", now[1]) if word[0].isupper()} if now else set()
    return bool(old & new) and old != new


def _is_named(subject: Sequence[Item], said: str) -> bool:
    """True when the site has a property of that very name and the words are in small letters."""
    return said == said.lower() and any(item.kind == "property" and item.is_own for item in subject)


def _between_quotes(items: Sequence[Item], places: Sequence[int]) -> int | None:
    """Of several joints the one between the last two quoted texts."""
    quoted = [at for at, item in enumerate(items) if item.kind == "quoted"]
    if len(quoted) < 2:
        return None
    between = [at for at in places if quoted[-2] < at < quoted[-1]]
    return between[0] if between else None
